//! hailong measures how satisfied citizens are with their local administration.
//!
//! The layers, from the inside out; a module imports only from those before it
//! (`tests/it/layers.rs` guards this):
//!
//! `model` · `i18n`, `entity` · `print` · `store` · `ingest`, `import`, `report` · `admin` · `jobs` · `demo` · `web`, `api`, `middleware` · `app`, `cli`

pub mod account;
pub mod admin;
pub mod api;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod entity;
pub mod i18n;
pub mod import;
pub mod ingest;
pub mod jobs;
pub mod middleware;
pub mod model;
pub mod print;
pub mod report;
pub mod rescue;
pub mod serve;
pub mod store;
pub mod web;
