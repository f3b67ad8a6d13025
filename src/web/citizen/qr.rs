//! `GET /r/{code}/qr.svg|png`: the address of a code to be printed.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use super::place;
use crate::{
    app::App,
    web::{error::WebError, frame::Visit, qr},
};

/// Modules of white around a code, as its standard wants it.
const QUIET: i32 = 4;
/// Pixels of a module.
const SCALE: i32 = 8;

/// `GET /r/{code}/qr.svg`
pub async fn show_svg(
    State(app): State<App>,
    Path(code): Path<String>,
    visit: Visit,
) -> Result<Response, Response> {
    let qr = draw(&app, &visit, &code).await?;
    Ok(picture("image/svg+xml", svg(&qr).into_bytes()))
}

/// `GET /r/{code}/qr.png`
pub async fn show_png(
    State(app): State<App>,
    Path(code): Path<String>,
    visit: Visit,
) -> Result<Response, Response> {
    let qr = draw(&app, &visit, &code).await?;
    let bytes = png(&qr).map_err(|_| WebError::unavailable().into_response())?;
    Ok(picture("image/png", bytes))
}

/// Whoever may print a code's picture has the code; nobody else may keep it.
fn picture(kind: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, bytes).into_response()
}

async fn draw(app: &App, visit: &Visit, code: &str) -> Result<QrCode, Response> {
    let catalogue = app.catalogue();
    let found = place::find(app, &catalogue, code).await;
    let place = found.map_err(|refusal| refusal.answer(app, visit))?;
    let head = format!("{}/r/", app.public_url());
    // Capitals and digits take less room in a part of their own.
    let mut parts = vec![QrSegment::make_bytes(head.as_bytes())];
    parts.extend(QrSegment::make_segments(&place.code));
    QrCode::encode_segments(&parts, QrCodeEcc::Medium)
        .map_err(|_| WebError::not_found().into_response())
}

fn svg(code: &QrCode) -> String {
    let (size, path) = (code.size() + 2 * QUIET, qr::path(code, QUIET));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
    )
}

/// One bit a pixel, 1 is white.
fn png(qr: &QrCode) -> Result<Vec<u8>, png::EncodingError> {
    let size = (qr.size() + 2 * QUIET) * SCALE;
    let width = size.unsigned_abs();
    let line = |y: i32| {
        let white = move |x: i32| !qr.get_module(x / SCALE - QUIET, y / SCALE - QUIET);
        let byte =
            move |first: i32| (0..8).fold(0u8, |bits, x| bits << 1 | u8::from(white(first + x)));
        (0..size).step_by(8).map(byte)
    };
    let pixels: Vec<u8> = (0..size).flat_map(line).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}
