//! `hailong link print`: posters, counter cards and stickers as a file.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::super::{Context, output};
use crate::{
    model::catalogue::Catalogue,
    print::{Format, Poster, Size, of_agency, printed},
    store::Database,
};

/// Which links, on what.
#[derive(Debug, Args)]
pub struct Print {
    /// A link, by the number that `list` shows.
    #[arg(value_name = "NUMBER", required_unless_present = "agency")]
    id: Option<i32>,
    /// All open links of this agency and those below it, a page each; of stickers, a row each.
    #[arg(long, value_name = "KEY", conflicts_with = "id")]
    agency: Option<String>,
    /// a4 (poster), a5 or a6 (counter card), sticker (60 × 40 mm; A4 sheets of them as PDF, one alone as SVG).
    #[arg(long, value_parser = size)]
    size: Size,
    /// pdf, or svg for a single link.
    #[arg(long, default_value = "pdf", value_parser = format)]
    format: Format,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

fn size(word: &str) -> Result<Size, String> {
    let parsed = word.parse();
    parsed.map_err(|()| "expected a4, a5, a6 or sticker".to_owned())
}

fn format(word: &str) -> Result<Format, String> {
    let parsed = word.parse();
    parsed.map_err(|()| "expected pdf or svg".to_owned())
}

impl Print {
    /// Writes the file.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let catalogue = db.catalogue().await?;
        let posters = self.posters(&catalogue, context)?;
        let count = posters.len();
        let bytes = printed(&posters, self.size, self.format)?;
        let file = self.output.display();
        std::fs::write(&self.output, bytes).with_context(|| format!("cannot write {file}"))?;
        output::complain(&format!(
            "Đã in {count} đường dẫn vào {file} / Links printed: {count}"
        ));
        Ok(())
    }

    fn posters(&self, catalogue: &Catalogue, context: &Context) -> anyhow::Result<Vec<Poster>> {
        let server = &context.config.server;
        let url = server.public_url(server.listen);
        let today = context.clock.today(context.zone());
        let links = match (self.id, &self.agency) {
            (Some(id), _) => {
                let link = catalogue.link_by_id(id);
                vec![link.with_context(|| format!("no link with number {id}"))?]
            }
            (None, Some(key)) => {
                let agency = catalogue.agency(key);
                let agency = agency.with_context(|| format!("unknown agency «{key}»"))?;
                of_agency(catalogue, agency.id, today)
            }
            (None, None) => bail!("which links?"),
        };
        let posters = links.into_iter();
        let posters = posters.filter_map(|link| Poster::of_link(catalogue, link, &url, today));
        Ok(posters.collect())
    }
}
