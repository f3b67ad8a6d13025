//! How the questions after the tap ended.

use super::coded::coded_enum;

coded_enum! {
    /// How the questions after the tap ended. The tap itself counts in every case.
    Outcome, "outcome" {
        /// The person sent the answers.
        Done = 1, "done";
        /// Nobody touched the screen any more.
        Timeout = 2, "timeout";
        /// The person skipped the questions.
        Skip = 3, "skip";
        /// The person left the page.
        Exit = 4, "exit";
    }
}
