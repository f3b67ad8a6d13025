//! The words are embedded when the crate is built; a changed word must build it anew.

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
