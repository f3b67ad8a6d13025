//! The shell of the self-hosted Swagger UI.

use maud::{Markup, Render, html};

use crate::i18n::t;
use crate::layout::{Audience, Layout};

/// The API's documentation, drawn by Swagger UI from the OpenAPI document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiDocsPage {
    /// The frame.
    pub layout: Layout,
    /// Address of the OpenAPI document.
    pub openapi: String,
    /// Address of Swagger UI's style sheet.
    pub swagger_css: String,
    /// Addresses of the scripts, in loading order: the bundle, then our own start script.
    pub scripts: Vec<String>,
}

impl Render for ApiDocsPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! {
            link rel="stylesheet" href=(self.swagger_css);
            div id="swagger-ui" data-openapi=(self.openapi) {}
            noscript { p { (t(lang, "api-docs-no-script")) " " a href=(self.openapi) { (self.openapi) } } }
            @for address in &self.scripts { script src=(address) {} }
        };
        self.layout
            .document(Audience::Public, &t(lang, "api-docs-title"), &main)
    }
}
