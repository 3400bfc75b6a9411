//! `[vote]` and `[ballot.*]`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::raci::TomlLetters;
use super::value::{Count, Flag, Scores, Texts};

/// `[vote]`: who votes, and how.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlVote {
    /// The people who vote; default: everybody with a ballot.
    pub voters: Option<Texts>,
    /// Nobody's single votes are shown.
    pub secret: Option<Flag>,
    /// How many rounds there are.
    pub rounds: Option<Count>,
}

/// `[ballot.<person>]`: what one person answered, each on their own.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlBallot {
    /// Round 1: task = [impact, effort]; a task left out is an abstention.
    pub r1: IndexMap<String, Scores>,
    /// Round 2: only the tasks that were talked about; a line here replaces the one of round 1.
    pub r2: IndexMap<String, Scores>,
    /// Letters as this person sees them: activity = { A = "csm" }.
    pub raci: IndexMap<String, TomlLetters>,
}
