//! What can be typed after `offsite`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::render::plot;
use crate::view::frame;
use crate::view::impact_effort;

/// From a folder of TOML to everything a post-sales offsite needs.
///
/// A workshop is a folder of TOML files: tasks with impact and effort scores, owners, RACI, competencies. offsite
/// checks it like a compiler and renders pages, plots and tables for the room, the repository and the printer.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "Start with:\n  offsite new my-offsite             a small workshop to edit\n  offsite check my-offsite           what is wrong, and what to write instead\n  offsite render my-offsite --out out   pages to open in a browser\n\nExit codes: 0 done, 1 findings, 2 usage, 3 could not run, 4 git trouble."
)]
pub(super) struct Args {
    /// The workshop's folder, for any command [default: the nearest workshop at or above the current folder]
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub(super) directory: Option<PathBuf>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value_t, global = true)]
    pub(super) color: clap::ColorChoice,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(NewArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Render(RenderArgs),
    Show(ShowArgs),
    Settle(SettleArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    #[command(subcommand)]
    Git(GitCommand),
    /// Print the JSON Schema of a workshop's files, for editors
    ///
    /// The files that `offsite new` makes point to it, so that editors with the Taplo language server (such as
    /// VS Code with Even Better TOML) complete and check keys as you type.
    #[command(after_help = "Example:\n  offsite schema > offsite.schema.json")]
    Schema,
}

/// Make a small workshop that checks clean and renders
///
/// Its files explain the format by their comments. A folder that has files in it is left alone; with `--ci`, a workshop
/// that is already there gets the workflow and nothing else.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite new my-offsite\n  offsite new my-offsite --ci github    also a workflow, at the top of the repository"
)]
pub(super) struct NewArgs {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,

    /// Also make a workflow that checks the workshop at every push and tells in words what changed
    #[arg(long, value_name = "WHERE")]
    pub(super) ci: Option<Ci>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Ci {
    /// GitHub Actions: .github/workflows/offsite.yml
    Github,
    /// GitLab CI: .gitlab-ci.yml
    Gitlab,
}

/// Say what is wrong with a workshop, and what to write instead
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite check\n  offsite check my-offsite --deny warnings\n  offsite check --format github"
)]
pub(super) struct CheckArgs {
    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,

    /// Exit with 1 from this severity on
    #[arg(long, value_name = "SEVERITY", default_value = "errors")]
    pub(super) deny: Deny,

    /// Check the chart as it is in this segment, with the letters that hold there
    #[arg(long, value_name = "SEGMENT")]
    pub(super) segment: Option<String>,

    #[command(flatten)]
    pub(super) dates: DateArgs,
}

/// Explain a finding: what it checks, why it matters, what to ask the room
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite explain no-accountable\n  offsite explain        all codes, a line each"
)]
pub(super) struct ExplainArgs {
    /// The code of the finding, as printed in brackets
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// Write every page, plot and table of a workshop
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite render my-offsite --out out\n  offsite render --out out --watch         again at every save\n  offsite render --out docs --check        exit 1 when docs/ is stale\n  offsite render --out out --only raci\n  offsite render --out out --highlight disposition=automate --highlight role=csm,ops"
)]
pub(super) struct RenderArgs {
    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,

    /// The folder to write to; files there that offsite did not write are left alone
    #[arg(long, short, value_name = "OUT")]
    pub(super) out: PathBuf,

    /// Only these pages, separated by commas
    #[arg(long, value_name = "PAGE", value_delimiter = ',')]
    pub(super) only: Vec<Page>,

    /// Show names and levels of people; keep what is written out of shared folders
    #[arg(long)]
    pub(super) private: bool,

    /// Write nothing; exit with 1 when what lies in OUT is not what would be written
    #[arg(long, conflicts_with = "watch")]
    pub(super) check: bool,

    /// Render again at every save, until interrupted
    #[arg(long)]
    pub(super) watch: bool,

