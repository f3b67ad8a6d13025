//! Official targets: the list, one of them, and the forms that set, correct, end and delete one.

mod edit;
mod end;
mod list;

use super::{desk, lineage};
use crate::{
    admin::targets::{Create, Delete, Edit, End},
    i18n::{Lang, percent, t_args},
    model::{
        catalogue::Catalogue,
        permission::Permission,
        target::{Comparison, Target},
    },
    web::{
        manager::topic_name,
        routes::{Routes, Rule},
    },
};

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageTargets);
    routes
        .get("/admin/targets", look, list::show_list)
        .get("/admin/targets/new", change, desk::show::<Create>)
        .post("/admin/targets/new", change, desk::send::<Create>)
        .get("/admin/targets/{target}", look, list::show)
        .get("/admin/targets/{target}/edit", change, desk::show::<Edit>)
        .post("/admin/targets/{target}/edit", change, desk::send::<Edit>)
        .get("/admin/targets/{target}/end", change, desk::show::<End>)
        .post("/admin/targets/{target}/end", change, desk::send::<End>)
        .get(
            "/admin/targets/{target}/delete",
            change,
            desk::show_once_more::<Delete>,
        )
        .post(
            "/admin/targets/{target}/delete",
            change,
            desk::send::<Delete>,
        )
}

/// «Giải quyết thủ tục hành chính, 2026–2030».
fn title(lang: Lang, target: &Target) -> String {
    let topic = topic_name(lang, &target.topic);
    format!("{topic}, {}", years(target))
}

/// The title of the target that an address names.
fn title_of(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
    let target = lineage::target(catalogue, key);
    target.map_or_else(|| key.to_owned(), |target| title(lang, target))
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
