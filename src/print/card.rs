//! Posters and counter cards, A4 to A6: who asks, the question, the code with three steps, the address, the promise.

use super::{
    code::Code,
    error::PrintError,
    face::Faces,
    geometry::{self, Area},
    measure::Measure,
    poster::Poster,
    setter::{LEADING, Ready, Said, Setter, Side},
    sheet::{Ink, Mark, Picture, Sheet},
    words::{self, both},
};

/// Line to line in the question, which has no marks that meet.
const TIGHT: f32 = 1.14;
/// How far the white within the frame goes beyond the quiet zone, as a share of the frame's line.
const INSET: f32 = 0.5;

/// Lays a card out.
pub fn card(faces: &Faces, poster: &Poster, measure: &Measure) -> Result<Sheet, PrintError> {
    let mut card = Card {
        set: Setter::new(faces),
        poster,
        m: *measure,
    };
    let top = card.head();
    let foot = card.foot();
    let bottom = measure.height - measure.margin - foot.height();
    card.body(top, bottom)?;
    card.place_foot(foot, bottom);
    Ok(Sheet {
        width: measure.width,
        height: measure.height,
        title: title(poster),
        marks: card.set.marks,
    })
}

/// What the sheet is, in one line.
pub fn title(poster: &Poster) -> String {
    match poster.place() {
        Some(place) => format!("{place} – {}", poster.agency),
        None => poster.agency.clone(),
    }
}

struct Card<'a> {
    set: Setter<'a>,
    poster: &'a Poster,
    m: Measure,
}

/// What one has to do, measured before it is placed.
struct Step {
    number: &'static str,
    words: Ready,
    english: Ready,
    height: f32,
}

/// The lower parts, measured before they are placed.
struct Foot {
    label: Ready,
    label_en: Ready,
    address: Ready,
    promise: Ready,
    promise_en: Ready,
    until: Option<(Ready, Ready)>,
    gap: f32,
}

impl Foot {
    fn height(&self) -> f32 {
        let address = self.label.height() + self.address.height();
        address + 2.0 * self.gap + self.promise.height() + self.promise_en.height()
    }
}

