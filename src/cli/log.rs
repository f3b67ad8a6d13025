//! Logs: JSON lines on standard error.

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts logging. Statements of the database stay out: they would carry comments.
pub fn start(log: Log) {
    let filter = EnvFilter::new(format!(
        "{},sqlx=warn,sea_orm=warn,hyper=warn",
        log.level.as_str()
    ));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match log.format {
        LogFormat::Json => logs
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .init(),
        LogFormat::Text => logs.init(),
    }
}
