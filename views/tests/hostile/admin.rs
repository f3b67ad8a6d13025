//! Administration pages and the audit log filled with markup.

use hailong_views::page::admin::{
    AgencyNode, AgencyTreePage, Card, CardGroup, ConfirmPage, EditPage, Effect, Fact, ImportFault,
    ImportKind, ImportPage, ImportPreviewPage, ListPage, OncePage, OverviewPage, Preview,
    PreviewRow, PreviewText, QuestionnairePage, ThingPage, TokenRow, TokensPage, UserRow,
    UsersPage, VersionRow,
};
use hailong_views::page::audit::AuditPage;
use maud::{Markup, Render};

use super::parts::{change, empty, form, history, link, list, pager, search, tag};
use super::{bad, layout};

pub fn pages() -> Vec<(&'static str, Markup)> {
    vec![
        ("overview", overview()),
        ("list", list_page()),
        ("thing", thing()),
        ("edit", edit()),
        ("confirm", confirm()),
        ("once", once()),
        ("tree", tree()),
        ("users", users()),
        ("tokens", tokens()),
        ("questionnaire", questionnaire()),
        ("import", import()),
        ("preview", preview()),
        ("audit", audit()),
    ]
}

fn overview() -> Markup {
    let card = Card {
        link: link(),
        about: bad(),
        count: bad(),
    };
    let page = OverviewPage {
        layout: layout(),
        waiting: vec![link()],
        groups: vec![CardGroup {
            title: bad(),
            cards: vec![card],
        }],
        read_only: false,
    };
    page.render()
}

fn list_page() -> Markup {
    let page = ListPage {
        layout: layout(),
        title: bad(),
        about: bad(),
        add: Some(link()),
        ways: vec![link()],
        list: list(),
    };
    page.render()
}

fn thing() -> Markup {
    let page = ThingPage {
        layout: layout(),
        kind: bad(),
        title: bad(),
        tag: Some(tag()),
        facts: vec![Fact::text(bad(), bad()), Fact::links(bad(), vec![link()])],
        actions: vec![link()],
        dangers: vec![link()],
        lists: vec![(bad(), list())],
        history: Some(history()),
    };
    page.render()
}

fn edit() -> Markup {
    let page = EditPage {
        layout: layout(),
        title: bad(),
        about: bad(),
        tag: Some(tag()),
        form: form(),
        related: vec![link()],
        history: Some(history()),
    };
    page.render()
}

fn confirm() -> Markup {
    let page = ConfirmPage {
        layout: layout(),
        title: bad(),
        happens: vec![bad()],
        stays: vec![bad()],
        forever: vec![bad()],
        form: form(),
    };
    page.render()
}

fn once() -> Markup {
    let page = OncePage {
        layout: layout(),
        title: bad(),
        label: bad(),
        secret: bad(),
        steps: vec![bad()],
        until: bad(),
        onward: link(),
    };
    page.render()
}

fn tree() -> Markup {
    let node = AgencyNode {
        link: link(),
        about: bad(),
        tag: Some(tag()),
        found: false,
        actions: vec![link()],
        children: Vec::new(),
    };
    let page = AgencyTreePage {
        layout: layout(),
        action: bad(),
        day: bad(),
        day_shown: bad(),
        day_error: Some(bad()),
        days: vec![link()],
        q: bad(),
        roots: vec![AgencyNode {
            children: vec![node.clone()],
            ..node
        }],
        count: 2,
        found: Some(link()),
        ways: vec![link()],
    };
    page.render()
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
            line: 2,
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
