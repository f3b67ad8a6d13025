//! `GET /domains/{key}`: one domain's figures.

use axum::{
    extract::{Path, State},
    response::Html,
};
use hailong_views::{
    page::domain::DomainPage,
    part::report::{Link, Row},
};
use maud::Render;

use super::{
    choice::Choice,
    controls::{Offer, controls},
    dashboard::{part_headline, scope_name},
    figure::told_change,
    period::{as_of, period_label},
    row::{RowMaker, channel_rows, judged_of, sort_rows},
    trend::trend,
};
use crate::{
    app::App,
    i18n::{Lang, period, t},
    model::{domain::Domain, target::MeasuredBy},
    report::{By, ScoreQuery, ScoreRow, load},
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

const BY_AGENCY: By = By {
    agency: true,
    domain: true,
    scale: false,
};

/// Shows one domain over the chosen scope.
pub async fn show_domain(
    State(app): State<App>,
    Path(key): Path<String>,
    visit: Visit,
) -> Result<Html<String>, WebError> {
    let catalogue = app.catalogue();
    let domain = catalogue.domain(&key).ok_or_else(WebError::not_found)?;
    let lang = visit.lang;
    let choice = Choice::read(&app, &catalogue, &visit);
    let path = format!("/domains/{key}");
    let question = ScoreQuery {
        domain: Some(key.clone()),
        channels: true,
        ..choice.question()
    };
    let earlier = ScoreQuery {
        period: choice.period.before(),
        channels: false,
        receipts: false,
        ..question.clone()
    };
    let now = app.clock.now_ms();
    let current = load(&app.db, &catalogue, &question)
        .await?
        .table(BY_AGENCY, now);
    let before = load(&app.db, &catalogue, &earlier)
        .await?
        .table(BY_AGENCY, now);
    let maker = RowMaker::new(&catalogue, lang, Some(&choice), &current, Some(&before));
    let rows = |in_headline: bool| {
        let wanted = current
            .rows
            .iter()
            .filter(|row| row.agency.is_some() && row.in_headline == in_headline);
        let named = |row| Row {
            name: maker.agency_name(row),
            ..maker.row(row)
        };
        let mut rows: Vec<Row> = wanted.map(named).collect();
        sort_rows(&mut rows, choice.sort, |row| &row.figure);
        rows
    };
    let change = told_change(&before.total.figure, &current.total.figure);
    let page = DomainPage {
        layout: visit.layout(&app, Place::Dashboard),
        name: domain.name(lang.tag()).to_owned(),
        scope: Link {
            label: scope_name(&catalogue, lang, &choice),
            href: choice.href("/dashboard"),
        },
        group: group_name(lang, domain),
        period: period_label(&app, lang, &choice, &path),
        controls: controls(
            &app,
            &catalogue,
            lang,
            &choice,
            &path,
            Offer {
                scopes: true,
                rows: false,
                sort: true,
            },
        ),
        as_of: as_of(&app, lang, &current),
        headline: part_headline(lang, &choice, &without_survey(&current.total), None),
        before: change
            .is_some()
            .then(|| period::label(lang, choice.period.before(), choice.calendar)),
        change,
        trend: trend(&app, &catalogue, lang, &choice, &question, &path)
            .await?
            .unwrap_or_default(),
        agencies: rows(true),
        apart: rows(false),
        channels: channel_rows(lang, &current.channels),
    };
    Ok(Html(page.render().into_string()))
}

/// The official survey asks about the service as a whole, never about one domain.
fn without_survey(total: &ScoreRow) -> ScoreRow {
    let targets = judged_of(&total.targets, |target| {
        target.measured_by == MeasuredBy::Ratings
    });
    ScoreRow {
        targets,
        ..total.clone()
    }
}

/// The group's name; a group of the operator's own stands for itself.
fn group_name(lang: Lang, domain: &Domain) -> Option<String> {
    let group = domain.group.as_deref()?;
    let key = format!("group-{group}");
    let text = t(lang, &key);
    Some(if text == key { group.to_owned() } else { text })
}
