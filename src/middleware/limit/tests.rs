//! Who is counted with whom, and for how long.

use chrono::DateTime;

use super::*;
use crate::model::kiosk::Kiosk;

fn limits() -> (Limits, Clock) {
    let clock = Clock::manual(DateTime::UNIX_EPOCH);
    let config = config::Limits {
        api_calls_per_second: 2,
        link_per_minute: 3,
        link_per_address: 2,
        receipt_per_minute: 2,
        unknown_per_minute: 1,
        address_per_minute: 4,
    };
    (Limits::new(&config, clock.clone()), clock)
}

fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

fn receipt(last: char) -> ReceiptCode {
    let code = format!("A000000000000000000{last}");
    ReceiptCode::parse(&code).expect("a code")
}

const WAIT: fn(u64) -> Result<(), TooOften> = |retry_after| Err(TooOften { retry_after });

fn kiosk(id: i32) -> Caller {
    Caller::Kiosk(Kiosk {
        id,
        name: String::new(),
        service_point: 1,
    })
}

#[test]
fn each_caller_has_an_allowance_that_comes_back() {
    let (limits, clock) = limits();
    assert_eq!(limits.token(&kiosk(1)), Ok(()));
    assert_eq!(limits.token(&kiosk(1)), Ok(()));
    assert_eq!(limits.token(&kiosk(1)), Err(TooOften { retry_after: 1 }));
    assert_eq!(
        limits.token(&kiosk(2)),
        Ok(()),
        "a neighbour is not held up"
    );
    clock.advance(Duration::from_secs(1));
    assert_eq!(limits.token(&kiosk(1)), Ok(()));
}

#[test]
fn one_address_takes_its_share_of_a_link_and_leaves_the_rest() {
    let (limits, _clock) = limits();
    assert_eq!(limits.link(1, address(1)), Ok(()));
    assert_eq!(limits.link(1, address(1)), Ok(()));
    assert_eq!(limits.link(1, address(1)), WAIT(30), "its share");
    assert_eq!(limits.link(1, address(2)), Ok(()), "another place");
    assert_eq!(limits.link(1, address(3)), WAIT(20), "the link's own");
    // What was refused for the link's sake takes nothing from the address.
    assert_eq!(limits.link(2, address(1)), Ok(()), "another poster");
    assert_eq!(limits.link(2, address(1)), Ok(()));
    assert_eq!(limits.link(3, address(1)), WAIT(15), "the address");
}

#[test]
fn a_receipt_may_be_tried_again_but_not_for_ever() {
    let (limits, clock) = limits();
    for _ in 0..2 {
        assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
    }
    assert_eq!(limits.receipt(receipt('1'), address(1)), WAIT(30));
    assert_eq!(limits.receipt(receipt('1'), address(2)), Ok(()), "a copy");
    assert_eq!(limits.receipt(receipt('2'), address(1)), Ok(()));
    clock.advance(Duration::from_secs(30));
    assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
}

#[test]
fn guesses_take_nothing_from_those_with_a_code_behind_the_same_address() {
    let (limits, _clock) = limits();
    assert_eq!(limits.guess(address(1)), Ok(()));
    for _ in 0..100 {
        assert_eq!(limits.guess(address(1)), WAIT(60));
    }
    assert_eq!(limits.guess(address(2)), Ok(()));
    // Nor do those of which only the database knows.
    for _ in 0..4 {
        assert_eq!(limits.lookup(address(1)), Ok(()));
    }
    assert_eq!(limits.lookup(address(1)), WAIT(15));
    assert_eq!(limits.link(1, address(1)), Ok(()));
    assert_eq!(limits.receipt(receipt('6'), address(1)), Ok(()));
}

/// So many networks, 65 536 of each site.
fn networks(first_site: u16, count: usize) -> impl Iterator<Item = IpAddr> {
    (0..count).map(move |at| {
        let site = first_site + u16::try_from(at >> 16).expect("few sites");
        let net = u16::try_from(at & 0xffff).expect("16 bits");
        IpAddr::from([0x2001, 0xdb8, site, net, 0, 0, 0, 0])
    })
}

#[test]
fn who_has_masses_of_networks_leaves_others_their_own_allowance() {
    let (limits, _clock) = limits();
    for network in networks(0, MOST) {
        assert_eq!(limits.guess(network), Ok(()));
        // Refused for the link's sake in the end, and remembered all the same.
        let _ = limits.link(1, network);
        assert_eq!(limits.address(network), Ok(()));
    }
    // The flood goes on, and is two sites now.
    for network in networks(0, MOST) {
        let _ = (limits.guess(network), limits.link(1, network));
    }
    assert_eq!(limits.guess(address(1)), Ok(()));
    assert_eq!(limits.guess(address(2)), Ok(()));
    let elsewhere = networks(9, 2).collect::<Vec<_>>();
    assert_eq!(limits.guess(elsewhere[0]), Ok(()));
    assert_eq!(limits.guess(elsewhere[1]), WAIT(60), "the same site");
    for last in 1..=3 {
        assert_eq!(limits.link(2, address(last)), Ok(()), "another link");
    }
    assert_eq!(limits.link(2, address(4)), WAIT(20), "the link's own limit");
}

#[test]
fn beyond_all_that_is_remembered_the_link_alone_decides() {
    let (limits, _clock) = limits();
    for at in 0..2 * MOST {
        let [_, a, b, c] = u32::try_from(at).expect("a number").to_be_bytes();
        let _ = limits.link(1, IpAddr::from([10, a, b, c]));
    }
    for _ in 0..3 {
        assert_eq!(limits.link(2, address(1)), Ok(()));
    }
    assert_eq!(limits.link(2, address(1)), WAIT(20));
    let remembered = limits.link_shares.len();
    assert_eq!(remembered, 2 * MOST, "no more than that");
}

#[test]
fn quiet_callers_are_forgotten() {
    let (limits, clock) = limits();
    assert_eq!(limits.link(1, address(1)), Ok(()));
    assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
    assert_eq!(limits.guess(address(1)), Ok(()));
    assert_eq!(limits.give_back(address(1)), Ok(()));
    clock.advance(Duration::from_mins(2));
    limits.forget_quiet();
    assert!(limits.addresses.is_empty() && limits.link_shares.is_empty());
    assert!(limits.receipts.is_empty() && limits.guesses.is_empty());
    assert!(limits.given_back.is_empty());
}
