//! Tables of rows: the same columns for agencies, domains and cells.
//!
//! On a phone each line becomes a card (by CSS); the explicit roles keep it a table for
//! assistive technology, which some browsers would otherwise forget.

use maud::{Markup, html};

use super::{AgencyRows, Row};
use crate::i18n::{Lang, t};
use crate::part::figure::{
    Status, change, counted, distribution, flagged, interval, rate, receipts_line, row_verdict,
};

/// What a table is called and what it shows; ids come from `id`.
#[derive(Debug, Clone, Copy)]
pub struct RowsTable<'a> {
    /// Id of the table, unique on the page.
    pub id: &'a str,
    /// What the table shows, for its caption.
    pub caption: &'a str,
    /// Heading of the first column: «Cơ quan, đơn vị», «Lĩnh vực».
    pub name: &'a str,
}

/// Which optional columns have anything to show.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    verdict: bool,
    change: bool,
    /// Whether every verdict is against a reference target, so that the caption can say it once.
    reference: bool,
}

impl Columns {
    fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut columns = Self {
            reference: true,
            ..Self::default()
        };
        for row in rows {
            columns.verdict |= !row.verdicts.is_empty();
            columns.change |= row.change.is_some();
            columns.reference &= row
                .verdicts
                .iter()
                .all(|verdict| verdict.status == Status::Reference);
        }
        columns
    }
}

/// A table of plain rows.
pub fn rows_table(lang: Lang, about: RowsTable<'_>, rows: &[Row]) -> Markup {
    let columns = Columns::of(rows);
    let body = html! {
        tbody role="rowgroup" { @for row in rows { (line(lang, row, columns, "")) } }
    };
    frame(lang, about, columns, &body)
}

/// A table of agencies, each followed by its domains where they are given.
pub fn agency_table(lang: Lang, about: RowsTable<'_>, agencies: &[AgencyRows]) -> Markup {
    let all = agencies
        .iter()
        .flat_map(|agency| std::iter::once(&agency.total).chain(&agency.domains));
    let columns = Columns::of(all);
    let body = html! {
        @for agency in agencies {
            tbody role="rowgroup" {
                @let class = if agency.domains.is_empty() { "" } else { "group" };
                (line(lang, &agency.total, columns, class))
                @for row in &agency.domains { (line(lang, row, columns, "within")) }
            }
        }
    };
    frame(lang, about, columns, &body)
}

fn frame(lang: Lang, about: RowsTable<'_>, columns: Columns, body: &Markup) -> Markup {
    html! {
        table.rows id=(about.id) role="table" {
            caption {
                (about.caption)
                @if columns.verdict && columns.reference { " · " (t(lang, "caption-reference")) }
            }
            thead role="rowgroup" {
                tr role="row" {
                    th role="columnheader" scope="col" { (about.name) }
                    th.num role="columnheader" scope="col" { (t(lang, "col-n")) }
                    th.num role="columnheader" scope="col" { (t(lang, "col-rate")) }
                    th.num role="columnheader" scope="col" { (t(lang, "col-interval")) }
                    th role="columnheader" scope="col" { (t(lang, "col-distribution")) }
                    @if columns.verdict { th role="columnheader" scope="col" { (t(lang, "col-verdict-level")) } }
                    @if columns.change { th.num role="columnheader" scope="col" { (t(lang, "col-change")) } }
                }
            }
            (body)
        }
    }
}

fn line(lang: Lang, row: &Row, columns: Columns, class: &str) -> Markup {
    let (figure, href) = (&row.figure, row.figure_href.as_deref());
    html! {
        tr role="row" class=[(!class.is_empty()).then_some(class)] {
            th role="rowheader" scope="row" { (name(lang, row)) }
            td.num.n role="cell" { (counted(lang, figure, href)) }
            td.num.rate role="cell" { (rate(lang, figure, href)) }
            td.num.range role="cell" { (interval(lang, figure)) }
            td.levels-bar role="cell" { (distribution(lang, figure)) }
            @if columns.verdict { td.judged role="cell" { (row_verdict(lang, &row.verdicts, !columns.reference)) } }
            @if columns.change { td.num.moved role="cell" { (change(lang, row.change.as_ref())) } }
        }
    }
}

fn name(lang: Lang, row: &Row) -> Markup {
    html! {
        @match &row.href {
            Some(href) => a href=(href) { (row.name) },
            None => (row.name),
        }
        @if let Some(days) = &row.days { span.sub { (days) } }
        @if let Some(line) = receipts_line(lang, &row.figure) { span.sub.by-receipt { (line) } }
        @if row.figure.flagged_total() > 0 { span.sub { (flagged(lang, &row.figure)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::figure::{Change, Figure, Verdict};

    const ABOUT: RowsTable<'static> = RowsTable {
        id: "t",
        caption: "Bảng",
        name: "Cơ quan, đơn vị",
    };

    fn row(name: &str) -> Row {
        Row {
            name: name.to_owned(),
            href: Some("/agencies/a".to_owned()),
            figure: Figure {
                n: 1209,
                rate: Some("98.23".to_owned()),
                ..Figure::default()
            },
            figure_href: Some("/evidence?agency=a".to_owned()),
            ..Row::default()
        }
    }

    #[test]
    fn name_and_figures_lead_to_where_they_come_from() {
        let html = rows_table(Lang::Vi, ABOUT, &[row("UBND phường Tây Thạnh")]).into_string();
        assert!(html.contains(r#"<a href="/agencies/a">"#), "{html}");
        assert_eq!(
            html.matches(r#"href="/evidence?agency=a""#).count(),
            2,
            "{html}"
        );
        assert!(html.contains("1.209") && html.contains("98,23%"), "{html}");
    }

    #[test]
    fn columns_without_content_are_left_out() {
        let html = rows_table(Lang::Vi, ABOUT, &[row("A")]).into_string();
        assert!(
            !html.contains("Thay đổi") && !html.contains("So với mức"),
            "{html}"
        );
        let full = Row {
            verdicts: vec![Verdict::default()],
            change: Some(Change::default()),
            ..row("A")
        };
        let html = rows_table(Lang::Vi, ABOUT, &[full, row("B")]).into_string();
        assert!(
            html.contains("Thay đổi") && html.contains("So với mức"),
            "{html}"
        );
        let cells = html.matches("role=\"cell\"").count();
        assert_eq!(cells, 2 * 6, "every line has every column: {html}");
    }

    #[test]
    fn domains_stand_under_their_agency() {
        let agency = AgencyRows {
            total: row("Cơ quan"),
            domains: vec![row("Đất đai")],
        };
        let html = agency_table(Lang::Vi, ABOUT, &[agency]).into_string();
        assert!(
            html.contains(r#"class="group""#) && html.contains(r#"class="within""#),
            "{html}"
        );
    }
}
