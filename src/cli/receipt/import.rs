//! Codes for the dossiers of a file.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use secrecy::ExposeSecret;

use super::{
    super::{Context, output},
    orders,
};
use crate::{
    account::Receipts,
    api::receipts::{Ordered, Orders, ReceiptIn},
    import::{
        Source,
        receipts::{self, Dossier, Wrong},
    },
    store::{Database, NewReceipt, StoredReceipt},
};

/// Which file.
#[derive(Debug, Args)]
pub struct Import {
    /// CSV in UTF-8, comma or semicolon: reference,service_point,domain,agency,issued_on; the last two may be empty,
    /// and so may the counter of a dossier that came online, whose agency is named then.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the codes are written; standard output when left out. Whoever reads them can use them: mode 0600.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What a line asks for, and what it gets.
type Line = (String, Ordered);

impl Import {
    /// Issues all, or names what is wrong; a file that is read again gets the same codes.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let own = context.config.secret_key()?;
        let receipts = Receipts::new(own.expose_secret());
        let orders = orders(db, context, &receipts).await?;
        let source = Source::File(self.file);
        let lines = match receipts::read(&source, |dossier| order(&orders, dossier)) {
            Ok(lines) => lines,
            Err(error) => {
                for line in error.details(context.lang) {
                    output::complain(&line);
                }
                bail!(error.summary(context.lang));
            }
        };
        warn(&lines);
        let new: Vec<NewReceipt> = lines.iter().map(|(_, ordered)| ordered.new).collect();
        let stored = db.issue_receipts(&new).await?;
        let revoked = stored.iter().filter(|stored| stored.is_revoked).count();
        if revoked > 0 {
            output::complain(&format!(
                "{revoked} mã đã bị thu hồi trước đó / {revoked} codes were revoked before and cannot be used"
            ));
        }
        let server = &context.config.server;
        let table = table(&lines, &stored, &server.public_url(server.listen))?;
        let Some(path) = &self.output else {
            output::say(table.trim_end());
            return Ok(());
        };
        write(path, &table).with_context(|| format!("«{}» cannot be written", path.display()))
    }
}

fn order(orders: &Orders<'_>, dossier: Dossier) -> Result<Line, Wrong> {
    let asked = ReceiptIn {
        reference: dossier.reference,
        service_point: dossier.service_point,
        domain: dossier.domain,
        agency: dossier.agency,
        issued_on: dossier.issued_on,
    };
    let ordered = orders.check(&asked).map_err(|error| Wrong {
        column: error.pointer,
        text_key: error.code.text_key(),
        args: error.args,
    })?;
    Ok((asked.reference, ordered))
}

fn warn(lines: &[Line]) {
    let odd = lines
        .iter()
        .filter(|(_, ordered)| ordered.warning.is_some());
    let odd = odd.count();
    if odd > 0 {
        output::complain(&format!(
            "{odd} mã hồ sơ có dạng lạ / {odd} references have no known shape of a dossier number"
        ));
    }
}

fn table(lines: &[Line], stored: &[StoredReceipt], url: &str) -> anyhow::Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["reference", "code", "url", "expires_on"])?;
    for ((reference, ordered), stored) in lines.iter().zip(stored) {
        let code = ordered.code.to_string();
        let address = format!("{url}/r/{code}");
        let last = stored.receipt.expires_on.to_string();
        table.write_record([reference.as_str(), &code, &address, &last])?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}

/// Writes a file that nobody else may read, also where others could read what stood there before.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    // The mode above is that of a new file. A terminal or a pipe is left as it is.
    #[cfg(unix)]
    if file.metadata()?.is_file() {
        let own = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        file.set_permissions(own)?;
    }
    file.write_all(text.as_bytes())
}
