//! What was imported, for programs: `offsite.import/1`.

use serde::Serialize;

use super::Telling;
use crate::sheet::{Place, column_letters};
use crate::view::changes;
use crate::words::english;

#[derive(Serialize)]
struct JsonImport<'j> {
    schema: &'static str,
    file: &'j str,
    form: &'j str,
    decisions: &'j [String],
    findings: Vec<JsonFinding<'j>>,
    changes: Vec<JsonChange<'j>>,
    summary: String,
    written: bool,
    files: Vec<&'j str>,
}

#[derive(Serialize)]
struct JsonChange<'j> {
    name: &'j str,
    code: &'static str,
    text: String,
}

#[derive(Serialize)]
struct JsonFinding<'j> {
    code: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<JsonPlace<'j>>,
    message: &'j str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'j str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum JsonPlace<'j> {
    Sheet {
        sheet: &'j str,
        row: usize,
        column: String,
    },
    Text {
        line: usize,
        column: usize,
    },
}

pub(super) fn write(told: &Telling<'_>) -> String {
    let imported = told.imported;
    let changes = changes::of(&imported.compared, english());
    let findings = imported.findings.iter().map(|finding| JsonFinding {
        code: finding.code.slug,
        severity: finding.severity().word(),
        at: finding.at.as_ref().map(place),
        message: &finding.message,
        help: finding.help.as_deref(),
    });
    let written = JsonImport {
        schema: "offsite.import/1",
        file: &told.book.name,
        form: &told.book.form,
        decisions: &imported.decisions,
        findings: findings.collect(),
        changes: changes
            .lines()
            .map(|(name, line)| JsonChange {
                name,
                code: line.code,
                text: line.told.text(),
            })
            .collect(),
        summary: changes.summary.clone(),
        written: !told.is_dry && !imported.rewrites.is_empty(),
        files: imported
            .rewrites
            .iter()
            .map(|rewrite| rewrite.path.as_str())
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
    text.push('\n');
    text
}

fn place(at: &Place) -> JsonPlace<'_> {
    match at {
        Place::Sheet { sheet, row, column } => JsonPlace::Sheet {
            sheet,
            row: *row,
            column: column_letters(*column),
        },
        Place::Text { line, column } => JsonPlace::Text {
            line: *line,
            column: *column,
        },
    }
}
