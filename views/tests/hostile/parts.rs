//! The parts that pages share, filled with markup.

use hailong_views::part::form::{
    Button, Control, Field, Form, Line, Lines, Pick, PickGroup, Section, TextKind,
};
use hailong_views::part::history::{Change, Entry, History, Object};
use hailong_views::part::list::{Cell, Column, Empty, List, ListRow, Pager, Search};
use hailong_views::part::notice::{Notice, NoticeKind};
use hailong_views::part::report::Link;
use hailong_views::part::tag::{Tag, Tone};

use super::bad;

pub fn link() -> Link {
    Link {
        label: bad(),
        href: bad(),
    }
}

pub fn tag() -> Tag {
    Tag::new(Tone::Live, bad())
}

pub fn notice() -> Notice {
    Notice {
        kind: NoticeKind::Problem,
        text: bad(),
    }
}

fn pick() -> Pick {
    Pick::new(bad(), bad(), true).note(bad())
}

fn button() -> Button {
    Button {
        name: bad(),
        value: bad(),
        label: bad(),
    }
}

fn controls() -> Vec<Control> {
    let inner = Field::text(&bad(), bad(), bad()).error(Some(bad()));
    let group = PickGroup {
        label: bad(),
        picks: vec![pick()],
    };
    let Control::Text(text) = Field::line("x", "", TextKind::Decimal, bad())
        .limits(&bad(), None)
        .control
    else {
        unreachable!("a line is text")
    };
    vec![
        Control::Text(text),
        Control::Area(bad(), 3),
        Control::Select(vec![group]),
        Control::Radios(vec![pick()]),
        Control::Checks(vec![pick()]),
        Control::Check(true),
        Control::File(bad()),
        Control::Fixed(bad()),
        Control::Lines(Lines {
            columns: vec![bad()],
            lines: vec![Line {
                name: bad(),
                fields: vec![inner],
            }],
            add: Some(button()),
            wide: true,
        }),
    ]
}

pub fn fields() -> Vec<Field> {
    let field = |control| Field {
        name: bad(),
        label: bad(),
        hint: bad(),
        error: Some(bad()),
        optional: true,
        conditional: false,
        control,
    };
    controls().into_iter().map(field).collect()
}

pub fn form() -> Form {
    Form {
        action: bad(),
        hidden: vec![(bad(), bad())],
        sections: vec![Section {
            title: bad(),
            about: bad(),
            fields: fields(),
        }],
        faults: vec![bad()],
        submit: bad(),
        danger: true,
        also: vec![button()],
        cancel: Some(link()),
    }
}

pub fn search() -> Search {
    Search {
        action: bad(),
        q: Some(bad()),
        filters: fields(),
        hidden: vec![(bad(), bad())],
        reset: Some(bad()),
    }
}

pub fn pager() -> Pager {
    Pager {
        range: bad(),
        previous: Some(bad()),
        next: Some(bad()),
    }
}

pub fn empty() -> Empty {
    Empty {
        title: bad(),
        next: bad(),
    }
}

pub fn list() -> List {
    let cells = vec![
        Cell::Link(link(), bad()),
        Cell::Text(bad()),
        Cell::Two(bad(), bad()),
        Cell::Tag(tag()),
        Cell::Many(vec![bad()]),
        Cell::Post(link()),
    ];
    List {
        search: Some(search()),
        caption: bad(),
        columns: cells.iter().map(|_| Column::words(bad())).collect(),
        rows: vec![ListRow { cells, over: true }],
        empty: empty(),
        pager: Some(pager()),
    }
}

pub fn change() -> Change {
    Change {
        field: bad(),
        before: Some(bad()),
        after: Some(bad()),
    }
}

pub fn history() -> History {
    History {
        entries: vec![Entry {
            time: bad(),
            who: bad(),
            role: bad(),
            action: bad(),
            object: Some(Object {
                kind: bad(),
                name: bad(),
                href: Some(bad()),
            }),
            changes: vec![change()],
        }],
        more: Some(link()),
    }
}
