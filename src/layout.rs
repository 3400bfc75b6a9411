//! One layout for every file: the order of keys inside of a table, blanks, line breaks of lists. What is said stays.
//!
//! Tables stay where they are, remarks with the key that they stand with, texts and numbers as they are typed. Keys are
//! put into the order of [`schema`](crate::schema) between blank lines and keys that are commented out, neither of which
//! moves.

mod comments;
mod lines;
mod number;
mod order;
mod value;

use std::collections::BTreeMap;

use crate::edit::ending;
use crate::text::{Header, Statement, Walk, split_mark, statements};
use comments::{Line, told_apart};
use lines::Printer;
use order::Order;

pub(crate) use number::numbered;

/// The text of a file in the canonical layout; `None` for what is not TOML.
///
/// Its line ends, as the first one is, and its byte order mark stay.
pub(crate) fn laid_out(text: &str) -> Option<String> {
    let (mark, text) = split_mark(text);
    let statements = ordered(told_apart(statements(text)?));
    let mut printer = Printer::new(ending(text, 0), mark);
    for table in statements.chunk_by(|_, next| !matches!(next, Statement::Header(_))) {
        let remarks = columns(table);
        for statement in table {
            let column = statement.remark().map(|remark| remark.column);
            let is_aligned = column.is_some_and(|column| remarks.get(&column) > Some(&1));
            printer.statement(statement, is_aligned);
        }
    }
    Some(printer.finish())
}

/// The statements with the keys of each table in order, and a blank line before the table or the comment above it.
fn ordered(lines: Vec<Line<'_>>) -> Vec<Statement<'_>> {
    let order = Order::new();
    let mut walk = Walk::default();
    let mut ordered = Vec::with_capacity(lines.len());
    let mut body = Vec::new();
    for line in lines {
        if let Statement::Header(header) = &line.statement {
            let above = heading(&mut body);
            ordered.extend(order.of_table(walk.table(), std::mem::take(&mut body)));
            ordered.push(Statement::Blank);
            ordered.extend(above);
            enter(&mut walk, header);
            ordered.push(line.statement);
        } else {
            body.push(line);
        }
    }
    ordered.extend(order.of_table(walk.table(), body));
    ordered
}

fn enter(walk: &mut Walk, header: &Header<'_>) {
    walk.enter(header, |_, _| ());
}

/// Takes the comment that stands right above a header off the table before it.
fn heading<'t>(body: &mut Vec<Line<'t>>) -> Vec<Statement<'t>> {
    let start = body.iter().rposition(|line| !line.is_prose());
    let above = body.split_off(start.map_or(0, |last| last + 1));
    above.into_iter().map(|line| line.statement).collect()
}

/// How many remarks of a table stand in which column.
fn columns(table: &[Statement<'_>]) -> BTreeMap<usize, usize> {
    let mut columns = BTreeMap::new();
    for remark in table.iter().filter_map(Statement::remark) {
        *columns.entry(remark.column).or_default() += 1;
    }
    columns
}

#[cfg(test)]
mod tests;
