//! Figures of `report` as figures of the pages.

use hailong_views::part::figure as views;

use crate::report::{Figure, Withheld, change};

/// A figure on a page.
pub fn figure(figure: &Figure) -> views::Figure {
    views::Figure {
        n: figure.share.n,
        satisfied: figure.share.satisfied,
        rate: figure.rate.clone(),
        interval: figure.interval.clone(),
        counts: figure.counts,
        flagged: figure.flagged,
        transactions: figure.transactions,
        withheld: figure.withheld.map(why),
    }
}

/// Why a figure is not told.
pub fn why(withheld: Withheld) -> views::Withheld {
    match withheld {
        Withheld::Fewer(least) => views::Withheld::Fewer(least),
        Withheld::Protecting => views::Withheld::Protecting,
    }
}

/// The change from the period before, where both are told.
pub fn told_change(before: &Figure, now: &Figure) -> Option<views::Change> {
    let told = before.withheld.is_none() && now.withheld.is_none();
    told.then(|| change_from(before, now))
}

/// The change from the period before.
pub fn change_from(before: &Figure, now: &Figure) -> views::Change {
    views::Change {
        points: change(before, now).map(|change| change.points),
        rate: before.rate.clone(),
        n: before.share.n,
    }
}
