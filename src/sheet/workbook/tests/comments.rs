use rust_xlsxwriter::{Format, Note, Workbook};

use super::made::{archive, at, book, ods, parts, refused, texts};
use crate::sheet::{Cell, MOST_BYTES_IN_CELL, Unreadable};

/// What a comment on a cell says.
fn comment(cell: &Cell) -> &str {
    cell.comment.as_deref().unwrap_or("")
}

/// A workbook whose sheet says `A` in A1, with parts of comments of those kinds.
fn commented(comments: &[(&str, &str)]) -> Vec<u8> {
    let sheet =
        "<sheetData><row><c r=\"A1\" t=\"inlineStr\"><is><t>A</t></is></c></row></sheetData>";
    let mut parts = parts(sheet, "", "");
    let mut relations = String::new();
    for (nth, (kind, xml)) in comments.iter().enumerate() {
        let name = ["xl/comments1.xml", "xl/threads/thread1.xml"][nth];
        let target = ["/xl/comments1.xml", "../threads/thread1.xml"][nth];
        relations += &format!(
            "<Relationship Id=\"c{nth}\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/>"
        );
        parts.push((name, xml.as_bytes().to_vec()));
    }
    let relations = format!("<Relationships>{relations}</Relationships>");
    parts.push((
        "xl/worksheets/_rels/sheet1.xml.rels",
        relations.into_bytes(),
    ));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    archive(&parts)
}

/// Comments of old, each with its cell.
fn old(comments: &[(&str, &str)]) -> String {
    let list: Vec<String> = comments
        .iter()
        .map(|(at, text)| {
            format!("<comment ref=\"{at}\" authorId=\"1\"><text>{text}</text></comment>")
        })
        .collect();
    format!(
        "<comments><authors><author/><author>Ana &amp; Bo</author></authors><commentList>{}</commentList></comments>",
        list.concat()
    )
}

#[test]
fn notes_of_excel_are_read_on_full_and_on_empty_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Activity").unwrap();
    sheet.write(1, 0, "Kickoff").unwrap();
    let bold = Format::new().set_bold();
    sheet.merge_range(2, 0, 2, 1, "wide", &bold).unwrap();
    let note = |text: &str| Note::new(text).set_author("Ana");
    sheet.insert_note(1, 0, &note("ask legal\nfirst")).unwrap();
    sheet.insert_note(1, 2, &note("nobody < yet")).unwrap();
    sheet.insert_note(2, 0, &note("both")).unwrap();
    sheet.insert_note(3, 1, &note("below")).unwrap();
    workbook.add_worksheet().write(0, 0, "other").unwrap();
    let book = book(&workbook.save_to_buffer().unwrap());
    let table = &book.tables[0];
    let expected = [
        ["Activity", "", ""],
        ["Kickoff", "", ""],
        ["wide", "wide", ""],
        ["", "", ""],
    ];
    assert_eq!(texts(table), expected);
    assert_eq!(comment(at(table, 2, 1)), "ask legal\nfirst");
    assert_eq!(comment(at(table, 2, 3)), "nobody < yet");
    assert_eq!(comment(at(table, 3, 1)), "both");
    assert_eq!(at(table, 3, 2).comment, None);
    assert_eq!(comment(at(table, 4, 2)), "below");
    assert_eq!(book.tables[1].rows[0].cells[0].comment, None);
}

#[test]
fn parts_of_a_text_are_put_together_without_its_author() {
    let text = "<r><rPr><b/></rPr><t>Ana &amp; Bo:</t></r><r><t xml:space=\"preserve\">\n one </t></r><r><t>two</t></r>\
                <rPh><t>aloud</t></rPh>";
    let comments = old(&[
        ("A1", text),
        ("B1", "<t>Bo: no author</t>"),
        ("C1", "<t> </t>"),
    ]);
    let book = book(&commented(&[("comments", &comments)]));
    let cells = &book.tables[0].rows[0].cells;
    assert_eq!(cells.len(), 2);
    assert_eq!(comment(&cells[0]), "one two");
    assert_eq!(comment(&cells[1]), "Bo: no author");
    let nameless = old(&[("A1", "<t>:-)</t>")]).replace("Ana &amp; Bo", "");
    let book = super::made::book(&commented(&[("comments", &nameless)]));
    assert_eq!(comment(at(&book.tables[0], 1, 1)), ":-)");
}

#[test]
fn a_thread_is_read_once() {
    let stand_in =
        "<t>[Threaded comment]\n\nYour version…\n\nComment:\n    why?\nReply:\n    so</t>";
    let comments = old(&[("A1", stand_in), ("B1", stand_in)]);
    let thread = "<ThreadedComments><threadedComment ref=\"A1\" id=\"1\"><text>why?</text></threadedComment>\
                  <threadedComment ref=\"A1\" parentId=\"1\"><text>a &amp; b</text></threadedComment></ThreadedComments>";
    let book = book(&commented(&[
        ("comments", &comments),
        ("threadedComment", thread),
    ]));
    let cells = &book.tables[0].rows[0].cells;
    assert_eq!(comment(&cells[0]), "why?\na & b");
    // As another program saved it, which knows no threads.
    assert_eq!(comment(&cells[1]), "why?\nReply:\n    so");
}

#[test]
fn annotations_of_libreoffice_are_read() {
    let note = |text: &str| {
        format!(
            "<office:annotation><dc:creator>A &amp; B</dc:creator><dc:date>2026-03-01</dc:date>{text}</office:annotation>"
        )
    };
    let cells = [
        format!(
            "<table:table-cell>{}<text:p>full</text:p></table:table-cell>",
            note("<text:p>one<text:s/>&lt;</text:p><text:p>two</text:p>")
        ),
        format!(
            "<table:table-cell>{}</table:table-cell>",
            note("<text:p>empty</text:p><meta:creator-initials>AB</meta:creator-initials>")
        ),
        format!("<table:table-cell>{}</table:table-cell>", note("")),
    ];
    let sheet = format!(
        "<table:table table:name=\"S\"><table:table-row>{}</table:table-row></table:table>",
        cells.concat()
    );
    let book = book(&ods(&sheet, ""));
    assert_eq!(texts(&book.tables[0]), [["full", ""]]);
    let cells = &book.tables[0].rows[0].cells;
    assert_eq!(comment(&cells[0]), "one <\ntwo");
    assert_eq!(comment(&cells[1]), "empty");
}

#[test]
fn comments_count_like_cells() {
    let says = |comments: &str| refused(&commented(&[("comments", comments)])).to_string();
    assert!(says(&old(&[("A0", "<t>x</t>")])).contains("speaks of a cell `A0`"));
    assert!(says(&old(&[("A20001", "<t>x</t>")])).contains("row 20001"));
    let long = format!("<t>{}</t>", "x".repeat(MOST_BYTES_IN_CELL + 1));
    assert!(says(&old(&[("B7", &long)])).contains("at B7"));
    assert!(says("<comments><comment ref=\"A1\"><text><t>&own;</t>").contains("XML entities"));
    let deep = "<office:annotation>".repeat(100_000);
    let sheet = format!("<table:table><table:table-row><table:table-cell>{deep}");
    assert!(matches!(refused(&ods(&sheet, "")), Unreadable::Broken(_)));
}
