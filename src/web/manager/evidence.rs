//! `GET /evidence`: the counts behind one figure, by day, channel and service point.

use axum::{extract::State, response::Html};
use hailong_views::{
    page::evidence::{EvidenceCounts, EvidencePage, EvidenceRow},
    part::report::Link,
};
use maud::Render;

use super::{
    choice::Choice,
    figure::figure,
    period::{as_of, period_label},
};
use crate::{
    app::App,
    i18n::{Lang, period, t, t_args},
    model::{
        agency::Agency, catalogue::Catalogue, domain::Domain, misuse::Reason, rollup::Tally,
        scale::Scale,
    },
    report::{By, EvidenceCell, ScoreQuery, ScoreTable, evidence, scores},
    store::View,
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

/// Rows of a page; more stand on the next one.
const ROWS: usize = 200;

/// Shows what a figure was counted from.
pub async fn show_evidence(State(app): State<App>, visit: Visit) -> Result<Html<String>, WebError> {
    let catalogue = app.catalogue();
    let lang = visit.lang;
    let query = visit.uri.query().unwrap_or_default();
    let choice = Choice::read(&app, &catalogue, &visit);
    let asked = Asked::read(&catalogue, query)?;
    let range = choice.period.range(choice.calendar);
    let (agency, domain) = (asked.agency.id, asked.domain.map(|domain| domain.id));
    let least = app.config.report.min_cell;
    let found = evidence(
        &app.db,
        choice.view,
        agency,
        domain,
        choice.subject,
        range,
        least,
    )
    .await?;
    let reasons = app
        .db
        .flag_reasons(choice.view, agency, domain, choice.subject, range)
        .await?;
    let table = asked.table(&app, &catalogue, &choice).await?;
    let total = table.rows.first().unwrap_or(&table.total);
    let scale = catalogue.scales.first().ok_or_else(WebError::not_found)?;
    let shown = found.cells.iter().skip(asked.page * ROWS).take(ROWS);
    let page = EvidencePage {
        layout: visit.layout(&app, Place::Dashboard),
        title: asked.title(lang),
        back: Link {
            label: asked.agency.name.clone(),
            href: choice.href(&format!("/agencies/{}", asked.agency.key)),
        },
        period: asked.period_label(&app, lang, &choice),
        as_of: as_of(&app, lang, &table),
        criteria: asked.criteria(lang, &choice),
        total: figure(&total.figure),
        total_withheld: total.figure.withheld.is_some()
            || (1..u64::from(least)).contains(&total.figure.share.n),
        least: u64::from(least),
        reasons: reasons
            .into_iter()
            .map(|(reason, ratings)| (why(lang, reason), ratings))
            .collect(),
        rows: shown
            .map(|cell| row(&catalogue, scale, lang, cell, least))
            .collect(),
        previous: asked
            .page
            .checked_sub(1)
            .map(|page| asked.link(lang, &choice, page)),
        next: ((asked.page + 1) * ROWS < found.cells.len())
            .then(|| asked.link(lang, &choice, asked.page + 1)),
        downloads: Vec::new(),
    };
    Ok(Html(page.render().into_string()))
}

/// Which figure is asked about.
struct Asked<'a> {
    agency: &'a Agency,
    domain: Option<&'a Domain>,
    page: usize,
}

