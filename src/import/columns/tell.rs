//! What is said of the columns and tables that were taken, and of those that were left.

use super::{Layout, Log};
use crate::diagnostic::codes;
use crate::import::{Field, Finding};
use crate::wording::quoted;

/// Says which tables are not imported.
pub(in crate::import) fn tell_left_tables(all: &[Layout<'_>], used: &[&Layout<'_>], log: &mut Log) {
    let is_used = |layout: &&Layout<'_>| {
        used.iter()
            .any(|other| std::ptr::eq(other.table, layout.table))
    };
    for layout in all.iter().filter(|layout| !is_used(layout)) {
        let mut cells = layout.table.rows.iter().flat_map(|row| &row.cells);
        let Some(first) = cells.find(|cell| !cell.is_empty()) else {
            continue;
        };
        let called = match layout.table.title.as_str() {
            "" => format!("the table that begins with {}", quoted(&first.text)),
            title => format!("the table of {}", quoted(title)),
        };
        let message = format!("{called} is nothing of this kind and is left out");
        let help = "`--sheet` picks a table by its heading or number, `--as` says what it is";
        log.note(Finding::at(&codes::LEFT_OUT, &first.at, message).help(help));
    }
}

impl Layout<'_> {
    /// Says which columns were taken as what, and which of them are left.
    pub(crate) fn tell(&self, log: &mut Log) {
        let taken: Vec<_> = self
            .columns
            .iter()
            .map(|(field, column)| format!("{} = {}", field.word(), self.called(*column)))
            .collect();
        log.decide(format!(
            "columns: {}; say otherwise with `--columns name=…`",
            taken.join(", ")
        ));
        for (field, columns) in &self.unclear {
            self.tell_unclear(*field, columns, log);
        }
        let unclear = |column: &usize| {
            self.unclear
                .iter()
                .any(|(_, columns)| columns.contains(column))
        };
        let left: Vec<_> = self
            .left()
            .into_iter()
            .filter(|column| !unclear(column))
            .collect();
        let Some(head) = left.first().and_then(|column| self.head(*column)) else {
            return;
        };
        let names: Vec<_> = left.iter().map(|column| self.called(*column)).collect();
        let (is, what) = if left.len() == 1 {
            ("column", "is")
        } else {
            ("columns", "are")
        };
        let message = format!("{is} {} {what} not imported", names.join(", "));
        log.note_once(
            Finding::at(&codes::LEFT_OUT, &head.at, message)
                .help("say what it is with `--columns`, such as `--columns note=C`"),
        );
    }

    fn tell_unclear(&self, field: Field, columns: &[usize], log: &mut Log) {
        let Some(head) = columns.first().and_then(|column| self.head(*column)) else {
            return;
        };
        let names: Vec<_> = columns.iter().map(|column| self.called(*column)).collect();
        let word = field.word();
        let message = format!(
            "any of {} can be the column of {word}, so none was taken",
            names.join(", ")
        );
        let first = columns
            .first()
            .map_or("", |column| self.header_text(*column));
        let help = format!(
            "say which with `--columns {word}={}`",
            first.replace('\n', " ")
        );
        log.note_once(Finding::at(&codes::LEFT_OUT, &head.at, message).help(help));
    }
}
