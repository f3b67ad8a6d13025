//! 403: what was asked for, which roles may do it, and whom to ask.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};

/// Why the page stays shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The role does not include it.
    Role {
        /// The roles that do, by name.
        roles: Vec<String>,
    },
    /// The role includes it, but for the own agency only.
    OtherAgency {
        /// The own agency's name.
        own: String,
    },
    /// The role demands a second factor that is not set up yet.
    SecondFactor {
        /// Where it is set up.
        set_up: String,
    },
}

/// A page for signed-in people that stays shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForbiddenPage {
    /// The frame.
    pub layout: Layout,
    /// What was wanted, in words: «Quản lý cơ quan, đơn vị».
    pub wanted: String,
    /// Why it stays shut.
    pub barrier: Barrier,
    /// The own role's name.
    pub role: String,
    /// The request's id, to be named to the support.
    pub request_id: Option<String>,
    /// The first page that the role may see.
    pub home: String,
}

impl Render for ForbiddenPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, self.title());
        let main = html! {
            div.card {
                h1 { (title) }
                (self.why(lang))
                @if let Some(id) = &self.request_id {
                    p.hint { (t(lang, "error-request-id")) " " code { (id) } }
                }
                p { a href=(self.home) { (t(lang, "forbidden-home")) } }
            }
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl ForbiddenPage {
    const fn title(&self) -> &'static str {
        match self.barrier {
            Barrier::SecondFactor { .. } => "forbidden-factor-title",
            _ => "forbidden-title",
        }
    }

    fn why(&self, lang: Lang) -> Markup {
        let mine = [
            ("wanted", self.wanted.as_str().into()),
            ("role", self.role.as_str().into()),
        ];
        html! {
            @match &self.barrier {
                Barrier::Role { roles } => {
                    p { (t_args(lang, "forbidden-role", &mine)) }
                    @if !roles.is_empty() {
                        p { (t(lang, "forbidden-roles")) }
                        ul { @for role in roles { li { (role) } } }
                    }
                    p { (t(lang, "forbidden-ask")) }
                }
                Barrier::OtherAgency { own } => {
                    p { (t_args(lang, "forbidden-agency", &mine)) " " strong { (own) } "." }
                    p { (t(lang, "forbidden-ask")) }
                }
                Barrier::SecondFactor { set_up } => {
                    p { (t(lang, "enrol-required")) }
                    p { a.button href=(set_up) { (t(lang, "enrol-title")) } }
                }
            }
        }
    }
}
