//! The frame around every page: head, skip link, notices, header, main, footer.
//!
//! It decides no content. Styles and scripts come only from the addresses in
//! [`Assets`], which the web layer fills with hashed names: the content
//! security policy allows nothing inline.

mod frame;

use maud::{DOCTYPE, Markup, html};

use crate::i18n::{Lang, t};
use crate::part::notice::Notice;
use crate::part::report::Link;
use crate::part::sign::sign;

/// Where the browser finds the files of `assets/`; the web layer injects hashed addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// `css/font.css`: Be Vietnam Pro, for every page but the citizen's.
    pub font_css: String,
    /// `css/site.css`: the base of every page but the citizen's.
    pub site_css: String,
    /// `css/citizen.css`: all a citizen's page needs, small on purpose.
    pub citizen_css: String,
    /// `css/manager.css`: figures, tables, charts.
    pub manager_css: String,
    /// `css/admin.css`: sign-in, forms, lists, history.
    pub admin_css: String,
    /// `css/fleet.css`: the pages of devices, on top of `admin.css`.
    pub fleet_css: String,
    /// `css/kiosk.css`: the kiosk's screens.
    pub kiosk_css: String,
    /// `dist/citizen.js`: what the citizen's form does on the way back.
    pub citizen_js: String,
    /// `dist/kiosk.js`: the kiosk's bundled script.
    pub kiosk_js: String,
    /// `img/icon.svg`: the sign of the service, also the favicon.
    pub icon: String,
}

impl Default for Assets {
    /// The unhashed addresses under `/assets/`, as samples and tests use them.
    fn default() -> Self {
        let at = |path: &str| format!("/assets/{path}");
        Self {
            font_css: at("css/font.css"),
            site_css: at("css/site.css"),
            citizen_css: at("css/citizen.css"),
            manager_css: at("css/manager.css"),
            admin_css: at("css/admin.css"),
            fleet_css: at("css/fleet.css"),
            kiosk_css: at("css/kiosk.css"),
            citizen_js: at("dist/citizen.js"),
            kiosk_js: at("dist/kiosk.js"),
            icon: at("img/icon.svg"),
        }
    }
}

/// Whom a page is for; it chooses the styles and how much frame there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// A citizen with a phone: one small style sheet, the system's font.
    #[default]
    Citizen,
    /// Anyone who got lost: as small as the citizen's page, with a way home.
    Lost,
    /// Anyone: public pages, API documentation.
    Public,
    /// Managers: tables and charts.
    Manager,
    /// Whoever signs in: one narrow column, nothing that leads elsewhere.
    Door,
    /// People at work: own account, administration, audit log.
    Desk,
    /// The same with what the pages of devices need.
    Fleet,
}

/// One entry of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// What it is called, in the page's language.
    pub label: String,
    /// Whether the reader is there now.
    pub current: bool,
}

/// Who is signed in, as the frame names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// The role's name in the page's language, with the agency where bound to one.
    pub role: String,
    /// Where the own account is: `/account`.
    pub account: String,
    /// Where the sign-out form is posted: `/sign-out`.
    pub sign_out: String,
}

/// What the frame of a page needs to know; every page struct has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The page's language.
    pub lang: Lang,
    /// Addresses of styles, scripts and the icon.
    pub assets: Assets,
    /// The addresses of this page in the other languages that it has.
    pub languages: Vec<(Lang, String)>,
    /// Whether the figures were generated for a demonstration: then every page says so.
    pub demo: bool,
    /// Whether manager pages are open to this machine without sign-in: then they say so.
    pub open_without_sign_in: bool,
    /// The main navigation, empty on a citizen's page.
    pub nav: Vec<NavItem>,
    /// The pages above this one, the highest first; this page itself is added by the frame.
    pub trail: Vec<Link>,
    /// Who is signed in, if anyone.
    pub person: Option<Person>,
    /// Where to sign in, on public pages when nobody is signed in.
    pub sign_in: Option<String>,
    /// What just happened: shown on top of the page and read out.
    pub notice: Option<Notice>,
}

