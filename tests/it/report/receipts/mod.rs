//! The response rate by receipt: receipts handed out in the period, ratings by receipt given in it.

mod reports;

use hailong::{
    model::{
        calendar::Calendar,
        channel::Channel,
        receipt::{Response, ResponseGap},
        subject::Subject,
        user::Actor,
        validity::Validity,
    },
    report::{By, ScoreQuery, ScoreRow},
    store::{
        IssuedCount, NewKey, PrintedCount, PrintedOutcome, ReferenceChange, ServicePointRow, View,
    },
};

use crate::harness::{
    Direct, World, on_each_database,
    world::{ask, ask_scope},
};

const WARD: &str = "p-taythanh-2";
const DAY: &str = "2026-03-05";
const AT: &str = "2026-03-05T09:00:00+07:00";
const BY_AGENCY: By = By {
    agency: true,
    domain: false,
    scale: false,
};

/// Receipts whose codes this server issued.
async fn issued(world: &World, agency: &str, domain: &str, day: &str, issued: u32) {
    let count = IssuedCount {
        day: day.parse().expect("a day"),
        agency: world.agency(agency),
        domain: world.domain(domain),
        issued,
    };
    world.add_issued(&[count]).await.expect("it is counted");
}

/// Ratings by receipt.
async fn used(world: &World, agency: &str, domain: &str, at: &str, count: usize) {
    let tap = world.tap(agency, domain, 4, at).through(Channel::Receipt);
    world.satisfied(&tap, count, count).await;
}

fn response(row: &ScoreRow) -> &Response {
    row.figure.response.as_ref().expect("about receipts")
}

/// `used/handed out = rate`, or the gap.
fn told(row: &ScoreRow) -> String {
    let response = response(row);
    let end = match (&response.rate, response.gap) {
        (Some(rate), None) => rate.clone(),
        (None, Some(gap)) => format!("{gap:?}"),
        both => panic!("{both:?}"),
    };
    format!("{}/{} = {end}", response.tally.used, response.handed_out())
}

async fn total(world: &World, query: &ScoreQuery) -> String {
    told(&world.scores(query).await.total)
}

/// A counter of the ward, and a key with which codes are printed offline.
async fn with_a_key(world: &mut World) {
    let point = ServicePointRow {
        key: "q1".to_owned(),
        name: "Quầy số 1".to_owned(),
        agency: WARD.to_owned(),
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    };
    world
        .change(ReferenceChange::ServicePoints(vec![point]))
        .await;
    let key = NewKey {
        id: 1,
        name: String::new(),
        sealed: vec![1],
        valid: Validity {
            from: "2026-01-01".parse().ok(),
            until: None,
        },
    };
    let added = world.add_receipt_key(key, &Actor::cli(), 1).await;
    added.expect("a key");
    world.reload().await;
}

/// What was printed about civil status.
fn count_of(world: &World, day: &str, agency: &str, printed: u32) -> PrintedCount {
    PrintedCount {
        key: 1,
        day: day.parse().expect("a day"),
        service_point: world.catalogue.service_point("q1").expect("a counter").id,
        domain: world.domain("civil_status"),
        agency: world.agency(agency),
        printed,
        names: ("q1".to_owned(), "civil_status".to_owned()),
    }
}

async fn reported(world: &World, counts: &[PrintedCount]) -> Vec<PrintedOutcome> {
    let actor = Actor::cli();
    let outcomes = world.report_printed(counts, (&actor, None), 1).await;
    outcomes.expect("it is kept")
}

/// Reports what was printed about civil status.
async fn printed(world: &World, day: &str, agency: &str, printed: u32) -> PrintedOutcome {
    reported(world, &[count_of(world, day, agency, printed)]).await[0]
}

async fn rebuilt(world: &World) -> u64 {
    let report = world.rebuild(|_, _| {}).await;
    report.expect("a rebuild").differing
}

#[tokio::test]
async fn each_agency_and_domain_has_its_own_rate() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        issued(&world, WARD, "civil_status", DAY, 10).await;
        issued(&world, WARD, "land", DAY, 3).await;
        issued(&world, "p-phuthanh-2", "civil_status", DAY, 7).await;
        used(&world, WARD, "civil_status", AT, 4).await;
        used(&world, WARD, "land", AT, 2).await;
        // Other channels are no answer to a receipt.
        let tap = world.tap("p-phuthanh-2", "civil_status", 4, AT);
        world.satisfied(&tap, 5, 5).await;
        let tap = world.tap("p-phuthanh-2", "land", 4, AT);
        world.satisfied(&tap, 1, 1).await;
        for _ in 0..2 {
            let table = world.scores(&ask("2026-03")).await;
            let cell = |agency, domain| told(world.row(&table, agency, domain));
            assert_eq!(cell(WARD, "civil_status"), "4/10 = 40.00");
            assert_eq!(cell(WARD, "land"), "2/3 = 66.67");
            assert_eq!(cell("p-phuthanh-2", "civil_status"), "0/7 = 0.00");
            assert_eq!(cell("p-phuthanh-2", "land"), "0/0 = NoReceipts");
            assert_eq!(told(&table.total), "6/20 = 30.00");
            let domains = ScoreQuery {
                by: "domain".parse().unwrap(),
                ..ask("2026-03")
            };
            let domains: Vec<String> = world.scores(&domains).await.rows.iter().map(told).collect();
            assert_eq!(domains, ["2/3 = 66.67", "4/17 = 23.53"]);
            world.fold().await.unwrap();
        }
        assert_eq!(rebuilt(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn receipts_stay_with_the_unit_of_their_day_and_a_merged_view_adds_whole_predecessors() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (agency, day, count) in [
            ("p-phuthanh-1", "2025-06-20", 10),
            ("p-hieptan-1", "2025-06-20", 20),
            ("p-phuthanh-2", "2025-07-10", 30),
            ("p-sonky-1", "2025-06-20", 40),
        ] {
            issued(&world, agency, "civil_status", day, count).await;
            let at = format!("{day}T09:00:00+07:00");
            used(&world, agency, "civil_status", &at, 6).await;
        }
        let of = |agency: &str, lineage| ScoreQuery {
            agency: Some(agency.to_owned()),
            by: BY_AGENCY,
            lineage,
            ..ask("2025")
        };
        let row = async |query: ScoreQuery| {
            let table = world.scores(&query).await;
            assert_eq!(response(&table.rows[0]), response(&table.total));
            told(&table.rows[0])
        };
        assert_eq!(row(of("p-phuthanh-2", false)).await, "6/30 = 20.00");
        assert_eq!(row(of("p-phuthanh-2", true)).await, "18/60 = 30.00");
        // Sơn Kỳ was split: what it handed out is divided among nobody.
        assert_eq!(row(of("p-taythanh-2", true)).await, "0/0 = NoReceipts");
        assert_eq!(row(of("p-sonky-1", false)).await, "6/40 = 15.00");
        let scope = ask_scope("2025", "dia-ban-tan-phu");
        assert_eq!(total(&world, &scope).await, "24/100 = 24.00");
        let ward = ask_scope("2025", "phuong-taythanh");
        assert_eq!(total(&world, &ward).await, "0/0 = NoReceipts");
    })
    .await;
}

