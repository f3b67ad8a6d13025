//! Each rule at its border, on both sides.

use std::collections::BTreeSet;

use super::*;
use crate::model::{
    opening::{Holiday, OpenHours},
    service_point::ServicePoint,
    subject::Subject,
    validity::Validity,
};

const RULES: fn() -> MisuseRules = || MisuseRules {
    on: MisuseRule::OF_KIOSKS.to_vec(),
    interval_ms: 5_000,
    burst_ratings: 5,
    burst_ms: 25_000,
    measure_from_ms: 0,
    run_ratings: 60,
};

/// A press of a level at an instant of one boot.
fn press(at: i64, level: u8) -> Press {
    Press {
        seq: at,
        id: Uuid::from_u128(u128::from(at.unsigned_abs())),
        at,
        time_note: TimeNote::Certain,
        boot_id: Some(Uuid::from_u128(1)),
        mono_ms: Some(at),
        level,
        scale: 1,
        service_point: Some(1),
    }
}

/// What a rule found, by place.
fn by_rule(rule: MisuseRule, presses: &[Press]) -> Vec<usize> {
    let found = found(presses, &RULES(), |press| press.level == 5);
    let places = found.iter().enumerate();
    let found = places.filter(|(_, rules)| rules.contains(&rule));
    found.map(|(at, _)| at).collect()
}

fn at(times: &[i64], level: u8) -> Vec<Press> {
    times.iter().map(|at| press(*at, level)).collect()
}

#[test]
fn what_comes_within_the_interval_after_the_last_that_counts_is_too_quick() {
    let quick = |times: &[i64]| by_rule(MisuseRule::TooQuick, &at(times, 3));
    assert_eq!(quick(&[0, 5_000, 10_000]), [0; 0]);
    assert_eq!(quick(&[0, 4_999]), [1]);
    assert_eq!(
        quick(&[0, 3_000, 6_000, 9_000]),
        [1, 3],
        "6 s after the first"
    );
}

#[test]
fn the_boot_measures_where_the_network_was_slow() {
    let mut late = at(&[0, 4_000, 8_000], 3);
    late[1].mono_ms = Some(6_000);
    late[2].mono_ms = Some(12_000);
    assert_eq!(by_rule(MisuseRule::TooQuick, &late), [0; 0]);
    // Beyond a minute it is not believed.
    late[1].mono_ms = Some(64_001);
    assert_eq!(by_rule(MisuseRule::TooQuick, &late[..2]), [1]);
    late[1].boot_id = Some(Uuid::from_u128(2));
    late[1].mono_ms = Some(6_000);
    assert_eq!(
        by_rule(MisuseRule::TooQuick, &late[..2]),
        [1],
        "another boot"
    );
}

#[test]
fn five_of_a_level_within_25_seconds_are_a_burst_whatever_lies_between() {
    let burst = |presses: &[Press]| by_rule(MisuseRule::Burst, presses);
    let five = [0, 6_000, 12_000, 18_000, 25_000];
    assert_eq!(burst(&at(&five, 5)), [0, 1, 2, 3, 4]);
    assert_eq!(burst(&at(&five[..4], 5)), [0; 0]);
    assert_eq!(burst(&at(&[0, 6_000, 12_000, 18_000, 25_001], 5)), [0; 0]);
    let mut mixed = at(&five, 5);
    mixed.insert(2, press(9_000, 1));
    assert_eq!(burst(&mixed), [0, 1, 3, 4, 5]);
    let every_seven_seconds: Vec<i64> = (0..40).map(|n| n * 7_000).collect();
    assert_eq!(burst(&at(&every_seven_seconds, 5)), [0; 0]);
}

#[test]
fn six_in_the_measure_of_a_machine() {
    let even = |times: &[i64]| by_rule(MisuseRule::IdenticalIntervals, &at(times, 3));
    let six = [0, 10_000, 20_300, 30_300, 40_500, 50_600];
    assert_eq!(even(&six), [0, 1, 2, 3, 4, 5]);
    assert_eq!(even(&six[..5]), [0; 0]);
    assert_eq!(even(&[0, 10_000, 20_301, 30_301, 40_301, 50_301]), [0; 0]);
    let minutes: Vec<i64> = (0..6).map(|n| n * 60_000).collect();
    assert_eq!(even(&minutes).len(), 6);
    let longer: Vec<i64> = (0..6).map(|n| n * 60_001).collect();
    assert_eq!(even(&longer), [0; 0]);
}

