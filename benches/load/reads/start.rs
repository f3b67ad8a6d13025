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

use crate::{process, report};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hailong");
/// Starts of which the median is shown.
const STARTS: usize = 5;
/// When a program that does not answer is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A program that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures the start on an existing database, and prints.
pub async fn bench(place: &Path, database: &Path) -> anyhow::Result<()> {
    let megabytes = std::fs::metadata(PROGRAM)?.len() as f64 / 1e6;
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..STARTS {
        let Some((time, rss)) = start(place, database).await? else {
            println!("the program does not serve yet");
            return Ok(());
        };
        times.push(time.as_secs_f64() * 1e3);
        memory.push(rss);
    }
    report::mark(
        "cold start to first answer, ms",
        report::median(times),
        "100",
        "25",
    );
    report::mark("idle memory, MB", report::median(memory), "40", "20");
    report::mark("release program, MB", megabytes, "40", "25");
    Ok(())
}

async fn start(place: &Path, database: &Path) -> anyhow::Result<Option<(Duration, f64)>> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let begun = Instant::now();
    let child = Command::new(PROGRAM)
        .arg("serve")
        .env("HAILONG_LISTEN", format!("127.0.0.1:{port}"))
        .env("HAILONG_DATA_DIR", place)
        .env(
            "HAILONG_DATABASE_URL",
            format!("sqlite://{}", database.display()),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut program = Running(child);
    loop {
        if answers(port).await.unwrap_or(false) {
            break;
        }
        if program.0.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
            return Ok(None);
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let time = begun.elapsed();
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(Some((time, process::rss_mb(program.0.id()))))
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
