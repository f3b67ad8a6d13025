//! Loading all reference data as one snapshot.

mod access;
mod asked;
mod replies;

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, EntityTrait, ModelTrait, QueryOrder};

use access::{former_places, kiosks, links, pins, tokens};
use asked::{drafts_apart, holidays, hours, questionnaire_uses, questionnaires, scales};

use super::{
    connect::{Database, statement},
    error::StoreError,
    receipts,
};
use crate::{
    entity::{
        agency, agency_kind, agency_successor, domain, meta, official_value, scope, scope_member,
        service_point, target,
    },
    model::{
        agency::{Agency, AgencyKind},
        catalogue::Catalogue,
        domain::Domain,
        official::OfficialValue,
        period::DayRange,
        scope::{Scope, ScopeMember},
        service_point::ServicePoint,
        subject::Subject,
        target::{Comparison, MeasuredBy, Selection, Target, TargetStatus},
        threshold::Threshold,
        validity::Validity,
    },
};

impl Database {
    /// The version of the reference data; it grows with each change, by whichever program.
    pub async fn catalogue_version(&self) -> Result<i64, StoreError> {
        version(&self.reader).await
    }

    /// All reference data at one moment.
    pub async fn catalogue(&self) -> Result<Catalogue, StoreError> {
        let tx = self.begin_read().await?;
        let catalogue = read(&tx).await?;
        tx.commit().await?;
        Ok(catalogue)
    }
}

/// All reference data as a transaction sees it.
pub(super) async fn read(tx: &impl ConnectionTrait) -> Result<Catalogue, StoreError> {
    let (draft_scales, scales) = drafts_apart(scales(tx).await?, |scale| scale.status);
    let versions = questionnaires(tx).await?;
    let (draft_questionnaires, questionnaires) = drafts_apart(versions, |q| q.status);
    let catalogue = Catalogue {
        version: version(tx).await?,
        epoch: meta_value(tx, "epoch").await?.unwrap_or_default(),
        kinds: kinds(tx).await?,
        agencies: agencies(tx).await?,
        scopes: scopes(tx).await?,
        domains: domains(tx).await?,
        targets: targets(tx).await?,
        official: official(tx).await?,
        service_points: service_points(tx).await?,
        opening_hours: hours(tx).await?,
        holidays: holidays(tx).await?,
        scales,
        questionnaires,
        draft_scales,
        draft_questionnaires,
        questionnaire_uses: questionnaire_uses(tx).await?,
        kiosks: kiosks(tx).await?,
        former_places: former_places(tx).await?,
        pins: pins(tx).await?,
        tokens: tokens(tx).await?,
        links: links(tx).await?,
        receipt_keys: receipts::keys(tx).await?,
        receipt_validity: receipts::validity(tx).await?,
        replies: replies::replies(tx).await?,
        ..Catalogue::default()
    };
    Ok(catalogue.indexed())
}

/// A fact about the database.
pub(super) async fn meta_value(
    tx: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<String>, StoreError> {
    Ok(meta::Entity::find_by_id(key)
        .one(tx)
        .await?
        .map(|row| row.value))
}

/// Keeps a fact about the database, in the place of the one that was there.
pub(super) async fn note(
    tx: &impl ConnectionTrait,
    key: &str,
    value: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    tx.execute_raw(statement(tx, sql, [key.into(), value.into()]))
        .await?;
    Ok(())
}

/// The version of the reference data, as this connection sees it.
pub(super) async fn version(tx: &impl ConnectionTrait) -> Result<i64, StoreError> {
    Ok(meta_value(tx, "catalogue_version")
        .await?
        .and_then(|value| value.parse().ok())
        .unwrap_or(0))
}

/// All rows of a table, ordered by one column.
async fn all<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    order: E::Column,
) -> Result<Vec<E::Model>, StoreError>
where
    E::Model: ModelTrait,
{
    Ok(E::find().order_by_asc(order).all(tx).await?)
}

/// A stored code that must be one of a known list.
fn known<T>(value: Option<T>, what: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Data(format!("a {what} has a code this program does not know")))
}

/// A list of numbers as kept in one column.
fn numbers(text: &str) -> Vec<i32> {
    text.split(';')
        .filter_map(|part| part.parse().ok())
        .collect()
}

fn validity(from: Option<chrono::NaiveDate>, until: Option<chrono::NaiveDate>) -> Validity {
    Validity { from, until }
}

async fn kinds(tx: &impl ConnectionTrait) -> Result<Vec<AgencyKind>, StoreError> {
    let rows = all::<agency_kind::Entity>(tx, agency_kind::Column::Position).await?;
    let kind = |row: agency_kind::Model| AgencyKind {
        key: row.key,
        name_vi: row.name_vi,
        name_en: row.name_en,
        in_headline: row.in_headline,
    };
    Ok(rows.into_iter().map(kind).collect())
}

