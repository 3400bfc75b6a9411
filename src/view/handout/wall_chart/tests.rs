//! The chart fits the wall, whatever there is in it.

use super::*;
use crate::model::Workshop;
use crate::view::samples;

fn chart(workshop: &Workshop) -> (PaperSheet, WallChart) {
    of(workshop, &Report::default(), &ViewOptions::default(), None)
}

/// A workshop with so many rows and roles.
fn made(rows: usize, roles: usize, paper: &str) -> Workshop {
    let mut text = format!("[workshop]\npaper = \"{paper}\"\n");
    for role in 0..roles {
        text.push_str(&format!(
            "[role.r{role}]\nname = \"Role {role}\"\nshort = \"R{role}\"\n"
        ));
    }
    for row in 0..rows {
        let name = "Agree what is delivered to them";
        text.push_str(&format!(
            "[activity.row-{row}]\nname = \"{name} {row}\"\nA = \"r{}\"\nR = [\"r{}\"]\n",
            row % roles,
            (row + 1) % roles
        ));
    }
    samples::workshop(&text)
}

#[test]
fn thirty_six_rows_and_nine_roles_fit_one_upright_page() {
    for paper in ["A4", "Letter"] {
        let (sheet, chart) = chart(&made(36, 9, paper));
        assert!(sheet.height > sheet.width);
        assert!(chart.size.row >= ROWS.0, "{paper}: {:?}", chart.size);
        assert_eq!(chart.pieces.len(), 1);
    }
    let (sample, _) = samples::post_sales();
    let (sheet, chart) = chart(&sample);
    assert_eq!(sheet.height, 297.0);
    assert!(chart.size.row >= ROWS.1);
    assert!(chart.size.phase > 0.0, "phases stand beside their rows");
}

#[test]
fn a_small_chart_is_larger_and_a3_larger_still() {
    let (_, small) = chart(&made(5, 5, "A4"));
    assert_eq!(small.size.row, ROWS.2);
    let (sheet, large) = chart(&made(36, 9, "A3"));
    assert_eq!((sheet.width, sheet.height), (297.0, 420.0));
    assert!(large.size.row > ROWS.0);
    let (sheet, wide) = chart(&made(36, 50, "A3"));
    assert_eq!((sheet.width, wide.pieces.len()), (420.0, 1));
}

#[test]
fn many_roles_come_in_pieces_that_say_who_answers() {
    let (sheet, chart) = chart(&made(10, 48, "A4"));
    assert!(sheet.width > sheet.height);
    let sizes: Vec<usize> = chart
        .pieces
        .iter()
        .map(|piece| piece.part.end - piece.part.first)
        .collect();
    assert_eq!(sizes, [24, 24]);
    assert!(chart.pieces.iter().all(|piece| piece.by));
    assert!(chart.size.column >= parts::LEAST);
    let row = &chart.phases[0].rows[3];
    assert_eq!(row.accountable, "R3");
}

#[test]
fn what_there_is_to_remark_is_said_and_nothing_else() {
    let (workshop, report) = samples::post_sales();
    let options = ViewOptions::default();
    let said = of(&workshop, &report, &options, None).1.remarks;
    assert!(said.contains("Indented rows"), "{said}");
    let mut before = workshop.clone();
    before.activities.swap_remove("kickoff-lead");
    let since = Since::new(&before, &workshop, "last-year");
    let marked = of(&workshop, &report, &options, Some(&since)).1;
    assert!(
        marked.remarks.contains("since last-year"),
        "{}",
        marked.remarks
    );
    let rows = marked.phases.iter().flat_map(|phase| &phase.rows);
    let new: Vec<&str> = rows
        .filter(|row| row.is_new)
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(new, ["kickoff-lead"]);
    assert_eq!(chart(&made(5, 5, "A4")).1.remarks, "");
}
