use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Url, Workbook, Worksheet};

use super::made::{at, book, texts, workbook};
use crate::sheet::{Table, Unreadable, read};

/// The tables of a workbook that `fill` writes one sheet of.
#[track_caller]
fn table(fill: impl FnOnce(&mut Worksheet)) -> Table {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    let mut book = book(&workbook.save_to_buffer().unwrap());
    assert_eq!((book.form.as_str(), book.tables.len()), ("XLSX", 1));
    book.tables.remove(0)
}

#[test]
fn every_sheet_is_a_table_and_empty_ones_are_none() {
    let mut workbook = Workbook::new();
    workbook
        .add_worksheet()
        .set_name("RACI & co")
        .unwrap()
        .write(0, 0, "Task")
        .unwrap();
    workbook.add_worksheet().set_name("Nothing").unwrap();
    let lists = workbook.add_worksheet();
    lists
        .set_name("Lists")
        .unwrap()
        .set_hidden(true)
        .write(2, 1, "R")
        .unwrap();
    let book = book(&workbook.save_to_buffer().unwrap());
    let found: Vec<(&str, bool)> = book
        .tables
        .iter()
        .map(|table| (table.title.as_str(), table.is_hidden))
        .collect();
    assert_eq!(found, [("RACI & co", false), ("Lists", true)]);
}

#[test]
fn places_are_those_of_the_sheet() {
    let table = table(|sheet| {
        sheet.write(4, 1, "Task").unwrap();
        sheet.write(4, 2, "CSM").unwrap();
        sheet.write(6, 1, "Renew").unwrap();
    });
    let expected: [&[&str]; 3] = [&["", "Task", "CSM"], &["", "", ""], &["", "Renew", ""]];
    assert_eq!(texts(&table), expected);
    assert_eq!(
        table.rows[2].cells[1].at.within("a.xlsx"),
        "a.xlsx, sheet \"Sheet1\", B7"
    );
}

#[test]
fn numbers_are_as_people_see_them() {
    let percent = Format::new().set_num_format("0.0%");
    let padded = Format::new().set_num_format("000");
    let quoted = Format::new().set_num_format("0\"%\"");
    let table = table(|sheet| {
        let numbers = [3.0, 0.1 + 0.2, -1.5, 10_000.0, 1_234_567_890_123.0, 0.0];
        for (column, number) in numbers.into_iter().enumerate() {
            sheet.write(0, column as u16, number).unwrap();
        }
        sheet.write_with_format(1, 0, 0.8, &percent).unwrap();
        sheet.write_with_format(1, 1, 0.07, &percent).unwrap();
        sheet.write_with_format(1, 2, 7, &padded).unwrap();
        sheet.write_with_format(1, 3, 80, &quoted).unwrap();
        sheet.write(1, 4, "5").unwrap();
    });
    let expected: [&[&str]; 2] = [
        &["3", "0.3", "-1.5", "10000", "1234567890123", "0"],
        &["80%", "7%", "007", "80", "5", ""],
    ];
    assert_eq!(texts(&table), expected);
    let numbers = table.rows[1].cells.iter().map(|cell| cell.number);
    let expected = [Some(0.8), Some(0.07), Some(7.0), Some(80.0), None, None];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
    assert_eq!(table.rows[0].cells[1].number, Some(0.3));
}

#[test]
fn days_and_times_are_as_iso_8601_has_them() {
    let day = Format::new().set_num_format("d.m.yy");
    let both = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let duration = Format::new().set_num_format("[h]:mm");
    let table = table(|sheet| {
        let date = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        sheet.write_with_format(0, 0, &date, &day).unwrap();
        let time = date.clone().and_hms(8, 10, 0.0).unwrap();
        sheet.write_with_format(0, 1, &time, &both).unwrap();
        let noon = ExcelDateTime::from_hms(12, 30, 15.0).unwrap();
        sheet.write_with_format(0, 2, &noon, &both).unwrap();
        sheet.write_with_format(0, 3, 1.5, &duration).unwrap();
        sheet.write_with_format(0, 4, -1.5, &day).unwrap();
        sheet.write_with_format(0, 5, 1e9, &day).unwrap();
    });
    let expected = [
        "2026-03-01",
        "2026-03-01 08:10",
        "12:30:15",
        "36:00",
        "-1.5",
        "1000000000",
    ];
    assert_eq!(texts(&table), [expected]);
    assert_eq!(table.rows[0].cells[0].number, None);
}

#[test]
fn other_values_are_their_texts() {
    let table = table(|sheet| {
        sheet.write(0, 0, true).unwrap();
        sheet
            .write(0, 1, Formula::new("=1+1").set_result("2"))
            .unwrap();
        sheet
            .write(0, 2, Formula::new("=A1&\"x\"").set_result("x"))
            .unwrap();
        sheet
            .write(0, 3, Formula::new("=B9").set_result("#REF!"))
            .unwrap();
        sheet.write(0, 4, " two\r\nlines _x000D_ ").unwrap();
        sheet
            .write_url(0, 5, Url::new("https://example.com/a?b=c").set_text("page"))
            .unwrap();
        let bold = Format::new().set_bold();
        sheet
            .write_rich_string(0, 6, &[(&bold, "R"), (&Format::new(), "/A")])
            .unwrap();
    });
    let expected = [
        "TRUE",
        "2",
        "x",
        "#REF!",
        "two\nlines _x000D_",
        "page",
        "R/A",
    ];
    assert_eq!(texts(&table), [expected]);
    let cells = &table.rows[0].cells;
    assert_eq!(cells[5].link.as_deref(), Some("https://example.com/a?b=c"));
    assert!(!cells[6].is_bold);
}

