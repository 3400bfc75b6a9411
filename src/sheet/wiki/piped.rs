//! Rows between `|`, with heads between `||` (Confluence), `^` (DokuWiki) or behind `_.` (Textile).

use super::{Dialect, Page, Span, Written, place, written};
use crate::sheet::{MOST_COLUMNS, Unreadable};

/// A cell as it stands in its line.
struct Piece<'a> {
    start: usize,
    text: &'a str,
    is_head: bool,
}

/// Reads a table or a line of text, and says where to go on.
pub(super) fn step(page: &mut Page<'_>, at: usize) -> Result<usize, Unreadable> {
    if !is_row(page.lines[at], page.dialect) {
        page.text(page.lines[at]);
        return Ok(at + 1);
    }
    let mut rows: Vec<Written> = Vec::new();
    let mut next = at;
    while next < page.lines.len() && is_row(page.lines[next], page.dialect) {
        let line = page.lines[next];
        let mut row = row(page, line, next)?;
        next += 1;
        while page.dialect == Dialect::Confluence && goes_on(page, next) {
            let line = page.lines[next];
            rest(page, &mut row, line, next)?;
            next += 1;
        }
        rows.push(written(row));
    }
    if page.dialect == Dialect::Doku {
        carry_down(&mut rows);
    }
    page.table(rows, "")?;
    Ok(next)
}

fn is_row(line: &str, dialect: Dialect) -> bool {
    let line = line.trim_start();
    line.starts_with('|') && line.len() > 1 || dialect == Dialect::Doku && line.starts_with('^')
}

/// Whether the cells of a row go on in this line, as Confluence allows: the row before is not closed.
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    let is_open = |line: &str| !line.trim().is_empty() && !line.trim_end().ends_with('|');
    let above = at.checked_sub(1).and_then(|above| page.lines.get(above));
    let line = page.lines.get(at).map(|line| line.trim());
    above.is_some_and(|above| is_open(above))
        && line.is_some_and(|line| {
            !line.is_empty()
                && !line.starts_with('|')
                && super::heading(line, page.dialect).is_none()
        })
        && closes(&page.lines[at..])
}

/// Whether a row that goes on here is closed before the next row or empty line.
fn closes(lines: &[&str]) -> bool {
    const MOST_LINES: usize = 50;
    let more = lines.iter().map(|line| line.trim()).take(MOST_LINES);
    more.take_while(|line| !line.is_empty() && !line.starts_with('|'))
        .any(|line| line.ends_with('|'))
}

/// Adds a further line of a row: its first piece belongs to the last cell.
fn rest(
    page: &mut Page<'_>,
    row: &mut Vec<Span>,
    line: &str,
    nth: usize,
) -> Result<(), Unreadable> {
    for (piece_nth, piece) in pieces(line, 0, page.dialect, false).into_iter().enumerate() {
        let mut span = span(page, &piece, line, nth)?;
        match row.last_mut().filter(|_| piece_nth == 0) {
            Some(above) => {
                let space = if above.cell.is_empty() { "" } else { "\n" };
                above.cell.text = format!("{}{space}{}", above.cell.text, span.cell.text);
                above.cell.link = above.cell.link.take().or(span.cell.link.take());
            }
            None => row.push(span),
        }
    }
    Ok(())
}

fn row(page: &mut Page<'_>, line: &str, nth: usize) -> Result<Vec<Span>, Unreadable> {
    let start = line.len() - line.trim_start().len();
    let mut spans: Vec<Span> = Vec::new();
    for piece in pieces(line, start, page.dialect, true) {
        // In DokuWiki two marks without space between them widen the cell before.
        if page.dialect == Dialect::Doku
            && piece.text.is_empty()
            && !line[..piece.start].ends_with(char::is_whitespace)
            && let Some(before) = spans.last_mut()
        {
            before.columns += 1;
            continue;
        }
        let span = span(page, &piece, line, nth)?;
        spans.push(span);
    }
    Ok(spans)
}

fn span(
    page: &mut Page<'_>,
    piece: &Piece<'_>,
    line: &str,
    nth: usize,
) -> Result<Span, Unreadable> {
    let (attributes, text) = match page.dialect {
        Dialect::Textile => textile(piece.text),
        _ => ("", piece.text),
    };
    let start = piece.start + (piece.text.len() - text.len());
    let mut span = Span::one(page.cell(text.trim(), place(line, nth, start))?);
    let count = |mark: char| {
        let digits = attributes.split(mark).nth(1).unwrap_or_default();
        digits
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .and_then(|digits| digits.parse().ok())
    };
    span.is_head = piece.is_head || attributes.contains('_');
    span.columns = count('\\').unwrap_or(1).max(1);
    span.rows = count('/').unwrap_or(1).max(1);
    Ok(span)
}

