//! A way past the program, straight into the tables: what a tamperer, an auditor or a broken disk does.

use hailong::store::Location;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use super::TestDatabase;

/// A plain connection.
pub struct Direct(pub DatabaseConnection);

impl Direct {
    /// Connects to a test's database beside the program.
    pub async fn to(db: &TestDatabase) -> Self {
        Self::at(&db.location).await
    }

    /// Connects to a database, made if it is an SQLite file that is missing.
    pub async fn at(location: &Location) -> Self {
        let url = match location {
            Location::Sqlite(path) => format!("sqlite://{}?mode=rwc", path.display()),
            Location::Postgres(url) => url.clone(),
        };
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let connection = sea_orm::Database::connect(options).await;
        Self(connection.expect("a direct connection"))
    }

    /// Executes statements.
    pub async fn execute(&self, sql: &str) {
        self.0.execute_unprepared(sql).await.expect(sql);
    }

    /// The text column `line` of each row.
    pub async fn lines(&self, sql: &str) -> Vec<String> {
        let statement = Statement::from_string(self.0.get_database_backend(), sql);
        let rows = self.0.query_all_raw(statement).await.expect(sql);
        let line = |row: &sea_orm::QueryResult| row.try_get("", "line").expect("a text column");
        rows.iter().map(line).collect()
    }

    /// All rows of a table, the named columns joined, in their order.
    pub async fn table(&self, table: &str, columns: &str) -> Vec<String> {
        let columns: Vec<String> = columns
            .split(' ')
            .map(|column| format!("COALESCE(CAST({column} AS TEXT), '-')"))
            .collect();
        let joined = columns.join(" || '|' || ");
        self.lines(&format!("SELECT {joined} AS line FROM {table} ORDER BY 1"))
            .await
    }
}
