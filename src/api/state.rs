//! What all handlers of the API share.

use std::sync::Arc;

use crate::{app::App, middleware::limit::Limits};

/// The running program and its limits; cheap to clone.
#[derive(Clone)]
pub struct ApiState {
    /// The parts of the program.
    pub app: App,
    /// How often callers may call.
    pub limits: Arc<Limits>,
}
