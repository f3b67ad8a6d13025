//! The kiosk's shell. Everything on it is made by its script, which has a token.

use axum::{extract::State, response::Html};
use hailong_views::page::kiosk::KioskPage;
use maud::Render;

use super::frame::Visit;
use crate::app::App;

/// `GET /k/` and `GET /k/pair`.
pub async fn show_kiosk(State(app): State<App>, visit: Visit) -> Html<String> {
    Html(
        KioskPage {
            layout: visit.bare(&app),
        }
        .render()
        .into_string(),
    )
}
