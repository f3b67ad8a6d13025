//! Ratings of kiosks and links for the rules of misuse, and the flags that follow: read without holding anybody up,
//! written in one transaction with the watermark, so that several servers do it once.

mod reasons;

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    batch::{self, Record},
    connect::{Database, statement},
    error::StoreError,
    fold::{self, head},
    insert::event_kind,
};
use crate::{
    entity::{misuse_fold, rating, rating_event},
    model::{
        misuse::{Giver, MisuseRule, Press, standing},
        rating::{NewFlag, TimeNote},
    },
};

/// Numbers of the sequence judged at once: enough that a queue of some hours comes in one piece.
const MOST: i64 = 50_000;
/// Ratings per question.
const CHUNK: usize = 1_000;

/// Ratings of kiosks and links that nobody has judged yet, by kiosk or link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unjudged {
    /// The watermark they stand behind.
    pub from: i64,
    /// The watermark once they are judged.
    pub until: i64,
    /// The ratings, tests left out.
    pub presses: HashMap<Giver, Vec<Press>>,
}

/// What the rules found about a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedPress {
    /// Number of the rating.
    pub seq: i64,
    /// Its identity.
    pub id: Uuid,
    /// Rules that looked at it.
    pub asked: Vec<MisuseRule>,
    /// Those that found something.
    pub found: BTreeSet<MisuseRule>,
}

impl Database {
    /// The next ratings to be judged; `None` when all are.
    pub async fn unjudged(&self) -> Result<Option<Unjudged>, StoreError> {
        let tx = self.begin_read().await?;
        let row = misuse_fold::Entity::find_by_id(1).one(&tx).await?;
        let from = row
            .ok_or_else(|| StoreError::Data("no watermark of the misuse rules".into()))?
            .judged;
        let until = head(&tx).await?.head.min(from + MOST);
        if until <= from {
            return Ok(None);
        }
        let from_people = Condition::any()
            .add(rating::Column::KioskId.is_not_null())
            .add(rating::Column::LinkId.is_not_null());
        let fresh = no_tests()
            .filter(from_people)
            .filter(rating::Column::Seq.gt(from))
            .filter(rating::Column::Seq.lte(until));
        let rows = fresh.all(&tx).await?;
        tx.commit().await?;
        let mut presses: HashMap<Giver, Vec<Press>> = HashMap::new();
        for row in &rows {
            let giver = row.kiosk_id.map(Giver::Kiosk);
            if let Some(giver) = giver.or(row.link_id.map(Giver::Link)) {
                presses.entry(giver).or_default().push(press(row));
            }
        }
        Ok(Some(Unjudged {
            from,
            until,
            presses,
        }))
    }

    /// A kiosk's or link's ratings between two instants (epoch milliseconds, both included) in the order in which
    /// they were given, tests left out.
    pub async fn presses(
        &self,
        giver: Giver,
        (from, until): (i64, i64),
    ) -> Result<Vec<Press>, StoreError> {
        let its_own = match giver {
            Giver::Kiosk(kiosk) => rating::Column::KioskId.eq(kiosk),
            Giver::Link(link) => rating::Column::LinkId.eq(link),
        };
        let near = no_tests()
            .filter(its_own)
            .filter(rating::Column::RatedAt.between(from, until));
        let rows = near.all(&self.reader).await?;
        let mut presses: Vec<Press> = rows.iter().map(press).collect();
        presses.sort_unstable_by_key(Press::order);
        Ok(presses)
    }

    /// Which of these judgements change something.
    pub async fn judged_anew(
        &self,
        judged: Vec<JudgedPress>,
    ) -> Result<Vec<JudgedPress>, StoreError> {
        let flags = flags(&self.reader, &judged).await?;
        let changes = |one: &JudgedPress| act(one, flags.get(&one.seq), 0).is_some();
        Ok(judged.into_iter().filter(changes).collect())
    }

