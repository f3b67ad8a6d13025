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
    model::{catalogue::Catalogue, period::PeriodKind},
    report::{ScoreQuery, SeriesPoint, series},
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
    let periods = choice.period.trend(count);
    let series = series(&app.db, catalogue, question, &periods, app.clock.now_ms());
    let points = series
        .await?
        .iter()
        .map(|found| point(app, lang, choice, found, path))
        .collect();
    let title = t_args(
        lang,
        &format!("trend-title-{}", kind_word(kind)),
        &[("count", count.to_string().into())],
    );
    Ok(Some(Trend { title, points }))
}

fn point(app: &App, lang: Lang, choice: &Choice, found: &SeriesPoint, path: &str) -> TrendPoint {
    let target = found.target.map(|(rule, threshold)| TrendTarget {
        comparison: comparison(rule),
        threshold: threshold.to_string(),
    });
    TrendPoint {
        short: short(lang, found.period),
        name: period::label(lang, found.period, choice.calendar),
        figure: figure(&found.figure),
        target,
        href: Some(choice.at(found.period).href(path)),
        running: found
            .period
            .range(choice.calendar)
            .contains(app.clock.today(app.zone)),
    }
}
