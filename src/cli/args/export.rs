//! What can be typed after `offsite export`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

/// Write a table for a spreadsheet, a wiki, a backlog or a program
///
/// Assessments and development goals are never exported, and secret votes are not. People appear as `names` in
/// `[workshop]` says. In spreadsheets, leave the column `id` as it is: by it an import finds each row again, and leaves
/// out every column that begins with "result:".
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite export raci --format xlsx -o raci.xlsx     to edit, print and import again\n  offsite export all --format xlsx -o offsite.xlsx   every table on a sheet of its own\n  offsite export raci --format md                    paste it into GitHub, Confluence or Notion\n  offsite export tasks --format tsv | pbcopy         paste it into Google Sheets\n  offsite export raci --format csv --layout long --flavour machine\n  offsite export all --format jira -o backlog.csv    dispositions with next steps, and open actions"
)]
pub(in crate::cli) struct ExportArgs {
    /// What to export
    #[arg(value_name = "WHAT")]
    pub(in crate::cli) what: ExportWhat,

    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// What it is written for
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: ExportFormat,

    /// Who reads CSV or TSV [default: spreadsheet]
    #[arg(long, value_name = "FLAVOUR")]
    pub(in crate::cli) flavour: Option<ExportFlavour>,

    /// How the chart is laid out in CSV, TSV and Markdown [default: wide; in Markdown list, where there are more than 8
    /// roles]
    #[arg(long, value_name = "LAYOUT")]
    pub(in crate::cli) layout: Option<ExportLayout>,

    /// The chart with the letters that hold in this segment
    #[arg(long, value_name = "SEGMENT")]
    pub(in crate::cli) segment: Option<String>,

    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportWhat {
    /// The responsibility chart
    Raci,
    /// The tasks, with scores
    Tasks,
    /// The votes on tasks, unless they are secret
    Votes,
    /// The competency framework, without people
    Competencies,
    /// The decisions
    Decisions,
    /// The actions
    Actions,
    /// Everything: for xlsx, json and jira
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    /// Comma-separated values
    Csv,
    /// Tab-separated values, for the clipboard
    Tsv,
    /// A workbook of Excel, LibreOffice or Google Sheets
    Xlsx,
    /// A Markdown table
    Md,
    /// Records for programs
    Json,
    /// CSV as Jira imports it
    Jira,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFlavour {
    /// No text is taken for a formula, and umlauts stay whole
    Spreadsheet,
    /// Every text as it is
    Machine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportLayout {
    /// A column a role
    Wide,
    /// A column a letter
    List,
    /// A row a letter of a role, also for what differs in segments
    Long,
}
