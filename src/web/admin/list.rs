//! Lists of things: searched, paged.

use hailong_views::{
    page::admin::ListPage,
    part::{
        list::{Cell, Column, List, ListRow, Pager, Search},
        report::Link,
        tag::{Tag, Tone},
    },
};

use super::{address, clerk::Clerk};
use crate::{
    admin::search,
    i18n::{Lang, int, period, t_args},
    model::{audit::ObjectKind, permission::Permission, validity::Validity},
};

/// Rows of a page.
const PAGE: usize = 50;

/// A row with the words that lead to it.
pub struct Row {
    pub words: String,
    pub cells: Vec<Cell>,
    pub over: bool,
}

/// The list of a kind of thing, as far as it fits what is looked for.
pub fn page(
    clerk: &Clerk,
    object: ObjectKind,
    about: &str,
    columns: &[&str],
    rows: Vec<Row>,
) -> ListPage {
    ListPage {
        layout: clerk.layout(&[]),
        title: clerk.say(address::list_name(object)),
        about: clerk.say(about),
        list: list(clerk, address::list(object), columns, rows),
        ..ListPage::default()
    }
}

/// Where a new one is made, for whoever may.
pub fn add(clerk: &Clerk, object: ObjectKind, permission: Permission) -> Option<Link> {
    clerk.may(permission).then(|| Link {
        label: clerk.say("admin-add"),
        href: format!("{}/new", address::list(object)),
    })
}

/// The rows that fit `?q=`, the page that `?page=` names.
pub fn list(clerk: &Clerk, action: &str, columns: &[&str], rows: Vec<Row>) -> List {
    let query = clerk.query();
    let q = query.get("q").to_owned();
    let found = rows.into_iter();
    let found: Vec<Row> = found
        .filter(|row| search::matches(&row.words, &q))
        .collect();
    let number = query.get("page").parse().unwrap_or(1).max(1);
    let kept = Some(("q", q.as_str())).filter(|(_, q)| !q.is_empty());
    let kept: Vec<_> = kept.into_iter().collect();
    let pager = pager(clerk.lang(), action, &kept, (number, PAGE), found.len());
    let count = found.len();
    let shown = found.into_iter().skip((number - 1).saturating_mul(PAGE));
    List {
        search: Some(Search {
            action: action.to_owned(),
            reset: (!q.is_empty()).then(|| action.to_owned()),
            q: Some(q),
            ..Search::default()
        }),
        caption: super::count(clerk.lang(), count),
        columns: columns
            .iter()
            .map(|key| Column::words(clerk.say(key)))
            .collect(),
        rows: shown.take(PAGE).map(Row::listed).collect(),
        pager,
        ..List::default()
    }
}

/// A list inside a page: neither searched nor paged.
pub fn plain(clerk: &Clerk, columns: &[&str], rows: Vec<Row>) -> List {
    List {
        caption: super::count(clerk.lang(), rows.len()),
        columns: columns
            .iter()
            .map(|key| Column::words(clerk.say(key)))
            .collect(),
        rows: rows.into_iter().map(Row::listed).collect(),
        ..List::default()
    }
}

fn written(lang: Lang, count: usize) -> String {
    int(lang, u64::try_from(count).unwrap_or(u64::MAX))
}

/// The pages of a list of `count` things: this one by its number, and how many things a page has.
/// Addresses of the others say what this one was asked, too.
pub fn pager(
    lang: Lang,
    action: &str,
    kept: &[(&str, &str)],
    (number, size): (usize, usize),
    count: usize,
) -> Option<Pager> {
    if count <= size {
        return None;
    }
    let address = |number: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept);
        query.append_pair("page", &number.to_string());
        format!("{action}?{}", query.finish())
    };
    let first = (number - 1).saturating_mul(size);
    let last = first.saturating_add(size).min(count);
    let args = [
        (
            "first",
            written(lang, first.saturating_add(1).min(count)).into(),
        ),
        ("last", written(lang, last).into()),
        ("count", written(lang, count).into()),
    ];
    Some(Pager {
        range: t_args(lang, "list-range", &args),
        previous: (number > 1).then(|| address(number - 1)),
        next: (last < count).then(|| address(number + 1)),
    })
}

impl Row {
    fn listed(self) -> ListRow {
        ListRow {
            cells: self.cells,
            over: self.over,
        }
    }
}

/// The name of a thing with its page, and its key below.
pub fn named(object: ObjectKind, key: &str, name: &str) -> Cell {
    let link = Link {
        label: name.to_owned(),
        href: address::thing(object, key),
    };
    Cell::Link(link, key.to_owned())
}

/// The state of what has a first and a last day.
pub fn state(clerk: &Clerk, valid: Validity) -> Tag {
    let (lang, today) = (clerk.lang(), clerk.today());
    let told = |key: &str, day| t_args(lang, key, &[("day", period::day(lang, day).into())]);
    match (valid.from, valid.until) {
        (Some(from), _) if from > today => Tag::new(Tone::Waiting, told("state-from", from)),
        (_, Some(until)) if until < today => Tag::new(Tone::Over, told("state-ended", until)),
        (_, Some(until)) => Tag::new(Tone::Live, told("state-until", until)),
        (_, None) => Tag::new(Tone::Live, clerk.say("state-open")),
    }
}

/// Whether it has ended.
pub fn is_over(clerk: &Clerk, valid: Validity) -> bool {
    valid.until.is_some_and(|until| until < clerk.today())
}

/// A day as it is read; empty where there is none.
pub fn day(lang: Lang, day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| period::day(lang, day)).unwrap_or_default()
}
