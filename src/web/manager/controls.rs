//! What a reader can choose.

use hailong_views::part::report::{
    self as views, ChoiceGroup, ChoiceOption, Controls, CustomPeriod,
};

use super::{
    choice::{CUSTOM, Choice, offered_scopes},
    period::kind_word,
};
use crate::{
    app::App,
    i18n::{Lang, period, t},
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        period::{Period, PeriodKind},
        subject::Subject,
    },
    store::View,
};

/// Which choices a page offers beside the period.
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    /// Scopes.
    pub scopes: bool,
    /// The grain of the table.
    pub rows: bool,
    /// The order of the table.
    pub sort: bool,
}

/// The controls of a page at `path`.
pub fn controls(
    app: &App,
    catalogue: &Catalogue,
    lang: Lang,
    choice: &Choice,
    path: &str,
    offer: Offer,
) -> Controls {
    let hidden = choice
        .scope
        .clone()
        .filter(|_| !offer.scopes)
        .map(|key| ("scope".to_owned(), key));
    Controls {
        action: path.to_owned(),
        period: periods(app, lang, choice),
        custom: custom(choice),
        calendar: calendars(lang, choice),
        scope: if offer.scopes {
            scopes(app, catalogue, choice)
        } else {
            views::Choice::default()
        },
        subject: subjects(lang, choice),
        view: Some(match choice.view {
            View::Deciding => views::View::Deciding,
            View::Receiving => views::View::Receiving,
        }),
        vertical: Some(choice.vertical),
        rows: offer.rows.then_some(choice.rows),
        sort: offer.sort.then_some(choice.sort),
        hidden: hidden.into_iter().collect(),
        problem: choice.problem.clone(),
    }
}

/// Kinds of periods on offer and how many of each, newest first.
const OFFERED: [(PeriodKind, u8); 5] = [
    (PeriodKind::Quarter, 8),
    (PeriodKind::Half, 4),
    (PeriodKind::NineMonths, 2),
    (PeriodKind::Year, 6),
    (PeriodKind::Month, 13),
];

fn periods(app: &App, lang: Lang, choice: &Choice) -> views::Choice {
    let today = app.clock.today(app.zone);
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    for (kind, count) in OFFERED {
        let newest = Period::containing(today, kind, choice.calendar).unwrap_or(choice.period);
        let mut listed: Vec<Period> = newest.trend(count);
        listed.reverse();
        if choice.period.kind() == kind && !listed.contains(&choice.period) {
            listed.push(choice.period);
        }
        groups.push(group(lang, kind, listed, choice));
    }
    groups.push(group(lang, PeriodKind::Years, phases(choice), choice));
    groups.push(custom_group(lang, choice));
    views::Choice { groups }
}

/// The phases of the plan, and another stretch of years if one is shown.
fn phases(choice: &Choice) -> Vec<Period> {
    let mut phases: Vec<Period> = ["2021..2025", "2026..2030"]
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    if choice.period.kind() == PeriodKind::Years && !phases.contains(&choice.period) {
        phases.push(choice.period);
    }
    phases
}

fn group(lang: Lang, kind: PeriodKind, periods: Vec<Period>, choice: &Choice) -> ChoiceGroup {
    let options = periods.into_iter().map(|period| ChoiceOption {
        value: period.to_string(),
        label: period::name(lang, period),
        selected: period == choice.period,
    });
    ChoiceGroup {
        label: t(lang, &format!("period-kind-{}", kind_word(kind))),
        options: options.collect(),
    }
}

fn custom_group(lang: Lang, choice: &Choice) -> ChoiceGroup {
    let selected = matches!(choice.period, Period::Range(_) | Period::Day(_));
    let option = ChoiceOption {
        value: CUSTOM.to_owned(),
        label: t(lang, "period-custom"),
        selected,
    };
    ChoiceGroup {
        label: t(lang, "period-kind-custom"),
        options: vec![option],
    }
}

fn custom(choice: &Choice) -> CustomPeriod {
    let range = choice.period.range(choice.calendar);
    CustomPeriod {
        from: range.from.to_string(),
        until: range.until.to_string(),
    }
}

fn flat(options: impl IntoIterator<Item = ChoiceOption>) -> views::Choice {
    views::Choice {
        groups: vec![ChoiceGroup {
            label: String::new(),
            options: options.into_iter().collect(),
        }],
    }
}

fn calendars(lang: Lang, choice: &Choice) -> views::Choice {
    flat(Calendar::ALL.iter().map(|calendar| ChoiceOption {
        value: calendar.key().to_owned(),
        label: t(lang, &format!("calendar-{}", calendar.key())),
        selected: *calendar == choice.calendar,
    }))
}

fn scopes(app: &App, catalogue: &Catalogue, choice: &Choice) -> views::Choice {
    let offered = offered_scopes(app, catalogue, &choice.reader);
    flat(offered.into_iter().map(|scope| ChoiceOption {
        value: scope.key.clone(),
        label: scope.name.clone(),
        selected: choice.scope.as_ref() == Some(&scope.key),
    }))
}

fn subjects(lang: Lang, choice: &Choice) -> views::Choice {
    let any = ChoiceOption {
        value: String::new(),
        label: t(lang, "subject-any"),
        selected: choice.subject.is_none(),
    };
    let each = Subject::ALL.iter().map(|subject| ChoiceOption {
        value: subject.key().to_owned(),
        label: t(lang, &format!("subject-{}", subject.key())),
        selected: choice.subject == Some(*subject),
    });
    flat(std::iter::once(any).chain(each))
}
