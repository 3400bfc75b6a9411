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

const SEGMENTS: &str = "
[segment.large]
name = \"Large\"
[segment.small]
name = \"Small\"
[activity.x]
name = \"X\"
A = \"a\"
R = [\"a\", \"b\"]
open = [\"c\"]
segment.small = { A = \"b\", C = [\"c\"] }
[activity.y]
name = \"Y\"
kind = \"decision\"
variant = \"DACI\"
D = \"a\"
A = \"b\"
";

#[test]
fn a_role_reads_what_it_answers_for_and_does_once() {
    let workshop = samples::workshop(&format!("{ROLES}{SEGMENTS}"));
    let page = roles::of(&workshop, &Report::default(), &ViewOptions::default());
    let read = |name: &str| -> Vec<String> {
        let role = page.roles.iter().find(|role| role.name == name).unwrap();
        let row = |duty: &roles::DutyList, row: &roles::DutyRow| {
            format!("{} {}: {}", duty.heading, row.name, row.with)
        };
        let duties = role.duties.iter();
        duties
            .flat_map(|duty| duty.rows.iter().map(|r| row(duty, r)))
            .collect()
    };
    assert_eq!(
        read("A"),
        [
            "You are the A for X: and you do it",
            "You drive the decision about Y: B answers for it"
        ]
    );
    assert_eq!(
        read("B"),
        [
            "You say yes or no to Y: done by A",
            "You do X: A answers for it"
        ]
    );
    let undecided = &page.roles[1];
    assert_eq!(
        (undecided.name.as_str(), &undecided.open[..]),
        ("C", &["X".to_owned()][..])
    );
    let there = &undecided.segments[0];
    assert_eq!(
        (there.segment.as_str(), there.there.text.as_str()),
        ("Small", "C?")
    );
}

#[test]
fn only_what_differs_is_on_the_sheet_of_segments() {
    let workshop = samples::workshop(&format!("{ROLES}{SEGMENTS}"));
    let page = segments::of(&workshop, &ViewOptions::default());
    assert_eq!(page.summary, "1 of 2 rows");
    assert_eq!(page.segments, ["Small"]);
    let letters = &page.phases[0].rows[0].letters;
    let told: Vec<_> = letters
        .iter()
        .map(|l| (l.letter.as_str(), l.base.as_str(), l.there[0].as_deref()))
        .collect();
    assert_eq!(told, [("A", "A", Some("B")), ("C", "", Some("C"))]);
    let change = &page.moves[0];
    assert_eq!(change.name, "An account moves from Large to Small");
    let roles: Vec<_> = change
        .roles
        .iter()
        .map(|role| (role.name.as_str(), role.gains.len(), role.loses.len()))
        .collect();
    assert_eq!(roles, [("A", 0, 1), ("B", 1, 0)], "R stays with both");
}

#[test]
fn in_a_segment_its_letters_hold() {
    let workshop = samples::workshop(&format!("{ROLES}{SEGMENTS}"));
    let small = Id::from("small");
    let page = of(
        &workshop,
        &Report::default(),
        Some(&small),
        &ViewOptions::default(),
    );
    let row = &page.phases[0].rows[0];
    assert_eq!(
        texts(&row.cells),
        [("R", "responsible"), ("C?", "open"), ("A/R", "both")]
    );
    assert!(row.segments.is_empty());
    assert!(
        page.tabs
            .iter()
            .any(|tab| tab.current && tab.label == "Small")
    );
    assert!(
        page.tabs.iter().all(|tab| tab.label != "Large"),
        "nothing differs there"
    );
}

#[test]
fn the_worst_row_is_settled_first() {
    let text = format!(
        "{ROLES}[task.t]\nname = \"T\"\nhours = 4\nowner = \"a\"\n[activity.one]\nname = \"One\"\n\
         [activity.two]\nname = \"Two\"\ntasks = [\"t\"]\n[activity.three]\nname = \"Three\"\n\
         [activity.fine]\nname = \"Fine\"\nA = \"a\"\n"
    );
    let workshop = samples::workshop(&text);
    let mut report = Report::default();
    let at = |code, id: &str| Diagnostic::new(code, id).about(Place::of("activity", id));
    report.push(at(&codes::MANY_CONSULTED, "three"));
    report.push(at(&codes::NO_ACCOUNTABLE, "one"));
    report.push(at(&codes::NO_ACCOUNTABLE, "two"));
    let page = contested::of(&workshop, &report, &ViewOptions::default());
    let names: Vec<_> = page.rows.iter().map(|c| c.row.name.as_str()).collect();
    assert_eq!(names, ["Two", "One", "Three"]);
    assert_eq!(page.summary, "3 of 4 rows");
    assert_eq!(page.rows[0].blanks, ["A", "R", "C", "I"]);
}

#[test]
fn a_decision_is_a_card_with_its_own_letters() {
    let workshop = samples::workshop(&format!("{ROLES}{SEGMENTS}"));
    let page = decisions::of(&workshop, &Report::default(), &ViewOptions::default());
    let card = &page.cards[0];
    assert_eq!((page.cards.len(), card.variant), (1, "DACI"));
    let letters: Vec<_> = card
        .row
        .letters
        .iter()
        .map(|held| (held.letter.as_str(), held.roles.as_str()))
        .collect();
    assert_eq!(letters, [("D", "A"), ("A", "B"), ("C", ""), ("I", "")]);
    assert_eq!(page.legends[0].variant, "DACI");
}

#[test]
fn an_open_letter_is_a_difference_too() {
    let workshop = samples::workshop(&format!(
        "{ROLES}[segment.small]\nname = \"Small\"\n[activity.x]\nname = \"X\"\nA = \"a\"\nR = \"?\"\n\
         segment.small = {{ A = \"?\", R = [\"?\", \"b\"] }}\n"
    ));
    let page = segments::of(&workshop, &ViewOptions::default());
    let told: Vec<_> = page.phases[0].rows[0]
        .letters
        .iter()
        .map(|l| (l.letter.as_str(), l.base.as_str(), l.there[0].as_deref()))
        .collect();
    assert_eq!(told, [("A", "A", Some("?")), ("R", "?", Some("B and ?"))]);
}

#[test]
fn segments_with_similar_ids_have_files_of_their_own() {
    let workshop = samples::workshop(&format!(
        "{ROLES}[segment.\"a b\"]\nname = \"1\"\n[segment.a-b]\nname = \"2\"\n[segment.A-B]\nname = \"3\"\n\
         [activity.x]\nname = \"X\"\nA = \"a\"\nsegment.\"a b\" = {{ A = \"b\" }}\nsegment.a-b = {{ A = \"b\" }}\n\
         segment.A-B = {{ A = \"b\" }}\n"
    ));
    let files: Vec<String> = Tab::all(&workshop)
        .iter()
        .filter(|tab| matches!(tab, Tab::Segment(_)))
        .map(|tab| tab.file(&workshop))
        .collect();
    assert_eq!(
        files,
        [
            "raci-in-a-b.html",
            "raci-in-a-b-2.html",
            "raci-in-A-B-3.html"
        ]
    );
}

#[test]
fn what_is_found_in_a_segment_leads_to_its_own_page() {
    let workshop = samples::workshop(&format!("{ROLES}{SEGMENTS}"));
    let mut report = Report::default();
    report.push(Diagnostic::new(&codes::NO_ACCOUNTABLE, "x").about(Place::of("activity", "x")));
    let small = Id::from("small");
    let page = of(&workshop, &report, Some(&small), &ViewOptions::default());
    assert_eq!(
        page.agenda[0].href.as_deref(),
        Some("raci-in-small.html#row-x")
    );
}