impl Layout {
    /// A whole document: `title` in the head, `main` inside the frame that suits `audience`.
    pub fn document(&self, audience: Audience, title: &str, main: &Markup) -> Markup {
        self.sent_back(audience, title, false, main)
    }

    /// The same; when a form came back with faults, the head's title says so first.
    pub fn sent_back(&self, audience: Audience, title: &str, wrong: bool, main: &Markup) -> Markup {
        let head = frame::head_title(self.lang, title, wrong);
        html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                (self.head(audience, &head))
                body class=[frame::class(audience)] {
                    a.skip href="#main" { (t(self.lang, "skip-to-content")) }
                    (self.header(audience))
                    (self.trail(title))
                    main.wrap id="main" tabindex="-1" {
                        @if let Some(notice) = &self.notice { (notice.render(self.lang)) }
                        (main)
                    }
                    (self.footer(audience))
                }
            }
        }
    }

    fn head(&self, audience: Audience, title: &str) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                @if frame::is_private(audience) {
                    meta name="robots" content="noindex";
                }
                title { (title) " – " (t(self.lang, "service-name")) }
                link rel="icon" type="image/svg+xml" href=(self.assets.icon);
                @for address in self.styles(audience) {
                    link rel="stylesheet" href=(address);
                }
            }
        }
    }

    fn styles(&self, audience: Audience) -> Vec<&str> {
        match audience {
            Audience::Citizen | Audience::Lost => vec![&self.assets.citizen_css],
            Audience::Public | Audience::Manager => vec![
                &self.assets.font_css,
                &self.assets.site_css,
                &self.assets.manager_css,
            ],
            Audience::Door | Audience::Desk => vec![
                &self.assets.font_css,
                &self.assets.site_css,
                &self.assets.admin_css,
            ],
            Audience::Fleet => vec![
                &self.assets.font_css,
                &self.assets.site_css,
                &self.assets.admin_css,
                &self.assets.fleet_css,
            ],
        }
    }

    fn header(&self, audience: Audience) -> Markup {
        html! {
            header.top {
                (self.notices(audience))
                div.wrap.bar {
                    (self.brand(audience))
                    @if !self.nav.is_empty() { (self.navigation()) }
                    (self.corner(&self.language_links()))
                }
            }
        }
    }

    fn notices(&self, audience: Audience) -> Markup {
        let open =
            self.open_without_sign_in && matches!(audience, Audience::Manager | Audience::Fleet);
        html! {
            @if self.demo { (notice("notice notice-demo", &t(self.lang, "notice-demo"))) }
            @if open { (notice("notice notice-open", &t(self.lang, "notice-open"))) }
        }
    }

    /// The sign and name of the service; on a citizen's page it leads nowhere,
    /// so that nobody loses a half-filled form by touching it.
    fn brand(&self, audience: Audience) -> Markup {
        let inner = html! { (sign()) span { (t(self.lang, "service-name")) } };
        html! {
            @if audience == Audience::Citizen {
                span.brand { (inner) }
            } @else {
                a.brand href="/" { (inner) }
            }
        }
    }

    fn navigation(&self) -> Markup {
        html! {
            nav aria-label=(t(self.lang, "main-navigation")) {
                ul {
                    @for item in &self.nav {
                        li {
                            a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) }
                        }
                    }
                }
            }
        }
    }

    /// Each by its own name: who needs one can read nothing else.
    fn language_links(&self) -> Markup {
        let link = |other: &Lang, address: &str| {
            html! { a.language href=(address) lang=(other.tag()) hreflang=(other.tag()) { (other.own_name()) } }
        };
        html! {
            @match self.languages.as_slice() {
                [] => {}
                [(only, address)] => (link(only, address)),
                several => div.languages { @for (other, address) in several { (link(other, address)) } }
            }
        }
    }

    fn footer(&self, audience: Audience) -> Markup {
        let text = match audience {
            Audience::Lost => return Markup::default(),
            Audience::Citizen => t(self.lang, "footer-citizen"),
            _ => t(self.lang, "footer-public"),
        };
        html! { footer.bottom { div.wrap { p { (text) } } } }
    }
}

fn notice(class: &str, text: &str) -> Markup {
    html! { div class=(class) role="note" { div.wrap { (text) } } }
}
