//! Which sheets posters make, and in what they are written.

use std::str::FromStr;

use super::{
    card::{self, card},
    error::PrintError,
    face::Faces,
    measure, pdf,
    poster::Poster,
    sheet::Sheet,
    sticker::{self, ROWS},
    svg,
    words::both,
};

/// Links that are printed at once, at most.
pub const MAX_POSTERS: usize = 500;

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A poster.
    A4,
    /// A counter card.
    A5,
    /// A small counter card.
    A6,
    /// Stickers: A4 sheets of them as PDF, one alone as SVG.
    Sticker,
}

impl Size {
    /// Every size.
    pub const ALL: [Self; 4] = [Self::A4, Self::A5, Self::A6, Self::Sticker];

    /// The word of addresses and commands.
    pub const fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::A6 => "a6",
            Self::Sticker => "sticker",
        }
    }
}

impl FromStr for Size {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|size| size.key() == key).ok_or(())
    }
}

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pages for a printer, with text that can be searched and heard.
    Pdf,
    /// One picture for a print shop, text as outlines.
    Svg,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Svg];

    /// The word of addresses and commands, which ends the name of the file, too.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
        }
    }

    /// The kind of content.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Svg => "image/svg+xml",
        }
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.key() == key).ok_or(())
    }
}

/// The sheets of these posters: one each; of stickers, a row each, or a whole sheet where there is one poster alone.
pub fn laid_out(posters: &[Poster], size: Size, format: Format) -> Result<Vec<Sheet>, PrintError> {
    let faces = Faces::embedded()?;
    check(posters.len(), format)?;
    let measure = match size {
        Size::A4 => &measure::A4,
        Size::A5 => &measure::A5,
        Size::A6 => &measure::A6,
        Size::Sticker => return stickers(&faces, posters, format),
    };
    let cards = posters.iter().map(|poster| card(&faces, poster, measure));
    cards.collect()
}

/// A file with these posters. The same posters are the same bytes.
///
/// # Errors
/// No posters, more than [`MAX_POSTERS`], several as SVG, or an address that no code holds.
pub fn printed(posters: &[Poster], size: Size, format: Format) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::embedded()?;
    let sheets = laid_out(posters, size, format)?;
    match (format, sheets.as_slice()) {
        (Format::Pdf, sheets) => pdf::written(sheets, &title(posters)),
        (Format::Svg, [sheet]) => Ok(svg::written(&faces, sheet).into_bytes()),
        (Format::Svg, _) => Err(PrintError::OnePage),
    }
}

/// What a file of these posters is called: the one, or the agency of the first.
fn title(posters: &[Poster]) -> String {
    let what = both("print-file").vi;
    match posters {
        [one] => format!("{what}: {}", card::title(one)),
        [first, ..] => format!("{what}: {}", first.agency),
        [] => what,
    }
}

fn check(posters: usize, format: Format) -> Result<(), PrintError> {
    match posters {
        0 => Err(PrintError::Nothing),
        n if n > MAX_POSTERS => Err(PrintError::TooMany(n)),
        n if n > 1 && format == Format::Svg => Err(PrintError::OnePage),
        _ => Ok(()),
    }
}

fn stickers(faces: &Faces, posters: &[Poster], format: Format) -> Result<Vec<Sheet>, PrintError> {
    match (format, posters) {
        (Format::Svg, [poster, ..]) => Ok(vec![sticker::sticker(faces, poster)?]),
        (_, [poster]) => Ok(vec![sticker::sheet(faces, &[poster; ROWS])?]),
        _ => {
            let rows: Vec<&Poster> = posters.iter().collect();
            let sheets = rows.chunks(ROWS);
            sheets.map(|rows| sticker::sheet(faces, rows)).collect()
        }
    }
}
