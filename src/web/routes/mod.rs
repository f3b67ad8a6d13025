//! The one way to add a page: method, address and who may come, together.
//!
//! A route that does not say who may come cannot be written down here, and nothing else builds routers for pages.

mod confirm;
mod guard;
mod rule;

use axum::{
    Router,
    handler::Handler,
    http::Method,
    middleware::from_fn_with_state,
    routing::{MethodFilter, MethodRouter, on},
};

pub use confirm::field as confirm_field;
use guard::Gate;
pub use rule::{AgencyIn, Rule};

use crate::app::App;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// GET (which HEAD follows) or POST.
    pub method: Method,
    /// The address, with names in braces.
    pub path: &'static str,
    /// Who may come.
    pub rule: Rule,
    /// Whether whoever comes must have given a password or a code a short time ago.
    pub confirmed: bool,
}

/// Pages with their rules.
pub struct Routes {
    app: App,
    table: Vec<Route>,
    router: Router<App>,
}

impl Routes {
    /// No page yet.
    pub fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            table: Vec::new(),
            router: Router::new(),
        }
    }

    /// A table of the same program without any page yet, to be merged.
    #[must_use]
    pub fn empty(&self) -> Self {
        Self::new(&self.app)
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::GET, MethodFilter::GET, path, rule, handler)
    }

    /// What a form is sent to.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, MethodFilter::POST, path, rule, handler)
    }

    /// What a form is sent to whose sender must have confirmed a short time ago: an act of consequence.
    #[must_use]
    pub fn post_confirmed<H, T>(mut self, path: &'static str, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let mut pages = self.table.iter();
        let asked = confirm::Asked {
            app: self.app.clone(),
            has_page: pages.any(|page| page.method == Method::GET && page.path == path),
        };
        let asked = from_fn_with_state(asked, confirm::ask);
        let handler = on(MethodFilter::POST, handler).route_layer(asked);
        self.place(Method::POST, path, rule, handler);
        if let Some(route) = self.table.last_mut() {
            route.confirmed = true;
        }
        self
    }

    /// These pages and others.
    #[must_use]
    pub fn with(self, more: impl FnOnce(Self) -> Self) -> Self {
        more(self)
    }

    /// All pages so far with something around each, such as a limit.
    #[must_use]
    pub fn around(self, layer: impl FnOnce(Router<App>) -> Router<App>) -> Self {
        Self {
            router: layer(self.router),
            ..self
        }
    }

    /// These pages and all of another table.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// Every page with its rule.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// The pages.
    pub fn into_router(self) -> Router {
        self.router.with_state(self.app)
    }

    fn add<H, T>(
        mut self,
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        rule: Rule,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.place(method, path, rule, on(filter, handler));
        self
    }

    fn place(&mut self, method: Method, path: &'static str, rule: Rule, page: MethodRouter<App>) {
        let gate = Gate {
            app: self.app.clone(),
            rule,
        };
        let guarded = page.route_layer(from_fn_with_state(gate, guard::guard));
        let router = std::mem::take(&mut self.router);
        self.router = router.route(path, guarded);
        self.table.push(Route {
            method,
            path,
            rule,
            confirmed: false,
        });
    }
}
