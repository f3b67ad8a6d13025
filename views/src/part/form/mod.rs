//! Forms: the same fields, hints, errors and buttons on every page.
//!
//! A form works without script: what was typed comes back with the error beside the field
//! and a summary on top. A field's `name` must be unique on its page, for its HTML id is
//! `f-<name>`; repeated lines number their names (`member-0-agency`).

mod build;
mod field;
mod input;
mod lines;
mod pick;
mod render;
mod summary;

use super::report::Link;

/// A form that is posted, or asked for with GET.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// Values sent along unseen: a version, the page to return to.
    pub hidden: Vec<(String, String)>,
    /// The fields, in groups.
    pub sections: Vec<Section>,
    /// What is wrong with no single field.
    pub faults: Vec<String>,
    /// The words of the button that sends it; empty where it cannot be sent as things stand.
    pub submit: String,
    /// Whether sending cannot be undone: then the button says so by its look too.
    pub danger: bool,
    /// Other buttons that send the same form: saving as a draft, looking first.
    pub also: Vec<Button>,
    /// The way back without sending.
    pub cancel: Option<Link>,
}

/// A further button of a form; sends `name=value` with the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Button {
    /// The name sent.
    pub name: String,
    /// The value sent.
    pub value: String,
    /// The words.
    pub label: String,
}

/// Fields that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading; empty where the form needs none.
    pub title: String,
    /// A sentence below the heading; may be empty.
    pub about: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// A question with its words, its hint, its error and what was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The name it is sent under, unique on the page.
    pub name: String,
    /// The question.
    pub label: String,
    /// How to answer; may be empty.
    pub hint: String,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// Whether it may stay empty: then the label says so.
    pub optional: bool,
    /// Whether it is needed only in a case that the words around it name: then the label says neither.
    pub conditional: bool,
    /// How it is answered.
    pub control: Control,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line.
    Text(Text),
    /// Several lines: value, visible lines.
    Area(String, u8),
    /// One of a closed list, shut; with more than about six options.
    Select(Vec<PickGroup>),
    /// One of a few, all seen.
    Radios(Vec<Pick>),
    /// Any of a list.
    Checks(Vec<Pick>),
    /// One box to tick: sends `yes`; its words are the field's label.
    Check(bool),
    /// A file: what the browser offers, such as `.csv,text/csv`.
    File(String),
    /// A table of further fields: members, levels, hours.
    Lines(Lines),
    /// Shown, not asked and not sent.
    Fixed(String),
}

/// What a line of text is, for keyboards, password managers and checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// A key of small letters, digits, hyphens.
    Key,
    /// An e-mail address.
    Email,
    /// The password in use; never sent back to the page.
    Password,
    /// A new password; never sent back to the page.
    NewPassword,
    /// A one-time code; never sent back to the page.
    Code,
    /// A new PIN of digits; never sent back to the page.
    NewPin,
    /// A whole number.
    Integer,
    /// A number with decimals, typed with comma or point.
    Decimal,
    /// A day, `2026-07-01`.
    Date,
    /// A time of day, `07:30`.
    Time,
    /// Words to look for.
    Search,
}

/// One line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What it is.
    pub kind: TextKind,
    /// What was filled in; ignored for passwords and codes.
    pub value: String,
    /// The most characters.
    pub max: Option<u32>,
    /// What stands behind the line: «%», «ngày»; may be empty.
    pub unit: String,
}

/// An option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// The words.
    pub label: String,
    /// A line below the words (not in a closed list); may be empty.
    pub note: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Options of a closed list under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickGroup {
    /// The heading; empty for none.
    pub label: String,
    /// The options.
    pub picks: Vec<Pick>,
}

/// A table of fields, one line per thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The heads of the columns, the line's own name not among them.
    pub columns: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The button that sends the form to get one more empty line; none where lines are fixed.
    pub add: Option<Button>,
    /// Whether its boxes hold sentences and take all the width there is.
    pub wide: bool,
}

/// One line of such a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line's own name: «Thứ Hai», «1».
    pub name: String,
    /// One field per column; its label repeats the column's head.
    pub fields: Vec<Field>,
}

impl Default for Control {
    fn default() -> Self {
        Self::Text(Text::default())
    }
}
