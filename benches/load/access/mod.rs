//! The access bench: what a session costs each request, and what sign-ins do to ratings.

mod ratings;
mod session;
mod sign_ins;

use std::path::Path;

use crate::options::Options;

/// Measures and prints; whether no rating was lost or refused.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<bool> {
    session::bench(place).await?;
    ratings::bench(options, place).await
}
