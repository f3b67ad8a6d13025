//! Links to the citizen's page: made, changed, replaced, closed. They are never deleted, since ratings
//! name them by number. The code stands in no line of the audit log.

mod rows;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use self::rows::{changed, ended, entry, find_open, insert, replace};
use super::{audit, connect::Database, error::StoreError, reference::touch};
use crate::{
    entity::link::ActiveModel,
    model::{
        audit::Action,
        link::{Closing, Link, LinkAt},
        user::Actor,
        validity::Validity,
    },
};

pub(super) use self::rows::link_of;

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
        if !replace(&tx, &before, change, by).await? {
            tx.rollback().await?;
            return Ok(None);
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
