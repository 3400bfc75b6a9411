//! Findings with the lines that they are about, and a summary in words.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::Written;
use crate::diagnostic::{Diagnostic, FileId, Label, Report, Severity};
use crate::wording::counted;

pub(super) fn write(written: &Written<'_>) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for finding in written.report.findings() {
        text.push_str(&one(written, finding, &renderer));
        text.push_str("\n\n");
    }
    text.push_str(&summary(written));
    text
}

/// "error" as the messages about impossible runs begin.
pub(in crate::cli) fn error_word() -> String {
    let style = anstyle::Style::new()
        .bold()
        .fg_color(Some(anstyle::AnsiColor::BrightRed.into()));
    format!("{style}error{style:#}")
}

fn one(written: &Written<'_>, finding: &Diagnostic, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.code.slug)
        .elements(Vec::<Snippet<'_, Annotation<'_>>>::new());
    for (n, file) in files(finding).into_iter().enumerate() {
        let labels = finding.labels.iter().filter(|label| label.file == file);
        group = group.element(snippet(written, file, labels, n == 0));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The files of a finding, that of the finding itself first.
fn files(finding: &Diagnostic) -> Vec<FileId> {
    let mut files = Vec::new();
    for label in &finding.labels {
        if !files.contains(&label.file) {
            files.push(label.file);
        }
    }
    files
}

/// The lines of one file that have labels; cut out, since a file may be long and have many findings.
fn snippet<'a>(
    written: &Written<'a>,
    file: FileId,
    labels: impl Iterator<Item = &'a Label> + Clone,
    with_primary: bool,
) -> Snippet<'a, Annotation<'a>> {
    let text = written.sources.file(file).text.as_str();
    let first = labels
        .clone()
        .map(|label| label.span.start)
        .min()
        .unwrap_or(0);
    let last = labels
        .clone()
        .map(|label| label.span.end)
        .max()
        .unwrap_or(0);
    let from = text[..text.floor_char_boundary(first)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let from = if text[from..].starts_with('\u{feff}') {
        from + '\u{feff}'.len_utf8()
    } else {
        from
    };
    let last = text.floor_char_boundary(last);
    let to = text[last..]
        .find('\n')
        .map_or(text.len(), |newline| last + newline)
        .max(from);
    let annotations = labels.enumerate().map(|(n, label)| {
        let kind = if n == 0 && with_primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        // The renderer does not forgive a span that cuts a letter in two or leaves the text.
        let within = |byte: usize| text.floor_char_boundary(byte).clamp(from, to) - from;
        let start = within(label.span.start);
        let annotation = kind.span(start..within(label.span.end).max(start));
        if label.text.is_empty() {
            annotation
        } else {
            annotation.label(label.text.as_str())
        }
    });
    Snippet::source(&text[from..to])
        .line_start(written.position(file, from).line)
        .path(written.path(file))
        .fold(true)
        .annotations(annotations)
}

fn summary(written: &Written<'_>) -> String {
    let files = counted(written.sources.files().len(), "file", "files");
    match in_short(written.report) {
        nothing if nothing.is_empty() => format!("nothing found in {files}\n"),
        counts => format!("{counts} in {files}; `offsite explain CODE` tells more about a code\n"),
    }
}

/// "1 error, 2 notes, 1 accepted"; empty where nothing was found.
pub(in crate::cli) fn in_short(report: &Report) -> String {
    let accepted = report.accepted().len();
    let counts = [
        (report.count(Severity::Error), "error", "errors"),
        (report.count(Severity::Warning), "warning", "warnings"),
        (report.count(Severity::Note), "note", "notes"),
        (accepted, "accepted", "accepted"),
    ];
    let parts = counts.into_iter().filter(|(count, _, _)| *count > 0);
    parts
        .map(|(count, one, many)| counted(count, one, many))
        .collect::<Vec<_>>()
        .join(", ")
}
