//! Text into lines: where it breaks, and how small it must be to fit.

use super::face::{Faces, Shaped, Weight};

/// Each step to a smaller type.
const STEP: f32 = 0.97;

/// Words before the name of a place; where they stand, a name is broken best.
const OF_PLACES: [&str; 5] = ["phường", "xã", "quận", "huyện", "tỉnh"];

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// How heavy.
    pub weight: Weight,
    /// Size of the type, millimetres; what does not fit is set smaller.
    pub size: f32,
    /// The way from line to line, in sizes.
    pub leading: f32,
}

/// Text in lines that fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Size of the type, millimetres.
    pub size: f32,
    /// The lines.
    pub lines: Vec<Shaped>,
}

/// Breaks `text` into lines no wider than `width` and no more than fit into `height`, in the largest type up to the
/// style's in which that is possible. Nothing is ever left out.
pub fn fit(faces: &Faces, text: &str, style: Style, (width, height): (f32, f32)) -> Fitted {
    let text = faces.printable(text);
    let words = Words::measured(faces, &text, style.weight);
    // The widest word alone must fit, whatever else.
    let mut size = style.size.min(width / words.widest());
    loop {
        let breaks = words.broken(width / size);
        let tall = breaks.len() as f32 * style.leading * size;
        if tall <= height || size < f32::EPSILON {
            let lines = words.lines(faces, &words.balanced(width / size, breaks));
            let wide = lines.iter().map(|line| line.width).fold(0.0, f32::max) * size;
            if wide <= width || size < f32::EPSILON {
                return Fitted { size, lines };
            }
        }
        size *= STEP;
    }
}

/// The words of a text with their widths in ems.
struct Words<'t> {
    weight: Weight,
    blank: f32,
    all: Vec<(&'t str, f32)>,
}

impl<'t> Words<'t> {
    fn measured(faces: &Faces, text: &'t str, weight: Weight) -> Self {
        let wide = |word| faces.shape(word, weight).width;
        Self {
            weight,
            blank: faces.shape("i i", weight).width - faces.shape("ii", weight).width,
            all: text.split(' ').map(|word| (word, wide(word))).collect(),
        }
    }

    fn widest(&self) -> f32 {
        self.all.iter().map(|(_, wide)| *wide).fold(0.0, f32::max)
    }

    /// Where each line ends: the number of the word after it. Lines are at most `width` ems; a word that is wider has a
    /// line of its own.
    fn broken(&self, width: f32) -> Vec<usize> {
        let (mut ends, mut filled) = (Vec::new(), 0.0);
        for (at, (_, wide)) in self.all.iter().enumerate() {
            let longer = filled + self.blank + wide;
            if at > 0 && longer > width {
                ends.push(at);
                filled = *wide;
            } else {
                filled = if at == 0 { *wide } else { longer };
            }
        }
        ends.push(self.all.len());
        ends
    }

    /// Two lines, where the name of a place begins the second one, if both are at most `width` ems.
    fn by_place(&self, width: f32) -> Option<Vec<usize>> {
        let named = |at: &usize| {
            let next = self
                .all
                .get(at + 1)
                .and_then(|(word, _)| word.chars().next());
            OF_PLACES.contains(&self.all[*at].0) && next.is_some_and(char::is_uppercase)
        };
        let at = (1..self.all.len()).rev().find(named)?;
        let wide = |words: &[(&str, f32)]| {
            let blanks = self.blank * words.len().saturating_sub(1) as f32;
            words.iter().map(|(_, wide)| *wide).sum::<f32>() + blanks
        };
        let (first, second) = self.all.split_at(at);
        (wide(first) <= width && wide(second) <= width).then(|| vec![at, self.all.len()])
    }

    /// As many lines, as equally long as can be: no single word is left over at the end.
    fn balanced(&self, width: f32, greedy: Vec<usize>) -> Vec<usize> {
        let (mut best, mut narrow, mut wide) = (greedy, self.widest(), width);
        if best.len() == 2
            && let Some(ends) = self.by_place(width)
        {
            return ends;
        }
        for _ in 0..8 {
            let middle = f32::midpoint(narrow, wide);
            let ends = self.broken(middle);
            if ends.len() == best.len() {
                (best, wide) = (ends, middle);
            } else {
                narrow = middle;
            }
        }
        best
    }

    /// The lines. All but the last keep the blank at their end, so that readers of the text find the words apart.
    fn lines(&self, faces: &Faces, ends: &[usize]) -> Vec<Shaped> {
        let mut start = 0;
        let line = |end: &usize| {
            let words = self.all[start..*end].iter().map(|(word, _)| *word);
            let mut text = words.collect::<Vec<_>>().join(" ");
            start = *end;
            if start < self.all.len() {
                text.push(' ');
            }
            faces.shape(&text, self.weight)
        };
        ends.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Trung tâm Phục vụ hành chính công phường Phú Thọ Hòa";
    const STYLE: Style = Style {
        weight: Weight::Bold,
        size: 8.0,
        leading: 1.25,
    };

    fn set(text: &str, room: (f32, f32)) -> Fitted {
        let faces = Faces::embedded().expect("the fonts of the program");
        fit(&faces, text, STYLE, room)
    }

    fn texts(fitted: &Fitted) -> Vec<&str> {
        fitted.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_short_text_keeps_its_size() {
        let fitted = set("Quầy số 1", (170.0, 20.0));
        assert!((fitted.size - 8.0).abs() < f32::EPSILON);
        assert_eq!(texts(&fitted), ["Quầy số 1"]);
    }

    #[test]
    fn a_name_is_broken_before_the_place_and_else_in_the_middle() {
        let fitted = set(NAME, (170.0, 20.0));
        let lines = texts(&fitted);
        let wanted = ["Trung tâm Phục vụ hành chính công ", "phường Phú Thọ Hòa"];
        assert_eq!(lines, wanted);
        assert_eq!(lines.concat(), NAME);
        let fitted = set("Quầy tiếp nhận hồ sơ bảo trợ xã hội số 12", (150.0, 20.0));
        let lines = texts(&fitted);
        assert_eq!(lines, ["Quầy tiếp nhận hồ sơ ", "bảo trợ xã hội số 12"]);
    }

    #[test]
    fn what_is_long_becomes_smaller_and_stays_whole() {
        let words = "ƯỚC NGUYỄN ".repeat(45);
        let word = "W".repeat(500);
        for text in [NAME, words.trim(), &word] {
            for room in [(170.0, 20.0), (60.0, 8.0), (20.0, 6.0)] {
                let fitted = set(text, room);
                assert_eq!(texts(&fitted).concat(), text);
                let tall = fitted.lines.len() as f32 * STYLE.leading * fitted.size;
                assert!(tall <= room.1, "{text} {room:?}");
                for line in &fitted.lines {
                    assert!(
                        line.width * fitted.size <= room.0 + 0.001,
                        "{text} {room:?}"
                    );
                }
            }
        }
    }
}
