//! The description of the API, drawn by a Swagger UI of our own.

use axum::{extract::State, response::Html};
use hailong_views::page::api_docs::ApiDocsPage;
use maud::Render;

use super::{
    assets::dist_address,
    frame::{Place, Visit},
};
use crate::app::App;

/// `GET /api/docs`
pub async fn show_docs(State(app): State<App>, visit: Visit) -> Html<String> {
    let page = ApiDocsPage {
        layout: visit.layout(&app, Place::Docs),
        openapi: "/api/v1/openapi.json".to_owned(),
        swagger_css: dist_address("swagger-ui.css"),
        scripts: vec![
            dist_address("swagger-ui-bundle.js"),
            dist_address("api-docs.js"),
        ],
    };
    Html(page.render().into_string())
}
