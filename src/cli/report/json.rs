//! Findings for programs. These types are the promise: they change only with `VERSION`.

use serde::Serialize;

use super::Written;
use crate::diagnostic::{Diagnostic, Label, Severity};

/// The version of this format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    findings: Vec<JsonFinding<'a>>,
    accepted: Vec<JsonAccepted<'a>>,
    summary: JsonSummary,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    about: Option<String>,
    help: Option<&'a str>,
    labels: Vec<JsonLabel<'a>>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    path: String,
    start: JsonPosition,
    end: JsonPosition,
    text: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct JsonPosition {
    line: usize,
    column: usize,
    byte: usize,
}

#[derive(Serialize)]
struct JsonAccepted<'a> {
    finding: JsonFinding<'a>,
    because: &'a str,
    by: Option<&'a str>,
    until: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonSummary {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
}

pub(super) fn write(written: &Written<'_>) -> String {
    let report = written.report;
    let json = JsonReport {
        version: VERSION,
        findings: report
            .findings()
            .iter()
            .map(|finding| json_finding(written, finding))
            .collect(),
        accepted: report
            .accepted()
            .iter()
            .map(|accepted| JsonAccepted {
                finding: json_finding(written, &accepted.finding),
                because: &accepted.because,
                by: accepted.by.as_deref(),
                until: accepted.until.as_deref(),
            })
            .collect(),
        summary: JsonSummary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            accepted: report.accepted().len(),
        },
    };
    super::pretty(&json)
}

fn json_finding<'a>(written: &Written<'a>, finding: &'a Diagnostic) -> JsonFinding<'a> {
    JsonFinding {
        code: finding.code.slug,
        severity: finding.severity,
        message: &finding.message,
        about: finding.about.as_ref().map(ToString::to_string),
        help: finding.help.as_deref(),
        labels: finding
            .labels
            .iter()
            .map(|label| json_label(written, label))
            .collect(),
    }
}

fn json_label<'a>(written: &Written<'a>, label: &'a Label) -> JsonLabel<'a> {
    let position = |byte: usize| {
        let position = written.position(label.file, byte);
        JsonPosition {
            line: position.line,
            column: position.column,
            byte,
        }
    };
    JsonLabel {
        path: written.path(label.file),
        start: position(label.span.start),
        end: position(label.span.end),
        text: &label.text,
        source: written
            .sources
            .file(label.file)
            .text
            .get(label.span.clone())
            .unwrap_or_default(),
    }
}
