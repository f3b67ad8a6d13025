//! The frame of a page: language, navigation, notices.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{Uri, request::Parts},
};
use hailong_views::{
    layout::{Layout, NavItem, Person},
    part::{
        notice::{Notice, NoticeKind},
        report::Link,
    },
};

use super::{assets::ASSETS, language};
use crate::{
    app::App,
    i18n::{Lang, t},
    middleware::session::Visitor,
    model::{permission::Permission, role::Role, user::User},
};

/// Where the reader is in the main navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The public start page.
    Start,
    /// The figures for managers.
    Dashboard,
    /// The devices at the counters.
    Kiosks,
    /// The links to the citizen's page.
    Links,
    /// What agencies say they did about earlier comments, for those who have no other page of administration.
    Replies,
    /// The pages of administration.
    Admin,
    /// The audit log.
    Audit,
    /// The description of the API.
    Docs,
    /// The own account, or what is in no list.
    Elsewhere,
}

/// What a page needs to know of its request.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The page's language.
    pub lang: Lang,
    /// The address asked for.
    pub uri: Uri,
    /// Who asks.
    pub visitor: Visitor,
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // Inside a nested router the address is shortened; links need the whole one.
        let original = parts
            .extensions
            .get::<axum::extract::OriginalUri>()
            .map(|original| original.0.clone());
        let uri = original.unwrap_or_else(|| parts.uri.clone());
        Ok(Self {
            lang: language::of(&uri, &parts.headers),
            uri,
            visitor: parts.extensions.get().cloned().unwrap_or_default(),
        })
    }
}

impl Visit {
    /// The frame without navigation, for citizens and devices.
    pub fn bare(&self, app: &App) -> Layout {
        Layout {
            lang: self.lang,
            assets: ASSETS.clone(),
            languages: language::offered(&self.uri)
                .iter()
                .filter(|lang| **lang != self.lang)
                .map(|lang| (*lang, self.in_language(*lang)))
                .collect(),
            demo: app.demo,
            open_without_sign_in: matches!(self.visitor, Visitor::Demo(_)),
            ..Layout::default()
        }
    }

    /// The frame with navigation: what this visitor may open.
    pub fn layout(&self, app: &App, here: Place) -> Layout {
        let may = |permission| self.may(permission);
        let places = [
            (Place::Start, "/", "nav-start", true),
            (
                Place::Dashboard,
                "/dashboard",
                "nav-dashboard",
                may(Permission::ViewFigures),
            ),
            (
                Place::Kiosks,
                "/kiosks",
                "nav-kiosks",
                may(Permission::ViewKiosks),
            ),
            (
                Place::Links,
                "/admin/links",
                "nav-links",
                may(Permission::ViewLinks),
            ),
            (
                Place::Replies,
                "/admin/replies",
                "objects-reply",
                may(Permission::ViewReplies) && !may(Permission::ViewAdministration),
            ),
            (
                Place::Admin,
                "/admin",
                "admin-title",
                may(Permission::ViewAdministration),
            ),
            (
                Place::Audit,
                "/audit",
                "audit-title",
                may(Permission::ReadAudit),
            ),
            (Place::Docs, "/api/docs", "nav-docs", true),
        ];
        let item = |(place, href, key): (Place, &str, &str)| NavItem {
            href: href.to_owned(),
            label: t(self.lang, key),
            current: place == here,
        };
        let open = places.into_iter().filter(|(.., open)| *open);
        let person = self.person(app);
        Layout {
            nav: open
                .map(|(place, href, key, _)| item((place, href, key)))
                .collect(),
            sign_in: person.is_none().then(|| "/sign-in".to_owned()),
            person,
            ..self.bare(app)
        }
    }

    /// The frame of a page with one question, without navigation.
    pub fn door(&self, app: &App) -> Layout {
        Layout {
            person: self.person(app),
            notice: self.notice(),
            ..self.bare(app)
        }
    }

    /// The frame of a page of administration, below the pages of `trail`.
    pub fn desk(&self, app: &App, here: Place, trail: &[(&str, String)]) -> Layout {
        let link = |(href, label): &(&str, String)| Link {
            href: (*href).to_owned(),
            label: label.clone(),
        };
        Layout {
            trail: trail.iter().map(link).collect(),
            notice: self.notice(),
            ..self.layout(app, here)
        }
    }

    /// What just happened, as the address says by one of our own words; whatever else it says is not shown.
    pub fn notice(&self) -> Option<Notice> {
        const WORDS: [&str; 20] = [
            "password",
            "signed-out",
            "accepted",
            "session-ended",
            "sessions-ended",
            "factor-off",
            "saved",
            "revoked",
            "imported",
            "kiosk-renamed",
            "kiosk-moved",
            "kiosk-revoked",
            "kiosk-pin",
            "kiosk-pin-removed",
            "kiosk-maintained",
            "link-made",
            "links-made",
            "link-changed",
            "link-rotated",
            "link-closed",
        ];
        let query = self.uri.query().unwrap_or_default();
        let (_, word) =
            form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?;
        let word = WORDS.into_iter().find(|known| *known == word)?;
        Some(Notice {
            kind: NoticeKind::Done,
            text: t(self.lang, &format!("done-{word}")),
        })
    }

    /// Whether this visitor may do something at all.
    pub fn may(&self, permission: Permission) -> bool {
        let viewer = self.visitor.viewer();
        viewer.is_some_and(|viewer| viewer.may(permission))
    }

    /// The name of a role.
    pub fn role_name(&self, role: Role) -> String {
        t(self.lang, &format!("role-{}", role.key()))
    }

    /// The role of a person, with the agency where bound to one.
    pub fn part_of(&self, app: &App, user: &User) -> String {
        let catalogue = app.catalogue();
        let agency = user.agency.and_then(|id| catalogue.agency_by_id(id));
        let role = self.role_name(user.role);
        match agency {
            Some(agency) => format!("{role}, {}", agency.name),
            None => role,
        }
    }

    fn person(&self, app: &App) -> Option<Person> {
        let viewer = self.visitor.person()?;
        Some(Person {
            name: viewer.user.name.clone(),
            role: self.part_of(app, &viewer.user),
            account: "/account".to_owned(),
            sign_out: "/sign-out".to_owned(),
        })
    }

    /// This page's address in another language.
    fn in_language(&self, lang: Lang) -> String {
        let query = self.uri.query().unwrap_or_default();
        let kept = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name != "lang" && name != "done");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair("lang", lang.tag())
            .finish();
        // Two slashes in front would be read as another host.
        format!("/{}?{query}", self.uri.path().trim_start_matches('/'))
    }
}
