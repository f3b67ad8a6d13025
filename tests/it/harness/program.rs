//! The real program as a process: its commands, and a server that can be killed.

use std::{
    path::PathBuf,
    process::{Output, Stdio},
    sync::Once,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// An installation in a folder of its own.
pub struct Program {
    folder: TempDir,
    database: String,
}

impl Program {
    /// With the embedded database.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite://{}", folder.path().join("hailong.db").display());
        Self { folder, database }
    }

    /// With a database at this address.
    pub fn on(database: String) -> Self {
        Self {
            database,
            ..Self::new()
        }
    }

    /// Its database.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// What the servers have logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log.jsonl")
    }

    /// A command in an environment of its own, on a host whose clock shows another zone.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hailong"));
        command
            .args(arguments)
            .env_clear()
            .env("TZ", "America/Los_Angeles")
            .env("HAILONG_DATA_DIR", self.folder.path())
            .env("HAILONG_DATABASE_URL", &self.database)
            .env("HAILONG_LISTEN", "127.0.0.1:0")
            .env("HAILONG__LIMITS__API_CALLS_PER_SECOND", "1000000")
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output().await;
        output.expect("the program starts")
    }

    /// Runs a command that must succeed; returns what it printed.
    pub async fn say(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments).await;
        let (said, complained) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {complained}");
        said.trim().to_owned()
    }

    /// Imports the example data that comes with the program.
    pub async fn import_example(&self) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-phu");
        for what in ["agencies", "scopes", "domains", "targets"] {
            self.say(&["import", what, &format!("{folder}/{what}.csv")])
                .await;
        }
    }

    /// Starts the server and waits until it listens.
    pub async fn serve(&self) -> Server {
        let log = std::fs::File::options()
            .append(true)
            .create(true)
            .open(self.log_file());
        let mut child = self
            .command(&["serve"])
            .stdout(Stdio::piped())
            .stderr(log.expect("a log file"))
            .spawn()
            .expect("the server starts");
        let output = child.stdout.take().expect("the server's output");
        let mut lines = BufReader::new(output).lines();
        let line = lines.next_line().await.expect("the server speaks UTF-8");
        let line = line.unwrap_or_else(|| panic!("the server listens:\n{}", self.log()));
        let url = line.split_whitespace().nth(1).expect("an address");
        Server {
            url: url.trim_end_matches('/').to_owned(),
            child,
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A running server; killed on drop.
pub struct Server {
    /// Where it listens, without a slash at the end.
    pub url: String,
    child: Child,
}

impl Server {
    /// `kill -9`: no destructor, no drain.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("the server dies");
    }

    /// SIGTERM: asks the server to end, and waits until it has. Returns its exit status.
    pub async fn terminate(mut self) -> std::process::ExitStatus {
        let id = self.child.id().expect("the server runs").to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(sent.is_ok_and(|status| status.success()));
        self.child.wait().await.expect("the server ends")
    }
}

/// A client; the program's own crates bring two providers of cryptography, so one must be chosen.
pub fn client() -> reqwest::Client {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        // Somebody else may have chosen before: then that choice stands.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::new()
}
