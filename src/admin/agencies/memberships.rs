//! The places of agencies in scopes: they end with the agency, and those that follow may join.

use super::reform::Reform;
use crate::{
    model::{scope::Scope, scope::ScopeMember, validity::Validity},
    store::{MemberRow, ScopeRow},
};

impl Reform<'_> {
    /// The scope as it will be.
    pub fn scope_row(&mut self, scope: &Scope) -> &mut ScopeRow {
        let catalogue = self.catalogue;
        self.scopes
            .entry(scope.key.clone())
            .or_insert_with(|| ScopeRow::of(scope, catalogue))
    }

    /// Ends what ends in each scope, and lets those that follow join where they shall.
    pub fn memberships(&mut self) {
        let (last, first) = (self.last, self.first());
        let joining = if self.handling.join_scopes {
            self.heirs.clone()
        } else {
            Vec::new()
        };
        for scope in &self.catalogue.scopes {
            let ends: Vec<&ScopeMember> = scope
                .members
                .iter()
                .filter(|member| self.closing.contains(&member.agency))
                .filter(|member| member.valid.contains(last) && self.outlives(member.valid))
                .collect();
            for member in ends {
                self.end_membership(scope, *member);
                for heir in &joining {
                    self.join(scope, *member, heir, first);
                }
            }
        }
    }

    fn end_membership(&mut self, scope: &Scope, member: ScopeMember) {
        let (last, catalogue) = (self.last, self.catalogue);
        let key = catalogue
            .agency_by_id(member.agency)
            .map(|agency| agency.key.clone());
        let rows = &mut self.scope_row(scope).members;
        let same =
            |row: &&mut MemberRow| Some(&row.agency) == key.as_ref() && row.valid == member.valid;
        if let Some(row) = rows.iter_mut().find(same) {
            row.valid.until = Some(last);
        }
    }

    fn join(&mut self, scope: &Scope, like: ScopeMember, heir: &str, first: chrono::NaiveDate) {
        let rows = &mut self.scope_row(scope).members;
        let there = rows
            .iter()
            .any(|row| row.agency == heir && row.valid.contains(first));
        if !there {
            rows.push(MemberRow {
                agency: heir.to_owned(),
                with_descendants: like.with_descendants,
                valid: Validity {
                    from: Some(first),
                    until: like.valid.until,
                },
            });
        }
    }
}
