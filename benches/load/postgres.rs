//! A PostgreSQL of the bench's own: settings as installed, only durable beyond doubt.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::Context;

/// A running PostgreSQL, stopped and forgotten with this value.
pub struct Postgres {
    programs: PathBuf,
    home: PathBuf,
}

impl Postgres {
    /// Starts one in `place`; `None` where PostgreSQL is not installed and CI does not insist.
    pub fn start(place: &Path) -> anyhow::Result<Option<Self>> {
        let Some(programs) = programs() else {
            let required = std::env::var_os("HAILONG_TEST_REQUIRE").is_some();
            anyhow::ensure!(!required, "PostgreSQL is not installed");
            return Ok(None);
        };
        // Two parts of a run may each start one.
        let mut names = (1..).map(|number| place.join(format!("cluster-{number}")));
        let home = names.find(|home| !home.exists()).context("a name")?;
        fs::create_dir(&home)?;
        if is_root() {
            open_path(place)?;
            run(Command::new("chown").arg("postgres").arg(&home))?;
        }
        let postgres = Self { programs, home };
        let data = postgres.home.join("data");
        run(postgres
            .program("initdb")
            .args(["--username=postgres", "--auth=trust", "--no-instructions"])
            .args(["--encoding=UTF8", "--locale=C", "--pgdata"])
            .arg(&data))?;
        let settings = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=on -c synchronous_commit=on",
            postgres.home.display()
        );
        run(postgres
            .program("pg_ctl")
            .args(["start", "--wait", "--silent", "--log"])
            .arg(postgres.home.join("log"))
            .args(["--options", &settings, "--pgdata"])
            .arg(&data))?;
        Ok(Some(postgres))
    }

    /// The address of its database.
    pub fn url(&self) -> String {
        format!(
            "postgres://postgres@localhost/postgres?host={}",
            self.home.display()
        )
    }

    /// Processor time of all its processes.
    pub fn cpu(&self) -> Duration {
        let file = fs::read_to_string(self.home.join("data/postmaster.pid")).unwrap_or_default();
        let pid = file.lines().next().and_then(|line| line.parse().ok());
        pid.map_or(Duration::ZERO, crate::process::cpu_with_children)
    }

    /// One of its programs, as a user it accepts: it refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        if !is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stop = ["stop", "--mode=fast", "--silent", "--pgdata"];
        let data = self.home.join("data");
        // The folder goes away next; there is nobody left to tell.
        let _ = run(self.program("pg_ctl").args(stop).arg(data));
    }
}

/// The folder of the newest installed version's programs.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(number);
    newest.map(|path| path.join("bin"))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Lets other users pass through the bench's folder to their own.
fn open_path(place: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(
        place,
        fs::Permissions::from_mode(0o711),
    )?)
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .current_dir("/")
        .status();
    let status = status.with_context(|| format!("{command:?}"))?;
    anyhow::ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}