    /// A font file for scripts that the built-in font lacks, such as Japanese or Arabic
    #[arg(long, value_name = "FILE")]
    pub(super) font: Option<PathBuf>,

    /// What runs from left to right in the impact-effort plot
    #[arg(long, value_name = "AXIS", default_value = "effort")]
    pub(super) across: Across,

    /// Fade the tasks that are not in this set: disposition, role (the owner), phase, segment (with hours in it) or
    /// quadrant. Any of the values of a key will do; given again, all keys must match
    #[arg(long, value_name = "KEY=VALUE[,VALUE]")]
    pub(super) highlight: Vec<impact_effort::Condition>,

    /// Show how far the votes on each task are apart
    #[arg(long)]
    pub(super) whiskers: bool,

    /// What the impact-effort plot is made for, separated by commas; a file each
    #[arg(
        long,
        value_name = "MEDIUM",
        value_delimiter = ',',
        default_value = "screen"
    )]
    pub(super) plot: Vec<Medium>,

    /// Also write each plot as a PNG with this many times its pixels: 1, 2 or 4, separated by commas
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = PossibleValuesParser::new(["1", "2", "4"]).map(|times| times.parse::<u8>().unwrap_or(1)))]
    pub(super) png: Vec<u8>,

    /// An earlier state of the workshop, a revision or a folder: pages mark what is new since then, and names in the plot
    /// stay where they were, as far as they can
    #[arg(long, value_name = "REV|DIR")]
    pub(super) since: Option<String>,

    #[command(flatten)]
    pub(super) dates: DateArgs,
}

/// Print a table, the chart or the plot on the terminal
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite show tasks\n  offsite show plot\n  offsite show agreement              what people answered alone, as an agenda\n  offsite show raci my-offsite\n  offsite show raci --role csm --role ae       the rows of two roles, their columns first\n  offsite show raci --phase renew --contested  what a phase has to settle\n  offsite show raci --segment scaled --list    who does what there, row by row"
)]
pub(super) struct ShowArgs {
    /// What to print
    #[arg(value_name = "WHAT")]
    pub(super) what: Table,

    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,

    /// How many characters a line has [default: as the terminal; in a pipe 80 for plot and raci, as many as it takes for
    /// other tables]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,

    #[command(flatten)]
    pub(super) raci: ShowRaciArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Options of `show raci`")]
pub(super) struct ShowRaciArgs {
    /// Only rows in which this role has a letter, and its column first; given again, one of the roles will do
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Vec<String>,

    /// Only the rows of this phase
    #[arg(long, value_name = "PHASE")]
    pub(super) phase: Option<String>,

    /// The letters that hold in this segment
    #[arg(long, value_name = "SEGMENT")]
    pub(super) segment: Option<String>,

    /// Only rows with findings
    #[arg(long)]
    pub(super) contested: bool,

    /// Only rows in which something is undecided
    #[arg(long)]
    pub(super) open: bool,

    /// Under each row its letters with their roles, in place of columns
    #[arg(long)]
    pub(super) list: bool,
}

/// Write down what the room settled about a row of the chart
///
/// Changes the letters that are given and leaves every other line of the file as it is. Whoever gets a letter is taken
/// off the row's `open` list. Without letters, shows what the chart says and what people answered.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite settle renewal-forecast A=csl R=csm,scaled\n  offsite settle renewal-forecast C= --decision d-04    nobody is asked first\n  offsite settle renewal-forecast A=?                   still open\n  offsite settle renewal-forecast A=ops --segment scaled --dry-run"
)]
pub(super) struct SettleArgs {
    /// The row: the id of an activity, or of a task that has letters
    #[arg(value_name = "ACTIVITY")]
    pub(super) activity: String,

    /// Letters with their roles; `C=` for nobody, `A=?` while it is open
    #[arg(value_name = "LETTER=ROLE[,ROLE]")]
    pub(super) letters: Vec<String>,

    /// The decision by which it was settled
    #[arg(long, value_name = "ID")]
    pub(super) decision: Option<String>,