async fn agencies(tx: &impl ConnectionTrait) -> Result<Vec<Agency>, StoreError> {
    let mut successors: HashMap<i32, Vec<i32>> = HashMap::new();
    for row in all::<agency_successor::Entity>(tx, agency_successor::Column::SuccessorId).await? {
        successors
            .entry(row.agency_id)
            .or_default()
            .push(row.successor_id);
    }
    let agency = |row: agency::Model| Agency {
        successors: successors.remove(&row.id).unwrap_or_default(),
        id: row.id,
        key: row.key,
        area_code: row.area_code,
        name: row.name,
        kind: row.kind,
        parent: row.parent_id,
        valid: validity(row.valid_from, row.valid_until),
        source: row.source,
    };
    Ok(all::<agency::Entity>(tx, agency::Column::Position)
        .await?
        .into_iter()
        .map(agency)
        .collect())
}

async fn scopes(tx: &impl ConnectionTrait) -> Result<Vec<Scope>, StoreError> {
    let mut members: HashMap<i32, Vec<ScopeMember>> = HashMap::new();
    for row in all::<scope_member::Entity>(tx, scope_member::Column::Id).await? {
        members.entry(row.scope_id).or_default().push(ScopeMember {
            agency: row.agency_id,
            with_descendants: row.with_descendants,
            valid: validity(row.valid_from, row.valid_until),
        });
    }
    let scope = |row: scope::Model| Scope {
        members: members.remove(&row.id).unwrap_or_default(),
        id: row.id,
        key: row.key,
        name: row.name,
    };
    Ok(all::<scope::Entity>(tx, scope::Column::Position)
        .await?
        .into_iter()
        .map(scope)
        .collect())
}

async fn domains(tx: &impl ConnectionTrait) -> Result<Vec<Domain>, StoreError> {
    let domain = |row: domain::Model| Domain {
        id: row.id,
        key: row.key,
        name_vi: row.name_vi,
        name_en: row.name_en,
        group: row.group_key,
        source: row.source,
    };
    Ok(all::<domain::Entity>(tx, domain::Column::Position)
        .await?
        .into_iter()
        .map(domain)
        .collect())
}

async fn targets(tx: &impl ConnectionTrait) -> Result<Vec<Target>, StoreError> {
    all::<target::Entity>(tx, target::Column::Position)
        .await?
        .into_iter()
        .map(target_model)
        .collect()
}

fn target_model(row: target::Model) -> Result<Target, StoreError> {
    Ok(Target {
        id: row.id,
        topic: row.topic,
        scope: row.scope_id,
        subject: row.subject.and_then(Subject::from_code),
        domains: if row.domains == "*" {
            Selection::All
        } else {
            Selection::Only(numbers(&row.domains))
        },
        agency_kinds: match row.agency_kinds.as_str() {
            "*" => Selection::All,
            list => Selection::Only(list.split(';').map(str::to_owned).collect()),
        },
        measured_by: known(MeasuredBy::from_code(row.measured_by), "target")?,
        year_from: row.year_from,
        year_until: row.year_until,
        comparison: known(Comparison::from_code(row.comparison), "target")?,
        threshold: known(Threshold::from_micro(row.threshold_micro), "target")?,
        status: known(TargetStatus::from_code(row.status), "target")?,
        issuer: row.issuer,
        source: row.source,
    })
}

async fn official(tx: &impl ConnectionTrait) -> Result<Vec<OfficialValue>, StoreError> {
    let rows = all::<official_value::Entity>(tx, official_value::Column::DayFrom).await?;
    let value = |row: official_value::Model| {
        Ok(OfficialValue {
            topic: row.topic,
            scope: row.scope_id,
            range: known(DayRange::new(row.day_from, row.day_until), "official value")?,
            value: known(Threshold::from_micro(row.value_micro), "official value")?,
            source: row.source,
            date: row.published_on,
        })
    };
    rows.into_iter().map(value).collect()
}

async fn service_points(tx: &impl ConnectionTrait) -> Result<Vec<ServicePoint>, StoreError> {
    let rows = all::<service_point::Entity>(tx, service_point::Column::Position).await?;
    let point = |row: service_point::Model| {
        Ok(ServicePoint {
            id: row.id,
            key: row.key,
            name: row.name,
            agency: row.agency_id,
            serves: row.serves_agency_id,
            domains: numbers(&row.domains),
            subject: known(Subject::from_code(row.subject), "service point")?,
            valid: validity(row.valid_from, row.valid_until),
        })
    };
    rows.into_iter().map(point).collect()
}
