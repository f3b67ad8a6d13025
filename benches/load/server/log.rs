//! Durable log: what waits is appended together, and one fdatasync serves all.

use std::{fs::File, io::Write, path::Path, thread};

use tokio::sync::{mpsc, oneshot};

type Entry = (Vec<u8>, oneshot::Sender<bool>);

/// The way to the thread that writes.
#[derive(Clone)]
pub struct Log(mpsc::Sender<Entry>);

impl Log {
    pub fn start(path: &Path) -> anyhow::Result<Self> {
        let file = File::create(path)?;
        let (queue, entries) = mpsc::channel(8_192);
        thread::spawn(move || write(file, entries));
        Ok(Self(queue))
    }

    /// Whether the line is on the disk for good.
    pub async fn append(&self, line: Vec<u8>) -> bool {
        let (reply, answer) = oneshot::channel();
        self.0.try_send((line, reply)).is_ok() && answer.await.unwrap_or(false)
    }
}

fn write(mut file: File, mut entries: mpsc::Receiver<Entry>) {
    let mut bytes = Vec::new();
    while let Some(first) = entries.blocking_recv() {
        let mut waiting = vec![first];
        while waiting.len() < 1_024 {
            let Ok(next) = entries.try_recv() else { break };
            waiting.push(next);
        }
        bytes.clear();
        for (line, _) in &waiting {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
        let kept = file.write_all(&bytes).and_then(|()| file.sync_data());
        for (_, reply) in waiting {
            let _ = reply.send(kept.is_ok());
        }
    }
}
