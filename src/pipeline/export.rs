//! From a checked workshop to files for other programs.

use crate::error::Error;
use crate::pipeline::Reading;
use crate::render::delimited::{self, Dialect};
use crate::render::{markdown, workbook};
use crate::view::export::{self, Layout, What, jira, json};

/// For which program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A workbook of Excel, LibreOffice or Google Sheets.
    Xlsx,
    /// A Markdown table.
    Markdown,
    /// Records for programs.
    Json,
    /// CSV as Jira imports it.
    Jira,
}

impl Format {
    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Jira => "jira",
        }
    }
}

/// Who reads comma- or tab-separated values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// People, in a spreadsheet.
    Spreadsheet,
    /// Programs.
    Machine,
}

/// What to export, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// What.
    pub what: What,
    /// For which program.
    pub format: Format,
    /// For whom, where the format is CSV or TSV.
    pub flavour: Option<Flavour>,
    /// How a chart is laid out, where the format leaves a choice.
    pub layout: Option<Layout>,
    /// The chart as it is in this segment: an id or a name.
    pub segment: Option<String>,
}

/// What was exported.
#[derive(Debug)]
pub struct Exported {
    /// The bytes of each file; several only where a program takes no more at once.
    pub files: Vec<Vec<u8>>,
    /// Why a part of what was asked for is not in them.
    pub left_out: Option<&'static str>,
}

/// Exports a workshop whose report is not unclear.
///
/// # Errors
/// The options do not go together, the votes are secret, or a table is larger than the format holds.
pub fn export(reading: &Reading, options: &ExportOptions) -> Result<Exported, Error> {
    refuse_mismatch(options)?;
    let workshop = &reading.workshop;
    let (what, segment) = (options.what, options.segment.as_deref());
    let sheet = |layout| export::sheet(workshop, what, layout, segment).map_err(Error::Export);
    let files = match options.format {
        Format::Csv | Format::Tsv => {
            let sheet = sheet(options.layout.unwrap_or(Layout::Wide))?;
            vec![delimited::written(&sheet, dialect(options))?]
        }
        Format::Xlsx => {
            let book = export::book(workshop, what, segment).map_err(Error::Export)?;
            vec![workbook::written(&book)?]
        }
        Format::Markdown => {
            let layout = options
                .layout
                .unwrap_or_else(|| export::readable_layout(workshop));
            let sheet = sheet(layout)?;
            // A framework without its empty levels would be another one.
            let sheet = match what {
                What::Competencies => sheet,
                _ => sheet.without_empty_columns(),
            };
            vec![markdown::table(&sheet).into_bytes()]
        }
        Format::Json => {
            let records = json::of(workshop, what).map_err(Error::Export)?;
            let mut text = serde_json::to_string_pretty(&records).map_err(|error| {
                Error::Export(format!("the records cannot be written: {error}"))
            })?;
            text.push('\n');
            vec![text.into_bytes()]
        }
        Format::Jira => jira::sheets(workshop, what)
            .iter()
            .map(|sheet| delimited::written(sheet, dialect(options)))
            .collect::<Result<_, _>>()?,
    };
    let is_whole = what == What::All && options.format != Format::Jira;
    let left_out = export::left_out(workshop).filter(|_| is_whole);
    Ok(Exported { files, left_out })
}

/// How the cells of a file of lines are written.
fn dialect(options: &ExportOptions) -> Dialect {
    let is_tsv = options.format == Format::Tsv;
    // Jira would import the apostrophe.
    let for_people = options.format != Format::Jira && options.flavour != Some(Flavour::Machine);
    Dialect {
        delimiter: if is_tsv { b'\t' } else { b',' },
        crlf: !is_tsv,
        // What goes through the clipboard would carry the mark into the first cell.
        marked: for_people && !is_tsv,
        guarded: for_people,
    }
}

/// Says which options do not go together, instead of leaving one out.
fn refuse_mismatch(options: &ExportOptions) -> Result<(), Error> {
    let (what, format) = (options.what.word(), options.format.word());
    let is_lines = matches!(options.format, Format::Csv | Format::Tsv);
    let one_table = is_lines || options.format == Format::Markdown;
    let holds_chart = matches!(options.what, What::Raci | What::All);
    let refuse = |why: String| Err(Error::Usage(why));
    if options.what == What::All && one_table {
        return refuse(format!(
            "`--format {format}` holds one table; name one of `raci`, `tasks`, `votes`, `competencies`, `decisions` and \
             `actions` in place of `all`, or take `--format xlsx` or `json`"
        ));
    }
    let is_backlog = matches!(options.what, What::Tasks | What::Actions | What::All);
    if options.format == Format::Jira && !is_backlog {
        return refuse(format!(
            "`--format jira` holds what is to be done; export `tasks`, `actions` or `all` in place of `{what}`"
        ));
    }
    if options.flavour.is_some() && !is_lines {
        return refuse(format!(
            "`--flavour` goes with `--format csv` and `tsv` only, not with `{format}`"
        ));
    }
    if options.layout.is_some() && !(options.what == What::Raci && one_table) {
        return refuse(
            "`--layout` goes with `offsite export raci` and `--format csv`, `tsv` or `md` only"
                .to_owned(),
        );
    }
    if options.segment.is_some() && !(holds_chart && (one_table || options.format == Format::Xlsx))
    {
        return refuse(
            "`--segment` goes with the chart only: `offsite export raci`, in any format but `json`, which holds every \
             segment"
                .to_owned(),
        );
    }
    Ok(())
}
