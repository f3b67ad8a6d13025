//! A random story: taps, corrections, flags, in batches, folded now and then. And the truth of it.

use chrono::{Days, NaiveDate};
use hailong::{
    model::{
        answer::Answer,
        channel::Channel,
        period::DayRange,
        rating::NewRating,
        rollup::{AnswerCells, AnswerKey, CellKey, Cells, ChannelCells, ChannelKey, Tally},
        subject::Subject,
    },
    store::{CellFilter, Record, View},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};

use crate::harness::{
    World,
    world::{added, flag, followup, tapped},
};

pub const AGENCIES: [&str; 3] = ["p-taythanh-2", "vhxh-taythanh", "p-phuthanh-2"];
pub const DOMAINS: [&str; 2] = ["land", "civil_status"];
/// Answered with 0: left out.
pub const QUESTIONS: [&str; 2] = ["staff_manner", "apology"];
const DAYS: u64 = 120;

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Step {
    Tap(Tapped),
    Correct(Index, u8),
    Flag(Index, bool),
    EndBatch,
    Fold,
}

/// A tap: numbers stand for the agencies and domains above.
#[derive(Debug, Clone)]
pub struct Tapped {
    decider: usize,
    receiver: usize,
    domain: usize,
    day: u64,
    level: u8,
    channel: Channel,
    test: bool,
    answers: [u8; QUESTIONS.len()],
}

fn tap() -> impl Strategy<Value = Tapped> {
    let place = (0..AGENCIES.len(), 0..AGENCIES.len(), 0..DOMAINS.len());
    let rest = (0..DAYS, 1..=5u8, select(Channel::ALL), 0..10u8);
    (place, rest, [0..=5u8, 0..=3u8]).prop_map(
        |((decider, receiver, domain), (day, level, channel, tenth), answers)| Tapped {
            decider,
            receiver,
            domain,
            day,
            level,
            channel,
            test: tenth == 0,
            answers,
        },
    )
}

/// Anything that may happen.
pub fn step() -> impl Strategy<Value = Step> {
    let rating = any::<Index>;
    prop_oneof![
        8 => tap().prop_map(Step::Tap),
        2 => (rating(), 1..=5u8).prop_map(|(rating, level)| Step::Correct(rating, level)),
        2 => (rating(), any::<bool>()).prop_map(|(rating, raised)| Step::Flag(rating, raised)),
        1 => Just(Step::EndBatch),
        1 => Just(Step::Fold),
    ]
}

/// Days from the last fortnight of 2025 on, over the end of a quarter of either calendar.
fn day(offset: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2025, 12, 17).unwrap();
    first.checked_add_days(Days::new(offset)).unwrap()
}

/// Any of those days, in one stretch.
pub fn range() -> impl Strategy<Value = DayRange> {
    let range = |(one, other): (u64, u64)| DayRange::new(day(one.min(other)), day(one.max(other)));
    (0..DAYS, 0..DAYS).prop_map(move |ends| range(ends).unwrap())
}

/// All of those days.
pub fn all_days() -> DayRange {
    DayRange::new(day(0), day(DAYS - 1)).unwrap()
}

/// What the database is told.
pub enum Told {
    Batch(Vec<Record>),
    Fold,
}

/// A rating as everybody should see it.
pub struct Truth {
    new: NewRating,
    level: u8,
    flagged: bool,
}

/// Turns steps into what the database is told, keeping the truth beside it.
pub fn tell(world: &World, steps: &[Step]) -> (Vec<Told>, Vec<Truth>) {
    let (mut told, mut batch, mut truths) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Tap(tap) => {
                let new = rating(world, tap);
                batch.push(tapped(&new));
                truths.push(Truth {
                    level: new.level,
                    flagged: false,
                    new,
                });
            }
            Step::Correct(rating, level) if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.level = *level;
                batch.push(added(&followup(&truth.new, 1_000, Some(*level))));
            }
            Step::Flag(rating, raised) if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.flagged = *raised;
                batch.push(flag(&truth.new, *raised));
            }
            Step::Correct(..) | Step::Flag(..) => {}
            Step::EndBatch => told.push(Told::Batch(std::mem::take(&mut batch))),
            Step::Fold => told.extend([Told::Batch(std::mem::take(&mut batch)), Told::Fold]),
        }
    }
    told.push(Told::Batch(batch));
    (told, truths)
}

