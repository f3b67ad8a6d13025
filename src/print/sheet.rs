//! A sheet as it will be printed: every text, shape and code at its place, in millimetres from the top left corner.

pub use super::face::Shaped;
use super::geometry::{Area, Step};
use crate::i18n::Lang;

/// Millimetres of a point, the measure of type.
pub const POINT: f32 = 25.4 / 72.0;

/// What something is printed with: one colour beside black, dark enough for a printer without colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text and codes.
    Black,
    /// The one colour.
    Accent,
    /// On the colour.
    White,
}

/// What a text is to somebody who hears the sheet read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The question that the sheet asks.
    Heading,
    /// All others.
    Paragraph,
}

/// A text of one or more lines.
#[derive(Debug, Clone)]
pub struct Text {
    /// What it is.
    pub role: Role,
    /// Its language.
    pub lang: Lang,
    /// What it is printed with.
    pub ink: Ink,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Text {
    /// The whole text.
    pub fn text(&self) -> String {
        self.lines
            .iter()
            .map(|line| line.set.text.as_str())
            .collect()
    }
}

/// A line of text at its place.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it begins.
    pub x: f32,
    /// Its base line.
    pub y: f32,
    /// Size of its type.
    pub size: f32,
    /// Its signs.
    pub set: Shaped,
}

/// A plain shape without meaning.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its outline.
    pub outline: Vec<Step>,
    /// What it is printed with.
    pub ink: Ink,
    /// How wide its outline is drawn; filled where there is no width.
    pub stroke: Option<f32>,
}

/// A QR code.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its room, the quiet zone included.
    pub area: Area,
    /// All dark modules.
    pub outline: Vec<Step>,
    /// The address that it leads to.
    pub address: String,
}

/// One thing on the sheet.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A text.
    Text(Text),
    /// A shape.
    Shape(Shape),
    /// A code.
    Code(Picture),
}

impl Mark {
    /// The same at another place.
    #[must_use]
    pub fn moved(&self, by: (f32, f32)) -> Self {
        let outline = |steps: &[Step]| steps.iter().map(|step| step.moved(by)).collect();
        match self {
            Self::Text(text) => {
                let mut text = text.clone();
                for line in &mut text.lines {
                    (line.x, line.y) = (line.x + by.0, line.y + by.1);
                }
                Self::Text(text)
            }
            Self::Shape(shape) => Self::Shape(Shape {
                outline: outline(&shape.outline),
                ..*shape
            }),
            Self::Code(code) => Self::Code(Picture {
                area: code.area.moved(by),
                outline: outline(&code.outline),
                address: code.address.clone(),
            }),
        }
    }
}

/// A sheet. Its marks are in the order in which they are read.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
    /// What it is, for lists of sheets and readers that speak.
    pub title: String,
    /// What is on it.
    pub marks: Vec<Mark>,
}

impl Sheet {
    /// The texts in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
    }

    /// The codes.
    pub fn codes(&self) -> impl Iterator<Item = &Picture> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Code(code) => Some(code),
            _ => None,
        })
    }
}

/// The room that the lines of a text take, with all that may stand above and below letters.
#[cfg(test)]
pub(super) fn room(faces: &super::face::Faces, text: &Text) -> Area {
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for line in &text.lines {
        left = left.min(line.x);
        top = top.min(line.y - faces.ascent() * line.size);
        right = right.max(line.x + line.set.width * line.size);
        bottom = bottom.max(line.y + faces.descent() * line.size);
    }
    Area {
        left,
        top,
        right,
        bottom,
    }
}
