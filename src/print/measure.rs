//! How large everything is on posters and cards.

use super::sheet::POINT;

/// Measures of a card in millimetres; names of types mean their size.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// The sheet.
    pub width: f32,
    /// The sheet.
    pub height: f32,
    /// White on every side; printers leave about 5 mm white.
    pub margin: f32,
    /// Between the parts.
    pub gap: f32,
    /// The line below the agency.
    pub rule: f32,
    /// Name of the agency.
    pub agency: f32,
    /// The room for it, in height.
    pub agency_room: f32,
    /// Counter and domain.
    pub place: f32,
    /// The room for them, in height.
    pub place_room: f32,
    /// The question.
    pub question: f32,
    /// The question in English.
    pub question_en: f32,
    /// Side of the code's frame, at most.
    pub code: f32,
    /// Line of the frame.
    pub frame: f32,
    /// Between code and steps.
    pub gutter: f32,
    /// Diameter of a step's number.
    pub disc: f32,
    /// A step.
    pub step: f32,
    /// A step in English.
    pub step_en: f32,
    /// What says that the address can be typed.
    pub label: f32,
    /// The address.
    pub address: f32,
    /// The promise, and its English.
    pub promise: f32,
    /// Small print.
    pub small: f32,
}

/// A poster, read from some steps away.
pub const A4: Measure = Measure {
    width: 210.0,
    height: 297.0,
    margin: 17.0,
    gap: 9.0,
    rule: 1.4,
    agency: 20.0 * POINT,
    agency_room: 27.0,
    place: 15.0 * POINT,
    place_room: 14.0,
    question: 68.0 * POINT,
    question_en: 19.0 * POINT,
    code: 116.0,
    frame: 1.4,
    gutter: 10.0,
    disc: 10.5,
    step: 15.5 * POINT,
    step_en: 10.5 * POINT,
    label: 11.5 * POINT,
    address: 32.0 * POINT,
    promise: 14.0 * POINT,
    small: 10.5 * POINT,
};

/// A counter card, read over the counter: the poster, smaller by the side of a square to its diagonal.
pub const A5: Measure = A4.scaled(std::f32::consts::FRAC_1_SQRT_2, 148.0, 210.0);

/// A small counter card, read from the hand: its small print is larger than a smaller poster's would be.
pub const A6: Measure = Measure {
    width: 105.0,
    height: 148.0,
    margin: 8.0,
    gap: 4.0,
    rule: 0.8,
    agency: 10.5 * POINT,
    agency_room: 14.0,
    place: 8.5 * POINT,
    place_room: 7.5,
    question: 31.0 * POINT,
    question_en: 9.5 * POINT,
    code: 58.0,
    frame: 0.8,
    gutter: 4.5,
    disc: 5.4,
    step: 8.2 * POINT,
    step_en: 6.2 * POINT,
    label: 6.5 * POINT,
    address: 16.0 * POINT,
    promise: 7.6 * POINT,
    small: 6.2 * POINT,
};

impl Measure {
    /// The same proportions on another sheet.
    const fn scaled(self, by: f32, width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            margin: self.margin * by,
            gap: self.gap * by,
            rule: self.rule * by,
            agency: self.agency * by,
            agency_room: self.agency_room * by,
            place: self.place * by,
            place_room: self.place_room * by,
            question: self.question * by,
            question_en: self.question_en * by,
            code: self.code * by,
            frame: self.frame * by,
            gutter: self.gutter * by,
            disc: self.disc * by,
            step: self.step * by,
            step_en: self.step_en * by,
            label: self.label * by,
            address: self.address * by,
            promise: self.promise * by,
            small: self.small * by,
        }
    }

    /// Between the margins.
    pub fn inner(&self) -> f32 {
        self.width - 2.0 * self.margin
    }
}
