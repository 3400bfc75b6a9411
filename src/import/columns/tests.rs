use super::*;
use crate::sheet::Place;

/// A book of one table for tests: rows separated by lines, cells by `|`; `**` bold, `~~` struck through.
pub(in crate::import) fn book(text: &str) -> Book {
    books(&[("", text)])
}

/// The same of several tables under headings.
pub(in crate::import) fn books(tables: &[(&str, &str)]) -> Book {
    Book {
        name: "sheet.csv".into(),
        form: "a test".into(),
        tables: tables
            .iter()
            .map(|(title, text)| table(title, text))
            .collect(),
    }
}

fn table(title: &str, text: &str) -> Table {
    let mut rows: Vec<Row> = text
        .trim()
        .lines()
        .enumerate()
        .map(|(line, text)| row(line + 1, text))
        .collect();
    let width = rows.first().map_or(0, |row| row.cells.len());
    for (line, row) in rows.iter_mut().enumerate() {
        while row.cells.len() < width {
            let at = Place::Text {
                line: line + 1,
                column: row.cells.len() + 1,
            };
            row.cells.push(Cell::plain("", at));
        }
    }
    Table {
        title: title.into(),
        headings: (!title.is_empty())
            .then(|| title.to_owned())
            .into_iter()
            .collect(),
        rows,
        ..Table::default()
    }
}

fn row(line: usize, text: &str) -> Row {
    let cells = text.split('|').enumerate().map(|(column, text)| {
        let text = text.trim();
        let at = Place::Text {
            line,
            column: column + 1,
        };
        let mut cell = Cell::plain(
            text.trim_matches('~')
                .replace("**", "")
                .replace("\\n", "\n"),
            at,
        );
        cell.is_struck = text.starts_with("~~");
        cell.is_bold = text.starts_with("**") && text.len() > 4;
        if text.chars().all(|letter| letter == '*') {
            text.clone_into(&mut cell.text);
        }
        cell
    });
    Row {
        cells: cells.collect(),
        is_hidden: false,
        is_header: false,
    }
}

/// What findings there are, with where they are: "left-out:1:3".
pub(in crate::import) fn told(understood: &crate::import::Understood) -> Vec<String> {
    let findings = understood.findings.iter();
    findings
        .map(|finding| {
            format!(
                "{}{}",
                finding.code.slug,
                finding
                    .at
                    .as_ref()
                    .map_or(String::new(), ToString::to_string)
            )
        })
        .collect()
}

const FIELDS: &[Field] = &[
    Field::Name,
    Field::Impact,
    Field::Effort,
    Field::Note,
    Field::Disposition,
];

#[test]
fn the_header_is_the_row_that_names_the_most_fields() {
    let book = book(
        "Inventory of the team\nUpdated in May\nTask | Wirkung | Effort\nCall | 3 | 2\nImpact | 1 | 1",
    );
    let layout = Layout::of(&book.tables[0], &Choices::default(), FIELDS);
    assert_eq!(layout.header, Some(2));
    assert_eq!(layout.column(Field::Impact), Some(1));
    assert_eq!(layout.body().len(), 2);
}

#[test]
fn columns_that_the_user_names_come_first() {
    let book = book("Task | Value | Rating\nCall | 3 | 2");
    let choices = |column: &str| Choices {
        columns: vec![(Field::Impact, column.into())],
        ..Choices::default()
    };
    for column in ["rating", "C", "3"] {
        let layout = Layout::of(&book.tables[0], &choices(column), FIELDS);
        assert_eq!(layout.column(Field::Impact), Some(2), "{column}");
        assert_eq!(layout.left(), [1]);
    }
    let missing = layouts(&book, &choices("Priority"), FIELDS);
    assert!(missing.is_err_and(|error| error.to_string().contains("no column `Priority`")));
}

#[test]
fn of_two_columns_that_fit_none_is_taken() {
    let book = book("Task | Upfront cost | Running cost\nCall | 3 | 2");
    let layout = Layout::of(&book.tables[0], &Choices::default(), FIELDS);
    assert_eq!(layout.unclear, [(Field::Effort, vec![1, 2])]);
}

