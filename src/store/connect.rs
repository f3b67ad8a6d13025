//! Opening a database: one writer and several readers on SQLite, one pool on PostgreSQL.

use std::{path::PathBuf, sync::Arc, time::Duration};

use hailong_migrations::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, SqlxSqliteConnector, Statement,
    TransactionOptions, TransactionTrait, Value,
    sqlx::{
        self, Connection,
        sqlite::{SqliteConnection, SqlitePoolOptions},
    },
};

use super::{error::StoreError, seed};

/// How long a writer waits for another program's write.
const BUSY_SECONDS: u64 = 10;

/// PostgreSQL lets one program migrate at a time; the number only has to be ours alone.
const LOCK_FOR_MIGRATION: &str = "SELECT pg_advisory_xact_lock(7202610111835)";

/// Where a database lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// An embedded SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, by URL.
    Postgres(String),
}

impl Location {
    /// Reads `sqlite:///abs/file.db`, `sqlite://rel.db` or `postgres://…`.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url
            .strip_prefix("sqlite://")
            .filter(|path| !path.is_empty())
        {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        // What stands between scheme and host may be a password.
        let shown = url.split("//").next().unwrap_or_default();
        Err(StoreError::Address(shown.to_owned()))
    }
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Database {
    pub(super) writer: DatabaseConnection,
    pub(super) reader: DatabaseConnection,
    /// Held by whoever mixes the marks of used receipts.
    pub(super) mixing: Arc<tokio::sync::Mutex<()>>,
}

impl Database {
    /// Opens the database, makes it where it is missing, and brings its schema up to date.
    pub async fn open(location: &Location, readers: u32) -> Result<Self, StoreError> {
        let database = match location {
            Location::Sqlite(path) => Self::open_sqlite(path, readers).await?,
            Location::Postgres(url) => Self::open_postgres(url, readers).await?,
        };
        database.migrate().await?;
        Ok(database)
    }

    async fn open_sqlite(path: &std::path::Path, readers: u32) -> Result<Self, StoreError> {
        let connect = |writes: bool| {
            let mut options = ConnectOptions::new(format!("sqlite://{}", path.display()));
            for_good(&mut options)
                .max_connections(if writes { 1 } else { readers.max(1) })
                .sqlx_logging(false)
                .test_before_acquire(false)
                .map_sqlx_sqlite_opts(move |options| sqlite_options(options, writes))
                .map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(is_at_rest(connection)));
            sea_orm::Database::connect(options)
        };
        let writer = connect(true)
            .await
            .map_err(|error| cannot_open(path, error))?;
        Ok(Self {
            writer,
            reader: connect(false).await?,
            mixing: Arc::default(),
        })
    }

    async fn open_postgres(url: &str, readers: u32) -> Result<Self, StoreError> {
        let mut options = ConnectOptions::new(url);
        for_good(&mut options)
            .max_connections(readers + 2)
            .sqlx_logging(false)
            .connect_timeout(Duration::from_secs(BUSY_SECONDS));
        let pool = sea_orm::Database::connect(options).await?;
        Ok(Self {
            writer: pool.clone(),
            reader: pool,
            mixing: Arc::default(),
        })
    }

    /// Brings the schema up to date and adds what every installation starts with, in one transaction:
    /// a failed upgrade leaves nothing behind, and programs that start at the same moment follow one
    /// another. Where nothing is to be done, no lock is taken.
    async fn migrate(&self) -> Result<(), StoreError> {
        if self.is_up_to_date().await? {
            return Ok(());
        }
        let tx = self.begin_write().await?;
        if !self.is_sqlite() {
            tx.execute_unprepared(LOCK_FOR_MIGRATION).await?;
        }
        Migrator::up(&tx, None).await.map_err(denied_or_other)?;
        seed::seed(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether every migration is applied and the database has begun its life. A schema that this
    /// program does not know is refused: it must not be touched.
    async fn is_up_to_date(&self) -> Result<bool, StoreError> {
        let known = Migrator::migrations();
        // The migrator's own question would make the table where it is missing.
        let sql = "SELECT version FROM seaql_migrations";
        let asked = self.reader.query_all_raw(statement(&self.reader, sql, []));
        let applied = match asked.await {
            Ok(rows) => rows,
            Err(error) if is_missing_table(&error) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        for row in &applied {
            let version: String = row.try_get("", "version")?;
            if !known.iter().any(|migration| migration.name() == version) {
                return Err(StoreError::Newer(version));
            }
        }
        Ok(applied.len() == known.len() && seed::is_seeded(&self.reader).await?)
    }

    /// Begins a write transaction: on SQLite an immediate one, since a deferred one that
    /// reads first fails at once when another program has written meanwhile.
    pub(super) async fn begin_write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: self.is_sqlite().then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.writer.begin_with_options(options).await?)
    }

    /// Begins a read transaction that sees one moment of the database.
    pub(super) async fn begin_read(&self) -> Result<DatabaseTransaction, StoreError> {
        if self.is_sqlite() {
            return Ok(self.reader.begin().await?);
        }
        let (isolation, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
        Ok(self
            .reader
            .begin_with_config(Some(isolation), Some(access))
            .await?)
    }

    /// One more connection that may write an SQLite file, opened when it is used: for what must not wait longer than
    /// `wait` for others, as they would wait for it.
    pub(super) fn impatient(&self, wait: Duration) -> DatabaseConnection {
        let options = self.writer.get_sqlite_connection_pool().connect_options();
        let options = options.as_ref().clone().busy_timeout(wait);
        let one = SqlitePoolOptions::new().max_connections(1);
        let one = one.idle_timeout(None).max_lifetime(None);
        SqlxSqliteConnector::from_sqlx_sqlite_pool(one.connect_lazy_with(options))
    }

    pub(super) fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.reader.ping().await?)
    }

