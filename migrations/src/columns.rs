//! Column shapes that several migrations share.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// A 64-bit key that the program assigns. On SQLite it must be called `integer`
/// to be the row id itself instead of a second index.
pub fn assigned_key(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    match manager.get_database_backend() {
        DbBackend::Sqlite => column.custom("integer"),
        _ => column.big_integer(),
    };
    column.not_null().primary_key().take()
}

/// On SQLite a table that lives in its primary key's tree alone; elsewhere nothing.
pub fn without_rowid(
    manager: &SchemaManager<'_>,
    table: &mut TableCreateStatement,
) -> TableCreateStatement {
    if manager.get_database_backend() == DbBackend::Sqlite {
        table.extra("WITHOUT ROWID");
    }
    table.take()
}

/// First and last day of validity, empty where unknown.
pub fn validity(table: &mut TableCreateStatement) -> &mut TableCreateStatement {
    table
        .col(ColumnDef::new("valid_from").date())
        .col(ColumnDef::new("valid_until").date())
}

/// A foreign key from `from.column` to `to.id`.
pub fn refers(
    from: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from(from, column)
        .to(to, "id")
        .take()
}
