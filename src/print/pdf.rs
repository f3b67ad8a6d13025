//! Sheets as one PDF: tagged for readers that speak (PDF/UA-1, checked while it is written), a bookmark each sheet, no
//! time in it.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    color::{luma, rgb},
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, Paint, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, Tag, TagGroup, TagKind, TagTree,
    },
    text::{Font, GlyphId, KrillaGlyph},
};

use super::{
    error::PrintError,
    face::{Glyph, Weight},
    geometry::Step,
    sheet::{Ink, Line, Mark, POINT, Picture, Role, Shape, Sheet, Text},
};
use crate::i18n::{Lang, t_args};

/// Writes the sheets, one page each.
pub fn written(sheets: &[Sheet], title: &str) -> Result<Vec<u8>, PrintError> {
    let fonts = Fonts::embedded()?;
    let mut document = Document::new_with(settings()?);
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(Lang::Vi.tag().to_owned())
        .creator("hailong".to_owned());
    document.set_metadata(metadata);
    let (mut tags, mut outline) = (TagTree::new(), Outline::new());
    tags = tags.with_lang(Some(Lang::Vi.tag().to_owned()));
    for (at, sheet) in sheets.iter().enumerate() {
        tags.push(page(&mut document, &fonts, at, sheet)?);
        let top = XyzDestination::new(at, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(sheet.title.clone(), top));
    }
    document.set_outline(outline);
    document.set_tag_tree(tags);
    document.finish().map_err(failed)
}

fn failed(error: impl std::fmt::Debug) -> PrintError {
    PrintError::Pdf(format!("{error:?}"))
}

fn settings() -> Result<SerializeSettings, PrintError> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    Ok(SerializeSettings {
        configuration: builder.finish().map_err(failed)?,
        ..SerializeSettings::default()
    })
}

struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    fn embedded() -> Result<Self, PrintError> {
        let font = |weight: Weight| Font::new(weight.file().into(), 0).ok_or(PrintError::Font);
        Ok(Self {
            regular: font(Weight::Regular)?,
            bold: font(Weight::Bold)?,
        })
    }

    fn of(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }
}

/// Millimetres as points, which PDF counts in.
fn points(millimetres: f32) -> f32 {
    millimetres / POINT
}

fn point(x: f32, y: f32) -> Point {
    Point::from_xy(points(x), points(y))
}

/// Draws a page; the answer is its part of the tree of tags.
fn page(
    document: &mut Document,
    fonts: &Fonts,
    at: usize,
    sheet: &Sheet,
) -> Result<TagGroup, PrintError> {
    let size = PageSettings::from_wh(points(sheet.width), points(sheet.height));
    let size = size.ok_or_else(|| failed("a page without size"))?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut section = TagGroup::new(Tag::Section);
    for mark in &sheet.marks {
        match mark {
            Mark::Text(text) => section.push(write(&mut surface, fonts, text)),
            Mark::Shape(shape) => decorate(&mut surface, shape),
            Mark::Code(code) => section.push(draw_code(&mut surface, at, code)),
        }
    }
    surface.finish();
    page.finish();
    Ok(section)
}

fn write(surface: &mut Surface<'_>, fonts: &Fonts, text: &Text) -> TagGroup {
    let lang = Some(text.lang.tag().to_owned());
    let kind: TagKind = match text.role {
        Role::Heading => Tag::Hn(NonZeroU16::MIN, Some(text.text()))
            .with_lang(lang)
            .into(),
        Role::Paragraph => Tag::P.with_lang(lang).into(),
    };
    let mut group = TagGroup::new(kind);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(text.ink)));
    for line in &text.lines {
        let span = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        write_line(surface, fonts, line);
        surface.end_tagged();
        group.push(Node::Leaf(span));
    }
    group
}

fn write_line(surface: &mut Surface<'_>, fonts: &Fonts, line: &Line) {
    let glyphs: Vec<KrillaGlyph> = line.set.glyphs.iter().map(glyph).collect();
    let font = fonts.of(line.set.weight);
    let (start, size) = (point(line.x, line.y), points(line.size));
    surface.draw_glyphs(start, &glyphs, font, &line.set.text, size, false);
}

fn glyph(glyph: &Glyph) -> KrillaGlyph {
    let id = GlyphId::new(glyph.id.into());
    let range = glyph.range.clone();
    KrillaGlyph::new(id, glyph.advance, glyph.x, glyph.y, 0.0, range, None)
}

fn decorate(surface: &mut Surface<'_>, shape: &Shape) {
    let Some(path) = path(&shape.outline) else {
        return;
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    match shape.stroke {
        None => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(shape.ink)));
        }
        Some(width) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: paint(shape.ink),
                width: points(width),
                ..Stroke::default()
            }));
        }
    }
    surface.draw_path(&path);
    surface.end_tagged();
}

fn draw_code(surface: &mut Surface<'_>, page: usize, code: &Picture) -> TagGroup {
    let words = [("address", code.address.as_str().into())];
    let alt = t_args(Lang::Vi, "print-code", &words);
    let area = code.area;
    let bbox = Rect::from_ltrb(
        points(area.left),
        points(area.top),
        points(area.right),
        points(area.bottom),
    );
    let bbox = bbox.map(|area| BBox::new(page, area));
    let mut figure = TagGroup::new(Tag::Figure(Some(alt)).with_bbox(bbox));
    let drawn = surface.start_tagged(ContentTag::Other);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(Ink::Black)));
    if let Some(path) = path(&code.outline) {
        surface.draw_path(&path);
    }
    surface.end_tagged();
    figure.push(Node::Leaf(drawn));
    figure
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: paint(ink),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

/// Black is black alone, not a mixture of colours: sharper, and cheaper to print.
fn paint(ink: Ink) -> Paint {
    match ink {
        Ink::Black => luma::Color::black().into(),
        Ink::White => luma::Color::white().into(),
        Ink::Accent => rgb::Color::new(0x0f, 0x4c, 0x81).into(),
    }
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let p = points;
    for step in steps {
        match *step {
            Step::Move(x, y) => path.move_to(p(x), p(y)),
            Step::Line(x, y) => path.line_to(p(x), p(y)),
            Step::Quad(x1, y1, x, y) => path.quad_to(p(x1), p(y1), p(x), p(y)),
            Step::Cubic(x1, y1, x2, y2, x, y) => {
                path.cubic_to(p(x1), p(y1), p(x2), p(y2), p(x), p(y));
            }
            Step::Close => path.close(),
        }
    }
    path.finish()
}
