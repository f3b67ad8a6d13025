//! How hard a link is pressed: its last minute against what it has in an ordinary one, and whether that
//! is an attack.
//!
//! Counts calls and nothing else: no address, no person. All instants are milliseconds on one scale that
//! never jumps, such as the time since the program started.

/// When a link is under attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PressureRules {
    /// So many forms opened, or as many sent, within a minute are never an attack.
    pub least: u32,
    /// Nor are so many times the link's ordinary busiest minute.
    pub times: u32,
    /// Milliseconds of quiet after which an attack is over.
    pub calm_ms: i64,
}

impl PressureRules {
    /// The most calls of a kind in a minute that are no attack, where `ordinary` is the busiest minute
    /// of an ordinary day.
    pub fn most(&self, ordinary: u32) -> u32 {
        self.least.max(self.times.saturating_mul(ordinary))
    }
}

/// What is done with a link; each kind is counted for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkCall {
    /// A form was fetched.
    Opened,
    /// A form was sent, whatever became of it.
    Sent,
}

/// What a call or the passing of time changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressureChange {
    /// The link is under attack from now on.
    Began,
    /// It no longer is.
    Ended,
}

/// How a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PressureState {
    /// Since when it is under attack; `None`: in peace.
    pub attacked_since: Option<i64>,
    /// Forms opened, or sent if those are more, within the last minute.
    pub last_minute: u32,
    /// The same in the busiest minute of an ordinary day; 0 where none is known yet.
    pub ordinary: u32,
}

/// A minute slides in steps of so many milliseconds.
const SLOT_MS: i64 = 5_000;
/// Steps of a minute.
const SLOTS: usize = 12;
/// Days, counted from the beginning of the scale, by which a link's ordinary day is known.
const DAYS: usize = 14;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What is known of one link.
#[derive(Debug, Clone, Default)]
pub struct LinkPressure {
    /// Calls by kind in the last steps, the newest at `slot % SLOTS`.
    slots: [[u32; 2]; SLOTS],
    /// Number of the newest step.
    slot: i64,
    day: i64,
    /// The busiest minute of this day, attacks left out.
    busiest: u32,
    /// Those of the last days on which the link was used; today is not among them, so that an attack
    /// that grows slowly finds the same line all day.
    days: Vec<u32>,
    ordinary: u32,
    attack: Option<Attack>,
}

#[derive(Debug, Clone, Copy)]
struct Attack {
    since: i64,
    /// When it was last as strong as an attack.
    last: i64,
}

impl LinkPressure {
    /// Counts a call.
    pub fn count(
        &mut self,
        call: LinkCall,
        at: i64,
        rules: &PressureRules,
    ) -> Option<PressureChange> {
        self.forward(at);
        let slot = &mut self.slots[place(self.slot)][call as usize];
        *slot = slot.saturating_add(1);
        self.judge(at, rules)
    }

    /// Lets time pass without a call.
    pub fn look(&mut self, at: i64, rules: &PressureRules) -> Option<PressureChange> {
        self.forward(at);
        self.judge(at, rules)
    }

    /// Whether the link is under attack, as of the last call or look.
    pub fn is_attacked(&self) -> bool {
        self.attack.is_some()
    }

    /// How the link stands, as of the last call or look.
    pub fn state(&self) -> PressureState {
        PressureState {
            attacked_since: self.attack.map(|attack| attack.since),
            last_minute: self.last_minute(),
            ordinary: self.ordinary,
        }
    }

    fn judge(&mut self, at: i64, rules: &PressureRules) -> Option<PressureChange> {
        let minute = self.last_minute();
        let is_strong = minute > rules.most(self.ordinary);
        match &mut self.attack {
            None if is_strong => {
                self.attack = Some(Attack {
                    since: at,
                    last: at,
                });
                Some(PressureChange::Began)
            }
            None => {
                self.busiest = self.busiest.max(minute);
                None
            }
            Some(attack) if is_strong => {
                attack.last = at;
                None
            }
            Some(attack) if at - attack.last >= rules.calm_ms => {
                self.attack = None;
                Some(PressureChange::Ended)
            }
            Some(_) => None,
        }
    }

    fn last_minute(&self) -> u32 {
        let of = |kind: usize| self.slots.iter().map(|slot| slot[kind]).sum::<u32>();
        of(LinkCall::Opened as usize).max(of(LinkCall::Sent as usize))
    }

    fn forward(&mut self, at: i64) {
        let slot = at / SLOT_MS;
        let passed = usize::try_from(slot - self.slot).unwrap_or(0).min(SLOTS);
        for back in 0..passed {
            let number = slot - i64::try_from(back).unwrap_or_default();
            self.slots[place(number)] = [0; 2];
        }
        self.slot = self.slot.max(slot);
        if at / DAY_MS > self.day {
            self.day = at / DAY_MS;
            self.end_day();
        }
    }