impl Card<'_> {
    /// Agency, place and question; the answer is where they end.
    fn head(&mut self) -> f32 {
        let m = self.m;
        let room = |top: f32, height: f32| Area::new(m.margin, top, m.inner(), height);
        let agency = Said::vi(&self.poster.agency, m.agency).in_ink(Ink::Accent);
        let mut top = self.set.text(agency, room(m.margin, m.agency_room));
        if let Some(place) = self.poster.place() {
            let place = Said::vi(&place, m.place).light();
            top = self.set.text(place, room(top, m.place_room));
        }
        top += m.gap * 0.5;
        let rule = Area::new(m.margin, top, m.inner(), m.rule);
        self.set.fill(rule.outline(), Ink::Accent);
        top += m.rule + m.gap * 0.7;
        let question = both("print-question");
        let heading = Said::vi(&question.vi, m.question).heading(TIGHT);
        top = self.set.text(heading, room(top, 2.01 * TIGHT * m.question));
        let english = Said::en(&question.en, m.question_en);
        // Letters of the question reach below its lines.
        top += m.gap * 0.2;
        self.set.text(english, room(top, 1.3 * m.question_en)) + m.gap
    }

    /// The code on the left, the steps on the right.
    fn body(&mut self, top: f32, bottom: f32) -> Result<(), PrintError> {
        let m = self.m;
        let side = m.code.min(bottom - m.gap - top);
        // What is left over goes above and below, a little more below.
        let top = top + (bottom - m.gap - top - side) * 0.4;
        let frame = Area::new(m.margin, top, side, side);
        self.code(frame)?;
        let left = frame.right + m.gutter;
        let width = m.width - m.margin - left;
        self.steps(Area::new(left, top, width, side));
        Ok(())
    }

    /// The steps, as far from each other as the height of the code allows.
    fn steps(&mut self, area: Area) {
        let steps = ["1", "2", "3"].map(|number| self.step(number, &area));
        let filled: f32 = steps.iter().map(|step| step.height).sum();
        let gap = (area.height() - filled) / 2.0;
        let mut top = area.top;
        for step in steps {
            let next = top + step.height + gap;
            self.place_step(step, area.left, top);
            top = next;
        }
    }

    fn code(&mut self, frame: Area) -> Result<(), PrintError> {
        let line = self.m.frame;
        let half = line / 2.0;
        let middle = Area::new(
            frame.left + half,
            frame.top + half,
            frame.width() - line,
            frame.height() - line,
        );
        self.set.draw(middle.rounded(2.0 * line), Ink::Accent, line);
        let inset = line * (1.0 + INSET);
        let side = frame.width() - 2.0 * inset;
        let area = Area::new(frame.left + inset, frame.top + inset, side, side);
        self.set.marks.push(Mark::Code(picture(self.poster, area)?));
        Ok(())
    }

    /// A step in a third of this room.
    fn step(&self, number: &'static str, area: &Area) -> Step {
        let m = self.m;
        let words = both(&format!("print-step-{number}"));
        let above = m.disc * 1.16;
        let english = Said::en(&words.en, m.step_en);
        let english = self.set.ready(english, area.width(), 2.6 * m.step_en);
        let room = area.height() / 3.0 - above - english.height();
        let words = Said::vi(&words.vi, m.step);
        let words = self.set.ready(words, area.width(), room);
        Step {
            number,
            height: above + words.height() + english.height(),
            words,
            english,
        }
    }

    fn place_step(&mut self, step: Step, left: f32, top: f32) {
        let disc = self.m.disc;
        let radius = disc / 2.0;
        let circle = geometry::disc(left + radius, top + radius, radius);
        self.set.fill(circle, Ink::Accent);
        let size = disc * 0.56;
        let digit = Said::vi(step.number, size)
            .in_ink(Ink::White)
            .at(Side::Middle);
        let above = (disc - LEADING * size) / 2.0;
        let place = Area::new(left, top + above, disc, LEADING * size);
        self.set.text(digit, place);
        let below = self.set.place(step.words, left, top + disc * 1.16);
        self.set.place(step.english, left, below);
    }

    fn foot(&self) -> Foot {
        let (m, width) = (self.m, self.m.inner());
        let (label, promise) = (both("print-type"), both("print-promise"));
        let one = |said, width: f32, size: f32| self.set.ready(said, width, size * 1.3);
        let aside = width * 0.36;
        let until = self.poster.valid_until.map(|day| {
            let words = words::until(day);
            let at_right = |said: Said| one(said.at(Side::Right), aside, m.small);
            let vi = Said::vi(&words.vi, m.small).light();
            (at_right(vi), at_right(Said::en(&words.en, m.small)))
        });
        let main = if until.is_some() { width * 0.62 } else { width };
        let typed = Said::vi(self.poster.typed(), m.address);
        Foot {
            label: one(Said::vi(&label.vi, m.label).light(), width * 0.52, m.label),
            label_en: one(
                Said::en(&label.en, m.label).at(Side::Right),
                width * 0.46,
                m.label,
            ),
            address: one(typed, width, m.address),
            promise: one(Said::vi(&promise.vi, m.promise), main, m.promise),
            promise_en: one(Said::en(&promise.en, m.small), main, m.small),
            until,
            gap: m.gap * 0.7,
        }
    }

    fn place_foot(&mut self, foot: Foot, top: f32) {
        let (m, left) = (self.m, self.m.margin);
        let aside = left + m.inner() * 0.64;
        let below = self.set.place(foot.label, left, top);
        self.set.place(foot.label_en, left + m.inner() * 0.54, top);
        let below = self.set.place(foot.address, left, below) + foot.gap;
        let rule = Area::new(left, below, m.inner(), m.rule / 3.0);
        self.set.fill(rule.outline(), Ink::Accent);
        let first = below + foot.gap;
        let second = self.set.place(foot.promise, left, first);
        self.set.place(foot.promise_en, left, second);
        if let Some((vi, en)) = foot.until {
            let top = second - vi.height();
            self.set.place(vi, aside, top);
            self.set.place(en, aside, second);
        }
    }
}

/// The code of a poster in this room.
pub fn picture(poster: &Poster, area: Area) -> Result<Picture, PrintError> {
    let code = Code::of(&poster.address)?;
    Ok(Picture {
        outline: code.outline((area.left, area.top), area.width()),
        area,
        address: poster.address.clone(),
    })
}
