//! The parts of the running program, built once and shared by all requests.

mod rounds;

use std::{
    ops::Deref,
    sync::{Arc, OnceLock, PoisonError, RwLock},
    time::Duration,
};

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretSlice};
use tokio::task::JoinHandle;

#[cfg(feature = "oidc")]
use crate::{account::oidc::Provider, config::Oidc};
use crate::{
    account::{Accounts, Receipts, Rules},
    clock::Clock,
    config::{Access, Config, Misuse},
    import::Uploads,
    ingest::{Ingest, IngestOptions},
    jobs::{Counters, KioskWatch, MisuseWatch, Pressure, judge_misuse, watch_kiosks},
    model::{
        catalogue::Catalogue,
        misuse::{MisuseRule, MisuseRules},
        rating::COMMENT_KEPT_DAYS,
        scope::Scope,
        zone::Zone,
    },
    print::Press,
    store::{Database, Location, StoreError},
};

/// The running program; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What [`App`] shares.
pub struct Parts {
    /// The settings in force.
    pub config: Config,
    /// The only source of time.
    pub clock: Clock,
    /// Where a day ends.
    pub zone: Zone,
    /// The database.
    pub db: Database,
    /// The way in for ratings.
    pub ingest: Ingest,
    /// What devices say they counted.
    pub counters: Counters,
    /// How hard each link is pressed.
    pub pressure: Pressure,
    /// Signing in, and the own account of whoever has.
    pub accounts: Accounts,
    /// Codes on receipts.
    pub receipts: Receipts,
    /// Makes posters.
    pub press: Press,
    /// The operator's identity provider, if there is one.
    #[cfg(feature = "oidc")]
    pub provider: Option<Provider>,
    /// Whether this is the demonstration on generated data.
    pub demo: bool,
    key: SecretSlice<u8>,
    catalogue: RwLock<Arc<Catalogue>>,
    refreshing: tokio::sync::Mutex<()>,
    public_url: OnceLock<String>,
}

/// The tasks behind an [`App`].
pub struct Workers {
    /// The writer of ratings; ends when the last [`App`] is gone.
    pub writer: JoinHandle<()>,
    /// What is done again and again. Each holds the [`App`] for as long as its turn takes.
    pub rounds: [JoinHandle<()>; 4],
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Opens the configured database, or that of the demonstration.
pub async fn open_database(config: &Config, demo: bool) -> Result<Database, StoreError> {
    let url = if demo {
        config.demo_database_url()
    } else {
        config.database_url()
    };
    Database::open(
        &Location::parse(&url.expose())?,
        config.database.max_readers,
    )
    .await
}

impl App {
    /// Builds the parts around an open database and starts the tasks.
    pub async fn start(
        config: Config,
        clock: Clock,
        db: Database,
        key: SecretSlice<u8>,
        demo: bool,
    ) -> Result<(Self, Workers), StoreError> {
        let options = IngestOptions {
            queue: config.ingest.queue,
            batch: config.ingest.batch,
        };
        let writer = Ingest::start(db.clone(), clock.clone(), options);
        Self::with_writer(config, clock, db, key, demo, writer).await
    }

    /// Builds the parts around a database and a writer that runs already.
    pub async fn with_writer(
        config: Config,
        clock: Clock,
        db: Database,
        key: SecretSlice<u8>,
        demo: bool,
        (ingest, writer): (Ingest, JoinHandle<()>),
    ) -> Result<(Self, Workers), StoreError> {
        let zone = config.zone.name.name().parse().unwrap_or_default();
        db.note_valid_days(clock.today(zone), config.receipts.valid_days)
            .await?;
        let catalogue = RwLock::new(Arc::new(db.catalogue().await?));
        let public_url = OnceLock::new();
        let rules = access_rules(&config.access);
        let accounts = Accounts::new(db.clone(), clock.clone(), key.expose_secret(), rules);
        #[cfg(feature = "oidc")]
        let provider = config
            .access
            .oidc
            .as_ref()
            .map(|oidc| identity_provider(oidc, &config.access, &clock));
        let pressure = Pressure::new(config.misuse.pressure(), clock.clone());
        let app = Self(Arc::new(Parts {
            pressure,
            config,
            clock,
            zone,
            db,
            ingest,
            counters: Counters::default(),
            accounts,
            receipts: Receipts::new(key.expose_secret()),
            press: Press::default(),
            #[cfg(feature = "oidc")]
            provider,
            demo,
            key,
            catalogue,
            refreshing: tokio::sync::Mutex::default(),
            public_url,
        }));
        let rounds = rounds::begin(&app.0);
        Ok((app, Workers { writer, rounds }))
    }
}

impl Parts {
    /// The reference data as of now; hold it for one request, not longer.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Loads the reference data anew where it has changed. Afterwards at least what was committed
    /// before the call is seen.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        // One at a time: a slow one that began earlier must not put older data in the place of newer.
        let _turn = self.refreshing.lock().await;
        if self.db.catalogue_version().await? != self.catalogue().version {
            let fresh = Arc::new(self.db.catalogue().await?);
            *self
                .catalogue
                .write()
                .unwrap_or_else(PoisonError::into_inner) = fresh;
        }
        Ok(())
    }

