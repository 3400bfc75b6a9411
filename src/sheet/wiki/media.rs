//! Tables of MediaWiki: `{|`, `|+ caption`, `|-`, `! head !! head`, `| cell || cell`, `|}`.

use super::{Page, Place, Span, Written, marks, place};
use crate::sheet::document::inline::attribute;
use crate::sheet::{MOST_COLUMNS, Unreadable};

/// A cell while its lines are read.
struct Open {
    text: String,
    at: Place,
    is_head: bool,
    columns: usize,
    rows: usize,
}

/// What is read of a table.
#[derive(Default)]
struct Draft {
    rows: Vec<Written>,
    row: Vec<Span>,
    cell: Option<Open>,
    caption: String,
}

/// Reads a table or a line of text, and says where to go on.
pub(super) fn step(page: &mut Page<'_>, at: usize) -> Result<usize, Unreadable> {
    if !page.lines[at].trim_start().starts_with("{|") {
        page.text(page.lines[at]);
        return Ok(at + 1);
    }
    let mut draft = Draft::default();
    let mut next = at + 1;
    while next < page.lines.len() {
        let line = page.lines[next];
        let text = line.trim_start();
        if text.starts_with("|}") {
            next += 1;
            break;
        }
        // A table in a cell is a table of its own, whose text is not that of the cell.
        if text.starts_with("{|") {
            break;
        }
        read(page, &mut draft, line, text, next)?;
        next += 1;
    }
    end_row(page, &mut draft)?;
    page.table(draft.rows, &draft.caption)?;
    Ok(next)
}

fn read(
    page: &mut Page<'_>,
    draft: &mut Draft,
    line: &str,
    text: &str,
    nth: usize,
) -> Result<(), Unreadable> {
    if let Some(caption) = text.strip_prefix("|+") {
        draft.caption = marks::shown(without_attributes(caption).1, page.dialect).text;
    } else if text.starts_with("|-") {
        end_row(page, draft)?;
    } else if let Some(cells) = text.strip_prefix('!') {
        cells_of(page, draft, line, cells, nth, true)?;
    } else if let Some(cells) = text.strip_prefix('|') {
        cells_of(page, draft, line, cells, nth, false)?;
    } else if let Some(cell) = &mut draft.cell {
        cell.text.push('\n');
        cell.text.push_str(text);
    }
    Ok(())
}

fn cells_of(
    page: &mut Page<'_>,
    draft: &mut Draft,
    line: &str,
    cells: &str,
    nth: usize,
    is_head: bool,
) -> Result<(), Unreadable> {
    let cells = if is_head {
        cells.replace("!!", "||")
    } else {
        cells.to_owned()
    };
    let mut start = line.len() - cells.len();
    for cell in cells.split("||").take(MOST_COLUMNS + 1) {
        end_cell(page, draft)?;
        let (attributes, text) = without_attributes(cell);
        let space = text.len() - text.trim_start().len();
        let count = |name| attribute(attributes, name).and_then(|value| value.trim().parse().ok());
        draft.cell = Some(Open {
            text: text.to_owned(),
            at: place(line, nth, start + (cell.len() - text.len()) + space),
            is_head,
            columns: count("colspan").unwrap_or(1).max(1),
            rows: count("rowspan").unwrap_or(1),
        });
        start += cell.len() + 2;
    }
    Ok(())
}

/// The attributes before the `|` in a cell, and the text behind it.
fn without_attributes(cell: &str) -> (&str, &str) {
    match cell.split_once('|') {
        Some((attributes, text))
            if attributes.contains('=')
                && !attributes.contains("[[")
                && !attributes.contains("{{") =>
        {
            (attributes, text)
        }
        _ => ("", cell),
    }
}

fn end_cell(page: &mut Page<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
    let Some(open) = draft.cell.take() else {
        return Ok(());
    };
    let cell = page.cell(open.text.trim(), open.at)?;
    draft.row.push(Span {
        cell,
        is_head: open.is_head,
        columns: open.columns,
        rows: open.rows,
    });
    Ok(())
}

fn end_row(page: &mut Page<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
    end_cell(page, draft)?;
    let row = std::mem::take(&mut draft.row);
    if !row.is_empty() {
        draft.rows.push(Written {
            cells: row,
            ..Written::default()
        });
    }
    Ok(())
}
