//! The one-stop software: codes by the thousand, and one at a time.

use std::time::Instant;

use serde_json::json;

use super::{BATCH, calls, line};
use crate::{
    measure::{Connection, Sample, micros},
    process::{self, Server},
    reference::COUNTER,
};

/// Programs that ask for single codes at the same time.
const COUNTERS: usize = 16;

/// Asks for codes a thousand at a time, one call after the other.
pub async fn in_batches(server: &Server, token: &str, codes: usize) -> anyhow::Result<Vec<String>> {
    let cpu = process::cpu(server.pid());
    let begun = Instant::now();
    let (mut sample, issued) = ask(server.port, token, (0, codes), BATCH).await?;
    sample.elapsed = begun.elapsed();
    sample.cpu = process::cpu(server.pid()).saturating_sub(cpu);
    sample.latencies.sort_unstable();
    line("calls for 1000 codes", &sample);
    Ok(issued)
}

/// Asks for one code in each call, at several counters.
pub async fn singly(server: &Server, token: &str, codes: usize) -> anyhow::Result<Vec<String>> {
    let cpu = process::cpu(server.pid());
    let begun = Instant::now();
    let share = codes.div_ceil(COUNTERS);
    let counters = (1..=COUNTERS).map(|counter| {
        let number = share.min(codes.saturating_sub((counter - 1) * share));
        ask(server.port, token, (counter, number), 1)
    });
    let mut all = Sample::default();
    let mut issued = Vec::new();
    for (sample, codes) in futures::future::try_join_all(counters).await? {
        all.latencies.extend(sample.latencies);
        issued.extend(codes);
    }
    all.elapsed = begun.elapsed();
    all.cpu = process::cpu(server.pid()).saturating_sub(cpu);
    all.latencies.sort_unstable();
    line("calls for one code, 16 at once", &all);
    Ok(issued)
}

async fn ask(
    port: u16,
    token: &str,
    (counter, codes): (usize, usize),
    batch: usize,
) -> anyhow::Result<(Sample, Vec<String>)> {
    let mut connection = Connection::open(port).await?;
    let mut sample = Sample::default();
    let mut issued = Vec::with_capacity(codes);
    while issued.len() < codes {
        let until = codes.min(issued.len() + batch);
        let order = |at: usize| {
            let reference = format!("{counter}-{at}");
            json!({ "reference": reference, "service_point": COUNTER, "domain": "d00" })
        };
        let orders: Vec<_> = (issued.len()..until).map(order).collect();
        let body = json!({ "receipts": orders }).to_string();
        let request = calls::call(token, "/api/v1/receipts", Some(&body));
        let begun = Instant::now();
        let answer = calls::json(connection.fetch(&request).await?)?;
        sample.latencies.push(micros(begun.elapsed()));
        let receipts = answer["receipts"].as_array().into_iter().flatten();
        issued.extend(receipts.filter_map(|one| one["code"].as_str().map(str::to_owned)));
        anyhow::ensure!(issued.len() == until, "{} of {until} codes", issued.len());
    }
    Ok((sample, issued))
}
