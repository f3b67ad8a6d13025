//! Closed loop: each connection sends its next rating when the last one is answered.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::{Sample, connection::Connection, micros};
use crate::request::Request;

/// Loads the server with `connections` for `warm_up` and then `slice`; `cpu` tells the server's processor time so far.
pub async fn closed_loop(
    port: u16,
    request: &Request,
    connections: usize,
    (warm_up, slice): (Duration, Duration),
    cpu: impl Fn() -> Duration,
) -> anyhow::Result<Sample> {
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(port).await?);
    }
    let start = Instant::now() + warm_up;
    let mut tasks = JoinSet::new();
    for connection in open {
        tasks.spawn(client(connection, request.clone(), start..start + slice));
    }
    tokio::time::sleep_until(start.into()).await;
    let before = cpu();
    tokio::time::sleep_until((start + slice).into()).await;
    let mut total = Sample {
        elapsed: slice,
        cpu: cpu().saturating_sub(before),
        ..Sample::default()
    };
    while let Some(sample) = tasks.join_next().await {
        total.add(sample?);
    }
    total.latencies.sort_unstable();
    Ok(total)
}

async fn client(
    mut connection: Connection,
    mut request: Request,
    window: std::ops::Range<Instant>,
) -> Sample {
    let mut sample = Sample::default();
    loop {
        let sent = Instant::now();
        if sent >= window.end {
            return sample;
        }
        let answered = connection.ask(request.next()).await;
        let now = Instant::now();
        sample.count(&answered);
        match answered {
            Ok(true) if window.contains(&now) => sample.latencies.push(micros(now - sent)),
            Ok(_) => {}
            Err(_) => return sample,
        }
    }
}
