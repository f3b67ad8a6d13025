//! The real program with its database, the service points and the kiosks.

use std::{
    fmt::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context;

const PROGRAM: &str = env!("CARGO_BIN_EXE_hailong");
/// The built-in example, as files.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-phu");
/// The agency whose counters the kiosks stand at.
const AGENCY: &str = "ttpvhcc-taythanh";
/// When a program that does not answer is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A kiosk as the server knows it.
pub struct Paired {
    /// Its number.
    pub id: i64,
    /// What it proves itself with.
    pub token: String,
}

/// An installation and its running server.
pub struct Office {
    folder: PathBuf,
    port: u16,
    server: Option<Child>,
}

impl Drop for Office {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Office {
    /// A new installation with the example's data; its server runs.
    pub async fn open(place: &Path) -> anyhow::Result<Self> {
        let folder = place.join("flush");
        std::fs::create_dir(&folder)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut office = Self {
            folder,
            port,
            server: None,
        };
        for what in ["agencies", "scopes", "domains", "targets"] {
            office.say(&["import", what, &format!("{EXAMPLE}/{what}.csv")])?;
        }
        office.start().await?;
        Ok(office)
    }

    /// Adds service points with a kiosk each and pairs them.
    pub async fn enrol(&self, kiosks: usize) -> anyhow::Result<Vec<Paired>> {
        let mut points =
            "key,name,agency,serves_agency,domains,subject,valid_from,valid_until\n".to_owned();
        for number in 1..=kiosks {
            writeln!(
                points,
                "quay-{number},Quầy {number},{AGENCY},,land,procedure,,"
            )?;
        }
        let file = self.folder.join("service-points.csv");
        std::fs::write(&file, points)?;
        self.say(&["import", "service-points", &file.to_string_lossy()])?;
        let mut paired = Vec::new();
        for number in 1..=kiosks {
            let point = format!("quay-{number}");
            let link = self.say(&[
                "kiosk",
                "enrol",
                "--service-point",
                &point,
                "--name",
                &point,
            ])?;
            let (_, code) = link.trim().rsplit_once('#').context("a pairing link")?;
            paired.push(self.pair(code).await?);
        }
        Ok(paired)
    }

    /// Trades a code for a token, as often as the limit for strangers allows.
    async fn pair(&self, code: &str) -> anyhow::Result<Paired> {
        let http = client();
        let begun = Instant::now();
        loop {
            let call = http.post(format!("{}/api/v1/pairings", self.url()));
            let answer = call
                .json(&serde_json::json!({ "code": code }))
                .send()
                .await?;
            if answer.status() == 200 {
                let body: serde_json::Value = answer.json().await?;
                return Ok(Paired {
                    id: body["kiosk"]["id"].as_i64().context("a number")?,
                    token: body["token"].as_str().context("a token")?.to_owned(),
                });
            }
            let status = answer.status();
            anyhow::ensure!(
                status == 429 && begun.elapsed() < PATIENCE,
                "pairing: {status}"
            );
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Where the server listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The server's process.
    pub fn pid(&self) -> anyhow::Result<u32> {
        Ok(self.server.as_ref().context("no server")?.id())
    }

    /// Starts the server at the same address and waits for its first answer.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        let log = std::fs::File::options()
            .append(true)
            .create(true)
            .open(self.folder.join("log.jsonl"))?;
        let child = self
            .command(&["serve"])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        self.server = Some(child);
        let begun = Instant::now();
        let http = client();
        while http
            .get(format!("{}/readyz", self.url()))
            .send()
            .await
            .is_err()
        {
            anyhow::ensure!(begun.elapsed() < PATIENCE, "the server does not answer");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }

    /// `kill -9`: no destructor, no drain.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            // It may have ended by itself.
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Where its database is.
    pub fn database(&self) -> PathBuf {
        self.folder.join("hailong.db")
    }

    /// Runs a command that must succeed; returns what it printed.
    pub fn say(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output()?;
        let complaint = String::from_utf8_lossy(&stderr);
        anyhow::ensure!(status.success(), "{arguments:?}: {status}: {complaint}");
        Ok(String::from_utf8(stdout)?)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env("HAILONG_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("HAILONG_DATA_DIR", &self.folder)
            .env(
                "HAILONG_DATABASE_URL",
                format!("sqlite://{}", self.database().display()),
            )
            .stdin(Stdio::null());
        command
    }
}

/// A client that gives up on a server that is gone.
pub fn client() -> reqwest::Client {
    // Two crates bring two providers of cryptography; if one was chosen before, that choice stands.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}
