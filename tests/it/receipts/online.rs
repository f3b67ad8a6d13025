//! A receipt of a dossier that came online: no counter, the agency alone, and still one rating.

use hailong::model::grant::Grant;
use serde_json::{Value, json};

use super::{TODAY, issue, rate};
use crate::harness::{Direct, TestApp, app::changed, on_each_database};

fn order(reference: &str) -> Value {
    json!({ "reference": reference, "domain": "land", "agency": "p-taythanh-2", "issued_on": TODAY })
}

#[tokio::test]
async fn a_dossier_without_counter_is_rated_once_as_a_link() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let answer = issue(&app, &token, &[order("trực tuyến 1")]).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let receipt = &answer.json["receipts"][0];
        assert_eq!(
            json!([
                receipt["service_point"],
                receipt["agency"],
                receipt["domain"]
            ]),
            json!([null, "p-taythanh-2", "land"])
        );
        let code = receipt["code"].as_str().unwrap();
        let catalogue = app.app.catalogue();
        let ward = catalogue.agency("p-taythanh-2").unwrap();
        let page = app.get(&format!("/r/{code}"), None).await;
        assert!(
            page.text.contains(&ward.name) && !page.text.contains("Quầy"),
            "{}",
            page.text
        );
        for level in [2, 5] {
            rate(&app, code, level).await;
        }
        assert_eq!(app.total("2026").await["counts"], json!([0, 1, 0, 0, 0]));
        let direct = Direct::to(&app.world.db).await;
        let columns = "decider_id receiver_id service_point_id channel link_id";
        let link = hailong::model::channel::Channel::Link.code();
        assert_eq!(
            direct.table("rating", columns).await,
            [format!("{0}|{0}|-|{link}|-", ward.id)]
        );
        // The response rate is of receipts at counters: ratings online are of the channel of links.
        assert!(direct.table("receipt_count", "issued").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_counter_the_agency_must_be_named() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let orders = [order("1"), changed(order("2"), json!({ "agency": null }))];
        let answer = issue(&app, &token, &orders).await;
        assert_eq!(answer.problem(422), ["/receipts/1/agency required"]);
        // It can be revoked like any other.
        issue(&app, &token, &orders[..1]).await;
        let body = json!({ "receipts": [{ "reference": "1" }] });
        let answer = app
            .post("/api/v1/receipts/revoke", Some(&token), &body)
            .await;
        assert_eq!(
            answer.json["receipts"][0]["status"], "revoked",
            "{answer:?}"
        );
    })
    .await;
}
