//! What was imported, one line a finding, one line a change, and their sum.

use super::Telling;
use crate::cli::report::one_line;
use crate::view::changes;
use crate::words::english;

pub(super) fn write(told: &Telling<'_>) -> String {
    let mut text = String::new();
    for finding in &told.imported.findings {
        let name = &told.book.name;
        let place = finding
            .at
            .as_ref()
            .map_or_else(|| name.clone(), |at| at.within(name));
        let (severity, code) = (finding.severity().word(), finding.code.slug);
        text.push_str(&format!(
            "{place}: {severity}[{code}]: {}\n",
            one_line(&finding.message)
        ));
    }
    let changes = changes::of(&told.imported.compared, english());
    for (name, line) in changes.lines() {
        let told = one_line(&format!("{name}: {}", line.told.text()));
        text.push_str(&format!("{told} [{}]\n", line.code));
    }
    text.push_str(&changes.summary);
    text.push('\n');
    text
}