#[test]
fn a_header_that_can_be_two_things_is_the_one_that_no_other_is() {
    let book = book("Task | Action | Impact\nCall | keep | 2");
    let layout = Layout::of(&book.tables[0], &Choices::default(), FIELDS);
    assert_eq!(layout.column(Field::Name), Some(0));
    assert_eq!(layout.column(Field::Disposition), Some(1));
}

#[test]
fn a_sheet_is_named_by_heading_or_number() {
    let book = books(&[("One", "a|b"), ("Two", "c|d")]);
    let of = |sheet: &str| {
        let choices = Choices {
            sheet: Some(sheet.into()),
            ..Choices::default()
        };
        tables(&book, &choices).map(|tables| {
            tables
                .iter()
                .map(|table| table.title.clone())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(of("two").ok(), Some(vec!["Two".to_owned()]));
    assert_eq!(of("1").ok(), Some(vec!["One".to_owned()]));
    assert!(of("Three").is_err_and(|error| error.to_string().contains("table 2 under `Two`")));
}

#[test]
fn only_a_row_that_sums_up_is_a_total() {
    let names = |text: &str| -> Vec<String> {
        let book = book(text);
        let layout = Layout::of(&book.tables[0], &Choices::default(), FIELDS);
        let choices = Choices::default();
        let walk = Walk {
            name: 0,
            has_sections: true,
            choices: &choices,
        };
        let rows = layout.rows(walk, &mut Log::default());
        rows.iter()
            .map(|row| row.row.cells[0].text.clone())
            .collect()
    };
    for (text, kept) in [
        (
            "Task | Impact\nCall | 3\nMedia | 5\nMail | 2",
            "Call Media Mail",
        ),
        (
            "Task | Impact\nCall | 3\nMail | 2\nMedia | 4",
            "Call Mail Media",
        ),
        ("Task | Impact\nCall | 3\nMail | 2\nTotal | 5", "Call Mail"),
        (
            "Task | Impact\nCall | 3\nMail | 2\nTotal | 5\nMean | 2.5",
            "Call Mail",
        ),
        ("Task | Impact\nCall | 3\nMail | 2\nSom |", "Call Mail Som"),
        (
            "Task | Impact\nCall | 3\nSum | 3\n | \nMail | 2\nAsk | 4\nAverage | 3\n | \nTotal | 9",
            "Call Mail Ask",
        ),
        (
            "Task | Hours\nCall | 30 min\nMail | 2 h\nTotal | 2.5 h",
            "Call Mail",
        ),
        (
            "Task | Impact | Note\nCall | high | a\nMail | low | b\nTotal | 7 |",
            "Call Mail",
        ),
        (
            "Task | Impact | Note\nCall | high | a\nMail | low | b\nMedia | 7 | c",
            "Call Mail Media",
        ),
    ] {
        assert_eq!(names(text).join(" "), kept, "{text}");
    }
}

#[test]
fn codes_are_ids_and_words_for_nothing_are_not() {
    assert_eq!(code_of("TD_001").as_deref(), Some("td-001"));
    for text in ["n/a", "tbd", "12", "two words", "-"] {
        assert_eq!(code_of(text), None, "{text}");
    }
}

#[test]
fn sheets_and_columns_that_are_called_by_signs_are_told_apart() {
    let book = books(&[("\u{2717}", "a|b"), ("\u{2713}", "\u{2717}|\u{2713}")]);
    let of = |sheet: &str| {
        let choices = Choices {
            sheet: Some(sheet.into()),
            ..Choices::default()
        };
        numbers(&book, &choices).ok()
    };
    assert_eq!(of("\u{2713}"), Some(vec![1]));
    assert_eq!((of("\u{2605}"), of(" ")), (None, None));
    let heads = ["\u{2717}", "\u{2713}", ""];
    let column = |wanted| column_asked_for(wanted, 0..3, |column| heads[column]);
    assert_eq!(column("\u{2713}"), Some(1));
    assert_eq!(
        ["", "c", " 3 ", "4", "0"].map(column),
        [None, Some(2), Some(2), None, None]
    );
}
