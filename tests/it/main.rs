//! All integration tests in one binary: it links once, and starts one PostgreSQL server.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on says where by panicking"
)]

mod account;
mod admin;
mod api;
mod harness;
mod ingest;
mod kiosk;
mod layers;
mod links;
mod migrations;
mod pressure;
mod receipts;
mod report;
mod store;
mod web;
