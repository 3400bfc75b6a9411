//! Tables of Markdown, as people write them.

use super::tables;
use crate::sheet::{Place, Table};

fn read(text: &str) -> Vec<Table> {
    tables(text).unwrap().tables
}

/// The cells of the row below a header of five cells.
fn cells(row: &str) -> Vec<crate::sheet::Cell> {
    let text = format!("| 1 | 2 | 3 | 4 | 5 |\n|---|---|---|---|---|\n{row}\n");
    read(&text).remove(0).rows.remove(1).cells
}

fn texts(row: &str) -> Vec<String> {
    cells(row).into_iter().map(|cell| cell.text).collect()
}

#[test]
fn rows_may_be_ragged() {
    let tables = read(
        "| Activity | CSM | AE |\n|---|---|\n| **Planning** |\n| Kick-off | R\nRenewal | A | C |\n| Long | R | A | C | I |\n",
    );
    assert_eq!(
        tables[0].texts(),
        vec![
            vec!["Activity", "CSM", "AE"],
            vec!["Planning", "", ""],
            vec!["Kick-off", "R", ""],
            vec!["Renewal", "A", "C"],
            vec!["Long", "R", "A", "C", "I"],
        ]
    );
    assert!(tables[0].rows[0].is_header && !tables[0].rows[1].is_header);
    assert!(tables[0].rows[1].cells[0].is_bold);
}

#[test]
fn pipes_outside_may_be_missing() {
    let tables =
        read("Activity | CSM\n--- | ---\n**Planning**\n1. Kick-off | R\n- | -\nSee below.\n");
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM"],
            ["Planning", ""],
            ["1. Kick-off", "R"],
            ["-", "-"]
        ]
    );
    assert_eq!(tables[0].below, ["See below."]);
}

#[test]
fn a_table_needs_no_line_of_dashes() {
    let tables = read("Some text with a | pipe.\n\n| Activity | CSM |\n| Kick-off | R |\n");
    assert_eq!(tables[0].texts(), [["Activity", "CSM"], ["Kick-off", "R"]]);
    assert!(!tables[0].rows[0].is_header);
    assert!(read("One line | with a pipe\n\nand another | one\n\nand none\n").is_empty());
    assert!(read("```\nx = a |\n| b\n| c\n```\n").is_empty());
}

#[test]
fn tables_stand_in_lists_quotes_folds_and_fences() {
    let text = "- | A | B |\n  |---|---|\n  | 1 | é | \n\n> | C | D |\n> |---|---|\n> | 3 | 4 |\n\n<details><summary>Legend</summary>\n\n| E | F |\n|---|---|\n| 5 | 6 |\n\n</details>\n\n```markdown\n# Inside\n| G | H |\n|---|---|\n| 7 | 8 |\n```\n\n| I | J |\n|---|---|\n| 9 | 10 |\n";
    let tables = read(text);
    let titles: Vec<&str> = tables.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(titles, ["", "", "Legend", "Inside", ""]);
    assert_eq!(tables[0].texts(), [["A", "B"], ["1", "é"]]);
    assert_eq!(tables[4].texts(), [["I", "J"], ["9", "10"]]);
    assert_eq!(
        tables[0].rows[0].cells[1].at,
        Place::Text { line: 1, column: 9 }
    );
    assert_eq!(
        tables[0].rows[1].cells[1].at,
        Place::Text { line: 3, column: 9 }
    );
    assert_eq!(
        tables[1].rows[1].cells[0].at,
        Place::Text { line: 7, column: 5 }
    );
    assert_eq!(
        tables[3].rows[1].cells[1].at,
        Place::Text {
            line: 21,
            column: 7
        }
    );
}

#[test]
fn a_comment_in_a_shell_script_is_no_heading() {
    let tables = read("# Roles\n```sh\n# not a heading\n| A | B |\n|---|---|\n| 1 | 2 |\n```\n");
    assert_eq!(tables[0].headings, ["Roles"]);
}

#[test]
fn empty_lines_part_tables_only_before_a_header() {
    let tables = read(
        "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n\n| **Phase** |\n\n| 4 | 5 | 6 |\n\n| D | E | F |\n|---|---|---|\n| 7 | 8 | 9 |\n\n| R | Responsible |\n| A | Accountable |\n",
    );
    let counts: Vec<usize> = tables.iter().map(|table| table.rows.len()).collect();
    assert_eq!(counts, [4, 2, 2]);
}

#[test]
fn a_legend_between_pipes_is_text() {
    let tables = read(
        "| Act | A | B | C | D |\n|---|---|---|---|---|\n| x | R | A | C | I |\n\n**R** = does | **A** = decides | **C** = asked | **I** = told\n",
    );
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].rows.len(), 2);
    assert_eq!(
        tables[0].below,
        ["R = does | A = decides | C = asked | I = told"]
    );
}

