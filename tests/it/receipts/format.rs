//! Whoever sees a server alone finds out how to print codes offline, and can check what they wrote.

use crate::harness::{TestApp, TestDatabase};

const PAGE: &str = include_str!("../../../docs/receipt-codes.md");
const VECTORS: &str = include_str!("../../../deploy/integration/vectors.csv");

#[tokio::test]
async fn an_outsider_reads_the_format_and_the_vectors() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    for (path, kind, text) in [
        ("/api/v1/receipts/format", "text/markdown", PAGE),
        ("/api/v1/receipts/vectors", "text/csv", VECTORS),
    ] {
        let answer = app.get(path, None).await;
        assert_eq!(answer.status, 200, "{path}");
        let kind = format!("{kind}; charset=utf-8");
        assert_eq!(answer.headers["content-type"], kind);
        assert_eq!(answer.text, text, "{path}");
    }
}

#[tokio::test]
async fn the_openapi_document_holds_the_format_and_points_to_it() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let document = app.get("/api/v1/openapi.json", None).await.json;
    let operation = &document["paths"]["/api/v1/receipts/format"]["get"];
    assert_eq!(operation["description"], PAGE);
    let tags = document["tags"].as_array().unwrap();
    let receipts = tags.iter().find(|tag| tag["name"] == "receipts").unwrap();
    assert_eq!(receipts["externalDocs"]["url"], "/api/v1/receipts/format");
}
