//! The last periods of a figure.

use hailong_views::part::chart::{Trend, TrendPoint, TrendTarget};

use super::{
    choice::Choice,
    figure::figure,
    period::{kind_word, short},
    verdict::comparison,
};
use crate::{
    app::App,
    i18n::{Lang, period, t_args},
    model::{
        catalogue::Catalogue,
        period::{Period, PeriodKind},
        target::MeasuredBy,
    },
    report::{By, ScoreQuery, ScoreRow, scores},
    web::error::WebError,
};

/// How many periods of a kind make a trend; none for freely chosen days.
const fn length(kind: PeriodKind) -> u8 {
    match kind {
        PeriodKind::Year | PeriodKind::NineMonths => 5,
        PeriodKind::Half => 6,
        PeriodKind::Quarter => 8,
        PeriodKind::Month => 13,
        PeriodKind::Day => 14,
        PeriodKind::Years | PeriodKind::Range => 0,
    }
}

/// The trend of what `question` asks: of the agency it names, else of the total.
pub async fn trend(
    app: &App,
    catalogue: &Catalogue,
    lang: Lang,
    choice: &Choice,
    question: &ScoreQuery,
    path: &str,
) -> Result<Option<Trend>, WebError> {
    let kind = choice.period.kind();
    let count = length(kind);
    if count == 0 {
        return Ok(None);
    }
    let mut points = Vec::new();
    for period in choice.period.trend(count) {
        let by = By {
            agency: question.agency.is_some(),
            domain: false,
            scale: false,
        };
        let query = ScoreQuery {
            period,
            by,
            ..question.clone()
        };
        let table = scores(&app.db, catalogue, &query, app.clock.now_ms()).await?;
        points.push(point(
            app,
            lang,
            choice,
            period,
            table.rows.first().unwrap_or(&table.total),
            path,
        ));
    }
    let title = t_args(
        lang,
        &format!("trend-title-{}", kind_word(kind)),
        &[("count", count.to_string().into())],
    );
    Ok(Some(Trend { title, points }))
}

fn point(
    app: &App,
    lang: Lang,
    choice: &Choice,
    period: Period,
    total: &ScoreRow,
    path: &str,
) -> TrendPoint {
    let mut judged = total
        .targets
        .iter()
        .filter(|target| target.measured_by == MeasuredBy::Ratings);
    TrendPoint {
        short: short(lang, period),
        name: period::label(lang, period, choice.calendar),
        figure: figure(&total.figure),
        target: judged.next().map(|target| TrendTarget {
            comparison: comparison(target.comparison),
            threshold: target.threshold.to_string(),
        }),
        href: Some(choice.at(period).href(path)),
        running: period
            .range(choice.calendar)
            .contains(app.clock.today(app.zone)),
    }
}
