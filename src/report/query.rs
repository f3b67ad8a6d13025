//! What is asked for.

use std::{collections::BTreeSet, str::FromStr};

use chrono::NaiveDate;
use thiserror::Error;

use crate::{
    model::{calendar::Calendar, channel::Channel, period::Period, subject::Subject},
    store::{StoreError, View},
};

/// The dimensions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    /// A row for each agency.
    pub agency: bool,
    /// A row for each domain.
    pub domain: bool,
    /// A row for each scale.
    pub scale: bool,
}

impl Default for By {
    fn default() -> Self {
        Self {
            agency: true,
            domain: true,
            scale: false,
        }
    }
}

impl FromStr for By {
    type Err = String;

    /// Reads a list such as `agency,domain`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut by = Self {
            agency: false,
            domain: false,
            scale: false,
        };
        for word in text
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            match word {
                "agency" => by.agency = true,
                "domain" => by.domain = true,
                "scale" => by.scale = true,
                _ => {
                    return Err(format!(
                        "unknown dimension «{word}»: expected agency, domain, scale"
                    ));
                }
            }
        }
        Ok(by)
    }
}

/// A question for scores. Names are keys; `find_agency` and `find_domain` of the catalogue also take names.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in the question"
)]
pub struct ScoreQuery {
    /// The period.
    pub period: Period,
    /// How its name is read.
    pub calendar: Calendar,
    /// Only agencies of this scope; its targets then judge the total.
    pub scope: Option<String>,
    /// The dimensions of the rows.
    pub by: By,
    /// Only this agency.
    pub agency: Option<String>,
    /// Only this domain.
    pub domain: Option<String>,
    /// Only this channel.
    pub channel: Option<Channel>,
    /// Only this subject.
    pub subject: Option<Subject>,
    /// Which agency the figures are about.
    pub view: View,
    /// The named agency with all below it.
    pub children: bool,
    /// The named agency with its whole predecessors.
    pub lineage: bool,
    /// The switch of DOMAIN §4: vertical agencies and other subjects enter the total.
    pub vertical: bool,
    /// The table also tells the channels of its total apart.
    pub channels: bool,
    /// Figures tell their receipts, too, where they can: [`ScoreQuery::asks_receipts`].
    pub receipts: bool,
    /// Rows also for agencies without a rating.
    pub empty_rows: bool,
    /// Only these agencies, by number, whatever else is asked for: all that the reader may see.
    pub within: Option<BTreeSet<i32>>,
    /// What is held back of a short period; `None` for whoever gets exact figures.
    pub least: Option<Least>,
}

/// From how many ratings on a figure of a short period is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// Fewest ratings, 1 or more (`report.min_cell`).
    pub ratings: u32,
    /// The day of asking: days to come make no period longer.
    pub today: NaiveDate,
}

impl ScoreQuery {
    /// A question about one period, everything else open.
    pub fn new(period: Period, calendar: Calendar) -> Self {
        Self {
            period,
            calendar,
            scope: None,
            by: By::default(),
            agency: None,
            domain: None,
            channel: None,
            subject: None,
            view: View::Deciding,
            children: false,
            lineage: false,
            vertical: false,
            channels: false,
            receipts: true,
            empty_rows: false,
            within: None,
            least: None,
        }
    }

    /// Whether receipts belong to the question: they are counted by the agency that decides, and they are for
    /// procedures. A question about another channel is about no receipt.
    pub fn asks_receipts(&self) -> bool {
        self.receipts
            && self.view == View::Deciding
            && self
                .channel
                .is_none_or(|channel| channel == Channel::Receipt)
            && self
                .subject
                .is_none_or(|subject| subject == Subject::Procedure)
    }
}

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum ReportError {
    /// No scope, agency or domain of this name.
    #[error("unknown {what} «{key}»")]
    Unknown {
        /// `scope`, `agency` or `domain`.
        what: &'static str,
        /// What was asked for.
        key: String,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
