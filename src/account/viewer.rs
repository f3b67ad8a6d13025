//! A person who is signed in, and what that person reaches.

use std::collections::BTreeSet;

use crate::model::{
    catalogue::{Catalogue, SecretHash},
    permission::{Permission, Reach, reach},
    user::{Actor, User},
};

/// A person who is signed in, with the second factor where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub user: User,
    /// What is kept of the session's token.
    pub session: SecretHash,
    /// The role needs a second factor and none is set up: until then only the own account is reached.
    pub must_enrol: bool,
    /// When the person last gave a password or a code in this session, or showed itself to the identity provider, epoch
    /// milliseconds; 0 for never.
    pub confirmed_at: i64,
    agencies: Option<BTreeSet<i32>>,
}

impl Viewer {
    /// Somebody with this session.
    pub fn new(user: User, session: SecretHash, must_enrol: bool, catalogue: &Catalogue) -> Self {
        let agencies = user.agency.map(|agency| catalogue.with_descendants(agency));
        Self {
            user,
            session,
            must_enrol,
            confirmed_at: 0,
            agencies,
        }
    }

    /// The same, who gave a password or a code at that moment.
    #[must_use]
    pub fn confirmed(self, confirmed_at: i64) -> Self {
        Self {
            confirmed_at,
            ..self
        }
    }

    /// How far this person goes with `permission`; never [`Reach::Own`] without an agency.
    pub fn reach(&self, permission: Permission) -> Reach {
        if self.must_enrol && permission != Permission::OwnAccount {
            return Reach::None;
        }
        match reach(self.user.role, permission) {
            Reach::Own if self.agencies.is_some() => Reach::Own,
            Reach::Own if self.user.role.needs_agency() && permission != Permission::OwnAccount => {
                Reach::None
            }
            Reach::Own => Reach::All,
            reach => reach,
        }
    }

    /// Whether this person may do it for any agency at all.
    pub fn may(&self, permission: Permission) -> bool {
        self.reach(permission) != Reach::None
    }

    /// Whether this person may do it for this agency.
    pub fn may_for(&self, permission: Permission, agency: i32) -> bool {
        match self.reach(permission) {
            Reach::All => true,
            Reach::Own => self
                .agencies
                .as_ref()
                .is_some_and(|own| own.contains(&agency)),
            Reach::None => false,
        }
    }

    /// The own agency and those below it; `None` for who belongs to none.
    pub fn agencies(&self) -> Option<&BTreeSet<i32>> {
        self.agencies.as_ref()
    }

    /// This person as the audit log names whoever does something.
    pub fn actor(&self) -> Actor {
        Actor::of(&self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{agency::Agency, role::Role, validity::Validity};

    fn agency(id: i32, parent: Option<i32>) -> Agency {
        Agency {
            id,
            key: format!("a{id}"),
            area_code: None,
            name: String::new(),
            kind: "commune".to_owned(),
            parent,
            valid: Validity::default(),
            successors: Vec::new(),
            source: String::new(),
        }
    }

    /// A ward (1) with an office (2), and another ward (3).
    fn viewer(role: Role, agency_id: Option<i32>, must_enrol: bool) -> Viewer {
        let catalogue = Catalogue {
            agencies: vec![agency(1, None), agency(2, Some(1)), agency(3, None)],
            ..Catalogue::default()
        };
        let user = User {
            id: 1,
            email: String::new(),
            name: String::new(),
            role,
            agency: agency_id,
            active: true,
            totp: false,
        };
        Viewer::new(user, [0; 32], must_enrol, &catalogue.indexed())
    }

    fn reached(viewer: &Viewer, permission: Permission) -> Vec<i32> {
        (1..=3)
            .filter(|id| viewer.may_for(permission, *id))
            .collect()
    }

    #[test]
    fn the_head_of_a_ward_sees_that_ward_only() {
        let head = viewer(Role::AgencyManager, Some(1), false);
        assert_eq!(reached(&head, Permission::ViewFigures), [1, 2]);
        assert!(reached(&head, Permission::ManageTargets).is_empty());
        let nowhere = viewer(Role::AgencyManager, None, false);
        assert!(!nowhere.may(Permission::ViewFigures) && nowhere.may(Permission::OwnAccount));
    }

    #[test]
    fn a_viewer_or_an_officer_without_an_agency_goes_everywhere() {
        let everywhere = viewer(Role::Viewer, None, false);
        assert_eq!(reached(&everywhere, Permission::ViewFigures), [1, 2, 3]);
        let bound = viewer(Role::KioskOfficer, Some(3), false);
        assert_eq!(reached(&bound, Permission::ManageKiosks), [3]);
    }

    #[test]
    fn without_the_required_second_factor_only_the_own_account_is_reached() {
        let fresh = viewer(Role::Administrator, None, true);
        let reached: Vec<_> = Permission::ALL.iter().filter(|p| fresh.may(**p)).collect();
        assert_eq!(reached, [&Permission::OwnAccount]);
    }
}
