//! The response rate by receipt, or why there is none: ready values in, words out; never coloured, never ranked.

use super::Figure;
use crate::i18n::{Lang, int, percent, t, t_args};

/// What is known of the receipts of a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipts {
    /// Receipts handed out in the period, as far as they are known.
    pub handed_out: u64,
    /// Ratings by receipt given in the period.
    pub used: u64,
    /// The response rate in percent, decimal point; none where `gap` says why.
    pub rate: Option<String>,
    /// Why there is no rate.
    pub gap: Option<ReceiptsGap>,
    /// Whether reports of what was printed offline are missing.
    pub unreported: bool,
}

/// Why there is no response rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptsGap {
    /// No receipt was handed out.
    NoReceipts,
    /// More ratings than receipts that are known.
    MoreUsed,
    /// Not told of a period so short.
    Withheld,
}

/// «31,40% (314 trên 1.000 giấy)», or a dash with its reason; nothing where receipts are not asked about.
pub fn receipts(lang: Lang, figure: &Figure) -> Option<String> {
    let receipts = figure.receipts.as_ref()?;
    Some(match (receipts.gap, &receipts.rate) {
        (None, Some(rate)) => {
            let rate = ("rate", percent(lang, rate).into());
            let [used, handed_out] = counts(lang, receipts);
            t_args(lang, "receipts-rate", &[rate, used, handed_out])
        }
        (Some(ReceiptsGap::MoreUsed), _) => {
            t_args(lang, "receipts-more-used", &counts(lang, receipts))
        }
        (Some(ReceiptsGap::Withheld), _) => t(lang, "receipts-withheld"),
        _ => t(lang, "receipts-none"),
    })
}

/// The same in a line of a table, where something was handed out or used.
pub fn receipts_line(lang: Lang, figure: &Figure) -> Option<String> {
    let receipts = figure.receipts.as_ref()?;
    match (receipts.gap, &receipts.rate) {
        (None, Some(rate)) => {
            let rate = ("rate", percent(lang, rate).into());
            let [used, handed_out] = counts(lang, receipts);
            Some(t_args(lang, "receipts-line", &[rate, used, handed_out]))
        }
        (Some(ReceiptsGap::MoreUsed), _) => Some(t_args(
            lang,
            "receipts-line-more-used",
            &counts(lang, receipts),
        )),
        _ => None,
    }
}

/// What makes the rate doubtful, as a sentence.
pub fn receipts_doubt(lang: Lang, figure: &Figure) -> Option<String> {
    let receipts = figure.receipts.as_ref()?;
    let doubtful = receipts.unreported && receipts.rate.is_some();
    doubtful.then(|| t(lang, "receipts-unreported"))
}

fn counts<'a>(lang: Lang, receipts: &Receipts) -> [(&'static str, crate::i18n::Value<'a>); 2] {
    [
        ("used", int(lang, receipts.used).into()),
        ("handed_out", int(lang, receipts.handed_out).into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(receipts: Receipts) -> Figure {
        Figure {
            receipts: Some(receipts),
            ..Figure::default()
        }
    }

    #[test]
    fn a_rate_carries_its_two_numbers() {
        let known = Receipts {
            handed_out: 1_000,
            used: 314,
            rate: Some("31.40".to_owned()),
            ..Receipts::default()
        };
        let words = receipts(Lang::Vi, &figure(known.clone()));
        assert_eq!(words.as_deref(), Some("31,40% (314 trên 1.000 giấy)"));
        assert_eq!(receipts_doubt(Lang::Vi, &figure(known.clone())), None);
        let doubtful = figure(Receipts {
            unreported: true,
            ..known
        });
        assert!(receipts_doubt(Lang::Vi, &doubtful).is_some());
    }

    #[test]
    fn without_a_rate_the_reason_stands_there_and_no_percent() {
        for gap in [
            ReceiptsGap::NoReceipts,
            ReceiptsGap::MoreUsed,
            ReceiptsGap::Withheld,
        ] {
            let figure = figure(Receipts {
                used: 7,
                gap: Some(gap),
                unreported: true,
                ..Receipts::default()
            });
            let words = receipts(Lang::Vi, &figure).unwrap();
            assert!(
                words.starts_with('–') && !words.contains('%'),
                "{gap:?}: {words}"
            );
            assert_eq!(receipts_doubt(Lang::Vi, &figure), None);
        }
        assert_eq!(receipts(Lang::Vi, &Figure::default()), None);
    }
}
