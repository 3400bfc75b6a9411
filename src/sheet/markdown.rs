//! Tables of Markdown documents: ragged, in lists and in fences, without closing pipes.
//!
//! Lines are split here and not by a parser of Markdown, since parsers drop the cells that a row has more than its
//! header, see no table where the line of dashes is missing or has another number of cells, and none in fences. What
//! stands inside of a cell is for the parser.

mod grid;
mod line;
mod row;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::document::inline::{self, Shown};
use super::document::outline::{BOLD, Outline, Path};
use super::html::{self, Region};
use super::limits::MOST_PARTS;
use super::{Row, Table, Unreadable};
use line::Line;

/// Folded parts in folded parts are read as deep as this.
const MOST_FOLDS: usize = 32;

/// What was found in a document.
pub(super) struct Found {
    /// Its tables, in the order of the document.
    pub(super) tables: Vec<Table>,
    /// Some are of Markdown.
    pub(super) has_markdown: bool,
    /// Some are of HTML.
    pub(super) has_html: bool,
}

/// Whether the text has a line of dashes between pipes, as under the header of a table.
pub(super) fn has_rule(text: &str) -> bool {
    let mut lines = line::lines(text).filter(|line| row::is_rule(line.text));
    lines.any(|line| {
        row::split(line.text).len() > 1
            || line.text.matches('|').count() > 1 && line.text.contains("--")
    })
}

/// The tables of a document, those of HTML included.
///
/// # Errors
/// One of them is larger than we read.
pub(super) fn tables(text: &str) -> Result<Found, Unreadable> {
    let (masked, regions) = html::regions(text);
    let lines: Vec<Line<'_>> = line::lines(&masked).take(MOST_PARTS + 1).collect();
    if lines.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge(format!(
            "it has more than {MOST_PARTS} lines; import a part of it"
        )));
    }
    let mut scan = Scan {
        is_delimited: is_delimited(&lines),
        lines,
        outline: Outline::default(),
        draft: None,
        fence: None,
        folds: Vec::new(),
        has_markdown: false,
    };
    let has_html = !regions.is_empty();
    scan.read(text, &regions)?;
    Ok(Found {
        has_markdown: scan.has_markdown,
        has_html,
        tables: scan.outline.done(),
    })
}

