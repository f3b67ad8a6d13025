//! The burst within the run too good to be true, and the flags that an auditor raised on it.

use super::{
    dice::Dice,
    generate::{Maker, very_satisfied},
    plan::DemoPlan,
    record::{Tap, id_at},
    story,
};
use crate::model::{
    catalogue::Catalogue,
    channel::Channel,
    rating::{NewFlag, NewRating},
};

/// Milliseconds from midnight to 16:40, when the burst begins, and to 9:00, when it is looked at.
const BURST_MS: i64 = (16 * 60 + 40) * 60_000;
const AUDIT_MS: i64 = 9 * 3_600_000;

/// Days from the burst to the audit.
const AUDIT_AFTER: usize = 3;

/// Most taps of the burst.
const MOST_TAPS: usize = 40;

/// Flags on the ratings of the burst, raised with a reason three days later; none while that day
/// has not passed.
pub fn flags(catalogue: &Catalogue, plan: &DemoPlan) -> Vec<NewFlag> {
    let Some(maker) = Maker::new(catalogue, *plan) else {
        return Vec::new();
    };
    let audited = story::date(story::RUN.burst).iter_days().nth(AUDIT_AFTER);
    let Some(audited) = audited.filter(|day| plan.is_past(*day)) else {
        return Vec::new();
    };
    let received_at = plan.zone.start_of_day_ms(audited) + AUDIT_MS;
    let mut dice = Dice::new(plan.seed, "audit", 0);
    let burst = burst(&maker);
    let note = format!(
        "Dữ liệu minh họa · Người kiểm tra: {} lượt «Rất hài lòng» liên tiếp tại một thiết bị, cách nhau chưa đến 4 giây, ngay trước giờ đóng cửa.",
        burst.len()
    );
    let flag = |rating: &NewRating| NewFlag {
        id: id_at(received_at, &mut dice),
        rating: rating.id,
        raised: true,
        note: note.clone(),
        received_at,
    };
    burst.iter().map(flag).collect()
}

/// Many taps within minutes at one kiosk, in proportion to the size of the demo.
pub fn burst(maker: &Maker) -> Vec<NewRating> {
    let day = story::date(story::RUN.burst);
    let of_the_run = |line: &&super::line::Line| {
        line.decider_key == story::RUN.unit && line.receiver == line.decider && line.exists_on(day)
    };
    let Some(line) = maker.lines.iter().find(of_the_run) else {
        return Vec::new();
    };
    if !maker.plan.is_past(day) {
        return Vec::new();
    }
    let mut dice = Dice::new(maker.plan.seed, "burst", 0);
    let counter = maker.counters.draw(line, day, &mut dice);
    let mut at_ms = maker.plan.zone.start_of_day_ms(day) + BURST_MS;
    let taps = (maker.plan.number() / 400).min(MOST_TAPS);
    let tap = |_| {
        at_ms += 2_000 + i64::from(dice.below(1_900));
        let tap = Tap {
            at_ms,
            day,
            channel: Channel::Kiosk,
            service_point: counter.map(|counter| counter.id),
        };
        maker.write_down(line, &tap, very_satisfied(), &mut dice)
    };
    (0..taps).map(tap).collect()
}
