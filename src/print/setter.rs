//! Puts texts and shapes on a sheet.

use super::{
    face::{Faces, Weight},
    geometry::{Area, Step},
    paragraph::{Fitted, Style, fit},
    sheet::{Ink, Line, Mark, Role, Shape, Text},
};
use crate::i18n::Lang;

/// Line to line in running text: marks above capitals and below letters do not touch.
pub const LEADING: f32 = 1.28;

/// At which side lines begin or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Lines begin there.
    Left,
    /// Lines end there.
    Right,
    /// As much white on both sides.
    Middle,
}

/// A text with all that is said about it.
#[derive(Debug, Clone)]
pub struct Said {
    text: String,
    lang: Lang,
    role: Role,
    ink: Ink,
    style: Style,
    side: Side,
}

impl Said {
    /// Vietnamese, heavy and black.
    pub fn vi(text: &str, size: f32) -> Self {
        Self {
            text: text.to_owned(),
            lang: Lang::Vi,
            role: Role::Paragraph,
            ink: Ink::Black,
            style: Style {
                weight: Weight::Bold,
                size,
                leading: LEADING,
            },
            side: Side::Left,
        }
    }

    /// English, light and black.
    pub fn en(text: &str, size: f32) -> Self {
        let vi = Self::vi(text, size).light();
        Self {
            lang: Lang::En,
            ..vi
        }
    }

    /// Not heavy.
    pub fn light(mut self) -> Self {
        self.style.weight = Weight::Regular;
        self
    }

    /// In another ink.
    pub fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// At another side.
    pub fn at(self, side: Side) -> Self {
        Self { side, ..self }
    }

    /// As the heading, its lines closer.
    pub fn heading(mut self, leading: f32) -> Self {
        self.role = Role::Heading;
        self.style.leading = leading;
        self
    }
}

/// A text that knows its lines and is not placed yet.
pub struct Ready {
    said: Said,
    fitted: Fitted,
    width: f32,
}

impl Ready {
    /// The height that it takes.
    pub fn height(&self) -> f32 {
        self.fitted.lines.len() as f32 * self.said.style.leading * self.fitted.size
    }
}

/// A sheet being made.
pub struct Setter<'f> {
    faces: &'f Faces,
    /// What is on it so far.
    pub marks: Vec<Mark>,
}

impl<'f> Setter<'f> {
    /// An empty sheet.
    pub fn new(faces: &'f Faces) -> Self {
        Self {
            faces,
            marks: Vec::new(),
        }
    }

    /// Breaks a text into lines for this room, smaller where it must be.
    pub fn ready(&self, said: Said, width: f32, height: f32) -> Ready {
        let fitted = fit(self.faces, &said.text, said.style, (width, height));
        Ready {
            said,
            fitted,
            width,
        }
    }

    /// Places a text below `top`; the answer is where it ends.
    pub fn place(&mut self, ready: Ready, left: f32, top: f32) -> f32 {
        let end = top + ready.height();
        let Ready {
            said,
            fitted: Fitted { size, lines },
            width,
        } = ready;
        let (ascent, descent) = (self.faces.ascent(), self.faces.descent());
        let base = size * (said.style.leading - ascent - descent) / 2.0 + ascent * size;
        let lines = lines.into_iter().enumerate().map(|(at, set)| {
            let free = width - set.width * size;
            let indent = match said.side {
                Side::Left => 0.0,
                Side::Right => free,
                Side::Middle => free / 2.0,
            };
            Line {
                x: left + indent,
                y: top + base + at as f32 * said.style.leading * size,
                size,
                set,
            }
        });
        self.marks.push(Mark::Text(Text {
            role: said.role,
            lang: said.lang,
            ink: said.ink,
            lines: lines.collect(),
        }));
        end
    }

    /// Sets a text into a room, from its top; the answer is where it ends.
    pub fn text(&mut self, said: Said, area: Area) -> f32 {
        let ready = self.ready(said, area.width(), area.height());
        self.place(ready, area.left, area.top)
    }

    /// Fills a shape.
    pub fn fill(&mut self, outline: Vec<Step>, ink: Ink) {
        self.marks.push(Mark::Shape(Shape {
            outline,
            ink,
            stroke: None,
        }));
    }

    /// Draws along a shape.
    pub fn draw(&mut self, outline: Vec<Step>, ink: Ink, width: f32) {
        self.marks.push(Mark::Shape(Shape {
            outline,
            ink,
            stroke: Some(width),
        }));
    }
}
