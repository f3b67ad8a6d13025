//! What people and devices are called, for readers of the audit log, which knows them by number.

use std::collections::HashMap;

use sea_orm::{EntityTrait, QuerySelect};

use super::{connect::Database, error::StoreError};
use crate::entity::{api_token, kiosk, user_account};

/// Names by number of what the audit log speaks of and the catalogue does not hold; who is gone is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditNames {
    /// People: name and address.
    pub people: HashMap<i32, (String, String)>,
    /// API tokens, the revoked ones included.
    pub tokens: HashMap<i32, String>,
    /// Kiosks, the revoked ones included.
    pub kiosks: HashMap<i32, String>,
}

impl Database {
    /// The names as they are now.
    pub async fn audit_names(&self) -> Result<AuditNames, StoreError> {
        use user_account::Column as Person;
        let people = user_account::Entity::find().select_only();
        let people = people.columns([Person::Id, Person::Name, Person::Email]);
        let people: Vec<(i32, String, String)> = people.into_tuple().all(&self.reader).await?;
        let named = |(id, name, email)| (id, (name, email));
        let tokens = api_token::Entity::find().select_only();
        let tokens = tokens.columns([api_token::Column::Id, api_token::Column::Name]);
        let kiosks = kiosk::Entity::find().select_only();
        let kiosks = kiosks.columns([kiosk::Column::Id, kiosk::Column::Name]);
        let tokens: Vec<(i32, String)> = tokens.into_tuple().all(&self.reader).await?;
        let kiosks: Vec<(i32, String)> = kiosks.into_tuple().all(&self.reader).await?;
        Ok(AuditNames {
            people: people.into_iter().map(named).collect(),
            tokens: tokens.into_iter().collect(),
            kiosks: kiosks.into_iter().collect(),
        })
    }
}
