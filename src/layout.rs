//! One layout for every file: the order of keys inside of a table, blanks, line breaks of lists. What is said stays.
//!
//! Tables stay where they are, remarks with the key that they stand with, texts and numbers as they are typed. Keys are
//! put into the order of [`schema`](crate::schema) between blank lines and keys that are commented out, neither of which
//! moves.

mod lines;
mod number;
mod order;
mod value;

use crate::edit::ending;
use crate::text::{Header, Statement, Walk, statements};
use lines::Printer;
use order::Order;

pub(crate) use number::numbered;

/// The text of a file in the canonical layout; `None` for what is not TOML.
///
/// Its line ends, as the first one is, and its byte order mark stay.
pub(crate) fn laid_out(text: &str) -> Option<String> {
    let (mark, text) = without_mark(text);
    let statements = ordered(statements(text)?);
    let mut printer = Printer::new(ending(text, 0), mark);
    for (n, statement) in statements.iter().enumerate() {
        if is_table_begun_at(&statements, n) {
            printer.blank();
        }
        let is_aligned =
            statement.remark().is_some() && has_aligned(table_at(&statements, n), statement);
        printer.statement(statement, is_aligned);
    }
    Some(printer.finish())
}

/// A text and the byte order mark before it.
fn without_mark(text: &str) -> (&str, &str) {
    text.split_at(text.len() - text.trim_start_matches('\u{feff}').len())
}

/// The statements with the keys of each table in order.
fn ordered(statements: Vec<Statement<'_>>) -> Vec<Statement<'_>> {
    let order = Order::new();
    let mut walk = Walk::default();
    let mut ordered = Vec::with_capacity(statements.len());
    let mut body = Vec::new();
    for statement in statements {
        if let Statement::Header(header) = &statement {
            let above = heading(&mut body);
            ordered.extend(order.of_table(walk.table(), std::mem::take(&mut body)));
            ordered.extend(above);
            enter(&mut walk, header);
            ordered.push(statement);
        } else {
            body.push(statement);
        }
    }
    ordered.extend(order.of_table(walk.table(), body));
    ordered
}

fn enter(walk: &mut Walk, header: &Header<'_>) {
    walk.enter(header, |_, _| ());
}

/// Takes the comment that stands right above a header off the table before it.
fn heading<'t>(body: &mut Vec<Statement<'t>>) -> Vec<Statement<'t>> {
    let start = body.iter().rposition(|statement| !is_heading(statement));
    body.split_off(start.map_or(0, |last| last + 1))
}

fn is_heading(statement: &Statement<'_>) -> bool {
    matches!(statement, Statement::Comment(text) if !order::is_commented_out(text))
}

/// The statements under the same header as one of them.
fn table_at<'s, 't>(statements: &'s [Statement<'t>], n: usize) -> &'s [Statement<'t>] {
    let is_header = |statement: &Statement<'_>| matches!(statement, Statement::Header(_));
    let start = statements[..=n].iter().rposition(is_header).unwrap_or(0);
    let end = statements[n + 1..].iter().position(is_header);
    &statements[start..end.map_or(statements.len(), |end| n + 1 + end)]
}

/// Whether another remark of the table stands in the column of that of a statement.
fn has_aligned(table: &[Statement<'_>], statement: &Statement<'_>) -> bool {
    let column = |statement: &Statement<'_>| statement.remark().map(|remark| remark.column);
    let own = column(statement);
    own.is_some() && table.iter().filter(|other| column(other) == own).count() > 1
}

/// Whether the comment above a header, or the header without one, begins at this statement.
fn is_table_begun_at(statements: &[Statement<'_>], n: usize) -> bool {
    let goes_on = n > 0 && is_heading(&statements[n - 1]);
    let rest = &statements[n..];
    let first = rest.iter().find(|statement| !is_heading(statement));
    !goes_on && matches!(first, Some(Statement::Header(_)))
}

#[cfg(test)]
mod tests;
