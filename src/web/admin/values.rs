//! Values of the log in words, where they are words of a closed list or texts in several languages.

use serde_json::Value;

use crate::{
    i18n::{Lang, t},
    model::grant::Grant,
};

/// What stands in a field; as it stands where there are no words for it.
pub fn said(lang: Lang, field: &str, text: &str) -> String {
    match field {
        "comparison" | "subject" | "calendar" => word(lang, field, text),
        "closing" => word(lang, "link-closing", text),
        "measured_by" => word(lang, "measured-by", text),
        "grants" => grants(lang, text),
        "status" if matches!(text, "binding" | "reference") => word(lang, "target-status", text),
        "status" => word(lang, "questionnaire", text),
        "comment" | "with_descendants" if matches!(text, "true" | "yes") => t(lang, "admin-yes"),
        "comment" | "with_descendants" if matches!(text, "false" | "no") => t(lang, "admin-no"),
        "title" | "reasons" | "groups" | "levels" => {
            let value = serde_json::from_str(text);
            value.map_or_else(|_| text.to_owned(), |value| plain(lang, &value))
        }
        _ => text.to_owned(),
    }
}

fn word(lang: Lang, prefix: &str, text: &str) -> String {
    let text = if text == "*" { "any" } else { text };
    let key = format!("{prefix}-{text}");
    let words = t(lang, &key);
    if words == key { text.to_owned() } else { words }
}

/// `scores:read,ratings:write` as what each allows.
fn grants(lang: Lang, text: &str) -> String {
    let keys = text.split([',', ';']).map(str::trim);
    let told = keys.map(|key| match key.parse::<Grant>() {
        Ok(_) => t(lang, &format!("grant-{}", key.replace(':', "_"))),
        Err(_) => key.to_owned(),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Texts without the marks of JSON; a list has one entry after the other.
fn plain(lang: Lang, value: &Value) -> String {
    let join = |texts: Vec<String>, between: &str| {
        let said = texts.into_iter().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(between)
    };
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => join(list.iter().map(|v| plain(lang, v)).collect(), "; "),
        Value::Object(fields) => {
            let parts = fields.iter().map(|(name, value)| match name.as_str() {
                "satisfied" if value == true => t(lang, "field-satisfied"),
                "satisfied" => String::new(),
                _ => plain(lang, value),
            });
            join(parts.collect(), " / ")
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_place_of_keys() {
        assert_eq!(
            said(Lang::Vi, "status", "binding"),
            t(Lang::Vi, "target-status-binding")
        );
        assert_eq!(said(Lang::Vi, "subject", "*"), t(Lang::Vi, "subject-any"));
        assert_eq!(said(Lang::Vi, "topic", "land"), "land");
        let title = r#"{"en":"Happy?","vi":"Hài lòng?"}"#;
        assert_eq!(said(Lang::En, "title", title), "Happy? / Hài lòng?");
    }
}
