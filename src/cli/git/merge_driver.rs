//! `offsite git merge-driver`.

use std::io::Write as _;

use crate::cli::Outcome;
use crate::cli::args::MergeDriverArgs;
use crate::merge::{Ended, Failure, Versions, merge_files};

/// How long markers are where git does not say.
const USUAL_SIZE: u16 = 7;

/// Exits with 0 or 1 only: git takes anything else for a driver that is broken, and stops.
pub(in crate::cli) fn run(args: &MergeDriverArgs) -> Outcome {
    let size = args.marker_size.to_str().and_then(|size| size.parse().ok());
    let size = size.filter(|size| *size > 0).unwrap_or(USUAL_SIZE);
    let versions = Versions {
        base: &args.base,
        ours: &args.ours,
        theirs: &args.theirs,
    };
    let ended = merge_files(versions, size.into());
    let path = args.path.display();
    for line in said(&ended) {
        // Git goes on without it.
        let _ = writeln!(anstream::stderr(), "{path}: {line}");
    }
    match ended.is_clean() {
        true => Outcome::Done,
        false => Outcome::Findings,
    }
}

/// What the user should know, a line each.
fn said(ended: &Ended) -> Vec<String> {
    match ended {
        Ended::Clean => Vec::new(),
        Ended::Torn(conflicts) => conflicts.iter().map(ToString::to_string).collect(),
        Ended::ByLines { why, is_clean } => {
            let why = match why {
                Failure::NotToml => "one of the versions is not TOML, so its lines were merged",
                Failure::Unsure => "it could not be merged by cells, so its lines were",
            };
            let then = match (why, is_clean, ended.is_clean()) {
                (_, _, true) => "",
                (_, true, _) => "; read it, then `git add` it",
                (_, false, _) => "; settle the marked lines",
            };
            vec![format!("{why}{then}")]
        }
        Ended::Untouched(error) => vec![format!("{error}; it is as it was on our side")],
    }
}
