//! A history for programs. These types are the promise: they change only with `SCHEMA`.

use serde::Serialize;

use super::{Entry, Since};
use crate::cli::report::pretty;
use crate::diagnostic::Severity;
use crate::history::CommitInfo;
use crate::pipeline::Walked;

/// The name and version of this format.
const SCHEMA: &str = "offsite.log/1";

#[derive(Serialize)]
struct JsonLog<'w, T> {
    schema: &'static str,
    /// The last commit after which the files made sense.
    as_of: Option<JsonCommit<'w>>,
    /// Commits after which they did not, oldest first.
    unclear: Vec<JsonCommit<'w>>,
    /// Where a shallow clone begins.
    cut_at: Option<JsonCommit<'w>>,
    entries: Vec<T>,
}

#[derive(Serialize)]
struct JsonEntry<'a> {
    #[serde(flatten)]
    commit: JsonCommit<'a>,
    changes: Vec<JsonChange<'a>>,
}

#[derive(Serialize)]
struct JsonCommit<'a> {
    commit: &'a str,
    date: String,
    author: &'a str,
    subject: &'a str,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    code: &'static str,
    severity: Severity,
    of: Option<&'a str>,
    text: String,
}

#[derive(Serialize)]
struct JsonStands<'a> {
    about: String,
    name: &'a str,
    what: &'a str,
    value: &'a str,
    since: JsonCommit<'a>,
    or_before: bool,
}

pub(super) fn history(entries: &[Entry], walked: &Walked) -> String {
    let entries = entries.iter().map(|entry| JsonEntry {
        commit: commit(&entry.commit),
        changes: entry
            .told
            .iter()
            .map(|told| JsonChange {
                code: told.line.code,
                severity: told.line.severity,
                of: told.of.as_deref(),
                text: told.line.told.text(),
            })
            .collect(),
    });
    written(walked, entries.collect())
}

pub(super) fn current(since: &[Since<'_>], walked: &Walked) -> String {
    let entries = since.iter().map(|since| JsonStands {
        about: since.stands.thing.to_string(),
        name: &since.stands.name,
        what: &since.stands.label,
        value: &since.stands.value,
        since: commit(since.commit),
        or_before: since.or_before,
    });
    written(walked, entries.collect())
}

fn commit(commit: &CommitInfo) -> JsonCommit<'_> {
    JsonCommit {
        commit: commit.id.as_str(),
        date: commit.date.to_string(),
        author: &commit.author,
        subject: &commit.subject,
    }
}

fn written<T: Serialize>(walked: &Walked, entries: Vec<T>) -> String {
    pretty(&JsonLog {
        schema: SCHEMA,
        as_of: walked.as_of.as_ref().map(commit),
        unclear: walked.unclear.iter().map(commit).collect(),
        cut_at: walked.cut_at.as_ref().map(commit),
        entries,
    })
}
