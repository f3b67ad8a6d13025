//! Shapes that lists and things of administration share.

use hailong_views::{
    layout::Layout,
    page::admin::ListPage,
    part::{
        list::{Column, List, ListRow, Search},
        report::Link,
        tag::{Tag, Tone},
    },
};

use super::{address, clerk::Clerk};
use crate::{
    i18n::{Lang, int, t, t_args},
    model::{
        agency::AgencyKind, audit::ObjectKind, permission::Permission,
        version_status::VersionStatus,
    },
};

/// A link.
pub fn link(label: impl Into<String>, href: impl Into<String>) -> Link {
    Link {
        label: label.into(),
        href: href.into(),
    }
}

/// The list of a kind of thing, searched by `q`.
pub fn list(
    clerk: &Clerk,
    object: ObjectKind,
    change: Permission,
    columns: Vec<Column>,
    rows: Vec<ListRow>,
    q: &str,
) -> ListPage {
    let at = address::list(object);
    let add = link(clerk.say("admin-add"), format!("{at}/new"));
    ListPage {
        layout: clerk.layout(&[]),
        title: clerk.say(address::list_name(object)),
        about: clerk.say(&format!("about-{}", object.key())),
        add: clerk.may(change).then_some(add),
        ways: Vec::new(),
        list: List {
            search: Some(Search {
                action: at.to_owned(),
                q: Some(q.to_owned()),
                reset: (!q.is_empty()).then(|| at.to_owned()),
                ..Search::default()
            }),
            caption: count(clerk.lang(), rows.len()),
            columns,
            rows,
            ..List::default()
        },
    }
}

/// The frame of a page below the list of a kind of thing.
pub fn below_list(clerk: &Clerk, object: ObjectKind) -> Layout {
    let name = clerk.say(address::list_name(object));
    clerk.layout(&[(address::list(object), name)])
}

/// How many there are, in words.
pub fn count(lang: Lang, things: usize) -> String {
    let things = u64::try_from(things).unwrap_or(u64::MAX);
    let args = [("n", things.into()), ("count", int(lang, things).into())];
    t_args(lang, "list-count", &args)
}

/// The name of a kind of agency.
pub fn kind_name(lang: Lang, kind: &AgencyKind) -> &str {
    lang.pick(&kind.name_vi, &kind.name_en)
}

/// How far a version has come.
pub fn status(lang: Lang, status: VersionStatus) -> Tag {
    let tone = match status {
        VersionStatus::Draft => Tone::Waiting,
        VersionStatus::Published => Tone::Live,
        VersionStatus::Retired => Tone::Over,
    };
    Tag::new(tone, t(lang, &format!("questionnaire-{}", status.key())))
}
