//! The page of what changed: the touched rows of the chart, cell by cell, and the touched tasks.

use offsite::diff::Compared;
use offsite::pipeline::compare;
use offsite::render::html::Html;
use offsite::source::{SourceFile, SourceTree};
use offsite::view::changes::matrix::{Matrix, MatrixCell, MatrixRow};
use offsite::view::changes::page::{self, ChangesPage};

use crate::support::{folder_of, offsite};

fn sources(text: &str) -> SourceTree {
    SourceTree::new(vec![SourceFile::new("workshop.toml", text)])
}

fn compared(before: &str, after: &str) -> Compared {
    compare(sources(before), sources(after), None).unwrap()
}

fn page(before: &str, after: &str) -> ChangesPage {
    page::of(&compared(before, after), "last year", "now")
}

fn html(page: &ChangesPage, before: &str, after: &str) -> String {
    let words = compared(before, after).after.words.clone();
    let html = Html::new(&[], &words).unwrap();
    html.page("changes.html", page).unwrap()
}

const ROLES: &str = "[phase.p]\nname = \"Start\"\n[phase.q]\nname = \"End\"\n[segment.ent]\nname = \"Enterprise\"\n\
    [role.csm]\nname = \"CSM\"\nteam = \"Success\"\n[role.ops]\nname = \"Ops\"\nteam = \"Operations\"\n\
    [role.pm]\nname = \"PM\"\nteam = \"Operations\"\n";

/// Four rows, and a fifth in another phase.
fn chart(rows: [&str; 5]) -> String {
    let names = ["one", "two", "three", "four", "five"];
    let row = |(name, letters): (&&str, &str)| {
        let phase = if *name == "five" { "q" } else { "p" };
        match letters {
            "" => String::new(),
            _ => format!(
                "[activity.{name}]\nname = \"Row {name}\"\nphase = \"{phase}\"\n{letters}\n"
            ),
        }
    };
    let rows: String = names.iter().zip(rows).map(row).collect();
    format!("{ROLES}{rows}")
}

const SAME: &str = "A = \"csm\"\nR = [\"ops\"]";

fn shown(cell: &MatrixCell) -> String {
    match cell.how {
        "" => cell.to.clone(),
        how => format!("{how}: {} → {}", cell.from, cell.to),
    }
}

fn cells(cells: &[MatrixCell]) -> Vec<String> {
    cells.iter().map(shown).collect()
}

fn rows(matrix: &Matrix) -> Vec<&MatrixRow> {
    matrix.phases.iter().flat_map(|phase| &phase.rows).collect()
}

#[test]
fn touched_rows_show_what_was_and_what_is() {
    let before = chart([
        SAME,
        "A = \"csm\"\nR = [\"csm\"]\nC = [\"pm\"]",
        SAME,
        SAME,
        SAME,
    ]);
    let after = chart([SAME, "A = \"ops\"\nR = [\"csm\"]", SAME, SAME, SAME]);
    let matrix = page(&before, &after).matrix.unwrap();
    let labels: Vec<_> = matrix
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(labels, ["CSM", "Ops", "PM"]);
    let teams: Vec<_> = matrix
        .teams
        .iter()
        .map(|team| (team.name.as_str(), team.span))
        .collect();
    assert_eq!(teams, [("Success", 1), ("Operations", 2)]);
    assert_eq!(matrix.summary, "1 of 5 rows");
    let row = rows(&matrix)[0];
    assert_eq!(
        cells(&row.cells),
        ["changed: A/R → R", "added:  → A", "removed: C → "]
    );
    assert_eq!(row.rest.as_deref(), Some("1 row unchanged"));
    let rests: Vec<_> = matrix
        .phases
        .iter()
        .map(|phase| phase.rest.as_deref())
        .collect();
    assert_eq!(rests, [Some("2 rows unchanged"), Some("1 row unchanged")]);
}

