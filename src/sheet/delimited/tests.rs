use proptest::prelude::*;

use super::read;
use crate::sheet::{MOST_COLUMNS, MOST_ROWS, Place, Unreadable};

/// The texts of a table's cells.
/// Reads a text of which we expect that form and those cells.
#[track_caller]
fn reads(text: &str, form: &str, expected: &[&[&str]]) {
    let (found, table) = read(text).unwrap();
    assert_eq!(table.texts(), expected);
    assert_eq!(found, form);
}

#[test]
fn the_delimiter_is_found() {
    let rows: &[&[&str]] = &[&["Task", "CSM", "AE"], &["Renew, early", "A/R", "C"]];
    reads(
        "Task;CSM;AE\nRenew, early;A/R;C\n",
        "CSV with semicolons",
        rows,
    );
    reads("Task\tCSM\tAE\r\nRenew, early\tA/R\tC", "TSV", rows);
    reads("Task|CSM|AE\rRenew, early|A/R|C\r", "CSV with `|`", rows);
    reads("Task^CSM^AE\nRenew, early^A/R^C", "CSV with `^`", rows);
    reads("Task~CSM~AE\nRenew, early~A/R~C", "CSV with `~`", rows);
    reads("Task,CSM,AE\n\"Renew, early\",A/R,C", "CSV", rows);
}

#[test]
fn the_first_line_may_tell_the_delimiter() {
    reads(
        "sep=;\na;b,c\nd;e,f\n",
        "CSV with semicolons",
        &[&["a", "b,c"], &["d", "e,f"]],
    );
    reads("\"SEP=#\"\r\na#b\r\n", "CSV with `#`", &[&["a", "b"]]);
    let (_, table) = read("sep=;\na;b\n").unwrap();
    assert_eq!(
        table.rows[0].cells[1].at,
        Place::Text { line: 2, column: 3 }
    );
}

#[test]
fn decimal_commas_are_text() {
    let expected: &[&[&str]] = &[&["a", "1,5", "2,5"], &["b", "3,5", "4,5"]];
    reads("a;1,5;2,5\nb;3,5;4,5", "CSV with semicolons", expected);
    assert_eq!(
        read("a;1,5\nb;2,5").unwrap().1.rows[0].cells[1].number,
        None
    );
}

#[test]
fn semicolons_in_quoted_cells_do_not_make_columns() {
    let text = "\"a; b\",\"c\"\n\"d; e\",\"f\"\n";
    reads(text, "CSV", &[&["a; b", "c"], &["d; e", "f"]]);
}

#[test]
fn places_are_exact_behind_quoted_lines() {
    let (_, table) = read("Name,Note\n\"a\nb\r\nçd\",\"x \"\"y\"\"\", z\né,\"q\"\n").unwrap();
    let found: Vec<(&str, String)> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.text.as_str(), cell.at.to_string()))
        .collect();
    let expected = [
        ("Name", ":1:1"),
        ("Note", ":1:6"),
        ("a\nb\nçd", ":2:1"),
        ("x \"y\"", ":4:5"),
        ("z", ":4:15"),
        ("é", ":5:1"),
        ("q", ":5:3"),
    ];
    assert_eq!(found, expected.map(|(text, at)| (text, at.to_owned())));
}

#[test]
fn quotes_that_nobody_closes_swallow_nothing() {
    let rows: &[&[&str]] = &[&["Screen", "Owner"], &["\"5 inch", "CSM"], &["big", "AE"]];
    reads("Screen,Owner\n\"5 inch,CSM\nbig,AE\n", "CSV", rows);
    let rows: &[&[&str]] = &[
        &["Said", "By"],
        &["\"Yes\" he said", "CSM"],
        &["5\" tall", "AE"],
    ];
    reads("Said,By\n\"Yes\" he said,CSM\n5\" tall,AE\n", "CSV", rows);
    let rows: &[&[&str]] = &[&["a", "b"], &["\"open", "x"], &["y, z", "w"]];
    reads("a,b\n\"open,x\n\"y, z\",w\n", "CSV", rows);
}

#[test]
fn rows_keep_their_lengths_and_blank_ones_inside() {
    let rows: &[&[&str]] = &[
        &["a", "b", "c"],
        &["Phase 1"],
        &[""],
        &["d", "e", "f"],
        &["g", "", ""],
    ];
    reads("\n ,,\na,b,c\nPhase 1\n\nd,e,f\ng,,\n,,\n\n", "CSV", rows);
}

