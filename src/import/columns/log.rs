//! [`Log`]: what is said about a file while it is read.

use std::collections::BTreeSet;

use crate::import::{Finding, Found, Understood};
use crate::sheet::Place;

/// Decisions and findings, each once.
#[derive(Debug, Default)]
pub(in crate::import) struct Log {
    decisions: Vec<String>,
    findings: Vec<Finding>,
    noted: BTreeSet<(&'static str, Option<Place>, String)>,
    /// Where the findings of the table begin that is read now.
    table: usize,
}

impl Log {
    /// Notes a decision about the layout, once for all tables that it holds for.
    pub(crate) fn decide(&mut self, decision: impl Into<String>) {
        let decision = decision.into();
        if !self.decisions.contains(&decision) {
            self.decisions.push(decision);
        }
    }

    /// Notes a finding, once: a table may be walked twice.
    pub(crate) fn note(&mut self, finding: Finding) {
        let key = (
            finding.code.slug,
            finding.at.clone(),
            finding.message.clone(),
        );
        if self.noted.insert(key) {
            self.findings.push(finding);
        }
    }

    /// Notes a finding that tables of the same layout share: only the first of them.
    pub(crate) fn note_once(&mut self, finding: Finding) {
        let is_same =
            |known: &Finding| known.code == finding.code && known.message == finding.message;
        if !self.findings.iter().any(is_same) {
            self.note(finding);
        }
    }

    /// Ends a table: its findings are put in the order of its cells.
    pub(crate) fn end_table(&mut self) {
        self.findings[self.table..].sort_by(|one, other| one.at.cmp(&other.at));
        self.table = self.findings.len();
    }

    /// What was understood of the whole file.
    pub(crate) fn understood(self, found: Found) -> Understood {
        Understood {
            found,
            decisions: self.decisions,
            findings: self.findings,
        }
    }
}