#[test]
fn sixty_of_the_best_level_within_an_hour() {
    let run = |presses: &[Press]| by_rule(MisuseRule::LongRun, presses).len();
    let spread = |last: i64| -> Vec<i64> {
        let first = (0..59).map(|n| n * 61_000);
        first.chain([last]).collect()
    };
    assert_eq!(run(&at(&spread(HOUR_MS), 5)), 60);
    assert_eq!(run(&at(&spread(HOUR_MS + 1), 5)), 0);
    assert_eq!(run(&at(&spread(HOUR_MS)[..59], 5)), 0);
    assert_eq!(run(&at(&spread(HOUR_MS), 4)), 0, "not the best");
    let mut broken = at(&spread(HOUR_MS), 5);
    broken[30].level = 4;
    assert_eq!(run(&broken), 0, "one who was not so satisfied");
}

#[test]
fn a_rule_that_is_off_finds_nothing() {
    let mut rules = RULES();
    rules.on = vec![MisuseRule::Burst];
    let all = found(&at(&[0; 70], 5), &rules, |_| true);
    assert!(
        all.iter()
            .all(|found| *found == BTreeSet::from([MisuseRule::Burst]))
    );
}

/// A counter open on Wednesdays until midnight, and on a holiday not at all.
fn catalogue(hours: &[&str]) -> Catalogue {
    let point = ServicePoint {
        id: 1,
        key: "q1".to_owned(),
        name: "Quầy số 1".to_owned(),
        agency: 1,
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    };
    let hours: Vec<_> = hours
        .iter()
        .filter_map(|text| OpenHours::parse(3, text))
        .collect();
    Catalogue {
        service_points: vec![point],
        holidays: vec![Holiday {
            day: "2026-09-02".parse().unwrap(),
            service_point: None,
            name: "Quốc khánh".to_owned(),
        }],
        opening_hours: [(1, hours)].into(),
        ..Catalogue::default()
    }
    .indexed()
}

fn is_closed(catalogue: &Catalogue, at: &str) -> bool {
    let at = chrono::DateTime::parse_from_rfc3339(&format!("{at}+07:00"));
    let press = press(at.unwrap().timestamp_millis(), 5);
    while_closed(catalogue, Zone::HO_CHI_MINH, &press)
}

#[test]
fn a_quarter_of_an_hour_around_the_opening_hours() {
    let known = catalogue(&["07:30-11:30", "18:00-24:00"]);
    for open in [
        "2026-07-15T07:15:00",
        "2026-07-15T11:44:59",
        "2026-07-16T00:14:59",
    ] {
        assert!(!is_closed(&known, open), "{open}");
    }
    for closed in [
        "2026-07-15T07:14:59",
        "2026-07-15T11:45:00",
        "2026-07-16T00:15:00",
        "2026-07-17T09:00:00",
        "2026-09-02T09:00:00",
    ] {
        assert!(is_closed(&known, closed), "{closed}");
    }
}

#[test]
fn where_nobody_knows_the_hours_or_the_time_nothing_is_said() {
    assert!(!is_closed(&catalogue(&[]), "2026-07-15T03:00:00"));
    let known = catalogue(&["07:30-11:30"]);
    let mut skewed = press(0, 5);
    assert!(while_closed(&known, Zone::HO_CHI_MINH, &skewed));
    skewed.time_note = TimeNote::Skewed;
    assert!(!while_closed(&known, Zone::HO_CHI_MINH, &skewed));
}

#[test]
fn a_note_is_read_as_it_is_written() {
    let found = BTreeSet::from([MisuseRule::Burst, MisuseRule::TooQuick]);
    let judged = Judgement::default().after(MisuseRule::ALL, &found);
    assert_eq!(judged.to_string(), "misuse: too_quick@1, burst@1");
    assert_eq!(Judgement::of_note(&judged.to_string()), Some(judged));
    let none = Judgement::default();
    assert_eq!(Judgement::of_note(&none.to_string()), Some(none));
    assert_eq!(Judgement::of_note("thử nghiệm"), None);
}

#[test]
fn what_was_not_asked_stays() {
    let closed = BTreeSet::from([MisuseRule::Closed]);
    let before = Judgement::default().after(MisuseRule::ALL, &closed);
    let after = before.after(&[MisuseRule::TooQuick], &BTreeSet::new());
    assert_eq!(after, before);
    assert_eq!(after.after(MisuseRule::ALL, &BTreeSet::new()).0.len(), 0);
}

#[test]
fn the_last_judgement_and_the_last_word_of_somebody_else_stand() {
    let flags = [
        ("misuse: burst@1", true),
        ("somebody", false),
        ("misuse: too_quick@1", true),
    ];
    let (judged, other) = standing(flags.into_iter());
    assert_eq!(judged.to_string(), "misuse: too_quick@1");
    assert_eq!(other, Some(false));
}
