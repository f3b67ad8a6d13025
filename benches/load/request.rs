//! Requests with one rating each, built from one template by writing over fixed places.

use std::time::{SystemTime, UNIX_EPOCH};

use uuid::Uuid;

use crate::reference::{AGENCIES, DOMAINS};

/// Levels as people give them: mostly good.
const LEVELS: [u8; 10] = [5, 5, 5, 5, 5, 4, 4, 3, 2, 1];

const ID: &str = "00000000-0000-0000-0000-000000000000";
const AGENCY: &str = "a00";
const DOMAIN: &str = "d00";

/// One request in the making; each connection owns one.
#[derive(Clone)]
pub struct Request {
    bytes: Vec<u8>,
    id: usize,
    agency: usize,
    domain: usize,
    level: usize,
}

impl Request {
    /// The template for a caller with this token; all ratings are given a minute before `now`.
    pub fn new(token: &str, now: chrono::DateTime<chrono::Utc>) -> Self {
        let rated_at = (now - chrono::TimeDelta::minutes(1)).format("%Y-%m-%dT%H:%M:%SZ");
        let body = format!(
            r#"{{"ratings":[{{"id":"{ID}","rated_at":"{rated_at}","level":4,"questionnaire":"default@1","domain":"{DOMAIN}","agency":"{AGENCY}"}}]}}"#
        );
        let text = format!(
            "POST /api/v1/ratings HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let place = |mark: &str| text.find(mark).unwrap_or_default();
        Self {
            id: place(ID),
            agency: place(&format!("\"{AGENCY}\"")) + 1,
            domain: place(&format!("\"{DOMAIN}\"")) + 1,
            level: place("\"level\":") + "\"level\":".len(),
            bytes: text.into_bytes(),
        }
    }

    /// The next rating: a fresh id, any agency, domain and level.
    pub fn next(&mut self) -> &[u8] {
        let random: [u8; 14] = rand::random();
        let [agency, domain, level, _, rest @ ..] = random;
        let id = uuid::Builder::from_unix_timestamp_millis(now_ms(), &rest).into_uuid();
        self.put_id(id);
        self.put_number(self.agency, u32::from(agency) % AGENCIES);
        self.put_number(self.domain, u32::from(domain) % DOMAINS);
        self.bytes[self.level] = b'0' + LEVELS[usize::from(level) % LEVELS.len()];
        &self.bytes
    }

    fn put_id(&mut self, id: Uuid) {
        id.hyphenated()
            .encode_lower(&mut self.bytes[self.id..self.id + ID.len()]);
    }

    /// Writes two digits after the letter of a key.
    fn put_number(&mut self, at: usize, number: u32) {
        for (place, digit) in [(at + 1, number / 10), (at + 2, number % 10)] {
            self.bytes[place] = b'0' + u8::try_from(digit).unwrap_or_default();
        }
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}
