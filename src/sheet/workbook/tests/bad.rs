use std::fmt::Write as _;
use std::io::Write as _;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

use super::made::{archive, book, parts, refused, texts, workbook};
use crate::sheet::{MOST_BYTES, Unreadable, read};

/// What is said of a workbook that is too large.
#[track_caller]
fn too_large(bytes: &[u8]) -> String {
    match refused(bytes) {
        Unreadable::TooLarge(what) => what,
        other => panic!("{other}"),
    }
}

/// Checks that a workbook is said to be broken.
#[track_caller]
fn broken(bytes: &[u8]) {
    let found = refused(bytes);
    assert!(matches!(found, Unreadable::Broken(_)), "{found}");
}

/// A sheet with those cells, each a reference and a number.
fn cells(cells: &[(&str, u32)]) -> String {
    let mut xml = String::new();
    for (at, value) in cells {
        write!(xml, "<row><c r=\"{at}\"><v>{value}</v></c></row>").unwrap();
    }
    format!("<sheetData>{xml}</sheetData>")
}

#[test]
fn far_away_cells_are_named() {
    let what = too_large(&workbook(&cells(&[("XFD1048576", 1)]), "", ""));
    assert_eq!(
        what,
        "the sheet `S` has something in row 1048576, and the limit is 20000 rows; \
         split it, or delete what is no part of the table"
    );
    let what = too_large(&workbook(&cells(&[("A1", 1), ("A1048576", 2)]), "", ""));
    assert!(what.contains("row 1048576"));
    let what = too_large(&workbook(&cells(&[("A1", 1), ("XFD1", 2)]), "", ""));
    assert!(what.contains("something in column XFD"));
    let what = too_large(&workbook(&cells(&[("SF1", 1), ("A20000", 2)]), "", ""));
    assert!(what.contains("500000 cells"));
}

#[test]
fn a_dimension_is_only_what_is_said() {
    let sheet = format!(
        "<dimension ref=\"A1:XFD1048576\"/>{}",
        cells(&[("A1", 1), ("A2", 2)])
    );
    assert_eq!(
        texts(&book(&workbook(&sheet, "", "")).tables[0]),
        [["1"], ["2"]]
    );
}

#[test]
fn too_many_rows_are_too_many() {
    let row = "<row><c><v>1</v></c></row>".repeat(100_000);
    let what = too_large(&workbook(&format!("<sheetData>{row}</sheetData>"), "", ""));
    assert!(what.contains("row 20001"));
}

/// An archive of those files and the only file of `bomb`, which is called `name` there.
fn with_bomb(files: &[(&str, Vec<u8>)], name: &str, bomb: &[u8]) -> Vec<u8> {
    let mut bomb = zip::ZipArchive::new(std::io::Cursor::new(bomb)).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.raw_copy_file_rename(bomb.by_index(0).unwrap(), name)
        .unwrap();
    zip.finish().unwrap().into_inner()
}

/// A sheet that calamine does not find is none; one that only we find would be checked in place of what it reads.
#[test]
fn a_sheet_is_read_only_from_the_part_that_was_checked() {
    let plain = parts(&cells(&[("A1", 1)]), "", "");
    for (target, name) in [
        ("./worksheets/sheet1.xml", "xl/./worksheets/sheet1.xml"),
        (
            "a/../worksheets/sheet1.xml",
            "xl/a/../worksheets/sheet1.xml",
        ),
    ] {
        let mut files = plain.clone();
        for (_, xml) in files.iter_mut().filter(|(name, _)| name.ends_with(".rels")) {
            *xml = String::from_utf8(xml.clone())
                .unwrap()
                .replace("worksheets/sheet1.xml", target)
                .into_bytes();
        }
        let large = format!("<worksheet>{}</worksheet>", cells(&[("A20001", 1)]));
        let named: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, xml)| (*name, xml.as_slice()))
            .collect();
        broken(&archive(&named));
        let both = [named, vec![(name, large.as_bytes())]].concat();
        assert!(too_large(&archive(&both)).contains("row 20001"));
    }
}

