//! Outlines of signs as the font has them, turned into outlines on the sheet.

use rustybuzz::ttf_parser::OutlineBuilder;

use super::geometry::Step;

/// Writes outlines down, turned from the font's direction (up) into the sheet's (down).
pub struct Pen {
    scale: f32,
    /// Where the sign stands on its base line.
    pub origin: (f32, f32),
    /// What was written down.
    pub steps: Vec<Step>,
}

impl Pen {
    /// A pen that makes so many millimetres of a unit of the font.
    pub fn new(scale: f32) -> Self {
        Self {
            scale,
            origin: (0.0, 0.0),
            steps: Vec::new(),
        }
    }

    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (
            self.origin.0 + x * self.scale,
            self.origin.1 - y * self.scale,
        )
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.steps.push(Step::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.steps.push(Step::Line(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.steps.push(Step::Quad(x1, y1, x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.steps.push(Step::Cubic(x1, y1, x2, y2, x, y));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
