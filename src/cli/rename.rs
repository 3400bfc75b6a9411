//! `offsite rename`.

use std::path::Path;

use super::args::RenameArgs;
use super::{Outcome, print};
use crate::edit::write_all;
use crate::entry::id_of;
use crate::error::Error;
use crate::pipeline::{read_folder, rename};
use crate::rename::Renamed;
use crate::wording::{counted, is_kebab};

pub(super) fn run(args: &RenameArgs, folder: &Path) -> Result<Outcome, Error> {
    let as_of = args.dates.as_of;
    let reading = read_folder(folder, as_of)?;
    let renamed = rename(&reading, folder, [&args.kind, &args.old, &args.new], as_of)?;
    if !args.dry_run {
        write_all(folder, &renamed.rewrites)?;
    }
    print(&told(args, &renamed))?;
    Ok(Outcome::Done)
}

fn told(args: &RenameArgs, renamed: &Renamed) -> String {
    let RenameArgs { kind, old, new, .. } = args;
    let places = counted(renamed.places, "place", "places");
    let files = counted(renamed.rewrites.len(), "file", "files");
    let mut told = format!("{kind} {old} → {new}: {places} in {files}\n");
    for rewrite in &renamed.rewrites {
        if args.dry_run {
            told.push_str(&format!("\n{}", rewrite.lines()));
        } else {
            told.push_str(&format!("  wrote {}\n", rewrite.path));
        }
    }
    if args.dry_run {
        told.push_str("\nnot written, since this is a dry run\n");
    }
    if let Some(path) = &renamed.moved_in {
        told.push_str(&format!(
            "`[[moved]]` in {path} keeps the history together\n"
        ));
    }
    if !is_kebab(new) {
        told.push_str(&format!("`{new}` will do; {}\n", advice(new)));
    }
    if renamed.comments > 0 {
        let comments = counted(renamed.comments, "comment", "comments");
        told.push_str(&format!(
            "left as they are: {comments} with the word `{old}`\n"
        ));
    }
    if renamed.unsure > 0 {
        let entries = counted(renamed.unsure, "entry", "entries");
        told.push_str(&format!(
            "left as they are: {entries} of `[[accept]]` that may be about another `{old}`; write `{kind}.{new}` if not\n"
        ));
    }
    told
}

/// How ids are usually written.
fn advice(id: &str) -> String {
    let usual = "other ids are words of small letters and digits joined by hyphens";
    match id_of(id) {
        plain if plain.is_empty() => usual.to_owned(),
        plain => format!("{usual}, such as `{plain}`"),
    }
}
