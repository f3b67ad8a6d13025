//! Where things of administration are.

use crate::model::audit::ObjectKind;

/// The list of a kind of thing.
pub const fn list(object: ObjectKind) -> &'static str {
    match object {
        ObjectKind::Agency => "/admin/agencies",
        ObjectKind::Scope => "/admin/scopes",
        ObjectKind::Domain => "/admin/domains",
        ObjectKind::ServicePoint => "/admin/service-points",
        ObjectKind::Holiday => "/admin/holidays",
        ObjectKind::Target => "/admin/targets",
        ObjectKind::OfficialValue => "/admin/official-values",
        ObjectKind::Questionnaire => "/admin/questionnaires",
        ObjectKind::Reply => "/admin/replies",
        ObjectKind::Scale => "/admin/scales",
        ObjectKind::User | ObjectKind::Invitation => "/admin/users",
        ObjectKind::Token => "/admin/tokens",
        ObjectKind::Import => "/admin/import",
        ObjectKind::AuditLog => "/audit",
        ObjectKind::Kiosk => "/kiosks",
        ObjectKind::Link => "/admin/links",
        ObjectKind::ReceiptKey
        | ObjectKind::Receipt
        | ObjectKind::PrintedReceipts
        | ObjectKind::Comment
        | ObjectKind::Session
        | ObjectKind::Rollup => "/admin",
    }
}

/// Key of the name of that list.
pub const fn list_name(object: ObjectKind) -> &'static str {
    match object {
        ObjectKind::Agency => "tree-title",
        ObjectKind::Scope => "objects-scope",
        ObjectKind::Domain => "objects-domain",
        ObjectKind::ServicePoint => "objects-service_point",
        ObjectKind::Holiday => "holidays-title",
        ObjectKind::Target => "objects-target",
        ObjectKind::OfficialValue => "objects-official_value",
        ObjectKind::Questionnaire => "objects-questionnaire",
        ObjectKind::Reply => "objects-reply",
        ObjectKind::Scale => "objects-scale",
        ObjectKind::User | ObjectKind::Invitation => "users-title",
        ObjectKind::Token => "tokens-title",
        ObjectKind::Import => "import-page-title",
        ObjectKind::AuditLog => "audit-title",
        ObjectKind::Kiosk => "kiosks-title",
        ObjectKind::Link => "links-title",
        ObjectKind::ReceiptKey
        | ObjectKind::Receipt
        | ObjectKind::PrintedReceipts
        | ObjectKind::Comment
        | ObjectKind::Session
        | ObjectKind::Rollup => "admin-title",
    }
}

/// The page of one thing; the list where things of its kind have no page of their own.
pub fn thing(object: ObjectKind, key: &str) -> String {
    let list = list(object);
    match object {
        ObjectKind::Agency
        | ObjectKind::Scope
        | ObjectKind::Domain
        | ObjectKind::ServicePoint
        | ObjectKind::Target
        | ObjectKind::OfficialValue
        | ObjectKind::Questionnaire
        | ObjectKind::Reply
        | ObjectKind::Scale
        | ObjectKind::Kiosk
        | ObjectKind::Link
            if !key.is_empty() =>
        {
            format!("{list}/{}", escaped(key))
        }
        _ => list.to_owned(),
    }
}

/// A step on the way to a thing: `/admin/agencies/{key}/rename`.
pub fn step(object: ObjectKind, key: &str, step: &str) -> String {
    format!("{}/{step}", thing(object, key))
}

/// A key as one part of an address.
fn escaped(key: &str) -> String {
    // A space is written `+` by forms, which means a plus in a path.
    let form: String = form_urlencoded::byte_serialize(key.as_bytes()).collect();
    form.replace('+', "%20")
}
