//! Links to the citizen's page: printed at a counter, or sent around for an agency. When one is open,
//! and what came after it.
//!
//! A link is never used up and says nothing of who follows it; codes of receipts are elsewhere.

use chrono::NaiveDate;

use super::{catalogue::Catalogue, coded::coded_enum, validity::Validity};

/// Most characters of a link's note.
pub const NOTE_MAX: usize = 200;
/// How long the old code of a link still works unless somebody says otherwise, days: printed posters
/// are replaced slowly.
pub const OVERLAP_DAYS: u64 = 30;

coded_enum! {
    /// Why a link was closed.
    Closing, "closing" {
        /// It is not needed any more.
        Unneeded = 1, "unneeded";
        /// It was stolen or misused: whoever has it must not learn what came after it.
        Misused = 2, "misused";
    }
}

/// A code as it was meant, however a phone's keyboard wrote it: capitals are small letters, and the
/// letter o, which no code has, is a zero.
pub fn typed(code: &str) -> String {
    code.trim().to_lowercase().replace('o', "0")
}

/// The address of a code.
pub fn address(public_url: &str, code: &str) -> String {
    format!("{public_url}/r/{code}")
}

/// An address as people type it: browsers add `https://` by themselves, and nothing else.
pub fn to_type(address: &str) -> &str {
    address.strip_prefix("https://").unwrap_or(address)
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkAt {
    /// A counter, by number: a poster hangs there. Its ratings come by the channel `qr`.
    Counter(i32),
    /// An agency, by number, without any counter: sent by SMS, Zalo, e-mail. Channel `link`.
    Online(i32),
}

/// A short link to the citizen's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Number in the database.
    pub id: i32,
    /// Opaque code in the address.
    pub code: String,
    /// Where it leads.
    pub at: LinkAt,
    /// The one domain that it is about; `None`: the person chooses.
    pub domain: Option<i32>,
    /// What those who look after it call it, e.g. where the poster hangs; may be empty.
    pub note: String,
    /// The days on which it is open.
    pub valid: Validity,
    /// When it was made, epoch milliseconds.
    pub created_at: i64,
    /// When it was closed before its time, epoch milliseconds, and why.
    pub closed: Option<(i64, Closing)>,
    /// Number of the link that was made in its place.
    pub replaced_by: Option<i32>,
}

/// How a link is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It opens the page.
    Open,
    /// It opens the page, and another one was made in its place.
    Fading,
    /// It opens later.
    Waiting,
    /// Its time is over.
    Over,
    /// It was closed.
    Closed,
}

impl LinkState {
    /// Every state, the working ones first.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Fading,
        Self::Waiting,
        Self::Over,
        Self::Closed,
    ];

    /// The word of addresses and of the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Fading => "fading",
            Self::Waiting => "waiting",
            Self::Over => "over",
            Self::Closed => "closed",
        }
    }

    /// Whether the page opens.
    pub const fn works(self) -> bool {
        matches!(self, Self::Open | Self::Fading)
    }
}

impl Link {
    /// How it is on `today`.
    pub fn state(&self, today: NaiveDate) -> LinkState {
        let Validity { from, until } = self.valid;
        if self.closed.is_some() {
            LinkState::Closed
        } else if until.is_some_and(|until| until < today) {
            LinkState::Over
        } else if from.is_some_and(|from| today < from) {
            LinkState::Waiting
        } else if self.replaced_by.is_some() {
            LinkState::Fading
        } else {
            LinkState::Open
        }
    }

    /// The days of the link that is made in place of this one: what is left of its own, and until
    /// further notice where nothing is.
    pub fn renewed(&self, today: NaiveDate) -> Validity {
        Validity {
            from: self.valid.from.filter(|from| today < *from),
            until: self.valid.until.filter(|until| today <= *until),
        }
    }

