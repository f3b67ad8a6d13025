//! The document of scores: the one shape that the API answers and the command line prints.

use chrono::{DateTime, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

use super::{question::QuestionDocument, receipts::ReceiptsDocument, target::TargetDocument};
use crate::{
    i18n::{Lang, period},
    model::{calendar::Calendar, catalogue::Catalogue, channel::Channel, zone::Zone},
    report::{Figure, ScoreRow, ScoreTable},
};

/// The days that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeriodDocument {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub until: NaiveDate,
    /// Its name with its dates, in the caller's language.
    pub label: String,
    /// How names of periods are read.
    pub calendar: Calendar,
}

/// A row, or the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RowDocument {
    /// Key of the agency; `null` where all are together.
    pub agency: Option<String>,
    /// Name of the agency.
    pub agency_name: Option<String>,
    /// Key of the domain; `null` where all are together.
    pub domain: Option<String>,
    /// Name of the domain, in the caller's language.
    pub domain_name: Option<String>,
    /// Key of the scale; `null` where several are pooled.
    pub scale: Option<String>,
    /// Ratings that count, from level 1 to 5; `null` where the scale does not offer the level.
    pub counts: [Option<u64>; 5],
    /// All ratings that count; `null` only where they are withheld.
    pub n: Option<u64>,
    /// Those on a level that counts as satisfied; `null` only where they are withheld.
    pub satisfied: Option<u64>,
    /// Satisfaction rate in percent, decimal point; `null` without ratings.
    #[schema(examples("98.23"))]
    pub rate: Option<String>,
    /// Wilson 95 % interval in percent: descriptive, since the sample chooses itself.
    pub interval: Option<[String; 2]>,
    /// Ratings under a flag, from level 1 to 5; not in `counts`; `null` only where they are withheld.
    pub flagged: [Option<u64>; 5],
    /// The rate if those counted as well, in percent; `null` where nothing is flagged.
    pub rate_with_flagged: Option<String>,
    /// People or dossiers served, where known.
    pub transactions: Option<u64>,
    /// Receipts handed out and used; `null` where the question is not about receipts: counted by the receiving agency,
    /// about another channel, or about another subject than procedures.
    pub receipts: Option<ReceiptsDocument>,
    /// Only for a person's session: of a period shorter than 28 days, so few ratings are not told, or this figure
    /// would tell them. Tokens get exact figures, and this field is never there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub withheld: bool,
    /// The targets that the row is held against.
    pub targets: Vec<TargetDocument>,
}

/// The figure of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChannelDocument {
    /// The channel.
    pub channel: Channel,
    /// Ratings that count, from level 1 to 5; `null` where the scale does not offer the level.
    pub counts: [Option<u64>; 5],
    /// All ratings that count; `null` only where they are withheld.
    pub n: Option<u64>,
    /// Those on a level that counts as satisfied; `null` only where they are withheld.
    pub satisfied: Option<u64>,
    /// Satisfaction rate in percent, decimal point; `null` without ratings.
    #[schema(examples("98.23"))]
    pub rate: Option<String>,
    /// Wilson 95 % interval in percent.
    pub interval: Option<[String; 2]>,
    /// Ratings under a flag, from level 1 to 5; not in `counts`; `null` only where they are withheld.
    pub flagged: [Option<u64>; 5],
    /// The rate if those counted as well, in percent; `null` where nothing is flagged.
    pub rate_with_flagged: Option<String>,
    /// As in rows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub withheld: bool,
}

/// Scores of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScoresDocument {
    /// The period.
    pub period: PeriodDocument,
    /// Key of the scope, if one was asked for.
    pub scope: Option<String>,
    /// When the question was answered.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: String,
    /// The newest number of the sequence of ratings and events in the figures; `null` for a person who sees some
    /// agencies only, since it would tell how much the others are rated.
    pub as_of_seq: Option<i64>,
    /// Agencies and domains with ratings in the period, and those that were named.
    pub rows: Vec<RowDocument>,
    /// All together.
    pub total: RowDocument,
    /// The total by channel, in the order of their numbers, those with ratings; only where asked for by `channels=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub channels: Option<Vec<ChannelDocument>>,
    /// Further questions, where they were asked for with `questions=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<Vec<QuestionDocument>>,
}

