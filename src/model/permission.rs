//! Who may do what: the one table, which `docs/roles.md` prints and every route obeys.

use super::role::Role;

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Every agency.
    All,
    /// The own agency and those below it; every agency for a person of a role that may do without one.
    Own,
    /// Not at all.
    None,
}

macro_rules! permissions {
    ($($(#[$meta:meta])* $variant:ident = $key:literal;)+) => {
        /// Something a person may be allowed to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Permission {
            $($(#[$meta])* $variant,)+
        }

        impl Permission {
            /// Every permission, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word of the documentation.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }
    };
}

permissions! {
    /// See rates, counts and verdicts.
    ViewFigures = "view_figures";
    /// See the counts behind a figure.
    ViewEvidence = "view_evidence";
    /// Read comments.
    ViewComments = "view_comments";
    /// See single ratings.
    ViewSingleRatings = "view_single_ratings";
    /// Look at the pages of administration.
    ViewAdministration = "view_administration";
    /// Found, merge, split, rename and dissolve agencies.
    ManageAgencies = "manage_agencies";
    /// Change scopes and their members.
    ManageScopes = "manage_scopes";
    /// Change domains and their groups.
    ManageDomains = "manage_domains";
    /// Change service points, their opening hours, and holidays.
    ManageServicePoints = "manage_service_points";
    /// Change targets and official values.
    ManageTargets = "manage_targets";
    /// Draft, publish and retire questionnaires and scales.
    ManageQuestionnaires = "manage_questionnaires";
    /// Invite, change and disable people.
    ManageUsers = "manage_users";
    /// Make and revoke API tokens.
    ManageTokens = "manage_tokens";
    /// See kiosks: how they are, what they counted, what was done to them.
    ViewKiosks = "view_kiosks";
    /// Enrol, move, look after and revoke kiosks.
    ManageKiosks = "manage_kiosks";
    /// See links: where they lead, their codes, what was done to them.
    ViewLinks = "view_links";
    /// Make, replace, print and close links.
    ManageLinks = "manage_links";
    /// See what agencies say they did about earlier comments, ended statements included.
    ViewReplies = "view_replies";
    /// Speak for an agency: what it did about earlier comments.
    ManageReplies = "manage_replies";
    /// Import files.
    ImportData = "import_data";
    /// Read and export the audit log.
    ReadAudit = "read_audit";
    /// Change the own password, second factor and sessions.
    OwnAccount = "own_account";
}

/// How far `role` may go with `permission`: the table of `docs/roles.md`.
pub const fn reach(role: Role, permission: Permission) -> Reach {
    if matches!(permission, Permission::OwnAccount) {
        return Reach::Own;
    }
    match role {
        Role::Administrator => administrator(permission),
        Role::Leadership => leadership(permission),
        Role::AgencyManager => agency_manager(permission),
        Role::KioskOfficer => kiosk_officer(permission),
        Role::Auditor => auditor(permission),
        Role::Viewer => viewer(permission),
    }
}

/// Everything but what people said, and the log of what administrators did.
const fn administrator(permission: Permission) -> Reach {
    match permission {
        Permission::ViewComments | Permission::ViewSingleRatings | Permission::ReadAudit => {
            Reach::None
        }
        _ => Reach::All,
    }
}

const fn leadership(permission: Permission) -> Reach {
    match permission {
        Permission::ViewFigures
        | Permission::ViewEvidence
        | Permission::ViewComments
        | Permission::ViewKiosks
        | Permission::ViewLinks
        | Permission::ViewReplies => Reach::All,
        _ => Reach::None,
    }
}

const fn agency_manager(permission: Permission) -> Reach {
    match permission {
        Permission::ViewFigures
        | Permission::ViewEvidence
        | Permission::ViewComments
        | Permission::ViewKiosks
        | Permission::ViewLinks
        | Permission::ViewReplies
        | Permission::ManageReplies
        | Permission::ManageLinks => Reach::Own,
        _ => Reach::None,
    }
}

const fn kiosk_officer(permission: Permission) -> Reach {
    match permission {
        Permission::ViewKiosks
        | Permission::ManageKiosks
        | Permission::ViewLinks
        | Permission::ManageLinks => Reach::Own,
        _ => Reach::None,
    }
}

/// Reads everything, changes nothing.
const fn auditor(permission: Permission) -> Reach {
    match permission {
        Permission::ViewFigures
        | Permission::ViewEvidence
        | Permission::ViewComments
        | Permission::ViewSingleRatings
        | Permission::ViewAdministration
        | Permission::ViewReplies
        | Permission::ViewKiosks
        | Permission::ViewLinks
        | Permission::ReadAudit => Reach::All,
        _ => Reach::None,
    }
}

const fn viewer(permission: Permission) -> Reach {
    match permission {
        Permission::ViewFigures => Reach::Own,
        _ => Reach::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(reach: Reach) -> &'static str {
        match reach {
            Reach::All => "all",
            Reach::Own => "own",
            Reach::None => "–",
        }
    }

    fn line<T>(head: &str, cells: &[T], word: impl Fn(&T) -> String) -> String {
        let cells: Vec<String> = cells.iter().map(word).collect();
        format!("| {head} | {} |", cells.join(" | "))
    }

    #[test]
    fn the_table_in_the_documentation_is_the_table_in_force() {
        let mut table = vec![
            line("", Role::ALL, |role| role.key().to_owned()),
            line("---", Role::ALL, |_| "---".to_owned()),
        ];
        for permission in Permission::ALL {
            let cell = |role: &Role| word(reach(*role, *permission)).to_owned();
            table.push(line(permission.key(), Role::ALL, cell));
        }
        let table = table.join("\n");
        let documented = include_str!("../../docs/roles.md");
        assert!(
            documented.contains(&table),
            "docs/roles.md must contain:\n{table}"
        );
    }

    #[test]
    fn an_auditor_changes_nothing_and_nobody_else_reads_the_log() {
        for permission in Permission::ALL {
            let changes =
                permission.key().starts_with("manage_") || *permission == Permission::ImportData;
            if changes {
                assert_eq!(reach(Role::Auditor, *permission), Reach::None);
            }
        }
        for role in Role::ALL {
            let reads = reach(*role, Permission::ReadAudit) != Reach::None;
            assert_eq!(reads, *role == Role::Auditor);
        }
    }
}
