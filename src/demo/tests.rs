//! The generated years hold what they promise.

mod area;
mod filling;
mod shapes;
mod stories;
