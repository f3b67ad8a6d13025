//! The words and rules of measuring satisfaction, as plain types.
//!
//! Pure: no input or output, no `async`, no database, no web. Whatever decides a figure lives here,
//! so that it can be read and tested without a server.

pub(crate) mod base32;
mod coded;
pub(crate) mod hex;

pub mod agency;
pub mod answer;
pub mod audit;
pub mod calendar;
pub mod catalogue;
pub mod channel;
pub mod counts;
pub mod domain;
pub mod followup_fields;
pub mod grant;
pub mod kiosk;
pub mod labels;
pub mod link;
pub mod misuse;
pub mod official;
pub mod opening;
pub mod outcome;
pub mod period;
pub mod permission;
pub mod pressure;
pub mod proof;
pub mod question_set;
pub mod questionnaire;
pub mod rate;
pub mod rating;
pub mod rating_fields;
pub mod receipt;
pub mod reply;
pub mod role;
pub mod rollup;
pub mod scale;
pub mod scope;
pub mod score;
pub mod service_point;
pub mod subject;
pub mod target;
pub mod text;
pub mod threshold;
pub mod user;
pub mod validity;
pub mod verdict;
pub mod version_status;
pub mod zone;
