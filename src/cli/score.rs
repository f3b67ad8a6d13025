//! `hailong score`

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Context, output, score_table};
use crate::{
    config::ReportCalendar,
    model::{calendar::Calendar, channel::Channel, period::Period, subject::Subject},
    report::{By, ScoreQuery, scores},
    store::View,
};

/// How scores are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading.
    Table,
    /// The document of `GET /api/v1/scores`.
    Json,
    /// A line for each row.
    Csv,
}

/// Prints scores.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub struct Score {
    /// 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-07, 2026-07-15, 2021..2025 or 2026-01-01..2026-03-31.
    #[arg(long)]
    period: Period,
    /// calendar or reporting; default as configured.
    #[arg(long)]
    calendar: Option<Calendar>,
    /// Key of the scope; its targets judge the total.
    #[arg(long)]
    scope: Option<String>,
    /// Dimensions of the rows: agency, domain, scale.
    #[arg(long, default_value = "agency,domain")]
    by: By,
    /// Only this agency, by key or name.
    #[arg(long)]
    agency: Option<String>,
    /// Only this domain, by key or name.
    #[arg(long)]
    domain: Option<String>,
    /// Only this channel.
    #[arg(long)]
    channel: Option<Channel>,
    /// Only this subject.
    #[arg(long)]
    subject: Option<Subject>,
    /// Count by the receiving agency instead of the deciding one.
    #[arg(long)]
    receiving: bool,
    /// The agency with all below it.
    #[arg(long)]
    children: bool,
    /// The agency with its whole predecessors.
    #[arg(long)]
    lineage: bool,
    /// Take vertical agencies and other subjects into the total.
    #[arg(long)]
    vertical: bool,
    /// Tell the total by channel, too (table and json).
    #[arg(long)]
    channels: bool,
    /// table, json or csv.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Score {
    /// Prints the scores.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let catalogue = db.catalogue().await?;
        let format = self.format;
        let query = self.query(context);
        let table = scores(&db, &catalogue, &query, context.clock.now_ms()).await?;
        db.close().await?;
        let text = match format {
            Format::Table => score_table::table(&table, &catalogue, context.lang),
            Format::Json => score_table::json(&table, &catalogue, context)?,
            Format::Csv => score_table::csv(&table, &catalogue)?,
        };
        output::say(text.trim_end());
        Ok(ExitCode::SUCCESS)
    }

    fn query(self, context: &Context) -> ScoreQuery {
        let configured = match context.config.report.calendar {
            ReportCalendar::Calendar => Calendar::Calendar,
            ReportCalendar::Reporting => Calendar::Reporting,
        };
        let default_scope = context
            .config
            .report
            .default_scope
            .clone()
            .filter(|_| self.agency.is_none());
        ScoreQuery {
            period: self.period,
            calendar: self.calendar.unwrap_or(configured),
            scope: self.scope.or(default_scope),
            by: self.by,
            agency: self.agency,
            domain: self.domain,
            channel: self.channel,
            subject: self.subject,
            view: if self.receiving {
                View::Receiving
            } else {
                View::Deciding
            },
            children: self.children,
            lineage: self.lineage,
            vertical: self.vertical,
            channels: self.channels,
            receipts: true,
            empty_rows: false,
            within: None,
            least: None,
        }
    }
}
