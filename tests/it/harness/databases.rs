//! A fresh, migrated database for each test, on each kind of database.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use futures::future::LocalBoxFuture;
use hailong::{
    model::user::Actor,
    store::{Database, Location, RebuildReport, StoreError},
};
use tempfile::TempDir;

use super::postgres;

/// Connections for reading that a test's database has.
const READERS: u32 = 4;

/// A database of one test; it goes away with the last handle.
#[derive(Clone)]
pub struct TestDatabase {
    database: Database,
    /// Where it lives, for a second handle or another process.
    pub location: Location,
    _folder: Option<Arc<TempDir>>,
}

impl Deref for TestDatabase {
    type Target = Database;
    fn deref(&self) -> &Database {
        &self.database
    }
}

impl TestDatabase {
    /// A fresh SQLite file in a folder of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::Sqlite(folder.path().join("hailong.db"));
        Self::open(location, Some(Arc::new(folder))).await
    }

    /// A fresh SQLite file at a place of the test's choice.
    pub async fn sqlite_at(path: PathBuf) -> Self {
        Self::open(Location::Sqlite(path), None).await
    }

    /// A fresh database on the test's PostgreSQL server; `None` where PostgreSQL is not installed.
    pub async fn postgres() -> Option<Self> {
        let url = postgres::fresh_database().await?;
        Some(Self::open(Location::Postgres(url), None).await)
    }

    async fn open(location: Location, folder: Option<Arc<TempDir>>) -> Self {
        Self {
            database: open(&location).await,
            location,
            _folder: folder,
        }
    }

    /// The same handle for a part that wants its own.
    pub fn handle(&self) -> Database {
        self.database.clone()
    }

    /// Makes the cubes anew, as the program itself.
    pub async fn rebuild(
        &self,
        progress: impl FnMut(usize, usize),
    ) -> Result<RebuildReport, StoreError> {
        let told = (&Actor::system(), 1);
        self.database.rebuild(told, progress).await
    }

    /// Closes this handle.
    pub async fn close(self) {
        self.database.close().await.expect("the database closes");
    }

    /// Whether it is an SQLite file.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.location, Location::Sqlite(_))
    }

    /// Its address, as the command line takes it.
    pub fn url(&self) -> String {
        match &self.location {
            Location::Sqlite(path) => format!("sqlite://{}", path.display()),
            Location::Postgres(url) => url.clone(),
        }
    }

    /// A second, independent handle, as another process has it.
    pub async fn another_handle(&self) -> Database {
        open(&self.location).await
    }
}

/// Opens a database that must open.
pub async fn open(location: &Location) -> Database {
    Database::open(location, READERS)
        .await
        .expect("the test's database opens")
}

/// Tells the story on SQLite, then on PostgreSQL.
pub fn on_each_database<'s, Story, Told>(story: Story) -> LocalBoxFuture<'s, ()>
where
    Story: Fn(TestDatabase) -> Told + 's,
    Told: Future<Output = ()> + 's,
{
    Box::pin(async move {
        told("SQLite", story(TestDatabase::sqlite().await)).await;
        if let Some(database) = TestDatabase::postgres().await {
            let url = database.url();
            told("PostgreSQL", story(database)).await;
            postgres::drop_database(&url).await;
        }
    })
}

/// Waits for a story, and says on which database it failed.
async fn told(database: &'static str, story: impl Future<Output = ()>) {
    let _name = NameOnPanic(database);
    story.await;
}

struct NameOnPanic(&'static str);

impl Drop for NameOnPanic {
    #[expect(
        clippy::print_stderr,
        reason = "a failing test says on which database it failed"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("… this was on {}", self.0);
        }
    }
}