#[tokio::test]
async fn a_ward_with_its_offices_adds_them_up_and_other_lines_stay_out_of_the_total() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (agency, count) in [(WARD, 10), ("vhxh-taythanh", 30), ("cct-tanphu", 60)] {
            issued(&world, agency, "civil_status", DAY, count).await;
            used(&world, agency, "civil_status", AT, 5).await;
        }
        for (children, expected) in [(false, "5/10 = 50.00"), (true, "10/40 = 25.00")] {
            let query = ScoreQuery {
                agency: Some(WARD.to_owned()),
                children,
                ..ask("2026-Q1")
            };
            assert_eq!(total(&world, &query).await, expected);
        }
        for (vertical, expected) in [(false, "10/40 = 25.00"), (true, "15/100 = 15.00")] {
            let query = ScoreQuery {
                vertical,
                ..ask_scope("2026-Q1", "dia-ban-tan-phu")
            };
            assert_eq!(total(&world, &query).await, expected);
        }
        let table = world.scores(&ask("2026-Q1")).await;
        let apart = world.row(&table, "cct-tanphu", "civil_status");
        assert_eq!(told(apart), "5/60 = 8.33");
    })
    .await;
}

#[tokio::test]
async fn receipts_count_on_their_day_and_ratings_on_theirs() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (day, count) in [
            ("2025-12-14", 1),
            ("2025-12-15", 2),
            ("2025-12-31", 4),
            ("2026-01-01", 8),
            ("2026-01-14", 16),
            ("2026-01-15", 32),
        ] {
            issued(&world, WARD, "civil_status", day, count).await;
        }
        // Given months after its receipt was handed out: it counts when it was given.
        used(&world, WARD, "civil_status", "2026-01-01T00:00:00+07:00", 1).await;
        used(&world, WARD, "civil_status", "2025-12-31T23:59:59+07:00", 1).await;
        let expected = [
            (Calendar::Calendar, "2025", "1/7"),
            (Calendar::Calendar, "2026", "1/56"),
            (Calendar::Calendar, "2026-01", "1/56"),
            (Calendar::Calendar, "2025-12-31..2026-01-01", "2/12"),
            (Calendar::Calendar, "2025-12-15..2026-01-14", "2/30"),
            (Calendar::Calendar, "2025-12-16..2026-01-15", "2/60"),
            (Calendar::Calendar, "2026-01-02", "0/0"),
            (Calendar::Reporting, "2025", "0/1"),
            (Calendar::Reporting, "2026", "2/62"),
            (Calendar::Reporting, "2026-01", "2/30"),
            (Calendar::Reporting, "2026-Q1", "2/62"),
        ];
        for _ in 0..2 {
            for (calendar, period, counts) in expected {
                let query = ScoreQuery {
                    calendar,
                    ..ask(period)
                };
                let told = total(&world, &query).await;
                let found = told.split(" = ").next();
                assert_eq!(found, Some(counts), "{period} {calendar}");
            }
            world.fold().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_about_something_else_tells_no_receipts() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        issued(&world, WARD, "civil_status", DAY, 10).await;
        used(&world, WARD, "civil_status", AT, 5).await;
        let plain = || ask("2026-Q1");
        let other = [
            ScoreQuery {
                view: View::Receiving,
                ..plain()
            },
            ScoreQuery {
                channel: Some(Channel::Kiosk),
                ..plain()
            },
            ScoreQuery {
                subject: Some(Subject::HealthService),
                ..plain()
            },
        ];
        for query in other {
            let total = world.scores(&query).await.total;
            assert_eq!(total.figure.response, None, "{query:?}");
        }
        let about = [
            ScoreQuery {
                channel: Some(Channel::Receipt),
                ..plain()
            },
            ScoreQuery {
                subject: Some(Subject::Procedure),
                ..plain()
            },
        ];
        for query in about {
            for _ in 0..2 {
                assert_eq!(total(&world, &query).await, "5/10 = 50.00");
                world.fold().await.unwrap();
            }
        }
    })
    .await;
}