#[test]
fn names_one_a_line_are_a_table_of_one_column() {
    let expected: &[&[&str]] = &[
        &["Renewals"],
        &["Quarterly review, with slides"],
        &["Onboarding"],
    ];
    let form = "a list with one name a line";
    reads(
        "- Renewals\n- [ ] Quarterly review, with slides\r\n\n• Onboarding\n",
        form,
        expected,
    );
    let (_, table) = read("\n  - Renewals\nOnboarding\n").unwrap();
    assert_eq!(
        table.rows[0].cells[0].at,
        Place::Text { line: 2, column: 5 }
    );
}

#[test]
fn prose_is_no_table() {
    let prose = [
        "We met on Monday, and talked.\nNothing was decided, sadly.\n",
        "Hello everybody.\n\nPlease look at this; it matters.\nThank you!\n",
        "# Notes\n\nRenewals\nOnboarding\n",
        "hello",
    ];
    for text in prose {
        assert_eq!(read(text).unwrap_err(), Unreadable::NoTable, "{text}");
    }
}

#[test]
fn too_much_is_said_to_be_so() {
    let refused = |text: String| match read(&text) {
        Err(Unreadable::TooLarge(what)) => what,
        other => panic!("{:?}", other.map(|(form, _)| form)),
    };
    let wide = "x,".repeat(100_000) + "x\n";
    assert!(refused(wide.repeat(2)).contains("columns"));
    let long = "a,b\n".repeat(MOST_ROWS + 1);
    assert!(refused(long).contains("20000 rows"));
    let cell = format!("a,b\nc,\"{}\"\n", "x".repeat(10 << 20));
    assert!(refused(cell).contains("line 2"));
    let letters = "A,R,C\n".repeat(3);
    let more = format!(
        "{letters}A,\"{}\",C\n{letters}",
        "one, two\n".repeat(1 << 18)
    );
    assert!(refused(more).contains("bytes at line 4, and the limit is 131068"));
    let many = "a,".repeat(MOST_COLUMNS - 1) + "a\n";
    assert!(refused(many.repeat(1_100)).contains("cells"));
}

#[test]
fn empty_columns_and_rows_at_the_end_are_nothing() {
    let text = format!("a,b{}\n", ",".repeat(20_000)).repeat(3) + &",\n".repeat(100_000);
    let (_, table) = read(&text).unwrap();
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0].cells.len(), MOST_COLUMNS);
}

/// What a cell reads as: without a guard, trimmed, lines separated by `\n`.
fn as_read(text: &str) -> String {
    let behind = text.trim_start_matches('\'');
    let is_guarded =
        behind.len() < text.len() && behind.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_guarded { &text[1..] } else { text };
    let lines = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    lines.trim().to_owned()
}

proptest! {
    #[test]
    fn nothing_panics_and_nothing_is_lost(text in "([a-z]|[\"';,\t|\n\r =\u{1f}é漢]|\"\"){0,60}") {
        if let Ok((_, table)) = read(&text) {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let found = table.rows.iter().flat_map(|row| &row.cells);
            let told = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
            let quoted = text.get(1..5).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
            prop_assume!(!told && !quoted);
            prop_assert_eq!(found.map(|cell| letters(&cell.text)).sum::<usize>(), letters(&text));
        }
    }

    #[test]
    fn what_is_written_is_read(
        cells in prop::collection::vec(prop::collection::vec("([a-z]|[\"';,\t|\n\r =#~^-]|[é漢]|🙂|\u{5d0}|\"\"){0,8}", 2..5), 1..6),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|', b'^', b'~']),
        ends in prop::bool::ANY,
    ) {
        let terminator = if ends { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.delimiter(delimiter).terminator(terminator).flexible(true).from_writer(Vec::new());
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        // Said, since a table of hostile cells may as well be one with another delimiter.
        let text = format!("sep={}\n{written}", char::from(delimiter));
        let (_, table) = read(&text).unwrap();
        let is_blank = |row: &Vec<String>| row.iter().all(|text| as_read(text).is_empty());
        let first = cells.iter().position(|row| !is_blank(row)).unwrap_or(cells.len());
        let last = cells.iter().rposition(|row| !is_blank(row)).map_or(first, |last| last + 1);
        let expected: Vec<Vec<String>> = cells[first..last]
            .iter()
            .map(|row| row.iter().map(|text| as_read(text)).collect())
            .collect();
        prop_assert_eq!(table.texts(), expected);
    }
}
