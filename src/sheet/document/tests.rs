//! What is a document with tables, and what is not; no text of any kind breaks it.

use std::time::Instant;

use proptest::prelude::*;

use super::tables;
use crate::sheet::{MOST_COLUMNS, Place, Table, Unreadable};

/// The form of a text, and its tables as rows of texts.
fn read(text: &str) -> Option<(String, Vec<Vec<Vec<String>>>)> {
    let (form, tables) = tables(text)?.unwrap();
    Some((form, tables.iter().map(rows).collect()))
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let texts = |row: &crate::sheet::Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
    table.rows.iter().map(texts).collect()
}

#[test]
fn csv_is_left_alone_whatever_its_cells_hold() {
    for text in [
        "Activity,CSM,AE\nKick-off,R|A,C\n",
        "Activity;CSM;AE\nKick-off;<b>R</b>;C\n",
        "Activity\tCSM\tAE\nKick-off\tR | A\tC\n",
        "Activity,Notes\nKick-off,\"| a | b |\n|---|---|\n| 1 | 2 |\"\n",
        "Activity,Notes\nKick-off,\"<table><tr><td>x</td></tr></table>\"\n",
        "sep=;\nActivity;CSM\nKick-off;R\n",
        "Activity,   CSM,   AE\nKick-off,   R,   C\nRenewal,    A,   R, I\n",
        "just a line\n",
        "Prose, with a | in it.\n\nAnd more prose.\n",
        "",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn forms_are_told_apart() {
    for (text, form) in [
        ("| A | B |\n|---|---|\n| 1 | 2 |\n", "Markdown"),
        ("A | B\n1 | 2\n3 | 4\n", "Markdown"),
        (
            "+---+---+\n| A | B |\n+---+---+\n| 1 | 2 |\n+---+---+\n",
            "Markdown",
        ),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "HTML"),
        (
            "<!DOCTYPE html><p>x</p><table><tr><td>A, B</td></tr></table>",
            "HTML",
        ),
        (
            "Version:0.9\r\nStartHTML:0\r\n<html><body><table><tr><td>A</td></tr></table>",
            "HTML",
        ),
        ("||A||B||\n|1|2|\n", "wiki markup"),
        (
            "{| class=x\n! A !! B\n|-----\n| 1 || 2\n|}\n",
            "wiki markup",
        ),
        ("^ A ^ B ^\n| 1 | 2 |\n", "wiki markup"),
        ("|_. A |_. B |\n| 1 | 2 |\n", "wiki markup"),
        ("|===\n|A |B\n\n|1 |2\n|===\n", "wiki markup"),
        ("A    B\n1    2\n3    4\n", "text in columns"),
    ] {
        assert_eq!(
            read(text).map(|(form, _)| form).as_deref(),
            Some(form),
            "{text}"
        );
    }
}

#[test]
fn a_page_without_tables_is_no_csv() {
    assert_eq!(
        tables("<!doctype html>\n<p>a, b</p>\n<p>c, d</p>"),
        Some(Err(Unreadable::NoTable))
    );
}

#[test]
fn columns_hold_where_cells_are_empty() {
    let text = "Roles\n\nActivity        CSM   AE\n--------------  ---   --\nKick-off call   R/A\nRenewal               A\n客户            R     C\n";
    let (_, tables) = read(text).unwrap();
    assert_eq!(
        tables,
        [[
            ["Activity", "CSM", "AE"],
            ["Kick-off call", "R/A", ""],
            ["Renewal", "", "A"],
            ["客户", "R", "C"]
        ]]
    );
    let tables = super::tables(text).unwrap().unwrap().1;
    assert_eq!(tables[0].title, "Roles");
    assert!(tables[0].rows[0].is_header && !tables[0].rows[1].is_header);
    assert_eq!(
        tables[0].rows[2].cells[2].at,
        Place::Text {
            line: 6,
            column: 23
        }
    );
}

#[test]
fn prose_and_code_are_no_columns() {
    assert_eq!(
        read("A first line of text.\nA second one.  It has two spaces.\nA third one.\n"),
        None
    );
    assert_eq!(read("one  two\nthree  four\n"), None);
}

#[test]
fn hostile_texts_take_no_long_time() {
    let many = 50_000;
    let start = Instant::now();
    for text in [
        "|".repeat(many),
        "| ".repeat(many),
        "|\n".repeat(many),
        "|a\n".repeat(many / 2),
        format!("|a|\n|-|\n{}", "a\n".repeat(many)),
        "<td>".repeat(many),
        "<table>".repeat(many),
        format!("<table><tr>{}", "<td>".repeat(many)),
        "<table><tr><td>".repeat(many / 4),
        format!("<!doctype html><table><tr><td {}>", "a ".repeat(many)),
        format!("<!doctype html>{}", "<b>".repeat(many)),
        format!("| a | b |\n|---|---|\n| {} | x |", "[".repeat(many)),
        format!(
            "| a | b |\n|---|---|\n{}",
            format!("| {} | x |\n", "[".repeat(10_000)).repeat(10)
        ),
        format!(
            "| a | b |\n|---|---|\n{}",
            format!("| {} | x |\n", "*a **".repeat(2_000)).repeat(5)
        ),
        format!(
            "| a | b |\n|---|---|\n{}",
            format!("| {} | x |\n", "<a ".repeat(5_000)).repeat(5)
        ),
        "<!--".repeat(many),
        "<a \"".repeat(many),
        "<script>".repeat(many),
        "`".repeat(many),
        "> ".repeat(many),
        "+---+\n".repeat(many / 4),
        format!("||a||b||\n|{}", "[".repeat(many)),
        format!("||a||b||\n|{}", "{".repeat(many)),
        format!("{{|\n{}", "|-\n".repeat(many)),
        format!("|===\n{}", "|".repeat(many)),
        "^ a ^\n".repeat(many / 4),
        "a  ".repeat(many),
        "a  b\n".repeat(many / 4),
        "**a**\n".repeat(20_000),
        "<h1>\n".repeat(many / 4),
    ] {
        let before = start.elapsed();
        let _ = tables(&text);
        let taken = start.elapsed() - before;
        assert!(taken.as_secs() < 10, "{taken:?} for {}", &text[..40]);
    }
}

#[test]
fn absurd_spans_are_not_laid_out() {
    let spans = "<td colspan=1000000 rowspan=1000000>x</td>";
    let text = format!("<table><tr>{spans}<td>y</td></tr><tr><td>z</td></tr></table>");
    let (_, read) = read(&text).unwrap();
    assert!(read[0].iter().all(|row| row.len() <= 3), "{read:?}");
    let text = format!(
        "<table>{}</table>",
        "<tr><td colspan=500 rowspan=500>x</td><td>y</td></tr>".repeat(5_000)
    );
    assert!(matches!(tables(&text), Some(Err(Unreadable::TooLarge(_)))));
}

#[test]
fn what_is_too_large_is_said() {
    let wide = format!("|{}\n|---|---|\n", "a|".repeat(MOST_COLUMNS + 1));
    let Some(Err(Unreadable::TooLarge(why))) = tables(&wide) else {
        panic!("read")
    };
    assert_eq!(
        why,
        "the table in line 1 has more than 500 columns; leave out some"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        let _ = tables(&text);
    }

    #[test]
    fn no_markup_breaks_it(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "|", "||", "|-", "|---|---|", "---", "\n", "\n\n", "a", "é", "客", "**", "*", "`", "\\", "[", "](", ")",
                "<td>", "<td colspan=3>", "</td>", "<tr rowspan=2>", "<th rowspan=0>", "<table>", "</table>", "<b>",
                "<!--", "-->", "<br>", "{|", "|}", "!", "!!", "^", ":::", "|===", "2+", ".3+|", "h1. ", "# ", "> ", "- ",
                "```", "+---+", "+===+", "  ", "    ", "<details>", "<summary>", "</details>", "=", "\r\n", "\t", "\u{a0}",
                "\u{200b}", "{color}", "[[", "]]", "&amp;", "<h2>", "</h2>", "\"", "'", "~~", "(/)", "//", "_.", "\\2. ",
            ]),
            0..60,
        )
    ) {
        let text = pieces.concat();
        if let Some(Ok((_, tables))) = tables(&text) {
            let lines = text.lines().count().max(1);
            for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
                let Place::Text { line, column } = cell.at else { panic!("no place in a text") };
                prop_assert!(line >= 1 && line <= lines && column >= 1, "{line}:{column} of {lines} lines");
            }
        }
    }
}