impl ScoresDocument {
    /// Writes a table of scores down, with times in `zone` and names in `lang`.
    pub fn new(table: &ScoreTable, catalogue: &Catalogue, zone: Zone, lang: Lang) -> Self {
        let row = |row: &ScoreRow| RowDocument::new(row, catalogue, lang);
        let channels = table.channels.iter();
        let channels = channels.map(|(channel, figure)| ChannelDocument::new(*channel, figure));
        Self {
            period: PeriodDocument {
                from: table.range.from,
                until: table.range.until,
                label: period::label(lang, table.period, table.calendar),
                calendar: table.calendar,
            },
            scope: table.scope.clone(),
            as_of: rfc3339(zone, table.as_of),
            as_of_seq: table.as_of_seq,
            rows: table.rows.iter().map(row).collect(),
            total: row(&table.total),
            channels: table.asked_channels.then(|| channels.collect()),
            questions: None,
        }
    }
}

impl ChannelDocument {
    fn new(channel: Channel, figure: &Figure) -> Self {
        let told = figure.withheld.is_none();
        Self {
            channel,
            counts: figure.counts,
            n: told.then_some(figure.share.n),
            satisfied: told.then_some(figure.share.satisfied),
            rate: figure.rate.clone(),
            interval: figure.interval.clone().map(|(from, until)| [from, until]),
            flagged: figure.flagged.map(|n| told.then_some(n)),
            rate_with_flagged: figure.rate_with_flagged.clone(),
            withheld: !told,
        }
    }
}

impl RowDocument {
    fn new(row: &ScoreRow, catalogue: &Catalogue, lang: Lang) -> Self {
        let agency = row.agency.and_then(|id| catalogue.agency_by_id(id));
        let domain = row.domain.and_then(|id| catalogue.domain_by_id(id));
        let scale = row.scale.and_then(|id| catalogue.scale(id));
        let figure = &row.figure;
        let told = figure.withheld.is_none();
        Self {
            agency: agency.map(|agency| agency.key.clone()),
            agency_name: agency.map(|agency| agency.name.clone()),
            domain: domain.map(|domain| domain.key.clone()),
            domain_name: domain.map(|domain| domain.name(lang.tag()).to_owned()),
            scale: scale.map(|scale| scale.key.clone()),
            counts: figure.counts,
            n: told.then_some(figure.share.n),
            satisfied: told.then_some(figure.share.satisfied),
            rate: figure.rate.clone(),
            interval: figure.interval.clone().map(|(from, until)| [from, until]),
            flagged: figure.flagged.map(|n| told.then_some(n)),
            rate_with_flagged: figure.rate_with_flagged.clone(),
            transactions: figure.transactions,
            receipts: figure.response.as_ref().map(ReceiptsDocument::new),
            withheld: !told,
            targets: row.targets.iter().map(TargetDocument::new).collect(),
        }
    }
}

/// An instant as RFC 3339 with the operator's offset, to the second.
pub fn rfc3339(zone: Zone, at_ms: i64) -> String {
    let utc = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    let offset = zone
        .local(utc)
        .signed_duration_since(utc.naive_utc())
        .num_seconds();
    let offset = i32::try_from(offset)
        .ok()
        .and_then(chrono::FixedOffset::east_opt);
    let seconds = chrono::SecondsFormat::Secs;
    match offset {
        Some(offset) => utc.with_timezone(&offset).to_rfc3339_opts(seconds, true),
        None => utc.to_rfc3339_opts(seconds, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_the_clock_on_the_wall_shows_it() {
        assert_eq!(
            rfc3339(Zone::HO_CHI_MINH, 1_767_200_399_999),
            "2025-12-31T23:59:59+07:00"
        );
    }
}
