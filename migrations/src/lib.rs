//! The schema history: one change per file, each with its way back.
//!
//! A migration says what it means in full and never imports an entity: entities change, history does not.

mod columns;
mod m0001_sequence;
mod m0002_agencies;
mod m0003_scopes;
mod m0004_domains;
mod m0005_targets;
mod m0006_questionnaires;
mod m0007_service_points;
mod m0008_access;
mod m0009_ratings;
mod m0010_rollups;
mod m0011_accounts;
mod m0012_audit;
mod m0013_administration;
mod m0014_identities;
mod m0015_confirmations;
mod m0016_kiosk_health;
mod m0017_coarse_cube;
mod m0018_misuse;
mod m0019_receipts;
mod m0020_links;
mod m0021_answers;
mod m0022_receipt_life;
mod m0023_receipts_printed;
mod m0024_pressure;
mod m0025_agency_replies;
mod m0026_holidays_of_points;

pub use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// Applies the schema history.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_sequence::Migration),
            Box::new(m0002_agencies::Migration),
            Box::new(m0003_scopes::Migration),
            Box::new(m0004_domains::Migration),
            Box::new(m0005_targets::Migration),
            Box::new(m0006_questionnaires::Migration),
            Box::new(m0007_service_points::Migration),
            Box::new(m0008_access::Migration),
            Box::new(m0009_ratings::Migration),
            Box::new(m0010_rollups::Migration),
            Box::new(m0011_accounts::Migration),
            Box::new(m0012_audit::Migration),
            Box::new(m0013_administration::Migration),
            Box::new(m0014_identities::Migration),
            Box::new(m0015_confirmations::Migration),
            Box::new(m0016_kiosk_health::Migration),
            Box::new(m0017_coarse_cube::Migration),
            Box::new(m0018_misuse::Migration),
            Box::new(m0019_receipts::Migration),
            Box::new(m0020_links::Migration),
            Box::new(m0021_answers::Migration),
            Box::new(m0022_receipt_life::Migration),
            Box::new(m0023_receipts_printed::Migration),
            Box::new(m0024_pressure::Migration),
            Box::new(m0025_agency_replies::Migration),
            Box::new(m0026_holidays_of_points::Migration),
        ]
    }
}