#[test]
fn only_roles_whose_letters_changed_have_a_column() {
    let before = chart(["A = \"csm\"\nR = [\"csm\"]\nC = [\"pm\"]", "", "", "", ""]);
    let after = chart(["A = \"csm\"\nR = [\"csm\"]\nC = [\"ops\"]", "", "", "", ""]);
    let matrix = page(&before, &after).matrix.unwrap();
    let labels: Vec<_> = matrix
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(labels, ["Ops", "PM"]);
}

#[test]
fn rows_that_come_and_go_are_marked() {
    let matrix = page(
        &chart([SAME, SAME, "", "", ""]),
        &chart([SAME, "", SAME, "", ""]),
    );
    let matrix = matrix.matrix.unwrap();
    let tags: Vec<_> = rows(&matrix)
        .iter()
        .map(|row| (row.name.as_str(), row.tag.as_deref(), shown(&row.cells[0])))
        .collect();
    assert_eq!(
        tags,
        [
            ("Row three", Some("new"), "added:  → A".to_owned()),
            ("Row two", Some("gone"), "removed: A → ".to_owned()),
        ]
    );
}

#[test]
fn a_role_that_is_gone_keeps_its_column() {
    let before = chart(["A = \"pm\"\nR = [\"ops\"]", "", "", "", ""]);
    let after = chart(["A = \"csm\"\nR = [\"ops\"]", "", "", "", ""])
        .replace("[role.pm]\nname = \"PM\"\nteam = \"Operations\"\n", "");
    let matrix = page(&before, &after).matrix.unwrap();
    let labels: Vec<_> = matrix
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(labels, ["CSM", "PM"]);
    assert_eq!(
        cells(&rows(&matrix)[0].cells),
        ["added:  → A", "removed: A → "]
    );
}

#[test]
fn segments_that_differ_have_rows_of_their_own() {
    let own = |letters| format!("{SAME}\nsegment.ent = {{ {letters} }}");
    let before = chart([&own("A = \"pm\""), &own("C = [\"pm\"]"), "", "", ""]);
    let moved = "A = \"csm\"\nR = [\"csm\"]\nsegment.ent = { C = [\"pm\"] }";
    let after = chart([&own("A = \"ops\""), moved, "", "", ""]);
    let matrix = page(&before, &after).matrix.unwrap();
    let rows = rows(&matrix);
    assert_eq!(cells(&rows[0].cells), ["A", "R", ""]);
    assert!(rows[0].cells[1].touched && !rows[0].cells[0].touched);
    let segment = &rows[0].segments[0];
    assert_eq!(segment.name, "in Enterprise");
    assert_eq!(
        cells(&segment.cells),
        ["", "changed: R → A/R", "removed: A → "]
    );
    assert_eq!(
        cells(&rows[1].cells),
        ["changed: A → A/R", "removed: R → ", ""]
    );
    assert!(rows[1].segments.is_empty(), "the same change is told once");
}

#[test]
fn ids_that_changed_are_the_same_row_and_role() {
    let before = chart([SAME, "", "", "", ""]);
    let after = before
        .replace("activity.one", "activity.first")
        .replace("csm", "success")
        + "\n[[moved]]\nkind = \"activity\"\nfrom = \"one\"\nto = \"first\"\n\
           [[moved]]\nkind = \"role\"\nfrom = \"csm\"\nto = \"success\"\n";
    let after = after.replace("R = [\"ops\"]", "R = [\"pm\"]");
    let page = page(&before, &after);
    let Some(matrix) = page.matrix else {
        panic!("{:#?}", page.changes)
    };
    let row = rows(&matrix)[0];
    assert_eq!((row.id.as_str(), row.tag.as_deref()), ("first", None));
    assert_eq!(cells(&row.cells), ["removed: R → ", "added:  → R"]);
}

#[test]
fn without_a_changed_letter_there_is_no_matrix() {
    let before = chart([SAME, "", "", "", ""]);
    let renamed = before.replace("Row one", "Row first");
    assert_eq!(page(&before, &renamed).matrix, None);
    let page = page(&before, &before);
    assert_eq!((page.matrix.as_ref(), page.tasks.len()), (None, 0));
    assert!(html(&page, &before, &before).contains("no changes"));
}

