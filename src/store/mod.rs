//! Every SQL statement of the program, and the only place that knows two databases.
//!
//! Entities stay inside; model types go in and out. Transactions begin and end here.

mod accounts;
mod administration;
mod answers;
mod audit;
mod batch;
mod bulk;
mod catalogue;
mod cells;
mod comments;
mod connect;
mod delta;
mod error;
mod evidence;
mod fold;
mod imports;
mod insert;
mod kiosks;
mod links;
mod misuse;
mod names;
mod rebuild;
mod receipts;
mod reference;
mod seed;
mod tokens;
mod trail;
mod transactions;

pub use accounts::{
    AccountChange, Credentials, Invitation, InvitationPurpose, LinkedIdentity, NewInvitation,
    NewReset, NewSecondFactor, NewSession, NewUser, Refusal, SealedSecret, SessionEntry,
    SessionUser, UserChange, Way,
};
pub use administration::{
    AdminChange, AdminOutcome, AdminWrite, DraftQuestionnaire, DraftScale, RatingGuard,
};
pub use batch::{Record, RecordResult, SetAside, write_batch};
pub use bulk::{BulkError, BulkReport};
pub use cells::{CellFilter, Snapshot, View, Wanted};
pub use connect::{Database, Location};
pub use error::StoreError;
pub use evidence::EvidenceRow;
pub use fold::Head;
pub use imports::ImportMark;
pub use kiosks::{
    Alarm, AlarmChange, BootCount, DeviceReport, FleetEntry, HeartbeatRecord, HourCount,
    InstallCount, Maintenance, PairingOutcome, Said, TimelineEntry, TimelineWhat, WatchRow,
    WatchRows, WriteOff, WriteOffOutcome,
};
pub use links::{NewLink, OldCode};
pub use misuse::{JudgedPress, Unjudged};
pub use names::AuditNames;
pub use rebuild::RebuildReport;
pub use receipts::{
    IssuedCount, NewKey, NewReceipt, NewRevocation, PrintedCount, PrintedOutcome, Receipt,
    StoredReceipt,
};
pub use reference::{
    AgencyRow, Cells, DomainRow, Entry, MemberRow, OfficialRow, ReferenceChange, ScopeRow,
    ServicePointRow, TargetRow, TransactionRow,
};
pub use tokens::{NewToken, TokenEntry};
pub use trail::{QuarantineEntry, StoredTotals};
