//! Whether the person behind a session is still there, by the word of the provider that it is linked to.

use super::{Identity, Journey};
use crate::{
    account::{Accounts, Viewer},
    store::{Refusal, StoreError},
};

impl Accounts {
    /// Confirms the session that `journey` set out from, if it is still this one and the provider has asked the very
    /// person whose it is; whether it did.
    pub async fn confirm_by_provider(
        &self,
        viewer: &Viewer,
        journey: &Journey,
        identity: &Identity,
    ) -> Result<bool, StoreError> {
        if journey.confirms != Some(viewer.session) {
            return Ok(false);
        }
        let (issuer, subject) = (&identity.issuer, &identity.subject);
        let linked = self.db.identified(issuer, subject).await?;
        let own = linked.is_some_and(|linked| linked.user.id == viewer.user.id);
        let Some(at) = identity.shown_at.filter(|_| own) else {
            tracing::warn!(user = viewer.user.id, "confirmation refused");
            self.note_refusal(viewer.user.id, Refusal::Provider);
            return Ok(false);
        };
        self.db.confirm_session(&viewer.session, at).await?;
        Ok(true)
    }
}