#[test]
fn bombs_are_not_unpacked() {
    let spaces = archive(&[("bomb", &vec![b' '; MOST_BYTES + 1])]);
    for part in ["xl/worksheets/sheet1.xml", "xl/styles.xml"] {
        let mut files = parts(&cells(&[("A1", 1)]), "", "");
        files.retain(|(name, _)| *name != part);
        let bytes = with_bomb(&files, part, &spaces);
        assert!(bytes.len() < 100_000);
        assert!(too_large(&bytes).contains("unpacked it has more than 67108864 bytes"));
    }
    let many: Vec<String> = (0..6_000)
        .map(|number| format!("xl/{number}.xml"))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|name| (name.as_str(), b"".as_slice()))
        .collect();
    assert!(too_large(&archive(&many)).contains("6000 files"));
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let mut bytes = workbook(
        &cells(&[("A1", 1)]),
        &format!("<si><t>{}</t></si>", "x".repeat(1 << 20)),
        "",
    );
    // The uncompressed sizes in the directory at the end.
    let entries: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    for entry in entries {
        bytes[entry + 24..entry + 28].copy_from_slice(&1_u32.to_le_bytes());
    }
    if let Ok(book) = read("file", &bytes) {
        assert_eq!(texts(&book.tables[0]), [["1"]]);
    }
}

#[test]
fn texts_are_bounded_one_by_one_and_together() {
    let sheet = "<sheetData><row><c r=\"C7\" t=\"s\"><v>0</v></c></row></sheetData>";
    let what = too_large(&workbook(
        sheet,
        &format!("<si><t>{}</t></si>", "x".repeat(10 << 20)),
        "",
    ));
    assert!(
        what.contains("the sheet `S` has a cell of 10485760 bytes at C7"),
        "{what}"
    );
    let sheet = format!(
        "<sheetData>{}</sheetData>",
        "<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000)
    );
    let what = too_large(&workbook(
        &sheet,
        &format!("<si><t>{}</t></si>", "x".repeat(100_000)),
        "",
    ));
    assert!(what.contains("bytes of text"));
    let merged = format!(
        "{}<mergeCells><mergeCell ref=\"A1:SF9000\"/></mergeCells>",
        {
            let text = format!(
                "<c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                "x".repeat(100_000)
            );
            format!(
                "<sheetData><row>{text}<c r=\"AX1\"><v>1</v></c></row><row><c r=\"A9000\"><v>1</v></c></row></sheetData>"
            )
        }
    );
    assert!(too_large(&workbook(&merged, "", "")).contains("bytes of text"));
}

#[test]
fn merged_cells_over_one_another_are_bounded() {
    let merged = "<mergeCell ref=\"A1:SF900\"/>".repeat(1_000);
    let sheet = format!(
        "{}<mergeCells>{merged}</mergeCells>",
        cells(&[("A1", 1), ("SF900", 1)])
    );
    assert!(too_large(&workbook(&sheet, "", "")).contains("the sheet `S`"));
}

#[test]
fn counts_that_lie_are_not_believed() {
    let mut files = parts(&cells(&[("A1", 1)]), "", "");
    let strings = "<sst uniqueCount=\"18446744073709551615\"><si><t>x</t></si></sst>";
    files.retain(|(name, _)| *name != "xl/sharedStrings.xml");
    files.push(("xl/sharedStrings.xml", strings.into()));
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    assert!(too_large(&archive(&files)).contains("texts"));
    let many = workbook(&cells(&[("A1", 1)]), &"<si/>".repeat(600_000), "");
    assert!(too_large(&many).contains("texts"));
    let styles = format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(200_000));
    assert!(too_large(&workbook(&cells(&[("A1", 1)]), "", &styles)).contains("styles"));
}

