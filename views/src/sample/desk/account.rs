//! Getting in and one's own account.

use super::frame::named;
use crate::i18n::{Lang, t, t_args};
use crate::layout::Layout;
use crate::page::account::{
    AccountPage, CodePage, EnrolPage, LinkGonePage, PasswordErrors, PasswordPage, PasswordReason,
    ProvePage, ProviderFault, ProviderPage, RecoveryCodesPage, Refusal, SecondFactor, SessionRow,
    SignInPage,
};
use crate::part::form::{Field, Form, Section, TextKind};
use crate::part::notice::{Notice, NoticeKind};
use crate::part::report::Link;
use crate::sample::Sample;
use crate::sample::manager::in_language;

const EMAIL: &str = "phuong.nth@taythanh.example";

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let sign_in = |refusal| SignInPage::sample(lang, refusal);
    let throttled = Some(Refusal::Throttled { seconds: 45 });
    let password = |reason| PasswordPage::sample(lang, reason);
    let mut samples = vec![
        Sample::new("sign-in", &sign_in(None)),
        Sample::new("sign-in-wrong", &sign_in(Some(Refusal::Wrong))),
        Sample::new("sign-in-throttled", &sign_in(throttled)),
        Sample::new("code", &CodePage::sample(lang, None)),
        Sample::new("code-wrong", &CodePage::sample(lang, Some(Refusal::Wrong))),
        Sample::new("enrol", &EnrolPage::sample(lang)),
        Sample::new("recovery-codes", &RecoveryCodesPage::sample(lang)),
        Sample::new("invitation", &password(PasswordReason::Invitation)),
        Sample::new("password-reset", &password(PasswordReason::Reset)),
        Sample::new("password-change", &password(PasswordReason::Change)),
        Sample::new("link-gone", &LinkGonePage::sample(lang)),
        Sample::new("account", &AccountPage::sample(lang)),
        Sample::new("prove", &ProvePage::sample(lang, true, true)),
        Sample::new("prove-provider", &ProvePage::sample(lang, false, true)),
        Sample::new("prove-nothing", &ProvePage::sample(lang, false, false)),
        Sample::new("account-plain", &AccountPage::sample_plain(lang)),
    ];
    let refused =
        |fault: ProviderFault| Sample::new(fault.key(), &ProviderPage::sample(lang, fault));
    samples.extend(ProviderFault::ALL.map(refused));
    samples
}

fn ask(lang: Lang) -> String {
    let words = in_language(
        lang,
        "Liên hệ: Văn phòng HĐND và UBND phường, máy lẻ 102.",
        "Ask the ward's office, extension 102.",
    );
    words.to_owned()
}

impl SignInPage {
    /// The sign-in page, sent back for a refusal if one is given.
    pub fn sample(lang: Lang, refusal: Option<Refusal>) -> Self {
        Self {
            layout: Layout::sample(lang),
            action: "/sign-in".to_owned(),
            email: refusal.map(|_| EMAIL.to_owned()).unwrap_or_default(),
            refusal,
            next: Some("/admin/agencies".to_owned()),
            provider: refusal.is_none().then(|| {
                named(
                    in_language(lang, "tài khoản công vụ Thành phố", "the city's account"),
                    "/sign-in/oidc",
                )
            }),
            help: Some(ask(lang)),
        }
    }
}

impl CodePage {
    /// The second step.
    pub fn sample(lang: Lang, refusal: Option<Refusal>) -> Self {
        Self {
            layout: Layout::sample(lang),
            action: "/sign-in/code".to_owned(),
            refusal,
            next: None,
            restart: "/sign-in".to_owned(),
        }
    }
}

/// Three corners and a pattern that looks like a code of 29 modules.
pub(super) fn pattern() -> String {
    let corners = [(0, 0), (22, 0), (0, 22)]
        .map(|(x, y)| format!("M{x} {y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z"));
    let modules = (0..29_u32)
        .flat_map(|x| (0..29_u32).map(move |y| (x, y)))
        .filter(|&(x, y)| !((x < 8 && !(8..21).contains(&y)) || (x > 20 && y < 8)))
        .filter(|&(x, y)| (x * x + 3 * x * y + 7 * y) % 5 < 2)
        .map(|(x, y)| format!("M{x} {y}h1v1h-1z"));
    corners.into_iter().chain(modules).collect()
}

impl EnrolPage {
    /// Setting up a phone; the drawing is a pattern, not a readable code.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            action: "/account/second-factor".to_owned(),
            hidden: vec![("sealed".to_owned(), "sample".to_owned())],
            account: EMAIL.to_owned(),
            secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned(),
            qr_path: pattern(),
            qr_size: 29,
            required: true,
            refusal: None,
        }
    }
}

