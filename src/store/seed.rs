//! What every installation starts with; the operator may change it afterwards.

use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};
use uuid::Uuid;

use super::{error::StoreError, fold, reference};
use crate::{
    entity::{agency_kind, meta, questionnaire, scale},
    model::{questionnaire::QuestionnaireContent, scale::Scale, version_status::VersionStatus},
};

/// Key, Vietnamese and English name of the kinds of DOMAIN §1, and whether they enter the headline.
const KINDS: [(&str, &str, &str, bool); 12] = [
    ("province", "Tỉnh, thành phố", "Province", true),
    ("department", "Sở", "Department", true),
    (
        "district",
        "Quận, huyện (trước 01/7/2025)",
        "District (until 30 June 2025)",
        true,
    ),
    ("commune", "Xã, phường, đặc khu", "Commune, ward", true),
    (
        "specialised_office",
        "Cơ quan chuyên môn",
        "Specialised office",
        true,
    ),
    (
        "one_stop_centre",
        "Trung tâm Phục vụ hành chính công",
        "One-stop centre",
        true,
    ),
    (
        "land_registry",
        "Văn phòng đăng ký đất đai",
        "Land registry",
        true,
    ),
    (
        "public_health",
        "Đơn vị y tế công lập",
        "Public health provider",
        true,
    ),
    (
        "public_education",
        "Cơ sở giáo dục công lập",
        "Public school",
        true,
    ),
    (
        "public_service_other",
        "Đơn vị sự nghiệp công lập khác",
        "Other public service provider",
        true,
    ),
    (
        "vertical_agency",
        "Cơ quan ngành dọc",
        "Vertical agency",
        false,
    ),
    (
        "postal_provider",
        "Doanh nghiệp bưu chính công ích",
        "Postal provider",
        false,
    ),
];

/// Whether the database has begun its life.
pub async fn is_seeded(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    let epoch = meta::Entity::find_by_id("epoch").one(connection).await?;
    Ok(epoch.is_some())
}

/// Adds what is missing; changes nothing that is there.
pub async fn seed(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    if is_seeded(tx).await? {
        return Ok(());
    }
    let epoch = meta::ActiveModel {
        key: Set("epoch".into()),
        value: Set(Uuid::new_v4().simple().to_string()),
    };
    meta::Entity::insert(epoch)
        .exec_without_returning(tx)
        .await?;
    seed_kinds(tx).await?;
    seed_questionnaire(tx).await?;
    reference::touch(tx).await?;
    fold::ensure_head(tx).await
}

async fn seed_kinds(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let rows = KINDS
        .iter()
        .zip(1..)
        .map(
            |((key, vi, en, in_headline), position)| agency_kind::ActiveModel {
                key: Set((*key).to_owned()),
                position: Set(position),
                name_vi: Set((*vi).to_owned()),
                name_en: Set((*en).to_owned()),
                in_headline: Set(*in_headline),
            },
        );
    let keep = OnConflict::column(agency_kind::Column::Key)
        .do_nothing()
        .to_owned();
    agency_kind::Entity::insert_many(rows)
        .on_conflict(keep)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn seed_questionnaire(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let five = Scale::five();
    let row = scale::ActiveModel {
        key: Set(five.key),
        levels: Set(json(&five.levels)?),
        family: Set(five.family),
        version: Set(five.version),
        status: Set(VersionStatus::Published.code()),
        ..Default::default()
    };
    let scale_id = scale::Entity::insert(row).exec(tx).await?.last_insert_id;
    let row = questionnaire::ActiveModel {
        key: Set("default".into()),
        version: Set(1),
        scale_id: Set(scale_id),
        content: Set(json(&QuestionnaireContent::default_procedure())?),
        status: Set(VersionStatus::Published.code()),
        ..Default::default()
    };
    questionnaire::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Data(error.to_string()))
}
