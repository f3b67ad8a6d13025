//! The versions there are, and one of them with its preview and its history.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{QuestionnairePage, VersionRow},
    part::{
        list::{Cell, Column, ListRow},
        report::Link,
    },
};

use super::preview;
use crate::{
    admin::{
        questionnaires::{Publish, draft_of, state, used_at, version, versions},
        search,
    },
    i18n::{Lang, t, t_args},
    model::{
        audit::ObjectKind, catalogue::Catalogue, permission::Permission, question_set::QuestionSet,
        questionnaire::Questionnaire, version_status::VersionStatus,
    },
    web::{
        account::page,
        admin::{address, clerk::Clerk, history, sheets},
        error::WebError,
    },
};

const OBJECT: ObjectKind = ObjectKind::Questionnaire;

/// `GET /admin/questionnaires`
pub async fn show_list(clerk: Clerk) -> Response {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let asked = clerk.query();
    let q = asked.get("q");
    let fits = |version: &Questionnaire| {
        let title = version.content.title.get(lang.tag());
        search::matches(&format!("{} {title}", version.name()), q)
    };
    let found = versions(&catalogue).into_iter().filter(|q| fits(q));
    let rows = found.map(|version| row(lang, version)).collect();
    let columns = ["questionnaire-name", "field-subject", "field-state"];
    let columns = columns.map(|key| Column::words(t(lang, key))).to_vec();
    let change = Permission::ManageQuestionnaires;
    let shown = sheets::list(&clerk, OBJECT, change, columns, rows, q);
    page(StatusCode::OK, &shown)
}

fn row(lang: Lang, version: &Questionnaire) -> ListRow {
    let name = version.name();
    let at = address::thing(OBJECT, &name);
    let subject = format!("subject-{}", version.content.subject);
    ListRow {
        cells: vec![
            Cell::Link(
                sheets::link(version.content.title.get(lang.tag()), at),
                name,
            ),
            Cell::Text(t(lang, &subject)),
            Cell::Tag(sheets::status(lang, version.status)),
        ],
        over: version.status == VersionStatus::Retired,
    }
}

/// `GET /admin/questionnaires/{version}`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let shown = version(&catalogue, &clerk.key).ok_or_else(WebError::not_found)?;
    let may = clerk.may(Permission::ManageQuestionnaires);
    let (actions, dangers) = ways(&clerk, &catalogue, shown);
    let name = shown.name();
    let as_citizen = address::step(OBJECT, &name, "preview");
    let history = history::of(&clerk, OBJECT, &name).await?;
    let page_of = QuestionnairePage {
        layout: sheets::below_list(&clerk, OBJECT),
        title: shown.content.title.get(lang.tag()).to_owned(),
        version: name,
        tag: sheets::status(lang, shown.status),
        about: about(lang, &catalogue, shown),
        actions: if may { actions } else { Vec::new() },
        dangers: if may { dangers } else { Vec::new() },
        faults: faults(&clerk, &catalogue, shown),
        preview: preview::preview(&catalogue, shown),
        as_citizen: Some(sheets::link(
            t(lang, "questionnaire-as-citizen"),
            as_citizen,
        )),
        versions: siblings(&catalogue, lang, shown),
        history: Some(history),
    };
    Ok(page(StatusCode::OK, &page_of))
}

/// What can be done with a version.
fn ways(clerk: &Clerk, catalogue: &Catalogue, version: &Questionnaire) -> (Vec<Link>, Vec<Link>) {
    let name = version.name();
    let way = |words: &str, step: &str| {
        sheets::link(clerk.say(words), address::step(OBJECT, &name, step))
    };
    let (mut actions, dangers) = match version.status {
        VersionStatus::Draft => (
            vec![
                way("admin-edit", "edit"),
                way("questionnaire-publish", "publish"),
            ],
            vec![way("questionnaire-discard", "discard")],
        ),
        VersionStatus::Published => (
            vec![
                new_version(clerk, catalogue, version),
                way("questionnaire-use", "use"),
            ],
            vec![way("questionnaire-retire", "retire")],
        ),
        VersionStatus::Retired => (vec![new_version(clerk, catalogue, version)], Vec::new()),
    };
    actions.extend(sets(clerk, catalogue, version));
    (actions, dangers)
}

/// The next version's form with a ready-made set filled in, for each set that is not in there yet.
fn sets(clerk: &Clerk, catalogue: &Catalogue, version: &Questionnaire) -> Vec<Link> {
    let written = draft_of(catalogue, &version.key).unwrap_or(version);
    let missing = QuestionSet::ALL.into_iter();
    let missing = missing.filter(|set| set.add_to(written.content.clone()) != written.content);
    let link = |set: QuestionSet| {
        let edit = address::step(OBJECT, &written.name(), "edit");
        let words = clerk.say(&format!("questionnaire-set-{}", set.key()));
        sheets::link(words, format!("{edit}?set={}", set.key()))
    };
    missing.map(link).collect()
}

/// What the state of a version means, and which agencies' citizens are asked it.
fn about(lang: Lang, catalogue: &Catalogue, version: &Questionnaire) -> String {
    let state = t(lang, &format!("questionnaire-about-{}", version.status));
    let used = used_at(catalogue, &version.key);
    if used.is_empty() {
        return state;
    }
    let names: Vec<&str> = used.iter().map(|agency| agency.name.as_str()).collect();
    let used = t_args(
        lang,
        "questionnaire-used-at",
        &[("agencies", names.join("; ").into())],
    );
    format!("{state} {used}")
}

/// The form of the next version, or the draft of it that is there.
fn new_version(clerk: &Clerk, catalogue: &Catalogue, version: &Questionnaire) -> Link {
    let draft = draft_of(catalogue, &version.key);
    let words = if draft.is_some() {
        "questionnaire-go-on"
    } else {
        "questionnaire-new-version"
    };
    let name = draft.unwrap_or(version).name();
    sheets::link(clerk.say(words), address::step(OBJECT, &name, "edit"))
}

/// What keeps a draft from being published, and which words are missing.
fn faults(clerk: &Clerk, catalogue: &Catalogue, version: &Questionnaire) -> Vec<String> {
    if version.status != VersionStatus::Draft {
        return Vec::new();
    }
    let publish = Publish {
        name: version.name(),
        seen: state(catalogue, version),
    };
    let refused = clerk.check(catalogue, &publish).err().unwrap_or_default();
    refused
        .iter()
        .map(|error| error.text(clerk.lang()))
        .collect()
}

/// All versions of the same questionnaire.
fn siblings(catalogue: &Catalogue, lang: Lang, version: &Questionnaire) -> Vec<VersionRow> {
    let all = versions(catalogue).into_iter();
    let all = all.filter(|other| other.key == version.key);
    all.map(|other| VersionRow {
        link: sheets::link(other.name(), address::thing(OBJECT, &other.name())),
        tag: sheets::status(lang, other.status),
        ..VersionRow::default()
    })
    .collect()
}
