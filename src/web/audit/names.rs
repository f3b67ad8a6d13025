//! What the numbers and keys of the log stand for, as far as the reader may know: people have only a number in the
//! log, and their names and addresses are looked up for whoever looks after accounts or reads the log.

use std::sync::Arc;

use crate::{
    app::App,
    i18n::{Lang, period, t, t_args},
    model::{
        audit::ObjectKind, catalogue::Catalogue, period::DayRange, permission::Permission,
        validity::read_day,
    },
    store::{AuditNames, StoreError},
    web::{
        admin::{address, history, links},
        frame::Visit,
        manager::topic_name,
    },
};

/// The names as they are now, for one reader.
pub struct Names {
    lang: Lang,
    catalogue: Arc<Catalogue>,
    known: AuditNames,
}

impl Names {
    /// Looks them up; whoever may not see accounts gets nobody's name.
    pub async fn read(app: &App, visit: &Visit) -> Result<Self, StoreError> {
        let mut known = app.db.audit_names().await?;
        if !visit.may(Permission::ReadAudit) && !visit.may(Permission::ViewAdministration) {
            known.people.clear();
        }
        Ok(Self {
            lang: visit.lang,
            catalogue: app.catalogue(),
            known,
        })
    }

    /// The reference data that the names are taken from.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What a line is about, in words, with the key or number that the log has.
    pub fn object(&self, object: ObjectKind, key: &str) -> String {
        let number = key.parse::<i32>().ok();
        match (object, number) {
            (ObjectKind::User | ObjectKind::Invitation | ObjectKind::Session, Some(id)) => {
                self.person(id)
            }
            (ObjectKind::Token, Some(id)) => self.numbered(self.known.tokens.get(&id), id),
            (ObjectKind::Kiosk, Some(id)) => self.numbered(self.known.kiosks.get(&id), id),
            (ObjectKind::Link, Some(id)) => {
                let link = self.catalogue.link_by_id(id);
                let name = link.map(|link| links::name(&self.catalogue, self.lang, link));
                self.numbered(name.as_ref(), id)
            }
            (ObjectKind::Target | ObjectKind::OfficialValue, _) => self.measured(key),
            (ObjectKind::AuditLog, _) => {
                read_day(key).map_or_else(String::new, |day| period::day(self.lang, day))
            }
            (ObjectKind::Rollup, _) => self.days(key),
            _ => history::named(&self.catalogue, object, key),
        }
    }

    /// The page of what a line is about, if there is one.
    pub fn page(&self, object: ObjectKind, key: &str) -> Option<String> {
        let number = key.parse::<i32>().ok();
        let (is_there, object) = match (object, number) {
            (ObjectKind::User | ObjectKind::Invitation | ObjectKind::Session, Some(id)) => {
                (self.known.people.contains_key(&id), ObjectKind::User)
            }
            (ObjectKind::Token, Some(id)) => (self.known.tokens.contains_key(&id), object),
            (ObjectKind::Kiosk, Some(id)) => (self.known.kiosks.contains_key(&id), object),
            (ObjectKind::Link, Some(id)) => (self.catalogue.link_by_id(id).is_some(), object),
            (ObjectKind::Agency, _) => (self.catalogue.agency(key).is_some(), object),
            (ObjectKind::Scope, _) => (self.catalogue.scope(key).is_some(), object),
            (ObjectKind::Domain, _) => (self.catalogue.domain(key).is_some(), object),
            (ObjectKind::ServicePoint, _) => (self.catalogue.service_point(key).is_some(), object),
            _ => return None,
        };
        is_there.then(|| address::thing(object, key))
    }

    /// «Nguyễn Thị Hoa (hoa@vidu.gov.vn)»; «tài khoản số 12» for who is gone.
    fn person(&self, id: i32) -> String {
        match self.known.people.get(&id) {
            Some((name, email)) => format!("{name} ({email})"),
            None => t_args(self.lang, "audit-account", &[("id", id.to_string().into())]),
        }
    }

    /// «Máy số 1 (số 7)»; only the number of what is gone.
    fn numbered(&self, name: Option<&String>, id: i32) -> String {
        let number = t_args(self.lang, "audit-number", &[("id", id.to_string().into())]);
        name.map_or_else(|| number.clone(), |name| format!("{name} ({number})"))
    }

    /// «Giải quyết thủ tục hành chính, Địa bàn quận Tân Phú (cũ) (dia-ban-tan-phu/procedures/…)».
    fn measured(&self, key: &str) -> String {
        let mut parts = key.split('/');
        let (Some(scope), Some(topic)) = (parts.next(), parts.next()) else {
            return key.to_owned();
        };
        let scope = history::name(&self.catalogue, ObjectKind::Scope, scope);
        format!("{}, {scope} ({key})", topic_name(self.lang, topic))
    }

    /// «01/7/2026–14/7/2026»; all of them where there are none.
    fn days(&self, key: &str) -> String {
        let ends = key.split_once("..");
        let days = ends.and_then(|(from, until)| DayRange::new(read_day(from)?, read_day(until)?));
        days.map_or_else(
            || t(self.lang, "form-any"),
            |days| period::days(self.lang, days),
        )
    }
}
