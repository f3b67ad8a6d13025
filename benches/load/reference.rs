//! The agencies and domains that ratings are about, and the caller's token.

use hailong::{
    account::Secret,
    model::{
        grant::Grant,
        subject::Subject,
        target::{Comparison, MeasuredBy, Selection, TargetStatus},
        user::Actor,
        validity::Validity,
    },
    store::{
        AgencyRow, Database, DomainRow, MemberRow, NewToken, ReferenceChange, ScopeRow,
        ServicePointRow, TargetRow,
    },
};

/// Agencies, keys a00 to a59: a province of ordinary size has more, its dashboard shows no more at once.
pub const AGENCIES: u32 = 60;
/// Domains, keys d00 to d19.
pub const DOMAINS: u32 = 20;

/// The key of the one counter.
pub const COUNTER: &str = "counter";

/// The key of the scope of all agencies.
pub const SCOPE: &str = "all";

/// Fills a new database with reference data and lets the holder of `token` send ratings.
pub async fn prepare(db: &Database, token: &Secret) -> anyhow::Result<()> {
    for change in changes()? {
        db.apply_as(&change, &Actor::system(), 0).await?;
    }
    let new = NewToken {
        name: "bench".to_owned(),
        hash: token.hash,
        grants: vec![Grant::RatingsWrite, Grant::ReceiptsIssue, Grant::ScoresRead],
        expires_at: None,
    };
    db.add_token(new, &Actor::system(), 0).await?;
    Ok(())
}

fn changes() -> anyhow::Result<Vec<ReferenceChange>> {
    let members = (0..AGENCIES).map(|number| MemberRow {
        agency: format!("a{number:02}"),
        with_descendants: false,
        valid: Validity::default(),
    });
    let scope = ScopeRow {
        key: SCOPE.into(),
        name: "Toàn tỉnh".into(),
        members: members.collect(),
    };
    Ok(vec![
        ReferenceChange::Agencies((0..AGENCIES).map(agency).collect()),
        ReferenceChange::Domains((0..DOMAINS).map(domain).collect()),
        ReferenceChange::Scopes(vec![scope]),
        ReferenceChange::Targets(vec![target()?]),
        ReferenceChange::ServicePoints(vec![counter()]),
    ])
}

fn agency(number: u32) -> AgencyRow {
    AgencyRow {
        key: format!("a{number:02}"),
        area_code: None,
        name: format!("Phường {number}"),
        kind: "commune".into(),
        parent: None,
        valid: Validity::default(),
        successors: Vec::new(),
        source: "bench".into(),
    }
}

fn domain(number: u32) -> DomainRow {
    DomainRow {
        key: format!("d{number:02}"),
        name_vi: format!("Lĩnh vực {number}"),
        name_en: format!("Domain {number}"),
        group: None,
        source: "bench".into(),
    }
}

fn counter() -> ServicePointRow {
    ServicePointRow {
        key: COUNTER.into(),
        name: "Quầy 1".into(),
        agency: "a00".into(),
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    }
}

fn target() -> anyhow::Result<TargetRow> {
    let threshold = "95".parse().map_err(anyhow::Error::msg)?;
    Ok(TargetRow {
        topic: "satisfaction".into(),
        scope: SCOPE.into(),
        subject: Some(Subject::Procedure),
        domains: Selection::All,
        agency_kinds: Selection::All,
        measured_by: MeasuredBy::Ratings,
        year_from: 2024,
        year_until: 2030,
        comparison: Comparison::AtLeast,
        threshold,
        status: TargetStatus::Binding,
        issuer: "bench".into(),
        source: "bench".into(),
    })
}
