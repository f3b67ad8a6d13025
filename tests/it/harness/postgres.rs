//! One PostgreSQL server for the whole test binary, and a database of its own for each test.
//!
//! The server listens on a socket in a temporary folder only. It hangs on a pipe from this
//! process: however the tests end, also by `kill -9`, the pipe closes, and the shell at its
//! other end stops the server and removes the folder.

use std::{
    io::{BufRead, BufReader},
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use hailong::store::Location;
use sea_orm::ConnectionTrait;
use tokio::sync::OnceCell;

/// $1 the folder with PostgreSQL's programs, $2 the folder of this server.
const WATCHDOG: &str = r#"
trap '' INT TERM HUP
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1 &&
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c max_connections=300 >>"$2/log" 2>&1 &
server=$!
until "$1/pg_isready" -q -h "$2"; do
    kill -0 $server 2>/dev/null || { cat "$2/log"; exit 1; }
    sleep 0.05
done
echo ready
read -r _
kill -INT "$(head -n 1 "$2/data/postmaster.pid")"
wait $server
rm -rf "$2"
"#;

/// The migrated database that each test gets a copy of.
const TEMPLATE: &str = "migrated";

struct Server {
    folder: PathBuf,
    /// Holds the pipe; never waited for, since it ends after this process.
    _watchdog: Child,
}

static SERVER: OnceCell<Option<Server>> = OnceCell::const_new();
static DATABASES: AtomicU32 = AtomicU32::new(1);

/// The address of a database that nobody else uses; `None` where PostgreSQL is not installed.
pub async fn fresh_database() -> Option<String> {
    let server = SERVER.get_or_init(start).await.as_ref()?;
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    create(server, &format!("{name} TEMPLATE {TEMPLATE}")).await;
    Some(server.url(&name))
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!(
            "postgres://postgres@localhost/{database}?host={}",
            self.folder.display()
        )
    }
}

/// Drops a database that its test has done with: a hundred of them would fill a gigabyte.
pub async fn drop_database(url: &str) {
    let Some(Some(server)) = SERVER.get() else {
        return;
    };
    let name = url.rsplit('/').find(|part| part.starts_with("test_"));
    let name = name.and_then(|part| part.split('?').next());
    if let Some(name) = name {
        administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
}

async fn create(server: &Server, database: &str) {
    administer(server, &format!("CREATE DATABASE {database}")).await;
}

async fn administer(server: &Server, sql: &str) {
    let admin = sea_orm::Database::connect(server.url("postgres"))
        .await
        .expect("the server takes connections");
    admin.execute_unprepared(sql).await.expect(sql);
    admin.close().await.expect("the connection closes");
}

async fn start() -> Option<Server> {
    let Some(programs) = programs() else {
        super::skip_or_panic("PostgreSQL is not installed");
        return None;
    };
    let server = tokio::task::spawn_blocking(move || launch(&programs))
        .await
        .expect("PostgreSQL starts");
    create(&server, TEMPLATE).await;
    let migrated = super::databases::open(&Location::Postgres(server.url(TEMPLATE))).await;
    migrated.close().await.expect("the template is left alone");
    Some(server)
}

/// The folder with PostgreSQL's programs, of the newest version installed.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").is_file())
        .max_by_key(version)
        .map(|path| path.join("bin"))
}

/// Starts the server and waits until it takes connections.
fn launch(programs: &Path) -> Server {
    let folder = tempfile::Builder::new()
        .prefix("hailong-pg-")
        .tempdir()
        .expect("a temporary folder")
        .keep();
    let mut watchdog = as_plain_user(&folder);
    watchdog
        .args(["sh", "-c", WATCHDOG, "postgres-watchdog"])
        .args([programs, &folder])
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut watchdog = watchdog.spawn().expect("a shell starts");
    let output = watchdog.stdout.take().expect("the pipe from the watchdog");
    wait_until_ready(output);
    Server {
        folder,
        _watchdog: watchdog,
    }
}

fn wait_until_ready(output: ChildStdout) {
    let mut said = String::new();
    for line in BufReader::new(output).lines() {
        let line = line.expect("the watchdog speaks UTF-8");
        if line == "ready" {
            return;
        }
        said.push_str(&line);
        said.push('\n');
    }
    panic!("PostgreSQL did not start:\n{said}");
}

/// A command for another user than root, whom PostgreSQL refuses; the folder becomes that user's.
fn as_plain_user(folder: &Path) -> Command {
    let owner = folder.metadata().expect("the folder is there").uid();
    if owner != 0 {
        return Command::new("env");
    }
    let given = Command::new("chown").arg("nobody").arg(folder).status();
    assert!(given.is_ok_and(|status| status.success()), "chown works");
    let mut command = Command::new("runuser");
    command.args(["-u", "nobody", "--"]);
    command
}
