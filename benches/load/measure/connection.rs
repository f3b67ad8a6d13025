//! One kept connection that asks and waits.

use std::io;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// What an acknowledgement contains.
const ACCEPTED: &[u8] = br#""status":"accepted""#;

pub struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    pub async fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            answer: Vec::with_capacity(1_024),
        })
    }

    /// Sends a request and reads the answer; whether the rating was acknowledged.
    pub async fn ask(&mut self, request: &[u8]) -> io::Result<bool> {
        let answer = self.fetch(request).await?;
        let acknowledged = answer.starts_with(b"HTTP/1.1 200 ")
            && answer.windows(ACCEPTED.len()).any(|part| part == ACCEPTED);
        Ok(acknowledged)
    }

    /// Sends a request and reads the answer, head and body.
    pub async fn fetch(&mut self, request: &[u8]) -> io::Result<&[u8]> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        while whole(&self.answer)?.is_none() {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(&self.answer)
    }
}

/// The body, once all of it is there.
fn whole(answer: &[u8]) -> io::Result<Option<&[u8]>> {
    let Some(end) = answer.windows(4).position(|part| part == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&answer[..end]).map_err(io::Error::other)?;
    let length = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let length = name.eq_ignore_ascii_case("content-length");
        length.then(|| value.trim().parse::<usize>().ok()).flatten()
    });
    let length = length.ok_or_else(|| io::Error::other("an answer without a length"))?;
    let body = &answer[end + 4..];
    Ok((body.len() >= length).then_some(body))
}
