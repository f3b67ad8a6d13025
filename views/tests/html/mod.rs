//! Just enough of an HTML reader for maud's output, which quotes every value.

/// A tag as it stands in the page.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub closing: bool,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name == attribute)
            .map(|(_, value)| value.as_str())
    }

    pub fn is_void(&self) -> bool {
        matches!(
            self.name.as_str(),
            "br" | "hr" | "img" | "input" | "link" | "meta" | "col" | "wbr"
        )
    }
}

/// All tags of a page in order, without the document type.
pub fn tags(page: &str) -> Vec<Tag> {
    page.split('<')
        .skip(1)
        .filter(|rest| !rest.starts_with('!'))
        .map(tag)
        .collect()
}

fn tag(text: &str) -> Tag {
    let inside = inside(text);
    let closing = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let (name, rest) = inside.split_once(' ').unwrap_or((inside, ""));
    Tag {
        name: name.to_owned(),
        closing,
        attributes: attributes(rest),
    }
}

/// The text up to the `>` that ends the tag, which is not one inside a quoted value.
fn inside(text: &str) -> &str {
    let mut quoted = false;
    for (index, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return &text[..index],
            _ => {}
        }
    }
    panic!("a tag without an end: {text}");
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        let mut value = "";
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').expect("a closing quote");
        }
        rest = rest.trim_start();
        found.push((name, value.to_owned()));
    }
    found
}

/// The words of a page as a reader meets them, one line for each stretch between tags.
pub fn words(page: &str) -> String {
    let lines: Vec<_> = page
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.get(inside(rest).len() + 1..))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    lines.join("\n")
}