/// The attributes of a Textile cell, such as `_.` or `\2.`, and what follows.
fn textile(text: &str) -> (&str, &str) {
    match text
        .split_once(". ")
        .or_else(|| text.strip_suffix('.').map(|head| (head, "")))
    {
        Some((head, rest))
            if !head.is_empty()
                && head.starts_with(['_', '\\', '/', '=', '<', '>', '^', '~'])
                && head
                    .chars()
                    .all(|c| c.is_ascii_digit() || r"_\/=<>^~-".contains(c)) =>
        {
            (head, rest.trim_start())
        }
        _ => ("", text),
    }
}

/// The cells of a line from a byte on, trimmed.
fn pieces(line: &str, from: usize, dialect: Dialect, has_mark: bool) -> Vec<Piece<'_>> {
    let bytes = line.as_bytes();
    let mut pieces = Vec::new();
    let mut open: Option<(usize, bool)> = (!has_mark).then_some((from, false));
    let mut at = from;
    // No link or macro that starts before here ends.
    let mut unended = 0;
    while at < bytes.len() && pieces.len() <= MOST_COLUMNS {
        let is_mark = bytes[at] == b'|' || bytes[at] == b'^' && dialect == Dialect::Doku;
        if bytes[at] == b'\\' && dialect == Dialect::Confluence {
            at += 2;
        } else if !is_mark {
            at = behind_link(line, at, &mut unended);
        } else {
            if let Some((start, is_head)) = open {
                pieces.push(piece(line, start, at, is_head));
            }
            let is_double = dialect == Dialect::Confluence && bytes.get(at + 1) == Some(&b'|');
            let is_head = is_double || bytes[at] == b'^';
            at += 1 + usize::from(is_double);
            open = Some((at, is_head));
        }
    }
    if let Some((start, is_head)) = open.filter(|(start, _)| *start < line.len()) {
        pieces.push(piece(line, start, line.len(), is_head));
    }
    pieces
}

fn piece(line: &str, start: usize, end: usize, is_head: bool) -> Piece<'_> {
    let text = line.get(start..end).unwrap_or_default();
    let space = text.len() - text.trim_start().len();
    Piece {
        start: start + space,
        text: text.trim(),
        is_head,
    }
}

/// Behind a link or a macro that starts here, since `|` parts its address from its text; else one byte on.
fn behind_link(line: &str, at: usize, unended: &mut usize) -> usize {
    // Longer ones are no links, and looking for their ends again and again takes long.
    const MOST_BYTES: usize = 2_000;
    let close: &[u8] = match line.as_bytes()[at] {
        b'[' if line[at..].starts_with("[[") => b"]]",
        b'[' => b"]",
        b'{' if line[at..].starts_with("{{") => b"}}",
        b'{' if line[at..].starts_with("{status") => b"}",
        b'!' if line[at + 1..].starts_with(|c: char| c.is_alphanumeric()) => b"!",
        _ => return at + 1,
    };
    if at < *unended {
        return at + 1;
    }
    let inner = &line.as_bytes()[at + 1..line.len().min(at + MOST_BYTES)];
    match inner.windows(close.len()).position(|here| here == close) {
        // A cell that starts with `[` and a later one that ends with `]` are no link.
        Some(end) if !inner[..end].windows(3).any(|here| here == b" | ") => {
            at + 1 + end + close.len()
        }
        Some(_) => at + 1,
        None => {
            *unended = at + MOST_BYTES;
            at + 1
        }
    }
}

/// In DokuWiki `:::` stands for the cell above.
fn carry_down(rows: &mut [Written]) {
    for nth in 1..rows.len() {
        let (above, here) = rows.split_at_mut(nth);
        let Some(above) = above.last() else { continue };
        for (span, above) in here[0].cells.iter_mut().zip(&above.cells) {
            if span.cell.text == ":::" {
                let at = span.cell.at.clone();
                span.cell = above.cell.clone();
                (span.cell.at, span.cell.is_carried) = (at, true);
            }
        }
    }
}
