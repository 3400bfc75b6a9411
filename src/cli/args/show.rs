//! What can be typed after `offsite show`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

/// Print a table, the chart or the plot on the terminal
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite show tasks\n  offsite show plot\n  offsite show agreement              what people answered alone, as an agenda\n  offsite show raci my-offsite\n  offsite show raci --role csm --role ae       the rows of two roles, their columns first\n  offsite show raci --phase renew --contested  what a phase has to settle\n  offsite show raci --segment scaled --list    who does what there, row by row"
)]
pub(in crate::cli) struct ShowArgs {
    /// What to print
    #[arg(value_name = "WHAT")]
    pub(in crate::cli) what: Table,

    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// How many characters a line has [default: as the terminal; in a pipe 80 for plot and raci, as many as it takes for
    /// other tables]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) width: Option<u16>,

    #[command(flatten)]
    pub(in crate::cli) raci: ShowRaciArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Options of `show raci`")]
pub(in crate::cli) struct ShowRaciArgs {
    /// Only rows in which this role has a letter, and its column first; given again, one of the roles will do
    #[arg(long, value_name = "ROLE")]
    pub(in crate::cli) role: Vec<String>,

    /// Only the rows of this phase
    #[arg(long, value_name = "PHASE")]
    pub(in crate::cli) phase: Option<String>,

    /// The letters that hold in this segment
    #[arg(long, value_name = "SEGMENT")]
    pub(in crate::cli) segment: Option<String>,

    /// Only rows with findings
    #[arg(long)]
    pub(in crate::cli) contested: bool,

    /// Only rows in which something is undecided
    #[arg(long)]
    pub(in crate::cli) open: bool,

    /// Under each row its letters with their roles, in place of columns
    #[arg(long)]
    pub(in crate::cli) list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Table {
    /// The impact-effort plot as large as the terminal, with a legend of its numbers
    Plot,
    /// The inventory with scores, quadrants and hours
    Tasks,
    /// The responsibility chart, a narrow column a role; in several parts where a line cannot hold all
    Raci,
    /// What people answered alone about the chart: what to skip, confirm and talk about
    Agreement,
    /// Required levels and coverage
    Competencies,
    /// How many voted on each task, and how far apart they are
    Votes,
}
