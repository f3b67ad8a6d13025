//! Pages over the wire: what a citizen's phone loads, the page behind a link and every file it names, and what
//! the dashboard takes.

use std::{collections::BTreeSet, time::Instant};

use hailong::store::{Database, ServicePointRow};
use hailong::{
    model::user::Actor,
    model::{subject::Subject, validity::Validity},
    store::ReferenceChange,
};

use crate::{people, process, report};

/// Times the dashboard is opened.
const ASKED: usize = 41;

/// The code of the link whose page is loaded.
const CODE: &str = "benchbench";

/// Adds a service point with a link.
pub async fn prepare(db: &Database) -> anyhow::Result<()> {
    let point = ServicePointRow {
        key: "p00".into(),
        name: "Bộ phận Một cửa".into(),
        agency: "a00".into(),
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    };
    db.apply_as(
        &ReferenceChange::ServicePoints(vec![point]),
        &Actor::system(),
        0,
    )
    .await?;
    let catalogue = db.catalogue().await?;
    let point = catalogue.service_point("p00").map_or(0, |point| point.id);
    db.add_link(CODE, point, &Actor::system(), 0).await?;
    Ok(())
}

/// Loads the page as a phone does for the first time, and prints its weight.
pub async fn weigh(port: u16) -> anyhow::Result<()> {
    let address = format!("/r/{CODE}");
    let page = String::from_utf8(load(port, &address, "identity").await?)?;
    if !page.starts_with("HTTP/1.1 200 ") {
        println!("the citizen's page does not open");
        return Ok(());
    }
    let files: BTreeSet<&str> = page
        .split('"')
        .filter(|text| text.starts_with("/assets/"))
        .collect();
    for coding in ["br", "gzip"] {
        let mut bytes = load(port, &address, coding).await?.len();
        for file in &files {
            bytes += load(port, file, coding).await?.len();
        }
        let name = format!("citizen's page, {} files, {coding}, kB", files.len() + 1);
        report::mark(&name, bytes as f64 / 1e3, "30", "14");
    }
    Ok(())
}

/// An answer as it comes, head and body.
async fn load(port: u16, address: &str, coding: &str) -> std::io::Result<Vec<u8>> {
    people::get(port, address, &format!("accept-encoding: {coding}\r\n")).await
}

/// Asks for the dashboard as a browser does in which somebody is signed in, and prints what it costs.
pub async fn dashboard(port: u16, pid: u32, session: &str) -> anyhow::Result<()> {
    let cookie = format!("cookie: hailong={session}\r\naccept-encoding: gzip\r\n");
    let (mut times, before) = (Vec::new(), process::cpu(pid));
    for _ in 0..ASKED {
        let asked = Instant::now();
        let page = people::get(port, "/dashboard?period=2025-Q3", &cookie).await?;
        times.push(asked.elapsed().as_secs_f64() * 1e3);
        anyhow::ensure!(
            page.starts_with(b"HTTP/1.1 200 "),
            "the dashboard does not open"
        );
    }
    let spent = process::cpu(pid).saturating_sub(before).as_secs_f64() * 1e3;
    report::mark(
        "dashboard page over HTTP, ms",
        report::median(times),
        "50",
        "15",
    );
    report::mark("dashboard page, processor ms", spent / ASKED as f64, "", "");
    Ok(())
}
