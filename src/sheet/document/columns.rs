//! Text in columns, parted by two spaces or more, as terminals and mail programs show tables.

use std::ops::Range;

use textwrap::core::display_width;

use super::inline;
use super::outline::Outline;
use crate::sheet::{Cell, MOST_COLUMNS, Place, Row, Table, Unreadable};

/// Fewer lines are no table.
const FEWEST_LINES: usize = 3;

/// The tables of a text.
///
/// # Errors
/// One of them is larger than we read.
pub(super) fn tables(text: &str) -> Result<Vec<Table>, Unreadable> {
    let mut outline = Outline::default();
    let lines: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .map(|(nth, line)| (nth + 1, line.trim_end()))
        .collect();
    for block in lines.split(|(_, line)| line.is_empty()) {
        match fields(block) {
            Some(fields) => {
                let table = outline.start();
                let rows = rows(block, &fields, &mut outline)?;
                outline.fill(table, rows)?;
            }
            // A line of its own is what the table below it is called.
            None if block.len() == 1 => outline.bold(block[0].1),
            None => block.iter().for_each(|(_, line)| outline.line(line)),
        }
    }
    Ok(outline.done())
}

/// Where the fields of each line stand, in bytes; `None` where the lines are no table.
fn fields(block: &[(usize, &str)]) -> Option<Vec<Vec<Range<usize>>>> {
    let text = || {
        block
            .iter()
            .map(|(_, line)| *line)
            .filter(|line| !is_rule(line))
    };
    let is_delimited = |mark: char| text().all(|line| line.contains(mark));
    if text().count() < FEWEST_LINES
        || text().any(|line| line.contains('\t'))
        || is_delimited(';')
        || is_delimited(',')
    {
        return None;
    }
    let parts: Vec<Vec<Range<usize>>> = block.iter().map(|(_, line)| parted(line)).collect();
    let mut counts = parts
        .iter()
        .zip(block)
        .filter(|(_, (_, line))| !is_rule(line))
        .map(|(parts, _)| parts.len());
    let first = counts.next()?;
    if first > 1 && counts.all(|count| count == first) {
        return Some(parts);
    }
    let columns = aligned(block);
    if columns.len() < 2 || columns.len() > MOST_COLUMNS {
        return None;
    }
    let cut: Vec<Vec<Range<usize>>> = block.iter().map(|(_, line)| cut(line, &columns)).collect();
    let full = cut
        .iter()
        .filter(|fields| fields.iter().filter(|field| !field.is_empty()).count() > 1)
        .count();
    (full >= FEWEST_LINES && 3 * full >= 2 * cut.len()).then_some(cut)
}

/// A line of dashes below a header, or around the table in reStructuredText.
fn is_rule(line: &str) -> bool {
    line.chars()
        .all(|c| matches!(c, '-' | '=' | ' ' | '\u{2500}'))
}

/// The fields of a line, parted by two spaces or more.
fn parted(line: &str) -> Vec<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let mut fields = Vec::new();
    let mut from = start;
    while let Some(gap) = line[from..].find("  ").map(|gap| from + gap) {
        fields.push(from..gap);
        from = line.len() - line[gap..].trim_start().len();
    }
    fields.push(from..line.len());
    fields
}

/// The columns of the screen that some line has text in, parted where no line has any in two or more.
fn aligned(block: &[(usize, &str)]) -> Vec<Range<usize>> {
    let mut used: Vec<bool> = Vec::new();
    for (_, line) in block {
        for (column, width, c) in on_screen(line) {
            if c != ' ' {
                used.resize(used.len().max(column + width), false);
                used[column..column + width].fill(true);
            }
        }
    }
    let mut columns: Vec<Range<usize>> = Vec::new();
    for column in used
        .iter()
        .enumerate()
        .filter(|(_, used)| **used)
        .map(|(column, _)| column)
    {
        match columns.last_mut().filter(|last| column < last.end + 2) {
            Some(last) => last.end = column + 1,
            None => columns.push(column..column + 1),
        }
    }
    columns
}

/// The characters of a line with the column of the screen that each stands in and how many it takes.
fn on_screen(line: &str) -> impl Iterator<Item = (usize, usize, char)> {
    let mut column = 0;
    line.chars().map(move |c| {
        let width = display_width(c.encode_utf8(&mut [0; 4]));
        column += width;
        (column - width, width, c)
    })
}

/// The fields of a line by columns of the screen.
fn cut(line: &str, columns: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut fields: Vec<Range<usize>> = Vec::new();
    let mut at = line.char_indices().zip(on_screen(line)).peekable();
    for column in columns {
        let mut field: Option<Range<usize>> = None;
        let mut here = line.len();
        while let Some(((byte, c), _)) = at.next_if(|(_, (start, _, _))| *start < column.end) {
            here = here.min(byte);
            if c != ' ' {
                let start = field.map_or(byte, |field| field.start);
                field = Some(start..byte + c.len_utf8());
            }
        }
        fields.push(field.unwrap_or(here..here));
    }
    fields
}

fn rows(
    block: &[(usize, &str)],
    fields: &[Vec<Range<usize>>],
    outline: &mut Outline,
) -> Result<Vec<Row>, Unreadable> {
    let rule = block
        .iter()
        .skip(1)
        .position(|(_, line)| is_rule(line))
        .map_or(0, |at| at + 1);
    let mut rows = Vec::new();
    for (nth, ((number, line), fields)) in block.iter().zip(fields).enumerate() {
        if is_rule(line) {
            continue;
        }
        outline.spend(fields.len(), line.len())?;
        let (mut column, mut counted) = (1, 0);
        let cells = fields.iter().map(|field| {
            column += line
                .get(counted..field.start)
                .map_or(0, |skipped| skipped.chars().count());
            counted = counted.max(field.start);
            let shown = inline::leftover(&line[field.clone()]);
            let mut cell = Cell::plain(
                shown.text,
                Place::Text {
                    line: *number,
                    column,
                },
            );
            (cell.is_bold, cell.is_struck, cell.link) =
                (shown.is_bold, shown.is_struck, shown.link);
            cell
        });
        let is_header =
            nth < rule && block.first().is_some_and(|(_, line)| !is_rule(line)) && rule == 1
                || nth < second_rule(block);
        rows.push(Row {
            cells: cells.collect(),
            is_hidden: false,
            is_header,
        });
    }
    Ok(rows)
}

/// The second line of dashes where the first is above everything, which ends the header; 0 where there is none.
fn second_rule(block: &[(usize, &str)]) -> usize {
    if !block.first().is_some_and(|(_, line)| is_rule(line)) {
        return 0;
    }
    let rules: Vec<usize> = block
        .iter()
        .enumerate()
        .filter(|(_, (_, line))| is_rule(line))
        .map(|(nth, _)| nth)
        .collect();
    if rules.len() > 2 { rules[1] } else { 0 }
}
