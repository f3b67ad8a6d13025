//! What was found about a rating, in the words in which its flag keeps it: `misuse: too_quick@1, burst@1`.

use std::{collections::BTreeSet, fmt, str::FromStr};

use super::MisuseRule;

/// What a note of these rules begins with; a person's note does not.
const MARK: &str = "misuse: ";
/// What it says when a flag is lifted.
const NOTHING: &str = "none";

/// A rule and the version that found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// The rule.
    pub rule: MisuseRule,
    /// Its version.
    pub version: u16,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.rule, self.version)
    }
}

impl FromStr for Reason {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (rule, version) = text.split_once('@').ok_or(())?;
        Ok(Self {
            rule: rule.parse().map_err(|_| ())?,
            version: version.parse().map_err(|_| ())?,
        })
    }
}

/// All reasons that stand against a rating; empty: none does any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement(pub BTreeSet<Reason>);

impl Judgement {
    /// The judgement that follows this one, where the rules of `asked` found `found`. What other rules
    /// found before, such as one that is off now, stays.
    #[must_use]
    pub fn after(&self, asked: &[MisuseRule], found: &BTreeSet<MisuseRule>) -> Self {
        let before = self.0.iter().copied();
        let kept = before.filter(|reason| !asked.contains(&reason.rule));
        let new = found.iter().map(|rule| Reason {
            rule: *rule,
            version: rule.version(),
        });
        Self(kept.chain(new).collect())
    }

    /// The judgement that a flag's note keeps; `None` for the note of a person or another program.
    pub fn of_note(note: &str) -> Option<Self> {
        let reasons = note.strip_prefix(MARK)?.split(", ");
        Some(Self(reasons.filter_map(|text| text.parse().ok()).collect()))
    }
}

impl fmt::Display for Judgement {
    /// The note of a flag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MARK)?;
        if self.0.is_empty() {
            return f.write_str(NOTHING);
        }
        for (at, reason) in self.0.iter().enumerate() {
            write!(f, "{}{reason}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// How a rating stands after its flags, given as (note, flagged afterwards) in their order: the last
/// judgement of the rules, and what somebody else last did: raised a flag, or lifted it.
pub fn standing<'n>(flags: impl Iterator<Item = (&'n str, bool)>) -> (Judgement, Option<bool>) {
    let (mut judged, mut other) = (Judgement::default(), None);
    for (note, raised) in flags {
        match Judgement::of_note(note) {
            Some(judgement) => judged = judgement,
            None => other = Some(raised),
        }
    }
    (judged, other)
}
