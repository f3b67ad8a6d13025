//! The life of what is versioned: questionnaires and scales.

use super::coded::coded_enum;

coded_enum! {
    /// How far a version has come. Only a draft can be changed.
    VersionStatus, "status" {
        /// Being written; nobody outside administration sees it.
        Draft = 1, "draft";
        /// In use; never changed again.
        Published = 2, "published";
        /// No longer handed out; ratings given with it stay, and late ones are still taken.
        Retired = 3, "retired";
    }
}
