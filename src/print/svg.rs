//! A sheet as SVG: text as outlines, so that it prints the same everywhere; its words are in the description.

use std::fmt::Write as _;

use super::{
    face::Faces,
    geometry::Step,
    sheet::{Ink, Mark, Sheet},
};

/// The picture, in millimetres.
pub fn written(faces: &Faces, sheet: &Sheet) -> String {
    let Sheet { width, height, .. } = sheet;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"vi\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t d\">\n\
         <title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n\
         <path fill=\"#fff\" d=\"M0 0H{width}V{height}H0Z\"/>\n",
        escaped(&sheet.title),
        escaped(&spoken(sheet)),
    );
    for mark in &sheet.marks {
        match mark {
            Mark::Text(text) => {
                let lines = text.lines.iter();
                let steps: Vec<Step> = lines
                    .flat_map(|line| faces.outline(&line.set, (line.x, line.y), line.size))
                    .collect();
                path(&mut svg, &steps, text.ink, None);
            }
            Mark::Shape(shape) => path(&mut svg, &shape.outline, shape.ink, shape.stroke),
            Mark::Code(code) => path(&mut svg, &code.outline, Ink::Black, None),
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// All words in the order of reading.
fn spoken(sheet: &Sheet) -> String {
    let texts: Vec<String> = sheet.texts().map(super::sheet::Text::text).collect();
    texts.join("\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

const fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "#000",
        Ink::Accent => "#0f4c81",
        Ink::White => "#fff",
    }
}

fn path(svg: &mut String, steps: &[Step], ink: Ink, stroke: Option<f32>) {
    let colour = colour(ink);
    // Writing to a string cannot fail.
    let _ = match stroke {
        None => write!(svg, "<path fill=\"{colour}\" d=\""),
        Some(width) => write!(
            svg,
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\" d=\"",
            short(width)
        ),
    };
    for step in steps {
        write_step(svg, *step);
    }
    svg.push_str("\"/>\n");
}

fn write_step(svg: &mut String, step: Step) {
    let (letter, places) = match step {
        Step::Move(x, y) => ('M', vec![x, y]),
        Step::Line(x, y) => ('L', vec![x, y]),
        Step::Quad(x1, y1, x, y) => ('Q', vec![x1, y1, x, y]),
        Step::Cubic(x1, y1, x2, y2, x, y) => ('C', vec![x1, y1, x2, y2, x, y]),
        Step::Close => ('Z', Vec::new()),
    };
    svg.push(letter);
    for (at, place) in places.into_iter().enumerate() {
        if at > 0 {
            svg.push(' ');
        }
        svg.push_str(&short(place));
    }
}

/// To a thousandth of a millimetre.
fn short(place: f32) -> String {
    let text = format!("{place:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}