impl RecoveryCodesPage {
    /// Ten codes.
    pub fn sample(lang: Lang) -> Self {
        let code = |number: u32| format!("k7qm{number}-x2t9v-{}hsd4", number % 7);
        Self {
            layout: Layout::sample(lang),
            codes: (0..10).map(code).collect(),
            account: EMAIL.to_owned(),
            made: "09:05, 01/07/2026".to_owned(),
            onward: "/account".to_owned(),
        }
    }
}

impl PasswordPage {
    /// A new password; the change comes back with faults.
    pub fn sample(lang: Lang, reason: PasswordReason) -> Self {
        let short = [("count", "12".into())];
        let errors = match reason {
            PasswordReason::Change => PasswordErrors {
                current: Some(t(lang, "password-error-wrong")),
                new: Some(t_args(lang, "password-error-short", &short)),
                again: None,
            },
            _ => PasswordErrors::default(),
        };
        Self {
            layout: Layout::sample(lang),
            action: "/invitations/sample".to_owned(),
            reason,
            name: "Nguyễn Thị Hồng Phượng".to_owned(),
            email: EMAIL.to_owned(),
            role: in_language(lang, "quản trị", "administrator").to_owned(),
            at_least: 12,
            errors,
            back: (reason == PasswordReason::Change).then(|| "/account".to_owned()),
        }
    }
}

impl LinkGonePage {
    /// A link that no longer works.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            sign_in: "/sign-in".to_owned(),
            help: Some(ask(lang)),
        }
    }
}

impl ProviderPage {
    /// A sign-in by the city's account that did not open.
    pub fn sample(lang: Lang, fault: ProviderFault) -> Self {
        let provider = in_language(lang, "tài khoản công vụ Thành phố", "the city's account");
        Self {
            layout: Layout::sample(lang),
            fault,
            provider: provider.to_owned(),
            again: "/sign-in/oidc".to_owned(),
            sign_in: "/sign-in".to_owned(),
            back: (fault == ProviderFault::Unconfirmed).then(|| "/admin/tokens/new".to_owned()),
        }
    }
}

impl ProvePage {
    /// Before a token is made, by somebody with a password, an account at the provider, or neither.
    pub fn sample(lang: Lang, password: bool, provider: bool) -> Self {
        let cancel = Link {
            label: t(lang, "form-cancel"),
            href: "/admin/tokens".to_owned(),
        };
        let label = t(lang, "password-current");
        let field = Field::line("confirm-by", label, TextKind::Password, "");
        let fields = vec![Section::plain(vec![field])];
        let form = Form {
            cancel: Some(cancel.clone()),
            ..Form::of("/admin/tokens/new", t(lang, "confirm-send"), fields)
        };
        Self {
            layout: Layout::sample(lang),
            form: password.then_some(form),
            provider: provider.then(|| Link {
                label: in_language(lang, "tài khoản công vụ Thành phố", "the city's account")
                    .to_owned(),
                href: "/account/confirm?next=%2Fadmin%2Ftokens%2Fnew".to_owned(),
            }),
            cancel,
        }
    }
}

impl AccountPage {
    /// An account with everything set up, just after its password was changed.
    pub fn sample(lang: Lang) -> Self {
        let session = |label: &str, current| SessionRow {
            label: label.to_owned(),
            since: "07:58, 23/11/2026".to_owned(),
            seen: "10:12, 23/11/2026".to_owned(),
            current,
            end: "/account/sessions/sample/end".to_owned(),
        };
        let mut layout = Layout::sample_desk(lang, Vec::new());
        layout.notice = Some(Notice {
            kind: NoticeKind::Done,
            text: in_language(lang, "Mật khẩu đã được đổi.", "The password was changed.")
                .to_owned(),
        });
        Self {
            layout,
            name: "Nguyễn Thị Hồng Phượng".to_owned(),
            email: EMAIL.to_owned(),
            role: in_language(lang, "quản trị", "administrator").to_owned(),
            agency: None,
            may: vec![t(lang, "about-agency"), t(lang, "about-target")],
            password: Some("/account/password".to_owned()),
            second_factor: SecondFactor::On {
                since: "01/07/2026".to_owned(),
                codes_left: 2,
                new_codes: "/account/recovery-codes".to_owned(),
                switch_off: None,
            },
            sessions: vec![session("Firefox", true), session("Chrome, Android", false)],
            end_others: Some("/account/sessions/end-others".to_owned()),
        }
    }

    /// The head of one ward, without a second factor.
    pub fn sample_plain(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.layout.notice = None;
        page.agency = Some("UBND phường Tây Thạnh".to_owned());
        in_language(lang, "thủ trưởng đơn vị", "agency manager").clone_into(&mut page.role);
        page.second_factor = SecondFactor::Off {
            set_up: "/account/second-factor".to_owned(),
            required: false,
        };
        page.sessions.truncate(1);
        page.end_others = None;
        page
    }
}