#[test]
fn references_that_cannot_be_are_broken() {
    for reference in [
        "AAAAAAAAAA1",
        "A99999999999",
        "A0",
        "1",
        "",
        "é1",
        "A1:A2",
        "XFE1",
    ] {
        broken(&workbook(&cells(&[(reference, 1)]), "", ""));
    }
    for (element, reference) in [
        ("dimension", "B2:A1"),
        ("dimension", "AAAAAAAAAA1"),
        ("mergeCell", "A1:"),
        ("hyperlink", "A2:A1"),
    ] {
        let sheet = format!("<{element} ref=\"{reference}\"/>{}", cells(&[("A1", 1)]));
        broken(&workbook(&sheet, "", ""));
    }
    broken(&workbook(
        "<sheetData><row r=\"99999999999\"><c><v>1</v></c></row></sheetData>",
        "",
        "",
    ));
    broken(&workbook(
        "<sheetData><row><c r=\"A1\" r=\"AAAAAAAAAA1\"><v>1</v></c></row></sheetData>",
        "",
        "",
    ));
    broken(&workbook(
        "<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>",
        "<si><t>a</t></si>",
        "",
    ));
}

#[test]
fn entities_of_their_own_and_deep_nesting_are_broken() {
    let sheet = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>";
    broken(&workbook(sheet, "<si><t>&lol9;</t></si>", ""));
    let mut files = parts(sheet, "", "");
    files.retain(|(name, _)| *name != "xl/sharedStrings.xml");
    let laughs =
        "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    files.push(("xl/sharedStrings.xml", laughs.into()));
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    broken(&archive(&files));
    broken(&workbook(
        &format!("<sheetData>{}", "<a>".repeat(100_000)),
        "",
        "",
    ));
    broken(&workbook(
        &format!("<sheetData><row><c>{}", "<is>".repeat(100_000)),
        "",
        "",
    ));
}

#[test]
fn other_archives_are_called_what_they_are() {
    let kinds = [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("xl/workbook.bin", "XLSB"),
        ("Index/Document.iwa", "Apple"),
        ("notes.txt", "a ZIP archive"),
    ];
    for (name, kind) in kinds {
        let found = refused(&archive(&[(name, b"")])).to_string();
        assert!(found.contains(kind), "{found}");
    }
    let text = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert!(refused(&text).to_string().contains("text document"));
    let protected = archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        (
            "META-INF/manifest.xml",
            b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        ),
    ]);
    assert_eq!(refused(&protected), Unreadable::Protected);
    broken(&archive(&[("xl/workbook.xml", b"<workbook/>")]));
}

/// A small workbook with a bit of everything.
fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = Format::new().set_bold().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "Task").unwrap();
    sheet.write_with_format(1, 0, 46_000.5, &format).unwrap();
    sheet.write_url(2, 0, "https://example.com").unwrap();
    sheet.write(2, 1, true).unwrap();
    sheet.merge_range(3, 0, 4, 1, "wide", &format).unwrap();
    sheet.set_row_hidden(1).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_that_is_cut_off_is_broken() {
    let bytes = sample();
    for length in (4..bytes.len()).step_by(97) {
        broken(&bytes[..length]);
    }
}

/// The parts of that workbook, unpacked.
fn sample_parts() -> Vec<(String, Vec<u8>)> {
    let bytes = sample();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        parts.push((name, bytes));
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn damaged_workbooks_do_not_panic(
        part in 0_usize..20,
        at in any::<prop::sample::Index>(),
        length in 0_usize..6,
        instead in "([0-9]{1,12}|[A-Z]{1,9}[0-9]{0,9}|[<>/\"&;= :-]{1,3}|\\PC{1,3}){0,2}",
        packed in any::<bool>(),
    ) {
        let damage = |bytes: &mut Vec<u8>| {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, instead.bytes());
        };
        let bytes = if packed {
            let mut bytes = sample();
            damage(&mut bytes);
            bytes
        } else {
            let mut parts = sample_parts();
            let part = part % parts.len();
            damage(&mut parts[part].1);
            let parts: Vec<(&str, &[u8])> =
                parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            archive(&parts)
        };
        let _ = read("file", &bytes);
    }
}