impl<'a> Asked<'a> {
    fn read(catalogue: &'a Catalogue, query: &str) -> Result<Self, WebError> {
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs
                .find(|(n, v)| n == name && !v.is_empty())
                .map(|(_, v)| v.into_owned())
        };
        let agency = value("agency").ok_or_else(WebError::bad_request)?;
        let domain =
            value("domain").map(|key| catalogue.domain(&key).ok_or_else(WebError::not_found));
        Ok(Self {
            agency: catalogue.agency(&agency).ok_or_else(WebError::not_found)?,
            domain: domain.transpose()?,
            page: value("page")
                .and_then(|text| text.parse::<u16>().ok())
                .map_or(0, usize::from),
        })
    }

    fn named(&self) -> Vec<(&str, &str)> {
        let domain = self.domain.map(|domain| ("domain", domain.key.as_str()));
        std::iter::once(("agency", self.agency.key.as_str()))
            .chain(domain)
            .collect()
    }

    async fn table(
        &self,
        app: &App,
        catalogue: &Catalogue,
        choice: &Choice,
    ) -> Result<ScoreTable, WebError> {
        let question = ScoreQuery {
            scope: None,
            agency: Some(self.agency.key.clone()),
            domain: self.domain.map(|domain| domain.key.clone()),
            by: By {
                agency: true,
                domain: false,
                scale: false,
            },
            ..choice.question()
        };
        Ok(scores(&app.db, catalogue, &question, app.clock.now_ms()).await?)
    }

    fn title(&self, lang: Lang) -> String {
        let agency = ("agency", self.agency.name.clone().into());
        match self.domain {
            Some(domain) => {
                let domain = ("domain", domain.name(lang.tag()).to_owned().into());
                t_args(lang, "evidence-title-agency-domain", &[agency, domain])
            }
            None => t_args(lang, "evidence-title-agency", &[agency]),
        }
    }

    fn period_label(
        &self,
        app: &App,
        lang: Lang,
        choice: &Choice,
    ) -> hailong_views::part::report::PeriodLabel {
        let mut label = period_label(app, lang, choice, "/evidence");
        // The neighbours must be about the same figure.
        let named = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.named())
            .finish();
        for link in [&mut label.previous, &mut label.next].into_iter().flatten() {
            link.href = format!("{}&{named}", link.href);
        }
        label
    }

    fn criteria(&self, lang: Lang, choice: &Choice) -> Vec<(String, String)> {
        let all = || t(lang, "criterion-all");
        let domain = self
            .domain
            .map_or_else(all, |domain| domain.name(lang.tag()).to_owned());
        let subject = choice.subject.map_or_else(all, |subject| {
            t(lang, &format!("subject-{}", subject.key()))
        });
        let view = match choice.view {
            View::Deciding => t(lang, "view-deciding"),
            View::Receiving => t(lang, "view-receiving"),
        };
        vec![
            (t(lang, "criterion-agency"), self.agency.name.clone()),
            (t(lang, "criterion-domain"), domain),
            (t(lang, "criterion-subject"), subject),
            (t(lang, "criterion-view"), view),
        ]
    }

    fn link(&self, lang: Lang, choice: &Choice, page: usize) -> Link {
        let number = page.to_string();
        let mut more = self.named();
        more.push(("page", &number));
        let label = t_args(
            lang,
            "evidence-page",
            &[("page", (page + 1).to_string().into())],
        );
        Link {
            label,
            href: choice.href_with("/evidence", &more),
        }
    }
}

/// Why ratings are flagged, in words and as the flag itself says it.
fn why(lang: Lang, reason: Option<Reason>) -> String {
    match reason {
        Some(reason) => {
            let words = t(lang, &format!("misuse-{}", reason.rule.key()));
            format!("{words} ({reason})")
        }
        None => t(lang, "misuse-other"),
    }
}

fn row(
    catalogue: &Catalogue,
    scale: &Scale,
    lang: Lang,
    cell: &EvidenceCell,
    least: u32,
) -> EvidenceRow {
    let point = cell
        .row
        .service_point
        .and_then(|id| catalogue.service_point_by_id(id));
    EvidenceRow {
        day: period::day(lang, cell.row.day),
        channel: t(lang, &format!("channel-{}", cell.row.channel.key())),
        service_point: point.map(|point| point.name.clone()),
        questionnaire: None,
        counts: match cell.shown {
            Some(tally) => shown(scale, tally),
            None if cell.row.tally.counts.n() + cell.row.tally.flagged.n() < u64::from(least) => {
                EvidenceCounts::Few
            }
            None => EvidenceCounts::Protecting,
        },
    }
}

fn shown(scale: &Scale, tally: Tally) -> EvidenceCounts {
    let level = |at: usize| {
        let level = u8::try_from(at + 1).unwrap_or_default();
        scale.offers(level).then(|| tally.counts.at(level))
    };
    EvidenceCounts::Shown {
        n: tally.counts.n(),
        satisfied: tally.counts.satisfied(scale),
        levels: std::array::from_fn(level),
        flagged: tally.flagged.n(),
    }
}
