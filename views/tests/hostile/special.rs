//! Administration pages of their own shape, and the audit log, filled with markup.

use hailong_views::page::admin::{
    Effect, ImportFault, ImportKind, ImportPage, ImportPreviewPage, Preview, PreviewAfter,
    PreviewRow, PreviewText, QuestionnairePage, TokenRow, TokensPage, UserRow, UsersPage,
    VersionRow,
};
use hailong_views::page::audit::AuditPage;
use maud::{Markup, Render};

use super::parts::{change, empty, form, history, link, pager, search, tag};
use super::{bad, layout};

pub fn pages() -> Vec<(&'static str, Markup)> {
    vec![
        ("users", users()),
        ("tokens", tokens()),
        ("questionnaire", questionnaire()),
        ("import", import()),
        ("preview", preview()),
        ("audit", audit()),
    ]
}

fn users() -> Markup {
    let page = UsersPage {
        layout: layout(),
        search: Some(search()),
        users: vec![UserRow {
            link: link(),
            email: bad(),
            role: bad(),
            agency: bad(),
            seen: bad(),
            ..UserRow::default()
        }],
        caption: bad(),
        empty: empty(),
        pager: Some(pager()),
        invite: Some(link()),
    };
    page.render()
}

fn tokens() -> Markup {
    let page = TokensPage {
        layout: layout(),
        search: Some(search()),
        tokens: vec![TokenRow {
            link: link(),
            hint: bad(),
            grants: vec![bad()],
            made: bad(),
            used: bad(),
            until: bad(),
            ..TokenRow::default()
        }],
        caption: bad(),
        pager: Some(pager()),
        add: Some(link()),
    };
    page.render()
}

fn questionnaire() -> Markup {
    let words = || PreviewText {
        vi: bad(),
        en: bad(),
    };
    let page = QuestionnairePage {
        layout: layout(),
        title: bad(),
        version: bad(),
        tag: tag(),
        about: bad(),
        actions: vec![link()],
        dangers: vec![link()],
        faults: vec![bad()],
        preview: Preview {
            question: words(),
            levels: vec![(5, words())],
            reasons: vec![words()],
            comment: true,
            questions: vec![words()],
            after: vec![PreviewAfter {
                reason: words(),
                question: words(),
                choices: vec![words()],
            }],
        },
        as_citizen: Some(link()),
        versions: vec![VersionRow {
            link: link(),
            tag: tag(),
            dates: bad(),
            used: bad(),
        }],
        history: Some(history()),
    };
    page.render()
}

fn import() -> Markup {
    let page = ImportPage {
        layout: layout(),
        action: bad(),
        kinds: vec![ImportKind {
            key: bad(),
            label: bad(),
            columns: vec![bad(), bad()],
            example: Some(link()),
        }],
        chosen: Some(bad()),
        kind_error: Some(bad()),
        file_error: Some(bad()),
        at_most: bad(),
    };
    page.render()
}

fn preview() -> Markup {
    let page = ImportPreviewPage {
        layout: layout(),
        kind: bad(),
        file: bad(),
        rows: vec![PreviewRow {
            line: Some(2),
            effect: Effect::Changed,
            key: bad(),
            name: bad(),
            changes: vec![change()],
        }],
        faults: vec![ImportFault {
            line: Some(2),
            column: bad(),
            text: bad(),
        }],
        confirm: Some(form()),
        again: link(),
        ..ImportPreviewPage::default()
    };
    page.render()
}

fn audit() -> Markup {
    let page = AuditPage {
        layout: layout(),
        search: search(),
        entries: history().entries,
        caption: bad(),
        pager: Some(pager()),
        exports: vec![link()],
    };
    page.render()
}
