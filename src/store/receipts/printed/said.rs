//! What the audit log says of numbers that were reported: each correction, and new ones in sum.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{PrintedCount, rows::Kept};
use crate::{
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        user::Actor,
    },
    store::receipts::with_token,
};

/// What the audit log is told of one report.
#[derive(Default)]
pub struct Said {
    /// Rows and receipts that are new, by key.
    new: BTreeMap<u16, (u64, u64)>,
    /// Corrections: what was corrected, the number before and now.
    corrected: Vec<(String, i64, u32)>,
}

impl Said {
    /// Hears of a number that was not kept so before.
    pub fn hear(&mut self, count: &PrintedCount, before: Option<Kept>) {
        if let Some((_, before)) = before {
            let (point, domain) = &count.names;
            let what = format!("{}/{}/{point}/{domain}", count.key, count.day);
            self.corrected.push((what, before, count.printed));
        } else {
            let (rows, receipts) = self.new.entry(count.key).or_default();
            *rows += 1;
            *receipts += u64::from(count.printed);
        }
    }

    /// What there is to say, as done by this person or program at `now`.
    pub fn lines(self, (actor, token): (&Actor, Option<i32>), now: i64) -> Vec<AuditEntry> {
        let line = |action, key: String, after: Json| {
            let after = with_token(after, token);
            AuditEntry::new(now, actor, action, ObjectKind::PrintedReceipts, key).with_after(after)
        };
        let new = self.new.into_iter().map(|(key, (rows, receipts))| {
            let after = json!({ "rows": rows, "printed": receipts });
            line(Action::Created, key.to_string(), after)
        });
        let corrected = self.corrected.into_iter().map(|(what, before, printed)| {
            let line = line(Action::Changed, what, json!({ "printed": printed }));
            AuditEntry {
                before: Some(json!({ "printed": before })),
                ..line
            }
        });
        new.chain(corrected).collect()
    }
}
