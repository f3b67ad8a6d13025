//! `GET /dashboard`: the verdict first, then what changed, then where, then why.

use axum::{extract::State, response::Html};
use hailong_views::{
    page::dashboard::DashboardPage,
    part::{
        figure as views,
        report::{AgencyRows, Changes, Headline, Mover, Row, RowGrain},
    },
};
use maud::Render;

use super::{
    choice::Choice,
    controls::{Offer, controls},
    figure::{figure, told_change},
    period::{as_of, period_label},
    row::{RowMaker, channel_rows, judged_of, sort_rows},
    trend::trend,
    verdict::{topic_name, verdicts},
};
use crate::{
    app::App,
    i18n::{Lang, period, t, t_args},
    model::{
        catalogue::Catalogue,
        counts::Counts,
        target::{MeasuredBy, Selection},
    },
    report::{By, Figure, ScoreQuery, ScoreRow, ScoreTable, Withheld, load},
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

const PATH: &str = "/dashboard";
/// How many agencies are named among those that rose or fell most.
const MOVERS: usize = 3;

const BY_AGENCY: By = By {
    agency: true,
    domain: false,
    scale: false,
};
const BY_DOMAIN: By = By {
    agency: false,
    domain: true,
    scale: false,
};
const BY_BOTH: By = By {
    agency: true,
    domain: true,
    scale: false,
};

/// Shows the figures of a scope for a period.
pub async fn show_dashboard(
    State(app): State<App>,
    visit: Visit,
) -> Result<Html<String>, WebError> {
    let catalogue = app.catalogue();
    let choice = Choice::read(&app, &catalogue, &visit);
    let lang = visit.lang;
    let question = choice.question();
    let (tables, trend) = tokio::try_join!(
        Tables::read(&app, &catalogue, &choice),
        trend(&app, &catalogue, lang, &choice, &question, PATH),
    )?;
    let offer = Offer {
        scopes: true,
        rows: true,
        sort: true,
    };
    let page = DashboardPage {
        layout: visit.layout(&app, Place::Dashboard),
        scope: scope_name(&catalogue, lang, &choice),
        period: period_label(&app, lang, &choice, PATH),
        controls: controls(&app, &catalogue, lang, &choice, PATH, offer),
        as_of: as_of(&app, lang, &tables.agencies),
        headline: headline(lang, &choice, &tables.agencies.total, None),
        changes: tables.changes(&catalogue, lang, &choice),
        trend,
        agencies: tables.agency_rows(&catalogue, lang, &choice, true),
        apart: tables.agency_rows(&catalogue, lang, &choice, false),
        domains: tables.domain_rows(&catalogue, lang, &choice),
        domain_groups: tables.group_rows(&catalogue, lang),
        channels: channel_rows(lang, &tables.agencies.channels),
    };
    Ok(Html(page.render().into_string()))
}

/// Name of the chosen scope; before there is any, all agencies are meant.
pub fn scope_name(catalogue: &Catalogue, lang: Lang, choice: &Choice) -> String {
    let scope = choice.scope.as_deref().and_then(|key| catalogue.scope(key));
    scope.map_or_else(|| t(lang, "scope-all"), |scope| scope.name.clone())
}

/// The figure of one agency or domain, with the targets that its ratings say something about.
pub fn part_headline(
    lang: Lang,
    choice: &Choice,
    row: &ScoreRow,
    href: Option<String>,
) -> Headline {
    let counted = judged_of(&row.targets, |target| target.share.n > 0);
    // Without any rating the first target stands for what would be asked.
    let targets = if counted.is_empty() {
        row.targets.iter().take(1).cloned().collect()
    } else {
        counted
    };
    let row = ScoreRow {
        targets,
        ..row.clone()
    };
    headline(lang, choice, &row, href)
}

/// A figure with everything it is judged by.
pub fn headline(lang: Lang, choice: &Choice, row: &ScoreRow, href: Option<String>) -> Headline {
    let mut notes = Vec::new();
    if row.scale.is_none() {
        notes.push(t(lang, "note-pooled-scales"));
    }
    if let Some(subject) = choice.subject {
        let subject = t(lang, &format!("subject-{}", subject.key()));
        notes.push(t_args(
            lang,
            "note-filter-subject",
            &[("subject", subject.into())],
        ));
    }
    Headline {
        figure: figure(&row.figure),
        verdicts: verdicts(lang, &row.targets, href.as_deref()),
        href,
        notes,
    }
}

/// The same counts by several dimensions, now and in the period before.
struct Tables {
    agencies: ScoreTable,
    cells: Option<ScoreTable>,
    domains: ScoreTable,
    agencies_before: ScoreTable,
    cells_before: Option<ScoreTable>,
    domains_before: ScoreTable,
}

impl Tables {
    async fn read(app: &App, catalogue: &Catalogue, choice: &Choice) -> Result<Self, WebError> {
        let question = ScoreQuery {
            empty_rows: true,
            channels: true,
            ..choice.question()
        };
        let earlier = ScoreQuery {
            period: choice.period.before(),
            empty_rows: false,
            channels: false,
            receipts: false,
            ..question.clone()
        };
        let now = app.clock.now_ms();
        // Side by side: each has a reader of its own.
        let (current, before) = tokio::try_join!(
            load(&app.db, catalogue, &question),
            load(&app.db, catalogue, &earlier),
        )?;
        let cells = choice.rows == RowGrain::AgencyDomain;
        Ok(Self {
            agencies: current.table(BY_AGENCY, now),
            cells: cells.then(|| current.table(BY_BOTH, now)),
            domains: current.table(BY_DOMAIN, now),
            agencies_before: before.table(BY_AGENCY, now),
            cells_before: cells.then(|| before.table(BY_BOTH, now)),
            domains_before: before.table(BY_DOMAIN, now),
        })
    }

    /// Agencies inside or outside the headline, each with its domains where asked for.
    fn agency_rows(
        &self,
        catalogue: &Catalogue,
        lang: Lang,
        choice: &Choice,
        in_headline: bool,
    ) -> Vec<AgencyRows> {
        let maker = RowMaker::new(
            catalogue,
            lang,
            Some(choice),
            &self.agencies,
            Some(&self.agencies_before),
        );
        let cells = self.cells.as_ref().map(|table| {
            (
                table,
                RowMaker::new(
                    catalogue,
                    lang,
                    Some(choice),
                    table,
                    self.cells_before.as_ref(),
                ),
            )
        });
        let domains = |agency: Option<i32>| -> Vec<Row> {
            let Some((table, maker)) = &cells else {
                return Vec::new();
            };
            let of_agency = table
                .rows
                .iter()
                .filter(|row| row.agency == agency && row.domain.is_some());
            let mut rows: Vec<Row> = of_agency.map(|row| maker.row(row)).collect();
            sort_rows(&mut rows, choice.sort, |row| &row.figure);
            rows
        };
        let wanted = self
            .agencies
            .rows
            .iter()
            .filter(|row| row.in_headline == in_headline);
        let mut rows: Vec<AgencyRows> = wanted
            .map(|row| AgencyRows {
                total: maker.row(row),
                domains: domains(row.agency),
            })
            .collect();
        sort_rows(&mut rows, choice.sort, |rows| &rows.total.figure);
        rows
    }

    fn domain_rows(&self, catalogue: &Catalogue, lang: Lang, choice: &Choice) -> Vec<Row> {
        let maker = RowMaker::new(
            catalogue,
            lang,
            Some(choice),
            &self.domains,
            Some(&self.domains_before),
        );
        let mut rows: Vec<Row> = self.domains.rows.iter().map(|row| maker.row(row)).collect();
        sort_rows(&mut rows, choice.sort, |row| &row.figure);
        rows
    }

    /// Domains that share a target of their own, together.
    fn group_rows(&self, catalogue: &Catalogue, lang: Lang) -> Vec<Row> {
        let of_ratings = self
            .agencies
            .total
            .targets
            .iter()
            .filter(|judged| judged.measured_by == MeasuredBy::Ratings);
        let rows = of_ratings.filter_map(|judged| {
            let target = catalogue
                .targets
                .iter()
                .find(|t| t.topic == judged.topic && t.source == judged.source)?;
            let Selection::Only(domains) = &target.domains else {
                return None;
            };
            Some(Row {
                name: topic_name(lang, &judged.topic),
                figure: figure(&self.pooled(catalogue, domains)),
                verdicts: verdicts(lang, std::slice::from_ref(judged), None),
                ..Row::default()
            })
        });
        rows.collect()
    }

    fn pooled(&self, catalogue: &Catalogue, domains: &[i32]) -> Figure {
        let mut counts = Counts::default();
        let mut flagged = Counts::default();
        let parts = self.domains.rows.iter();
        let parts = parts.filter(|row| row.domain.is_some_and(|id| domains.contains(&id)));
        // A sum with a part that is not told would be another sum.
        if parts.clone().any(|row| row.figure.withheld.is_some()) {
            return Figure::withheld(Withheld::Protecting);
        }
        for row in parts {
            counts += Counts(row.figure.counts.map(|count| count.unwrap_or(0)));
            flagged += Counts(row.figure.flagged);
        }
        let scale = self
            .domains
            .total
            .scale
            .and_then(|id| catalogue.scale(id))
            .or(catalogue.scales.first());
        let parts: Vec<_> = scale.map(|scale| (scale, counts)).into_iter().collect();
        Figure::new(&parts, flagged, None, &catalogue.thresholds())
    }

    fn changes(&self, catalogue: &Catalogue, lang: Lang, choice: &Choice) -> Option<Changes> {
        let before = &self.agencies_before;
        let (then, now) = (&before.total.figure, &self.agencies.total.figure);
        if then.share.n == 0 && now.share.n == 0 {
            return None;
        }
        let headline = told_change(then, now)?;
        let maker = RowMaker::new(catalogue, lang, Some(choice), &self.agencies, Some(before));
        let mut moved: Vec<(f64, Mover)> = self
            .agencies
            .rows
            .iter()
            .filter_map(|row| mover(&maker, row))
            .collect();
        moved.sort_by(|a, b| a.0.total_cmp(&b.0));
        let fallen = moved
            .iter()
            .filter(|(points, _)| *points < 0.0)
            .take(MOVERS);
        let risen = moved
            .iter()
            .rev()
            .filter(|(points, _)| *points > 0.0)
            .take(MOVERS);
        Some(Changes {
            before: period::label(lang, choice.period.before(), choice.calendar),
            headline,
            fallen: fallen.map(|(_, mover)| mover.clone()).collect(),
            risen: risen.map(|(_, mover)| mover.clone()).collect(),
        })
    }
}

fn mover(maker: &RowMaker<'_>, row: &ScoreRow) -> Option<(f64, Mover)> {
    let Row {
        name,
        href,
        figure,
        change,
        ..
    } = maker.row(row);
    let change: views::Change = change?;
    let points = change.points.as_ref()?.parse().ok()?;
    Some((
        points,
        Mover {
            name,
            href: href?,
            n: figure.n,
            rate: figure.rate,
            change,
        },
    ))
}
