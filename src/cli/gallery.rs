//! `hailong gallery`

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::Context as _;
use clap::Args;

use super::{Context, output};
use crate::web::gallery;

/// Writes every page with invented values, in both languages, to look at while changing it.
#[derive(Debug, Args)]
pub struct Gallery {
    /// Folder for the pages; open `index.html` in it.
    #[arg(long, value_name = "DIR", default_value = "gallery")]
    out: PathBuf,
}

impl Gallery {
    /// Writes the files and prints where the index is; needs neither database nor server.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        for file in gallery::files(context.lang).await? {
            let path = self.out.join(&file.path);
            let written = path
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&path, &file.bytes));
            written.with_context(|| path.display().to_string())?;
        }
        output::say(&self.out.join("index.html").display().to_string());
        Ok(ExitCode::SUCCESS)
    }
}
