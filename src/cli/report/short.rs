//! `path:line:column: severity[code]: message`, a line a finding.

use super::{Written, one_line};

pub(super) fn write(written: &Written<'_>) -> String {
    let lines = written.report.findings().iter().map(|finding| {
        let place = finding.labels.first().map_or_else(String::new, |label| {
            let start = written.start(label);
            format!(
                "{}:{}:{}: ",
                written.path(label.file),
                start.line,
                start.column
            )
        });
        let (severity, code) = (finding.severity.word(), finding.code.slug);
        let help = finding
            .help
            .as_ref()
            .map_or_else(String::new, |help| format!("; {help}"));
        let line = format!("{place}{severity}[{code}]: {}{help}", finding.message);
        one_line(&line) + "\n"
    });
    lines.collect()
}
