//! Forms of administration from the command line: the same checks and the same audit lines as from a page.

use super::Context;
use crate::{
    admin::{self, AdminError, Desk, Done, Form, View},
    model::user::Actor,
    store::Database,
};

/// Checks a form and carries it out as whoever may start commands on the host.
pub async fn carry_out<F: Form + Clone>(
    context: &Context,
    db: &Database,
    form: &F,
) -> anyhow::Result<Done> {
    let catalogue = db.catalogue().await?;
    let (now, zone) = (context.clock.now(), context.zone());
    let view = View {
        catalogue: &catalogue,
        today: zone.day_of(now),
    };
    let command = admin::check(&view, form).map_err(AdminError::Refused)?;
    let desk = Desk {
        db,
        actor: &Actor::cli(),
        now,
        zone,
    };
    Ok(admin::run(&desk, command).await?)
}
