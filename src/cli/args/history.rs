//! What can be typed after `offsite diff` and `offsite log`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{DateArgs, Deny};

/// Say in words what changed between two states of a workshop
///
/// Tasks, rows, roles and everything else are compared by their ids: order, comments, layout and files mean nothing.
/// Without a revision, the last commit is compared with the folder as it is.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite diff                               what changed since the last commit\n  offsite diff main...HEAD                   what a branch changes\n  offsite diff v1..v2 --format md -o html=changes.html\n  offsite diff --from last-year --to .       two folders, without git\n  offsite diff main...HEAD --format announce   a message to the team"
)]
pub(in crate::cli) struct DiffArgs {
    /// What to compare: REV with the folder, A..B, or A...B from where the two parted
    #[arg(value_name = "REV", conflicts_with_all = ["from", "to"])]
    pub(in crate::cli) revision: Option<String>,

    /// The earlier state, as a folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) from: Option<PathBuf>,

    /// The later state, as a folder [default: the workshop]
    #[arg(long, value_name = "DIR", requires = "from")]
    pub(in crate::cli) to: Option<PathBuf>,

    /// How changes are told
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: DiffFormat,

    /// Also write them to a file, in any format; may be given again
    #[arg(long, short, value_name = "FORMAT=FILE", value_parser = diff_output)]
    pub(in crate::cli) output: Vec<DiffOutput>,

    /// Exit with 1 when anything changed
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,

    /// Exit with 1 from changes of this weight on: errors (breaking), warnings (notable) or notes (any)
    #[arg(long, visible_alias = "fail-on", value_name = "SEVERITY")]
    pub(in crate::cli) deny: Option<Deny>,

    #[command(flatten)]
    pub(in crate::cli) dates: DateArgs,
}

/// Tell the history of a task, activity, role or competency, commit by commit
///
/// Changes are told as by `offsite diff`: moving, reordering or reformatting files is none. Private tables have no
/// history here.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite log renewal-forecast             every change of a task or row\n  offsite log role.csm --since 2026-01-01  what a role got and gave up\n  offsite log --current renewal-forecast   since when, by whom and by which commit it stands as it does\n  offsite log --current                    the same for every letter, score and decision"
)]
pub(in crate::cli) struct LogArgs {
    /// The id, with its kind where two kinds share it: renewal-forecast, activity.renewal-forecast
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: Option<String>,

    /// Since when each letter, score and decision stands on this line of commits, by whom and by which commit
    #[arg(long)]
    pub(in crate::cli) current: bool,

    /// Only changes from this day on
    #[arg(long, value_name = "DATE", conflicts_with = "current")]
    pub(in crate::cli) since: Option<jiff::civil::Date>,

    /// Walk every branch that was merged, not only the line that they were merged into
    #[arg(long, conflicts_with = "current")]
    pub(in crate::cli) full: bool,

    /// The commit at which the history ends
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    pub(in crate::cli) revision: String,

    /// How the history is told
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LogFormat {
    /// Newest first
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// By weight, thing by thing
    #[value(alias = "term")]
    Human,
    /// `path:line:column: severity[code]: name: text`, a line a change
    Short,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// For the summary of a job on GitHub or a note on GitLab: Markdown, at most 60,000 characters
    #[value(alias = "markdown")]
    Md,
    /// A message to those whom it concerns, short enough for a chat
    Announce,
    /// The same as a page to send or to print
    AnnounceHtml,
    /// One page, with the rows of the chart and the tasks that changed
    Html,
}

/// A file to write in a format.
#[derive(Debug, Clone)]
pub(in crate::cli) struct DiffOutput {
    /// The format.
    pub(in crate::cli) format: DiffFormat,
    /// The file.
    pub(in crate::cli) file: PathBuf,
}

fn diff_output(typed: &str) -> Result<DiffOutput, String> {
    let (format, file) = typed
        .split_once('=')
        .ok_or("write the format and the file, such as `html=changes.html`")?;
    Ok(DiffOutput {
        format: DiffFormat::from_str(format, false)?,
        file: file.into(),
    })
}
