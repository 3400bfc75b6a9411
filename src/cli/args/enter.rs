//! What can be typed after `offsite enter`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::entry::Part;

/// Type in a paper ballot, line by line
///
/// Asks for task after task in the order of the paper; a line is two scores, impact and effort, such as `4 2` or `42`.
/// Each is written to the file at once, so that nothing is lost, and a ballot goes on later where it was left. `?` tells
/// what else can be typed. Without VOTER, lists whose ballots are there. Lines may come from a file as well.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite enter                        how much of each ballot is there\n  offsite enter amara                  impact and effort, round 1\n  offsite enter amara --round 2        the tasks that were talked about, again\n  offsite enter amara --raci           who has which letter\n  offsite enter amara < ballot.txt     a line a task from the first one on, or `checkin-calls 4 2`\n\nLines: `4 2`, `42`, `4 M`; `17 4 2` or `checkin-calls 4 2` for another task; `-` abstains, Enter leaves it as it is.\nWith --raci: `ops` for who answers, `A=ops R=csm,se`; `3 ops` or `renewal-forecast ops` for another row.\n`undo`, `back`, `list`, `show`, `done`."
)]
pub(in crate::cli) struct EnterArgs {
    /// Whose ballot it is: the id of a person, or how it begins, or the name
    #[arg(value_name = "VOTER")]
    pub(in crate::cli) voter: Option<String>,

    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// The round of the vote
    #[arg(long, value_name = "1|2", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub(in crate::cli) round: u8,

    /// The ballot with letters for the rows of the chart
    #[arg(long, conflicts_with = "round")]
    pub(in crate::cli) raci: bool,

    /// Add VOTER with this role, if the workshop does not have such a person
    #[arg(long, value_name = "ROLE", requires = "voter")]
    pub(in crate::cli) people_as: Option<String>,
}

impl EnterArgs {
    /// The part of the ballot that is meant.
    pub(in crate::cli) fn part(&self) -> Part {
        match (self.raci, self.round) {
            (true, _) => Part::Raci,
            (false, 2) => Part::Second,
            (false, _) => Part::First,
        }
    }
}