fn rating(world: &World, tap: &Tapped) -> NewRating {
    let at = format!("{}T09:00:00+07:00", day(tap.day));
    world
        .tap(AGENCIES[tap.decider], DOMAINS[tap.domain], tap.level, &at)
        .received_by(world.agency(AGENCIES[tap.receiver]))
        .through(tap.channel)
        .but(|new| new.is_test = tap.test)
        .but(|new| new.answers = answers(tap))
        .build()
}

fn answers(tap: &Tapped) -> Vec<Answer> {
    let given = QUESTIONS.iter().zip(tap.answers);
    let given = given.filter(|(_, value)| *value > 0);
    let mut answers: Vec<Answer> = given
        .map(|(question, value)| Answer {
            question: (*question).to_owned(),
            value,
        })
        .collect();
    answers.sort();
    answers
}

/// Counts the answers one by one.
pub fn count_answers(truths: &[Truth], range: DayRange, filter: &CellFilter) -> AnswerCells {
    let mut cells = AnswerCells::new();
    for truth in truths.iter().filter(|truth| truth.counts(range, filter)) {
        for answer in &truth.new.answers {
            let key = AnswerKey {
                agency: truth.agency(filter.view),
                domain: truth.new.domain,
                subject: Subject::Procedure,
                questionnaire: truth.new.questionnaire,
                question: answer.question.clone(),
            };
            *cells.entry(key).or_default() += truth.tally_of(answer.value);
        }
    }
    cells
}

/// Counts the ratings one by one, by domain and by channel.
pub fn count(truths: &[Truth], range: DayRange, filter: &CellFilter) -> (Cells, ChannelCells) {
    let (mut cells, mut channels) = (Cells::new(), ChannelCells::new());
    for truth in truths.iter().filter(|truth| truth.counts(range, filter)) {
        let agency = truth.agency(filter.view);
        let tally = truth.tally();
        *cells.entry(key(agency, &truth.new)).or_default() += tally;
        *channels.entry(channel(agency, &truth.new)).or_default() += tally;
    }
    (cells, channels)
}

impl Truth {
    fn agency(&self, view: View) -> i32 {
        match view {
            View::Deciding => self.new.decider,
            View::Receiving => self.new.receiver,
        }
    }

    fn counts(&self, range: DayRange, filter: &CellFilter) -> bool {
        let agency = self.agency(filter.view);
        let named = filter.agencies.as_ref();
        let domain = filter.domain.is_none_or(|only| only == self.new.domain);
        let channel = filter.channel.is_none_or(|only| only == self.new.channel);
        !self.new.is_test
            && range.contains(self.new.local_date)
            && named.is_none_or(|named| named.contains(&agency))
            && domain
            && channel
    }

    fn tally(&self) -> Tally {
        self.tally_of(self.level)
    }

    fn tally_of(&self, value: u8) -> Tally {
        let mut tally = Tally::default();
        let counts = if self.flagged {
            &mut tally.flagged
        } else {
            &mut tally.counts
        };
        counts.0[usize::from(value) - 1] = 1;
        tally
    }
}

fn key(agency: i32, new: &NewRating) -> CellKey {
    CellKey {
        agency,
        domain: new.domain,
        subject: Subject::Procedure,
        scale: new.scale,
    }
}

fn channel(agency: i32, new: &NewRating) -> ChannelKey {
    ChannelKey {
        agency,
        subject: Subject::Procedure,
        scale: new.scale,
        channel: new.channel,
    }
}
