//! Who somebody is for the program (vai trò). What a role may do is in [`permission`](super::permission).

use super::coded::coded_enum;

coded_enum! {
    /// The part a person plays.
    Role, "role" {
        /// Quản trị: sets the installation up; sees no comments and no single ratings.
        Administrator = 1, "administrator";
        /// Lãnh đạo: reads all agencies.
        Leadership = 2, "leadership";
        /// Thủ trưởng đơn vị: reads the own agency and those below it.
        AgencyManager = 3, "agency_manager";
        /// Cán bộ phụ trách thiết bị: looks after kiosks and links.
        KioskOfficer = 4, "kiosk_officer";
        /// Kiểm tra, giám sát: reads everything, changes nothing.
        Auditor = 5, "auditor";
        /// Người xem: reads figures.
        Viewer = 6, "viewer";
    }
}

impl Role {
    /// Whether a person of this role must belong to an agency.
    pub const fn needs_agency(self) -> bool {
        matches!(self, Self::AgencyManager)
    }

    /// Whether a person of this role may belong to an agency, and then sees that one and those below it only.
    pub const fn may_have_agency(self) -> bool {
        matches!(
            self,
            Self::AgencyManager | Self::KioskOfficer | Self::Viewer
        )
    }
}

/// Why a person of some role may not belong, or not belong, to an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgencyFault {
    /// The role is about one agency, and none is given.
    #[error("this role needs an agency")]
    Missing,
    /// The role is about all agencies, and one is given.
    #[error("this role is about all agencies and belongs to none")]
    Needless,
}

impl Role {
    /// Whether a person of this role may belong to `agency`, or to none.
    pub const fn check_agency(self, agency: Option<i32>) -> Result<(), AgencyFault> {
        match agency {
            None if self.needs_agency() => Err(AgencyFault::Missing),
            Some(_) if !self.may_have_agency() => Err(AgencyFault::Needless),
            _ => Ok(()),
        }
    }
}
