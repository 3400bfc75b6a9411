//! SARIF 2.1.0, which code scanning services read.

use serde_json::{Value, json};

use super::Written;
use crate::diagnostic::{Accepted, CODES, Diagnostic, Label, Severity};

pub(super) fn write(written: &Written<'_>) -> String {
    let rules: Vec<_> = CODES
        .iter()
        .map(|code| {
            json!({
                "id": code.slug,
                "shortDescription": { "text": code.summary },
                "fullDescription": { "text": code.summary },
                "help": { "text": code.docs, "markdown": code.docs },
                "defaultConfiguration": { "level": level(code.severity) },
            })
        })
        .collect();
    let open = written
        .report
        .findings()
        .iter()
        .map(|finding| result(written, finding, None));
    let accepted = written
        .report
        .accepted()
        .iter()
        .map(|accepted| result(written, &accepted.finding, Some(accepted)));
    super::pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "offsite",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": open.chain(accepted).collect::<Vec<_>>(),
        }],
    }))
}

fn result(written: &Written<'_>, finding: &Diagnostic, accepted: Option<&Accepted>) -> Value {
    let help = finding
        .help
        .as_ref()
        .map_or_else(String::new, |help| format!("\n{help}"));
    let location = |label: &Label| {
        let (start, end) = (written.start(label), written.end(label));
        json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&written.path(label.file)) },
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            },
            "message": { "text": if label.text.is_empty() { &finding.message } else { &label.text } },
        })
    };
    let mut labels = finding.labels.iter().map(location);
    let mut result = json!({
        "ruleId": finding.code.slug,
        "ruleIndex": CODES.iter().position(|code| *code == finding.code),
        "level": level(finding.severity),
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": labels.next().into_iter().collect::<Vec<_>>(),
        "relatedLocations": labels.collect::<Vec<_>>(),
    });
    if let Some(accepted) = accepted {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": accepted.because }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI reference: everything but unreserved characters and `/` is escaped.
fn uri(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
