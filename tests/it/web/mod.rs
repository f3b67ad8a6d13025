//! The pages behind the sign-in: who gets in, and what each sees.

mod admin_agencies;
mod admin_import;
mod admin_measuring;
mod admin_places;
mod administration;
mod cookies;
mod demo;
mod guessing;
mod invitations;
mod kiosks;
mod privacy;
mod reach;
mod routes;
mod second_factor;
mod sessions;
mod table;