    /// The agency whose link this is: the receiving one of its counter, or the one it is about.
    /// `None` where the counter is gone.
    pub fn agency(&self, catalogue: &Catalogue) -> Option<i32> {
        match self.at {
            LinkAt::Counter(point) => Some(catalogue.service_point_by_id(point)?.agency),
            LinkAt::Online(agency) => Some(agency),
        }
    }

    /// Whether its counter and agencies exist on `today`: without them it opens no page.
    pub fn has_place(&self, catalogue: &Catalogue, today: NaiveDate) -> bool {
        let lives = |agency: i32| {
            let agency = catalogue.agency_by_id(agency);
            agency.is_some_and(|agency| agency.valid.contains(today))
        };
        match self.at {
            LinkAt::Online(agency) => lives(agency),
            LinkAt::Counter(point) => catalogue.service_point_by_id(point).is_some_and(|point| {
                point.valid.contains(today) && lives(point.agency) && lives(point.decider())
            }),
        }
    }

    /// The newest link made in place of this one that works on `today`; none where this one or one
    /// in between was misused, for whoever misused it would only go on.
    pub fn successor<'a>(&'a self, catalogue: &'a Catalogue, today: NaiveDate) -> Option<&'a Self> {
        let mut last = self;
        loop {
            if last.closed.is_some_and(|(_, why)| why == Closing::Misused) {
                return None;
            }
            // Numbers grow, so the way has an end.
            let next = last.replaced_by.filter(|next| *next > last.id);
            match next.and_then(|next| catalogue.link_by_id(next)) {
                Some(next) => last = next,
                None => break,
            }
        }
        Some(last).filter(|link| link.id != self.id && link.state(today).works())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn link(id: i32, replaced_by: Option<i32>) -> Link {
        Link {
            id,
            code: format!("code{id}"),
            at: LinkAt::Counter(1),
            domain: None,
            note: String::new(),
            valid: Validity::default(),
            created_at: 0,
            closed: None,
            replaced_by,
        }
    }

    #[test]
    fn a_code_may_be_typed_in_capitals_and_with_an_o_for_a_zero() {
        assert_eq!(typed("K7Qm2xTo9A "), "k7qm2xt09a");
    }

    #[test]
    fn first_and_last_day_belong_to_the_period() {
        let mut link = link(1, None);
        link.valid = Validity {
            from: Some(day("2026-07-01")),
            until: Some(day("2026-07-31")),
        };
        for (today, state) in [
            ("2026-06-30", LinkState::Waiting),
            ("2026-07-01", LinkState::Open),
            ("2026-07-31", LinkState::Open),
            ("2026-08-01", LinkState::Over),
        ] {
            assert_eq!(link.state(day(today)), state, "{today}");
        }
        link.replaced_by = Some(2);
        assert_eq!(link.state(day("2026-07-31")), LinkState::Fading);
        link.closed = Some((0, Closing::Unneeded));
        assert_eq!(link.state(day("2026-07-31")), LinkState::Closed);
    }

    #[test]
    fn the_newest_open_one_follows_unless_one_on_the_way_was_misused() {
        let today = day("2026-07-15");
        let mut links = vec![link(1, Some(2)), link(2, Some(3)), link(3, None)];
        let follows = |links: &[Link]| {
            let catalogue = Catalogue {
                links: links.to_vec(),
                ..Catalogue::default()
            };
            let catalogue = catalogue.indexed();
            links[0].successor(&catalogue, today).map(|link| link.id)
        };
        assert_eq!(follows(&links), Some(3));
        links[1].closed = Some((0, Closing::Unneeded));
        assert_eq!(follows(&links), Some(3));
        links[1].closed = Some((0, Closing::Misused));
        assert_eq!(follows(&links), None);
        links[1].closed = None;
        links[2].closed = Some((0, Closing::Unneeded));
        assert_eq!(follows(&links), None);
        links[2] = link(3, Some(1));
        assert_eq!(follows(&links), Some(3), "a ring has an end, too");
    }
}
