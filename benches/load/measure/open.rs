//! Open loop: ratings arrive when people tap, not when the server is ready.
//!
//! Each latency counts from the moment the rating was due, so a stall of the server, or of the
//! generator itself, makes all ratings late that were due meanwhile and hides none of them.

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tokio::{
    sync::{
        Mutex,
        mpsc::{self, UnboundedReceiver},
    },
    task::JoinSet,
};

use super::{Sample, connection::Connection, micros};
use crate::request::Request;

/// Connections ready for arrivals.
const CONNECTIONS: usize = 64;

type Arrivals = Arc<Mutex<UnboundedReceiver<Instant>>>;

/// Loads the server with `rate` arrivals a second for `slice`.
pub async fn open_loop(
    port: u16,
    request: &Request,
    rate: f64,
    slice: Duration,
    cpu: impl Fn() -> Duration,
) -> anyhow::Result<Sample> {
    let (due, arrivals) = mpsc::unbounded_channel();
    let arrivals = Arc::new(Mutex::new(arrivals));
    let mut tasks = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let connection = Connection::open(port).await?;
        tasks.spawn(client(connection, request.clone(), arrivals.clone()));
    }
    let before = cpu();
    // The runtime's timer counts milliseconds; a thread wakes up more precisely.
    let people = thread::spawn(move || arrive(&due, rate, slice));
    let mut total = Sample {
        elapsed: slice,
        ..Sample::default()
    };
    while let Some(sample) = tasks.join_next().await {
        total.add(sample?);
    }
    total.cpu = cpu().saturating_sub(before);
    let _ = people.join();
    total.latencies.sort_unstable();
    Ok(total)
}

/// Announces arrivals at random distances (a Poisson process) until the slice is over.
fn arrive(due: &mpsc::UnboundedSender<Instant>, rate: f64, slice: Duration) {
    let start = Instant::now();
    let mut next = start;
    while next < start + slice {
        thread::sleep(next.saturating_duration_since(Instant::now()));
        if due.send(next).is_err() {
            return;
        }
        let uniform: f64 = rand::random();
        next += Duration::from_secs_f64(-(1.0 - uniform).ln() / rate.max(1.0));
    }
}

async fn client(mut connection: Connection, mut request: Request, arrivals: Arrivals) -> Sample {
    let mut sample = Sample::default();
    loop {
        let next = arrivals.lock().await.recv().await;
        let Some(due) = next else { return sample };
        let answered = connection.ask(request.next()).await;
        sample.count(&answered);
        match answered {
            Ok(true) => sample.latencies.push(micros(due.elapsed())),
            Ok(false) => {}
            Err(_) => return sample,
        }
    }
}
