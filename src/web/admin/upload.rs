//! Files sent in a form: read, kept until somebody decides, read again.

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{
        Multipart,
        multipart::{MultipartError, MultipartRejection},
    },
    http::StatusCode,
};

use super::clerk::Clerk;
use crate::{model::text::nfc, web::error::WebError};

/// How long a sender may take for the file.
const PATIENCE: Duration = Duration::from_mins(2);
/// Longest name of a file that is shown, in characters.
const LONGEST_NAME: usize = 100;

/// A file as it was sent.
#[derive(Debug, Default)]
pub struct Sent {
    /// What the form asks for besides.
    pub kind: String,
    /// Its name as the sender calls it.
    pub file: String,
    pub bytes: Bytes,
}

/// Why there is no file.
pub enum Unread {
    TooLarge,
    Broken,
}

/// The form with its file; an empty one where something else was sent.
pub async fn read(parts: Result<Multipart, MultipartRejection>) -> Result<Sent, Unread> {
    let Ok(parts) = parts else {
        return Ok(Sent::default());
    };
    match tokio::time::timeout(PATIENCE, collect(parts)).await {
        Ok(Ok(sent)) => Ok(sent),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Unread::TooLarge),
        Ok(Err(_)) | Err(_) => Err(Unread::Broken),
    }
}

/// The parts of the form; those that it does not ask for are passed over.
async fn collect(mut parts: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await? {
        match part.name() {
            Some("kind") => sent.kind = part.text().await?,
            Some("file") => {
                let name = nfc(part.file_name().unwrap_or_default());
                let name = name.chars().filter(|c| !c.is_control());
                sent.file = name.take(LONGEST_NAME).collect();
                sent.bytes = part.bytes().await?;
            }
            _ => {}
        }
    }
    Ok(sent)
}

/// Keeps a file for whoever sent it; the name under which it is found again.
pub async fn keep(clerk: &Clerk, bytes: Bytes) -> Result<String, WebError> {
    let (uploads, owner) = (clerk.app.uploads(), clerk.viewer.user.id);
    let now = clerk.app.clock.now_ms();
    let kept = tokio::task::spawn_blocking(move || uploads.keep(owner, &bytes, now)).await;
    match kept {
        Ok(Ok(name)) => Ok(name),
        Ok(Err(error)) => {
            tracing::error!(%error, "an uploaded file could not be kept in the data folder");
            Err(WebError::unavailable())
        }
        Err(_) => Err(WebError::unavailable()),
    }
}

/// The file, if it is still there and this person sent it.
pub async fn kept(clerk: &Clerk, upload: &str) -> Option<Vec<u8>> {
    let (uploads, owner) = (clerk.app.uploads(), clerk.viewer.user.id);
    let (name, now) = (upload.to_owned(), clerk.app.clock.now_ms());
    let read = tokio::task::spawn_blocking(move || uploads.read(&name, owner, now));
    read.await.ok().flatten()
}

/// Throws a file away.
pub async fn drop(clerk: &Clerk, upload: &str) {
    let (uploads, name) = (clerk.app.uploads(), upload.to_owned());
    // The hourly tidying finds what is left.
    let _ = tokio::task::spawn_blocking(move || uploads.drop(&name)).await;
}
