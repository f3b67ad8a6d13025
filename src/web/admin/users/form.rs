//! What a person is to be, as typed and as checked.

use hailong_views::part::{
    form::{Field, Form, Pick, Section, TextKind},
    report::Link,
};

use crate::{
    app::App,
    i18n::{Lang, t},
    model::{
        catalogue::Catalogue,
        role::{AgencyFault, Role},
        text,
        user::{self, User},
    },
    store::{NewUser, UserChange},
    web::{form::Fields, frame::Visit},
};

/// What was typed, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    /// The address; `None` where it cannot be changed.
    email: Option<String>,
    name: String,
    role: String,
    agency: String,
    /// What is wrong with the address.
    pub email_error: Option<String>,
    name_error: Option<String>,
    /// What is wrong with the role.
    pub role_error: Option<String>,
    agency_error: Option<String>,
}

impl Typed {
    /// The empty form of an invitation.
    pub fn new() -> Self {
        Self {
            email: Some(String::new()),
            ..Self::default()
        }
    }

    /// What somebody is now.
    pub fn of(catalogue: &Catalogue, user: &User) -> Self {
        let agency = user.agency.and_then(|id| catalogue.agency_by_id(id));
        Self {
            name: user.name.clone(),
            role: user.role.key().to_owned(),
            agency: agency.map(|agency| agency.key.clone()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What was sent.
    pub fn read(form: &Fields, with_email: bool) -> Self {
        Self {
            email: with_email.then(|| form.get("email").to_owned()),
            name: text::nfc(form.get("name")),
            role: form.get("role").to_owned(),
            agency: form.get("agency").to_owned(),
            ..Self::default()
        }
    }

    /// What the person is to be; otherwise what is wrong stands beside the fields.
    pub fn check(&mut self, lang: Lang, catalogue: &Catalogue) -> Option<UserChange> {
        if self.name.is_empty() {
            self.name_error = Some(t(lang, "setup-error-name"));
        }
        let role: Option<Role> = self.role.parse().ok();
        if role.is_none() {
            self.role_error = Some(t(lang, "user-error-role"));
        }
        let agency = catalogue.agency(&self.agency).map(|agency| agency.id);
        let fault = match role.map(|role| role.check_agency(agency)) {
            _ if agency.is_none() && !self.agency.is_empty() => Some("unknown"),
            Some(Err(AgencyFault::Missing)) => Some("missing"),
            Some(Err(AgencyFault::Needless)) => Some("needless"),
            _ => None,
        };
        self.agency_error = fault.map(|fault| t(lang, &format!("user-error-agency-{fault}")));
        let fine = self.name_error.is_none() && self.agency_error.is_none();
        let role = role.filter(|_| fine)?;
        Some(UserChange {
            name: self.name.clone(),
            role,
            agency,
        })
    }

    /// The same with an address, for an invitation.
    pub fn check_new(&mut self, lang: Lang, catalogue: &Catalogue) -> Option<NewUser> {
        let email = self.email.as_deref().and_then(user::email);
        if email.is_none() {
            self.email_error = Some(t(lang, "setup-error-email"));
        }
        let UserChange { name, role, agency } = self.check(lang, catalogue)?;
        Some(NewUser {
            email: email?,
            name,
            role,
            agency,
        })
    }

    /// The form; `back` is where one goes without sending it.
    pub fn form(
        self,
        app: &App,
        visit: &Visit,
        (action, submit): (String, &str),
        back: String,
    ) -> Form {
        let lang = visit.lang;
        Form {
            cancel: Some(Link {
                label: t(lang, "form-cancel"),
                href: back,
            }),
            ..Form::of(action, t(lang, submit), vec![self.fields(app, visit)])
        }
    }

    fn fields(self, app: &App, visit: &Visit) -> Section {
        let lang = visit.lang;
        let email = self.email.map(|email| {
            Field::line("email", t(lang, "field-email"), TextKind::Email, email)
                .error(self.email_error)
        });
        let roles = Role::ALL
            .iter()
            .map(|role| Pick::new(role.key(), visit.role_name(*role), role.key() == self.role));
        let agencies = agencies(app, lang, &self.agency);
        let rest = [
            Field::text("name", t(lang, "own-name"), self.name).error(self.name_error),
            Field::radios("role", t(lang, "field-role"), roles.collect()).error(self.role_error),
            Field::select("agency", t(lang, "field-agency"), agencies)
                .hint(t(lang, "user-agency-hint"))
                .optional()
                .error(self.agency_error),
        ];
        Section::plain(email.into_iter().chain(rest).collect())
    }
}

/// The agencies of today, and the chosen one also if it is over.
fn agencies(app: &App, lang: Lang, chosen: &str) -> Vec<Pick> {
    let today = app.clock.today(app.zone);
    let catalogue = app.catalogue();
    let listed = catalogue
        .agencies
        .iter()
        .filter(|agency| agency.valid.contains(today) || agency.key == chosen);
    let none = Pick::new("", t(lang, "user-agency-none"), chosen.is_empty());
    std::iter::once(none)
        .chain(listed.map(|a| Pick::new(a.key.clone(), a.name.clone(), a.key == chosen)))
        .collect()
}
