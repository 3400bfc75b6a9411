//! Private tables must not reach everybody who has the repository (`domain.md` §8).

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::Workshop;
use crate::origin::Origin;
use crate::source::SourceTree;
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[Rule {
    code: &codes::PRIVATE_IN_GIT,
    look: private_in_git,
}];

/// The private tables that lie in files which git tracks, one place a kind and file.
///
/// Assessments and development goals are always private; ballots while the vote is secret.
pub(super) fn tracked(
    workshop: &Workshop,
    origin: &Origin<'_>,
    sources: &SourceTree,
) -> Vec<Place> {
    if workshop.about.fictional {
        return Vec::new();
    }
    let people = |kind: &'static str, ids: Vec<String>| {
        ids.into_iter()
            .map(move |id| Place::of(kind, id))
            .collect::<Vec<_>>()
    };
    let mut places = people(
        "assessment",
        workshop
            .assessments
            .keys()
            .map(ToString::to_string)
            .collect(),
    );
    places.extend((0..workshop.developments.len()).map(|n| Place::of("development", n)));
    if workshop.vote.secret {
        places.extend(people(
            "ballot",
            workshop.ballots.keys().map(ToString::to_string).collect(),
        ));
    }
    let mut seen = Vec::new();
    places.retain(|place| {
        let file = origin.locate(place).file;
        let key = (file, place.kind().to_owned());
        let first = sources.file(file).tracked && !seen.contains(&key);
        seen.push(key);
        first
    });
    places
}

fn private_in_git(context: &Context<'_>, findings: &mut Findings) {
    for place in &context.tracked_private {
        findings
            .add(
                place.clone(),
                Said::new("finding.private-in-git").with("kind", format!("`{}`", place.kind())),
                "everybody with the repository can read it",
            )
            .help("move them to `private/`, add that folder to .gitignore and run `git rm --cached` on this file");
    }
}
