//! Many links by one act: all counters of an agency, each domain.

use hailong::{
    account::short_code,
    admin::links::{Domains, Order, OrderFault, Places},
    model::{link::LinkAt, user::Actor, validity::Validity},
    store::NewLink,
};

use super::{counter, made, new};
use crate::harness::{
    TestApp, TestDatabase,
    app::{NOW, POINT},
};

fn order(places: Places, domains: Domains) -> Order {
    Order {
        places,
        domains,
        note: String::new(),
        valid: Validity::default(),
    }
}

fn planned(app: &TestApp, order: &Order) -> Result<Vec<NewLink>, OrderFault> {
    order.plan(&app.app.catalogue(), NOW[..10].parse().unwrap(), short_code)
}

#[tokio::test]
async fn every_counter_gets_one_unless_it_has_one() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let catalogue = app.app.catalogue();
    let point = catalogue.service_point(POINT).expect(POINT);
    let below = catalogue.with_descendants(point.agency);
    let today = NOW[..10].parse().unwrap();
    let open = catalogue
        .service_points
        .iter()
        .filter(|p| p.valid.contains(today));
    let counters = open.filter(|p| below.contains(&p.agency)).count();
    let all = order(Places::CountersOf(point.agency), Domains::Chosen);
    let links = planned(&app, &all).unwrap();
    assert_eq!(links.len(), counters);
    made(&app, new("bcdefghjkm", counter(&app))).await;
    let at_rest = |links: Vec<NewLink>| links.iter().any(|link| link.at == counter(&app));
    match planned(&app, &all) {
        Ok(rest) => assert!(rest.len() == counters - 1 && !at_rest(rest)),
        Err(fault) => assert_eq!((fault, counters), (OrderFault::AllThere, 1)),
    }
    let one = order(Places::Counter(point.id), Domains::Chosen);
    assert_eq!(
        planned(&app, &one).unwrap().len(),
        1,
        "a second poster is no mistake"
    );
}

#[tokio::test]
async fn each_domain_of_the_place_and_no_other() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let catalogue = app.app.catalogue();
    let point = catalogue.service_point(POINT).expect(POINT);
    let expected = if point.domains.is_empty() {
        catalogue.domains.len()
    } else {
        point.domains.len()
    };
    let each = planned(&app, &order(Places::Counter(point.id), Domains::Each)).unwrap();
    assert_eq!(each.len(), expected);
    let mut codes: Vec<&str> = each.iter().map(|link| link.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), expected);
    for code in codes {
        assert!(
            code.len() == 10 && !code.contains(['1', 'i', 'l', 'o']),
            "{code}"
        );
    }
    let online = planned(&app, &order(Places::Online(point.agency), Domains::Each)).unwrap();
    assert_eq!(online.len(), catalogue.domains.len());
    assert!(
        online
            .iter()
            .all(|link| link.at == LinkAt::Online(point.agency))
    );
}

#[tokio::test]
async fn too_many_or_none_are_refused_before_anything_is_written() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let catalogue = app.app.catalogue();
    let school = catalogue.agency("truong-a").expect("a school").id;
    let none = order(Places::CountersOf(school), Domains::Chosen);
    assert_eq!(planned(&app, &none), Err(OrderFault::NoCounter));
    let mut backwards = order(Places::Online(school), Domains::Chosen);
    backwards.valid = Validity {
        from: "2026-08-01".parse().ok(),
        until: "2026-07-31".parse().ok(),
    };
    assert_eq!(planned(&app, &backwards), Err(OrderFault::Reversed));
    // A code that is there already: none of the links is made.
    let twice = [
        new("bcdefghjkm", counter(&app)),
        new("bcdefghjkm", counter(&app)),
    ];
    assert!(
        app.app
            .db
            .add_links(&twice, (&Actor::cli(), 1))
            .await
            .is_err()
    );
    app.app.refresh().await.unwrap();
    assert!(app.app.catalogue().links.is_empty());
}
