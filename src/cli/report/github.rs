//! Workflow commands that GitHub Actions shows beside the lines of a pull request.

use super::{Written, one_line};
use crate::diagnostic::Severity;
use crate::source::Position;

pub(super) fn write(written: &Written<'_>) -> String {
    let lines = written.report.findings().iter().map(|finding| {
        let label = finding.labels.first();
        let position = |position: Position| (position.line, position.column);
        annotation(&Annotation {
            severity: finding.severity,
            path: label.map(|label| written.path(label.file)),
            start: label.map_or((0, 0), |label| position(written.start(label))),
            end: label.map(|label| position(written.end(label))),
            title: finding.code.slug,
            text: &finding.message,
            help: finding.help.as_deref(),
        })
    });
    lines.collect()
}

/// A remark beside lines of a file.
pub(in crate::cli) struct Annotation<'a> {
    /// How loud it is.
    pub(in crate::cli) severity: Severity,
    /// The file, as seen from the top of the repository; `None` for a remark about none.
    pub(in crate::cli) path: Option<String>,
    /// The line and column where it starts.
    pub(in crate::cli) start: (usize, usize),
    /// Those where it ends, where that is known.
    pub(in crate::cli) end: Option<(usize, usize)>,
    /// Its title: a code.
    pub(in crate::cli) title: &'a str,
    /// What is said.
    pub(in crate::cli) text: &'a str,
    /// What to write instead.
    pub(in crate::cli) help: Option<&'a str>,
}

/// The line that makes GitHub show a remark.
pub(in crate::cli) fn annotation(annotation: &Annotation<'_>) -> String {
    let command = match annotation.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (line, column) = annotation.start;
    let place = match (&annotation.path, annotation.end) {
        (None, _) => String::new(),
        (Some(path), None) => format!("file={},line={line},col={column},", property(path)),
        (Some(path), Some((end_line, end_column))) => format!(
            "file={},line={line},endLine={end_line},col={column},endColumn={end_column},",
            property(path)
        ),
    };
    let help = annotation.help;
    let help = help.map_or_else(String::new, |help| format!("\nhelp: {}", one_line(help)));
    let text = data(&format!("{}{help}", one_line(annotation.text)));
    format!(
        "::{command} {place}title={}::{text}\n",
        property(annotation.title)
    )
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
