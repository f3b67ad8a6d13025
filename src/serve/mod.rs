//! The listening server: routes together, connections accepted, a clean end.

mod accept;
mod router;

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context, anyhow};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::app::{App, Workers};

pub use router::router;

/// Serves until `stop` resolves, then drains. Ends with an error, loudly, when the writer of
/// ratings dies: a server that takes ratings and cannot keep them must not go on.
pub async fn serve(
    app: App,
    workers: Workers,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let Workers { mut writer, rounds } = workers;
    let drain = Duration::from_secs(app.config.server.drain_seconds);
    let accept = accept::Accept::new(&app, router(&app));
    let ended = tokio::select! {
        served = accept.run(listener, stop, drain) => served,
        died = &mut writer => Err(anyhow!("the writer of ratings has died: {died:?}")),
    };
    // A mix of marks may take minutes, and the writer ends when nobody can send any more.
    rounds.iter().for_each(JoinHandle::abort);
    let db = app.db.clone();
    drop(app);
    if ended.is_ok() {
        // All callers are gone now, so the writer commits what is queued and ends.
        tokio::time::timeout(drain, writer)
            .await
            .context("the writer of ratings did not end in time")??;
    }
    if let Ok(closed) = tokio::time::timeout(drain, db.close()).await {
        closed?;
    } else {
        tracing::warn!("the database was still busy with something that is done anew next time");
    }
    ended
}

/// Binds the listener, with a clear error where the address is taken.
pub async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}"))
}
