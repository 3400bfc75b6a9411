use super::made::{at, book, ods, refused, texts};
use crate::sheet::Unreadable;

/// A sheet called `S` of those rows.
fn sheet(rows: &str) -> String {
    format!("<table:table table:name=\"S\"><table:table-column/>{rows}</table:table>")
}

/// A row of those cells.
fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

/// A cell with a text.
fn cell(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn texts_are_whole_and_in_their_places() {
    let rows = [
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
        row(&format!(
            "<table:table-cell/>{}{}",
            cell("a &amp; <text:span>b</text:span><text:s text:c=\"2\"/>c</text:p><text:p>d<text:line-break/>e"),
            "<table:table-cell><office:annotation><text:p>remark</text:p></office:annotation>\
             <text:p>\n  <text:a xlink:href=\"https://example.com\">link</text:a></text:p></table:table-cell>",
        )),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:style-name=\"x\" table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let book = book(&ods(&sheet(&rows.concat()), ""));
    assert_eq!(book.form, "ODS");
    assert_eq!(texts(&book.tables[0]), [["", "a & b  c\nd\ne", "link"]]);
    let link = at(&book.tables[0], 4, 3);
    assert_eq!(link.link.as_deref(), Some("https://example.com"));
}

#[test]
fn values_are_as_people_see_them() {
    let value = |kind: &str, name: &str, value: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{name}=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let cells = [
        value("float", "value", "3", "3.00"),
        value("float", "value", "0.30000000000000004", "0.3"),
        value("float", "value", "7", "007"),
        value("percentage", "value", "0.8", "80.0%"),
        value("date", "date-value", "2026-03-01", "1.3.26"),
        value("date", "date-value", "2026-03-01T08:30:00", "1.3.26 8:30"),
        value("time", "time-value", "PT36H05M00S", "36:05"),
        value("boolean", "boolean-value", "true", "WAHR"),
        value("float", "value", "1", "TRUE"),
        value("float", "value", "nonsense", "5"),
        value("string", "string-value", "x", "#REF!"),
    ];
    let book = book(&ods(&sheet(&row(&cells.concat())), ""));
    let expected = [
        "3",
        "0.3",
        "007",
        "80%",
        "2026-03-01",
        "2026-03-01 08:30",
        "36:05",
        "TRUE",
        "TRUE",
        "5",
        "#REF!",
    ];
    assert_eq!(texts(&book.tables[0]), [expected]);
    let numbers: Vec<Option<f64>> = book.tables[0].rows[0]
        .cells
        .iter()
        .map(|cell| cell.number)
        .collect();
    assert_eq!(numbers[..4], [Some(3.0), Some(0.3), Some(7.0), Some(0.8)]);
    assert!(numbers[4..].iter().all(Option::is_none));
}

#[test]
fn what_is_hidden_merged_or_struck_is_seen() {
    let styles = "<style:style style:name=\"gone\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
                  <style:style style:name=\"base\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
                  <style:style style:name=\"head\" style:parent-style-name=\"base\"/>\
                  <style:style style:name=\"off\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>";
    let rows = [
        row("<table:table-cell table:style-name=\"head\" table:number-columns-spanned=\"2\"><text:p>wide</text:p></table:table-cell>\
             <table:covered-table-cell/><table:table-cell table:style-name=\"off\"><text:p>x</text:p></table:table-cell>"),
        "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\"><table:table-cell/>\
         <table:table-cell table:number-columns-repeated=\"2\"><text:p>twice</text:p></table:table-cell></table:table-row>".to_owned(),
        row(&cell("<text:span text:style-name=\"off\">all</text:span>")),
    ];
    let table = format!(
        "<table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell></table:tracked-changes>\
         <table:table table:name=\"S\" table:style-name=\"gone\"><table:table-column/>\
         <table:table-column table:visibility=\"collapse\"/><table:table-column table:number-columns-repeated=\"1000\"/>\
         <table:table-row-group>{}</table:table-row-group></table:table>",
        rows.concat()
    );
    let book = book(&ods(&table, styles));
    let table = &book.tables[0];
    let expected = [
        ["wide", "wide", "x"],
        ["", "twice", "twice"],
        ["", "twice", "twice"],
        ["all", "", ""],
    ];
    assert_eq!(texts(table), expected);
    assert!(table.is_hidden);
    assert_eq!(table.hidden_columns, [1]);
    let hidden: Vec<bool> = table.rows.iter().map(|row| row.is_hidden).collect();
    assert_eq!(hidden, [false, true, true, false]);
    assert!(at(table, 1, 1).is_bold && !at(table, 1, 1).is_carried);
    assert!(at(table, 1, 2).is_carried && at(table, 1, 2).is_bold);
    assert!(at(table, 1, 3).is_struck && at(table, 4, 1).is_struck);
}

#[test]
fn bad_ones_are_refused() {
    let too_large = |bytes: &[u8], what: &str| match refused(bytes) {
        Unreadable::TooLarge(found) => assert!(found.contains(what), "{found}"),
        other => panic!("{other}"),
    };
    let filled = "<text:p>x</text:p></table:table-cell></table:table-row>";
    let repeated = format!(
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell>{filled}"
    );
    too_large(
        &ods(&sheet(&repeated), ""),
        "the sheet `S` has something in row 20001",
    );
    let repeated = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"99999999999\">{filled}"
    );
    too_large(&ods(&sheet(&repeated), ""), "column SG");
    let far = format!(
        "<table:table-row table:number-rows-repeated=\"18446744073709551615\"/>{0}{0}",
        row(&cell("x"))
    );
    too_large(&ods(&sheet(&far), ""), "and the limit is 20000 rows");
    let long = cell(&"x".repeat(10 << 20));
    too_large(&ods(&sheet(&row(&long)), ""), "at A1");
    let broken = [
        sheet(&row(
            "<table:table-cell><text:p>&lol9;</text:p></table:table-cell>",
        )),
        "<table:table table:name=\"S\"><table:table-row><table:table-cell>".to_owned(),
    ];
    for content in &broken {
        let found = refused(&ods(content, ""));
        assert!(matches!(found, Unreadable::Broken(_)), "{found}");
    }
    let deep = "<a>".repeat(500_000);
    assert!(matches!(
        refused(&ods(&sheet(&deep), "")),
        Unreadable::Broken(_)
    ));
}
