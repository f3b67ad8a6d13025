//! Outlines in millimetres, from the top left corner of the sheet.

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A new part begins here.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A curve with one control point.
    Quad(f32, f32, f32, f32),
    /// A curve with two control points.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Back to where the part began.
    Close,
}

impl Step {
    /// The same at another place.
    #[must_use]
    pub fn moved(self, (dx, dy): (f32, f32)) -> Self {
        match self {
            Self::Move(x, y) => Self::Move(x + dx, y + dy),
            Self::Line(x, y) => Self::Line(x + dx, y + dy),
            Self::Quad(x1, y1, x, y) => Self::Quad(x1 + dx, y1 + dy, x + dx, y + dy),
            Self::Cubic(x1, y1, x2, y2, x, y) => {
                Self::Cubic(x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy)
            }
            Self::Close => Self::Close,
        }
    }
}

/// Distance of a control point that makes a quarter of a circle out of a cubic curve, radius 1.
const QUARTER: f32 = 0.552_285;

/// A box by its edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    /// A box by its corner and size.
    pub fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// The same at another place.
    #[must_use]
    pub fn moved(&self, (dx, dy): (f32, f32)) -> Self {
        Self::new(self.left + dx, self.top + dy, self.width(), self.height())
    }

    /// From left to right.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether `other` lies inside, up to a thousandth of a millimetre.
    pub fn holds(&self, other: &Self) -> bool {
        const GRACE: f32 = 0.001;
        other.left >= self.left - GRACE
            && other.top >= self.top - GRACE
            && other.right <= self.right + GRACE
            && other.bottom <= self.bottom + GRACE
    }

    /// Whether the two share some room.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Its outline.
    pub fn outline(&self) -> Vec<Step> {
        vec![
            Step::Move(self.left, self.top),
            Step::Line(self.right, self.top),
            Step::Line(self.right, self.bottom),
            Step::Line(self.left, self.bottom),
            Step::Close,
        ]
    }

    /// Its outline with round corners.
    pub fn rounded(&self, radius: f32) -> Vec<Step> {
        let Self {
            left,
            top,
            right,
            bottom,
        } = *self;
        let (r, k) = (radius, radius * (1.0 - QUARTER));
        vec![
            Step::Move(left + r, top),
            Step::Line(right - r, top),
            Step::Cubic(right - k, top, right, top + k, right, top + r),
            Step::Line(right, bottom - r),
            Step::Cubic(right, bottom - k, right - k, bottom, right - r, bottom),
            Step::Line(left + r, bottom),
            Step::Cubic(left + k, bottom, left, bottom - k, left, bottom - r),
            Step::Line(left, top + r),
            Step::Cubic(left, top + k, left + k, top, left + r, top),
            Step::Close,
        ]
    }
}

/// A circle.
pub fn disc(x: f32, y: f32, radius: f32) -> Vec<Step> {
    Area::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius).rounded(radius)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_hold_and_meet() {
        let sheet = Area::new(0.0, 0.0, 10.0, 10.0);
        let inside = Area::new(2.0, 2.0, 8.0, 3.0);
        assert!(sheet.holds(&inside) && !inside.holds(&sheet));
        assert!(sheet.meets(&inside));
        assert!(
            !Area::new(0.0, 5.0, 10.0, 5.0).meets(&inside),
            "edge to edge"
        );
    }

    #[test]
    fn a_disc_is_as_wide_as_its_diameter() {
        let all = disc(5.0, 5.0, 2.0);
        let reach = all.iter().filter_map(|step| match step {
            Step::Line(x, _) => Some(*x),
            _ => None,
        });
        assert!((reach.fold(0.0, f32::max) - 7.0).abs() < 0.001);
    }
}
