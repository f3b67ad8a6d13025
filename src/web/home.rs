//! Where somebody begins.

use crate::{account::Viewer, model::permission::Permission};

/// The first page that this person may see.
pub fn of(viewer: &Viewer) -> &'static str {
    if viewer.must_enrol {
        "/account/second-factor"
    } else if viewer.may(Permission::ManageUsers) {
        "/admin"
    } else if viewer.may(Permission::ViewFigures) {
        "/dashboard"
    } else if viewer.may(Permission::ViewKiosks) {
        "/kiosks"
    } else {
        "/account"
    }
}
