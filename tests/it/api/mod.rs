//! The JSON API as outsiders use it, line by line of its contract.

mod bad_ratings;
mod busy;
mod callers;
mod followups;
mod kiosk_ratings;
mod kiosks;
mod problems;
mod ratings;
mod same_rating;
mod scores;
