//! How a report is written: one format a file.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::path::Path;

use super::args::Format;
use crate::diagnostic::{FileId, Label, Report};
use crate::source::{Lines, Position, SourceTree};

pub(super) use github::{Annotation, annotation};
pub(super) use human::{error_word, in_short};

/// The report in that format, with a newline at the end. Paths begin with the folder as it was named.
pub(super) fn write(
    format: Format,
    folder: &Path,
    sources: &SourceTree,
    report: &Report,
) -> String {
    let written = Written {
        folder,
        sources,
        lines: sources
            .files()
            .iter()
            .map(|file| Lines::of(&file.text))
            .collect(),
        report,
    };
    match format {
        Format::Human => human::write(&written),
        Format::Short => short::write(&written),
        Format::Json => json::write(&written),
        Format::Github => github::write(&written),
        Format::Sarif => sarif::write(&written),
    }
}

/// What is written: a report, and the files that it is about.
struct Written<'w> {
    folder: &'w Path,
    sources: &'w SourceTree,
    /// The lines of each file.
    lines: Vec<Lines<'w>>,
    report: &'w Report,
}

impl Written<'_> {
    /// The path of a file as somebody in the current folder would type it, with `/` on every system.
    fn path(&self, file: FileId) -> String {
        typed_path(self.folder, &self.sources.file(file).path)
    }

    /// The line and column of a byte of a file.
    fn position(&self, file: FileId, byte: usize) -> Position {
        self.lines[file].position(byte)
    }

    /// Where a label starts.
    fn start(&self, label: &Label) -> Position {
        self.position(label.file, label.span.start)
    }

    /// Where a label ends.
    fn end(&self, label: &Label) -> Position {
        self.position(label.file, label.span.end)
    }
}

/// The path of a file in a folder as somebody in the current folder would type it, with `/` on every system.
pub(super) fn typed_path(folder: &Path, inside: &str) -> String {
    let named = folder.to_string_lossy().replace('\\', "/");
    match named.trim_end_matches('/').trim_start_matches("./") {
        "" | "." if !folder.has_root() => inside.to_owned(),
        named => format!("{named}/{inside}"),
    }
}

/// The text without control characters: a line break in a name would make two lines of one finding, and a terminal
/// obeys others.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

/// JSON with line breaks and a newline at the end.
pub(super) fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
