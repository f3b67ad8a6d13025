//! What an API token allows.

use super::coded::coded_enum;

coded_enum! {
    /// What an API token allows its holder to do.
    Grant, "grant" {
        /// Send ratings for any agency.
        RatingsWrite = 1, "ratings:write";
        /// Read scores.
        ScoresRead = 2, "scores:read";
        /// Issue receipt codes.
        ReceiptsIssue = 3, "receipts:issue";
    }
}
