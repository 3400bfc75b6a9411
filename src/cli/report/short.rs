//! `path:line:column: severity[code]: message`, a line a finding.

use super::Written;

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
        format!("{place}{severity}[{code}]: {}{help}\n", finding.message)
    });
    lines.collect()
}
