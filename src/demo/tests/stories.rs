//! What happens to single units, counters and domains.

use chrono::Datelike;

use super::area::{self, day, rate, rated};
use crate::{
    demo::{DemoPlan, flags, story},
    model::{channel::Channel, rating::NewRating},
};

#[test]
fn one_unit_is_rated_by_nobody() {
    let catalogue = area::catalogue();
    let silent = catalogue.agency(story::SILENT).expect("an agency").id;
    let at_silent = |rating: &NewRating| [rating.decider, rating.receiver].contains(&silent);
    assert_eq!(rate(&rated(&catalogue, 20_000), at_silent).0, 0);
}

#[test]
fn the_bad_month_is_bad_and_the_month_after_is_not() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 60_000);
    let unit = catalogue.agency(story::BAD_MONTH.0).expect("an agency").id;
    let month = |from: &str, until: &str| {
        let (from, until) = (day(from), day(until));
        rate(&ratings, |rating| {
            rating.decider == unit && (from..=until).contains(&rating.local_date)
        })
    };
    let (n, bad) = month("2026-03-01", "2026-03-31");
    assert!(n > 50 && bad < 90.0, "{n}: {bad}");
    assert!(month("2026-04-01", "2026-06-30").1 > 91.0);
}

#[test]
fn the_suspicious_run_is_perfect_and_its_burst_is_flagged() {
    let catalogue = area::catalogue();
    let plan = area::plan(20_000);
    let ratings = rated(&catalogue, 20_000);
    let unit = catalogue.agency(story::RUN.unit).expect("an agency").id;
    let days = story::RUN.days().expect("days");
    let of_the_run =
        |rating: &NewRating| rating.decider == unit && days.contains(rating.local_date);
    let run: Vec<&NewRating> = ratings.iter().filter(|rating| of_the_run(rating)).collect();
    assert!(
        run.len() > 100 && run.iter().all(|rating| rating.level == 5),
        "{}",
        run.len()
    );
    let flags = flags(&catalogue, &plan);
    assert_eq!(flags.len(), 40);
    for flag in flags {
        let rating = run
            .iter()
            .find(|rating| rating.id == flag.rating)
            .expect("a rating of the run");
        assert!(rating.channel == Channel::Kiosk && flag.received_at > rating.received_at);
        assert!(flag.raised && flag.note.contains("40 lượt"));
    }
}

#[test]
fn before_the_audit_nothing_is_flagged() {
    let catalogue = area::catalogue();
    let on = |today: &str| DemoPlan {
        today: day(today),
        ..area::plan(20_000)
    };
    assert!(flags(&catalogue, &on("2025-12-15")).is_empty());
    assert_eq!(flags(&catalogue, &on("2025-12-16")).len(), 40);
}

#[test]
fn land_and_construction_are_harder_than_certification_and_civil_status() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 60_000);
    let of = |key: &str| {
        let id = catalogue.domain(key).expect("a domain").id;
        rate(&ratings, |rating| rating.domain == id).1
    };
    for hard in ["land", "construction"] {
        assert!((91.0..96.5).contains(&of(hard)), "{hard}: {}", of(hard));
    }
    for easy in ["certification", "civil_status"] {
        assert!(of(easy) > 98.0, "{easy}: {}", of(easy));
    }
}

#[test]
fn verdicts_differ_between_units_in_both_phases() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 60_000);
    let rates = |prefix: &str, year: i32| {
        let units = catalogue
            .agencies
            .iter()
            .filter(|agency| agency.key.starts_with(prefix));
        units
            .map(|unit| {
                rate(&ratings, |rating| {
                    rating.receiver == unit.id && rating.local_date.year() == year
                })
            })
            .filter(|(n, _)| *n > 500)
            .map(|(_, rate)| rate)
            .collect::<Vec<f64>>()
    };
    for (prefix, year, threshold) in [("p-", 2024, 98.0), ("ttpvhcc-", 2026, 97.0)] {
        let rates = rates(prefix, year);
        assert!(rates.iter().any(|rate| *rate > threshold), "{rates:?}");
        assert!(rates.iter().any(|rate| *rate < threshold), "{rates:?}");
    }
}

#[test]
fn counters_are_used_while_they_are_open_and_one_kiosk_falls_silent() {
    let catalogue = area::catalogue_with_counters();
    let ratings = rated(&catalogue, 60_000);
    let at = |point: i32| rate(&ratings, move |rating| rating.service_point == Some(point)).0;
    assert!(at(1) > at(4) && at(4) > 0 && at(2) > 0);
    assert_eq!(at(3), 0);
    let technical = catalogue.agency("kthtdt-phuthohoa").expect("an agency").id;
    assert!(
        ratings
            .iter()
            .all(|r| r.service_point != Some(2) || r.decider == technical)
    );
    let taps = |from: &str, until: &str| {
        let days = day(from)..day(until);
        rate(&ratings, |rating| {
            rating.service_point == Some(4)
                && rating.channel == Channel::Kiosk
                && days.contains(&rating.local_date)
        })
        .0
    };
    assert!(taps("2026-04-18", "2026-05-18") > 10);
    assert_eq!(taps("2026-05-18", "2026-11-20"), 0);
    let by_poster = |rating: &NewRating| {
        rating.service_point == Some(4) && rating.local_date >= day("2026-05-18")
    };
    assert!(rate(&ratings, by_poster).0 > 0);
}
