//! The body of a call: an envelope with what the device says of its clocks, and the records.
//!
//! Mostly one pass reads all of it. Where that fails, each record is read by itself, so that one
//! with half a character in its text is refused alone; only a body that is not JSON is refused whole.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    entry::{Entry, Fault, Fields, Name, Unknown, loose_fields},
    loose::Loose,
    records::Records,
};

loose_fields! {
    /// A rating as it came.
    RatingFields {
        id, boot_id, seq, mono_ms, rated_at, level, questionnaire, domain, agency, received_by,
        service_point, subject, channel, reasons, answers, comment, outcome, test,
    }
}

loose_fields! {
    /// A follow-up as it came.
    FollowupFields { id, rating, outcome, reasons, comment, correction }
}

loose_fields! {
    /// The part of a record by which it is answered.
    IdField { id }
}

loose_fields! {
    /// What a device says of itself.
    DeviceFields { device_now, device_boot_id, device_mono_ms, install, queue }
}

loose_fields! {
    /// What a device counted.
    CounterFields { accepted, tests, dead }
}

/// A rating.
pub type RatingEntry<'a> = Entry<'a, RatingFields<'a>>;
/// A follow-up.
pub type FollowupEntry<'a> = Entry<'a, FollowupFields<'a>>;

/// A call as it came; `R` and `U` are how far its records are read.
#[derive(Debug, Clone)]
pub struct Envelope<'a, R, U> {
    /// What the device says of itself.
    pub device: DeviceFields<'a>,
    /// What it counted; `None` where it does not say.
    pub counters: Option<Entry<'a, CounterFields<'a>>>,
    /// The ratings.
    pub ratings: Records<R>,
    /// The follow-ups.
    pub followups: Records<U>,
    /// Fields of the envelope that nobody knows.
    pub unknown: Vec<Unknown<'a>>,
    /// What is wrong with the envelope as a whole.
    pub fault: Option<Fault>,
}

/// A call with its records read.
pub type Call<'a> = Envelope<'a, RatingEntry<'a>, FollowupEntry<'a>>;
/// A call with its records as text.
type RawCall<'a> = Envelope<'a, &'a RawValue, &'a RawValue>;

/// Reads a body.
pub fn read(body: &[u8]) -> Result<Call<'_>, serde_json::Error> {
    serde_json::from_slice(body)
        .or_else(|_| serde_json::from_slice::<RawCall<'_>>(body).map(one_by_one))
}

/// The text of each rating, for those that are kept word for word.
pub fn rating_texts(body: &[u8]) -> Vec<&RawValue> {
    match serde_json::from_slice::<RawCall<'_>>(body) {
        Ok(Envelope {
            ratings: Records::List(texts, _),
            ..
        }) => texts,
        _ => Vec::new(),
    }
}

fn one_by_one(raw: RawCall<'_>) -> Call<'_> {
    Envelope {
        device: raw.device,
        counters: raw.counters,
        ratings: raw.ratings.map(one),
        followups: raw.followups.map(one),
        unknown: raw.unknown,
        fault: raw.fault,
    }
}

/// Reads one record; of one that cannot be read at least the id is looked for.
fn one<'a, F: Fields<'a> + From<IdField<'a>>>(raw: &'a RawValue) -> Entry<'a, F> {
    serde_json::from_str(raw.get()).unwrap_or_else(|_| {
        let id = serde_json::from_str::<Entry<'a, IdField<'a>>>(raw.get()).unwrap_or_default();
        Entry {
            fields: id.fields.into(),
            unknown: Vec::new(),
            fault: Some(Fault::Unreadable),
        }
    })
}

impl<'a> From<IdField<'a>> for RatingFields<'a> {
    fn from(IdField { id }: IdField<'a>) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl<'a> From<IdField<'a>> for FollowupFields<'a> {
    fn from(IdField { id }: IdField<'a>) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl<'de: 'a, 'a, R: Deserialize<'de>, U: Deserialize<'de>> Deserialize<'de>
    for Envelope<'a, R, U>
{
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(EnvelopeVisitor(PhantomData))
    }
}

struct EnvelopeVisitor<'a, R, U>(PhantomData<(&'a (), R, U)>);

impl<'de: 'a, 'a, R: Deserialize<'de>, U: Deserialize<'de>> Visitor<'de>
    for EnvelopeVisitor<'a, R, U>
{
    type Value = Envelope<'a, R, U>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with ratings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope {
            device: DeviceFields::default(),
            counters: None,
            ratings: Records::Absent,
            followups: Records::Absent,
            unknown: Vec::new(),
            fault: None,
        };
        let (mut ratings, mut followups, mut counters) = (0, 0, 0);
        while let Some(name) = map.next_key::<Name<'a>>()? {
            let seen = match &*name.0 {
                "ratings" => {
                    envelope.ratings = map.next_value()?;
                    ratings += 1;
                    ratings
                }
                "followups" => {
                    envelope.followups = map.next_value()?;
                    followups += 1;
                    followups
                }
                "counters" => {
                    envelope.counters = map.next_value()?;
                    counters += 1;
                    counters
                }
                _ => envelope.put(&name, &mut map)?,
            };
            if seen > 1 {
                envelope.fault = Some(Fault::Duplicate(name.0.into_owned()));
            }
        }
        Ok(envelope)
    }
}

impl<'a, R, U> Envelope<'a, R, U> {
    /// Takes a field other than the lists; returns how often it has come.
    fn put<'de: 'a, A: MapAccess<'de>>(
        &mut self,
        name: &Name<'a>,
        map: &mut A,
    ) -> Result<u32, A::Error> {
        let Some(slot) = self.device.slot(&name.0) else {
            self.unknown.push((name.0.clone(), map.next_value()?));
            return Ok(1);
        };
        let seen = if matches!(slot, Loose::Absent) { 1 } else { 2 };
        *slot = map.next_value()?;
        Ok(seen)
    }
}
