//! JSON bodies: the type, the size and the syntax are checked here, each with its own refusal.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use validator::{Validate, ValidationErrors};

use crate::{
    api::problem::{Code, FieldError, Kind, Problem},
    middleware::body_limit::{self, BodyError},
};

/// The bytes of a body that says it is JSON.
#[derive(Debug, Clone)]
pub struct JsonBytes(pub Bytes);

impl<S: Sync> FromRequest<S> for JsonBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Kind::UnsupportedMediaType.into());
        }
        let body = body_limit::read(request.into_body(), body_limit::API).await;
        body.map(Self).map_err(|error| {
            match error {
                BodyError::TooLarge(_) => Kind::TooLarge,
                BodyError::TooSlow => Kind::Timeout,
                BodyError::Broken => Kind::BadRequest,
            }
            .into()
        })
    }
}

/// A small JSON body of one fixed shape.
#[derive(Debug, Clone)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned + Validate, S: Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let JsonBytes(bytes) = JsonBytes::from_request(request, state).await?;
        let body: T = serde_json::from_slice(&bytes)
            .map_err(|error| Problem::invalid_field(explain_json(&error)))?;
        body.validate()
            .map_err(|errors| Problem::invalid(explain_values(&errors)))?;
        Ok(Self(body))
    }
}

/// Where JSON ends to be what is expected.
pub fn explain_json(error: &serde_json::Error) -> FieldError {
    let too_deep = error.to_string().starts_with("recursion limit");
    let code = match error.classify() {
        _ if too_deep => Code::TooDeep,
        serde_json::error::Category::Data => Code::UnexpectedJson,
        _ => Code::MalformedJson,
    };
    FieldError::new("", code)
        .with("line", error.line().to_string())
        .with("column", error.column().to_string())
}

/// What `validator` found, in the order of the fields.
fn explain_values(errors: &ValidationErrors) -> Vec<FieldError> {
    let mut found: Vec<FieldError> = errors
        .field_errors()
        .into_iter()
        .flat_map(|(field, errors)| errors.iter().map(move |error| explain_value(&field, error)))
        .collect();
    found.sort_by(|one, other| one.pointer.cmp(&other.pointer));
    found
}

fn explain_value(field: &str, error: &validator::ValidationError) -> FieldError {
    let bound = |name: &'static str| {
        error
            .params
            .get(name)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let code = match &*error.code {
        "length" => Code::WrongLength,
        "range" => Code::OutOfRange,
        word => Code::of_word(word).unwrap_or(Code::Unreadable),
    };
    FieldError::new(format!("/{field}"), code)
        .with("min", bound("min"))
        .with("max", bound("max"))
}

/// Whether the body says it is JSON.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = kind
        .and_then(|kind| kind.split(';').next())
        .unwrap_or_default()
        .trim();
    let Some((family, name)) = essence.split_once('/') else {
        return false;
    };
    family.eq_ignore_ascii_case("application")
        && (name.eq_ignore_ascii_case("json") || name.to_ascii_lowercase().ends_with("+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_by_its_media_type() {
        let is = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, text.parse().expect("a header"));
            is_json(&headers)
        };
        assert!(is("application/json"));
        assert!(is("Application/JSON; charset=utf-8"));
        assert!(is("application/vnd.kiosk+json"));
        assert!(!is("text/json"));
        assert!(!is("application/x-www-form-urlencoded"));
        assert!(!is_json(&HeaderMap::new()));
    }

    #[test]
    fn an_error_names_its_place() {
        let error = serde_json::from_str::<u8>("\n  {").expect_err("not a number");
        let explained = explain_json(&error);
        assert_eq!(explained.args[0], ("line", "2".to_owned()));
        let deep = "[".repeat(200);
        let error = serde_json::from_str::<serde_json::Value>(&deep).expect_err("too deep");
        assert_eq!(explain_json(&error).code, Code::TooDeep);
    }
}
