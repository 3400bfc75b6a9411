//! Tables of HTML pages.

use super::tables;
use crate::sheet::Place;

#[test]
fn spans_carry_their_text() {
    let text = "<table><thead><tr><th rowspan=2>Activity</th><th colspan=2>Team</th></tr><tr><th>CSM</th><th>AE</th></tr>\
        </thead><tr><td colspan=3>Phase 1</td></tr><tr><td rowspan=0>Kick-off</td><td>R</td><td>A</td></tr>\
        <tr><td>C</td><td>I</td></tr></table>";
    let tables = tables(text).unwrap();
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "Team", "Team"],
            ["Activity", "CSM", "AE"],
            ["Phase 1", "Phase 1", "Phase 1"],
            ["Kick-off", "R", "A"],
            ["Kick-off", "C", "I"],
        ]
    );
    let carried: Vec<Vec<bool>> = tables[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.is_carried).collect())
        .collect();
    assert_eq!(carried[0], [false, false, true]);
    assert_eq!(carried[1], [true, false, false]);
    assert_eq!(carried[2], [false, true, true]);
    assert_eq!(carried[4], [true, false, false]);
    let heads: Vec<bool> = tables[0].rows.iter().map(|row| row.is_header).collect();
    assert_eq!(heads, [true, true, false, false, false]);
}

#[test]
fn spans_end_with_their_part_of_the_table() {
    let text = "<table><tbody><tr><td rowspan=9>a</td><td>b</td></tr></tbody><tbody><tr><td>c</td><td>d</td></tr></tbody></table>";
    assert_eq!(tables(text).unwrap()[0].texts(), [["a", "b"], ["c", "d"]]);
}

#[test]
fn a_table_in_a_cell_is_a_table_of_its_own() {
    let text = "<h1>One</h1><table><caption>Outer</caption><tr><td>a<table><tr><td>inner</td></tr></table>b</td></tr></table><p>below</p>";
    let tables = tables(text).unwrap();
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].texts(), [["a\nb"]]);
    assert_eq!(tables[1].texts(), [["inner"]]);
    assert_eq!(tables[0].headings, ["One", "Outer"]);
    assert_eq!(tables[0].title, "Outer");
    assert_eq!(tables[0].below, ["below"]);
}

#[test]
fn cells_are_what_a_reader_sees() {
    let text = "<table><tr>\
        <td>&lt;h3&gt;**Identify**&lt;/h3&gt;</td>\
        <td><p>one</p><p>two</p><ul><li>three</li></ul></td>\
        <td>R<br/>A</td>\
        <td><s>gone</s></td>\
        <td><span style='font-weight:700'>bold</span></td>\
        <td><b style=\"font-weight:normal\">plain</b></td>\
        <td><a href='https://x.test/'>here</a></td>\
        <td>R<sup>1</sup></td>\
        <td>A*<!-- a remark --></td>\
        <td>C:\\*temp &amp; **D**</td>\
        <td><span style='display: none'>0001</span>x\n  y</td>\
        <td><img alt='✓' src=x><input type=checkbox checked></td>\
        </tr></table>";
    let tables = tables(text).unwrap();
    assert_eq!(
        tables[0].texts()[0],
        [
            "Identify",
            "one\ntwo\nthree",
            "R\nA",
            "gone",
            "bold",
            "plain",
            "here",
            "R¹",
            "A*",
            "C:*temp & D",
            "x y",
            "✓☑",
        ]
    );
    let cells = &tables[0].rows[0].cells;
    assert!(cells[0].is_bold && cells[3].is_struck && cells[4].is_bold && !cells[5].is_bold);
    assert_eq!(cells[6].link.as_deref(), Some("https://x.test/"));
}

#[test]
fn hidden_rows_columns_and_tables_are_marked_and_kept() {
    let text = "<table><tr><td>a</td><td style='display:none'>b</td></tr><tr hidden><td>c</td><td style='display:none'>d</td></tr></table>\
        <div style='display:none'><table><tr><td>e</td></tr></table></div>";
    let tables = tables(text).unwrap();
    assert_eq!(tables[0].texts(), [["a", "b"], ["c", "d"]]);
    assert!(!tables[0].rows[0].is_hidden && tables[0].rows[1].is_hidden);
    assert_eq!(tables[0].hidden_columns, [1]);
    assert!(!tables[0].is_hidden && tables[1].is_hidden);
}

#[test]
fn cells_stand_where_their_text_starts() {
    let text = "<p>\n<!-- <td> -->\n<script>'<td>'</script><TABLE>\n <tr><td>é</td><TH><b>x</b></tr>\n<tr>\n<td>\n  y</table>";
    let tables = tables(text).unwrap();
    let places: Vec<String> = tables[0]
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.at.to_string())
        .collect();
    assert_eq!(places, [":4:10", ":4:23", ":7:3", ":7:3"]);
}

#[test]
fn cells_that_browsers_drop_leave_the_line_of_the_table() {
    let text = "<td>no table</td>\n<table><tr><td>x</td></tr></table>";
    let tables = tables(text).unwrap();
    assert_eq!(
        tables[0].rows[0].cells[0].at,
        Place::Text { line: 2, column: 1 }
    );
}

#[test]
fn storage_of_confluence_shows_what_its_page_shows() {
    let text = "<h2>RACI</h2><p><strong>Renewals</strong></p><table><tbody><tr><th>Task</th><th>State</th></tr><tr><td>\
        <ac:link><ri:user ri:key=\"1\"/><ac:plain-text-link-body><![CDATA[Amara]]></ac:plain-text-link-body></ac:link></td><td>\
        <ac:structured-macro ac:name=\"status\"><ac:parameter ac:name=\"colour\">Green</ac:parameter>\
        <ac:parameter ac:name=\"title\">DONE</ac:parameter></ac:structured-macro></td></tr></tbody></table>";
    let tables = tables(text).unwrap();
    assert_eq!(tables[0].headings, ["RACI", "Renewals"]);
    assert_eq!(tables[0].texts(), [["Task", "State"], ["Amara", "DONE"]]);
}
