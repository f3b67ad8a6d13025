//! Reading a body that may not be larger than it should, nor take for ever.

use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;

/// Largest body of a form, bytes.
pub const FORM: usize = 64 * 1024;
/// Largest file that is sent in a form, bytes.
pub const FILE: usize = 16 * 1024 * 1024;
/// Largest body of an API call, bytes.
pub const API: usize = 1024 * 1024;
/// How long a sender may take for a body.
const PATIENCE: Duration = Duration::from_secs(30);
/// How much more than allowed is still read and thrown away: a sender that is cut off while
/// sending does not get to see the answer, and could not know that it should send less.
const DRAIN: usize = 16 * 1024 * 1024;

/// Why there is no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// Larger than the limit.
    #[error("the body is larger than {0} bytes")]
    TooLarge(usize),
    /// It took too long.
    #[error("the body took too long")]
    TooSlow,
    /// The connection broke, or the framing is wrong.
    #[error("the body broke off")]
    Broken,
}

/// Reads a whole body of at most `limit` bytes.
pub async fn read(body: Body, limit: usize) -> Result<Bytes, BodyError> {
    tokio::time::timeout(PATIENCE, collect(body, limit))
        .await
        .unwrap_or(Err(BodyError::TooSlow))
}

async fn collect(mut body: Body, limit: usize) -> Result<Bytes, BodyError> {
    // Most bodies come in one piece, which is then not copied.
    let mut first = Bytes::new();
    let mut whole: Vec<u8> = Vec::new();
    let mut length = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| BodyError::Broken)?.into_data() else {
            continue;
        };
        length = length.saturating_add(data.len());
        if length > limit.saturating_add(DRAIN) {
            break;
        }
        if length > limit {
            (first, whole) = (Bytes::new(), Vec::new());
        } else if first.is_empty() && whole.is_empty() {
            first = data;
        } else {
            if whole.is_empty() {
                whole.extend_from_slice(&std::mem::take(&mut first));
            }
            whole.extend_from_slice(&data);
        }
    }
    if length > limit {
        return Err(BodyError::TooLarge(limit));
    }
    Ok(if whole.is_empty() {
        first
    } else {
        whole.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(pieces: &[&'static str]) -> Body {
        let pieces: Vec<Result<&str, std::io::Error>> =
            pieces.iter().map(|piece| Ok(*piece)).collect();
        Body::from_stream(futures::stream::iter(pieces))
    }

    #[tokio::test]
    async fn a_body_is_read_whole_in_any_number_of_pieces() {
        for parts in [
            &["abcdef"][..],
            &["ab", "cd", "ef"],
            &["", "abcde", "", "f"],
        ] {
            assert_eq!(read(pieces(parts), 6).await.expect("a body"), "abcdef");
        }
        assert_eq!(read(Body::empty(), 6).await.expect("a body"), "");
    }

    #[tokio::test]
    async fn one_byte_too_many_is_too_many() {
        assert_eq!(
            read(pieces(&["abc", "def", "g"]), 6).await,
            Err(BodyError::TooLarge(6))
        );
    }
}
