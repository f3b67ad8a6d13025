//! Rows of links, and what the audit log keeps of them.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};
use serde_json::{Value, json};

use super::{NewLink, OldCode};
use crate::{
    entity::{
        agency, domain,
        link::{ActiveModel, Column, Entity, Model},
    },
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        link::{Closing, Link, LinkAt},
        user::Actor,
        validity::Validity,
    },
    store::{audit, error::StoreError},
};

/// The link with this number, unless it was closed.
pub(super) async fn find_open(
    tx: &impl ConnectionTrait,
    id: i32,
) -> Result<Option<Model>, StoreError> {
    let found = Entity::find_by_id(id).filter(Column::ClosedAt.is_null());
    Ok(found.one(tx).await?)
}

/// Adds a link with its line of the log.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    new: &NewLink,
    (actor, now): (&Actor, i64),
) -> Result<Link, StoreError> {
    let (point, agency) = match new.at {
        LinkAt::Counter(point) => (Some(point), None),
        LinkAt::Online(agency) => (None, Some(agency)),
    };
    let model = ActiveModel {
        id: NotSet,
        code: Set(new.code.clone()),
        service_point_id: Set(point),
        agency_id: Set(agency),
        domain_id: Set(new.domain),
        note: Set(new.note.clone()),
        created_at: Set(now),
        closed_at: Set(None),
        closing: Set(None),
        replaced_by: Set(None),
        valid_from: Set(new.valid.from),
        valid_until: Set(new.valid.until),
    };
    let made = model.insert(tx).await?;
    let line = entry(now, actor, Action::Created, made.id);
    audit::record(tx, &line.with_after(told(tx, &made).await?)).await?;
    link_of(made)
}

/// The end of a link that was replaced. One that would only open later never opens.
pub(super) fn ended(link: &Link, old: OldCode, now: i64) -> ActiveModel {
    let closing = match old {
        OldCode::AtOnce(why) => Some(why),
        OldCode::Until(day) if link.valid.from.is_some_and(|from| day < from) => {
            Some(Closing::Unneeded)
        }
        OldCode::Until(day) => {
            let day = link.valid.until.map_or(day, |until| until.min(day));
            return ActiveModel {
                valid_until: Set(Some(day)),
                ..Default::default()
            };
        }
    };
    ActiveModel {
        closed_at: Set(closing.map(|_| now)),
        closing: Set(closing.map(Closing::code)),
        ..Default::default()
    }
}

/// A line of the log about a link: by number, for its code is not to be read there.
pub(super) fn entry(at: i64, actor: &Actor, action: Action, id: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Link, id.to_string())
}

/// Changes a link that no other one has replaced; of two people at once the second finds it replaced.
pub(super) async fn replace(
    tx: &impl ConnectionTrait,
    before: &Model,
    change: ActiveModel,
    by: (&Actor, i64),
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(before.id))
        .filter(Column::ReplacedBy.is_null())
        .filter(Column::ClosedAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    if let Some(after) = Entity::find_by_id(before.id).one(tx).await? {
        changed(tx, before, &after, by).await?;
    }
    Ok(true)
}

/// The line of a change, if anything is different.
pub(super) async fn changed(
    tx: &impl ConnectionTrait,
    before: &Model,
    after: &Model,
    (actor, now): (&Actor, i64),
) -> Result<(), StoreError> {
    let (was, is) = (told(tx, before).await?, told(tx, after).await?);
    let line = entry(now, actor, Action::Changed, after.id).with_difference(&was, &is);
    match line {
        Some(line) => audit::record(tx, &line).await,
        None => Ok(()),
    }
}

/// What the audit log keeps of a link: things by their keys, the counter by its number.
async fn told(tx: &impl ConnectionTrait, link: &Model) -> Result<Value, StoreError> {
    let agency = match link.agency_id {
        Some(id) => agency::Entity::find_by_id(id).one(tx).await?,
        None => None,
    };
    let domain = match link.domain_id {
        Some(id) => domain::Entity::find_by_id(id).one(tx).await?,
        None => None,
    };
    let closing = link.closing.and_then(Closing::from_code);
    Ok(json!({
        "service_point": link.service_point_id,
        "agency": agency.map(|agency| agency.key),
        "domain": domain.map(|domain| domain.key),
        "note": link.note,
        "valid_from": link.valid_from,
        "valid_until": link.valid_until,
        "closing": closing.map(Closing::key),
        "replaced_by": link.replaced_by,
    }))
}

/// A link by its row.
pub(in crate::store) fn link_of(row: Model) -> Result<Link, StoreError> {
    let broken = |what: &str| StoreError::Data(format!("link {} has {what}", row.id));
    let at = match (row.service_point_id, row.agency_id) {
        (Some(point), None) => LinkAt::Counter(point),
        (None, Some(agency)) => LinkAt::Online(agency),
        _ => return Err(broken("no place, or two")),
    };
    let why = row.closing.map(|code| {
        Closing::from_code(code).ok_or_else(|| broken("an end this program does not know"))
    });
    Ok(Link {
        id: row.id,
        closed: row.closed_at.zip(why.transpose()?),
        code: row.code,
        at,
        domain: row.domain_id,
        note: row.note,
        valid: Validity {
            from: row.valid_from,
            until: row.valid_until,
        },
        created_at: row.created_at,
        replaced_by: row.replaced_by,
    })
}
