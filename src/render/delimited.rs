//! Tables as CSV and TSV (RFC 4180).
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a spreadsheet, whoever wrote
//! it. There an apostrophe goes before it, and before a text that has apostrophes and then such a sign: so whoever takes
//! one apostrophe off wherever apostrophes and then such a sign begin a text has the text that there was. Imports do so
//! (`sheet::delimited`), also with what is written for programs, which has no guard: a text such as `'=1` comes back
//! from there as `=1`.

use crate::error::Error;
use crate::view::export::{Cell, Sheet};

/// For whom a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells.
    pub delimiter: u8,
    /// What ends a line: `\r\n`, else `\n`.
    pub crlf: bool,
    /// A byte order mark comes first, without which Excel takes umlauts apart.
    pub marked: bool,
    /// No text is a formula.
    pub guarded: bool,
}

/// The table in a dialect; line breaks stay, in quotes.
///
/// # Errors
/// Memory runs out.
pub fn written(sheet: &Sheet, dialect: Dialect) -> Result<Vec<u8>, Error> {
    let start = if dialect.marked { "\u{feff}" } else { "" };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(dialect.delimiter)
        .terminator(if dialect.crlf {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        })
        .from_writer(start.as_bytes().to_vec());
    let text = |text: String| if dialect.guarded { guarded(text) } else { text };
    let heads = sheet
        .columns
        .iter()
        .map(|column| text(column.title.clone()));
    let mut write = |cells: Vec<String>| writer.write_record(cells).map_err(|error| failed(&error));
    write(heads.collect())?;
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Text(words) => text(words.clone()),
            other => other.text(),
        });
        write(cells.collect())?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn guarded(text: String) -> String {
    let mut signs = text.chars().skip_while(|c| *c == '\'');
    let is_formula = signs
        .next()
        .is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r'));
    if is_formula { format!("'{text}") } else { text }
}

fn failed(error: &dyn std::fmt::Display) -> Error {
    Error::Export(format!("the table cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_guard_can_be_taken_off_again() {
        let off = |text: &str| {
            let begins = text
                .trim_start_matches('\'')
                .starts_with(['=', '+', '-', '@', '\t', '\r']);
            match text.strip_prefix('\'') {
                Some(bare) if begins => bare.to_owned(),
                _ => text.to_owned(),
            }
        };
        for text in [
            "=1+1", "'=1", "''@x", "'quoted'", "plain", "-", "", "'", "a=b", "\tx",
        ] {
            assert_eq!(off(&guarded(text.to_owned())), text);
        }
        assert_eq!(guarded("=1+1".to_owned()), "'=1+1");
        assert_eq!(guarded("'quoted'".to_owned()), "'quoted'");
    }
}
