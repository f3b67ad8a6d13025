//! What the provider says of itself: its addresses and the keys that it signs with, kept for an hour.

use std::sync::Arc;

use openidconnect::{DiscoveryError, IssuerUrl, core::CoreProviderMetadata};
use tokio::sync::Mutex;

use super::{Fault, Provider, http::HttpError};

/// Milliseconds after which the provider is asked anew.
const KEPT: i64 = 60 * 60 * 1_000;
/// Milliseconds after a failure in which it is not asked again.
const PAUSE: i64 = 5 * 1_000;

/// What the provider said of itself, and when.
#[derive(Debug)]
pub struct Directory {
    /// Addresses and keys.
    pub metadata: CoreProviderMetadata,
    read_at: i64,
}

/// Where the last answer is kept; a copy only, nothing is decided by its age.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    directory: Option<Arc<Directory>>,
    failed: Option<(i64, Fault)>,
}

impl Provider {
    /// What the provider says of itself, at most an hour old.
    pub(super) async fn directory(&self) -> Result<Arc<Directory>, Fault> {
        // Held while asking: whoever comes meanwhile waits for the same answer.
        let mut kept = self.shelf.0.lock().await;
        let now = self.clock.now_ms();
        let fresh = |directory: &&Arc<Directory>| now - directory.read_at < KEPT;
        match kept.directory.as_ref().filter(fresh) {
            Some(directory) => Ok(Arc::clone(directory)),
            None => self.ask(&mut kept).await,
        }
    }

    /// The same, newer than `old`.
    pub(super) async fn directory_after(
        &self,
        old: &Arc<Directory>,
    ) -> Result<Arc<Directory>, Fault> {
        let mut kept = self.shelf.0.lock().await;
        let newer = |directory: &&Arc<Directory>| !Arc::ptr_eq(directory, old);
        match kept.directory.as_ref().filter(newer) {
            Some(directory) => Ok(Arc::clone(directory)),
            None => self.ask(&mut kept).await,
        }
    }

    async fn ask(&self, kept: &mut Kept) -> Result<Arc<Directory>, Fault> {
        let now = self.clock.now_ms();
        if let Some((at, fault)) = &kept.failed
            && now - at < PAUSE
        {
            return Err(fault.clone());
        }
        match self.read_directory().await {
            Ok(metadata) => {
                let read_at = self.clock.now_ms();
                let directory = Arc::new(Directory { metadata, read_at });
                (kept.directory, kept.failed) = (Some(Arc::clone(&directory)), None);
                Ok(directory)
            }
            Err(fault) => {
                kept.failed = Some((self.clock.now_ms(), fault.clone()));
                Err(fault)
            }
        }
    }

    /// Addresses and keys; refused if the issuer that they name is another one.
    async fn read_directory(&self) -> Result<CoreProviderMetadata, Fault> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(Fault::unavailable)?;
        let read = CoreProviderMetadata::discover_async(issuer, &self.http).await;
        read.map_err(|error| explain(&error))
    }
}

fn explain(error: &DiscoveryError<HttpError>) -> Fault {
    match error {
        DiscoveryError::Request(error) => Fault::unavailable(error),
        other => Fault::unavailable(other),
    }
}
