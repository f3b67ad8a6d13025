//! The choices as a plain GET form, and the same choices as a line that is printed.

use maud::{Markup, html};

use super::{Choice, ChoiceOption, Controls, RowGrain, Sort, View};
use crate::i18n::{Lang, t};

/// The form: the period in front, everything else behind «Lựa chọn khác».
pub fn form(lang: Lang, controls: &Controls) -> Markup {
    html! {
        form.controls method="get" action=(controls.action) aria-label=(t(lang, "controls-title")) {
            @if let Some(problem) = &controls.problem {
                p.problem role="alert" id="controls-problem" { (problem) }
            }
            @for (name, value) in &controls.hidden {
                input type="hidden" name=(name) value=(value);
            }
            div.controls-main {
                (select(lang, "scope", "controls-scope", &controls.scope))
                (select(lang, "period", "controls-period", &controls.period))
                button type="submit" { (t(lang, "controls-show")) }
            }
            details.more open[controls.problem.is_some()] {
                summary { (t(lang, "controls-more")) }
                div.controls-more { (more(lang, controls)) }
            }
        }
    }
}

fn more(lang: Lang, controls: &Controls) -> Markup {
    html! {
        (custom(lang, controls))
        (select(lang, "calendar", "controls-calendar", &controls.calendar))
        (select(lang, "subject", "controls-subject", &controls.subject))
        @if let Some(view) = controls.view {
            (fixed(lang, "view", "controls-view", &[
                ("deciding", "view-deciding", view == View::Deciding),
                ("receiving", "view-receiving", view == View::Receiving),
            ]))
        }
        @if let Some(rows) = controls.rows {
            (fixed(lang, "rows", "controls-rows", &[
                ("agency", "rows-agency", rows == RowGrain::Agency),
                ("agency_domain", "rows-agency-domain", rows == RowGrain::AgencyDomain),
            ]))
        }
        @if let Some(sort) = controls.sort {
            (fixed(lang, "sort", "controls-sort", &[
                ("name", "sort-name", sort == Sort::Name),
                ("worst", "sort-worst", sort == Sort::WorstFirst),
            ]))
        }
        @if let Some(vertical) = controls.vertical {
            div.field.check {
                input type="checkbox" id="vertical" name="vertical" value="in" checked[vertical];
                label for="vertical" { (t(lang, "controls-vertical")) }
            }
        }
    }
}

/// First and last day, used when the period is the custom one.
fn custom(lang: Lang, controls: &Controls) -> Markup {
    let problem = controls.problem.as_ref().map(|_| "controls-problem");
    let day = |name: &str, label: &str, value: &str| {
        html! {
            div.field {
                label for=(name) { (t(lang, label)) }
                input type="date" id=(name) name=(name) value=(value) aria-describedby=[problem];
            }
        }
    };
    html! {
        fieldset.custom {
            legend { (t(lang, "controls-custom")) }
            (day("from", "controls-from", &controls.custom.from))
            (day("until", "controls-until", &controls.custom.until))
        }
    }
}

/// A drop-down list; with a single option there is nothing to choose and it is sent unseen.
fn select(lang: Lang, name: &str, label: &str, choice: &Choice) -> Markup {
    let options: Vec<&ChoiceOption> = choice
        .groups
        .iter()
        .flat_map(|group| &group.options)
        .collect();
    match options.as_slice() {
        [] => Markup::default(),
        [only] => html! { input type="hidden" name=(name) value=(only.value); },
        _ => html! {
            div class={ "field field-" (name) } {
                label for=(name) { (t(lang, label)) }
                select id=(name) name=(name) { (grouped(choice)) }
            }
        },
    }
}

fn grouped(choice: &Choice) -> Markup {
    html! {
        @for group in &choice.groups {
            @let options = html! {
                @for option in &group.options {
                    option value=(option.value) selected[option.selected] { (option.label) }
                }
            };
            @if group.label.is_empty() { (options) } @else { optgroup label=(group.label) { (options) } }
        }
    }
}

