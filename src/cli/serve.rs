//! `hailong serve`

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::{Context, demo, log, output};
use crate::{
    app::{self, App},
    serve,
};

/// Starts the server.
#[derive(Debug, Args)]
pub struct Serve {
    /// A database of its own with the Tân Phú example and generated ratings.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    /// Runs until SIGTERM or SIGINT.
    pub async fn run(self, context: Context) -> anyhow::Result<ExitCode> {
        let Context { config, clock, .. } = context;
        log::start(config.log);
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        config.data.create()?;
        let db = if self.demo {
            demo::open(&config, &clock).await?
        } else {
            app::open_database(&config, false)
                .await
                .context("the database cannot be opened")?
        };
        let key = config.secret_key()?;
        if let Some(listen) = config.metrics.listen {
            start_metrics(listen)?;
        }
        let listener = serve::bind(config.server.listen).await?;
        let address = listener.local_addr()?;
        let public_url = config.server.public_url(address);
        let (app, workers) = App::start(config, clock, db, key, self.demo).await?;
        app.set_public_url(public_url.clone());
        announce(&public_url, self.demo);
        if is_in_the_clear(address, &public_url) {
            tracing::warn!(
                listen = %address,
                "reached from other machines without TLS: sessions and passwords can be read on the way; \
                 put a TLS proxy in front and set server.public_url to its https address"
            );
        }
        if let Some(token) = app.accounts.offer_setup().await? {
            announce_setup(&public_url, &token);
        }
        let stop = async move {
            tokio::select! { _ = terminate.recv() => (), _ = interrupt.recv() => () }
            tracing::info!("stopping");
        };
        serve::serve(app, workers, listener, stop).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Whether other machines reach the server and nothing says that they do so by TLS.
fn is_in_the_clear(listen: std::net::SocketAddr, public_url: &str) -> bool {
    !listen.ip().is_loopback() && !public_url.starts_with("https://")
}

fn announce(url: &str, demo: bool) {
    let note = if demo {
        " (dữ liệu minh họa / generated data)"
    } else {
        ""
    };
    output::say(&format!("hailong: {url}/ · {url}/dashboard{note}"));
    tracing::info!(url, demo, "listening");
}

/// The first start: nobody is there who could invite anybody.
fn announce_setup(url: &str, token: &str) {
    output::complain(
        "Chưa có tài khoản nào. Mở đường dẫn sau để tạo tài khoản quản trị đầu tiên (dùng một lần, trong 24 giờ; khởi động lại để có đường dẫn mới) / \
         Nobody has an account yet. Open this link to make the first administrator (works once, for 24 hours; start again for another one):",
    );
    output::say(&format!("{url}/invitations/{token}"));
}

fn start_metrics(listen: std::net::SocketAddr) -> anyhow::Result<()> {
    let exporter = metrics_exporter_prometheus::PrometheusBuilder::new().with_http_listener(listen);
    exporter
        .install()
        .with_context(|| format!("cannot listen on {listen} for metrics"))
}

#[cfg(test)]
mod tests {
    use super::is_in_the_clear;

    #[test]
    fn only_what_others_reach_without_tls_is_in_the_clear() {
        let here = "127.0.0.1:8080".parse().unwrap();
        let office = "192.0.2.1:8080".parse().unwrap();
        let everywhere = "[::]:8080".parse().unwrap();
        assert!(is_in_the_clear(office, "http://192.0.2.1:8080"));
        assert!(is_in_the_clear(everywhere, "http://localhost:8080"));
        assert!(!is_in_the_clear(office, "https://danhgia.example.gov.vn"));
        assert!(!is_in_the_clear(here, "http://127.0.0.1:8080"));
    }
}
