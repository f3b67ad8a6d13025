//! Users and tokens.

use super::frame::{link, named};
use crate::i18n::{Lang, t, t_args};
use crate::layout::Layout;
use crate::page::admin::{
    OncePage, TokenRow, TokenState, TokensPage, UserRow, UserState, UsersPage,
};
use crate::part::form::{Field, Pick};
use crate::part::list::Search;
use crate::part::report::Link;
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let mut no_tokens = TokensPage::sample(lang);
    no_tokens.tokens.clear();
    vec![
        Sample::new("admin-users", &UsersPage::sample(lang)),
        Sample::new("admin-tokens", &TokensPage::sample(lang)),
        Sample::new("admin-tokens-none", &no_tokens),
        Sample::new("admin-token-once", &OncePage::sample(lang)),
    ]
}

impl UsersPage {
    /// Four people in every state.
    pub fn sample(lang: Lang) -> Self {
        let user = |name: &str, role: (&'static str, &'static str), agency: &str, state| UserRow {
            link: named(name, "/admin/users/2"),
            email: "hong.phuong.nguyen@taythanh.example".to_owned(),
            role: in_language(lang, role.0, role.1).to_owned(),
            agency: agency.to_owned(),
            state,
            second_factor: state == UserState::Active,
            seen: if state == UserState::Active {
                "10:12, 23/11/2026".to_owned()
            } else {
                String::new()
            },
        };
        let manager = ("thủ trưởng đơn vị", "agency manager");
        let center = "Trung tâm Phục vụ hành chính công phường Tây Thạnh";
        let any = Pick::new("", t(lang, "form-any"), true);
        let filter = Field::select("role", t(lang, "field-role"), vec![any]).optional();
        Self {
            layout: Layout::sample_admin(lang),
            search: Some(Search {
                action: "/admin/users".to_owned(),
                q: Some(String::new()),
                filters: vec![filter],
                ..Search::default()
            }),
            users: vec![
                user(
                    "Nguyễn Thị Hồng Phượng",
                    ("quản trị", "administrator"),
                    "",
                    UserState::Active,
                ),
                user("Trần Quốc Toản", manager, center, UserState::Invited),
                user(
                    "Đỗ Thị Ngọc Ánh",
                    manager,
                    "UBND phường Phú Thọ Hòa",
                    UserState::InvitationExpired,
                ),
                user(
                    "Lê Văn Hữu",
                    ("người xem", "viewer"),
                    "",
                    UserState::Disabled,
                ),
            ],
            caption: in_language(lang, "4 người dùng", "4 users").to_owned(),
            invite: Some(link(lang, "users-invite", "/admin/users/new")),
            ..Self::default()
        }
    }
}

impl TokensPage {
    /// Three tokens, one about to expire.
    pub fn sample(lang: Lang) -> Self {
        let token = |name: &str, grants: &[&str], until: &str, state| TokenRow {
            link: named(name, "/admin/tokens/7"),
            hint: "hl_3fA9…".to_owned(),
            grants: grants
                .iter()
                .map(|grant| t(lang, &format!("grant-{}", grant.replace(':', "_"))))
                .collect(),
            made: "01/07/2026".to_owned(),
            used: "10:12, 23/11/2026".to_owned(),
            until: until.to_owned(),
            state,
        };
        let one_stop = in_language(lang, "Cổng một cửa", "One-stop system");
        let portal = in_language(lang, "Trang tin phường", "Ward's website");
        Self {
            layout: Layout::sample_admin(lang),
            search: None,
            tokens: vec![
                token(
                    one_stop,
                    &["receipts:issue", "ratings:write"],
                    "29/11/2026",
                    TokenState::ExpiresSoon,
                ),
                token(portal, &["scores:read"], "", TokenState::Active),
                token("test", &["scores:read"], "01/08/2026", TokenState::Revoked),
            ],
            caption: in_language(lang, "3 mã truy cập", "3 tokens").to_owned(),
            pager: None,
            add: Some(link(lang, "tokens-add", "/admin/tokens/new")),
        }
    }
}

impl OncePage {
    /// A token just made.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "tokens-title", "/admin/tokens"),
                ],
            ),
            title: in_language(
                lang,
                "Đã tạo mã truy cập «Cổng một cửa»",
                "The token “One-stop system” was made",
            )
            .to_owned(),
            label: in_language(lang, "Mã truy cập", "Token").to_owned(),
            secret: "hl_3fA9sampleSampleSampleSampleSampleSample00".to_owned(),
            steps: vec![
                in_language(
                    lang,
                    "Chép mã vào cấu hình của chương trình sẽ dùng.",
                    "Copy it into the settings of the program that will use it.",
                )
                .to_owned(),
                in_language(
                    lang,
                    "Không gửi mã qua thư điện tử hay tin nhắn.",
                    "Do not send it by e-mail or messenger.",
                )
                .to_owned(),
            ],
            until: "01/07/2027".to_owned(),
            onward: Link {
                label: t_args(lang, "once-onward", &[("name", "Cổng một cửa".into())]),
                href: "/admin/tokens/4".to_owned(),
            },
        }
    }
}
