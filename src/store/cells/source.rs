//! Which cube answers for which days, and how it is asked.

use std::ops::RangeInclusive;

use sea_orm::Value;

use super::{CellFilter, View};
use crate::{
    model::{
        channel::Channel,
        period::{DayRange, decompose, quarter_parts},
    },
    store::delta,
};

/// What rows are told apart by, beside agency, subject and scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Domains,
    Channels,
}

/// A question to one cube.
pub struct CubeQuery {
    pub sql: String,
    pub values: Vec<Value>,
}

/// At most so many agencies or buckets are listed in a statement; beyond, all are read and the rest is dropped.
const LISTED: usize = 200;

/// The cube of quarters that counts ratings by receipt alone, without a column that says so.
const BY_RECEIPT: &str = "receipt_quarter";

/// The questions that together cover `range`: whole quarters, half-months, odd days.
pub fn cube_queries(filter: &CellFilter, range: DayRange, group: Group) -> Vec<CubeQuery> {
    let cover = decompose(range);
    let mut queries = Vec::new();
    let mut halves: Vec<_> = cover.halves.into_iter().collect();
    if let Some(table) = quarter_cube(filter, group) {
        let covers: Vec<_> = halves.drain(..).map(quarter_parts).collect();
        for cover in covers {
            let parts = cover.parts.into_iter();
            queries.extend(
                parts.map(|parts| whole(filter, group, table, "agency_id", "quarter_part", parts)),
            );
            halves.extend(cover.halves);
        }
    }
    let (table, agency) = match filter.view {
        View::Deciding => ("headline_half", "agency_id"),
        View::Receiving => ("fact_half", "receiver_id"),
    };
    let halves = halves.into_iter();
    queries.extend(halves.map(|halves| whole(filter, group, table, agency, "half_month", halves)));
    let days = cover.days.into_iter().map(|days| CubeQuery {
        sql: query(
            filter,
            group,
            "fact_day",
            agency_column(filter.view),
            "day BETWEEN $1 AND $2",
        ),
        values: vec![days.from.into(), days.until.into()],
    });
    queries.extend(days);
    queries
}

/// The cube of quarters that knows what is asked for, if one does.
fn quarter_cube(filter: &CellFilter, group: Group) -> Option<&'static str> {
    match (filter.view, group) {
        (View::Deciding, Group::Domains) => match filter.channel {
            None => Some("headline_quarter"),
            Some(Channel::Receipt) => Some(BY_RECEIPT),
            Some(_) => None,
        },
        (View::Deciding, Group::Channels) if filter.domain.is_none() => Some("channel_quarter"),
        _ => None,
    }
}

/// Whole buckets. Where agencies are listed, so are the buckets: each pair is then one step into the key.
fn whole(
    filter: &CellFilter,
    group: Group,
    table: &str,
    agency: &str,
    bucket: &str,
    buckets: RangeInclusive<i32>,
) -> CubeQuery {
    let (first, last) = (*buckets.start(), *buckets.end());
    let several = (last - first).unsigned_abs() as usize;
    let condition = if filter.agencies.is_some() && several < LISTED {
        format!("{bucket} IN ({})", list(buckets))
    } else {
        format!("{bucket} BETWEEN {first} AND {last}")
    };
    CubeQuery {
        sql: query(filter, group, table, agency, &condition),
        values: Vec::new(),
    }
}

fn query(filter: &CellFilter, group: Group, table: &str, agency: &str, buckets: &str) -> String {
    let sums = delta::COUNTS.map(|c| format!("CAST(SUM({c}) AS BIGINT) AS {c}"));
    let (domain, channel, by) = match group {
        Group::Domains => ("domain_id", "0", "domain_id"),
        Group::Channels => ("0", "CAST(channel AS INTEGER)", "channel"),
    };
    let domains = filter.domain.map(|id| format!(" AND domain_id = {id}"));
    let channel_of = filter.channel.filter(|_| table != BY_RECEIPT);
    let channels = channel_of.map(|channel| format!(" AND channel = {}", channel.code()));
    let only = [
        agencies_listed(filter, agency),
        domains.unwrap_or_default(),
        channels.unwrap_or_default(),
    ];
    format!(
        "SELECT {agency}, {domain}, CAST(subject AS INTEGER), scale_id, {channel}, {sums} \
         FROM {table} WHERE {buckets}{only} GROUP BY {agency}, {by}, subject, scale_id",
        sums = sums.join(", "),
        only = only.concat(),
    )
}

/// The question for what no cube knows yet: `$1` to `$4` are numbers of the sequence (after, until) and days.
pub fn tail_query(filter: &CellFilter) -> String {
    let agency = agency_column(filter.view);
    let days = format!(
        "r.local_date BETWEEN $3 AND $4{}",
        agencies_listed(filter, &format!("r.{agency}"))
    );
    let rows = delta::rows(
        &format!("r.seq > $1 AND r.seq <= $2 AND {days}"),
        &format!("e.seq > $1 AND e.seq <= $2 AND {days}"),
    );
    format!(
        "SELECT day, {agency}, domain_id, CAST(subject AS INTEGER), scale_id, CAST(channel AS INTEGER), {} \
         FROM ({rows}) AS d GROUP BY day, {agency}, domain_id, subject, scale_id, channel",
        delta::sums(),
    )
}

const fn agency_column(view: View) -> &'static str {
    match view {
        View::Deciding => "decider_id",
        View::Receiving => "receiver_id",
    }
}

/// A condition on the agencies, where they are few enough to be listed.
pub fn agencies_listed(filter: &CellFilter, column: &str) -> String {
    match &filter.agencies {
        Some(agencies) if agencies.is_empty() => format!(" AND {column} = 0"),
        Some(agencies) if agencies.len() <= LISTED => {
            format!(" AND {column} IN ({})", list(agencies.iter().copied()))
        }
        _ => String::new(),
    }
}

fn list(numbers: impl Iterator<Item = i32>) -> String {
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    numbers.join(", ")
}
