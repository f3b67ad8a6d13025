//! The rules of misuse, applied to what has come in from kiosks since they last were.

use crate::{
    model::{
        catalogue::Catalogue,
        kiosk::{MisuseRule, MisuseRules, NEIGHBOURHOOD_MS, Press, found, while_closed},
        zone::Zone,
    },
    store::{Database, JudgedPress, StoreError, Unjudged},
};

/// How ratings are judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisuseWatch {
    /// Where a day ends.
    pub zone: Zone,
    /// The rules.
    pub rules: MisuseRules,
}

/// Judges all ratings of kiosks that nobody has judged yet, with what stands around them in time: flags
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
    if watch.rules.on.is_empty() {
        return Ok(changed);
    }
    for (kiosk, fresh) in &unjudged.presses {
        for (from, until) in stretches(fresh) {
            let around = (from - NEIGHBOURHOOD_MS, until + NEIGHBOURHOOD_MS);
            let presses = db.presses(*kiosk, around).await?;
            let mut judged = judge_stretch(catalogue, watch, &presses, unjudged);
            // Beyond these the neighbours are not all known.
            judged.retain(|(at, _)| (from..=until).contains(at));
            let judged = judged.into_iter().map(|(_, judged)| judged).collect();
            changed.extend(db.judged_anew(judged).await?);
        }
    }
    Ok(changed)
}

/// The stretches of time (first and last instant) in which new ratings may change a judgement.
fn stretches(fresh: &[Press]) -> Vec<(i64, i64)> {
    let mut times: Vec<i64> = fresh.iter().map(|press| press.at).collect();
    times.sort_unstable();
    let near = |one: &i64, next: &i64| next - one <= 2 * NEIGHBOURHOOD_MS;
    let around = |times: &[i64]| {
        let (first, last) = (times.first()?, times.last()?);
        Some((first - NEIGHBOURHOOD_MS, last + NEIGHBOURHOOD_MS))
    };
    times.chunk_by(near).filter_map(around).collect()
}

/// What is found about each of a kiosk's ratings in a stretch, with its instant. Whether it was given
/// while nobody was served is asked once only, when it is new: hours that change later change nothing.
fn judge_stretch(
    catalogue: &Catalogue,
    watch: &MisuseWatch,
    presses: &[Press],
    unjudged: &Unjudged,
) -> Vec<(i64, JudgedPress)> {
    let rules = &watch.rules;
    let best = |press: &Press| {
        let scale = catalogue.scale(press.scale);
        let best = scale.and_then(|scale| scale.levels.iter().map(|one| one.level).max());
        best == Some(press.level)
    };
    let judged = |(press, mut found): (&Press, std::collections::BTreeSet<MisuseRule>)| {
        let is_new = (unjudged.from + 1..=unjudged.until).contains(&press.seq);
        let mut asked = rules.on.clone();
        asked.retain(|rule| *rule != MisuseRule::Closed || is_new);
        if asked.contains(&MisuseRule::Closed) && while_closed(catalogue, watch.zone, press) {
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
