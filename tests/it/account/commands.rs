//! What a sysadmin scripts: `hailong user …`, `token …`, `agency …`, with the real program.

use std::process::{Command, Output};

use hailong::account::{Accounts, Opened, Rules};
use hailong::clock::Clock;
use hailong::model::audit::{AuditFilter, ObjectKind};

use crate::harness::{TestDatabase, World, on_each_database};

/// The program on one database.
struct Shell<'a> {
    db: &'a TestDatabase,
    folder: tempfile::TempDir,
}

impl<'a> Shell<'a> {
    fn on(db: &'a TestDatabase) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { db, folder }
    }

    async fn run(&self, command: &str) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_hailong"));
        program
            .args(command.split(' '))
            .env("HAILONG_DATABASE_URL", self.db.url())
            .env("HAILONG_DATA_DIR", self.folder.path())
            .env("HAILONG__SERVER__PUBLIC_URL", "https://danhgia.example.vn");
        let run = tokio::task::spawn_blocking(move || program.output());
        run.await.expect("a thread").expect("the program starts")
    }

    /// What it prints, when it succeeds.
    async fn says(&self, command: &str) -> String {
        let output = self.run(command).await;
        let (said, complained) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{command}: {complained}");
        said
    }

    /// The exit status and the last line of what it complains about.
    async fn fails(&self, command: &str) -> (Option<i32>, String) {
        let output = self.run(command).await;
        assert!(output.stdout.is_empty(), "{command}");
        (output.status.code(), text(&output.stderr))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn people_are_invited_listed_changed_and_disabled() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let shell = Shell::on(&world.db);
        let add = "user add --email Head@Example.VN --role agency_manager --agency p-taythanh-2 --name Bình";
        let link = shell.says(add).await;
        let token = link
            .strip_prefix("https://danhgia.example.vn/invitations/")
            .and_then(|rest| rest.strip_suffix('\n'))
            .expect("the link is the only line");
        let key = b"some key of the program that is long";
        let accounts = Accounts::new(world.db.handle(), Clock::system(), key, Rules::default());
        let opened = accounts.open_invitation(token).await.unwrap();
        assert!(matches!(opened, Some(Opened::Password(_))));
        assert_eq!(
            shell.says("user list").await,
            "head@example.vn\tagency_manager\tp-taythanh-2\tinvited\tBình\n"
        );
        shell.says("user change --email head@example.vn --role viewer --no-agency").await;
        shell.says("user disable --email head@example.vn").await;
        assert_eq!(
            shell.says("user list").await,
            "head@example.vn\tviewer\t-\tdisabled\tBình\n"
        );
        let (status, why) = shell.fails("user reset --email head@example.vn").await;
        assert_eq!((status, why.contains("is disabled")), (Some(1), true), "{why}");
        shell.says("user enable --email head@example.vn").await;
        let reset = shell.says("user reset --email head@example.vn --second-factor").await;
        assert_eq!(reset.lines().count(), 1);
        let lines = world.db.audit_page(&AuditFilter::default(), None, 100).await.unwrap();
        let people = [ObjectKind::User, ObjectKind::Invitation];
        let of_people = lines
            .iter()
            .filter(|line| people.contains(&line.entry.object) && line.entry.key == "1");
        assert!(of_people.clone().all(|line| line.entry.actor.name == "cli"));
        assert_eq!(of_people.count(), 6);
    })
    .await;
}

#[tokio::test]
async fn wrong_use_is_told_apart_from_what_does_not_fit() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let shell = Shell::on(&world.db);
    for (command, status, why) in [
        ("user add --email x --role viewer", 2, "no e-mail address"),
        (
            "user add --email a@b.vn --role boss",
            2,
            "unknown role «boss»",
        ),
        (
            "user add --email a@b.vn --role agency_manager",
            1,
            "needs an agency",
        ),
        (
            "user add --email a@b.vn --role auditor --agency p-taythanh-2",
            1,
            "belongs to none",
        ),
        (
            "user add --email a@b.vn --role viewer --agency nowhere",
            1,
            "unknown agency «nowhere»",
        ),
        (
            "user disable --email a@b.vn",
            1,
            "nobody has the address «a@b.vn»",
        ),
        ("token revoke 7", 1, "no token with number 7"),
    ] {
        let (code, said) = shell.fails(command).await;
        assert_eq!(code, Some(status), "{command}: {said}");
        assert!(said.contains(why), "{command}: {said}");
    }
    shell.says("user add --email a@b.vn --role viewer").await;
    let again = shell.says("user add --email a@b.vn --role viewer").await;
    assert_eq!(again, "", "the same once more changes nothing");
    let (code, said) = shell.fails("user add --email a@b.vn --role auditor").await;
    assert_eq!(
        (code, said.contains("has another account already")),
        (Some(1), true)
    );
    let listed = shell.says("user list").await;
    assert!(listed.contains("\tTài khoản mới\n"), "{listed}");
}

#[tokio::test]
async fn tokens_are_made_listed_and_revoked() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let shell = Shell::on(&world.db);
    let create = "token create --grant scores:read,ratings:write --name cổng --until 2099-12-31";
    let token = shell.says(create).await;
    assert_eq!((token.lines().count(), token.starts_with("hl_")), (1, true));
    let listed = "1\tactive\tscores:read,ratings:write\t2100-01-01 00:00\t-\tcổng\n";
    assert_eq!(shell.says("token list").await, listed);
    shell
        .says("token create --grant scores:read --name cũ --until 2020-01-01")
        .await;
    assert!(shell.says("token list").await.starts_with("2\texpired\t"));
    shell.says("token revoke 1").await;
    assert!(
        shell
            .says("token list")
            .await
            .ends_with(&listed.replace("active", "revoked"))
    );
}

#[tokio::test]
async fn agencies_are_listed_as_of_a_day() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let shell = Shell::on(&world.db);
    let all = shell.says("agency list").await;
    let then = shell.says("agency list --on 2025-06-30").await;
    assert!(
        all.contains(
            "p-tanquy-1\tcommune\tq-tanphu\t2003-12-02\t2025-06-30\tUBND phường Tân Quý\n"
        )
    );
    assert!(then.contains("p-tanquy-1\t") && !then.contains("p-phuthohoa-2\t"));
}