    /// A day without a call says nothing of an ordinary one.
    fn end_day(&mut self) {
        let busiest = std::mem::take(&mut self.busiest);
        if busiest == 0 {
            return;
        }
        if self.days.len() == DAYS {
            self.days.remove(0);
        }
        self.days.push(busiest);
        // The middle one, so that some days that somebody made busy on purpose move little.
        let mut days = self.days.clone();
        days.sort_unstable();
        self.ordinary = days[(days.len() - 1) / 2];
    }
}

fn place(slot: i64) -> usize {
    usize::try_from(slot).unwrap_or_default() % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: PressureRules = PressureRules {
        least: 60,
        times: 4,
        calm_ms: 600_000,
    };
    const MINUTE: i64 = 60_000;

    /// So many forms sent evenly over the minute that begins at `from`; the first change, if any.
    fn minute(link: &mut LinkPressure, from: i64, calls: u32) -> Option<PressureChange> {
        let at = |call: u32| from + MINUTE * i64::from(call) / i64::from(calls);
        let changes = (0..calls).map(|call| link.count(LinkCall::Sent, at(call), &RULES));
        changes.fold(None, Option::or)
    }

    #[test]
    fn an_ordinary_rush_is_no_attack_and_more_is() {
        let mut link = LinkPressure::default();
        assert_eq!(minute(&mut link, 0, 60), None);
        let mut link = LinkPressure::default();
        assert_eq!(minute(&mut link, 0, 61), Some(PressureChange::Began));
        assert!(link.is_attacked());
        assert_eq!(link.state().last_minute, 61);
    }

    #[test]
    fn the_minute_slides_and_kinds_are_not_added_up() {
        let mut link = LinkPressure::default();
        for second in 0..600 {
            for call in [LinkCall::Opened, LinkCall::Sent] {
                assert_eq!(link.count(call, second * 1_000, &RULES), None);
            }
        }
        assert!(link.state().last_minute <= 60);
        // The end of one minute and the beginning of the next are one minute, too.
        let mut link = LinkPressure::default();
        let burst = |link: &mut LinkPressure, at| {
            (0..40).fold(None, |found, _| {
                found.or(link.count(LinkCall::Sent, at, &RULES))
            })
        };
        assert_eq!(burst(&mut link, MINUTE - 1_000), None);
        assert_eq!(
            burst(&mut link, MINUTE + 1_000),
            Some(PressureChange::Began)
        );
    }

    #[test]
    fn it_is_over_after_some_quiet_and_not_before() {
        let mut link = LinkPressure::default();
        assert!(minute(&mut link, 0, 100).is_some());
        let last = MINUTE;
        for minutes in 1..10 {
            assert_eq!(link.look(last + minutes * MINUTE, &RULES), None);
            assert!(link.is_attacked(), "after {minutes} minutes");
        }
        let ended = link.look(last + 11 * MINUTE, &RULES);
        assert_eq!(ended, Some(PressureChange::Ended));
        assert_eq!(link.state(), PressureState::default());
    }

    #[test]
    fn a_busy_link_is_measured_by_its_own_days() {
        let mut link = LinkPressure::default();
        for day in 0..3 {
            assert_eq!(minute(&mut link, day * DAY_MS, 50), None);
        }
        assert_eq!(minute(&mut link, 3 * DAY_MS, 200), None, "four times 50");
        assert_eq!(link.state().ordinary, 50);
        assert!(minute(&mut link, 3 * DAY_MS + 5 * MINUTE, 201).is_some());
    }

    #[test]
    fn who_makes_a_link_busy_slowly_raises_no_line_today_and_little_tomorrow() {
        let mut link = LinkPressure::default();
        for day in 0..8 {
            assert_eq!(minute(&mut link, day * DAY_MS, 20), None);
        }
        let today = 8 * DAY_MS;
        assert_eq!(minute(&mut link, today, 80), None);
        assert!(minute(&mut link, today + 5 * MINUTE, 90).is_some());
        link.look(9 * DAY_MS, &RULES);
        assert_eq!(link.state().ordinary, 20);
    }

    #[test]
    fn a_link_that_nobody_used_for_long_keeps_what_was_ordinary() {
        let mut link = LinkPressure::default();
        minute(&mut link, 0, 40);
        link.look(30 * DAY_MS, &RULES);
        assert_eq!((link.state().ordinary, link.state().last_minute), (40, 0));
    }
}
