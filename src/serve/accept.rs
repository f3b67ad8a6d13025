//! Accepting connections with limits that `axum::serve` does not have: a cap on connections,
//! a time limit for request heads, and a drain that ends.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt;

use crate::app::App;

/// How connections are accepted.
pub struct Accept {
    router: Router,
    connections: Arc<Semaphore>,
    builder: Builder<TokioExecutor>,
}

impl Accept {
    /// Takes the limits from the settings.
    pub fn new(app: &App, router: Router) -> Self {
        let mut builder = Builder::new(TokioExecutor::new());
        let head = Duration::from_secs(app.config.server.header_timeout_seconds);
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(head)
            .max_buf_size(32 * 1024);
        builder
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(Duration::from_secs(30))
            .max_concurrent_streams(64);
        let connections = Arc::new(Semaphore::new(app.config.server.max_connections));
        Self {
            router,
            connections,
            builder,
        }
    }

    /// Accepts until `stop` resolves, then lets open requests end, for `drain` at most.
    pub async fn run(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()>,
        drain: Duration,
    ) -> anyhow::Result<()> {
        let graceful = GracefulShutdown::new();
        tokio::pin!(stop);
        loop {
            let permit = tokio::select! {
                permit = self.connections.clone().acquire_owned() => permit?,
                () = &mut stop => break,
            };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut stop => break,
            };
            match accepted {
                Ok((stream, peer)) => self.serve(&graceful, stream, peer, permit),
                Err(error) => pause_after(&error).await,
            }
        }
        drop(listener);
        if tokio::time::timeout(drain, graceful.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("some requests did not end within the drain time");
        }
        Ok(())
    }

    fn serve(
        &self,
        graceful: &GracefulShutdown,
        stream: TcpStream,
        peer: SocketAddr,
        permit: tokio::sync::OwnedSemaphorePermit,
    ) {
        let router = self.router.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        // A rating is one small packet each way; waiting to fill it would only delay the thanks.
        let _ = stream.set_nodelay(true);
        let connection = self
            .builder
            .serve_connection_with_upgrades(TokioIo::new(stream), service)
            .into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended early");
            }
            drop(permit);
        });
    }
}

/// Out of file descriptors, say: accepting again at once would only spin.
async fn pause_after(error: &std::io::Error) {
    tracing::warn!(%error, "a connection could not be accepted");
    tokio::time::sleep(Duration::from_millis(100)).await;
}
