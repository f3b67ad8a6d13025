//! Raw requests, and what the bench reads in their answers.

use anyhow::Context;

/// A call of the API.
pub fn call(token: &str, path: &str, body: Option<&str>) -> Vec<u8> {
    let head = format!("host: bench\r\nauthorization: Bearer {token}\r\n");
    match body {
        None => format!("GET {path} HTTP/1.1\r\n{head}\r\n"),
        Some(body) => format!(
            "POST {path} HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        ),
    }
    .into_bytes()
}

/// Asks for the form behind a code.
pub fn open(code: &str) -> Vec<u8> {
    format!("GET /r/{code} HTTP/1.1\r\nhost: bench\r\naccept-language: vi\r\n\r\n").into_bytes()
}

/// Sends the form on this page.
pub fn send(code: &str, page: &[u8], level: usize) -> anyhow::Result<Vec<u8>> {
    let page = std::str::from_utf8(page)?;
    let field = |name: &str| {
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
        let value = rest.and_then(|rest| rest.split('"').next());
        value.with_context(|| format!("no field {name} in {page}"))
    };
    let body = format!("id={}&form={}&level={level}", field("id")?, field("form")?);
    Ok(format!(
        "POST /r/{code} HTTP/1.1\r\nhost: bench\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes())
}

/// The JSON of a good answer.
pub fn json(answer: &[u8]) -> anyhow::Result<serde_json::Value> {
    let text = std::str::from_utf8(answer)?;
    let (head, body) = text.split_once("\r\n\r\n").context("no body")?;
    anyhow::ensure!(head.starts_with("HTTP/1.1 200 "), "{text}");
    Ok(serde_json::from_str(body)?)
}
