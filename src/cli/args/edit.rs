//! What can be typed to edit the files of a workshop: `offsite fmt`, `offsite rename` and `offsite schema`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::DateArgs;

/// Lay out the files of a workshop in one way, without a change of what they say
///
/// Keys stand in the order of the key reference between blank lines; tables, comments and whatever is typed as text or
/// number stay. Files that cannot be read and files of other programs are left alone.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite fmt\n  offsite fmt my-offsite --check    which files are laid out otherwise, and how\n  offsite fmt --number              also `card = N` in every task, so that its number on the plot stays"
)]
pub(in crate::cli) struct FmtArgs {
    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// Write nothing; show what would change, and exit with 1 where anything would
    #[arg(long)]
    pub(in crate::cli) check: bool,

    /// Write down the number that each task has on the plot, as `card = N`, where none is written
    #[arg(long)]
    pub(in crate::cli) number: bool,
}

/// Give a thing another id, in every file that names it
///
/// Every key, header and value that refers to the thing changes, nothing else does, and either all files are written or
/// none. An entry `[[moved]]` keeps the history together for `offsite diff` and `offsite log`. What comments say is up
/// to you.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite rename role csm cs-manager\n  offsite rename task qbr-prep review-prep --dry-run    what would change\n\nKinds: phase, role, person, segment, task, activity, step, competency, tool, decision, action, parking, scenario,\nquestion, workstream, interlock, metric, driver, item (of the plan)."
)]
pub(in crate::cli) struct RenameArgs {
    /// The kind of thing, such as `role`
    #[arg(value_name = "KIND")]
    pub(in crate::cli) kind: String,

    /// The id that it has
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,

    /// The id that it gets
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,

    /// Show what would change and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    #[command(flatten)]
    pub(in crate::cli) dates: DateArgs,
}

/// Print the JSON Schema of a workshop's files, for editors
///
/// The files that `offsite new` makes point to it, so that editors with the Taplo language server (such as VS Code with
/// Even Better TOML, or Helix) complete and check keys as you type.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite schema > offsite.schema.json\n  offsite schema --ids > offsite.schema.json    offers the roles, tasks and other ids of this workshop too"
)]
pub(in crate::cli) struct SchemaArgs {
    /// Offer the ids that the workshop has today, and underline others
    #[arg(long)]
    pub(in crate::cli) ids: bool,
}
