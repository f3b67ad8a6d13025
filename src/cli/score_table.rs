//! Scores as text.

use hailong_views::part::figure::{receipts, receipts_doubt, receipts_line};

use super::Context;
use crate::{
    api::scores::ScoresDocument,
    i18n::{Lang, int, percent, period, t, t_args},
    model::{catalogue::Catalogue, target::Comparison, verdict::Verdict},
    report::{Figure, JudgedTarget, ScoreRow, ScoreTable},
    web::figure,
};

/// A table for reading: name, ratings, rate, interval, and how each row stands to its targets.
pub fn table(table: &ScoreTable, catalogue: &Catalogue, lang: Lang) -> String {
    let mut lines = vec![
        period::label(lang, table.period, table.calendar),
        String::new(),
    ];
    let mut rows: Vec<[String; 5]> = table
        .rows
        .iter()
        .map(|row| cells(&row.figure, lang, name(row, catalogue, lang)))
        .collect();
    rows.push(cells(&table.total.figure, lang, t(lang, "score-total")));
    rows.extend(table.channels.iter().map(|(channel, figure)| {
        let name = t(lang, &format!("channel-{}", channel.key()));
        cells(figure, lang, format!("  {name}"))
    }));
    let widths: [usize; 5] = std::array::from_fn(|at| {
        rows.iter()
            .map(|row| row[at].chars().count())
            .max()
            .unwrap_or(0)
    });
    for row in rows {
        let name = pad_right(&row[0], widths[0]);
        let numbers: Vec<String> = (1..4).map(|at| pad_left(&row[at], widths[at])).collect();
        let line = format!("{name}  {}  {}", numbers.join("  "), row[4]);
        lines.push(line.trim_end().to_owned());
    }
    lines.push(String::new());
    lines.extend(response(table, lang));
    lines.extend(
        table
            .total
            .targets
            .iter()
            .map(|target| verdict_line(target, lang)),
    );
    lines.join("\n")
}

/// The total's response rate by receipt, what it means, and what makes it doubtful.
fn response(table: &ScoreTable, lang: Lang) -> Vec<String> {
    let total = figure(&table.total.figure);
    let Some(words) = receipts(lang, &total) else {
        return Vec::new();
    };
    let title = t(lang, "receipts-title");
    let meaning = total.receipts.as_ref().is_some_and(|of| of.gap.is_none());
    let meaning = meaning.then(|| t(lang, "note-receipts"));
    let lines = [
        Some(format!("{title}: {words}")),
        meaning,
        receipts_doubt(lang, &total),
        Some(String::new()),
    ];
    lines.into_iter().flatten().collect()
}

fn cells(counted: &Figure, lang: Lang, name: String) -> [String; 5] {
    let rate = counted
        .rate
        .as_deref()
        .map_or_else(|| t(lang, "no-data"), |rate| percent(lang, rate));
    let interval = counted
        .interval
        .as_ref()
        .map(|(low, high)| format!("[{}; {}]", percent(lang, low), percent(lang, high)));
    [
        name,
        int(lang, counted.share.n),
        rate,
        interval.unwrap_or_default(),
        receipts_line(lang, &figure(counted)).unwrap_or_default(),
    ]
}

fn name(row: &ScoreRow, catalogue: &Catalogue, lang: Lang) -> String {
    let agency = row
        .agency
        .and_then(|id| catalogue.agency_by_id(id))
        .map(|agency| agency.name.clone());
    let domain = row
        .domain
        .and_then(|id| catalogue.domain_by_id(id))
        .map(|domain| domain.name(lang.tag()).to_owned());
    [agency, domain]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn verdict_line(target: &JudgedTarget, lang: Lang) -> String {
    let threshold = percent(lang, &target.threshold.to_string());
    let comparison = match target.comparison {
        Comparison::Above => "threshold-above",
        Comparison::AtLeast => "threshold-at-least",
    };
    let verdict = match target.verdict {
        Verdict::Met => t(lang, "verdict-met-target"),
        Verdict::Missed => t(lang, "verdict-missed-target"),
        Verdict::NoData => t(lang, "no-data"),
    };
    let rate = target
        .rate
        .as_deref()
        .map_or_else(|| "–".to_owned(), |rate| percent(lang, rate));
    let words = t_args(lang, comparison, &[("value", threshold.into())]);
    let days = period::days(lang, target.range);
    format!(
        "{} ({days}): {rate}, {words} → {verdict}",
        topic(lang, &target.topic)
    )
}

fn topic(lang: Lang, topic: &str) -> String {
    let key = format!("topic-{topic}");
    let text = t(lang, &key);
    if text == key { topic.to_owned() } else { text }
}

fn pad_right(text: &str, width: usize) -> String {
    format!(
        "{text}{}",
        " ".repeat(width.saturating_sub(text.chars().count()))
    )
}

fn pad_left(text: &str, width: usize) -> String {
    format!(
        "{}{text}",
        " ".repeat(width.saturating_sub(text.chars().count()))
    )
}

/// The document of the API, so that both say the same.
pub fn json(
    table: &ScoreTable,
    catalogue: &Catalogue,
    context: &Context,
) -> anyhow::Result<String> {
    let document = ScoresDocument::new(table, catalogue, context.zone(), context.lang);
    Ok(serde_json::to_string_pretty(&document)?)
}

/// A line for each row and one for the total: keys, counts, rate.
pub fn csv(table: &ScoreTable, catalogue: &Catalogue) -> anyhow::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "agency",
        "domain",
        "scale",
        "n1",
        "n2",
        "n3",
        "n4",
        "n5",
        "n",
        "satisfied",
        "rate",
        "flagged",
        "receipts_issued",
        "receipts_printed",
        "receipts_used",
        "response_rate",
    ])?;
    for row in table.rows.iter().chain(std::iter::once(&table.total)) {
        let key = |found: Option<&str>| found.unwrap_or_default().to_owned();
        let figure = &row.figure;
        let mut record = vec![
            key(row
                .agency
                .and_then(|id| catalogue.agency_by_id(id))
                .map(|agency| agency.key.as_str())),
            key(row
                .domain
                .and_then(|id| catalogue.domain_by_id(id))
                .map(|domain| domain.key.as_str())),
            key(row
                .scale
                .and_then(|id| catalogue.scale(id))
                .map(|scale| scale.key.as_str())),
        ];
        record.extend(
            figure
                .counts
                .iter()
                .map(|count| count.map(|n| n.to_string()).unwrap_or_default()),
        );
        record.extend([
            figure.share.n.to_string(),
            figure.share.satisfied.to_string(),
        ]);
        record.push(figure.rate.clone().unwrap_or_default());
        record.push(figure.flagged.iter().sum::<u64>().to_string());
        record.extend(receipt_fields(figure));
        out.write_record(record)?;
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}

/// Receipts issued, printed and used, and the rate; empty where the question is not about them.
fn receipt_fields(figure: &Figure) -> [String; 4] {
    figure
        .response
        .as_ref()
        .map_or_else(Default::default, |response| {
            let tally = response.tally;
            [
                tally.issued.to_string(),
                tally.printed.to_string(),
                tally.used.to_string(),
                response.rate.clone().unwrap_or_default(),
            ]
        })
}
