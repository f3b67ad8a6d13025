//! `/account`: who I am here, my password, my second factor, my sessions.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;

/// One's own account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountPage {
    /// The frame.
    pub layout: Layout,
    /// The name.
    pub name: String,
    /// The e-mail address that signs in.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The own agency's name; none for roles that see all.
    pub agency: Option<String>,
    /// What the role may do, a line each.
    pub may: Vec<String>,
    /// Where the password is changed; none where another provider keeps it.
    pub password: Option<String>,
    /// The second factor.
    pub second_factor: SecondFactor,
    /// The open sessions, this one first.
    pub sessions: Vec<SessionRow>,
    /// Where all other sessions are ended (POST); none when there are no others.
    pub end_others: Option<String>,
}

/// The state of the second factor and where it is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SecondFactor {
    /// Kept by another provider, nothing to do here.
    #[default]
    Elsewhere,
    /// Not set up.
    Off {
        /// Where it is set up.
        set_up: String,
        /// Whether the role demands it.
        required: bool,
    },
    /// Set up.
    On {
        /// Since which day, as written.
        since: String,
        /// Recovery codes not used yet.
        codes_left: u64,
        /// Where new recovery codes are made, after a confirmation (GET).
        new_codes: String,
        /// Where it is switched off, after a confirmation (GET); none where the role demands it.
        switch_off: Option<String>,
    },
}

/// An open session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRow {
    /// The browser's family: «Firefox trên Windows».
    pub label: String,
    /// When it began.
    pub since: String,
    /// When it was last used.
    pub seen: String,
    /// Whether it is this one.
    pub current: bool,
    /// Where it is ended (POST).
    pub end: String,
}

impl Render for AccountPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "own-title");
        let head = Head {
            title: &title,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.identity(lang))
            (self.password(lang))
            (self.second_factor(lang))
            (self.sessions(lang))
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl AccountPage {
    fn identity(&self, lang: Lang) -> Markup {
        let all = t(lang, "own-agency-all");
        let agency = self.agency.as_ref().unwrap_or(&all);
        html! {
            dl.facts {
                div { dt { (t(lang, "own-name")) } dd { (self.name) } }
                div { dt { (t(lang, "account-email")) } dd { (self.email) } }
                div { dt { (t(lang, "own-role")) } dd { (self.role) } }
                div { dt { (t(lang, "own-agency")) } dd { (agency) } }
            }
            @if !self.may.is_empty() {
                details.instead {
                    summary { (t(lang, "own-may")) }
                    ul { @for line in &self.may { li { (line) } } }
                }
            }
            p.hint { (t(lang, "own-who-changes")) }
        }
    }

    fn password(&self, lang: Lang) -> Markup {
        html! {
            section.group aria-labelledby="password" {
                h2 id="password" { (t(lang, "account-password")) }
                @match &self.password {
                    Some(address) => p { a.button.button-plain href=(address) { (t(lang, "password-change-title")) } },
                    None => p { (t(lang, "own-password-elsewhere")) },
                }
            }
        }
    }

    fn second_factor(&self, lang: Lang) -> Markup {
        html! {
            section.group aria-labelledby="second-factor" {
                h2 id="second-factor" { (t(lang, "own-factor")) }
                @match &self.second_factor {
                    SecondFactor::Elsewhere => p { (t(lang, "own-factor-elsewhere")) },
                    SecondFactor::Off { set_up, required } => {
                        p { (t(lang, if *required { "enrol-required" } else { "own-factor-off" })) }
                        p { a.button href=(set_up) { (t(lang, "enrol-title")) } }
                    }
                    SecondFactor::On { since, codes_left, new_codes, switch_off } => {
                        p { (t_args(lang, "own-factor-on", &[("day", since.as_str().into())])) }
                        (codes(lang, *codes_left))
                        p.buttons {
                            a.button.button-plain href=(new_codes) { (t(lang, "own-codes-new")) }
                            @match switch_off {
                                Some(address) => a href=(address) { (t(lang, "own-factor-switch-off")) },
                                None => span.hint { (t(lang, "own-factor-stays")) },
                            }
                        }
                    }
                }
            }
        }
    }

    fn sessions(&self, lang: Lang) -> Markup {
        html! {
            section.group aria-labelledby="sessions" {
                h2 id="sessions" { (t(lang, "own-sessions")) }
                p.about { (t(lang, "own-sessions-about")) }
                ul.sessions role="list" { @for session in &self.sessions { (session.render(lang)) } }
                @if let Some(address) = &self.end_others {
                    form method="post" action=(address) {
                        button.button-plain type="submit" { (t(lang, "own-sessions-end-others")) }
                    }
                }
            }
        }
    }
}

impl SessionRow {
    fn render(&self, lang: Lang) -> Markup {
        let args = [
            ("since", self.since.as_str().into()),
            ("seen", self.seen.as_str().into()),
        ];
        html! {
            li {
                div {
                    strong { (self.label) }
                    @if self.current { " " span.tag.tag-live { (t(lang, "own-session-this")) } }
                    span.sub { (t_args(lang, "own-session-times", &args)) }
                }
                @if !self.current {
                    form method="post" action=(self.end) {
                        button.as-link type="submit" {
                            (t(lang, "own-session-end"))
                            span.visually-hidden { ": " (self.label) ", " (self.since) }
                        }
                    }
                }
            }
        }
    }
}

/// How many recovery codes are left, said louder when they run out.
fn codes(lang: Lang, left: u64) -> Markup {
    let args = [("n", left.into()), ("count", int(lang, left).into())];
    let class = (left < 3).then_some("warning");
    html! { p class=[class] { (t_args(lang, "own-codes-left", &args)) } }
}
