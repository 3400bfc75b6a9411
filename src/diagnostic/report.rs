//! [`Report`]: the findings of one run, sorted and counted.

use super::{Diagnostic, Severity};

/// A finding that the room has seen and accepts: not counted, printed with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is accepted.
    pub because: String,
    /// The id of the person who accepted it.
    pub by: Option<String>,
    /// The last day on which it is accepted, as `2026-08-31`.
    pub until: Option<String>,
}

/// The findings of one run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    findings: Vec<Diagnostic>,
    accepted: Vec<Accepted>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.findings.extend(findings);
    }

    /// Takes the findings out, to judge them one by one.
    pub fn take_findings(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.findings)
    }

    /// Notes a finding that is accepted.
    pub fn accept(&mut self, accepted: Accepted) {
        self.accepted.push(accepted);
    }

    /// The findings that are accepted, in the order of the rules.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Puts the findings in the order of the files: by file, position and code.
    pub fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            let place = |d: &Diagnostic| d.labels.first().map(|l| (l.file, l.span.start));
            place(a)
                .cmp(&place(b))
                .then_with(|| a.code.slug.cmp(b.code.slug))
                .then_with(|| a.message.cmp(&b.message))
        });
    }

    /// The same without the findings, accepted or not, that are `hidden`.
    #[must_use]
    pub fn without(&self, hidden: impl Fn(&Diagnostic) -> bool) -> Self {
        let mut report = self.clone();
        report.findings.retain(|finding| !hidden(finding));
        report
            .accepted
            .retain(|accepted| !hidden(&accepted.finding));
        report
    }

    /// The findings, in order.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How many findings have exactly this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Whether a finding is at least this loud.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity >= severity)
    }

    /// Whether a finding leaves open what the files mean.
    pub fn is_unclear(&self) -> bool {
        self.findings.iter().any(|finding| finding.unclear)
    }
}
