//! People with accounts, a session, and requests as browsers send them.

use hailong::{
    account::{Accounts, Rules, Secret, invite},
    clock::Clock,
    model::{role::Role, user::Actor},
    store::{Database, NewSession, NewUser, Way},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The password of everybody.
pub const PASSWORD: &str = "sáng nay trời mưa to";
/// The program's own key.
pub const KEY: [u8; 32] = [7; 32];
/// How long the sessions last, milliseconds.
const SESSION: i64 = 86_400_000;

/// The address of the person with this number.
pub fn email(number: usize) -> String {
    format!("nguoi.{number}@vidu.gov.vn")
}

/// Makes an account of the leadership.
pub async fn add(db: &Database, number: usize) -> anyhow::Result<()> {
    let clock = Clock::system();
    let accounts = Accounts::new(db.clone(), clock.clone(), &KEY, Rules::default());
    let new = NewUser {
        email: email(number),
        name: "Trần Văn Bình".to_owned(),
        role: Role::Leadership,
        agency: None,
    };
    let invited = invite(db, &new, &Actor::system(), clock.now_ms()).await?;
    let invited = invited.ok_or_else(|| anyhow::anyhow!("the address is taken"))?;
    accounts
        .accept_invitation(&invited.token, PASSWORD)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok(())
}

/// Makes an account with a session; the token of the session.
pub async fn signed_in(db: &Database) -> anyhow::Result<String> {
    add(db, 0).await?;
    let known = db.credentials(&email(0)).await?;
    let known = known.ok_or_else(|| anyhow::anyhow!("the account is missing"))?;
    let now = Clock::system().now_ms();
    let secret = Secret::session();
    let session = NewSession {
        hash: secret.hash,
        user: known.user,
        expires_at: now + SESSION,
        second_factor: false,
        confirmed_at: now,
        by: Way::Password,
        label: "Firefox".to_owned(),
    };
    db.begin_session(&session, None, false, now).await?;
    Ok(secret.text)
}

/// Opens a page with these further lines of the head, each ended; the answer, head and body.
pub async fn get(port: u16, address: &str, lines: &str) -> std::io::Result<Vec<u8>> {
    let request = format!(
        "GET {address} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: */*\r\n{lines}connection: close\r\n\r\n"
    );
    send(port, &request).await
}

/// Sends a form with these further lines of the head, each ended; the answer, head and body.
pub async fn post(port: u16, address: &str, lines: &str, form: &str) -> std::io::Result<Vec<u8>> {
    let request = format!(
        "POST {address} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n{lines}\
         connection: close\r\n\r\n{form}",
        form.len()
    );
    send(port, &request).await
}

async fn send(port: u16, request: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer)
}
