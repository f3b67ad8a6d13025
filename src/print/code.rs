//! The QR code as one outline.

use std::collections::BTreeMap;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use super::{error::PrintError, geometry::Step};

/// Modules of white around a code, as its standard wants it.
const QUIET: i32 = 4;

/// A code, a unit each module, its quiet zone included.
pub struct Code {
    code: QrCode,
}

impl Code {
    /// Of an address. A quarter of it may be scratched, dirty or faded: what hangs at a counter hangs there long.
    pub fn of(address: &str) -> Result<Self, PrintError> {
        let parts = [QrSegment::make_bytes(address.as_bytes())];
        let code = QrCode::encode_segments(&parts, QrCodeEcc::Quartile);
        let code = code.map_err(|_| PrintError::AddressTooLong)?;
        Ok(Self { code })
    }

    /// Modules on a side, quiet zone included.
    pub fn modules(&self) -> f32 {
        (self.code.size() + 2 * QUIET) as f32
    }

    /// The outline of all dark modules together, `side` millimetres with the quiet zone, from this corner.
    /// Neighbours are one shape: drawn apart, hairlines would show between them.
    pub fn outline(&self, (left, top): (f32, f32), side: f32) -> Vec<Step> {
        let module = side / self.modules();
        let place = |(x, y): Corner| {
            let along = |at: i32| (at + QUIET) as f32 * module;
            (left + along(x), top + along(y))
        };
        let mut steps = Vec::new();
        for ring in rings(self.edges()) {
            for (at, corner) in ring.into_iter().enumerate() {
                let (x, y) = place(corner);
                steps.push(if at == 0 {
                    Step::Move(x, y)
                } else {
                    Step::Line(x, y)
                });
            }
            steps.push(Step::Close);
        }
        steps
    }

    /// Edges between dark and light, the dark on their right.
    fn edges(&self) -> BTreeMap<Corner, Vec<Corner>> {
        let dark = |x, y| self.code.get_module(x, y);
        let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
        let mut add = |from, to| edges.entry(from).or_default().push(to);
        for y in 0..self.code.size() {
            for x in (0..self.code.size()).filter(|x| dark(*x, y)) {
                if !dark(x, y - 1) {
                    add((x, y), (x + 1, y));
                }
                if !dark(x + 1, y) {
                    add((x + 1, y), (x + 1, y + 1));
                }
                if !dark(x, y + 1) {
                    add((x + 1, y + 1), (x, y + 1));
                }
                if !dark(x - 1, y) {
                    add((x, y + 1), (x, y));
                }
            }
        }
        edges
    }
}

type Corner = (i32, i32);

/// Follows edges around until all are used; corners in the middle of a straight line are left out.
fn rings(mut edges: BTreeMap<Corner, Vec<Corner>>) -> Vec<Vec<Corner>> {
    let mut rings = Vec::new();
    while let Some(start) = edges.keys().next().copied() {
        let (mut ring, mut at) = (vec![start], start);
        while let Some(next) = take(&mut edges, at) {
            if ring.len() > 1 && straight(ring[ring.len() - 2], at, next) {
                ring.pop();
            }
            if next == start {
                break;
            }
            ring.push(next);
            at = next;
        }
        rings.push(ring);
    }
    rings
}

fn take(edges: &mut BTreeMap<Corner, Vec<Corner>>, from: Corner) -> Option<Corner> {
    let ways = edges.get_mut(&from)?;
    let way = ways.pop();
    if ways.is_empty() {
        edges.remove(&from);
    }
    way
}

fn straight(a: Corner, b: Corner, c: Corner) -> bool {
    a.0 == b.0 && b.0 == c.0 || a.1 == b.1 && b.1 == c.1
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://danhgia.phuongtaythanh.gov.vn/r/k7m2p9xq4t";

    /// Whether a point is inside, by counting the upright lines on its left.
    fn inside(outline: &[Step], x: f32, y: f32) -> bool {
        let (mut start, mut last, mut crossed) = ((0.0, 0.0), (0.0, 0.0), 0);
        for step in outline {
            let next = match *step {
                Step::Move(x, y) => {
                    start = (x, y);
                    start
                }
                Step::Line(x, y) => (x, y),
                _ => start,
            };
            let upright = !matches!(step, Step::Move(..)) && last.0 < x;
            if upright && (last.1 < y) != (next.1 < y) {
                crossed += 1;
            }
            last = next;
        }
        crossed % 2 == 1
    }

    #[test]
    fn the_outline_covers_the_dark_modules_and_no_others() {
        let code = Code::of(ADDRESS).expect("a code");
        let outline = code.outline((0.0, 0.0), code.modules());
        let size = code.code.size();
        for y in -QUIET..size + QUIET {
            for x in -QUIET..size + QUIET {
                let middle = |at: i32| (at + QUIET) as f32 + 0.5;
                assert_eq!(
                    inside(&outline, middle(x), middle(y)),
                    code.code.get_module(x, y),
                    "{x} {y}"
                );
            }
        }
    }

    #[test]
    fn an_address_that_no_code_holds_is_refused() {
        let long = "x".repeat(3000);
        assert!(matches!(Code::of(&long), Err(PrintError::AddressTooLong)));
    }
}
