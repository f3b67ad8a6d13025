//! Generic administration pages filled with markup.

use hailong_views::page::admin::{
    AgencyNode, AgencyTreePage, Card, CardGroup, ConfirmPage, EditPage, Fact, ListPage, OncePage,
    OverviewPage, ThingPage, Touched,
};
use hailong_views::part::history::Change;
use maud::{Markup, Render};

use super::parts::{form, history, link, list, tag};
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
        touched: vec![Touched {
            what: bad(),
            name: bad(),
            changes: vec![Change {
                field: bad(),
                before: Some(bad()),
                after: Some(bad()),
            }],
        }],
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