/// Whether all lines of a text are cells between pipes, as many in each, so that it needs no other sign of a table.
fn is_delimited(lines: &[Line<'_>]) -> bool {
    let lines = || {
        lines
            .iter()
            .map(|line| line.text)
            .filter(|text| !text.is_empty())
    };
    let first = lines().next().map_or(0, |text| row::split(text).len());
    first > 1
        && lines().nth(1).is_some()
        && lines().all(|text| !text.starts_with('|') && row::split(text).len() == first)
}

struct Scan<'a> {
    lines: Vec<Line<'a>>,
    is_delimited: bool,
    outline: Outline,
    /// The table that a further part may follow, as long as only empty lines do.
    draft: Option<Draft>,
    fence: Option<(line::Fence<'a>, Path)>,
    folds: Vec<Path>,
    has_markdown: bool,
}

/// Rows of a table.
struct Draft {
    rows: Vec<Row>,
    width: usize,
    /// Its rows start with a pipe.
    is_closed: bool,
}

impl Scan<'_> {
    fn read(&mut self, text: &str, regions: &[Region]) -> Result<(), Unreadable> {
        let mut regions = regions.iter().peekable();
        let mut at = self.after_front_matter();
        while at < self.lines.len() {
            let before = at;
            at = self.step(at)?;
            // A table of HTML stands behind the text of the line that it starts in.
            let end = self.lines.get(at).map_or(usize::MAX, |line| line.number);
            while let Some(region) = regions.next_if(|region| region.line < end) {
                self.close()?;
                html::tables_in(&text[region.bytes.clone()], region, &mut self.outline)?;
            }
            debug_assert!(at > before);
        }
        self.close()
    }

    /// Reads what stands at a line, and says where to go on.
    fn step(&mut self, at: usize) -> Result<usize, Unreadable> {
        let line = self.lines[at];
        if line.text.is_empty() {
            return Ok(at + 1);
        }
        if line::fence(line.text).is_some() {
            // Before the headings change.
            self.close()?;
            if self.is_fence(line) {
                return Ok(at + 1);
            }
        }
        let run = self.run(at);
        if !run.is_empty() {
            let end = run.end;
            self.table(run)?;
            return Ok(end);
        }
        self.close()?;
        Ok(self.text(at))
    }

    /// Skips the lines between `---` that some programs want at the start of a file.
    fn after_front_matter(&self) -> usize {
        if self.lines.first().is_none_or(|line| line.text != "---") {
            return 0;
        }
        let end = self
            .lines
            .iter()
            .skip(1)
            .position(|line| line.text == "---" || line.text == "...");
        end.map_or(0, |end| end + 2)
    }

    /// Whether the line starts or ends a fence; headings in it hold to its end only.
    fn is_fence(&mut self, line: Line<'_>) -> bool {
        let Some(mark) = line::fence(line.text) else {
            return false;
        };
        match &self.fence {
            Some((fence, _)) if !fence.is_ended_by(&mark) => return false,
            Some(_) => {
                if let Some((_, path)) = self.fence.take() {
                    self.outline.restore(path);
                }
            }
            None => {
                let text = &self.lines[line.number - 1].text;
                self.fence = line::fence(text).map(|fence| (fence, self.outline.path()));
            }
        }
        true
    }

    /// The lines from here on that may be rows, up to the last with a pipe.
    fn run(&self, start: usize) -> Range<usize> {
        let mut end = start;
        let mut has_rule = false;
        for (at, line) in self.lines.iter().enumerate().skip(start) {
            if row::is_tabular(line.text) && line::atx(line.text).is_none() {
                let is_next = self
                    .lines
                    .get(at + 1)
                    .is_some_and(|next| row::is_long_rule(next.text));
                if at > end && is_next {
                    break;
                }
                has_rule |= row::is_rule(line.text);
                end = at + 1;
            } else if !has_rule || line::is_block(line.text) {
                break;
            }
        }
        start..end
    }

    /// Reads a run of lines with pipes: a table, a further part of one, or text.
    fn table(&mut self, run: Range<usize>) -> Result<(), Unreadable> {
        let lines = self.lines[run.clone()].to_vec();
        if let Some(rows) = grid::rows(&lines, &mut self.outline)? {
            self.close()?;
            self.open(rows, true);
            return Ok(());
        }
        let data = lines
            .iter()
            .position(|line| !row::is_rule(line.text))
            .unwrap_or(lines.len());
        let rule = lines.iter().skip(data).position(|line| match &self.draft {
            // Single dashes below a header say "nothing".
            Some(_) => row::is_long_rule(line.text),
            None => row::is_rule(line.text),
        });
        let rule = rule.map(|rule| rule + data);
        let first = match rule {
            Some(rule) => first_of_header(&lines, rule),
            None if self.continues(&lines) => {
                let rows = self.rows(&lines, None)?;
                if let Some(draft) = &mut self.draft {
                    draft.rows.extend(rows);
                }
                return Ok(());
            }
            None if self.is_delimited => 0,
            None => first_of_loose(&lines),
        };
        self.close()?;
        for at in run.start..run.start + first {
            self.text(at);
        }
        if first == lines.len() {
            return Ok(());
        }
        let rows = self.rows(&lines[first..], rule.map(|rule| rule - first))?;
        let is_closed = lines[first].text.starts_with('|');
        self.open(rows, is_closed);
        Ok(())
    }

    /// Whether lines go on with the table before: they have no header, and no other shape.
    fn continues(&self, lines: &[Line<'_>]) -> bool {
        let Some(draft) = &self.draft else {
            return false;
        };
        let width = lines.iter().map(|line| row::split(line.text).len()).max();
        let width = width.unwrap_or(0);
        if lines.iter().all(|line| line.text.starts_with('|')) {
            width == 1 || width == draft.width || width + 1 == draft.width && draft.width > 3
        } else {
            !draft.is_closed && width == draft.width
        }
    }

    /// The rows of lines; those before the rule are its header.
    fn rows(&mut self, lines: &[Line<'_>], rule: Option<usize>) -> Result<Vec<Row>, Unreadable> {
        let mut rows = Vec::new();
        for (nth, line) in lines.iter().enumerate() {
            let is_header = rule.is_some_and(|rule| nth < rule && (rule <= 3 || nth + 1 == rule));
            let is_first_rule = rule.is_none_or(|rule| nth <= rule);
            // Below the header a row of single dashes says "nothing" of each column.
            if row::is_rule(line.text) && (is_first_rule || row::is_long_rule(line.text)) {
                continue;
            }
            let mut row = row::read(*line, &mut self.outline)?;
            row.is_header = is_header;
            rows.push(row);
        }
        Ok(rows)
    }

    fn open(&mut self, rows: Vec<Row>, is_closed: bool) {
        let header = rows
            .iter()
            .filter(|row| row.is_header)
            .map(|row| row.cells.len())
            .max();
        let width = header
            .or_else(|| rows.iter().map(|row| row.cells.len()).max())
            .unwrap_or(0);
        self.has_markdown |= !rows.is_empty();
        self.draft = Some(Draft {
            rows,
            width,
            is_closed,
        });
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        let Some(draft) = self.draft.take() else {
            return Ok(());
        };
        let table = self.outline.start();
        self.outline.fill(table, draft.rows)
    }

    /// Reads a line that is no row, and says where to go on.
    fn text(&mut self, at: usize) -> usize {
        let text = self.lines[at].text;
        let may_be_heading = self
            .fence
            .as_ref()
            .is_none_or(|(fence, _)| fence.is_of_text());
        if may_be_heading {
            if let Some((level, text)) = line::atx(text) {
                self.outline.heading(level, &inline::markdown(text).text);
                return at + 1;
            }
            if let Some(level) = line::html_heading(text) {
                return self.html_heading(at, level);
            }
            let underline = self
                .lines
                .get(at + 1)
                .and_then(|next| line::setext(next.text));
            if let Some(level) = underline
                && !line::is_block(text)
                && line::setext(text).is_none()
            {
                self.outline.heading(level, &inline::markdown(text).text);
                return at + 2;
            }
        }
        self.line(text);
        at + 1
    }

    fn html_heading(&mut self, at: usize, level: u8) -> usize {
        const MOST_LINES: usize = 5;
        let lines: Vec<&str> = self.lines[at..]
            .iter()
            .take(MOST_LINES)
            .map(|line| line.text)
            .collect();
        let end = lines
            .iter()
            .position(|line| line.contains("</h") || line.contains("</H"))
            .unwrap_or(0);
        let text = inline::markdown(&lines[..=end].join(" ")).text;
        self.outline.heading(level, &text.replace('\n', " "));
        at + end + 1
    }

    fn line(&mut self, text: &str) {
        let lower = text
            .get(..12.min(text.len()))
            .unwrap_or_default()
            .to_ascii_lowercase();
        if lower.starts_with("<details") && self.folds.len() < MOST_FOLDS {
            self.folds.push(self.outline.path());
        }
        if line::setext(text).is_some() || line::is_break(text) {
            return;
        }
        let is_marked = ["**", "__", "<b>", "<strong>"]
            .iter()
            .any(|mark| text.starts_with(mark));
        let shown = match is_marked || self.outline.wants_text() {
            true => inline::markdown(text),
            false => Shown::default(),
        };
        if let Some(summary) = text.find("<summary") {
            self.outline.line(&shown.text);
            self.outline.heading(
                BOLD,
                &inline::markdown(&text[summary..]).text.replace('\n', " "),
            );
        } else if shown.is_bold && is_marked {
            self.outline.bold(&shown.text);
        } else {
            self.lines_of(&shown);
        }
        if lower.starts_with("</details")
            && let Some(path) = self.folds.pop()
        {
            self.outline.restore(path);
        }
    }

    fn lines_of(&mut self, shown: &Shown) {
        for line in shown.text.lines() {
            self.outline.line(line);
        }
    }
}

/// The first line of a header: the one before the rule, and lines before it that start with a pipe too.
fn first_of_header(lines: &[Line<'_>], rule: usize) -> usize {
    let above = lines[..rule].iter().rev();
    let with_pipe = above.take_while(|line| line.text.starts_with('|')).count();
    rule - with_pipe.max(1)
}

/// The first row of a table without a rule: two lines or more start with a pipe, and one of them has two cells.
fn first_of_loose(lines: &[Line<'_>]) -> usize {
    let rows = || lines.iter().filter(|line| line.text.starts_with('|'));
    let is_table = rows().count() > 1 && rows().any(|line| row::split(line.text).len() > 1);
    let first = lines.iter().position(|line| line.text.starts_with('|'));
    first.filter(|_| is_table).unwrap_or(lines.len())
}
