//! `deploy/postgresql/setup.sql`, with the program itself: the owner migrates, another role runs it and cannot
//! touch a line of the audit log, whatever it tries.

use std::{path::PathBuf, process::Command};

use hailong::{
    model::{role::Role, user::Actor},
    store::{Database, Location, NewInvitation, NewUser, StoreError},
};
use hailong_migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;

use crate::harness::{Direct, TestDatabase};

/// The server's folder, from the address of a database on it.
fn folder(db: &TestDatabase) -> String {
    let url = db.url();
    let (_, host) = url.split_once("host=").expect("a socket");
    host.to_owned()
}

fn psql() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed");
    let programs = versions.map(|entry| entry.expect("an entry").path().join("bin/psql"));
    let mut programs: Vec<PathBuf> = programs.filter(|path| path.is_file()).collect();
    programs.sort();
    programs.pop().expect("psql is installed")
}

/// Runs the script as the administrator of the server does.
fn set_up(folder: &str) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/postgresql/setup.sql");
    let mut command = Command::new(psql());
    command.args([
        "-X", "-q", "-h", folder, "-U", "postgres", "-d", "postgres", "-f", script,
    ]);
    let output = command.output().expect("psql starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

fn location(folder: &str, role: &str) -> Location {
    Location::Postgres(format!("postgres://{role}@localhost/hailong?host={folder}"))
}

async fn is_denied(direct: &Direct, sql: &str) {
    let error = direct
        .0
        .execute_unprepared(sql)
        .await
        .expect_err(sql)
        .to_string();
    let refused = ["permission denied", "must be owner"];
    assert!(
        refused.iter().any(|words| error.contains(words)),
        "{sql}: {error}"
    );
}

#[tokio::test]
async fn the_role_that_runs_the_program_cannot_touch_the_audit_log() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let folder = folder(&db);
    set_up(&folder);
    let (owner, app) = (
        location(&folder, "hailong_owner"),
        location(&folder, "hailong_app"),
    );

    let error = Database::open(&app, 2)
        .await
        .expect_err("there are no tables yet");
    assert!(matches!(error, StoreError::NotOwner), "{error:?}");
    Database::open(&owner, 2)
        .await
        .expect("the owner migrates")
        .close()
        .await
        .unwrap();
    set_up(&folder);

    let running = Database::open(&app, 2).await.expect("the program runs");
    use_it(&running).await;
    let direct = Direct::at(&app).await;
    assert_eq!(direct.table("audit_log", "object_kind").await.len(), 3);
    for sql in [
        "UPDATE audit_log SET actor_name = 'x'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log",
        "DROP TABLE audit_log",
        "ALTER TABLE audit_log DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_log_append_only ON audit_log",
        "DROP FUNCTION audit_log_append_only() CASCADE",
        "CREATE OR REPLACE FUNCTION audit_log_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "GRANT ALL ON audit_log TO hailong_app; DELETE FROM audit_log",
        "SET session_replication_role = replica",
        "SET ROLE hailong_owner",
        "CREATE RULE quiet AS ON INSERT TO audit_log DO INSTEAD NOTHING",
        "CREATE TABLE public.other (x int)",
        "DELETE FROM seaql_migrations",
    ] {
        is_denied(&direct, sql).await;
    }
    older_schema_is_not_run(&owner, &app).await;
}

/// What the program does every day works with the rights of the second role.
async fn use_it(db: &Database) {
    let new = NewUser {
        email: "an@example.vn".to_owned(),
        name: "An".to_owned(),
        role: Role::Viewer,
        agency: None,
    };
    let invitation = NewInvitation {
        hash: [7; 32],
        purpose: hailong::store::InvitationPurpose::Invite,
        expires_at: i64::MAX,
    };
    let added = db
        .add_user(&new, &invitation, &Actor::cli(), 1)
        .await
        .unwrap();
    let user = added.expect("the address is free");
    db.remove_second_factor(user.id, None, &Actor::cli(), 2)
        .await
        .unwrap();
    let rebuilt = db.rebuild((&Actor::cli(), 3), |_, _| {}).await.unwrap();
    assert_eq!(rebuilt.differing, 0);
    let today = "2026-07-15".parse().unwrap();
    assert!(db.mix_marks(today).await.unwrap());
}

/// A new program on an old schema waits for the owner instead of failing at the first request.
async fn older_schema_is_not_run(owner: &Location, app: &Location) {
    let direct = Direct::at(owner).await;
    Migrator::down(&direct.0, Some(1)).await.unwrap();
    let error = Database::open(app, 2)
        .await
        .expect_err("a table is missing");
    assert!(matches!(error, StoreError::NotOwner), "{error:?}");
    assert!(error.to_string().contains("hailong migrate"), "{error}");
}
