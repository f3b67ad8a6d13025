//! Whoever looks at links or after them, and which of them that is.

use std::ops::Deref;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    layout::Layout,
    part::{
        form::{Field, Form, Section},
        report,
    },
};

use super::{LIST, words};
use crate::{
    app::App,
    model::{catalogue::Catalogue, link::Link, permission::Permission, validity::read_day},
    web::{admin::clerk::Clerk, error::WebError, form::Fields, frame::Place},
};

/// Somebody before a page of links.
pub struct Steward(Clerk);

impl FromRequestParts<App> for Steward {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        Clerk::looking(parts, app).await.map(Self)
    }
}

impl Deref for Steward {
    type Target = Clerk;

    fn deref(&self) -> &Clerk {
        &self.0
    }
}

impl Steward {
    /// The current instant, epoch milliseconds.
    pub fn now(&self) -> i64 {
        self.app.clock.now_ms()
    }

    /// The link that the address names, if this person may do this with it.
    pub fn link<'c>(
        &self,
        catalogue: &'c Catalogue,
        permission: Permission,
    ) -> Result<&'c Link, WebError> {
        let id = self.key.parse().map_err(|_| WebError::not_found())?;
        let found = catalogue.link_by_id(id).ok_or_else(WebError::not_found)?;
        if self.reaches(catalogue, permission, found) {
            Ok(found)
        } else {
            Err(WebError::not_found())
        }
    }

    /// The same, to be changed: a closed one stays as it is.
    pub fn open_link<'c>(&self, catalogue: &'c Catalogue) -> Result<&'c Link, WebError> {
        let link = self.link(catalogue, Permission::ManageLinks)?;
        if link.closed.is_some() {
            return Err(WebError::not_found());
        }
        Ok(link)
    }

    /// Whether this person may do this with that link.
    pub fn reaches(&self, catalogue: &Catalogue, permission: Permission, link: &Link) -> bool {
        let Some(own) = self.agencies(permission) else {
            return true;
        };
        let agency = link.agency(catalogue);
        agency.is_some_and(|agency| own.contains(&agency))
    }

    /// The frame of the list, or of a page below it.
    pub fn frame(&self, trail: &[(&str, String)]) -> Layout {
        self.visit.desk(&self.app, Place::Links, trail)
    }

    /// The frame of a page below the list.
    pub fn below(&self) -> Layout {
        self.frame(&[(LIST, self.say("links-title"))])
    }

    /// The frame of a page about a link, below its own.
    pub fn below_link(&self, catalogue: &Catalogue, link: &Link) -> Layout {
        let page = at(link.id);
        let name = words::name(catalogue, self.lang(), link);
        self.frame(&[(LIST, self.say("links-title")), (&page, name)])
    }

    /// A form that leads back to `from`.
    pub fn form(&self, action: String, submit: &str, fields: Vec<Field>, from: String) -> Form {
        Form {
            cancel: Some(report::Link {
                label: self.say("form-cancel"),
                href: from,
            }),
            ..Form::of(action, self.say(submit), vec![Section::plain(fields)])
        }
    }

    /// A day that may be empty, or what is wrong with it.
    pub fn day(&self, fields: &Fields, name: &str) -> Result<Option<chrono::NaiveDate>, String> {
        let Some(text) = fields.given(name).map(str::trim) else {
            return Ok(None);
        };
        let wrong = || self.say("link-error-day");
        read_day(text).map(Some).ok_or_else(wrong)
    }

    /// After a change: what the server knows is loaded anew, and a page says what was done.
    pub async fn done(&self, page: &str, word: &str) -> Result<Response, WebError> {
        self.app.refresh().await?;
        let between = if page.contains('?') { '&' } else { '?' };
        Ok(Redirect::to(&format!("{page}{between}done={word}")).into_response())
    }
}

/// The page of a link.
pub fn at(link: i32) -> String {
    format!("{LIST}/{link}")
}
