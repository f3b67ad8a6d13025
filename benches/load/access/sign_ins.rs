//! Many people who sign in at once, over and over, each second one with a wrong password.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::task::JoinSet;

use crate::people;

/// People who sign in at once.
pub const PEOPLE: usize = 50;

/// What became of the sign-ins.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Right passwords that were let in.
    pub let_in: u64,
    /// Wrong passwords that were refused.
    pub refused: u64,
    /// Told to come again, since too many wait.
    pub waiting: u64,
    /// Anything else.
    pub errors: u64,
}

/// The crowd at the door; it goes on until told to stop.
pub struct Crowd {
    stop: Arc<AtomicBool>,
    people: JoinSet<Tally>,
}

impl Crowd {
    /// Everybody begins.
    pub fn gather(port: u16) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let mut people = JoinSet::new();
        for number in 0..PEOPLE {
            people.spawn(person(port, number, stop.clone()));
        }
        Self { stop, people }
    }

    /// Nobody tries again; what became of all tries.
    pub async fn leave(mut self) -> anyhow::Result<Tally> {
        self.stop.store(true, Ordering::Relaxed);
        let mut all = Tally::default();
        while let Some(one) = self.people.join_next().await {
            let one = one?;
            all.let_in += one.let_in;
            all.refused += one.refused;
            all.waiting += one.waiting;
            all.errors += one.errors;
        }
        Ok(all)
    }
}

async fn person(port: u16, number: usize, stop: Arc<AtomicBool>) -> Tally {
    let mut tally = Tally::default();
    let mut tries = 0_usize;
    while !stop.load(Ordering::Relaxed) {
        let right = (number + tries).is_multiple_of(2);
        // Every try from another network, else guessing would be slowed down and nothing hashed.
        let [_, _, a, b] = u32::try_from(tries).unwrap_or_default().to_be_bytes();
        let network = format!("x-forwarded-for: 10.{number}.{a}.{b}\r\n");
        let password = if right {
            people::PASSWORD
        } else {
            "trời hôm nay không mưa"
        };
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("email", &people::email(number))
            .append_pair("password", password)
            .finish();
        let answer = people::post(port, "/sign-in", &network, &form).await;
        let answer = answer.unwrap_or_default();
        let status = answer.get(9..12).unwrap_or_default();
        match (status, right) {
            (b"303", true) => tally.let_in += 1,
            (b"422", false) => tally.refused += 1,
            (b"429" | b"503", _) => {
                tally.waiting += 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            _ => tally.errors += 1,
        }
        tries += 1;
    }
    tally
}
