//! What handlers take from a request: the caller, the language, the body.

mod caller;
mod json;
mod language;

pub use caller::{Bearer, KioskCaller, MaybeBearer};
pub use json::{JsonBody, JsonBytes, explain_json};
pub use language::{Speaks, caller_language};
