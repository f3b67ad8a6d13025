//! Child processes, and what the kernel tells about them.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context;

use crate::options::Variant;

/// Length of a tick in `/proc/…/stat`: what Linux shows to programs is always 100 Hz.
const TICK: Duration = Duration::from_millis(10);

/// A server in a process of its own.
pub struct Server {
    child: Child,
    stop: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
    /// Where it listens on the loopback address.
    pub port: u16,
}

impl Server {
    /// Starts this program as a server and waits until it listens.
    pub fn start(variant: Variant, url: &str, dir: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["server", variant.word(), url])
            .arg(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let stop = child.stdin.take();
        let output = child.stdout.take().context("no output")?;
        let mut said = BufReader::new(output);
        let mut line = String::new();
        said.read_line(&mut line)?;
        let port = line.trim().parse();
        let port = port.with_context(|| format!("the {} server did not start", variant.word()))?;
        Ok(Self {
            child,
            stop,
            said,
            port,
        })
    }

    /// Lets a night pass in it, and waits until its marks are mixed; how long that took.
    pub fn night(&mut self) -> anyhow::Result<Duration> {
        let input = self.stop.as_mut().context("no input")?;
        input.write_all(b"night\n")?;
        input.flush()?;
        let mut line = String::new();
        self.said.read_line(&mut line)?;
        let took = line.trim().strip_prefix("true ");
        let took = took.with_context(|| format!("the marks were not mixed: {line}"))?;
        Ok(Duration::from_millis(took.parse()?))
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Lets it finish what it has taken, and waits for its end.
    pub fn stop(mut self) -> anyhow::Result<()> {
        self.stop.take();
        let status = self.child.wait()?;
        anyhow::ensure!(status.success(), "a server ended with {status}");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After `stop` there is nothing left to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of a process so far.
pub fn cpu(pid: u32) -> Duration {
    stat(pid).map_or(Duration::ZERO, |stat| stat.cpu)
}

/// Processor time of a process, of its children now, and of those that have ended.
pub fn cpu_with_children(pid: u32) -> Duration {
    let Ok(processes) = fs::read_dir("/proc") else {
        return Duration::ZERO;
    };
    let pids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let children = pids
        .filter_map(stat)
        .filter(|stat| stat.parent == pid)
        .map(|stat| stat.cpu);
    children.sum::<Duration>() + stat(pid).map_or(Duration::ZERO, |own| own.cpu + own.ended)
}

struct Stat {
    parent: u32,
    cpu: Duration,
    ended: Duration,
}

fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in parentheses may contain spaces; what follows it begins with the third field.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse().ok().map(|ticks: u32| TICK * ticks);
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        cpu: ticks(11)? + ticks(12)?,
        ended: ticks(13)? + ticks(14)?,
    })
}

/// Resident memory of a process in MB (10⁶ bytes).
pub fn rss_mb(pid: u32) -> f64 {
    status_mb(pid, "VmRSS:")
}

fn status_mb(pid: u32, name: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib: f64 = line
        .and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default();
    kib * 1_024.0 / 1_000_000.0
}

/// Most resident memory a process has had, MB (10⁶ bytes).
pub fn peak_mb(pid: u32) -> f64 {
    status_mb(pid, "VmHWM:")
}

/// How long the disk takes to keep 4 kB for good, many times in a row.
pub fn sync_times(dir: &Path) -> anyhow::Result<Vec<Duration>> {
    let mut file = fs::File::create(dir.join("sync"))?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        file.write_all(&[7; 4_096])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}
