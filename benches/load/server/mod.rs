//! The server under load: one route, five ways to treat a rating.

mod log;
mod naive;
mod route;

use std::{path::Path, sync::Arc};

use anyhow::Context;
use hailong::{
    clock::Clock,
    ingest::{Ingest, IngestOptions},
    store::{Database, Location},
};
use tokio::{io::AsyncReadExt, net::TcpListener};

use crate::options::Variant;
use route::{Sink, State};

/// Serves until standard input ends, then finishes what was taken.
pub fn run(variant: Variant, url: &str, dir: &Path) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(variant, url, dir))
}

async fn serve(variant: Variant, url: &str, dir: &Path) -> anyhow::Result<()> {
    let db = Database::open(&Location::parse(url)?, 4).await?;
    let clock = Clock::system();
    let catalogue = db.catalogue().await?;
    let (sink, writer) = match variant {
        Variant::Noop => (Sink::Nothing, None),
        Variant::Log => (Sink::Log(log::Log::start(&dir.join("ratings.log"))?), None),
        Variant::Naive => (Sink::Naive(naive::Naive::open(url).await?), None),
        Variant::Sqlite | Variant::Postgres => {
            let options = IngestOptions {
                queue: 8_192,
                batch: 1_024,
            };
            let (ingest, writer) = Ingest::start(db.clone(), clock.clone(), options);
            (Sink::Ours(ingest), Some(writer))
        }
    };
    let state = State {
        catalogue: Arc::new(catalogue),
        clock,
        sink,
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    axum::serve(listener, route::router(state))
        .with_graceful_shutdown(told_to_stop())
        .await?;
    if let Some(writer) = writer {
        writer.await.context("the writer died")?;
    }
    Ok(db.close().await?)
}

async fn told_to_stop() {
    let mut nothing = [0; 1];
    // The end of the input and a failure to read it both mean that the bench is gone.
    let _ = tokio::io::stdin().read(&mut nothing).await;
}
