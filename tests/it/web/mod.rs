//! The pages behind the sign-in: who gets in, and what each sees.

mod admin_agencies;
mod admin_import;
mod admin_measuring;
mod admin_places;
mod administration;
mod asvs;
mod audit;
mod audit_reading;
mod confirming;
mod cookies;
mod demo;
mod foreign;
mod guessing;
mod hostile;
mod import_kinds;
mod invitations;
mod kiosk;
mod kiosks;
mod new_ward;
#[cfg(feature = "oidc")]
mod oidc;
mod phone;
mod privacy;
mod reach;
mod replies;
mod routes;
mod second_factor;
mod sending;
mod sessions;
mod small_numbers;
mod table;