#[test]
fn a_formula_that_was_not_calculated_is_shown() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><f>B1&amp;\"x\"</f><v/></c><c r=\"B1\"><v>2</v></c></row></sheetData>";
    assert_eq!(
        texts(&book(&workbook(sheet, "", "")).tables[0]),
        [["=B1&\"x\"", "2"]]
    );
}

#[test]
fn styles_are_seen_on_cells_and_on_all_of_their_text() {
    let bold = Format::new().set_bold();
    let struck = Format::new().set_font_strikethrough();
    let table = table(|sheet| {
        sheet.write_with_format(0, 0, "Phase 1", &bold).unwrap();
        sheet.write_with_format(1, 0, "gone", &struck).unwrap();
        sheet
            .write_rich_string(2, 0, &[(&struck, "all "), (&struck, "gone")])
            .unwrap();
        sheet
            .write_rich_string(3, 0, &[(&struck, "partly"), (&Format::new(), " gone")])
            .unwrap();
    });
    let looks = table
        .rows
        .iter()
        .map(|row| (row.cells[0].is_bold, row.cells[0].is_struck));
    let expected = [(true, false), (false, true), (false, true), (false, false)];
    assert_eq!(looks.collect::<Vec<_>>(), expected);
}

#[test]
fn merged_cells_carry_their_text() {
    let table = table(|sheet| {
        let format = Format::new();
        sheet.merge_range(0, 1, 0, 2, "Success", &format).unwrap();
        sheet.merge_range(1, 0, 2, 0, "Phase", &format).unwrap();
        sheet.write(1, 1, "a").unwrap();
        sheet.write(2, 2, "b").unwrap();
        sheet
            .merge_range(4, 0, 5_000, 400, "wide", &format)
            .unwrap();
    });
    let expected: [&[&str]; 5] = [
        &["", "Success", "Success"],
        &["Phase", "a", ""],
        &["Phase", "", "b"],
        &["", "", ""],
        &["wide", "wide", "wide"],
    ];
    assert_eq!(texts(&table), expected);
    let carried = [
        at(&table, 1, 2),
        at(&table, 1, 3),
        at(&table, 2, 1),
        at(&table, 3, 1),
    ];
    assert_eq!(
        carried.map(|cell| cell.is_carried),
        [false, true, false, true]
    );
}

#[test]
fn hidden_rows_and_columns_are_seen() {
    let table = table(|sheet| {
        for row in 2..6 {
            sheet.write(row, 1, row).unwrap();
            sheet.write(row, 3, row).unwrap();
        }
        sheet.set_row_hidden(3).unwrap();
        sheet.set_column_hidden(2).unwrap();
        sheet.set_column_hidden(3).unwrap();
    });
    let hidden: Vec<bool> = table.rows.iter().map(|row| row.is_hidden).collect();
    assert_eq!(hidden, [false, true, false, false]);
    assert_eq!(table.hidden_columns, [2, 3]);
}

#[test]
fn rows_with_nothing_but_a_format_are_dropped() {
    let grey = Format::new().set_background_color("#EEEEEE");
    let table = table(|sheet| {
        sheet.write(0, 0, "Task").unwrap();
        for row in 1..30_000 {
            sheet.write_blank(row, 0, &grey).unwrap();
        }
        sheet.write_blank(0, 16_000, &grey).unwrap();
    });
    assert_eq!(texts(&table), [["Task"]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_is_read(
        cells in prop::collection::vec(prop::collection::vec("([a-zA-Z0-9_]|[\"'<>&;\t\n =@+-]|[é漢]|🙂|\u{5d0}|_x000A_){0,8}", 3), 1..6),
    ) {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, texts) in cells.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, text).unwrap();
            }
        }
        let found = read("file", &workbook.save_to_buffer().unwrap());
        let cells: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(|text| text.trim()).collect()).collect();
        let full = |row: &Vec<&str>| row.iter().any(|text| !text.is_empty());
        match (cells.iter().position(full), cells.iter().rposition(full)) {
            (Some(first), Some(last)) => {
                let table = &found.unwrap().tables[0];
                let width = table.rows[0].cells.len();
                let expected: Vec<Vec<&str>> = cells[first..=last].iter().map(|row| row[..width].to_vec()).collect();
                prop_assert!(cells.iter().all(|row| row[width..].iter().all(|text| text.is_empty())));
                prop_assert_eq!(texts(table), expected);
            }
            _ => prop_assert_eq!(found.unwrap_err(), Unreadable::NoTable),
        }
    }
}
