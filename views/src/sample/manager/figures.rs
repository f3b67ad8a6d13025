//! Figures of the samples, made of counts so that rate, interval and verdict agree.

use super::in_language;
use crate::i18n::Lang;
use crate::part::figure::{
    Change, Comparison, Figure, Outcome, Receipts, ReceiptsGap, Status, Verdict,
};
use crate::part::report::{AsOf, ChannelRow, Row};

/// The figure of these counts, best level first.
pub(super) fn figure(best_first: [u64; 5]) -> Figure {
    let [very, satisfied, neutral, dissatisfied, worst] = best_first;
    let (good, n) = (very + satisfied, best_first.iter().sum::<u64>());
    Figure {
        n,
        satisfied: good,
        rate: (n > 0).then(|| rate(good, n)),
        interval: (n > 0).then(|| wilson(good, n)),
        counts: [worst, dissatisfied, neutral, satisfied, very].map(Some),
        ..Figure::default()
    }
}

/// A figure of about `n` ratings of which about `bad` in a thousand are not satisfied.
pub(super) fn about(n: u64, bad: u64) -> Figure {
    let not_satisfied = (n * bad).div_ceil(1000);
    let good = n - not_satisfied;
    let worst = not_satisfied / 5;
    let dissatisfied = not_satisfied / 3;
    figure([
        good - good * 3 / 10,
        good * 3 / 10,
        not_satisfied - worst - dissatisfied,
        dissatisfied,
        worst,
    ])
}

/// The same figure with flagged ratings beside it, worst level first.
pub(super) fn with_flagged(figure: Figure, flagged: [u64; 5]) -> Figure {
    let [.., satisfied, very] = flagged;
    let (good, n) = (
        figure.satisfied + satisfied + very,
        figure.n + flagged.iter().sum::<u64>(),
    );
    let any = flagged.iter().any(|&n| n > 0);
    Figure {
        flagged,
        rate_with_flagged: any.then(|| rate(good, n)),
        ..figure
    }
}

/// The same figure with receipts handed out, of which `used` were used.
pub(super) fn with_receipts(figure: Figure, used: u64, handed_out: u64) -> Figure {
    let gap = match (used, handed_out) {
        (0, 0) => Some(ReceiptsGap::NoReceipts),
        _ if used > handed_out => Some(ReceiptsGap::MoreUsed),
        _ => None,
    };
    let receipts = Receipts {
        handed_out,
        used,
        rate: gap.is_none().then(|| rate(used, handed_out)),
        gap,
        unreported: false,
    };
    Figure {
        receipts: Some(receipts),
        ..figure
    }
}

/// Rate in percent with two decimals, rounded by integers.
fn rate(good: u64, n: u64) -> String {
    let hundredths = (good * 20_000 + n) / (n * 2);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn wilson(good: u64, n: u64) -> (String, String) {
    let (z, n) = (1.959_964_f64, n as f64);
    let p = good as f64 / n;
    let centre = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let percent = |value: f64| format!("{:.2}", value.clamp(0.0, 1.0) * 100.0);
    (percent(centre - half), percent(centre + half))
}

/// The verdict of `figure` against a threshold of whole percents.
pub(super) fn verdict(
    lang: Lang,
    figure: &Figure,
    comparison: Comparison,
    threshold: u64,
) -> Verdict {
    let (good, n) = (figure.satisfied, figure.n);
    let met = |good: u64, n: u64| match comparison {
        Comparison::Above => good * 100 > threshold * n,
        Comparison::AtLeast => good * 100 >= threshold * n,
    };
    let is_met = met(good, n);
    let turns = (1..1_000_000).find(|&more| {
        if is_met {
            !met(good, n + more)
        } else {
            met(good + more, n + more)
        }
    });
    Verdict {
        topic: in_language(
            lang,
            "Giải quyết thủ tục hành chính",
            "Administrative procedures",
        )
        .to_owned(),
        comparison,
        threshold: threshold.to_string(),
        outcome: match (n, is_met) {
            (0, _) => Outcome::NoData,
            (_, true) => Outcome::Met,
            (_, false) => Outcome::Missed,
        },
        turns_after: turns.filter(|_| n > 0),
        from: "15/12/2025".to_owned(),
        until: "14/03/2026".to_owned(),
        n,
        satisfied: good,
        rate: figure.rate.clone(),
        href: Some("/evidence?target=procedures".to_owned()),
        ..Verdict::default()
    }
}

/// The same as a reference target, with its origin.
pub(super) fn reference(verdict: Verdict) -> Verdict {
    Verdict {
        status: Status::Reference,
        issuer: "Chủ tịch UBND quận Tân Phú, Quyết định 1835/QĐ-UBND ngày 02/6/2022".to_owned(),
        source: "IV.2.2: từ 97%".to_owned(),
        ..verdict
    }
}

/// The line of one agency or domain, judged by «từ 97%».
pub(super) fn row(lang: Lang, name: &str, figure: Figure, points: Option<&str>) -> Row {
    let verdict = reference(verdict(lang, &figure, Comparison::AtLeast, 97));
    let points = points.filter(|_| !figure.is_empty());
    Row {
        name: name.to_owned(),
        href: Some("/agencies/sample".to_owned()),
        days: None,
        figure_href: Some("/evidence?agency=sample".to_owned()),
        verdicts: vec![verdict],
        change: Some(change(points, "97.41", 1102)),
        figure,
    }
}

/// The lowest rate first and rows without data last, as the program sorts them.
pub(super) fn worst_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| match row.figure.n {
        0 => (1, 0),
        n => (0, row.figure.satisfied * 1_000_000 / n),
    });
    rows
}

/// A change of so many points from a rate and a number of ratings.
pub(super) fn change(points: Option<&str>, rate: &str, n: u64) -> Change {
    Change {
        points: points.map(str::to_owned),
        rate: points.map(|_| rate.to_owned()),
        n: points.map_or(0, |_| n),
    }
}

/// The four usual channels.
pub(super) fn channels(lang: Lang) -> Vec<ChannelRow> {
    let channel = |vi, en, n, bad| ChannelRow {
        name: in_language(lang, vi, en).to_owned(),
        figure: about(n, bad),
        figure_href: Some("/evidence?channel=sample".to_owned()),
    };
    vec![
        channel("Thiết bị", "Kiosk", 4210, 19),
        channel("Mã QR", "QR code", 1388, 41),
        channel("Giấy tiếp nhận", "Receipt", 402, 62),
        channel("Phiếu giấy", "Paper form", 0, 0),
    ]
}

/// A state of the data with a note on what is missing.
pub(super) fn as_of(lang: Lang) -> AsOf {
    AsOf {
        time: in_language(lang, "08:15, 14/03/2026", "08:15, 14/03/2026").to_owned(),
        seq: Some(128_334),
        completeness: Some(
            in_language(
                lang,
                "2 thiết bị chưa gửi dữ liệu từ 13/03/2026.",
                "2 kiosks have sent nothing since 13/03/2026.",
            )
            .to_owned(),
        ),
    }
}
