//! What a citizen's phone loads: the page behind a link and every file it names, over the wire.

use std::collections::BTreeSet;

use hailong::store::{Database, ServicePointRow};
use hailong::{
    model::user::Actor,
    model::{subject::Subject, validity::Validity},
    store::ReferenceChange,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::report;

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
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request = format!(
        "GET {address} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: */*\r\n\
         accept-encoding: {coding}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer)
}
