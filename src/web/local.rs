//! Addresses of our own, told apart from addresses that lead away.

/// Longest address that is carried along.
const LONGEST: usize = 2_000;

/// The address, if it is a page of ours: a path that begins with one `/`. Browsers read `//`, `/\` and a `/`
/// followed by a tab as the beginning of another host, so nothing but plain characters is let through.
pub fn checked(address: &str) -> Option<&str> {
    let plain = address
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let ours = address.starts_with('/') && !address.starts_with("//");
    // Signing in leads back to neither end of itself.
    let doors = ["/sign-in", "/sign-out", "/invitations/"];
    let door = doors.iter().any(|door| address.starts_with(door));
    (plain && ours && !door && address.len() <= LONGEST).then_some(address)
}

/// The sign-in, from where `next` is gone to.
pub fn sign_in(next: Option<&str>) -> String {
    match next {
        Some(next) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            format!("/sign-in?{}", query.append_pair("next", next).finish())
        }
        None => "/sign-in".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_away() {
        for away in [
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https://evil.example",
            "evil.example",
            "",
            "/a\\b",
            "/a\r\nset-cookie: x=y",
            "javascript:alert(1)",
            "/đăng-nhập",
            "/sign-out",
        ] {
            assert_eq!(checked(away), None, "{away:?}");
        }
        for ours in ["/", "/dashboard?period=2026-Q1&sort=worst", "/a//b"] {
            assert_eq!(checked(ours), Some(ours));
        }
        assert_eq!(sign_in(Some("/a?b=c")), "/sign-in?next=%2Fa%3Fb%3Dc");
    }
}
