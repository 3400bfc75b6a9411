//! What was imported, for people at a terminal: how the sheet was read, what is odd about it, what changed.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Level, Origin, Renderer};
use textwrap::Options;

use super::Telling;
use crate::cli::diff::human;
use crate::cli::report::typed_path;
use crate::cli::show::columns;
use crate::diagnostic::Severity;
use crate::edit::Rewrite;
use crate::import::Finding;
use crate::view::changes;
use crate::wording::counted;
use crate::words::english;

pub(super) fn write(told: &Telling<'_>) -> String {
    let imported = told.imported;
    let mut text = head(told);
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    for finding in &imported.findings {
        text.push_str(&one(told, finding, &renderer));
        text.push_str("\n\n");
    }
    if imported.rewrites.is_empty() {
        let is_wrong = |finding: &Finding| finding.severity() == Severity::Error;
        text.push_str(match imported.findings.iter().any(is_wrong) {
            true => {
                "nothing changes: what could be read is there already, the rest is told above\n"
            }
            false => "the workshop says all of it already; nothing changes\n",
        });
        return text;
    }
    let (before, after) = (
        told.folder.display().to_string(),
        format!("with {}", told.book.name),
    );
    let changes = changes::of(&imported.compared, english());
    if imported.is_new && !told.is_dry {
        // Everything is new: that it is there is all there is to say.
        let said = [changes.numbers, changes.summary];
        let said = said.iter().find(|said| !said.is_empty());
        text.push_str(&format!(
            "{}\n{}\n",
            said.map_or("", |said| said),
            tail(told)
        ));
        return text;
    }
    text.push_str(&human::write(&changes, &before, &after, told.folder));
    text.push_str(&format!("\n{}\n", tail(told)));
    text
}

/// "raci.md as Markdown, 2 tables", and a line for everything that was decided.
fn head(told: &Telling<'_>) -> String {
    let tables = counted(told.book.tables.len(), "table", "tables");
    let mut text = format!("{} as {}, {tables}\n", told.book.name, told.book.form);
    let width = Options::new(columns(None))
        .initial_indent("  ")
        .subsequent_indent("    ");
    for decision in &told.imported.decisions {
        text.push_str(&textwrap::fill(decision, &width));
        text.push('\n');
    }
    text.push('\n');
    text
}

fn one(told: &Telling<'_>, finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let place = match &finding.at {
        Some(at) => at.within(&told.book.name),
        None => told.book.name.clone(),
    };
    let title = level
        .primary_title(finding.message.as_str())
        .id(finding.code.slug);
    let mut group = title.element(Origin::path(place));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// What was written, or that nothing was; and what to do next.
fn tail(told: &Telling<'_>) -> String {
    let rewrites = told.imported.rewrites.iter();
    let paths: Vec<String> = rewrites
        .map(|rewrite| typed_path(told.folder, &rewrite.path))
        .collect();
    let paths = paths.join(", ");
    if told.is_dry {
        return format!("not written, since this is a dry run: {paths}");
    }
    let private = match lies_open(told) {
        true => {
            "levels of people are in private/: add that line to .gitignore, so that it stays out of git\n"
        }
        false => "",
    };
    let folder = told.folder.display();
    format!("written to {paths}\n{private}next: offsite check {folder}")
}

/// Whether a new file of what is private lies in a folder that git would take.
fn lies_open(told: &Telling<'_>) -> bool {
    let is_new =
        |rewrite: &Rewrite| rewrite.before.is_none() && rewrite.path.starts_with("private/");
    let ignored = std::fs::read_to_string(told.folder.join(".gitignore")).unwrap_or_default();
    told.imported.rewrites.iter().any(is_new) && !ignored.contains("private")
}
