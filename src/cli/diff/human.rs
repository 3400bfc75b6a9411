//! What changed, for people at a terminal: by weight, then thing by thing.

use anstyle::{AnsiColor, Style};
use textwrap::Options;

use std::path::Path;

use crate::cli::report::typed_path;
use crate::cli::show::columns;
use crate::diagnostic::Severity;
use crate::view::changes::{Alike, Changes, FoundLine, Group, Line, Thing, Told};
use crate::wording::counted;

/// The heading of a weight, its shape first: colour alone tells nothing.
fn mark(severity: Severity) -> (&'static str, Style) {
    let bold = Style::new().bold();
    match severity {
        Severity::Error => ("!", bold.fg_color(Some(AnsiColor::Red.into()))),
        Severity::Warning => (">", bold.fg_color(Some(AnsiColor::Yellow.into()))),
        Severity::Note => ("·", bold),
    }
}

/// The changes under what the two sides are called; `folder` is where the later one lies.
pub(in crate::cli) fn write(changes: &Changes, before: &str, after: &str, folder: &Path) -> String {
    let writer = Writer {
        width: columns(None),
        folder,
    };
    let mut text = format!("{before} → {after}\n\n");
    for group in &changes.groups {
        text.push_str(&writer.group(group));
    }
    text.push_str(&writer.findings("found now", "+", &changes.appeared));
    text.push_str(&writer.findings("settled", "−", &changes.settled));
    for line in &changes.accepted {
        text.push_str(&writer.wrapped(&line.told.text(), "  "));
    }
    if !changes.accepted.is_empty() {
        text.push('\n');
    }
    text.push_str(&changes.summary);
    text.push('\n');
    if !changes.numbers.is_empty() {
        text.push_str(&changes.numbers);
        text.push('\n');
    }
    text
}

struct Writer<'w> {
    width: usize,
    folder: &'w Path,
}

impl Writer<'_> {
    fn group(&self, group: &Group) -> String {
        let (mark, style) = mark(group.severity);
        let title = group.title.to_uppercase();
        let mut text = format!("{style}{mark} {title}  {}{style:#}\n", group.count);
        for alike in &group.alike {
            text.push_str(&self.alike(alike));
        }
        for thing in &group.things {
            text.push_str(&self.thing(thing));
        }
        text.push('\n');
        text
    }

    fn alike(&self, alike: &Alike) -> String {
        let head = format!("{}: {}", alike.counted, alike.line.told.text());
        let names = alike.names.join(", ");
        let mut text = self.with_code(&head, alike.line.code, "  ");
        text.push_str(&self.wrapped(&names, "      "));
        text
    }

    fn thing(&self, thing: &Thing) -> String {
        let place = match thing.at.as_str() {
            "" => String::new(),
            at if thing.is_gone => format!("was {at}"),
            at => typed_path(self.folder, at),
        };
        let dim = Style::new().dimmed();
        let mut text = format!("  {}  {dim}{place}{dim:#}\n", thing.name);
        for line in &thing.lines {
            text.push_str(&self.line(line));
        }
        text
    }

    fn line(&self, line: &Line) -> String {
        let shown = match &line.told {
            Told::Turned { label, from, to } => format!("{label}  {from} → {to}"),
            Told::Swapped { label, .. } => {
                let text = line.told.text();
                let signed = text.strip_prefix(label).unwrap_or(&text);
                format!("{label}  {}", signed.trim_start_matches(": "))
            }
            Told::Sentence { text } => text.clone(),
        };
        self.with_code(&shown, line.code, "      ")
    }

    /// A text with the code of the change at the end of its last line, as far to the right as it goes.
    fn with_code(&self, text: &str, code: &str, indent: &str) -> String {
        let code = format!("[{code}]");
        let mut lines = self.lines(text, indent);
        let last = lines.pop().unwrap_or_default();
        let used = textwrap::core::display_width(&last);
        let room = self.width.saturating_sub(used + code.len());
        let dim = Style::new().dimmed();
        let mut written: String = lines.iter().map(|line| format!("{line}\n")).collect();
        if room >= 2 {
            let gap = " ".repeat(room);
            written.push_str(&format!("{last}{gap}{dim}{code}{dim:#}\n"));
        } else {
            let gap = " ".repeat(self.width.saturating_sub(code.len()));
            written.push_str(&format!("{last}\n{gap}{dim}{code}{dim:#}\n"));
        }
        written
    }

    fn wrapped(&self, text: &str, indent: &str) -> String {
        let lines = self.lines(text, indent);
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    fn lines(&self, text: &str, indent: &str) -> Vec<String> {
        let more = format!("{indent}  ");
        let options = Options::new(self.width)
            .initial_indent(indent)
            .subsequent_indent(&more);
        let lines = textwrap::wrap(text, options);
        lines.into_iter().map(String::from).collect()
    }

    fn findings(&self, title: &str, sign: &str, found: &[FoundLine]) -> String {
        if found.is_empty() {
            return String::new();
        }
        let bold = Style::new().bold();
        let count = counted(found.len(), "finding", "findings");
        let mut text = format!("{bold}{sign} {count} {title}{bold:#}\n");
        for line in found {
            let shown = format!("{}: {}", line.severity.word(), line.text);
            text.push_str(&self.with_code(&shown, line.code, "  "));
        }
        text.push('\n');
        text
    }
}