    /// Keeps what kiosks counted and looks after them, as of now.
    pub async fn watch_kiosks(&self) -> Result<(), StoreError> {
        self.counters.keep(&self.db).await?;
        let watch = self.kiosk_watch();
        watch_kiosks(&self.db, &self.catalogue(), &watch, self.clock.now_ms()).await
    }

    /// When the watch over kiosks sounds.
    pub fn kiosk_watch(&self) -> KioskWatch {
        let kiosk = &self.config.kiosk;
        KioskWatch {
            zone: self.zone,
            offline_ms: i64::from(kiosk.offline_minutes) * 60_000,
            silence_ratings: kiosk.silence_ratings,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// Deletes the texts of comments that have been kept for their time; returns how many went.
    pub async fn forget_comments(&self) -> Result<usize, StoreError> {
        let kept = TimeDelta::days(i64::from(COMMENT_KEPT_DAYS));
        let day = self.clock.today(self.zone) - kept;
        let instant = self.zone.start_of_day(day).timestamp_millis();
        self.db
            .forget_comments(day, instant, self.clock.now_ms())
            .await
    }

    /// Judges what kiosks and links sent for misuse, as of now; returns how many flags were raised or lifted.
    pub async fn judge_misuse(&self) -> Result<usize, StoreError> {
        let watch = self.misuse_watch();
        judge_misuse(&self.db, &self.catalogue(), &watch, self.clock.now_ms()).await
    }

    /// How ratings of kiosks and links are judged.
    pub fn misuse_watch(&self) -> MisuseWatch {
        let kiosk = &self.config.kiosk;
        let rules = MisuseRules {
            on: kiosk.flag.clone(),
            interval_ms: i64::from(kiosk.response_interval_seconds) * 1_000,
            burst_ratings: kiosk.burst_ratings as usize,
            burst_ms: i64::from(kiosk.burst_seconds) * 1_000,
            measure_from_ms: 0,
            run_ratings: kiosk.run_ratings as usize,
        };
        MisuseWatch {
            zone: self.zone,
            rules,
            links: link_rules(&self.config.misuse),
        }
    }

    /// Files that were sent to be looked at first.
    pub fn uploads(&self) -> Uploads {
        Uploads::inside(&self.config.data.dir)
    }

    /// The key that signs forms.
    pub fn key(&self) -> &[u8] {
        self.key.expose_secret()
    }

    /// Tells under which address people reach this server.
    pub fn set_public_url(&self, url: String) {
        // Only the first listener names it.
        let _ = self.public_url.set(url);
    }

    /// The address under which people reach this server, without a slash at the end.
    pub fn public_url(&self) -> String {
        self.public_url
            .get()
            .cloned()
            .unwrap_or_else(|| self.config.server.public_url(self.config.server.listen))
    }
}

/// The scope that pages show when none is asked for: the configured one, else the first.
pub fn default_scope<'a>(config: &Config, catalogue: &'a Catalogue) -> Option<&'a Scope> {
    let configured = config
        .report
        .default_scope
        .as_deref()
        .and_then(|key| catalogue.scope(key));
    configured.or_else(|| catalogue.scopes.first())
}

/// Milliseconds that lie at least between ratings of a link in the measure of a machine.
const LINK_MEASURE_MS: i64 = 1_000;

/// What the settings say about misuse of links. Whether a form was sent in haste only its stamp tells,
/// so that is judged when it comes in.
fn link_rules(misuse: &Misuse) -> MisuseRules {
    let flag = misuse.flag.iter().copied();
    MisuseRules {
        on: flag.filter(|rule| *rule != MisuseRule::Hasty).collect(),
        interval_ms: 0,
        burst_ratings: misuse.burst_ratings as usize,
        burst_ms: i64::from(misuse.burst_seconds) * 1_000,
        measure_from_ms: LINK_MEASURE_MS,
        run_ratings: usize::MAX,
    }
}

/// What the settings say about signing in, in the words of `account`.
fn access_rules(access: &Access) -> Rules {
    Rules {
        idle: Duration::from_mins(access.session_idle_minutes.into()),
        longest: Duration::from_hours(24 * u64::from(access.session_days)),
        confirmed: Duration::from_mins(access.confirm_minutes.into()),
        totp_required: access.totp_required_roles.clone(),
    }
}

/// What the settings say about the identity provider, in the words of `account`.
#[cfg(feature = "oidc")]
fn identity_provider(oidc: &Oidc, access: &Access, clock: &Clock) -> Provider {
    let settings = crate::account::oidc::Settings {
        issuer: oidc.issuer.to_string(),
        client_id: oidc.client_id.clone(),
        client_secret: oidc.client_secret.clone().unwrap_or_default(),
        scopes: oidc.scopes.clone(),
        clock_skew: Duration::from_secs(oidc.clock_skew_seconds.into()),
        confirmed: access_rules(access).confirmed,
        trusted: oidc.trusted_amr.clone(),
    };
    Provider::new(settings, clock.clone())
}
