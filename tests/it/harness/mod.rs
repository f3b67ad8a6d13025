//! What the tests share: databases that are fresh for each test, and verbs that tell a story.

pub mod app;
pub mod browser;
pub mod databases;
pub mod direct;
mod postgres;
pub mod program;
#[cfg(feature = "oidc")]
pub mod provider;
pub mod small_disk;
pub mod world;
pub mod writer;

pub use app::TestApp;
pub use browser::{Browser, Somebody};
pub use databases::{TestDatabase, on_each_database};
pub use direct::Direct;
pub use world::World;

/// What a test needs is missing: skipped with a message, or a failure where everything is required.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the one switch of the test run, and the one thing it tells"
)]
pub fn skip_or_panic(reason: &str) {
    let required = std::env::var_os("HAILONG_TEST_REQUIRE").is_some_and(|value| value == "1");
    assert!(!required, "{reason}, but required here");
    eprintln!("{reason}: this test, or its half, is skipped");
}
