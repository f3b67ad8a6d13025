//! Embeds the files that pages need; everything else under `views/assets` stays out.

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script the profile in this way only"
)]
fn main() {
    let folders = [
        ("css", "views/assets/css"),
        ("dist", "views/assets/dist"),
        ("fonts", "views/assets/fonts"),
        ("img", "views/assets/img"),
    ];
    // A debug build reads them from the disk, so that a change of style needs no build.
    let embed = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    memory_serve::load_names_directories(folders, embed);
}
