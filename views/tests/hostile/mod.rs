//! Every page behind the sign-in with markup in each text that comes from outside.

mod account;
mod admin;
mod kiosks;
mod parts;
mod special;

use hailong_views::i18n::Lang;
use hailong_views::layout::{Layout, Person};
use maud::Markup;
use parts::{link, notice};

/// What somebody might call a counter.
pub const MARK: &str = "\"'><script>x</script><img src=x onerror=y>";
/// The same as text.
pub const ESCAPED: &str = "&gt;&lt;script&gt;x&lt;/script&gt;&lt;img src=x onerror=y&gt;";

fn bad() -> String {
    MARK.to_owned()
}

fn layout() -> Layout {
    let mut layout = Layout::sample_desk(Lang::En, vec![link(), link()]);
    layout.nav[0].label = bad();
    layout.person = Some(Person {
        name: bad(),
        role: bad(),
        account: bad(),
        sign_out: bad(),
    });
    layout.notice = Some(notice());
    layout
}

pub fn pages() -> Vec<(&'static str, Markup)> {
    let mut pages = account::pages();
    pages.extend(admin::pages());
    pages.extend(kiosks::pages());
    pages.extend(special::pages());
    pages
}
