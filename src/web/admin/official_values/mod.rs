//! Values published by others: the list, one of them, and the forms that enter and correct one.

mod edit;
mod form;
mod list;

use serde::Deserialize;

use crate::{
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// The list's address.
const LIST: &str = "/admin/official-values";

/// The pages. A value has the address of its scope, its topic and its days.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageTargets);
    routes
        .get("/admin/official-values", look, list::show_list)
        .get("/admin/official-values/new", change, edit::show_new)
        .post("/admin/official-values/new", change, edit::send_new)
        .get(
            "/admin/official-values/{scope}/{topic}/{from}/{until}",
            look,
            list::show,
        )
        .get(
            "/admin/official-values/{scope}/{topic}/{from}/{until}/edit",
            change,
            edit::show,
        )
        .post(
            "/admin/official-values/{scope}/{topic}/{from}/{until}/edit",
            change,
            edit::send,
        )
}

/// A value as its address names it.
#[derive(Debug, Deserialize)]
pub struct Named {
    scope: String,
    topic: String,
    from: String,
    until: String,
}

impl Named {
    /// As the log names it.
    fn identity(&self) -> String {
        let Self {
            scope,
            topic,
            from,
            until,
        } = self;
        format!("{scope}/{topic}/{from}/{until}")
    }
}

fn address(identity: &str) -> String {
    format!("{LIST}/{identity}")
}
