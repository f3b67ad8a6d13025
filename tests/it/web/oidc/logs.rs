//! What is written down of a sign-in: that there was one and why not, never what could repeat it.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing_subscriber::fmt::MakeWriter;

use super::{Town, come_back};
use crate::harness::provider::{Citizen, Key};

/// Lines of a log.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_reaches_the_log_whatever_happens() {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(lines.clone())
        .finish();
    // While there is only one, `tracing` asks the thread that comes first to an event, which may be another test's,
    // whether anybody listens. A second listener makes it ask all of them.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let guard = tracing::subscriber::set_default(subscriber);

    let mut town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    town.sign_in(&mut town.app.browser(), &citizen).await;
    let stranger = Citizen::new("99bb-stranger", "khach@vidu.gov.vn");
    town.sign_in(&mut town.app.browser(), &stranger).await;
    town.provider.state().lie = Some(|claims| claims["nonce"] = "n0nce".into());
    town.sign_in(&mut town.app.browser(), &citizen).await;
    town.provider.state().lie = None;
    town.provider.state().key = Key::none();
    town.sign_in(&mut town.app.browser(), &citizen).await;
    let mut browser = town.app.browser();
    let back = town.go(&mut browser, &citizen).await;
    let journey = browser.cookies.clone();
    come_back(&mut browser, &back).await;
    browser.cookies.clone_from(&journey);
    come_back(&mut browser, &back).await;
    town.provider.stop().await;
    town.go(&mut browser, &citizen).await;
    drop(guard);

    let written = String::from_utf8(lines.0.lock().expect("no panic").clone()).expect("text");
    for told in [
        "sign-in by the identity provider refused",
        "nonce mismatch",
        "the code was refused (invalid_grant)",
        "No signature found",
    ] {
        assert!(written.contains(told), "{told} in {written}");
    }
    let state = town.provider.state();
    let mut secrets = state.secrets.clone();
    assert!(secrets.len() > 15, "{}", secrets.len());
    secrets.extend(journey.into_values());
    secrets.extend([leader.user.email, stranger.email, "6f1c-leader".to_owned()]);
    for secret in secrets {
        assert!(!written.contains(&secret), "{secret} in {written}");
    }
}