    /// Closes all connections; on SQLite this empties the write-ahead log.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

/// SQLite says of a missing folder, a folder in the file's place and a read-only disk alike that it
/// is «unable to open database file». Where the file is there, it is its log that cannot be made.
fn cannot_open(path: &std::path::Path, error: sea_orm::DbErr) -> StoreError {
    match StoreError::from(error) {
        StoreError::CannotOpen(_) if path.is_file() => StoreError::ReadOnly,
        StoreError::CannotOpen(_) => StoreError::CannotOpen(path.display().to_string()),
        other => other,
    }
}

/// Tells a role that may not change the schema who may.
fn denied_or_other(error: sea_orm::DbErr) -> StoreError {
    let text = error.to_string();
    if ["permission denied", "must be owner"]
        .iter()
        .any(|words| text.contains(words))
    {
        StoreError::NotOwner
    } else {
        error.into()
    }
}

fn is_missing_table(error: &sea_orm::DbErr) -> bool {
    let text = error.to_string();
    text.contains("no such table") || text.contains("does not exist")
}

/// Connections are kept for as long as they work. A pool that ends them by age looks at its idle ones now and then, and
/// sqlx 0.9 counts these wrongly for an instant: who looks then goes round a loop 2⁶⁴ times, and the program never ends.
fn for_good(options: &mut ConnectOptions) -> &mut ConnectOptions {
    options.idle_timeout(None).max_lifetime(None)
}

/// Whether a connection is outside a transaction; one that is not is closed in place of being used again.
///
/// On a full disk SQLite ends a transaction by itself. The driver's `ROLLBACK` fails then, and it goes on as if the
/// transaction were open: the next one would begin as a part of it, and its commit would keep nothing.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // A rollback that was begun when its transaction was dropped may still be under way.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

/// Durable (`synchronous = FULL`: an acknowledged rating survives a power cut), with readers
/// that never block the writer (WAL) and a log that does not keep the size of its worst day.
fn sqlite_options(
    options: sqlx::sqlite::SqliteConnectOptions,
    writes: bool,
) -> sqlx::sqlite::SqliteConnectOptions {
    options
        .create_if_missing(writes)
        .busy_timeout(Duration::from_secs(BUSY_SECONDS))
        .foreign_keys(true)
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "FULL")
        .pragma("journal_size_limit", "67108864")
        .pragma("cache_size", "-16384")
        .pragma("temp_store", "MEMORY")
        // What is deleted is overwritten: texts of comments, marks of receipts.
        .pragma("secure_delete", "ON")
        .pragma("query_only", if writes { "OFF" } else { "ON" })
}

/// A statement with `$1`, `$2`, … which both databases read alike.
pub(super) fn statement(
    connection: &impl ConnectionTrait,
    sql: impl Into<String>,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(
            Location::parse("sqlite:///var/a.db").unwrap(),
            Location::Sqlite("/var/a.db".into())
        );
        assert_eq!(
            Location::parse("sqlite://a.db").unwrap(),
            Location::Sqlite("a.db".into())
        );
        assert!(matches!(
            Location::parse("postgres://u@h/d").unwrap(),
            Location::Postgres(_)
        ));
        let error = Location::parse("mysql://user:geheim@host/db")
            .unwrap_err()
            .to_string();
        assert!(!error.contains("geheim"), "{error}");
    }
}
