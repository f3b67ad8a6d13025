//! The type that is set: Be Vietnam Pro (OFL, `fonts/OFL.txt`) in two weights, subset to Latin with all of Vietnamese.
//!
//! Lengths are in ems here: the size of the type is 1.

use std::ops::Range;

use rustybuzz::{UnicodeBuffer, ttf_parser::GlyphId};

use super::{error::PrintError, geometry::Step, pen::Pen};
use crate::model::text;

/// What is printed where the type has no sign for a character.
const UNKNOWN: char = '?';

/// How heavy the type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For what is seen first.
    Bold,
}

impl Weight {
    /// The file of the font, TrueType.
    pub const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("fonts/be-vietnam-pro-400.ttf"),
            Self::Bold => include_bytes!("fonts/be-vietnam-pro-700.ttf"),
        }
    }
}

/// A sign of a line at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// The bytes of the text that it shows.
    pub range: Range<usize>,
    /// How far the next one is.
    pub advance: f32,
    /// How far it is moved to the right.
    pub x: f32,
    /// How far it is moved up.
    pub y: f32,
}

/// A text of one line as signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    /// The text.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// Its signs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Its width without blanks at its end.
    pub width: f32,
}

/// Both weights, ready for use.
pub struct Faces {
    regular: rustybuzz::Face<'static>,
    bold: rustybuzz::Face<'static>,
}

impl Faces {
    /// The fonts of the program.
    pub fn embedded() -> Result<Self, PrintError> {
        let face =
            |weight: Weight| rustybuzz::Face::from_slice(weight.file(), 0).ok_or(PrintError::Font);
        Ok(Self {
            regular: face(Weight::Regular)?,
            bold: face(Weight::Bold)?,
        })
    }

    fn of(&self, weight: Weight) -> &rustybuzz::Face<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// `written` in NFC, on one line, with a question mark for what the type has no sign for.
    pub fn printable(&self, written: &str) -> String {
        let words: Vec<String> = text::nfc(written)
            .split_whitespace()
            .map(|word| word.chars().map(|c| self.known(c)).collect())
            .collect();
        words.join(" ")
    }

    fn known(&self, c: char) -> char {
        let there = self.regular.glyph_index(c).is_some() && self.bold.glyph_index(c).is_some();
        if there { c } else { UNKNOWN }
    }

    /// Sets a line of printable text.
    pub fn shape(&self, text: &str, weight: Weight) -> Shaped {
        let face = self.of(weight);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let set = rustybuzz::shape(face, &[], buffer);
        let em = face.units_per_em() as f32;
        let starts: Vec<usize> = set
            .glyph_infos()
            .iter()
            .map(|g| g.cluster as usize)
            .collect();
        let mut glyphs = Vec::with_capacity(starts.len());
        for (at, (info, place)) in set
            .glyph_infos()
            .iter()
            .zip(set.glyph_positions())
            .enumerate()
        {
            let next = starts[at..].iter().find(|start| **start > starts[at]);
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                range: starts[at]..next.copied().unwrap_or(text.len()),
                advance: place.x_advance as f32 / em,
                x: place.x_offset as f32 / em,
                y: place.y_offset as f32 / em,
            });
        }
        let inked = text.trim_end().len();
        let seen = glyphs.iter().filter(|glyph| glyph.range.start < inked);
        Shaped {
            width: seen.map(|glyph| glyph.advance).sum(),
            text: text.to_owned(),
            weight,
            glyphs,
        }
    }

    /// How far signs reach above the base line, at most: capitals with two marks above.
    pub fn ascent(&self) -> f32 {
        f32::from(self.bold.ascender()) / self.bold.units_per_em() as f32
    }

    /// How far signs reach below the base line, at most: a dot below a descender.
    pub fn descent(&self) -> f32 {
        -f32::from(self.bold.descender()) / self.bold.units_per_em() as f32
    }

    /// The outline of a line of this size (millimetres) that begins at a point of the sheet.
    pub fn outline(&self, line: &Shaped, (x, y): (f32, f32), size: f32) -> Vec<Step> {
        let face = self.of(line.weight);
        let mut pen = Pen::new(size / face.units_per_em() as f32);
        let mut from = x;
        for glyph in &line.glyphs {
            pen.origin = (from + glyph.x * size, y - glyph.y * size);
            // A blank has no outline.
            let _ = face.outline_glyph(GlyphId(glyph.id), &mut pen);
            from += glyph.advance * size;
        }
        pen.steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces() -> Faces {
        Faces::embedded().expect("the fonts of the program")
    }

    #[test]
    fn every_vietnamese_letter_has_a_sign_in_both_weights() {
        let vowels = "aăâeêioôơuưy";
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let mut all = String::from("đĐ«»–·:/.,?");
        for vowel in vowels.chars() {
            for mark in marks {
                all.push_str(&text::nfc(&format!("{vowel}{mark}")));
                all.push_str(&text::nfc(&format!("{vowel}{mark}")).to_uppercase());
            }
        }
        let faces = faces();
        assert_eq!(faces.printable(&all), all);
        for weight in [Weight::Regular, Weight::Bold] {
            let line = faces.shape(&all, weight);
            assert!(line.glyphs.iter().all(|glyph| glyph.id != 0));
            assert_eq!(line.glyphs.len(), all.chars().count());
        }
    }

    #[test]
    fn a_name_typed_with_loose_marks_is_set_like_the_other() {
        let faces = faces();
        let loose = "Phu\u{301} Tho\u{323} Ho\u{300}a";
        assert_eq!(faces.printable(loose), "Phú Thọ Hòa");
        assert_eq!(faces.printable(" hai\u{9}dòng\nmột 漢 "), "hai dòng một ?");
    }

    #[test]
    fn kerning_is_obeyed_and_the_outline_keeps_to_the_width() {
        let faces = faces();
        let line = faces.shape("Tây Thạnh ", Weight::Bold);
        let apart: f32 = "Tây Thạnh"
            .chars()
            .map(|c| faces.shape(&c.to_string(), Weight::Bold).glyphs[0].advance)
            .sum();
        assert!(line.width < apart, "{} {apart}", line.width);
        let outline = faces.outline(&line, (10.0, 20.0), 5.0);
        let inside = outline.iter().all(|step| match step {
            Step::Move(x, y) | Step::Line(x, y) | Step::Quad(_, _, x, y) => {
                (10.0..10.0 + line.width * 5.0).contains(x)
                    && (20.0 - faces.ascent() * 5.0..20.0 + faces.descent() * 5.0).contains(y)
            }
            _ => true,
        });
        assert!(inside);
    }
}