#[test]
fn headings_of_all_kinds_lead_to_a_table() {
    let text = "---\ntitle: x | y\n---\nTop\n===\n\n## Second ##\n\n<h3 align=\"center\">\n  Third\n</h3>\n\n**Bold one:**\n| A | B |\n|---|---|\n| 1 | 2 |\n\n* only for EMEA\n\n**Legend:**\n- **R** does\n\n| C | D |\n|---|---|\n| 1 | 2 |\n\nOther\n-----\n| E | F |\n|---|---|\n";
    let tables = read(text);
    assert_eq!(tables[0].headings, ["Top", "Second", "Third", "Bold one"]);
    assert_eq!(tables[0].title, "Bold one");
    assert_eq!(tables[0].below, ["* only for EMEA", "Legend:", "- R does"]);
    assert_eq!(tables[1].headings, ["Top", "Second", "Third"]);
    assert_eq!(tables[2].headings, ["Top", "Other"]);
}

#[test]
fn cells_are_what_a_reader_sees() {
    assert_eq!(
        texts("| **R** | __RI__ | *x* | _x_ | `a|b` |"),
        ["R", "RI", "x", "x", "a|b"]
    );
    assert_eq!(
        texts(r"| a \| b | [t](https://x.test) | ![alt](i.png) | R<br>A<br/>C | &amp; \* &nbsp; |"),
        ["a | b", "t", "alt", "R\nA\nC", "& *"]
    );
    assert_eq!(
        texts("| A* | A** | R¹ | C[^1] | R<sup>2</sup> |"),
        ["A*", "A**", "R¹", "C[^1]", "R²"]
    );
    assert_eq!(
        texts("| :tada: | <your name> | # 1 | - x | 1. x |"),
        [":tada:", "<your name>", "# 1", "- x", "1. x"]
    );
    assert_eq!(
        texts("| R, A | A/R | - | (C,I) | ~2 days |"),
        ["R, A", "A/R", "-", "(C,I)", "~2 days"]
    );
    assert_eq!(
        texts("| A*, R* | **A*** | snake_case_x | <b>R</b> | <!-- no -->I |"),
        ["A*, R*", "A*", "snake_case_x", "R", "I"]
    );
}

#[test]
fn bold_and_struck_cells_are_marked_where_all_of_them_is() {
    let cells =
        cells("| **Planning** | **R** and A | ~~gone~~ | <s>gone</s> | [**x**](https://x.test) |");
    let bold: Vec<bool> = cells.iter().map(|cell| cell.is_bold).collect();
    assert_eq!(bold, [true, false, false, false, true]);
    let struck: Vec<bool> = cells.iter().map(|cell| cell.is_struck).collect();
    assert_eq!(struck, [false, false, true, true, false]);
    assert_eq!(cells[4].link.as_deref(), Some("https://x.test"));
}

#[test]
fn grids_and_org_mode_are_read() {
    let tables = read(
        "+-----+-----+\n| A   | B   |\n+=====+=====+\n| one | R   |\n| two |     |\n+-----+-----+\n| x   | I   |\n+-----+-----+\n",
    );
    assert_eq!(
        tables[0].texts(),
        [["A", "B"], ["one\ntwo", "R"], ["x", "I"]]
    );
    assert!(tables[0].rows[0].is_header);
    let tables = read("+---+---+\n| A | B |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+\n");
    assert_eq!(tables[0].texts(), [["A", "B"], ["1", "2"], ["3", "4"]]);
    let tables = read("|---+---|\n| A | B |\n|---+---|\n| 1 | 2 |\n|---+---|\n| 3 | 4 |\n");
    assert_eq!(tables[0].texts(), [["A", "B"], ["1", "2"], ["3", "4"]]);
    assert!(tables[0].rows[0].is_header && !tables[0].rows[1].is_header);
}

#[test]
fn html_stands_in_its_place_between_tables_of_markdown() {
    let text = "# One\r\n| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n\r\n## Two\r\n<table>\r\n <tr><td>x</td></tr>\r\n</table>\r\nbelow\r\n\r\n<!-- | C | D |\r\n|---|---|\r\n| 3 | 4 | -->\r\nA `<table>` in prose.\r\n| E | F |\r\n|---|---|\r\n| 5 | 6 |\r\n";
    let tables = read(text);
    assert_eq!(tables.len(), 3);
    assert_eq!(tables[1].headings, ["One", "Two"]);
    assert_eq!(
        tables[1].rows[0].cells[0].at,
        Place::Text {
            line: 8,
            column: 10
        }
    );
    assert_eq!(tables[1].below, ["below", "A <table> in prose."]);
    assert_eq!(tables[2].texts(), [["E", "F"], ["5", "6"]]);
}
