//! Links beyond the counter: of an agency online, of one domain alone; replaced and closed.
//!
//! A link hangs at a counter or belongs to an agency, never both. What a closed or replaced link was
//! stays, since ratings name it by number.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::columns::{refers, validity};

#[derive(DeriveMigrationName)]
pub struct Migration;

const ONE_PLACE: &str = "(service_point_id IS NULL) <> (agency_id IS NULL)";
const BOTH_OR_NEITHER: &str = "(closed_at IS NULL) = (closing IS NULL)";

/// What the table had before, in the order in which rows are copied.
const KEPT: &str = "id, code, service_point_id, created_at, valid_from, valid_until";

/// The way back knows no closing: such links would open again, so they go; so do those without a
/// counter. Ratings keep their number.
const UNKNOWN_BEFORE: &str =
    "DELETE FROM link WHERE service_point_id IS NULL OR closed_at IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DbBackend::Sqlite => rebuilt(manager, table_after()).await?,
            _ => run(manager, &postgres_up()).await?,
        }
        for column in ["service_point_id", "agency_id"] {
            let index = Index::create()
                .name(format!("link_{column}"))
                .table("link")
                .col(column)
                .take();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["service_point_id", "agency_id"] {
            let index = Index::drop()
                .name(format!("link_{column}"))
                .table("link")
                .to_owned();
            manager.drop_index(index).await?;
        }
        let cut = "UPDATE link SET replaced_by = NULL".to_owned();
        run(manager, &[cut, UNKNOWN_BEFORE.to_owned()]).await?;
        match manager.get_database_backend() {
            DbBackend::Sqlite => rebuilt(manager, table_before()).await,
            _ => run(manager, &postgres_down()).await,
        }
    }
}

async fn run(manager: &SchemaManager<'_>, all: &[String]) -> Result<(), DbErr> {
    for sql in all {
        manager.get_connection().execute_unprepared(sql).await?;
    }
    Ok(())
}

/// SQLite cannot let go of a column's NOT NULL: the table is made anew beside the old one, filled,
/// and takes its name. No other table refers to it.
async fn rebuilt(
    manager: &SchemaManager<'_>,
    mut table: TableCreateStatement,
) -> Result<(), DbErr> {
    manager
        .create_table(table.table("link_anew").take())
        .await?;
    let steps = [
        format!("INSERT INTO link_anew ({KEPT}) SELECT {KEPT} FROM link ORDER BY id"),
        "DROP TABLE link".to_owned(),
        "ALTER TABLE link_anew RENAME TO link".to_owned(),
    ];
    run(manager, &steps).await
}

fn table_before() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .col(pk_auto("id"))
        .col(string_uniq("code"))
        .col(integer("service_point_id"))
        .col(big_integer("created_at"))
        .foreign_key(&mut refers("link", "service_point_id", "service_point"));
    validity(&mut table).take()
}

/// `closing` says why a link was closed; `replaced_by` is the number of the link that came after it.
fn table_after() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .col(pk_auto("id"))
        .col(string_uniq("code"))
        .col(integer_null("service_point_id"))
        .col(integer_null("agency_id"))
        .col(integer_null("domain_id"))
        .col(text("note").default(""))
        .col(big_integer("created_at"))
        .col(big_integer_null("closed_at"))
        .col(small_integer_null("closing"))
        .col(integer_null("replaced_by"))
        .foreign_key(&mut refers("link", "service_point_id", "service_point"))
        .foreign_key(&mut refers("link", "agency_id", "agency"))
        .foreign_key(&mut refers("link", "domain_id", "domain"))
        .foreign_key(&mut refers("link", "replaced_by", "link"))
        .check(Expr::cust(ONE_PLACE))
        .check(Expr::cust(BOTH_OR_NEITHER));
    validity(&mut table).take()
}

fn postgres_up() -> Vec<String> {
    let refers = |column: &str, to: &str| {
        format!(
            "ALTER TABLE link ADD COLUMN {column} integer \
             CONSTRAINT fk_link_{column} REFERENCES {to} (id)"
        )
    };
    vec![
        "ALTER TABLE link ALTER COLUMN service_point_id DROP NOT NULL".to_owned(),
        refers("agency_id", "agency"),
        refers("domain_id", "domain"),
        refers("replaced_by", "link"),
        "ALTER TABLE link ADD COLUMN note text NOT NULL DEFAULT ''".to_owned(),
        "ALTER TABLE link ADD COLUMN closed_at bigint".to_owned(),
        "ALTER TABLE link ADD COLUMN closing smallint".to_owned(),
        format!("ALTER TABLE link ADD CONSTRAINT link_one_place CHECK ({ONE_PLACE})"),
        format!("ALTER TABLE link ADD CONSTRAINT link_closing CHECK ({BOTH_OR_NEITHER})"),
    ]
}

fn postgres_down() -> Vec<String> {
    let gone = [
        "agency_id",
        "domain_id",
        "replaced_by",
        "note",
        "closed_at",
        "closing",
    ];
    let drop = |column: &&str| format!("ALTER TABLE link DROP COLUMN {column}");
    let mut all = vec![
        "ALTER TABLE link DROP CONSTRAINT link_one_place".to_owned(),
        "ALTER TABLE link DROP CONSTRAINT link_closing".to_owned(),
    ];
    all.extend(gone.iter().map(drop));
    all.push("ALTER TABLE link ALTER COLUMN service_point_id SET NOT NULL".to_owned());
    all
}
