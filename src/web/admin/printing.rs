//! `GET /admin/links/{id}/print` and `GET /admin/links/print`: posters, counter cards and stickers as files.

use std::str::FromStr;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use hailong_views::page::error::Fault;

use crate::{
    app::App,
    i18n::{Lang, t},
    model::permission::Permission,
    print::{Format, Poster, PrintError, Size, of_agency},
    web::{
        error::WebError,
        form::Fields,
        routes::{AgencyIn, Routes, Rule},
    },
};

use super::{clerk::Clerk, links::Steward};

/// Most letters of a file's name.
const LONGEST: usize = 120;

/// The files. Whoever may make links may print them.
pub fn routes(routes: Routes) -> Routes {
    let whole = Rule::NeedsFor(Permission::ManageLinks, AgencyIn::Query("agency"));
    let single = Rule::Needs(Permission::ManageLinks);
    routes
        .get("/admin/links/print", whole, of_all)
        .get("/admin/links/{id}/print", single, of_one)
}

/// One link, on paper of a size.
async fn of_one(State(app): State<App>, steward: Steward) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let link = steward.link(&catalogue, Permission::ManageLinks)?;
    let asked = Asked::read(&steward)?;
    let poster = Poster::of_link(&catalogue, link, &app.public_url(), steward.today());
    let poster = poster.ok_or(PrintError::Nothing)?;
    let title = [poster.place(), Some(poster.agency.clone())];
    let title: Vec<String> = title.into_iter().flatten().collect();
    let name = Name::new(&link.code, &title.join(" – "), asked);
    send(&app, vec![poster], asked, &name).await
}

/// All open links of an agency and those below it, a page each.
async fn of_all(State(app): State<App>, clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let query = clerk.query();
    let key = query.given("agency").ok_or_else(unclear)?;
    let agency = catalogue.find_agency(key).ok_or_else(WebError::not_found)?;
    let asked = Asked::read(&clerk)?;
    let (url, today) = (app.public_url(), clerk.today());
    let links = of_agency(&catalogue, agency.id, today).into_iter();
    let posters = links.filter_map(|link| Poster::of_link(&catalogue, link, &url, today));
    let name = Name::new(&agency.key, &agency.name, asked);
    send(&app, posters.collect(), asked, &name).await
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    size: Size,
    format: Format,
}

impl Asked {
    /// A poster of A4 as PDF, unless the query says otherwise.
    fn read(clerk: &Clerk) -> Result<Self, WebError> {
        let query = clerk.query();
        Ok(Self {
            size: choice(&query, "size", Size::A4)?,
            format: choice(&query, "format", Format::Pdf)?,
        })
    }
}

fn choice<T: FromStr>(query: &Fields, name: &str, usual: T) -> Result<T, WebError> {
    match query.given(name) {
        None => Ok(usual),
        Some(word) => word.parse().map_err(|_| unclear()),
    }
}

fn unclear() -> WebError {
    WebError::because(Fault::PrintChoice)
}

impl From<PrintError> for WebError {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Nothing => Self::because(Fault::NoLinks),
            PrintError::TooMany(_) => Self::because(Fault::TooManyLinks),
            PrintError::OnePage => Self::because(Fault::PrintChoice),
            PrintError::Busy => Self::unavailable(),
            PrintError::AddressTooLong
            | PrintError::Font
            | PrintError::Pdf(_)
            | PrintError::Broken(_) => {
                tracing::error!(%error, "links could not be printed");
                Self::because(Fault::Internal)
            }
        }
    }
}

async fn send(
    app: &App,
    posters: Vec<Poster>,
    asked: Asked,
    name: &Name,
) -> Result<Response, WebError> {
    let bytes = app.press.print(posters, asked.size, asked.format).await?;
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static(asked.format.media_type());
    headers.insert(header::CONTENT_TYPE, kind);
    let kept = HeaderValue::from_static("no-store");
    headers.insert(header::CACHE_CONTROL, kept);
    if let Ok(name) = HeaderValue::try_from(name.header()) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok((headers, bytes).into_response())
}

/// The name of a file: for programs that know ASCII alone, and for people.
struct Name {
    ascii: String,
    words: String,
}

impl Name {
    fn new(key: &str, title: &str, asked: Asked) -> Self {
        let (size, format) = (asked.size.key(), asked.format.key());
        let words = format!("{} – {title}", t(Lang::Vi, "print-file"));
        let words: String = words.chars().map(harmless).take(LONGEST).collect();
        Self {
            ascii: format!("hailong-{key}-{size}.{format}"),
            words: format!("{} – {}.{format}", words.trim(), size.to_uppercase()),
        }
    }

    /// RFC 6266, the second name by RFC 8187.
    fn header(&self) -> String {
        let words: String = self.words.bytes().map(encoded).collect();
        format!(
            "attachment; filename=\"{}\"; filename*=UTF-8''{words}",
            self.ascii
        )
    }
}

/// What no system takes in a name of a file.
fn harmless(c: char) -> char {
    if c.is_control() || "/\\:*?\"<>|".contains(c) {
        '-'
    } else {
        c
    }
}

fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_for_headers_and_for_systems_of_files() {
        let asked = Asked {
            size: Size::A5,
            format: Format::Svg,
        };
        let name = Name::new("k7m2", "Quầy 1/2: \"Đất\"\r\n", asked);
        assert_eq!(name.words, "Mã QR đánh giá – Quầy 1-2- -Đất--- – A5.svg");
        let header = name.header();
        assert!(header.starts_with(
            "attachment; filename=\"hailong-k7m2-a5.svg\"; filename*=UTF-8''M%C3%A3%20QR%20"
        ));
        assert!(header.is_ascii());
    }
}
