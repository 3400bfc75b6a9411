//! Tables as a workbook (XLSX): made to be worked on, to be printed and to be read back.
//!
//! Texts are written as texts, whatever they look like, so that no cell is a formula or a link. The file holds no clock:
//! the same tables are the same bytes.

mod look;

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
    utility::column_number_to_name,
};

use crate::error::Error;
use crate::view::export::{Book, Cell, Column, Kind, Sheet};
use look::Look;

/// The rows that a sheet holds, with the heading.
const MOST_ROWS: usize = 1_048_576;
/// The columns that a sheet holds.
const MOST_COLUMNS: usize = 16_384;
/// The characters that a cell holds.
const LONGEST_TEXT: usize = 32_767;
/// The characters of a heading or footing on paper.
const LONGEST_HEADER: usize = 200;
/// The characters of all words of a list to choose from.
const LONGEST_CHOICE: usize = 255;
/// Empty rows below the table in which letters and words can be chosen too.
const ROOM: u32 = 50;

/// The tables as the bytes of a workbook.
///
/// # Errors
/// A table has more rows, columns or letters in a cell than a workbook holds.
pub fn written(book: &Book) -> Result<Vec<u8>, Error> {
    for sheet in &book.sheets {
        refuse_too_large(sheet)?;
    }
    bytes(book).map_err(|error| Error::Export(format!("the workbook cannot be written: {error}")))
}

fn refuse_too_large(sheet: &Sheet) -> Result<(), Error> {
    let name = sheet.name;
    if sheet.rows.len() >= MOST_ROWS || sheet.columns.len() > MOST_COLUMNS {
        return Err(Error::Export(format!(
            "the sheet `{name}` has more rows or columns than a workbook holds; export it with `--format csv`"
        )));
    }
    let is_long = |text: &str| text.encode_utf16().count() > LONGEST_TEXT;
    for (n, row) in sheet.rows.iter().enumerate() {
        for (cell, column) in row.cells.iter().zip(&sheet.columns) {
            if matches!(cell, Cell::Text(text) if is_long(text)) {
                return Err(Error::Export(format!(
                    "row {} of the sheet `{name}` has more letters under `{}` than a cell of a workbook holds \
                     ({LONGEST_TEXT}); export it with `--format csv`",
                    n + 2,
                    column.title
                )));
            }
        }
    }
    Ok(())
}

fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Any day will do as long as it is the same.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&book.title);
    workbook.set_properties(&properties.set_creation_datetime(&day));
    for sheet in &book.sheets {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name)?;
        page.set_right_to_left(book.right_to_left);
        fill(page, sheet)?;
        guide(page, sheet)?;
        lay_out(page, sheet, book)?;
    }
    workbook.save_to_buffer()
}

/// Writes heads and cells.
fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let look = Look::new();
    for (n, column) in numbered(&sheet.columns) {
        page.write_string_with_format(0, n, &column.title, &look.head(&column.kind))?;
        page.set_column_width(n, look::width(column, sheet))?;
    }
    page.set_row_height(0, look::head_height(sheet))?;
    for (row, line) in (1..).zip(&sheet.rows) {
        for ((n, column), cell) in numbered(&sheet.columns).zip(&line.cells) {
            let format = look.cell(&column.kind, line.band, cell);
            write(page, (row, n), cell, &format)?;
        }
    }
    Ok(())
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, column, format)?,
        Cell::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Cell::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Cell::Day(day) => {
            // Days that a spreadsheet has no number for stay what they are in words.
            let parts = (u16::try_from(day.year()), day.month(), day.day());
            let (Ok(year), month, day_of_month) = parts else {
                page.write_string_with_format(row, column, day.to_string(), format)?;
                return Ok(());
            };
            match ExcelDateTime::from_ymd(year, month.unsigned_abs(), day_of_month.unsigned_abs()) {
                Ok(date) => page.write_datetime_with_format(row, column, &date, format)?,
                Err(_) => page.write_string_with_format(row, column, day.to_string(), format)?,
            }
        }
    };
    Ok(())
}

/// Lets people choose what a cell may say, and shows letters as the chart does.
fn guide(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - ROOM) + ROOM;
    let mut letters: Option<(u16, u16, &Kind)> = None;
    for (n, column) in numbered(&sheet.columns) {
        if let Some(choice) = choice(column)? {
            page.add_data_validation(1, n, last, n, &choice)?;
        }
        if matches!(column.kind, Kind::Letters { .. }) {
            let first = letters.map_or(n, |(first, ..)| first);
            letters = Some((first, n, &column.kind));
        }
    }
    let Some((first, end, Kind::Letters { answers, does, .. })) = letters else {
        return Ok(());
    };
    let cell = column_number_to_name(first);
    let mut show = |sign: &str, format: Format| {
        // Small letters are no letters, and a question mark is no wildcard: hence FIND.
        let rule = format!("=ISNUMBER(FIND(\"{sign}\",{cell}2))");
        let shown = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(format);
        page.add_conditional_format(1, first, last, end, &shown)
            .map(|_| ())
    };
    show("?", look::open())?;
    if let Some(letter) = answers {
        show(letter, look::answering())?;
    }
    if let Some(letter) = does {
        show(letter, look::doing())?;
    }
    Ok(())
}

/// What a cell of a column may say; a warning only, since an import reads much more.
fn choice(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let listed = |words: &[String]| {
        let length: usize = words
            .iter()
            .map(|word| word.encode_utf16().count() + 1)
            .sum();
        // A comma parts the words of such a list.
        let fits = length <= LONGEST_CHOICE && !words.iter().any(|word| word.contains(','));
        (fits && !words.is_empty())
            .then(|| DataValidation::new().allow_list_strings(words))
            .transpose()
    };
    let (choice, means) = match &column.kind {
        Kind::Letters { usual, .. } => (listed(usual)?, usual.join(", ")),
        Kind::Word(words) => (listed(words)?, "one of the list".to_owned()),
        Kind::Number(Some((low, high))) => {
            let between = DataValidationRule::Between(*low, *high);
            let choice = DataValidation::new().allow_decimal_number(between);
            (Some(choice), format!("a number from {low} to {high}"))
        }
        _ => return Ok(None),
    };
    let Some(choice) = choice else {
        return Ok(None);
    };
    let message: String = format!("Usual here: {means}").chars().take(200).collect();
    let choice = choice
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Is that meant?")?
        .set_error_message(message)?;
    Ok(Some(choice))
}

/// What stays in sight, and how the sheet is printed.
fn lay_out(page: &mut Worksheet, sheet: &Sheet, book: &Book) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    const A3: u8 = 8;
    const LETTER: u8 = 1;
    page.set_freeze_panes(1, 2)?;
    page.set_repeat_rows(0, 0)?;
    page.set_repeat_columns(0, 1)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    page.set_paper_size(match book.paper {
        "A3" => A3,
        "Letter" => LETTER,
        _ => A4,
    });
    let title = match (book.title.as_str(), sheet.title.as_str()) {
        ("", title) | (title, "") => title.to_owned(),
        (book, title) if book == title => book.to_owned(),
        (book, title) => format!("{book} – {title}"),
    };
    // An ampersand begins a command there.
    let title: String = title.chars().take(LONGEST_HEADER / 2).collect();
    page.set_header(format!("&L{}&R&A", title.replace('&', "&&")));
    page.set_footer("&R&P / &N");
    Ok(())
}

fn numbered(columns: &[Column]) -> impl Iterator<Item = (u16, &Column)> {
    (0..).zip(columns)
}
