//! All integration tests in one binary: it links once, and starts one PostgreSQL server.

mod account;
mod admin;
mod harness;
mod layers;
mod migrations;
mod report;
mod store;
