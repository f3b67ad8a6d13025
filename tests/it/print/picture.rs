//! From a file to what a scanner reads: Poppler draws pages, zbar scans them; between the two a poor printer.

use std::{path::Path, process::Command};

use crate::harness::skip_or_panic;

/// A page in shades of grey, 0 is black.
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// What a tool prints; `None` where it is not installed.
fn run(tool: &str, arguments: &[&str], file: &Path) -> Option<Vec<u8>> {
    let Ok(output) = Command::new(tool).args(arguments).arg(file).output() else {
        skip_or_panic(&format!("{tool} is not installed"));
        return None;
    };
    Some(output.stdout)
}

/// The words of a page of a PDF, counted from 1.
pub fn words(pdf: &Path, page: usize) -> Option<String> {
    let page = page.to_string();
    let Ok(output) = Command::new("pdftotext")
        .args(["-f", &page, "-l", &page])
        .arg(pdf)
        .arg("-")
        .output()
    else {
        skip_or_panic("pdftotext is not installed");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How many pages a PDF has, its title and whether it is tagged, as Poppler tells.
pub fn facts(pdf: &Path) -> Option<String> {
    let told = run("pdfinfo", &[], pdf)?;
    Some(String::from_utf8_lossy(&told).into_owned())
}

/// A page of a PDF, counted from 1.
pub fn page(pdf: &Path, page: usize, dots_per_inch: u32) -> Option<Picture> {
    let (page, dots) = (page.to_string(), dots_per_inch.to_string());
    let options = ["-gray", "-r", &dots, "-f", &page, "-l", &page];
    run("pdftoppm", &options, pdf).map(|drawn| Picture::read(&drawn))
}

/// Every code in a file with a picture, in the order of the alphabet.
pub fn scan_file(file: &Path) -> Option<Vec<String>> {
    let told = run("zbarimg", &["-q", "--raw"], file)?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let mut read: Vec<String> = told.lines().map(str::to_owned).collect();
    read.sort();
    Some(read)
}

impl Picture {
    /// A file of the kind PGM, as Poppler writes it.
    fn read(pgm: &[u8]) -> Self {
        let mut heads = pgm.splitn(4, u8::is_ascii_whitespace);
        let mut next = || String::from_utf8_lossy(heads.next().expect("a head")).into_owned();
        assert_eq!(next(), "P5");
        let [width, height] = [next(), next()].map(|size| size.parse().expect("a size"));
        let rest = heads.next().expect("pixels");
        let start = rest.iter().position(u8::is_ascii_whitespace).expect("255");
        Self {
            width,
            height,
            pixels: rest[start + 1..].to_vec(),
        }
    }

    /// What a scanner reads in it.
    pub fn scan(&self) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.pgm");
        let mut bytes = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        bytes.extend(&self.pixels);
        std::fs::write(&file, bytes).expect("a file");
        scan_file(&file)
    }

    fn at(&self, x: usize, y: usize) -> u32 {
        let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
        self.pixels[y * self.width + x].into()
    }

    fn map(&self, change: impl Fn(usize, usize) -> u32) -> Self {
        let all = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let pixels = all.map(|(x, y)| u8::try_from(change(x, y)).expect("a shade"));
        Self {
            pixels: pixels.collect(),
            ..*self
        }
    }

    /// As an old printer and a cheap camera have it: toner with grain, then out of focus and faded.
    pub fn poor(&self) -> Self {
        const GRAIN: u32 = 60;
        // The same grain each time: a multiplier that spreads neighbours far apart.
        let grain = |x: usize, y: usize| {
            let spread = (y * self.width + x).wrapping_mul(0x9E37_79B9) >> 16;
            u32::try_from(spread % 61).expect("small")
        };
        let printed = self.map(|x, y| self.at(x, y) * (255 - GRAIN) / 255 + grain(x, y));
        let near = |x: usize, y: usize| {
            let around = (0..3).flat_map(|dy| (0..3).map(move |dx| (dx, dy)));
            let shades = around
                .map(|(dx, dy)| printed.at((x + dx).saturating_sub(1), (y + dy).saturating_sub(1)));
            shades.sum::<u32>() / 9
        };
        printed.map(|x, y| 40 + near(x, y) * 6 / 10)
    }

    /// What lies within a box of pixels: left, top, width, height.
    pub fn part(&self, [left, top, width, height]: [usize; 4]) -> Self {
        let rows = (top..top + height).map(|y| y * self.width + left);
        Self {
            width,
            height,
            pixels: rows
                .flat_map(|start| self.pixels[start..start + width].to_vec())
                .collect(),
        }
    }

    /// With a round white hole: torn off, or faded in the sun.
    pub fn torn(&self, (x, y): (f32, f32), radius: f32) -> Self {
        let inside = |px: usize, py: usize| {
            let (dx, dy) = (px as f32 - x, py as f32 - y);
            dx * dx + dy * dy < radius * radius
        };
        self.map(|px, py| if inside(px, py) { 255 } else { self.at(px, py) })
    }
}
