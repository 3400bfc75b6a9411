//! `offsite log`.

mod human;
mod json;

use std::io::Write as _;
use std::path::Path;

use jiff::civil::Date;

use super::args::{LogArgs, LogFormat};
use super::{Outcome, print};
use crate::error::Error;
use crate::history::CommitInfo;
use crate::model::Workshop;
use crate::pipeline::{Walked, each_change, read_folder};
use crate::view::history::{Standing, Stands, Subject, Told};
use crate::wording::{counted, did_you_mean};

pub(super) fn run(args: &LogArgs, folder: &Path) -> Result<Outcome, Error> {
    // Where the files make no sense just now, the history is told without the ids that they say have changed.
    let moves = read_folder(folder, None).map_or_else(|_| Vec::new(), |now| now.workshop.moves);
    let subject = args.id.as_deref().map(|id| Subject::of(id, &moves));
    let text = if args.current {
        // What stands has the id that it has now: under an earlier one there may be another thing by now.
        let subject = args.id.as_deref().map(|id| Subject::of(id, &[]));
        current(args, folder, subject.as_ref())?
    } else {
        let (Some(id), Some(subject)) = (&args.id, &subject) else {
            return Err(Error::Usage(
                "say whose history: the id of a task, activity, role or competency; `--current` tells of all".to_owned(),
            ));
        };
        history(args, folder, id, subject)?
    };
    print(&text)?;
    Ok(Outcome::Done)
}

/// A commit with what it changed.
struct Entry {
    commit: CommitInfo,
    told: Vec<Told>,
}

/// Something that stands, with the commit since which it does.
struct Since<'c> {
    stands: Stands,
    commit: &'c CommitInfo,
    /// It stood so before too, for all that this clone knows.
    or_before: bool,
}

fn history(args: &LogArgs, folder: &Path, id: &str, subject: &Subject) -> Result<String, Error> {
    let mut entries: Vec<Entry> = Vec::new();
    let walked = each_change(folder, &args.revision, args.full, |commit, compared| {
        let told = subject.told(compared);
        if !told.is_empty() {
            let commit = commit.clone();
            entries.push(Entry { commit, told });
        }
    })?;
    warn(&walked);
    // What is older than a shallow clone has no events in it.
    let is_older = walked.cut_at.is_some() && subject.is_in(&walked.last);
    if entries.is_empty() && !is_older {
        let ids = known(&walked.last);
        let help = did_you_mean(id, ids.iter().map(String::as_str));
        return Err(Error::Usage(format!(
            "no commit says anything about `{id}`; {help}"
        )));
    }
    entries.retain(|entry| args.since.is_none_or(|since| entry.commit.date >= since));
    entries.reverse();
    Ok(match args.format {
        LogFormat::Human if entries.is_empty() => nothing(args.since, &walked),
        LogFormat::Human => human::history(&entries),
        LogFormat::Json => json::history(&entries, &walked),
    })
}

/// Why there is nothing to tell.
fn nothing(since: Option<Date>, walked: &Walked) -> String {
    let cut = walked.cut_at.as_ref().map(|cut| cut.date);
    match (since, cut) {
        (Some(since), cut) if cut.is_none_or(|cut| since >= cut) => {
            format!("nothing since {since}\n")
        }
        (_, Some(cut)) => format!("nothing since {cut}, where this clone begins\n"),
        _ => String::new(),
    }
}

fn current(args: &LogArgs, folder: &Path, subject: Option<&Subject>) -> Result<String, Error> {
    let mut standing = Standing::default();
    let mut commits: Vec<CommitInfo> = Vec::new();
    // Of two branches walked one after the other, the later would seem to undo what the earlier one did.
    let walked = each_change(folder, &args.revision, false, |commit, compared| {
        standing.note(commits.len(), compared);
        commits.push(commit.clone());
    })?;
    warn(&walked);
    warn_if_behind(&walked);
    let stands = standing.of(&walked.last, subject);
    if stands.is_empty()
        && let Some(id) = &args.id
    {
        let ids = known(&walked.last);
        let help = did_you_mean(id, ids.iter().map(String::as_str));
        return Err(Error::Usage(format!(
            "no row or task `{id}` stands at `{}`; {help}",
            args.revision
        )));
    }
    let since: Vec<Since<'_>> = stands
        .into_iter()
        .filter_map(|stands| {
            let since = stands.since.and_then(|step| commits.get(step));
            let commit = since.or(walked.known_from.as_ref())?;
            Some(Since {
                or_before: since.is_none(),
                stands,
                commit,
            })
        })
        .collect();
    Ok(match args.format {
        LogFormat::Human => human::current(&since),
        LogFormat::Json => json::current(&since, &walked),
    })
}

/// The ids that a history can be asked for.
fn known(workshop: &Workshop) -> Vec<String> {
    let ids = workshop.activities.keys().map(ToString::to_string);
    let ids = ids.chain(workshop.tasks.keys().map(ToString::to_string));
    let ids = ids.chain(workshop.roles.keys().map(ToString::to_string));
    ids.chain(workshop.competencies.keys().map(ToString::to_string))
        .collect()
}

/// Says what could not be told.
fn warn(walked: &Walked) {
    let mut lines = String::new();
    if let [first, ..] = walked.unclear.as_slice() {
        lines.push_str(&format!(
            "note: after {} the files did not make sense, first after {} ({}); what changed there is told with the next \
             one that does\n",
            counted(walked.unclear.len(), "commit", "commits"),
            first.id.short(),
            first.date
        ));
    }
    if let Some(cut) = &walked.cut_at {
        lines.push_str(&format!(
            "note: this clone begins with {} ({}); `git fetch --unshallow` gets what was before, in CI `fetch-depth: 0`\n",
            cut.id.short(),
            cut.date
        ));
    }
    note(&lines);
}

/// Says so where what stands is not what stands in the newest commit, whose files make no sense.
fn warn_if_behind(walked: &Walked) {
    let Some(newest) = walked.unclear_end() else {
        return;
    };
    let as_of = walked.as_of.as_ref().map_or_else(
        || "nothing stands".to_owned(),
        |commit| format!("this is as of {} ({})", commit.id.short(), commit.date),
    );
    note(&format!(
        "note: {as_of}, since the files of {} ({}) make no sense\n",
        newest.id.short(),
        newest.date
    ));
}

/// Not being able to say so is no reason to stop.
fn note(lines: &str) {
    let _ = anstream::stderr().write_all(lines.as_bytes());
}
