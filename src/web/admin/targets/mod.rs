//! Official targets: the list, one of them, and the forms that set, correct, end and delete one.

mod edit;
mod end;
mod form;
mod list;

use crate::{
    admin::targets,
    i18n::{Lang, percent, t_args},
    model::{
        catalogue::Catalogue,
        permission::Permission,
        target::{Comparison, Target},
    },
    web::{
        error::WebError,
        manager::topic_name,
        routes::{Routes, Rule},
    },
};

/// The list's address.
const LIST: &str = "/admin/targets";

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageTargets);
    routes
        .get("/admin/targets", look, list::show_list)
        .get("/admin/targets/new", change, edit::show_new)
        .post("/admin/targets/new", change, edit::send_new)
        .get("/admin/targets/{target}", look, list::show)
        .get("/admin/targets/{target}/edit", change, edit::show)
        .post("/admin/targets/{target}/edit", change, edit::send)
        .get("/admin/targets/{target}/end", change, end::show)
        .post("/admin/targets/{target}/end", change, end::send)
        .get("/admin/targets/{target}/delete", change, end::show_delete)
        .post("/admin/targets/{target}/delete", change, end::send_delete)
}

/// The target that an address names by its number.
fn find<'c>(catalogue: &'c Catalogue, number: &str) -> Result<&'c Target, WebError> {
    let found = number
        .parse()
        .ok()
        .and_then(|id| targets::find(catalogue, id));
    found.ok_or_else(WebError::not_found)
}

fn address(target: &Target) -> String {
    format!("{LIST}/{}", target.id)
}

/// «Giải quyết thủ tục hành chính, 2026–2030».
fn title(lang: Lang, target: &Target) -> String {
    let topic = topic_name(lang, &target.topic);
    format!("{topic}, {}", years(target))
}

fn years(target: &Target) -> String {
    if target.year_from == target.year_until {
        target.year_from.to_string()
    } else {
        format!("{}–{}", target.year_from, target.year_until)
    }
}

/// «trên 98 %».
fn threshold(lang: Lang, target: &Target) -> String {
    let key = match target.comparison {
        Comparison::Above => "threshold-above",
        Comparison::AtLeast => "threshold-at-least",
    };
    let value = percent(lang, &target.threshold.to_string());
    t_args(lang, key, &[("value", value.into())])
}
