//! Making the ratings, day by day, in the order in which they were given.

use chrono::NaiveDate;

use super::{
    counters::Counters,
    dice::Dice,
    flags,
    line::{self, Line},
    plan::DemoPlan,
    record::Tap,
    schedule::{self, Share},
    voice::{self, Answer},
    workday,
};
use crate::model::{catalogue::Catalogue, channel::Channel, rating::NewRating};

/// How often each channel is used.
const CHANNELS: [(Channel, f64); 5] = [
    (Channel::Kiosk, 60.0),
    (Channel::Qr, 16.0),
    (Channel::Link, 10.0),
    (Channel::Receipt, 8.0),
    (Channel::Paper, 6.0),
];

/// The ratings of a demo, by the instant of the tap; none if the catalogue has no units or no
/// questionnaire. The same catalogue and plan give the same ratings.
pub fn generate<'a>(
    catalogue: &'a Catalogue,
    plan: &DemoPlan,
) -> impl Iterator<Item = NewRating> + use<'a> {
    let maker = Maker::new(catalogue, *plan);
    let burst = maker.as_ref().map_or_else(Vec::new, flags::burst);
    let days = maker.as_ref().map_or_else(Vec::new, |maker| {
        let number = plan.number().saturating_sub(burst.len());
        schedule::schedule(plan, &maker.lines, number)
    });
    days.into_iter().flat_map(move |(day, shares)| {
        let mut ratings: Vec<NewRating> = burst
            .iter()
            .filter(|rating| rating.local_date == day)
            .cloned()
            .collect();
        if let Some(maker) = &maker {
            maker.add_day(day, &shares, &mut ratings);
        }
        ratings.sort_by_key(|rating| (rating.rated_at, rating.id));
        ratings
    })
}

/// Everything that making a rating needs.
pub struct Maker<'a> {
    pub plan: DemoPlan,
    pub lines: Vec<Line>,
    pub counters: Counters<'a>,
    pub questionnaire: i32,
    pub scale: i32,
    /// Keys of the reasons that the questionnaire offers.
    reasons: Vec<String>,
}

impl<'a> Maker<'a> {
    /// `None` if the catalogue lacks what ratings need.
    pub fn new(catalogue: &'a Catalogue, plan: DemoPlan) -> Option<Self> {
        let questionnaire = catalogue.newest_questionnaire("default")?;
        let lines = line::lines(catalogue);
        let reasons = questionnaire.content.reasons.iter();
        (!lines.is_empty()).then(|| Self {
            plan,
            lines,
            counters: Counters::new(catalogue),
            questionnaire: questionnaire.id,
            scale: questionnaire.scale,
            reasons: reasons.map(|reason| reason.key.clone()).collect(),
        })
    }

    fn add_day(&self, day: NaiveDate, shares: &[Share], ratings: &mut Vec<NewRating>) {
        let number = schedule::day_number(day);
        let mut dice = Dice::new(self.plan.seed, "day", number);
        for share in shares {
            let line = &self.lines[share.line];
            let made = (0..share.ratings).map(|_| self.rating(line, day, &mut dice));
            ratings.extend(made);
        }
    }

    /// A usual person's rating.
    fn rating(&self, line: &Line, day: NaiveDate, dice: &mut Dice) -> NewRating {
        let tap = self.tap(line, day, dice);
        let at_authority = tap.channel == Channel::Receipt;
        let answer = match line.run_on(day) {
            Some(_) if !at_authority => very_satisfied(),
            _ => voice::answer(line.trouble_on(day, at_authority), &self.reasons, dice),
        };
        self.write_down(line, &tap, answer, dice)
    }

    fn tap(&self, line: &Line, day: NaiveDate, dice: &mut Dice) -> Tap {
        let drawn = dice.pick(&CHANNELS, |entry| entry.1);
        let mut channel = drawn.map_or(Channel::Kiosk, |entry| entry.0);
        let at_counter = !matches!(channel, Channel::Link | Channel::Receipt);
        let counter = at_counter
            .then(|| self.counters.draw(line, day, dice))
            .flatten();
        if channel == Channel::Kiosk && counter.is_some_and(|counter| !counter.kiosk_works) {
            channel = Channel::Qr;
        }
        Tap {
            at_ms: self.plan.zone.start_of_day_ms(day) + i64::from(workday::moment(day, dice)),
            day,
            channel,
            service_point: counter.map(|counter| counter.id),
        }
    }
}

/// What everybody answers in a run too good to be true.
pub fn very_satisfied() -> Answer {
    Answer {
        level: 5,
        reasons: Vec::new(),
        comment: None,
    }
}
