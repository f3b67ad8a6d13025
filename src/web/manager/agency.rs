//! `GET /agencies/{key}`: one agency's figures.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    response::Html,
};
use hailong_views::{
    page::agency::{AgencyPage, RelatedUnit, ServicePointRow},
    part::report::{Link, Row},
};
use maud::Render;

use super::{
    choice::Choice,
    controls::{Offer, controls},
    dashboard::{part_headline, scope_name},
    figure::{figure, told_change},
    period::{as_of, period_label},
    row::{RowMaker, channel_rows, sort_rows},
    trend::trend,
};
use crate::{
    app::App,
    i18n::{Lang, period, t, t_args},
    model::{
        agency::Agency, catalogue::Catalogue, channel::Channel, rollup::Tally, scale::Scale,
        service_point::ServicePoint, validity::Validity,
    },
    report::{By, Figure, ScoreQuery, ScoreTable, held_back, load},
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

const BY_AGENCY: By = By {
    agency: true,
    domain: false,
    scale: false,
};
const BY_DOMAIN: By = By {
    agency: true,
    domain: true,
    scale: false,
};

/// Shows one agency.
pub async fn show_agency(
    State(app): State<App>,
    Path(key): Path<String>,
    visit: Visit,
) -> Result<Html<String>, WebError> {
    let catalogue = app.catalogue();
    let agency = catalogue.agency(&key).ok_or_else(WebError::not_found)?;
    let lang = visit.lang;
    let choice = Choice::read(&app, &catalogue, &visit);
    let path = format!("/agencies/{key}");
    let question = ScoreQuery {
        scope: None,
        agency: Some(key.clone()),
        channels: true,
        ..choice.question()
    };
    let tables = tables(&app, &catalogue, &question).await?;
    let own = tables.whole.rows.first().unwrap_or(&tables.whole.total);
    let own_before = tables
        .whole_before
        .rows
        .first()
        .unwrap_or(&tables.whole_before.total);
    let offer = Offer {
        scopes: false,
        rows: false,
        sort: true,
    };
    let evidence = || choice.href_with("/evidence", &[("agency", &key)]);
    let evidence = choice.reader.evidence.then(evidence);
    let change = told_change(&own_before.figure, &own.figure);
    let page = AgencyPage {
        layout: visit.layout(&app, Place::Dashboard),
        period: period_label(&app, lang, &choice, &path),
        controls: controls(&app, &catalogue, lang, &choice, &path, offer),
        as_of: as_of(&app, lang, &tables.whole),
        headline: part_headline(lang, &choice, own, evidence),
        before: change
            .is_some()
            .then(|| period::label(lang, choice.period.before(), choice.calendar)),
        change,
        trend: trend(&app, &catalogue, lang, &choice, &question, &path)
            .await?
            .unwrap_or_default(),
        domains: tables.domain_rows(&catalogue, lang, &choice),
        channels: channel_rows(lang, &tables.whole.channels),
        service_points: service_points(&app, &catalogue, lang, &choice, agency).await?,
        ..identity(&catalogue, lang, &choice, agency)
    };
    Ok(Html(page.render().into_string()))
}

/// Who the agency is, and who came before and after it; the figures are left empty.
fn identity(catalogue: &Catalogue, lang: Lang, choice: &Choice, agency: &Agency) -> AgencyPage {
    let kind = catalogue.kinds.iter().find(|kind| kind.key == agency.kind);
    let kind_name = kind.map(|kind| lang.pick(&kind.name_vi, &kind.name_en));
    AgencyPage {
        name: agency.name.clone(),
        scope: Link {
            label: scope_name(catalogue, lang, choice),
            href: choice.href("/dashboard"),
        },
        kind: kind_name.cloned().unwrap_or_default(),
        code: agency.area_code.clone(),
        valid_from: agency.valid.from.map(|day| period::day(lang, day)),
        valid_until: agency.valid.until.map(|day| period::day(lang, day)),
        predecessors: related(catalogue, lang, choice, catalogue.predecessors(agency.id)),
        successors: related(catalogue, lang, choice, &agency.successors),
        in_headline: catalogue.in_headline(agency.id),
        ..AgencyPage::default()
    }
}

struct Tables {
    whole: ScoreTable,
    domains: ScoreTable,
    whole_before: ScoreTable,
    domains_before: ScoreTable,
}

impl Tables {
    fn domain_rows(&self, catalogue: &Catalogue, lang: Lang, choice: &Choice) -> Vec<Row> {
        let maker = RowMaker::new(
            catalogue,
            lang,
            Some(choice),
            &self.domains,
            Some(&self.domains_before),
        );
        let cells = self.domains.rows.iter().filter(|row| row.domain.is_some());
        // The agency's own days are in the head of the page.
        let cell = |row| Row {
            days: None,
            ..maker.row(row)
        };
        let mut rows: Vec<Row> = cells.map(cell).collect();
        sort_rows(&mut rows, choice.sort, |row| &row.figure);
        rows
    }
}

async fn tables(
    app: &App,
    catalogue: &Catalogue,
    question: &ScoreQuery,
) -> Result<Tables, WebError> {
    let now = app.clock.now_ms();
    let earlier = ScoreQuery {
        period: question.period.before(),
        channels: false,
        receipts: false,
        ..question.clone()
    };
    // Side by side: each has a reader of its own.
    let (current, before) = tokio::try_join!(
        load(&app.db, catalogue, question),
        load(&app.db, catalogue, &earlier),
    )?;
    Ok(Tables {
        whole: current.table(BY_AGENCY, now),
        domains: current.table(BY_DOMAIN, now),
        whole_before: before.table(BY_AGENCY, now),
        domains_before: before.table(BY_DOMAIN, now),
    })
}

fn related(catalogue: &Catalogue, lang: Lang, choice: &Choice, ids: &[i32]) -> Vec<RelatedUnit> {
    let unit = |agency: &Agency| RelatedUnit {
        name: agency.name.clone(),
        href: choice.href(&format!("/agencies/{}", agency.key)),
        days: validity_words(lang, agency.valid),
        split: agency.is_split(),
    };
    ids.iter()
        .filter_map(|id| catalogue.agency_by_id(*id))
        .map(unit)
        .collect()
}

fn validity_words(lang: Lang, valid: Validity) -> String {
    let word = |key: &str, day| t_args(lang, key, &[("day", period::day(lang, day).into())]);
    let from = valid.from.map(|day| word("valid-from-word", day));
    let until = valid.until.map(|day| word("valid-until-word", day));
    [from, until]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Each service point of the agency with what was counted there; few ratings are held back.
async fn service_points(
    app: &App,
    catalogue: &Catalogue,
    lang: Lang,
    choice: &Choice,
    agency: &Agency,
) -> Result<Vec<ServicePointRow>, WebError> {
    let range = choice.period.range(choice.calendar);
    let counted = app
        .db
        .evidence(choice.view, agency.id, None, choice.subject, range)
        .await?;
    let mut tallies: BTreeMap<i32, (Tally, Vec<Channel>)> = BTreeMap::new();
    for row in counted {
        let (tally, channels) = tallies.entry(row.service_point.unwrap_or(0)).or_default();
        *tally += row.tally;
        if !channels.contains(&row.channel) {
            channels.push(row.channel);
        }
    }
    let points: Vec<&ServicePoint> = catalogue
        .service_points
        .iter()
        .filter(|point| point.agency == agency.id || point.decider() == agency.id)
        .filter(|point| point.valid.overlaps(range))
        .collect();
    // What was given at no counter is a part of the total, too.
    let sizes: Vec<u64> = points
        .iter()
        .map(|point| point.id)
        .chain([0])
        .map(|id| tallies.get(&id).map_or(0, |(tally, _)| tally.n()))
        .collect();
    let held = held_back(&sizes, u64::from(app.config.report.min_cell));
    let row = |(point, withheld): (&&ServicePoint, bool)| {
        let (tally, channels) = tallies
            .get(&point.id)
            .filter(|_| !withheld)
            .cloned()
            .unwrap_or_default();
        let deciding = catalogue
            .agency_by_id(point.decider())
            .filter(|decider| decider.id != agency.id);
        let channels: Vec<String> = channels
            .iter()
            .map(|c| t(lang, &format!("channel-{}", c.key())))
            .collect();
        ServicePointRow {
            name: point.name.clone(),
            deciding: deciding.map(|decider| decider.name.clone()),
            figure: figure(&point_figure(catalogue, tally)),
            figure_href: None,
            channels: channels.join(", "),
            withheld,
        }
    };
    Ok(points.iter().zip(held).map(row).collect())
}

fn point_figure(catalogue: &Catalogue, tally: Tally) -> Figure {
    let scale: Option<&Scale> = catalogue.scales.first();
    let parts: Vec<_> = scale
        .map(|scale| (scale, tally.counts))
        .into_iter()
        .collect();
    Figure::new(&parts, tally.flagged, None, &catalogue.thresholds())
}
