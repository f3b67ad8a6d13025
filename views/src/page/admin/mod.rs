//! Administration: every kind of thing is listed, shown, edited and confirmed in the same way.
//!
//! [`ListPage`], [`ThingPage`], [`EditPage`], [`ConfirmPage`] and [`OncePage`] carry most kinds of
//! things; the rest of the pages exist where a thing has a shape of its own. They
//! decide nothing: who may do what is settled by which links and forms they are given.

mod agency_tree;
mod confirm;
mod edit;
mod import;
mod import_lines;
mod import_preview;
mod list;
mod once;
mod overview;
mod questionnaire;
mod thing;
mod tokens;
mod users;
mod week;

pub use agency_tree::{AgencyNode, AgencyTreePage};
pub use confirm::{ConfirmPage, Touched};
pub use edit::EditPage;
pub use import::{ImportKind, ImportPage};
pub use import_preview::{Effect, ImportFault, ImportPreviewPage, PreviewRow};
pub use list::ListPage;
pub use once::OncePage;
pub use overview::{Card, CardGroup, OverviewPage};
pub use questionnaire::{Preview, PreviewAfter, PreviewText, QuestionnairePage, VersionRow};
pub use thing::{Fact, ThingPage};
pub(super) use thing::{actions, facts};
pub use tokens::{TokenRow, TokenState, TokensPage};
pub use users::{UserRow, UserState, UsersPage};
pub use week::{Day, week};