    /// Only in this segment
    #[arg(long, value_name = "SEGMENT")]
    pub(super) segment: Option<String>,

    /// Show what would change and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    #[command(flatten)]
    pub(super) dates: DateArgs,
}

/// Say in words what changed between two states of a workshop
///
/// Tasks, rows, roles and everything else are compared by their ids: order, comments, layout and files mean nothing.
/// Without a revision, the last commit is compared with the folder as it is.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite diff                               what changed since the last commit\n  offsite diff main...HEAD                   what a branch changes\n  offsite diff v1..v2 --format md -o html=changes.html\n  offsite diff --from last-year --to .       two folders, without git\n  offsite diff main...HEAD --format announce   a message to the team"
)]
pub(super) struct DiffArgs {
    /// What to compare: REV with the folder, A..B, or A...B from where the two parted
    #[arg(value_name = "REV", conflicts_with_all = ["from", "to"])]
    pub(super) revision: Option<String>,

    /// The earlier state, as a folder
    #[arg(long, value_name = "DIR")]
    pub(super) from: Option<PathBuf>,

    /// The later state, as a folder [default: the workshop]
    #[arg(long, value_name = "DIR", requires = "from")]
    pub(super) to: Option<PathBuf>,

    /// How changes are told
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: DiffFormat,

    /// Also write them to a file, in any format; may be given again
    #[arg(long, short, value_name = "FORMAT=FILE", value_parser = diff_output)]
    pub(super) output: Vec<DiffOutput>,

    /// Exit with 1 when anything changed
    #[arg(long)]
    pub(super) exit_code: bool,

    /// Exit with 1 from changes of this weight on: errors (breaking), warnings (notable) or notes (any)
    #[arg(long, visible_alias = "fail-on", value_name = "SEVERITY")]
    pub(super) deny: Option<Deny>,

    #[command(flatten)]
    pub(super) dates: DateArgs,
}

/// Tell the history of a task, activity, role or competency, commit by commit
///
/// Changes are told as by `offsite diff`: moving, reordering or reformatting files is none. Private tables have no
/// history here.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite log renewal-forecast             every change of a task or row\n  offsite log role.csm --since 2026-01-01  what a role got and gave up\n  offsite log --current renewal-forecast   since when, by whom and by which commit it stands as it does\n  offsite log --current                    the same for every letter, score and decision"
)]
pub(super) struct LogArgs {
    /// The id, with its kind where two kinds share it: renewal-forecast, activity.renewal-forecast
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,

    /// Since when each letter, score and decision stands, by whom and by which commit
    #[arg(long)]
    pub(super) current: bool,

    /// Only changes from this day on
    #[arg(long, value_name = "DATE", conflicts_with = "current")]
    pub(super) since: Option<jiff::civil::Date>,

    /// Walk every branch that was merged, not only the line that they were merged into
    #[arg(long)]
    pub(super) full: bool,

    /// The commit at which the history ends
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    pub(super) revision: String,

