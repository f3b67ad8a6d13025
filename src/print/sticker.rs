//! Stickers of 60 × 40 mm: one alone, or an A4 sheet of them with marks for the knife.

use super::{
    card::{picture, title},
    error::PrintError,
    face::Faces,
    geometry::{Area, Step},
    measure,
    poster::Poster,
    setter::{Said, Setter},
    sheet::{Ink, Mark, POINT, Sheet},
    words::both,
};

/// Size of a sticker.
const WIDTH: f32 = 60.0;
const HEIGHT: f32 = 40.0;
/// Side of the code with its quiet zone.
const CODE: f32 = 33.0;
/// White at the edges that a knife may miss.
const EDGE: f32 = 1.5;
/// White around text.
const MARGIN: f32 = 3.5;
const EDGE_OF_TEXT: f32 = 2.5;

/// Stickers side by side on a sheet.
pub const ACROSS: usize = 3;
/// Rows on a sheet.
pub const ROWS: usize = 7;

/// How far marks stay off the stickers, how long and how wide they are.
const MARK_GAP: f32 = 0.8;
const MARK_LENGTH: f32 = 3.2;
const MARK_WIDTH: f32 = 0.2;

/// One sticker alone.
pub fn sticker(faces: &Faces, poster: &Poster) -> Result<Sheet, PrintError> {
    let mut set = Setter::new(faces);
    draw(&mut set, poster)?;
    Ok(Sheet {
        width: WIDTH,
        height: HEIGHT,
        title: title(poster),
        marks: set.marks,
    })
}

/// A sheet with a row of each poster, [`ROWS`] at most.
pub fn sheet(faces: &Faces, rows: &[&Poster]) -> Result<Sheet, PrintError> {
    let (width, height) = (measure::A4.width, measure::A4.height);
    let left = (width - ACROSS as f32 * WIDTH) / 2.0;
    let top = (height - ROWS as f32 * HEIGHT) / 2.0;
    let mut set = Setter::new(faces);
    for (row, poster) in rows.iter().take(ROWS).enumerate() {
        let one = sticker(faces, poster)?.marks;
        for column in 0..ACROSS {
            let corner = (left + column as f32 * WIDTH, top + row as f32 * HEIGHT);
            set.marks.extend(one.iter().map(|mark| mark.moved(corner)));
        }
    }
    let grid = Area::new(
        left,
        top,
        ACROSS as f32 * WIDTH,
        rows.len().min(ROWS) as f32 * HEIGHT,
    );
    cut_marks(&mut set, grid);
    Ok(Sheet {
        width,
        height,
        title: rows.first().map(|poster| title(poster)).unwrap_or_default(),
        marks: set.marks,
    })
}

/// The code, the question beside it, the address below.
fn draw(set: &mut Setter<'_>, poster: &Poster) -> Result<(), PrintError> {
    let (question, scan) = (both("print-question"), both("print-scan"));
    let code = Area::new(EDGE, EDGE, CODE, CODE);
    let room = |top: f32, bottom: f32| Area {
        left: code.right,
        top,
        right: WIDTH - EDGE_OF_TEXT,
        bottom,
    };
    let heading = Said::vi(&question.vi, 11.5 * POINT).heading(1.2);
    let mut below = set.text(heading, room(MARGIN, 15.5)) + 0.6;
    let ask = Said::vi(&scan.vi, 6.5 * POINT).light();
    below = set.text(ask, room(below, below + 6.5));
    below = set.text(Said::en(&scan.en, 6.0 * POINT), room(below, below + 5.5));
    set.marks.push(Mark::Code(picture(poster, code)?));
    who(set, poster, room(below + 1.0, code.bottom - 0.8));
    let typed = Said::vi(poster.typed(), 8.0 * POINT);
    // Below the first module of the code, which its quiet zone moves to the right.
    let left = MARGIN + 1.0;
    let ready = set.ready(typed, WIDTH - EDGE_OF_TEXT - left, 10.5 * POINT);
    let top = HEIGHT - EDGE - 0.6 - ready.height();
    set.place(ready, left, top);
    Ok(())
}

/// Counter and agency, from below: what is short stands at the foot of the code. Each has room by its length.
fn who(set: &mut Setter<'_>, poster: &Poster, area: Area) {
    let letters = |text: &str| text.chars().count() as f32;
    let place = poster.place().map(|place| {
        let all = letters(&place) + letters(&poster.agency);
        let share = (letters(&place) / all).clamp(0.25, 0.6);
        let said = Said::vi(&place, 6.5 * POINT);
        set.ready(said, area.width(), area.height() * share)
    });
    let taken = place.as_ref().map_or(0.0, super::setter::Ready::height);
    let agency = Said::vi(&poster.agency, 6.0 * POINT)
        .light()
        .in_ink(Ink::Accent);
    let agency = set.ready(agency, area.width(), area.height() - taken);
    let mut top = area.bottom - taken - agency.height();
    if let Some(place) = place {
        top = set.place(place, area.left, top);
    }
    set.place(agency, area.left, top);
}

/// Short lines outside the stickers, where the knife goes along.
fn cut_marks(set: &mut Setter<'_>, grid: Area) {
    let mut cut = |from: (f32, f32), to: (f32, f32)| {
        let line = vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)];
        set.draw(line, Ink::Black, MARK_WIDTH);
    };
    let ends = (MARK_GAP, MARK_GAP + MARK_LENGTH);
    for column in 0..=ACROSS {
        let x = grid.left + column as f32 * WIDTH;
        cut((x, grid.top - ends.1), (x, grid.top - ends.0));
        cut((x, grid.bottom + ends.0), (x, grid.bottom + ends.1));
    }
    let rows = (grid.height() / HEIGHT).round();
    let mut row = 0.0;
    while row <= rows {
        let y = grid.top + row * HEIGHT;
        cut((grid.left - ends.1, y), (grid.left - ends.0, y));
        cut((grid.right + ends.0, y), (grid.right + ends.1, y));
        row += 1.0;
    }
}
