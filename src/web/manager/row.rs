//! Rows of `report` as rows of the pages, every figure with a way to what it was counted from.

use std::collections::HashMap;

use hailong_views::part::{
    figure as views,
    report::{ChannelRow, Row, Sort},
};

use super::{
    choice::Choice,
    figure::{figure, told_change},
    verdict::verdicts,
};
use crate::{
    i18n::{Lang, int, period, t, t_args},
    model::{catalogue::Catalogue, channel::Channel, period::DayRange, target::MeasuredBy},
    report::{Figure, JudgedTarget, ScoreRow, ScoreTable},
};

/// Makes rows of one table, with the table of the period before to compare with.
pub struct RowMaker<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    /// The reader's choice; `None` on public pages, where rows lead nowhere.
    choice: Option<&'a Choice>,
    range: DayRange,
    before: HashMap<(Option<i32>, Option<i32>), &'a Figure>,
    compares: bool,
}

impl<'a> RowMaker<'a> {
    pub fn new(
        catalogue: &'a Catalogue,
        lang: Lang,
        choice: Option<&'a Choice>,
        table: &ScoreTable,
        before: Option<&'a ScoreTable>,
    ) -> Self {
        let rows = before.iter().flat_map(|table| &table.rows);
        Self {
            catalogue,
            lang,
            choice,
            range: table.range,
            before: rows
                .map(|row| ((row.agency, row.domain), &row.figure))
                .collect(),
            compares: before.is_some(),
        }
    }

    /// One row. Only its own dimensions name it: a cell within an agency is called by its domain.
    pub fn row(&self, row: &ScoreRow) -> Row {
        let change = self
            .before
            .get(&(row.agency, row.domain))
            .and_then(|before| told_change(before, &row.figure));
        Row {
            name: self.name(row),
            href: self.page(row),
            days: row.agency.and_then(|agency| self.days(agency)),
            figure: figure(&row.figure),
            figure_href: self.evidence(row),
            verdicts: verdicts(self.lang, &judged(row), None),
            change: change.or_else(|| self.compares.then(views::Change::default)),
        }
    }

    fn name(&self, row: &ScoreRow) -> String {
        let domain = row
            .domain
            .and_then(|id| self.catalogue.domain_by_id(id))
            .map(|d| d.name(self.lang.tag()).to_owned());
        let agency = || {
            row.agency
                .and_then(|id| self.catalogue.agency_by_id(id))
                .map(|a| a.name.clone())
        };
        domain.or_else(agency).unwrap_or_default()
    }

    /// The name of a row's agency, also where the row is a cell.
    pub fn agency_name(&self, row: &ScoreRow) -> String {
        self.name(&ScoreRow {
            domain: None,
            ..row.clone()
        })
    }

    fn page(&self, row: &ScoreRow) -> Option<String> {
        let choice = self.choice?;
        match (row.agency, row.domain) {
            (Some(_), Some(_)) => self.evidence(row),
            (Some(id), None) => self
                .catalogue
                .agency_by_id(id)
                .map(|a| choice.href(&format!("/agencies/{}", a.key))),
            (None, Some(id)) => self
                .catalogue
                .domain_by_id(id)
                .map(|d| choice.href(&format!("/domains/{}", d.key))),
            (None, None) => None,
        }
    }

    /// Where the counts behind a figure are; a domain's figure leads to the agencies it is made of.
    fn evidence(&self, row: &ScoreRow) -> Option<String> {
        let choice = self.choice?;
        let Some(agency) = row.agency.and_then(|id| self.catalogue.agency_by_id(id)) else {
            let domain = row.domain.and_then(|id| self.catalogue.domain_by_id(id))?;
            return Some(choice.href(&format!("/domains/{}", domain.key)));
        };
        if !choice.reader.evidence {
            return None;
        }
        let domain = row.domain.and_then(|id| self.catalogue.domain_by_id(id));
        let domain = domain.map(|domain| ("domain", domain.key.as_str()));
        let named: Vec<(&str, &str)> = std::iter::once(("agency", agency.key.as_str()))
            .chain(domain)
            .collect();
        Some(choice.href_with("/evidence", &named))
    }

    /// The days of the period on which the agency existed, where not all of them.
    fn days(&self, agency: i32) -> Option<String> {
        let agency = self.catalogue.agency_by_id(agency)?;
        let days = agency
            .valid
            .clip(self.range)
            .filter(|days| *days != self.range)?;
        let count = int(self.lang, days.days().unsigned_abs());
        let args = [
            ("days", period::days(self.lang, days).into()),
            ("count", count.into()),
        ];
        Some(t_args(self.lang, "unit-days", &args))
    }
}

/// The targets that the ratings of a row say something about: a school is not told each quarter that
/// hospitals have a target, too. A row without any rating already says so where its rate would stand.
fn judged(row: &ScoreRow) -> Vec<JudgedTarget> {
    judged_of(&row.targets, |target| {
        target.measured_by == MeasuredBy::Ratings && target.share.n > 0
    })
}

/// Those of `targets` that `wanted` wants.
pub fn judged_of(
    targets: &[JudgedTarget],
    wanted: impl Fn(&JudgedTarget) -> bool,
) -> Vec<JudgedTarget> {
    targets
        .iter()
        .filter(|target| wanted(target))
        .cloned()
        .collect()
}

/// Sorts rows as chosen: by name in the operator's order, or worst first with empty rows last.
pub fn sort_rows<T>(rows: &mut [T], sort: Sort, figure: impl Fn(&T) -> &views::Figure) {
    if sort == Sort::WorstFirst {
        // Exact: satisfied / n of one against the other, cross-multiplied.
        rows.sort_by(|a, b| {
            let (a, b) = (figure(a), figure(b));
            let left = u128::from(a.satisfied) * u128::from(b.n);
            let right = u128::from(b.satisfied) * u128::from(a.n);
            (a.n == 0).cmp(&(b.n == 0)).then(left.cmp(&right))
        });
    }
}

/// The figures by channel.
pub fn channel_rows(lang: Lang, channels: &[(Channel, Figure)]) -> Vec<ChannelRow> {
    let row = |(channel, counted): &(Channel, Figure)| ChannelRow {
        name: t(lang, &format!("channel-{}", channel.key())),
        figure: figure(counted),
        figure_href: None,
    };
    channels.iter().map(row).collect()
}
