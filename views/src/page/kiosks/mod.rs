//! The devices at the counters: all of them, one of them, and the code by which one is paired.
//!
//! How a device is stands here in words and a drawing, never by colour alone. What is asked of the
//! reader (to rename, to move, to read a file in) uses the pages of [`super::admin`].

mod activity;
mod care;
mod device;
mod fleet;
mod pairing;
mod state;
mod tally;
mod timeline;

pub use activity::{Activity, ActivityDay, ActivityHour};
pub use care::{Care, Vital};
pub use device::DevicePage;
pub use fleet::{AlarmLine, FleetPage, FleetRow};
pub use pairing::PairingPage;
pub use state::DeviceState;
pub use tally::Tally;
pub use timeline::{TimelineRow, TimelineTone};
