//! What a story asserts again and again.

use hailong::{
    model::{period::DayRange, rollup::Tally},
    store::{CellFilter, View},
};

use super::World;

impl World {
    /// The counts of a day, over everything.
    pub async fn on_day(&self, day: &str) -> Tally {
        let filter = CellFilter {
            ranges: vec![DayRange::single(day.parse().expect("a day"))],
            view: View::Deciding,
            ..CellFilter::default()
        };
        let snapshot = self.cells(&filter).await.expect("counts");
        let mut sum = Tally::default();
        snapshot.cells[0].values().for_each(|tally| sum += *tally);
        sum
    }

    /// The counts of a day, from the cubes and the tail; and the same after folding.
    pub async fn counted(&self, day: &str) -> Tally {
        let before = self.on_day(day).await;
        self.fold().await.expect("a fold");
        assert_eq!(self.on_day(day).await, before, "folding changes no figure");
        before
    }

    /// The sequence has no gaps, and the cubes equal the ratings.
    pub async fn is_sound(&self) {
        assert_eq!(self.totals().await.expect("totals").gaps, 0);
        let report = self.rebuild(|_, _| {}).await.expect("a rebuild");
        assert_eq!(report.differing, 0, "the cubes equal the ratings");
    }
}