    /// Flags ratings, or lifts flags, as judged at `now` (epoch milliseconds), and moves the watermark;
    /// returns how many acts that took, `None` if another program moved it meanwhile.
    pub async fn settle_misuse(
        &self,
        (from, until): (i64, i64),
        judged: &[JudgedPress],
        now: i64,
    ) -> Result<Option<usize>, StoreError> {
        let tx = self.begin_write().await?;
        let sql = "UPDATE misuse_fold SET judged = $2 WHERE id = 1 AND judged = $1";
        let moved = statement(&tx, sql, [from.into(), until.into()]);
        if tx.execute_raw(moved).await?.rows_affected() == 0 {
            tx.rollback().await?;
            return Ok(None);
        }
        let mut acts = Vec::new();
        if !judged.is_empty() {
            // Nobody else raises or lifts a flag until the end of the transaction.
            batch::hold_head(&tx).await?;
            let flags = flags(&tx, judged).await?;
            acts.extend(
                judged
                    .iter()
                    .filter_map(|one| act(one, flags.get(&one.seq), now)),
            );
            batch::write_part(&tx, &acts).await?;
            if !self.is_sqlite() {
                fold::fold(&tx).await?;
            }
        }
        tx.commit().await?;
        Ok(Some(acts.len()))
    }
}

fn no_tests() -> sea_orm::Select<rating::Entity> {
    rating::Entity::find().filter(rating::Column::IsTest.eq(false))
}

fn press(row: &rating::Model) -> Press {
    Press {
        seq: row.seq,
        id: row.id,
        at: row.rated_at,
        time_note: if row.time_note == TimeNote::Skewed as i16 {
            TimeNote::Skewed
        } else {
            TimeNote::Certain
        },
        boot_id: row.boot_id,
        mono_ms: row.mono_ms,
        level: u8::try_from(row.level).unwrap_or_default(),
        scale: row.scale_id,
        service_point: row.service_point_id,
    }
}

/// The flags of a rating in their order: note, and whether it was flagged afterwards.
type Flags = Vec<(String, bool)>;

/// The flags of these ratings, by number.
async fn flags(
    connection: &impl ConnectionTrait,
    judged: &[JudgedPress],
) -> Result<HashMap<i64, Flags>, StoreError> {
    use rating_event::Column;
    let mut found: HashMap<i64, Flags> = HashMap::new();
    for chunk in judged.chunks(CHUNK) {
        let query = rating_event::Entity::find()
            .select_only()
            .columns([Column::RatingSeq, Column::Note, Column::ToFlagged])
            .filter(Column::Kind.eq(event_kind::FLAG))
            .filter(Column::RatingSeq.is_in(chunk.iter().map(|one| one.seq)))
            .order_by(Column::Seq, Order::Asc);
        let rows: Vec<(i64, Option<String>, bool)> = query.into_tuple().all(connection).await?;
        for (seq, note, flagged) in rows {
            let flags = found.entry(seq).or_default();
            flags.push((note.unwrap_or_default(), flagged));
        }
    }
    Ok(found)
}

/// The act that brings a rating to what was found; `None` where it is there already, or where somebody
/// has lifted a flag: a person's word goes before a rule's.
fn act(judged: &JudgedPress, flags: Option<&Flags>, now: i64) -> Option<Record> {
    let flags = flags.map_or(&[][..], Vec::as_slice);
    let (before, other) = standing(flags.iter().map(|(note, raised)| (note.as_str(), *raised)));
    let next = before.after(&judged.asked, &judged.found);
    if next == before || other == Some(false) {
        return None;
    }
    Some(Record::Flag(Box::new(NewFlag {
        id: id_of_act(judged.id, flags.len()),
        rating: judged.id,
        raised: other == Some(true) || !next.0.is_empty(),
        note: next.to_string(),
        received_at: now,
    })))
}

/// The identity of the act that follows `before` others on a rating: two programs that do the same
/// would do it under the same one.
fn id_of_act(rating: Uuid, before: usize) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(b"misuse");
    hash.update(rating.as_bytes());
    hash.update(before.to_be_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
