//! The tables of `docs/roles.md`, read as an auditor reads them.

use std::collections::BTreeMap;

use hailong::{
    model::{permission::Permission, role::Role},
    web::{AgencyIn, Route, Rule},
};

const PAGE: &str = include_str!("../../../docs/roles.md");

/// `all`, `own` or `–` by permission and role.
pub struct Table(BTreeMap<(String, String), String>);

impl Table {
    /// Reads the table of permissions.
    pub fn read() -> Self {
        let mut lines = PAGE.lines().filter(|line| line.starts_with('|'));
        let head = lines
            .find(|line| line.starts_with("|  | administrator |"))
            .expect("the head of the table");
        let roles: Vec<String> = cells(head).skip(1).collect();
        let mut table = BTreeMap::new();
        for line in lines.skip(1).take(Permission::ALL.len()) {
            let mut cells = cells(line);
            let permission = cells.next().expect("a permission");
            for (role, reach) in roles.iter().zip(cells) {
                table.insert((permission.clone(), role.clone()), reach);
            }
        }
        Self(table)
    }

    /// What the documentation says.
    pub fn reach(&self, permission: Permission, role: Role) -> &str {
        let key = (permission.key().to_owned(), role.key().to_owned());
        &self.0[&key]
    }
}

fn cells(line: &str) -> impl Iterator<Item = String> {
    let inside = line.trim_matches('|');
    inside.split('|').map(|cell| cell.trim().to_owned())
}

/// A line of the table of pages.
pub fn documented(route: &Route) -> String {
    let who = match route.rule {
        Rule::Public => "everybody".to_owned(),
        Rule::SignedIn => "whoever is signed in".to_owned(),
        Rule::Needs(permission) => permission.key().to_owned(),
        Rule::NeedsFor(permission, AgencyIn::Path(name)) => {
            format!("{} for the agency `{{{name}}}`", permission.key())
        }
        Rule::NeedsFor(permission, AgencyIn::Query(name)) => {
            format!("{} for the agency `?{name}=`", permission.key())
        }
    };
    let how = if route.confirmed { ", confirmed" } else { "" };
    format!("| {} | `{}` | {who}{how} |", route.method, route.path)
}

/// Lines of the table of pages that the documentation has.
pub fn documented_pages() -> Vec<&'static str> {
    let is_page = |line: &&str| line.starts_with("| GET |") || line.starts_with("| POST |");
    PAGE.lines().filter(is_page).collect()
}
