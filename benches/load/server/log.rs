//! Durable log: what waits is appended together, and one fdatasync serves all.

use std::{fs::File, io::Write, path::Path};

use hailong::{ingest::Job, store::Record};
use tokio::sync::mpsc;

use super::{Writer, accept, refuse};

/// Ratings that share one fdatasync, at most; as many as hailong puts into one transaction.
const BATCH: usize = 1_024;

pub fn start(path: &Path, jobs: mpsc::Receiver<Job>) -> anyhow::Result<Writer> {
    let file = File::create(path)?;
    Ok(tokio::task::spawn_blocking(|| write(file, jobs)))
}

fn write(mut file: File, mut jobs: mpsc::Receiver<Job>) {
    let mut lines = Vec::new();
    while let Some(first) = jobs.blocking_recv() {
        let mut waiting = vec![first];
        while waiting.len() < BATCH {
            let Ok(next) = jobs.try_recv() else { break };
            waiting.push(next);
        }
        lines.clear();
        let kept = waiting
            .iter()
            .flat_map(|job| &job.records)
            .try_for_each(|record| append(&mut lines, record))
            .and_then(|()| file.write_all(&lines))
            .and_then(|()| file.sync_data());
        for job in waiting {
            match &kept {
                Ok(()) => accept(job),
                Err(error) => refuse(job, error),
            }
        }
    }
}

fn append(lines: &mut Vec<u8>, record: &Record) -> std::io::Result<()> {
    let Record::Rating(new) = record else {
        return Err(std::io::ErrorKind::Unsupported.into());
    };
    serde_json::to_writer(&mut *lines, new)?;
    lines.push(b'\n');
    Ok(())
}
