//! What people do about getting in is written down: by number, once for each thing that happened.

use hailong::{
    account::{self, Viewer},
    model::{
        role::Role,
        user::{Actor, User},
    },
};

use super::desk::{Desk, PASSWORD, attempt, told};
use crate::harness::{Direct, on_each_database};

/// Waits until so many refusals of a person are counted; who is refused does not wait for that.
async fn counted(desk: &Desk, refused: &str) {
    let direct = Direct::to(&desk.db).await;
    loop {
        let waiting = direct.table("meta", "key value").await;
        if waiting
            .iter()
            .any(|row| row.starts_with("refused_sign_in/") && row.contains(refused))
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}

async fn wrong_password(desk: &Desk, user: &User) {
    let outcome = desk.try_password(&user.email, "not the password").await;
    assert_eq!(told(&outcome), "refused");
}

#[tokio::test]
async fn leaving_and_ending_sessions_leave_a_line_each() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let viewer = desk.as_viewer(&head).await;
        let (one, _other) = (desk.as_viewer(&head).await, desk.sign_in(&head).await);
        let known = desk.log().await.len();
        let end = |session: &Viewer| {
            let session = session.session;
            let (desk, viewer) = (&desk, &viewer);
            async move { desk.accounts.end_session(viewer, &session).await.unwrap() }
        };
        assert!(end(&one).await);
        assert!(!end(&one).await, "it is over");
        desk.accounts.end_other_sessions(&viewer).await.unwrap();
        desk.accounts.sign_out(&viewer).await.unwrap();
        let who = format!(
            "{} {{}} session {}: - → {{\"sessions\":1}}",
            head.name, head.id
        );
        let line = |action: &str| who.replace("{}", action);
        let expected = [line("revoked"), line("revoked"), line("signed_out")];
        assert_eq!(desk.log_after(known).await, expected);
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_where_somebody_else_was_ends_that_session_for_all_to_read() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let other = desk.person("other", Role::Viewer, None).await;
        let before = desk.sign_in(&head).await;
        let known = desk.log().await.len();
        let mut trying = attempt(&other.email, PASSWORD);
        trying.replaces = Some(&before.token);
        desk.attempt(&trying).await;
        let log = desk.log_after(known).await;
        let ended = format!("{} revoked session {}: ", other.name, head.id);
        assert!(log[0].starts_with(&ended), "{}", log[0]);
        assert!(log[1].contains(" signed_in session "), "{}", log[1]);
    })
    .await;
}

#[tokio::test]
async fn guessing_leaves_one_line_for_a_quarter_of_an_hour() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let known = desk.log().await.len();
        for done in 1..=3 {
            wrong_password(&desk, &head).await;
            counted(&desk, &format!("\"passwords\":{done}}}")).await;
            desk.minutes_later(2);
        }
        desk.try_password("nobody@example.vn", PASSWORD).await;
        desk.accounts.tidy().await.unwrap();
        assert_eq!(
            desk.log_after(known).await.len(),
            0,
            "the quarter is not over"
        );
        desk.minutes_later(15);
        let at = desk.clock.now_ms();
        wrong_password(&desk, &head).await;
        counted(&desk, &format!("\"last_at\":{at},\"passwords\":1")).await;
        let log = desk.log_after(known).await;
        assert_eq!(log.len(), 1, "{log:?}");
        let begins = format!("system sign_in_refused session {}: - → ", head.id);
        assert!(log[0].starts_with(&begins), "{}", log[0]);
        assert!(
            log[0].contains("\"passwords\":3") && log[0].contains("\"codes\":0"),
            "{}",
            log[0]
        );

        desk.minutes_later(15);
        desk.accounts.tidy().await.unwrap();
        desk.accounts.tidy().await.unwrap();
        let log = desk.log_after(known).await;
        assert_eq!(log.len(), 2, "{log:?}");
        assert!(log[1].contains("\"passwords\":1"), "{}", log[1]);
        assert!(!log.concat().contains('@'), "{log:?}");
    })
    .await;
}

#[tokio::test]
async fn a_reset_takes_the_second_factor_and_makes_the_link_or_does_neither() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let direct = Direct::to(&desk.db).await;
        direct
            .execute("UPDATE user_account SET totp_since = 5, totp_step = 1")
            .await;
        let cli = Actor::cli();
        let reset = || account::reset_with_second_factor(&desk.db, head.id, &cli, 9);
        let has_factor = || async { desk.db.user(head.id).await.unwrap().unwrap().totp };
        let known = desk.log().await.len();

        direct
            .execute("ALTER TABLE invitation RENAME TO elsewhere")
            .await;
        assert!(reset().await.is_err());
        assert!(has_factor().await, "no link, so nothing was taken");
        direct
            .execute("ALTER TABLE elsewhere RENAME TO invitation")
            .await;

        direct
            .execute("UPDATE user_account SET disabled_at = 7")
            .await;
        assert!(reset().await.unwrap().is_none());
        assert!(has_factor().await, "who is locked out keeps the factor");
        direct
            .execute("UPDATE user_account SET disabled_at = NULL")
            .await;
        assert_eq!(desk.log_after(known).await.len(), 0);

        assert!(reset().await.unwrap().is_some());
        assert!(!has_factor().await);
        let log = desk.log_after(known).await;
        let begins = [
            "cli second_factor_removed user 1: ",
            "cli created invitation 1: ",
        ];
        assert!(
            log.iter()
                .zip(begins)
                .all(|(line, begin)| line.starts_with(begin)),
            "{log:?}"
        );
        assert_eq!(log.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn counting_anew_says_what_had_differed() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let tap = desk.tap("p-taythanh-2", "land", 5, "2026-03-05T09:00:00+07:00");
        desk.give(&tap, [0, 0, 0, 1, 2]).await;
        desk.world.fold().await.unwrap();
        let (known, cli) = (desk.log().await.len(), Actor::cli());
        let direct = Direct::to(&desk.db).await;
        direct
            .execute("UPDATE headline_half SET n1 = 0, n5 = n5 + 1")
            .await;
        let db = desk.world.db.handle();
        for is_mended in [true, false] {
            let report = db.rebuild((&cli, 9), |_, _| {}).await.unwrap();
            assert_eq!(report.differing > 0, is_mended);
        }
        let log = desk.log_after(known).await;
        assert_eq!(log.len(), 3, "{log:?}");
        let mended = "cli rebuilt rollup 2026-03-01..2026-03-14: - → {\"differing\":";
        assert!(log[0].starts_with(mended), "{}", log[0]);
        let nothing = "cli rebuilt rollup : - → {\"differing\":0,\"half_months\":1}";
        assert_eq!(log[2], nothing);
        assert!(
            log[1].starts_with("cli rebuilt rollup : - → {\"differing\":"),
            "{}",
            log[1]
        );
    })
    .await;
}
