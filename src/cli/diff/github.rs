//! Workflow commands that GitHub Actions shows beside the lines of a pull request: what weighs, and what is found now.

use super::Telling;
use crate::cli::report::{Annotation, annotation};
use crate::diagnostic::{Severity, codes};
use crate::diff::{At, Side};
use crate::view::changes::{self, Teller};
use crate::words::english;

pub(super) fn write(told: &Telling<'_>) -> String {
    let compared = told.compared;
    let teller = Teller::new(compared, english());
    let open = changes::told(compared).filter(|(change, _)| change.accepted.is_none());
    // Other notes would bury what weighs: GitHub shows ten annotations of a step.
    let weighty = open.filter(|(change, _)| {
        change.severity > Severity::Note || change.code == &codes::OWNER_MOVED
    });
    let changed = weighty.map(|(change, at)| {
        let text = teller.in_one_line(change);
        written(told, change.severity, change.code.slug, at, &text)
    });
    let found = compared.appeared.iter().map(|found| {
        let finding = &found.finding;
        written(
            told,
            finding.severity,
            finding.code.slug,
            &found.at,
            &finding.message,
        )
    });
    let mut lines: Vec<(Severity, String)> = changed.chain(found).collect();
    lines.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn written(
    told: &Telling<'_>,
    severity: Severity,
    code: &str,
    at: &At,
    text: &str,
) -> (Severity, String) {
    // What is gone has no line in the files of the pull request.
    let is_here = at.side == Side::After && at.line > 0;
    let line = annotation(&Annotation {
        severity,
        path: is_here.then(|| told.path(&at.path)),
        start: (at.line, at.column),
        end: None,
        title: code,
        text,
        help: None,
    });
    (severity, line)
}
