//! People: how they get in and stay in, what they may change, and what is written down about it.

mod append_only;
mod audit;
mod commands;
mod desk;
mod invitations;
mod people;
mod roles_of_postgres;
mod second_factor;
mod sessions;
mod sign_in;
mod written;