/// A drop-down list of our own words: value, text key, selected.
fn fixed(lang: Lang, name: &str, label: &str, options: &[(&str, &str, bool)]) -> Markup {
    html! {
        div class={ "field field-" (name) } {
            label for=(name) { (t(lang, label)) }
            select id=(name) name=(name) {
                @for (value, text, selected) in options {
                    option value=(value) selected[*selected] { (t(lang, text)) }
                }
            }
        }
    }
}

/// How the figures were counted, in a line that is also printed.
pub fn choices(lang: Lang, controls: &Controls) -> Markup {
    let mut parts = Vec::new();
    parts.extend(selected(&controls.subject).map(str::to_owned));
    parts.extend(controls.view.map(|view| {
        t(
            lang,
            match view {
                View::Deciding => "counted-deciding",
                View::Receiving => "counted-receiving",
            },
        )
    }));
    parts.extend(controls.vertical.map(|vertical| {
        t(
            lang,
            if vertical {
                "counted-vertical-in"
            } else {
                "counted-vertical-out"
            },
        )
    }));
    html! {
        @if !parts.is_empty() {
            p.choices { (t(lang, "counted")) " " (parts.join(" · ")) }
        }
    }
}

fn selected(choice: &Choice) -> Option<&str> {
    let mut options = choice.groups.iter().flat_map(|group| &group.options);
    options
        .find(|option| option.selected)
        .map(|option| option.label.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::report::ChoiceGroup;

    fn choice(values: &[(&str, bool)]) -> Choice {
        let options = values.iter().map(|&(value, selected)| ChoiceOption {
            value: value.to_owned(),
            label: value.to_uppercase(),
            selected,
        });
        Choice {
            groups: vec![ChoiceGroup {
                label: "Quý".to_owned(),
                options: options.collect(),
            }],
        }
    }

    #[test]
    fn a_single_option_is_carried_along_unseen() {
        let controls = Controls {
            calendar: choice(&[("reporting", true)]),
            ..Controls::default()
        };
        let html = form(Lang::Vi, &controls).into_string();
        assert!(
            html.contains(r#"type="hidden" name="calendar" value="reporting""#),
            "{html}"
        );
        assert!(!html.contains(r#"<select id="calendar""#), "{html}");
    }

    #[test]
    fn the_form_needs_no_script() {
        let controls = Controls {
            action: "/dashboard".to_owned(),
            period: choice(&[("2026-q1", false), ("2026-q2", true)]),
            vertical: Some(true),
            ..Controls::default()
        };
        let html = form(Lang::Vi, &controls).into_string();
        assert!(
            html.contains(r#"method="get" action="/dashboard""#),
            "{html}"
        );
        assert!(html.contains(r#"<optgroup label="Quý">"#), "{html}");
        assert!(html.contains(r#"value="2026-q2" selected"#), "{html}");
        assert!(
            html.contains(r#"name="vertical" value="in" checked"#),
            "{html}"
        );
    }

    #[test]
    fn a_wrong_choice_is_said_and_its_fields_are_open() {
        let controls = Controls {
            problem: Some("Ngày kết thúc trước ngày bắt đầu.".to_owned()),
            ..Controls::default()
        };
        let html = form(Lang::Vi, &controls).into_string();
        assert!(html.contains("Ngày kết thúc trước ngày bắt đầu."), "{html}");
        assert!(html.contains("<details class=\"more\" open>"), "{html}");
        assert!(
            html.contains(r#"aria-describedby="controls-problem""#),
            "{html}"
        );
    }

    #[test]
    fn the_way_of_counting_is_printed() {
        let controls = Controls {
            view: Some(View::Receiving),
            vertical: Some(false),
            ..Controls::default()
        };
        let html = choices(Lang::Vi, &controls).into_string();
        assert!(html.contains("cơ quan tiếp nhận"), "{html}");
        assert!(html.contains("không tính cơ quan ngành dọc"), "{html}");
    }
}
