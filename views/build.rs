//! The words are embedded when the crate is built; a changed word must build it anew.

#![expect(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
