//! The pages of figures as readers meet them: every sample in every language, and the words that
//! carry a verdict.

use hailong_views::i18n::Lang;
use hailong_views::page::agency::AgencyPage;
use hailong_views::page::dashboard::DashboardPage;
use hailong_views::page::evidence::EvidencePage;
use hailong_views::page::start::StartPage;
use hailong_views::sample;
use maud::Render;

const PAGES: [&str; 5] = ["start", "dashboard", "agency", "domain", "evidence"];

/// Every sample of the pages of figures, as name in its language and HTML.
fn samples() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for page in sample::all(lang) {
            if PAGES.iter().any(|name| page.name.starts_with(name)) {
                all.push((
                    format!("{}/{}", lang.tag(), page.name),
                    page.html.into_string(),
                ));
            }
        }
    }
    assert!(all.len() >= 22, "{}", all.len());
    all
}

/// The text between tags, one line a piece; what only the ear gets is left in.
fn words(html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for piece in html.split('<').filter_map(|piece| piece.split_once('>')) {
        let text = piece.1.trim();
        if !text.is_empty() {
            lines.push(text.replace("&amp;", "&"));
        }
    }
    lines.join("\n")
}

/// The words of the section whose heading has the id.
fn section(html: &str, id: &str) -> String {
    let heading = format!("aria-labelledby=\"{id}\"");
    let start = html
        .find(&heading)
        .unwrap_or_else(|| panic!("no section {id}"));
    let rest = &html[start..];
    let end = rest.find("</section>").expect("the section ends");
    words(&rest[rest.find('>').unwrap_or(0) + 1..end])
}

fn html(page: &impl Render) -> String {
    page.render().into_string()
}

#[test]
fn every_picture_is_named_or_hidden_from_the_ear() {
    for (name, html) in samples() {
        for svg in html.split("<svg").skip(1) {
            let tag = svg.split('>').next().unwrap_or_default();
            let named = tag.contains("role=\"img\"")
                && (tag.contains("aria-label=") || tag.contains("aria-labelledby="));
            // An arrow stands in a span that is hidden as a whole, with its words beside it.
            let silent =
                tag.contains("aria-hidden=\"true\"") || tag.contains("focusable=\"false\"");
            assert!(named || silent, "{name}: <svg{tag}>");
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    for (name, html) in samples() {
        let levels: Vec<u32> = html
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(
            levels.iter().filter(|level| **level == 1).count(),
            1,
            "{name}"
        );
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{name}: {levels:?}"
        );
    }
}

#[test]
fn no_text_is_missing() {
    for (name, html) in samples() {
        for line in words(&html).lines() {
            let key =
                line.contains('-') && line.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            assert!(!key, "{name}: {line} looks like a key");
            assert!(
                !line.contains("{ $") && !line.contains("{$"),
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn every_number_of_a_row_leads_to_what_it_was_counted_from() {
    for lang in Lang::ALL {
        let html = html(&DashboardPage::sample_full(lang));
        for cell in [
            "<td class=\"num n\" role=\"cell\">",
            "<td class=\"num rate\" role=\"cell\">",
        ] {
            let cells: Vec<_> = html.split(cell).skip(1).collect();
            assert!(cells.len() > 60 * 14, "{}", cells.len());
            for rest in cells {
                assert!(
                    rest.starts_with("<a class=\"figure\" href=\"/evidence"),
                    "{}",
                    &rest[..80]
                );
            }
        }
    }
}

#[test]
fn nothing_rated_is_no_figure() {
    let html = html(&DashboardPage::sample_empty(Lang::Vi));
    assert!(html.contains("Chưa có dữ liệu"));
    assert!(
        html.contains("Hãy chọn kỳ khác"),
        "the empty state says what to do next"
    );
    let headline = section(&html, "headline");
    assert!(!headline.contains("100"), "{headline}");
    assert!(!headline.contains("Đạt"), "{headline}");
}

#[test]
fn a_running_quarter_is_progress() {
    insta::assert_snapshot!(section(&html(&DashboardPage::sample(Lang::Vi)), "headline"));
}

#[test]
fn exactly_98_percent_of_a_year_misses_above_98() {
    insta::assert_snapshot!(
        "year_vi",
        section(&html(&DashboardPage::sample_year(Lang::Vi)), "headline")
    );
    insta::assert_snapshot!(
        "year_en",
        section(&html(&DashboardPage::sample_year(Lang::En)), "headline")
    );
}

#[test]
fn a_period_of_two_phases_is_judged_by_parts() {
    insta::assert_snapshot!(section(
        &html(&DashboardPage::sample_full(Lang::Vi)),
        "headline"
    ));
}

#[test]
fn the_changes_name_the_period_before() {
    insta::assert_snapshot!(section(&html(&DashboardPage::sample(Lang::Vi)), "changes"));
}

#[test]
fn units_of_both_generations_show_their_days() {
    let html = html(&DashboardPage::sample_year(Lang::Vi));
    let agencies = section(&html, "agencies-heading");
    assert!(
        agencies.contains("15/12/2024–30/06/2025 (198 ngày)"),
        "{agencies}"
    );
    assert!(
        agencies.contains("01/07/2025–14/12/2025 (167 ngày)"),
        "{agencies}"
    );
    assert!(
        agencies.contains("số ngày hoạt động trong kỳ"),
        "{agencies}"
    );
}

#[test]
fn units_apart_are_said_to_be_outside_the_headline() {
    let mut page = DashboardPage::sample(Lang::Vi);
    let outside = section(&html(&page), "apart-heading");
    assert!(outside.contains("không tính vào số chung"), "{outside}");
    page.controls.vertical = Some(true);
    let inside = section(&html(&page), "apart-heading");
    assert!(inside.contains("cũng được tính vào số chung"), "{inside}");
}

#[test]
fn a_split_unit_keeps_its_own_history() {
    let history = section(&html(&AgencyPage::sample(Lang::Vi)), "history");
    assert_eq!(
        history.matches("số liệu cũ giữ nguyên ở đơn vị cũ").count(),
        2,
        "{history}"
    );
}

#[test]
fn small_counts_show_no_numbers() {
    let html = html(&EvidencePage::sample(Lang::Vi));
    let rows = section(&html, "rows-heading");
    assert!(rows.contains("dưới 5"), "{rows}");
    assert!(rows.contains("ẩn để không suy ra được dòng khác"), "{rows}");
    let withheld = html.matches("class=\"withheld\" colspan=\"8\"").count();
    assert_eq!(withheld, 10, "no cell of a withheld line is filled");
}

#[test]
fn a_withheld_total_hides_its_figure_everywhere() {
    let mut page = EvidencePage::sample(Lang::Vi);
    page.total_withheld = true;
    let html = html(&page);
    assert!(
        !html.contains("95,26%") && !html.contains("211"),
        "the total cannot be read"
    );
}

#[test]
fn a_citizen_sees_the_figure_and_what_it_is_not() {
    let html = html(&StartPage::sample(Lang::Vi));
    insta::assert_snapshot!(section(&html, "start-last"));
    let what = section(&html, "what");
    assert!(
        what.contains("kết quả đánh giá trực tiếp của người dân, tổ chức (thiết bị, mã QR, phiếu)")
    );
    assert!(what.contains("không phải Chỉ số hài lòng SIPAS"));
}