#[test]
fn touched_tasks_show_what_they_were() {
    let before = format!(
        "{ROLES}[task.a]\nname = \"A task\"\nowner = \"csm\"\nhours = 2\nimpact = 4\neffort = 2\n\
         [task.b]\nname = \"B\"\nimpact = 1\neffort = 1\n[task.c]\nname = \"C\"\nimpact = 1\neffort = 1\n"
    );
    let after = before
        .replace(
            "hours = 2\nimpact = 4\neffort = 2",
            "hours = 3\nimpact = 4\neffort = 5\ndisposition = \"keep\"",
        )
        .replace("[task.b]\nname = \"B\"", "[task.d]\nname = \"D\"");
    let tasks = page(&before, &after).tasks;
    let names: Vec<_> = tasks
        .iter()
        .map(|task| (task.name.as_str(), task.tag.as_deref()))
        .collect();
    assert_eq!(
        names,
        [("A task", None), ("D", Some("new")), ("B", Some("gone"))]
    );
    let turns = [
        &tasks[0].impact,
        &tasks[0].effort,
        &tasks[0].field,
        &tasks[0].hours,
        &tasks[0].disposition,
    ];
    let turns: Vec<_> = turns
        .iter()
        .map(|turn| (turn.from.as_deref(), turn.to.as_str()))
        .collect();
    assert_eq!(
        turns,
        [
            (None, "4.00"),
            (Some("2.00"), "5.00"),
            (Some("Protect"), "Streamline"),
            (Some("2.0"), "3.0"),
            (Some("Undecided"), "Keep"),
        ]
    );
}

#[test]
fn the_page_lies_anywhere_and_what_users_write_is_text() {
    let before = chart([SAME, "", "", "", ""]);
    let after = chart([SAME, "A = \"pm\"\nR = [\"pm\"]", "", "", ""])
        .replace("Row two", "<b>Row</b>")
        .replace(
            "[phase.p]",
            "[workshop]\nlang = \"ar\"\npaper = \"Letter\"\n[phase.p]",
        );
    let html = html(&page(&before, &after), &before, &after);
    for outside in [
        "http://",
        "https://",
        " src=",
        "<b>Row",
        "index.html",
        "raci.html",
    ] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("size: letter ") && html.contains("dir=\"rtl\""));
    assert!(
        html.contains("<strong>←</strong>"),
        "the arrow points as the page is read"
    );
}

#[test]
fn many_columns_are_printed_in_parts() {
    let roles: String = (0..40)
        .map(|n| format!("[role.r{n}]\nname = \"Role {n}\"\n"))
        .collect();
    let rows = |of: fn(usize) -> usize| -> String {
        let row = |n: usize| {
            format!(
                "[activity.a{n}]\nname = \"N{n}\"\nA = \"r{}\"\nR = [\"r0\"]\n",
                of(n)
            )
        };
        (0..40).map(row).collect()
    };
    let before = format!("{roles}{}", rows(|n| n));
    let after = format!("{roles}{}", rows(|n| 39 - n));
    let page = page(&before, &after);
    let parts = &page.matrix.as_ref().unwrap().parts;
    assert!(parts.len() > 1, "{parts:?}");
    let html = html(&page, &before, &after);
    assert_eq!(
        html.matches("class=\"raci matrix part").count(),
        parts.len()
    );
}

#[test]
fn the_page_is_printed_or_written_beside_what_is_printed() {
    let before = chart([SAME, "", "", "", ""]);
    let after = chart(["A = \"pm\"\nR = [\"ops\"]", "", "", "", ""]);
    let folder = folder_of(&[("old/all.toml", before), ("new/all.toml", after)]);
    let sides = ["diff", "--from", "old", "--to", "new"];
    let both = [&sides[..], &["-o", "html=page.html"]].concat();
    let run = offsite(folder.path(), &both);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("BREAKING"), "{run:?}");
    let printed = offsite(folder.path(), &[&sides[..], &["--format", "html"]].concat());
    let written = std::fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert_eq!(printed.out, written);
    assert!(written.contains("<bdi>old</bdi> → <bdi>new</bdi>"));
}
