//! The program itself: from its start to the first answer, its memory when idle, its size.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::page;
use crate::{process, report};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hailong");
/// Starts of which the median is shown.
const STARTS: usize = 5;
/// When a program that does not answer is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A program that ends with this value.
struct Running {
    child: Child,
    port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Measures the start on an existing database, and prints.
pub async fn bench(place: &Path, database: &Path, session: &str) -> anyhow::Result<()> {
    let megabytes = std::fs::metadata(PROGRAM)?.len() as f64 / 1e6;
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..STARTS {
        drop(last.take());
        let (program, time) = Running::start(place, database).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        times.push(time.as_secs_f64() * 1e3);
        memory.push(process::rss_mb(program.child.id()));
        last = Some(program);
    }
    report::mark(
        "cold start to first answer, ms",
        report::median(times),
        "100",
        "25",
    );
    report::mark("idle memory, MB", report::median(memory), "40", "20");
    report::mark("release program, MB", megabytes, "40", "25");
    match last {
        Some(program) => {
            page::dashboard(program.port, program.child.id(), session).await?;
            page::weigh(program.port).await
        }
        None => Ok(()),
    }
}

impl Running {
    /// Starts the program and waits for its first answer.
    async fn start(place: &Path, database: &Path) -> anyhow::Result<(Self, Duration)> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let url = format!("sqlite://{}", database.display());
        let begun = Instant::now();
        let child = Command::new(PROGRAM)
            .arg("serve")
            .env("HAILONG_LISTEN", format!("127.0.0.1:{port}"))
            .env("HAILONG_DATA_DIR", place)
            .env("HAILONG_DATABASE_URL", url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut program = Self { child, port };
        while !answers(port).await.unwrap_or(false) {
            let ended = program.child.try_wait()?;
            anyhow::ensure!(ended.is_none(), "the program ended: {ended:?}");
            anyhow::ensure!(begun.elapsed() < PATIENCE, "the program does not answer");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok((program, begun.elapsed()))
    }
}

async fn answers(port: u16) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream
        .write_all(b"GET /readyz HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n")
        .await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer.starts_with(b"HTTP/1.1 200 "))
}
