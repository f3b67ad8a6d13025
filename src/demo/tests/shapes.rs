//! What the generated ratings look like, taken together.

use std::collections::BTreeSet;

use chrono::{Datelike, Timelike, Weekday};

use super::area::{self, rate, rated};
use crate::{
    demo::{DemoPlan, Served, flags, generate, official_values},
    model::{
        catalogue::Catalogue,
        channel::Channel,
        rating::{NewRating, TimeNote},
        subject::Subject,
    },
};

#[test]
fn the_same_plan_gives_the_same_ratings_and_another_seed_others() {
    let catalogue = area::catalogue();
    let plan = area::plan(2_000);
    let first = rated(&catalogue, 2_000);
    assert_eq!(first, rated(&catalogue, 2_000));
    let other = DemoPlan { seed: 7, ..plan };
    assert!(
        generate(&catalogue, &other)
            .zip(&first)
            .all(|(a, b)| a.id != b.id)
    );
    assert_eq!(flags(&catalogue, &plan), flags(&catalogue, &plan));
}

#[test]
fn as_many_as_asked_for_in_the_order_of_the_taps_each_with_its_own_id() {
    let catalogue = area::catalogue();
    assert_eq!(rated(&catalogue, 0).len(), 0);
    for at_most in [1, 999, 20_000] {
        let ratings = rated(&catalogue, at_most);
        assert_eq!(ratings.len(), at_most);
        assert!(ratings.is_sorted_by_key(|rating| rating.rated_at));
        let ids: BTreeSet<_> = ratings.iter().map(|rating| rating.id).collect();
        assert_eq!(ids.len(), at_most);
    }
    assert!(area::plan(usize::MAX).number() == 300_000);
}

#[test]
fn a_catalogue_without_units_has_nothing_to_rate() {
    assert_eq!(generate(&Catalogue::default(), &area::plan(10)).count(), 0);
}

#[test]
fn nobody_rates_a_unit_that_does_not_exist_or_an_office_that_is_closed() {
    let catalogue = area::catalogue();
    let plan = area::plan(20_000);
    for rating in rated(&catalogue, 20_000) {
        let day = rating.local_date;
        for agency in [rating.decider, rating.receiver] {
            let agency = catalogue.agency_by_id(agency).expect("a known agency");
            assert!(agency.valid.contains(day), "{} on {day}", agency.key);
        }
        assert!(day < plan.today && day.weekday() != Weekday::Sun, "{day}");
        let instant = chrono::DateTime::from_timestamp_millis(rating.rated_at).expect("an instant");
        let wall = plan.zone.local(instant);
        assert_eq!(wall.date(), day);
        let minute = wall.hour() * 60 + wall.minute();
        assert!(
            (450..690).contains(&minute) || (780..1020).contains(&minute),
            "{wall}"
        );
        assert_eq!(plan.zone.day_of_ms(rating.received_at), day);
        assert!(rating.received_at > rating.rated_at && !rating.is_test);
        assert!(rating.time_note == TimeNote::Certain);
    }
}

#[test]
fn both_phases_and_both_generations_have_ratings() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 20_000);
    let of = |key: &str| {
        let id = catalogue.agency(key).expect("an agency").id;
        rate(&ratings, |rating| rating.decider == id).0
    };
    for key in [
        "p-taythanh-1",
        "tnmt-tanphu",
        "ttpvhcc-taythanh",
        "kthtdt-tanphu",
        "vpdk-tanphu",
        "cct-tanphu",
        "buudien-tanphu",
        "bv-tanphu-1",
        "bv-tanphu-2",
        "truong-a",
    ] {
        assert!(of(key) > 0, "{key}");
    }
    for year in 2023..=2026 {
        assert!(
            rate(&ratings, |rating| rating.local_date.year() == year).0 > 1_000,
            "{year}"
        );
    }
    for subject in [Subject::HealthService, Subject::EducationService] {
        assert!(
            rate(&ratings, |rating| rating.subject == subject).0 > 20,
            "{subject}"
        );
    }
    let elsewhere = |rating: &NewRating| rating.decider != rating.receiver;
    assert!(rate(&ratings, elsewhere).0 > 1_000);
}

#[test]
fn mondays_are_busiest_and_kiosks_most_used() {
    let ratings = rated(&area::catalogue(), 20_000);
    let on = |weekday| rate(&ratings, |rating| rating.local_date.weekday() == weekday).0;
    assert!(on(Weekday::Mon) > on(Weekday::Wed) && on(Weekday::Wed) > on(Weekday::Fri));
    assert!(on(Weekday::Sat) > 0 && on(Weekday::Sat) * 3 < on(Weekday::Fri));
    let by = |channel| rate(&ratings, |rating| rating.channel == channel).0;
    for channel in [Channel::Qr, Channel::Link, Channel::Receipt, Channel::Paper] {
        assert!(
            by(channel) > 500 && by(channel) * 2 < by(Channel::Kiosk),
            "{channel}"
        );
    }
}

#[test]
fn the_dissatisfied_give_reasons_and_comments_more_often() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 60_000);
    let share = |low: bool, has: fn(&NewRating) -> bool| {
        let group = |rating: &NewRating| (rating.level <= 2) == low;
        rate(&ratings, |rating| group(rating) && has(rating)).0 as f64
            / rate(&ratings, group).0 as f64
    };
    assert!(share(true, |r| !r.reasons.is_empty()) > 4.0 * share(false, |r| !r.reasons.is_empty()));
    assert!(share(true, |r| r.comment.is_some()) > 4.0 * share(false, |r| r.comment.is_some()));
    let offered = &catalogue.questionnaires[0].content.reasons;
    for rating in &ratings {
        assert!(rating.reasons.is_sorted());
        assert!(
            rating
                .reasons
                .iter()
                .all(|key| offered.iter().any(|reason| reason.key == *key))
        );
        let digits = rating
            .comment
            .iter()
            .flat_map(|text| text.chars())
            .any(|c| c.is_ascii_digit());
        assert!(
            !digits,
            "a number could be somebody's: {:?}",
            rating.comment
        );
    }
}

#[test]
fn between_a_fifth_and_three_fifths_of_the_people_rate() {
    let catalogue = area::catalogue();
    let ratings = rated(&catalogue, 60_000);
    let mut served = Served::default();
    for rating in &ratings {
        served.count(rating);
    }
    let rows = served.rows(&catalogue, 1835);
    let people: u64 = rows.iter().map(|row| u64::from(row.count)).sum();
    let share = ratings.len() as f64 / people as f64;
    assert!((0.2..0.6).contains(&share), "{share}");
    let keys: BTreeSet<_> = rows
        .iter()
        .map(|row| (row.day, &row.agency, &row.domain, row.subject))
        .collect();
    assert_eq!(keys.len(), rows.len());
}

#[test]
fn without_targets_no_official_value_is_invented() {
    assert!(official_values(&area::catalogue(), &area::plan(1)).is_empty());
}
