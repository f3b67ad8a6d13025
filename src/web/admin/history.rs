//! Changes as pages tell them: what was done, to what, before and after, in words.

use hailong_views::part::history::{Change, History};

use super::{clerk::Clerk, lineage, values};
use crate::{
    admin::holidays,
    i18n::{Lang, period, t, t_args},
    model::{
        audit::{Action, AuditFilter, AuditRecord, ObjectKind},
        catalogue::Catalogue,
        validity::read_day,
    },
    store::StoreError,
    web::{audit, manager::topic_name},
};

/// Changes that the page of a thing shows.
const SHOWN: u64 = 20;

/// The last changes of a thing.
pub async fn of(clerk: &Clerk, object: ObjectKind, key: &str) -> Result<History, StoreError> {
    let catalogue = clerk.app.catalogue();
    let (key, records) = match object {
        ObjectKind::Target | ObjectKind::OfficialValue => {
            let key = lineage::identity(&catalogue, object, key);
            let records = lineage::records(&clerk.app.db, object, &key, SHOWN).await?;
            (key, records)
        }
        _ => (key.to_owned(), direct(clerk, object, key).await?),
    };
    let log = (object, key.as_str());
    audit::told(&clerk.app, &clerk.visit, log, &records).await
}

async fn direct(
    clerk: &Clerk,
    object: ObjectKind,
    key: &str,
) -> Result<Vec<AuditRecord>, StoreError> {
    let filter = AuditFilter {
        object: Some(object),
        key: Some(key.to_owned()),
        ..AuditFilter::default()
    };
    clerk.app.db.audit_page(&filter, None, SHOWN).await
}

/// One field before and after, in words.
pub fn change(lang: Lang, catalogue: &Catalogue, field: &str, before: &str, after: &str) -> Change {
    let told = |text: &str| (!text.is_empty()).then(|| value(lang, catalogue, field, text));
    Change {
        field: t(lang, &format!("field-{field}")),
        before: told(before),
        after: told(after),
    }
}

/// A day as it is read, a thing by its name with its key, a word of a closed list in words; everything else as it
/// stands.
pub fn value(lang: Lang, catalogue: &Catalogue, field: &str, text: &str) -> String {
    let each = |named: &dyn Fn(&str) -> String| {
        let words = text.split(';').map(|word| named(word.trim()));
        words.collect::<Vec<_>>().join("; ")
    };
    match field {
        "domains" | "agency_kinds" if text == "*" => t(lang, "form-any"),
        "parent" | "agency" | "serves_agency" | "successors" => {
            each(&|key| named(catalogue, ObjectKind::Agency, key))
        }
        "domain" | "domains" => each(&|key| named(catalogue, ObjectKind::Domain, key)),
        "scope" => named(catalogue, ObjectKind::Scope, text),
        "service_point" => point(catalogue, text),
        "members" => each(&|member| {
            let (key, days) = member.split_once(' ').unwrap_or((member, ""));
            let (key, plus) = key.strip_suffix('+').map_or((key, ""), |key| (key, "+"));
            format!("{}{plus} {days}", named(catalogue, ObjectKind::Agency, key))
        }),
        "topic" => topic_name(lang, text),
        "kind" | "agency_kinds" => each(&|key| kind(lang, catalogue, key)),
        "grants" => text.replace(',', ", "),
        "valid_from" | "valid_until" | "day" | "date" => {
            read_day(text).map_or_else(|| text.to_owned(), |day| period::day(lang, day))
        }
        "replaced_by" => t_args(lang, "audit-number", &[("id", text.into())]),
        "purpose" => t(lang, &format!("value-purpose-{text}")),
        "by" => t(lang, &format!("value-by-{text}")),
        _ => values::said(lang, field, text),
    }
}

/// A service point by number, as devices and links have it, or by key.
fn point(catalogue: &Catalogue, text: &str) -> String {
    let by_number = text
        .parse()
        .ok()
        .and_then(|id| catalogue.service_point_by_id(id));
    let key = by_number.map_or(text, |point| point.key.as_str());
    named(catalogue, ObjectKind::ServicePoint, key)
}

fn kind(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
    let known = catalogue.kinds.iter().find(|kind| kind.key == key);
    let name = known.map(|kind| lang.pick(&kind.name_vi, &kind.name_en));
    name.map_or(key, String::as_str).to_owned()
}

/// «Sửa cơ quan».
pub fn what(lang: Lang, action: Action, object: ObjectKind) -> String {
    let action = t(lang, &format!("action-{}", action.key()));
    let object = t(lang, &format!("object-{}", object.key()));
    format!("{action} {object}")
}

/// The name of a thing; its key where it has none.
pub fn name(catalogue: &Catalogue, object: ObjectKind, key: &str) -> String {
    let name = match object {
        ObjectKind::Agency => catalogue.agency(key).map(|a| a.name.clone()),
        ObjectKind::Scope => catalogue.scope(key).map(|s| s.name.clone()),
        ObjectKind::Domain => catalogue.domain(key).map(|d| d.name_vi.clone()),
        ObjectKind::ServicePoint => catalogue.service_point(key).map(|p| p.name.clone()),
        ObjectKind::Holiday => holidays::named(catalogue, key).map(|holiday| {
            let point = holiday.service_point;
            let point = point.and_then(|id| catalogue.service_point_by_id(id));
            point.map_or_else(
                || holiday.name.clone(),
                |point| format!("{}, {}", holiday.name, point.name),
            )
        }),
        ObjectKind::Reply => {
            let reply = key.parse().ok().and_then(|id| catalogue.reply(id));
            let agency = reply.and_then(|reply| catalogue.agency_by_id(reply.agency));
            agency.map(|agency| agency.name.clone())
        }
        _ => None,
    };
    name.unwrap_or_else(|| key.to_owned())
}

/// The name of a thing with its key: «Phường Tây Thạnh (p-taythanh-2)»; the key alone where it has no name.
pub fn named(catalogue: &Catalogue, object: ObjectKind, key: &str) -> String {
    let name = name(catalogue, object, key);
    if name == key {
        name
    } else {
        format!("{name} ({key})")
    }
}
