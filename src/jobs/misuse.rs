//! The rules of misuse, applied to what has come in from kiosks and links since they last were.

use crate::{
    model::{
        catalogue::Catalogue,
        misuse::{Giver, MisuseRule, MisuseRules, Press, found, while_closed},
        zone::Zone,
    },
    store::{Database, JudgedPress, StoreError, Unjudged},
};

/// How ratings are judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisuseWatch {
    /// Where a day ends.
    pub zone: Zone,
    /// The rules for kiosks.
    pub rules: MisuseRules,
    /// The rules for links.
    pub links: MisuseRules,
}

impl MisuseWatch {
    fn rules_of(&self, giver: Giver) -> &MisuseRules {
        match giver {
            Giver::Kiosk(_) => &self.rules,
            Giver::Link(_) => &self.links,
        }
    }
}

/// Judges all ratings of kiosks and links that nobody has judged yet, with what stands around them in time: flags
/// are raised, and those lifted of which nothing is left. Returns how many acts that took at `now`
/// (epoch milliseconds).
pub async fn judge_misuse(
    db: &Database,
    catalogue: &Catalogue,
    watch: &MisuseWatch,
    now: i64,
) -> Result<usize, StoreError> {
    let mut acts = 0;
    while let Some(unjudged) = db.unjudged().await? {
        let judged = judge(db, catalogue, watch, &unjudged).await?;
        let range = (unjudged.from, unjudged.until);
        // Another server that came first has done the same; what is left is asked anew.
        acts += db.settle_misuse(range, &judged, now).await?.unwrap_or(0);
    }
    Ok(acts)
}

async fn judge(
    db: &Database,
    catalogue: &Catalogue,
    watch: &MisuseWatch,
    unjudged: &Unjudged,
) -> Result<Vec<JudgedPress>, StoreError> {
    let mut changed = Vec::new();
    for (giver, fresh) in &unjudged.presses {
        let rules = watch.rules_of(*giver);
        if rules.on.is_empty() {
            continue;
        }
        let near = giver.neighbourhood_ms();
        for (from, until) in stretches(fresh, near) {
            let presses = db.presses(*giver, (from - near, until + near)).await?;
            let mut judged = judge_stretch(catalogue, watch.zone, rules, &presses, unjudged);
            // Beyond these the neighbours are not all known.
            judged.retain(|(at, _)| (from..=until).contains(at));
            let judged = judged.into_iter().map(|(_, judged)| judged).collect();
            changed.extend(db.judged_anew(judged).await?);
        }
    }
    Ok(changed)
}

/// The stretches of time (first and last instant) in which new ratings may change a judgement.
fn stretches(fresh: &[Press], near_ms: i64) -> Vec<(i64, i64)> {
    let mut times: Vec<i64> = fresh.iter().map(|press| press.at).collect();
    times.sort_unstable();
    let near = |one: &i64, next: &i64| next - one <= 2 * near_ms;
    let around = |times: &[i64]| {
        let (first, last) = (times.first()?, times.last()?);
        Some((first - near_ms, last + near_ms))
    };
    times.chunk_by(near).filter_map(around).collect()
}

/// What is found about each of a kiosk's or link's ratings in a stretch, with its instant. Whether it was given
/// while nobody was served is asked once only, when it is new: hours that change later change nothing.
fn judge_stretch(
    catalogue: &Catalogue,
    zone: Zone,
    rules: &MisuseRules,
    presses: &[Press],
    unjudged: &Unjudged,
) -> Vec<(i64, JudgedPress)> {
    let best = |press: &Press| {
        let scale = catalogue.scale(press.scale);
        let best = scale.and_then(|scale| scale.levels.iter().map(|one| one.level).max());
        best == Some(press.level)
    };
    let judged = |(press, mut found): (&Press, std::collections::BTreeSet<MisuseRule>)| {
        let is_new = (unjudged.from + 1..=unjudged.until).contains(&press.seq);
        let mut asked = rules.on.clone();
        asked.retain(|rule| *rule != MisuseRule::Closed || is_new);
        if asked.contains(&MisuseRule::Closed) && while_closed(catalogue, zone, press) {
            found.insert(MisuseRule::Closed);
        }
        let judged = JudgedPress {
            seq: press.seq,
            id: press.id,
            asked,
            found,
        };
        (press.at, judged)
    };
    presses
        .iter()
        .zip(found(presses, rules, best))
        .map(judged)
        .collect()
}
