//! The database of `serve --demo`: the Tân Phú example with generated ratings.

use anyhow::{Context as _, anyhow};

use super::output;
use crate::{
    account::short_code,
    admin::links::{Domains, Order, Places},
    app,
    clock::Clock,
    config::{Config, DatabaseUrl},
    demo::{self, DemoError, DemoPlan},
    i18n::Lang,
    import::{self, Kind, Site, Source, example},
    model::{user::Actor, validity::Validity, zone::Zone},
    store::Database,
};

/// Opens the demonstration, filled. One that was cut off while being filled is made anew.
pub async fn open(config: &Config, clock: &Clock) -> anyhow::Result<Database> {
    let db = app::open_database(config, true)
        .await
        .context("the demonstration database cannot be opened")?;
    match fill(&db, config, clock).await {
        Ok(()) => Ok(db),
        Err(error) if matches!(error.downcast_ref(), Some(DemoError::Unfinished)) => {
            db.close().await?;
            remove(&config.demo_database_url())?;
            let db = app::open_database(config, true).await?;
            fill(&db, config, clock).await?;
            Ok(db)
        }
        Err(error) => Err(error),
    }
}

async fn fill(db: &Database, config: &Config, clock: &Clock) -> anyhow::Result<()> {
    if demo::is_demo(db).await? {
        return Ok(());
    }
    output::complain("Đang tạo dữ liệu minh họa… / Generating example data…");
    let zone: Zone = config.zone.name.name().parse().unwrap_or_default();
    // People served and official values are generated with the ratings, so that they fit them.
    let generated = [Kind::Transactions, Kind::OfficialValues];
    for (kind, bytes) in example::tan_phu()
        .into_iter()
        .filter(|(kind, _)| !generated.contains(kind))
    {
        let catalogue = db.catalogue().await?;
        let site = Site {
            db,
            catalogue: &catalogue,
            now: clock.now(),
            zone,
            actor: &Actor::system(),
        };
        import::import(&site, kind, &Source::Bytes(bytes.into()), false, &|_| ())
            .await
            .map_err(|error| anyhow!("the built-in example: {}", error.summary(Lang::En)))?;
    }
    hang_links(db, clock, zone).await?;
    demo::load(db, &DemoPlan::new(clock.today(zone), zone)).await?;
    Ok(())
}

/// The agency whose dossiers are also sent in online.
const ONLINE: &str = "p-taythanh-2";

/// A link for every open counter, and one that is sent around.
async fn hang_links(db: &Database, clock: &Clock, zone: Zone) -> anyhow::Result<()> {
    let catalogue = db.catalogue().await?;
    let today = clock.today(zone);
    let points = catalogue.service_points.iter();
    let open = points.filter(|point| point.valid.contains(today));
    let counters = open.map(|point| Places::Counter(point.id));
    let online = catalogue.agency(ONLINE);
    let online = online.map(|agency| Places::Online(agency.id));
    let mut links = Vec::new();
    for places in counters.chain(online) {
        let order = Order {
            places,
            domains: Domains::Chosen,
            note: String::new(),
            valid: Validity::default(),
        };
        links.extend(order.plan(&catalogue, today, short_code)?);
    }
    let by = (&Actor::system(), clock.now_ms());
    db.add_links(&links, by).await?;
    Ok(())
}

fn remove(url: &DatabaseUrl) -> anyhow::Result<()> {
    let DatabaseUrl::Sqlite(path) = url else {
        return Ok(());
    };
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", path.display());
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
