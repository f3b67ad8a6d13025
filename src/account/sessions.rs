//! Sessions: who is behind a token, and ending them.

use super::{accounts::Accounts, secret::hash_secret, viewer::Viewer};
use crate::{
    model::{
        audit::Action,
        catalogue::{Catalogue, SecretHash},
        user::User,
    },
    store::{Refusal, SessionEntry, StoreError},
};

/// Milliseconds after which it is worth noting that a session was seen.
const SEEN_EVERY: i64 = 60_000;

impl Accounts {
    /// Who is behind this session token; nobody while a code of the second factor is still to come.
    /// One indexed read. That the session was seen is noted once a minute, and nobody waits for it.
    pub async fn viewer(
        &self,
        catalogue: &Catalogue,
        token: &str,
    ) -> Result<Option<Viewer>, StoreError> {
        let now = self.clock.now_ms();
        let hash = hash_secret(token);
        let found = self.db.session(&hash, now, self.idle_since(now)).await?;
        let Some(session) = found.filter(|s| s.second_factor || !s.user.totp) else {
            return Ok(None);
        };
        if now - session.seen_at >= SEEN_EVERY {
            self.note_seen(hash, now);
        }
        // A second factor may have been shown elsewhere, to a provider that the operator trusts.
        let shown = session.user.totp || session.second_factor;
        let must_enrol = !shown && self.needs_totp(session.user.role);
        let viewer = Viewer::new(session.user, hash, must_enrol, catalogue);
        Ok(Some(viewer.confirmed(session.confirmed_at)))
    }

    /// Who has given the password under this token and still has to give a code.
    pub async fn pending(&self, token: &str) -> Result<Option<User>, StoreError> {
        let now = self.clock.now_ms();
        let hash = hash_secret(token);
        let found = self.db.session(&hash, now, self.idle_since(now)).await?;
        let waiting = found.filter(|s| s.user.totp && !s.second_factor);
        Ok(waiting.map(|session| session.user))
    }

    /// The person's own sessions, the last seen first.
    pub async fn sessions(&self, viewer: &Viewer) -> Result<Vec<SessionEntry>, StoreError> {
        let now = self.clock.now_ms();
        let idle = self.idle_since(now);
        self.db.sessions_of(viewer.user.id, now, idle).await
    }

    /// Ends one of the person's own sessions, this one by signing out; whether there was one.
    pub async fn end_session(
        &self,
        viewer: &Viewer,
        session: &SecretHash,
    ) -> Result<bool, StoreError> {
        let action = if *session == viewer.session {
            Action::SignedOut
        } else {
            Action::Revoked
        };
        let now = self.clock.now_ms();
        let ended = self.db.end_session(&viewer.user, session, action, now);
        ended.await
    }

    /// Ends the person's own sessions but this one; how many there were.
    pub async fn end_other_sessions(&self, viewer: &Viewer) -> Result<u64, StoreError> {
        let now = self.clock.now_ms();
        let (keep, actor) = (Some(viewer.session), viewer.actor());
        let ended = self.db.end_other_sessions(&viewer.user, keep, &actor, now);
        ended.await
    }

    /// Signs out.
    pub async fn sign_out(&self, viewer: &Viewer) -> Result<(), StoreError> {
        self.end_session(viewer, &viewer.session).await.map(|_| ())
    }

    /// Nobody waits for it: the time of an answer must not tell who has an account.
    pub(super) fn note_refusal(&self, user: i32, refusal: Refusal) {
        let (db, now) = (self.db.clone(), self.clock.now_ms());
        tokio::spawn(async move {
            if let Err(error) = db.count_refusal(user, refusal, now).await {
                tracing::warn!(%error, user, "a refused sign-in could not be counted");
            }
        });
    }

    fn note_seen(&self, hash: SecretHash, now: i64) {
        let db = self.db.clone();
        tokio::spawn(async move {
            if let Err(error) = db.session_seen(&hash, now - SEEN_EVERY, now).await {
                tracing::warn!(%error, "that a session was seen could not be noted");
            }
        });
    }
}

/// The family of a browser, as its header tells it: enough to recognise one's own, nothing that tells machines apart.
pub fn browser_family(user_agent: &str) -> &'static str {
    // Edge, Opera and Cốc Cốc call themselves Chrome as well, and Chrome calls itself Safari.
    const FAMILIES: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    FAMILIES
        .iter()
        .find(|(sign, _)| user_agent.contains(sign))
        .map_or("?", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_family_only() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0";
        assert_eq!(browser_family(edge), "Edge");
        assert_eq!(browser_family(&edge.replace(" Edg/141.0", "")), "Chrome");
        assert_eq!(browser_family("<script>"), "?");
    }
}
