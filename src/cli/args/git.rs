//! What can be typed after `offsite git`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

/// Have git show what the files say in place of their lines
#[derive(Debug, Subcommand)]
#[command(
    disable_help_subcommand = true,
    after_help = "Examples:\n  offsite git install              git diff and git log -p show a fact a line; layout is no change\n  offsite git install --merge      and git merges by id and by cell, except on servers\n  offsite git status               whether git does so for every file\n  offsite git uninstall"
)]
pub(in crate::cli) enum GitCommand {
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
pub(in crate::cli) struct InstallArgs {
    /// Also have git merge the files by id and by cell
    ///
    /// So that different keys of one row, or different roles of one letter, are no conflict. Servers such as GitHub do
    /// not run merge drivers: what their merge button does is a merge of lines.
    #[arg(long)]
    pub(in crate::cli) merge: bool,

    /// Say what would be written and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct UninstallArgs {
    /// Say what would be taken out and take out nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

/// Merge three versions of a file by id and by cell; git runs this
///
/// The result is written to OURS. Exits with 0 when it is clean, with 1 when it has conflict markers.
#[derive(Debug, ClapArgs)]
#[command(after_help = "To switch it on:\n  offsite git install --merge")]
pub(in crate::cli) struct MergeDriverArgs {
    /// The version that both come from (%O)
    #[arg(value_name = "BASE", allow_hyphen_values = true)]
    pub(in crate::cli) base: PathBuf,

    /// Our version, which becomes the result (%A)
    #[arg(value_name = "OURS", allow_hyphen_values = true)]
    pub(in crate::cli) ours: PathBuf,

    /// Their version (%B)
    #[arg(value_name = "THEIRS", allow_hyphen_values = true)]
    pub(in crate::cli) theirs: PathBuf,

    /// How long conflict markers are (%L)
    #[arg(value_name = "MARKER-SIZE", allow_hyphen_values = true)]
    pub(in crate::cli) marker_size: OsString,

    /// Where the file lies, for messages (%P)
    #[arg(value_name = "PATH", allow_hyphen_values = true)]
    pub(in crate::cli) path: PathBuf,
}
