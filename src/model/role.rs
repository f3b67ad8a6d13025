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
