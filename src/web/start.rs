//! `GET /`: the public figures of the default scope.

use axum::{extract::State, response::Html};
use hailong_views::{
    page::start::{PublicPeriod, StartPage},
    part::report::{Headline, Link, Row},
};
use maud::Render;

use super::{
    error::WebError,
    frame::{Place, Visit},
    manager::{Choice, Reader, RowMaker, as_of, figure, period_label, verdicts},
};
use crate::{
    app::App,
    i18n::{Lang, period, t},
    model::{catalogue::Catalogue, period::Period, permission::Permission},
    report::{By, ScoreQuery, ScoreTable, load},
};

/// Shows the last whole quarter and the one that runs.
pub async fn show_start(State(app): State<App>, visit: Visit) -> Result<Html<String>, WebError> {
    let catalogue = app.catalogue();
    let lang = visit.lang;
    let choice = Choice::initial(&app, &catalogue, Reader::default());
    let current = Tables::read(&app, &catalogue, &choice, choice.period).await?;
    let last = Tables::read(&app, &catalogue, &choice, choice.period.before()).await?;
    let (listed, listed_period) = if last.has_ratings() {
        (&last, choice.period.before())
    } else {
        (&current, choice.period)
    };
    let viewer = visit.visitor.viewer();
    let sees_figures = viewer.is_some_and(|viewer| viewer.may(Permission::ViewFigures));
    let page = StartPage {
        layout: visit.layout(&app, Place::Start),
        scope: choice
            .scope
            .as_deref()
            .and_then(|key| catalogue.scope(key))
            .map(|s| s.name.clone())
            .unwrap_or_default(),
        last: last
            .has_ratings()
            .then(|| last.public(&app, lang, &choice.at(choice.period.before()))),
        current: current
            .has_ratings()
            .then(|| current.public(&app, lang, &choice)),
        agencies: listed.agency_rows(&catalogue, lang, true),
        apart: listed.agency_rows(&catalogue, lang, false),
        domains: listed.domain_rows(&catalogue, lang),
        lists_period: period::label(lang, listed_period, choice.calendar),
        as_of: as_of(&app, lang, &current.agencies),
        places: Vec::new(),
        hotline: app.config.kiosk.hotline.clone(),
        dashboard: sees_figures.then(|| Link {
            label: t(lang, "start-all-figures"),
            href: "/dashboard".to_owned(),
        }),
    };
    Ok(Html(page.render().into_string()))
}

/// The public tables of one period.
struct Tables {
    agencies: ScoreTable,
    domains: ScoreTable,
}

impl Tables {
    async fn read(
        app: &App,
        catalogue: &Catalogue,
        choice: &Choice,
        period: Period,
    ) -> Result<Self, WebError> {
        let question = ScoreQuery {
            period,
            receipts: false,
            ..choice.question()
        };
        let now = app.clock.now_ms();
        let answer = load(&app.db, catalogue, &question).await?;
        let by = |agency: bool| By {
            agency,
            domain: !agency,
            scale: false,
        };
        Ok(Self {
            agencies: answer.table(by(true), now),
            domains: answer.table(by(false), now),
        })
    }

    fn has_ratings(&self) -> bool {
        self.agencies.total.figure.share.n > 0
    }

    fn public(&self, app: &App, lang: Lang, choice: &Choice) -> PublicPeriod {
        let mut period = period_label(app, lang, choice, "/");
        (period.previous, period.next) = (None, None);
        let total = &self.agencies.total;
        PublicPeriod {
            period,
            headline: Headline {
                figure: figure(&total.figure),
                href: None,
                verdicts: verdicts(lang, &total.targets, None),
                notes: Vec::new(),
            },
        }
    }

    fn agency_rows(&self, catalogue: &Catalogue, lang: Lang, in_headline: bool) -> Vec<Row> {
        let maker = RowMaker::new(catalogue, lang, None, &self.agencies, None);
        self.agencies
            .rows
            .iter()
            .filter(|row| row.in_headline == in_headline)
            .map(|row| maker.row(row))
            .collect()
    }

    fn domain_rows(&self, catalogue: &Catalogue, lang: Lang) -> Vec<Row> {
        let maker = RowMaker::new(catalogue, lang, None, &self.domains, None);
        self.domains.rows.iter().map(|row| maker.row(row)).collect()
    }
}
