//! `scopes.csv`: one line per member; lines with the same key are one scope.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Read, Reading, Seen, compare, find};
use crate::{
    import::{error::ImportError, fault::Problem, row::Row},
    model::catalogue::Catalogue,
    store::{MemberRow, ReferenceChange, ScopeRow},
};

/// Scope, agency and days: which member it is.
type Identity = (String, String, Option<NaiveDate>, Option<NaiveDate>);

/// One line of the file.
struct Line {
    key: String,
    name: String,
    member: MemberRow,
}

/// Reads the file. Its members replace those that its scopes had.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let catalogue = reading.catalogue;
    let (mut names, mut seen) = (HashMap::new(), Seen::new());
    let lines = reading.each(|row| {
        let line = parse(row, catalogue)?;
        check_name(row, &line, &mut names);
        check_member(row, &line, &mut seen);
        Some(line)
    })?;
    let rows = by_key(reading.sound(lines)?);
    let stored = |row: &ScopeRow| {
        catalogue
            .scope(&row.key)
            .map(|s| ScopeRow::of(s, catalogue))
    };
    Ok((compare(&rows, stored), ReferenceChange::Scopes(rows).into()))
}

fn parse(row: &mut Row<'_>, catalogue: &Catalogue) -> Option<Line> {
    let (key, name) = parse_scope(row);
    let member = parse_member(row, catalogue)?;
    Some(Line { key, name, member })
}

/// Key and name of the scope.
pub fn parse_scope(row: &mut Row<'_>) -> (String, String) {
    (row.new_key("key"), row.text("name"))
}

/// Who belongs to it, and when.
pub fn parse_member(row: &mut Row<'_>, catalogue: &Catalogue) -> Option<MemberRow> {
    let written = row.text("agency");
    let agency = find::agency(catalogue, row, "agency", &written);
    let with_descendants = yes_or_no(row, "with_descendants");
    let valid = row.validity();
    Some(MemberRow {
        agency: agency?.key.clone(),
        with_descendants: with_descendants?,
        valid,
    })
}

fn yes_or_no(row: &mut Row<'_>, column: &str) -> Option<bool> {
    match row.text(column).as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        other => {
            let problem = Problem::of("import-word", other).with("expected", &"yes, no");
            row.fault(column, problem);
            None
        }
    }
}

/// A scope has one name.
fn check_name(row: &mut Row<'_>, line: &Line, names: &mut HashMap<String, (String, u64)>) {
    let (name, first) = names
        .entry(line.key.clone())
        .or_insert_with(|| (line.name.clone(), row.line()));
    if *name != line.name {
        let problem = Problem::of("import-other-name", &line.key).with("line", &*first);
        row.fault("name", problem);
    }
}

/// A member stands once for the same days.
fn check_member(row: &mut Row<'_>, line: &Line, seen: &mut Seen<Identity>) {
    let member = &line.member;
    let (scope, agency) = (line.key.clone(), member.agency.clone());
    let identity = (scope, agency, member.valid.from, member.valid.until);
    if let Some(first) = seen.before(identity, row.line()) {
        let problem = Problem::of("import-same-key", &member.agency).with("line", &first);
        row.fault("agency", problem);
    }
}

/// The scopes in the order in which they come first.
fn by_key(lines: Vec<Line>) -> Vec<ScopeRow> {
    let mut scopes: Vec<ScopeRow> = Vec::new();
    for Line { key, name, member } in lines {
        match scopes.iter_mut().find(|scope| scope.key == key) {
            Some(scope) => scope.members.push(member),
            None => scopes.push(ScopeRow {
                key,
                name,
                members: vec![member],
            }),
        }
    }
    scopes
}
