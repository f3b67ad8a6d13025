//! People who sign in: accounts, recovery codes, invitations, sessions; and when an API token ends and was last used.
//! Secrets are kept as hashes only, a second factor's secret is sealed by the program.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{refers, without_rowid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(user()).await?;
        manager.create_table(recovery_code()).await?;
        manager.create_table(invitation()).await?;
        manager.create_table(session(manager)).await?;
        for table in ["recovery_code", "invitation", "session"] {
            let of_user = Index::create()
                .name(format!("{table}_user"))
                .table(table)
                .col("user_id")
                .take();
            manager.create_index(of_user).await?;
        }
        for column in ["expires_at", "used_at"] {
            let added = Table::alter()
                .table("api_token")
                .add_column(big_integer_null(column))
                .take();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["used_at", "expires_at"] {
            let dropped = Table::alter().table("api_token").drop_column(column).take();
            manager.alter_table(dropped).await?;
        }
        for table in ["session", "invitation", "recovery_code", "user_account"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// `totp_step` is the last step of thirty seconds whose code was used: each code works once.
fn user() -> TableCreateStatement {
    Table::create()
        .table("user_account")
        .col(pk_auto("id"))
        .col(string_uniq("email"))
        .col(text("name"))
        .col(small_integer("role"))
        .col(integer_null("agency_id"))
        .col(text_null("password_hash"))
        .col(binary_null("totp_secret"))
        .col(big_integer_null("totp_since"))
        .col(big_integer_null("totp_step"))
        .col(big_integer("created_at"))
        .col(big_integer_null("disabled_at"))
        .foreign_key(&mut refers("user_account", "agency_id", "agency"))
        .take()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(pk_auto("id"))
        .col(integer("user_id"))
        .col(binary("hash"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut refers("recovery_code", "user_id", "user_account"))
        .take()
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(pk_auto("id"))
        .col(binary_uniq("token_hash"))
        .col(integer("user_id"))
        .col(small_integer("purpose"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut refers("invitation", "user_id", "user_account"))
        .take()
}

fn session(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("session")
        .col(binary("token_hash").primary_key())
        .col(integer("user_id"))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer("expires_at"))
        .col(boolean("second_factor"))
        .col(text("label"))
        .foreign_key(&mut refers("session", "user_id", "user_account"));
    without_rowid(manager, &mut table)
}
