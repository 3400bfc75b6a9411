//! `path:line:column: severity[code]: name: text`, a line a change, then a line for each finding that is new.

use super::Telling;
use crate::cli::report::one_line;
use crate::diagnostic::Severity;
use crate::diff::{At, Side};
use crate::view::changes::{self, Teller};
use crate::words::english;

pub(super) fn write(told: &Telling<'_>) -> String {
    let compared = told.compared;
    let teller = Teller::new(compared, english());
    let changed = changes::told(compared)
        .filter(|(change, _)| change.accepted.is_none())
        .map(|(change, at)| {
            let text = teller.in_one_line(change);
            line(told, at, change.severity, change.code.slug, &text)
        });
    let found = compared.appeared.iter().map(|found| {
        let finding = &found.finding;
        let slug = finding.code.slug;
        line(told, &found.at, finding.severity, slug, &finding.message)
    });
    changed.chain(found).collect()
}

fn line(told: &Telling<'_>, at: &At, severity: Severity, code: &str, text: &str) -> String {
    let path = match at.side {
        Side::Before => told.path_before(&at.path),
        Side::After => told.path(&at.path),
    };
    let place = match at.line {
        0 => String::new(),
        line => format!("{path}:{line}:{}: ", at.column),
    };
    let severity = severity.word();
    one_line(&format!("{place}{severity}[{code}]: {text}")) + "\n"
}
