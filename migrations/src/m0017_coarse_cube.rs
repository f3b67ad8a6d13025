//! Two small cubes by quarter part, for pages that show many agencies over many quarters: one without
//! channels, one without domains. Both are sums of the headline cube, and begin as such.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::without_rowid;

/// What each cube is kept by, beside the quarter part.
const CUBES: [(&str, [&str; 4]); 2] = [
    (
        "headline_quarter",
        ["agency_id", "domain_id", "subject", "scale_id"],
    ),
    (
        "channel_quarter",
        ["agency_id", "subject", "scale_id", "channel"],
    ),
];
const COUNTS: [&str; 10] = ["n1", "n2", "n3", "n4", "n5", "f1", "f2", "f3", "f4", "f5"];
/// A quarter's first five half-months, and its last: quarters of both calendars are two parts.
const PART: &str = "(half_month / 6) * 2 + (half_month % 6) / 5";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, dimensions) in &CUBES {
            manager
                .create_table(cube(manager, name, dimensions))
                .await?;
            let fill = fill(name, dimensions);
            manager.get_connection().execute_unprepared(&fill).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in CUBES.iter().rev() {
            manager
                .drop_table(Table::drop().table(*name).take())
                .await?;
        }
        Ok(())
    }
}

fn cube(
    manager: &SchemaManager<'_>,
    name: &'static str,
    dimensions: &[&'static str],
) -> TableCreateStatement {
    let mut table = Table::create();
    let mut key = Index::create();
    table.table(name).col(integer("quarter_part"));
    key.col("quarter_part");
    for dimension in dimensions {
        table.col(integer(*dimension));
        key.col(*dimension);
    }
    for count in COUNTS {
        table.col(big_integer(count));
    }
    table.primary_key(&mut key);
    without_rowid(manager, &mut table)
}

fn fill(name: &str, dimensions: &[&str]) -> String {
    let dimensions = dimensions.join(", ");
    let sums = COUNTS.map(|count| format!("SUM({count})")).join(", ");
    format!(
        "INSERT INTO {name} (quarter_part, {dimensions}, {counts}) \
         SELECT {PART}, {dimensions}, {sums} FROM headline_half GROUP BY {PART}, {dimensions}",
        counts = COUNTS.join(", "),
    )
}
