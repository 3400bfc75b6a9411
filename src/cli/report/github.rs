//! Workflow commands that GitHub Actions shows beside the lines of a pull request.

use super::{Written, one_line};
use crate::diagnostic::Severity;

pub(super) fn write(written: &Written<'_>) -> String {
    let lines = written.report.findings().iter().map(|finding| {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = finding.labels.first().map_or_else(String::new, |label| {
            let (start, end) = (written.start(label), written.end(label));
            let path = property(&written.path(label.file));
            format!(
                "file={path},line={},endLine={},col={},endColumn={},",
                start.line, end.line, start.column, end.column
            )
        });
        let title = property(finding.code.slug);
        let help = finding
            .help
            .as_ref()
            .map_or_else(String::new, |help| format!("\nhelp: {}", one_line(help)));
        format!(
            "::{command} {place}title={title}::{}\n",
            data(&format!("{}{help}", one_line(&finding.message)))
        )
    });
    lines.collect()
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
