//! Links to the citizen's page: made, changed, replaced, closed. They are never deleted, since ratings
//! name them by number. The code stands in no line of the audit log.

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};
use serde_json::{Value, json};

use super::{audit, connect::Database, error::StoreError, reference::touch};
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
};

/// A link about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// Its code, from a cryptographic source.
    pub code: String,
    /// Where it leads.
    pub at: LinkAt,
    /// The one domain it is about.
    pub domain: Option<i32>,
    /// What those who look after it call it; may be empty.
    pub note: String,
    /// The days on which it is open.
    pub valid: Validity,
}

/// What becomes of the old code when a link is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldCode {
    /// It works until the end of this day, or until its own last day if that comes first.
    Until(NaiveDate),
    /// It works no longer.
    AtOnce(Closing),
}

impl Database {
    /// Makes links, all of them or none.
    pub async fn add_links(
        &self,
        links: &[NewLink],
        (actor, now): (&Actor, i64),
    ) -> Result<Vec<Link>, StoreError> {
        let tx = self.begin_write().await?;
        let mut made = Vec::with_capacity(links.len());
        for new in links {
            made.push(insert(&tx, new, (actor, now)).await?);
        }
        touch(&tx).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Makes a link for a whole counter, open from now on.
    pub async fn add_link(
        &self,
        code: &str,
        service_point: i32,
        actor: &Actor,
        now: i64,
    ) -> Result<Link, StoreError> {
        let new = NewLink {
            code: code.to_owned(),
            at: LinkAt::Counter(service_point),
            domain: None,
            note: String::new(),
            valid: Validity::default(),
        };
        let mut made = self.add_links(&[new], (actor, now)).await?;
        made.pop()
            .ok_or_else(|| StoreError::Data("the link was not made".to_owned()))
    }

    /// Changes note and period of a link; whether there is one that is not closed.
    pub async fn edit_link(
        &self,
        id: i32,
        note: &str,
        valid: Validity,
        by: (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let Some(before) = find_open(&tx, id).await? else {
            return Ok(false);
        };
        let model = ActiveModel {
            id: Set(id),
            note: Set(note.to_owned()),
            valid_from: Set(valid.from),
            valid_until: Set(valid.until),
            ..Default::default()
        };
        let after = model.update(&tx).await?;
        changed(&tx, &before, &after, by).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Makes a new code for the place of a link, and ends the old one at a day or at once. The new
    /// link is returned; none where the old one is not there, is closed or was replaced before.
    pub async fn rotate_link(
        &self,
        id: i32,
        code: &str,
        (old, today): (OldCode, NaiveDate),
        by: (&Actor, i64),
    ) -> Result<Option<Link>, StoreError> {
        let tx = self.begin_write().await?;
        let found = find_open(&tx, id).await?;
        let Some(before) = found.filter(|link| link.replaced_by.is_none()) else {
            return Ok(None);
        };
        let known = link_of(before.clone())?;
        let new = NewLink {
            code: code.to_owned(),
            at: known.at,
            domain: known.domain,
            note: known.note.clone(),
            valid: known.renewed(today),
        };
        let made = insert(&tx, &new, by).await?;
        let change = ActiveModel {
            replaced_by: Set(Some(made.id)),
            ..ended(&known, old, by.1)
        };
        // Of two people at once the second finds it replaced.
        let done = Entity::update_many()
            .set(change)
            .filter(Column::Id.eq(id))
            .filter(Column::ReplacedBy.is_null())
            .exec(&tx)
            .await?;
        if done.rows_affected == 0 {
            tx.rollback().await?;
            return Ok(None);
        }
        let after = Entity::find_by_id(id).one(&tx).await?;
        if let Some(after) = after {
            changed(&tx, &before, &after, by).await?;
        }
        touch(&tx).await?;
        tx.commit().await?;
        Ok(Some(made))
    }

    /// Closes a link before its time; whether it was not closed before.
    pub async fn close_link(
        &self,
        id: i32,
        why: Closing,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        if find_open(&tx, id).await?.is_none() {
            return Ok(false);
        }
        let model = ActiveModel {
            id: Set(id),
            closed_at: Set(Some(now)),
            closing: Set(Some(why.code())),
            ..Default::default()
        };
        model.update(&tx).await?;
        let line = entry(now, actor, Action::Revoked, id);
        let line = line.with_after(json!({ "closing": why.key() }));
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }
}

async fn find_open(tx: &impl ConnectionTrait, id: i32) -> Result<Option<Model>, StoreError> {
    let found = Entity::find_by_id(id).filter(Column::ClosedAt.is_null());
    Ok(found.one(tx).await?)
}

async fn insert(
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
fn ended(link: &Link, old: OldCode, now: i64) -> ActiveModel {
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

fn entry(at: i64, actor: &Actor, action: Action, id: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Link, id.to_string())
}

/// The line of a change, if anything is different.
async fn changed(
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
pub(super) fn link_of(row: Model) -> Result<Link, StoreError> {
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
