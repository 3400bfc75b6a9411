//! What can be typed after `offsite`.

mod edit;
mod enter;
mod export;
mod git;
mod history;
mod import;
mod print;
mod render;
mod show;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub(super) use edit::{FmtArgs, RenameArgs, SchemaArgs};
pub(super) use enter::EnterArgs;
pub(super) use export::{ExportArgs, ExportFlavour, ExportFormat, ExportLayout, ExportWhat};
pub(super) use git::{GitCommand, InstallArgs, MergeDriverArgs, UninstallArgs};
pub(super) use history::{DiffArgs, DiffFormat, LogArgs, LogFormat};
pub(super) use import::{ImportArgs, ImportFormat, ImportKind};
pub(super) use render::RenderArgs;
pub(super) use show::{ShowArgs, ShowRaciArgs, Table};

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
    Export(ExportArgs),
    Settle(SettleArgs),
    Import(ImportArgs),
    Enter(EnterArgs),
    Fmt(FmtArgs),
    Rename(RenameArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    #[command(subcommand)]
    Git(GitCommand),
    Schema(SchemaArgs),
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
