//! Figures of `report` as figures of the pages.

use hailong_views::part::figure as views;

use crate::{
    model::receipt::{Response, ResponseGap},
    report::{Figure, Withheld, change},
};

/// A figure on a page.
pub fn figure(figure: &Figure) -> views::Figure {
    views::Figure {
        n: figure.share.n,
        satisfied: figure.share.satisfied,
        rate: figure.rate.clone(),
        interval: figure.interval.clone(),
        counts: figure.counts,
        flagged: figure.flagged,
        rate_with_flagged: figure.rate_with_flagged.clone(),
        transactions: figure.transactions,
        receipts: figure.response.as_ref().map(receipts),
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

fn receipts(response: &Response) -> views::Receipts {
    views::Receipts {
        handed_out: response.handed_out(),
        used: response.tally.used,
        rate: response.rate.clone(),
        gap: response.gap.map(|gap| match gap {
            ResponseGap::NoReceipts => views::ReceiptsGap::NoReceipts,
            ResponseGap::MoreUsed => views::ReceiptsGap::MoreUsed,
            ResponseGap::Withheld => views::ReceiptsGap::Withheld,
        }),
        unreported: response.unreported,
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
