//! Holding figures against targets (DOMAIN §4).

use std::collections::BTreeSet;

use super::{
    rows::{Piece, RowDims},
    segments::Segment,
    table::{JudgedTarget, OfficialRef},
};
use crate::model::{
    calendar::Calendar,
    catalogue::Catalogue,
    counts::Share,
    period::{DayRange, split_by_years},
    rate,
    subject::Subject,
    target::{MeasuredBy, Target, most_specific},
    threshold::Threshold,
    verdict::{Verdict, judge, turns_after},
};

/// What all judgements of one question share.
pub struct Judge<'a> {
    pub catalogue: &'a Catalogue,
    pub segments: &'a [Segment],
    pub range: DayRange,
    pub calendar: Calendar,
    pub subject: Option<Subject>,
    pub vertical: bool,
    pub thresholds: &'a [Threshold],
}

impl Judge<'_> {
    /// The targets of a row: those whose scope contains one of its agencies on those days; for a row about
    /// all agencies those of the scope asked for. The most specific one wins.
    pub fn row(
        &self,
        dims: RowDims,
        agencies: &[i32],
        asked_scope: Option<i32>,
        domain_filter: Option<i32>,
        pieces: &[&Piece],
    ) -> Vec<JudgedTarget> {
        let binds = |target: &&Target| match dims.agency {
            Some(_) => agencies
                .iter()
                .any(|agency| self.binds_agency(target, *agency)),
            None => Some(target.scope) == asked_scope,
        };
        let targets: Vec<&Target> = self.in_question().filter(binds).collect();
        let named = dims.domain.or(domain_filter);
        let domains: Vec<i32> = match named {
            Some(domain) => vec![domain],
            None => counted_domains(pieces),
        };
        let chosen = most_specific(&targets, &domains);
        let judged = chosen
            .into_iter()
            .filter(|target| named.is_none_or(|domain| target.domains.contains(&domain)));
        judged
            .filter_map(|target| self.entry(target, pieces).map(|entry| (target, entry)))
            .filter(|(target, entry)| {
                named.is_some() || !is_about_few_domains(target) || entry.share.n > 0
            })
            .map(|(_, entry)| entry)
            .collect()
    }

    /// The targets of the scope asked for, each on its own population. Land and construction stay in
    /// the total; only a question about certain domains leaves it to the most specific target.
    pub fn total(
        &self,
        scope: i32,
        domain_filter: Option<i32>,
        pieces: &[&Piece],
    ) -> Vec<JudgedTarget> {
        let targets: Vec<&Target> = self
            .in_question()
            .filter(|target| target.scope == scope)
            .collect();
        let chosen = match domain_filter {
            Some(domain) => most_specific(&targets, &[domain]),
            None => targets,
        };
        let about = chosen
            .into_iter()
            .filter(|target| domain_filter.is_none_or(|domain| target.domains.contains(&domain)));
        about
            .filter_map(|target| self.entry(target, pieces))
            .map(|entry| self.with_official(entry, scope))
            .collect()
    }

    /// Targets that the question does not rule out by its subject.
    fn in_question(&self) -> impl Iterator<Item = &Target> {
        let fits = |target: &&Target| match (self.subject, target.subject) {
            (Some(asked), Some(bound)) => asked == bound,
            _ => true,
        };
        self.catalogue.targets.iter().filter(fits)
    }

    fn binds_agency(&self, target: &Target, agency: i32) -> bool {
        let kind = self
            .catalogue
            .agency_by_id(agency)
            .is_some_and(|a| target.agency_kinds.contains(&a.kind));
        let on_those_days = |part: DayRange| {
            self.segments.iter().any(|segment| {
                part.covers(segment.range) && segment.has_member(target.scope, agency)
            })
        };
        kind && self.part(target).is_some_and(on_those_days)
    }

    /// The days of the period in the target's report years.
    fn part(&self, target: &Target) -> Option<DayRange> {
        split_by_years(
            self.range,
            self.calendar,
            target.year_from,
            target.year_until,
        )
    }

    /// Whether the target's population contains the cell in that segment.
    fn counts(&self, target: &Target, part: DayRange, piece: &Piece) -> bool {
        let segment = &self.segments[piece.segment];
        let kind = self
            .catalogue
            .agency_by_id(piece.key.agency)
            .is_some_and(|a| target.agency_kinds.contains(&a.kind));
        part.covers(segment.range)
            && segment.has_member(target.scope, piece.key.agency)
            && (kind || (self.vertical && !self.catalogue.in_headline(piece.key.agency)))
            && target.subject.is_none_or(|subject| {
                // The switch of DOMAIN §4 widens the procedures to all that the headline then shows.
                subject == piece.key.subject || (self.vertical && subject == Subject::Procedure)
            })
            && target.domains.contains(&piece.key.domain)
    }

    fn entry(&self, target: &Target, pieces: &[&Piece]) -> Option<JudgedTarget> {
        let part = self.part(target)?;
        let (mut share, mut domains) = (Share::default(), BTreeSet::new());
        for piece in pieces
            .iter()
            .filter(|piece| self.counts(target, part, piece))
        {
            domains.insert(piece.key.domain);
            if let Some(scale) = self.catalogue.scale(piece.key.scale) {
                let counts = piece.tally.counts;
                share += Share {
                    satisfied: counts.satisfied(scale),
                    n: counts.n(),
                };
            }
        }
        let ours = target.measured_by == MeasuredBy::Ratings;
        Some(JudgedTarget {
            topic: target.topic.clone(),
            range: part,
            share,
            domains,
            rate: rate::rate_text(share, self.thresholds),
            comparison: target.comparison,
            threshold: target.threshold,
            status: target.status,
            measured_by: target.measured_by,
            verdict: if ours {
                judge(share, target.comparison, target.threshold)
            } else {
                Verdict::NoData
            },
            turns_after: if ours {
                turns_after(share, target.comparison, target.threshold)
            } else {
                None
            },
            official: None,
            issuer: target.issuer.clone(),
            source: target.source.clone(),
        })
    }

    /// Adds the published value for these days; it alone judges a target measured by official survey.
    fn with_official(&self, mut entry: JudgedTarget, scope: i32) -> JudgedTarget {
        let published = |value: &&crate::model::official::OfficialValue| {
            value.scope == scope
                && value.topic == entry.topic
                && (value.range == entry.range || value.range == self.range)
        };
        let Some(value) = self.catalogue.official.iter().rfind(published) else {
            return entry;
        };
        if entry.measured_by == MeasuredBy::OfficialSurvey {
            let whole = Threshold::from_micro(100_000_000)
                .map_or(1, Threshold::micro)
                .unsigned_abs();
            let share = Share {
                satisfied: value.value.micro().unsigned_abs(),
                n: whole,
            };
            entry.verdict = judge(share, entry.comparison, entry.threshold);
        }
        entry.official = Some(OfficialRef {
            value: value.value,
            source: value.source.clone(),
            date: value.date,
        });
        entry
    }
}

fn is_about_few_domains(target: &Target) -> bool {
    target.domains != crate::model::target::Selection::All
}

/// Domains of the pieces with a rating that counts.
fn counted_domains(pieces: &[&Piece]) -> Vec<i32> {
    let counted: BTreeSet<i32> = pieces
        .iter()
        .filter(|p| p.tally.counts.n() > 0)
        .map(|p| p.key.domain)
        .collect();
    counted.into_iter().collect()
}