    /// How the history is told
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// Newest first
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
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
pub(super) struct DiffOutput {
    /// The format.
    pub(super) format: DiffFormat,
    /// The file.
    pub(super) file: PathBuf,
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

/// Have git show what the files of a workshop say, in place of their lines, and merge them by cell
#[derive(Debug, Subcommand)]
#[command(
    disable_help_subcommand = true,
    after_help = "Examples:\n  offsite git install              git diff and git log -p show a fact a line; layout is no change\n  offsite git install --merge      and git merges by id and by cell, except on servers\n  offsite git status               whether git does so for every file\n  offsite git uninstall"
)]
pub(super) enum GitCommand {
    /// Set git up in this clone, and the workshop's .gitattributes
    Install(InstallArgs),
    /// Undo what `install` wrote
    Uninstall(UninstallArgs),
    /// Say whether it is installed; exit with 1 if it is not, or if merging is only half installed
    Status,
    /// Print what one TOML file says, a sorted fact a line; git runs this
    ///
    /// A file that is not TOML is printed as it is.
    Textconv {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    MergeDriver(MergeDriverArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct InstallArgs {
    /// Also have git merge the files by id and by cell
    ///
    /// So that different keys of one row, or different roles of one letter, are no conflict. Servers such as GitHub do
    /// not run merge drivers: what their merge button does is a merge of lines.
    #[arg(long)]
    pub(super) merge: bool,

    /// Say what would be written and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct UninstallArgs {
    /// Say what would be taken out and take out nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Merge three versions of a file by id and by cell; git runs this
///
/// The result is written to OURS. Exits with 0 when it is clean, with 1 when it has conflict markers.
#[derive(Debug, ClapArgs)]
#[command(after_help = "To switch it on:\n  offsite git install --merge")]
pub(super) struct MergeDriverArgs {
    /// The version that both come from (%O)
    #[arg(value_name = "BASE", allow_hyphen_values = true)]
    pub(super) base: PathBuf,

    /// Our version, which becomes the result (%A)
    #[arg(value_name = "OURS", allow_hyphen_values = true)]
    pub(super) ours: PathBuf,

    /// Their version (%B)
    #[arg(value_name = "THEIRS", allow_hyphen_values = true)]
    pub(super) theirs: PathBuf,

    /// How long conflict markers are (%L)
    #[arg(value_name = "MARKER-SIZE", allow_hyphen_values = true)]
    pub(super) marker_size: OsString,

    /// Where the file lies, for messages (%P)
    #[arg(value_name = "PATH", allow_hyphen_values = true)]
    pub(super) path: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DateArgs {
    /// Judge dates as of this day, such as 2026-03-01 [default: `as_of` in `[workshop]`, else not at all]
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<jiff::civil::Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines of the file
    Human,
    /// One line a finding
    Short,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Errors only
    #[value(alias = "breaking")]
    Errors,
    /// Errors and warnings
    #[value(alias = "notable")]
    Warnings,
    /// Everything
    #[value(alias = "any")]
    Notes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Page {
    /// index.html
    Index,
    /// impact-effort.html, and the plot as SVG; `plot` for short
    #[value(alias = "plot")]
    ImpactEffort,
    /// raci.html
    Raci,
    /// agreement.html, where people have answered one by one
    Agreement,
    /// competencies.html
    Competencies,
}

impl Page {
    /// The page of the workshop that is meant.
    pub(super) fn shown(self) -> frame::Page {
        match self {
            Self::Index => frame::Page::Index,
            Self::ImpactEffort => frame::Page::ImpactEffort,
            Self::Raci => frame::Page::Raci,
            Self::Agreement => frame::Page::Agreement,
            Self::Competencies => frame::Page::Competencies,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Medium {
    /// impact-effort.svg, at reading distance
    Screen,
    /// The same with numbers only, for posters
    Numbers,
    /// Large text for the room
    Projector,
    /// A sheet of A4 on its side, black on white
    A4,
    /// The same on A3
    A3,
    /// The same on Letter
    Letter,
    /// A small picture
    Thumbnail,
}

impl Medium {
    /// What the plot is made for.
    pub(super) fn meant(self) -> plot::Medium {
        match self {
            Self::Screen => plot::Medium::Screen,
            Self::Numbers => plot::Medium::Numbers,
            Self::Projector => plot::Medium::Projector,
            Self::A4 => plot::Medium::A4,
            Self::A3 => plot::Medium::A3,
            Self::Letter => plot::Medium::Letter,
            Self::Thumbnail => plot::Medium::Thumbnail,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Across {
    /// The effort score
    Effort,
    /// Team hours a week, on a logarithmic axis
    Hours,
    /// Hours to build what was decided, on a logarithmic axis: the board of change ideas
    BuildHours,
}

impl Across {
    /// The axis that is meant.
    pub(super) fn shown(self) -> impact_effort::Across {
        match self {
            Self::Effort => impact_effort::Across::Effort,
            Self::Hours => impact_effort::Across::TeamHours,
            Self::BuildHours => impact_effort::Across::BuildHours,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Table {
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
