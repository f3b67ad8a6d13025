//! The frame of a page: language, navigation, notices.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{Uri, request::Parts},
};
use hailong_views::layout::{Layout, NavItem};

use super::{assets::ASSETS, language};
use crate::{
    app::App,
    config::ManagerPages,
    i18n::{Lang, t},
};

/// Where the reader is in the main navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The public start page.
    Start,
    /// The figures for managers.
    Dashboard,
    /// The description of the API.
    Docs,
}

/// What a page needs to know of its request.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The page's language.
    pub lang: Lang,
    /// The address asked for.
    pub uri: Uri,
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
        })
    }
}

impl Visit {
    /// The frame without navigation, for citizens and devices.
    pub fn bare(&self, app: &App) -> Layout {
        Layout {
            lang: self.lang,
            assets: ASSETS.clone(),
            other_language: Some(self.in_language(self.lang.other())),
            demo: app.demo,
            open_without_sign_in: app.config.server.manager_pages == ManagerPages::Loopback,
            nav: Vec::new(),
        }
    }

    /// The frame with navigation.
    pub fn layout(&self, app: &App, here: Place) -> Layout {
        let item = |place: Place, href: &str, key: &str| NavItem {
            href: href.to_owned(),
            label: t(self.lang, key),
            current: place == here,
        };
        let mut nav = vec![item(Place::Start, "/", "nav-start")];
        if app.config.server.manager_pages != ManagerPages::Off {
            nav.push(item(Place::Dashboard, "/dashboard", "nav-dashboard"));
        }
        nav.push(item(Place::Docs, "/api/docs", "nav-docs"));
        Layout {
            nav,
            ..self.bare(app)
        }
    }

    /// This page's address in another language.
    fn in_language(&self, lang: Lang) -> String {
        let query = self.uri.query().unwrap_or_default();
        let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair("lang", lang.tag())
            .finish();
        // Two slashes in front would be read as another host.
        format!("/{}?{query}", self.uri.path().trim_start_matches('/'))
    }
}
