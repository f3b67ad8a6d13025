//! Account pages filled with markup.

use hailong_views::page::account::{
    AccountPage, CodePage, EnrolPage, LinkGonePage, PasswordErrors, PasswordPage, PasswordReason,
    RecoveryCodesPage, Refusal, SecondFactor, SessionRow, SignInPage,
};
use hailong_views::page::forbidden::{Barrier, ForbiddenPage};
use maud::{Markup, Render};

use super::parts::link;
use super::{bad, layout};

pub fn pages() -> Vec<(&'static str, Markup)> {
    let mut pages = vec![
        ("sign-in", sign_in()),
        ("code", code()),
        ("enrol", enrol()),
        ("recovery", recovery()),
        ("gone", gone()),
        ("account", account()),
    ];
    for reason in [
        PasswordReason::Invitation,
        PasswordReason::Reset,
        PasswordReason::Change,
    ] {
        pages.push(("password", password(reason)));
    }
    for barrier in [
        Barrier::Role { roles: vec![bad()] },
        Barrier::OtherAgency { own: bad() },
        Barrier::SecondFactor { set_up: bad() },
    ] {
        pages.push(("forbidden", forbidden(barrier)));
    }
    pages
}

fn sign_in() -> Markup {
    let page = SignInPage {
        layout: layout(),
        action: bad(),
        email: bad(),
        refusal: Some(Refusal::Wrong),
        next: Some(bad()),
        provider: Some(link()),
        help: Some(bad()),
    };
    page.render()
}

fn code() -> Markup {
    let page = CodePage {
        layout: layout(),
        action: bad(),
        refusal: Some(Refusal::Expired),
        next: Some(bad()),
        restart: bad(),
    };
    page.render()
}

fn enrol() -> Markup {
    let page = EnrolPage {
        layout: layout(),
        action: bad(),
        hidden: vec![(bad(), bad())],
        account: bad(),
        secret: bad(),
        qr_path: bad(),
        qr_size: 29,
        required: true,
        refusal: Some(Refusal::Wrong),
    };
    page.render()
}

fn recovery() -> Markup {
    let page = RecoveryCodesPage {
        layout: layout(),
        codes: vec![bad()],
        account: bad(),
        made: bad(),
        onward: bad(),
    };
    page.render()
}

fn gone() -> Markup {
    let page = LinkGonePage {
        layout: layout(),
        sign_in: bad(),
        help: Some(bad()),
    };
    page.render()
}

fn password(reason: PasswordReason) -> Markup {
    let page = PasswordPage {
        layout: layout(),
        action: bad(),
        reason,
        name: bad(),
        email: bad(),
        role: bad(),
        at_least: 12,
        errors: PasswordErrors {
            current: Some(bad()),
            new: Some(bad()),
            again: Some(bad()),
        },
        back: Some(bad()),
    };
    page.render()
}

fn account() -> Markup {
    let session = |current| SessionRow {
        label: bad(),
        since: bad(),
        seen: bad(),
        current,
        end: bad(),
    };
    let page = AccountPage {
        layout: layout(),
        name: bad(),
        email: bad(),
        role: bad(),
        agency: Some(bad()),
        may: vec![bad()],
        password: Some(bad()),
        second_factor: SecondFactor::On {
            since: bad(),
            codes_left: 1,
            new_codes: bad(),
            switch_off: Some(bad()),
        },
        sessions: vec![session(true), session(false)],
        end_others: Some(bad()),
    };
    page.render()
}

fn forbidden(barrier: Barrier) -> Markup {
    let page = ForbiddenPage {
        layout: layout(),
        wanted: bad(),
        barrier,
        role: bad(),
        request_id: Some(bad()),
        home: bad(),
    };
    page.render()
}
