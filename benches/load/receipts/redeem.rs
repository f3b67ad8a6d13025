//! The citizens: each opens the page behind a code and sends the form.

use std::{cell::RefCell, time::Instant};

use super::{calls, line};
use crate::{
    measure::{Connection, Sample, micros},
    process::{self, Server},
};

/// Phones at the same time.
pub const CONNECTIONS: usize = 32;
/// One code in so many is sent by two people, or by one who goes back.
const TWICE: usize = 10;

/// What the pages took.
#[derive(Default)]
pub struct Redeemed {
    opened: Sample,
    sent: Sample,
}

impl Redeemed {
    /// Two lines of the table.
    pub fn tell(&self, when: &str) {
        line(&format!("GET the form, {when}"), &self.opened);
        line(&format!("POST it, {when}"), &self.sent);
    }
}

/// Redeems codes at this server.
pub async fn all(server: &Server, codes: Vec<String>, calm: bool) -> anyhow::Result<Redeemed> {
    at(server.pid(), server.port, codes, calm).await
}

/// Redeems codes at the server that listens there; calmly by an eighth of the phones.
pub async fn at(pid: u32, port: u16, codes: Vec<String>, calm: bool) -> anyhow::Result<Redeemed> {
    let phones = if calm { CONNECTIONS / 8 } else { CONNECTIONS };
    let (cpu, begun) = (process::cpu(pid), Instant::now());
    let waiting = RefCell::new(codes.into_iter().enumerate());
    let phones = (0..phones).map(|_| phone(port, &waiting));
    let mut all = Redeemed::default();
    for part in futures::future::try_join_all(phones).await? {
        all.opened.latencies.extend(part.opened.latencies);
        all.sent.latencies.extend(part.sent.latencies);
    }
    let (cpu, elapsed) = (process::cpu(pid).saturating_sub(cpu), begun.elapsed());
    for sample in [&mut all.opened, &mut all.sent] {
        sample.latencies.sort_unstable();
        (sample.elapsed, sample.cpu) = (elapsed, cpu);
    }
    Ok(all)
}

async fn phone(
    port: u16,
    waiting: &RefCell<impl Iterator<Item = (usize, String)>>,
) -> anyhow::Result<Redeemed> {
    let mut connection = Connection::open(port).await?;
    let mut redeemed = Redeemed::default();
    loop {
        let next = waiting.borrow_mut().next();
        let Some((at, code)) = next else {
            return Ok(redeemed);
        };
        let times = if at % TWICE == 0 { 2 } else { 1 };
        for time in 0..times {
            let begun = Instant::now();
            let page = connection.fetch(&calls::open(&code)).await?;
            redeemed.opened.latencies.push(micros(begun.elapsed()));
            let form = calls::send(&code, page, 1 + (at + time) % 5)?;
            let begun = Instant::now();
            let answer = connection.fetch(&form).await?;
            redeemed.sent.latencies.push(micros(begun.elapsed()));
            let thanked = answer.starts_with(b"HTTP/1.1 303 ");
            anyhow::ensure!(thanked, "{}", String::from_utf8_lossy(answer));
        }
    }
}
