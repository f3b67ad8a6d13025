//! Numbers and dates as people of each language write them.
//!
//! Values come in exact (integers, or decimal text with a point) and are only
//! dressed here, never rounded: rounding is the model's business.

use super::{Lang, t_args};

/// A count with its thousands grouped: `1.209` in Vietnamese, `1,209` in English.
pub fn int(lang: Lang, value: u64) -> String {
    group(lang, &value.to_string())
}

/// A decimal text such as `-1234.5` in the language's marks: `-1.234,5`, `-1,234.5`.
pub fn decimal(lang: Lang, text: &str) -> String {
    let (sign, digits) = match text.strip_prefix(['-', '+', '−']) {
        Some(rest) => text.split_at(text.len() - rest.len()),
        None => ("", text),
    };
    match digits.split_once('.') {
        Some((whole, part)) => format!("{sign}{}{}{part}", group(lang, whole), lang.point()),
        None => format!("{sign}{}", group(lang, digits)),
    }
}

/// A percentage given as decimal text: `98,23%` in Vietnamese (no space), `98.23%` in English.
pub fn percent(lang: Lang, text: &str) -> String {
    format!("{}%", decimal(lang, text))
}

/// A day as `15/12/2024`, in Vietnamese and English alike because this is Vietnam; a guest's language says
/// how it writes one (`period-date`).
pub fn date(lang: Lang, (year, month, day): (i32, u32, u32)) -> String {
    match lang {
        Lang::Vi | Lang::En => format!("{day:02}/{month:02}/{year:04}"),
        Lang::Guest(_) => {
            let args = [
                ("year", year),
                ("month", month.cast_signed()),
                ("day", day.cast_signed()),
            ];
            let args = args.map(|(name, number)| (name, number.to_string().into()));
            t_args(lang, "period-date", &args)
        }
    }
}

/// A moment as `14:05, 15/12/2024`, in the operator's zone as the caller computed it.
pub fn date_time(lang: Lang, day: (i32, u32, u32), (hour, minute): (u32, u32)) -> String {
    format!("{hour:02}:{minute:02}, {}", date(lang, day))
}

fn group(lang: Lang, digits: &str) -> String {
    let mark = lang.group();
    let count = digits.chars().count();
    let mut out = String::with_capacity(count + count / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (count - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!(int(Lang::Vi, 0), "0");
        assert_eq!(int(Lang::Vi, 999), "999");
        assert_eq!(int(Lang::Vi, 1209), "1.209");
        assert_eq!(int(Lang::En, 1209), "1,209");
        assert_eq!(int(Lang::Vi, 12_345_678), "12.345.678");
    }

    #[test]
    fn a_rate_keeps_every_decimal_it_was_given() {
        assert_eq!(percent(Lang::Vi, "98.23"), "98,23%");
        assert_eq!(percent(Lang::Vi, "97.996"), "97,996%");
        assert_eq!(percent(Lang::En, "98.004"), "98.004%");
        assert_eq!(percent(Lang::Vi, "100"), "100%");
    }

    #[test]
    fn a_decimal_keeps_its_sign() {
        assert_eq!(decimal(Lang::Vi, "-1234.50"), "-1.234,50");
        assert_eq!(decimal(Lang::Vi, "−0.52"), "−0,52");
        assert_eq!(decimal(Lang::En, "+1234"), "+1,234");
        assert_eq!(decimal(Lang::Vi, ""), "");
    }

    #[test]
    fn days_and_moments_read_as_in_vietnam() {
        assert_eq!(date(Lang::Vi, (2024, 12, 15)), "15/12/2024");
        assert_eq!(date(Lang::En, (2028, 2, 29)), "29/02/2028");
        let chinese = Lang::from_tag("zh").expect("a language of its own file");
        assert_eq!(date(chinese, (2028, 2, 9)), "2028年2月9日");
        assert_eq!(decimal(chinese, "1234.5"), "1,234.5");
        assert_eq!(
            date_time(Lang::Vi, (2026, 7, 1), (7, 5)),
            "07:05, 01/07/2026"
        );
    }
}
