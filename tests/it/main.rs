//! All integration tests in one binary: it links once, and starts one PostgreSQL server.

mod api;
mod harness;
mod ingest;
mod layers;
mod migrations;
mod report;
mod store;
mod web;
