//! What is read by channel: the mix of a total, and the points of a trend.

use super::Answer;
use crate::{
    model::{
        channel::Channel,
        rollup::{ChannelKey, Tally},
    },
    report::{
        query::By,
        rows::{RowDims, sum},
        series::SeriesPoint,
        table::Figure,
        withhold,
    },
};

impl Answer<'_> {
    /// The total's figure of each channel that has ratings.
    pub(super) fn channels(&self) -> Vec<(Channel, Figure)> {
        let figure = |channel: Channel| {
            let own = self.in_channels().filter(|(key, _)| key.channel == channel);
            let sums = sum(self.catalogue, own.map(|(key, tally)| (key.scale, tally)));
            Figure::new(&sums.parts, sums.flagged, None, &self.thresholds)
        };
        let all = Channel::ALL
            .iter()
            .map(|channel| (*channel, figure(*channel)));
        all.filter(|(_, figure)| figure.share.n > 0 || figure.flagged.iter().any(|n| *n > 0))
            .collect()
    }

    /// The total's counts by channel.
    fn in_channels(&self) -> impl Iterator<Item = (ChannelKey, Tally)> {
        let segments = self.snapshot.channels.iter().enumerate();
        let all = segments.flat_map(|(segment, cells)| {
            let cells = cells.iter();
            cells.map(move |(key, tally)| (segment, *key, *tally))
        });
        let counted = all.filter(|(segment, key, _)| {
            self.asks_for(*segment, key.agency, key.subject)
                && self.in_headline(key.agency, key.subject)
        });
        counted.map(|(_, key, tally)| (key, tally))
    }

    /// One point of a series: the total from its channels, which are fewer than its cells, or the row of a named
    /// agency; with the first target that ratings are held against.
    pub(in crate::report) fn point(&self, now: i64) -> SeriesPoint {
        if self.names.agency.is_some() {
            let by = By {
                agency: true,
                domain: false,
                scale: false,
            };
            let table = self.table(by, now);
            let row = table.rows.into_iter().next().unwrap_or(table.total);
            return SeriesPoint::new(self.query.period, row.figure, &row.targets);
        }
        let targets = self
            .judged_scope()
            .map(|scope| self.judge().total(scope, self.names.domain, &[]));
        let mut sums = sum(
            self.catalogue,
            self.in_channels().map(|(key, tally)| (key.scale, tally)),
        );
        self.offer(&mut sums, RowDims::default());
        let mut figure = Figure::new(&sums.parts, sums.flagged, None, &self.thresholds);
        if let Some(least) = self.least() {
            withhold::hide_few(&mut figure, least);
        }
        SeriesPoint::new(self.query.period, figure, &targets.unwrap_or_default())
    }
}
