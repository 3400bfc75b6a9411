//! What the page of the chart must show.

use super::*;
use crate::diagnostic::{Diagnostic, codes};
use crate::view::samples;

fn page(text: &str) -> RaciPage {
    of(
        &samples::workshop(text),
        &Report::default(),
        None,
        &ViewOptions::default(),
    )
}

fn texts(cells: &[Cell]) -> Vec<(&str, &str)> {
    cells
        .iter()
        .map(|cell| (cell.text.as_str(), cell.kind))
        .collect()
}

const ROLES: &str = "
[role.a]
name = \"A\"
team = \"North\"
[role.b]
name = \"B\"
team = \"South\"
[role.c]
name = \"C\"
team = \"North\"
";

#[test]
fn a_role_that_answers_and_does_prints_as_both() {
    let page = page(&format!(
        "{ROLES}[activity.x]\nname = \"X\"\nR = [\"a\", \"b\"]\nA = \"a\"\nC = [\"b\"]\n"
    ));
    let cells = &page.phases[0].rows[0].cells;
    assert_eq!(texts(cells), [("A/R", "both"), ("", ""), ("R/C", "clash")]);
    assert_eq!(page.counts[0].rows, [1, 0, 0], "counted once as A");
    assert_eq!(page.counts[1].rows, [1, 0, 1], "and once as R");
}

#[test]
fn roles_of_a_team_stand_together() {
    let page = page(&format!("{ROLES}[activity.x]\nname = \"X\"\nA = \"a\"\n"));
    let labels: Vec<_> = page
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(labels, ["A", "C", "B"]);
    assert_eq!(page.teams[0].span, 2);
    assert!(page.columns[2].starts_team);
}

#[test]
fn a_letter_outside_of_the_listed_columns_is_not_lost() {
    let page = page(&format!(
        "[raci]\nroles = [\"a\"]\n{ROLES}[activity.x]\nname = \"X\"\nA = \"a\"\nI = [\"b\"]\n"
    ));
    assert_eq!(
        texts(&page.phases[0].rows[0].cells),
        [("A", "accountable"), ("I", "informed")]
    );
}

#[test]
fn the_letters_of_daci_look_like_their_duties() {
    let page = page(&format!(
        "[raci]\nvariant = \"DACI\"\n{ROLES}[activity.x]\nname = \"X\"\nD = \"a\"\nA = \"b\"\nC = [\"c\"]\n"
    ));
    let cells = texts(&page.phases[0].rows[0].cells);
    assert_eq!(
        cells,
        [
            ("D", "responsible"),
            ("C", "consulted"),
            ("A", "accountable")
        ]
    );
    assert_eq!(page.legends[0].letters[0].cell.text, "D");
}

#[test]
fn an_undecided_letter_is_a_question() {
    let page = page(&format!(
        "{ROLES}[activity.x]\nname = \"X\"\nA = \"?\"\nopen = [\"b\"]\n"
    ));
    let row = &page.phases[0].rows[0];
    assert_eq!(texts(&row.cells)[2], ("?", "open"));
    assert_eq!(row.tags, ["A still open"]);
}

#[test]
fn a_segment_shows_what_differs_there() {
    let (workshop, report) = samples::post_sales();
    let page = of(&workshop, &report, None, &ViewOptions::default());
    let rows = page.phases.iter().flat_map(|phase| &phase.rows);
    let segments: Vec<_> = rows.flat_map(|row| &row.segments).collect();
    assert!(!segments.is_empty());
    assert!(
        segments
            .iter()
            .all(|segment| segment.cells.iter().any(|cell| cell.differs))
    );
}

#[test]
fn findings_stand_at_their_row_and_column() {
    let workshop = samples::workshop(&format!("{ROLES}[activity.x]\nname = \"X\"\n"));
    let mut report = Report::default();
    report.push(
        Diagnostic::new(&codes::NO_ACCOUNTABLE, "`X`: nobody answers for it")
            .about(Place::of("activity", "x")),
    );
    report.push(
        Diagnostic::new(&codes::UNUSED_ROLE, "`B` is in no row").about(Place::of("role", "b")),
    );
    report.push(
        Diagnostic::new(&codes::NO_OWNER_OR_REVIEW_DATE, "nobody keeps it")
            .about(Place::table("raci")),
    );
    report.push(Diagnostic::new(&codes::BAD_ID, "elsewhere").about(Place::of("task", "x")));
    let page = of(&workshop, &report, None, &ViewOptions::default());
    assert_eq!(page.phases[0].rows[0].findings.len(), 1);
    assert_eq!(
        page.columns
            .iter()
            .map(|column| column.findings.len())
            .sum::<usize>(),
        1
    );
    assert_eq!(page.agenda.len(), 3);
    assert_eq!(page.tally, "2 errors and 1 note");
}

#[test]
fn an_empty_chart_says_what_to_write() {
    let page = page("");
    assert!(page.hint.unwrap().example.contains("[activity."));
}
