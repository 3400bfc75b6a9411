//! `offsite export`.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::args::{ExportArgs, ExportFlavour, ExportFormat, ExportLayout, ExportWhat};
use super::{Outcome, output};
use crate::edit::put;
use crate::error::Error;
use crate::pipeline::{ExportOptions, Exported, Flavour, Format, export, read_folder};
use crate::view::export::{Layout, What};

pub(super) fn run(args: &ExportArgs, folder: &Path) -> Result<Outcome, Error> {
    if let Some(file) = &args.output {
        output::refuse_precious(file)?;
    } else if args.format == ExportFormat::Xlsx && std::io::stdout().is_terminal() {
        return Err(Error::Usage(
            "a workbook is no text for a terminal; write it to a file with `-o FILE.xlsx`"
                .to_owned(),
        ));
    }
    let reading = read_folder(folder, None)?;
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let exported = export(&reading, &options(args))?;
    if let Some(why) = exported.left_out {
        // Beside the output, which a program may be reading.
        let _ = writeln!(anstream::stderr(), "left out: {why}");
    }
    match &args.output {
        Some(file) => write(&exported, file)?,
        None => print(&exported)?,
    }
    Ok(Outcome::Done)
}

fn options(args: &ExportArgs) -> ExportOptions {
    ExportOptions {
        what: match args.what {
            ExportWhat::Raci => What::Raci,
            ExportWhat::Tasks => What::Tasks,
            ExportWhat::Votes => What::Votes,
            ExportWhat::Competencies => What::Competencies,
            ExportWhat::Decisions => What::Decisions,
            ExportWhat::Actions => What::Actions,
            ExportWhat::All => What::All,
        },
        format: match args.format {
            ExportFormat::Csv => Format::Csv,
            ExportFormat::Tsv => Format::Tsv,
            ExportFormat::Xlsx => Format::Xlsx,
            ExportFormat::Md => Format::Markdown,
            ExportFormat::Json => Format::Json,
            ExportFormat::Jira => Format::Jira,
        },
        flavour: args.flavour.map(|flavour| match flavour {
            ExportFlavour::Spreadsheet => Flavour::Spreadsheet,
            ExportFlavour::Machine => Flavour::Machine,
        }),
        layout: args.layout.map(|layout| match layout {
            ExportLayout::Wide => Layout::Wide,
            ExportLayout::List => Layout::List,
            ExportLayout::Long => Layout::Long,
        }),
        segment: args.segment.clone(),
    }
}

/// Writes the file; where there are several, `backlog-1.csv`, `backlog-2.csv` and so on.
fn write(exported: &Exported, file: &Path) -> Result<(), Error> {
    match exported.files.as_slice() {
        [only] => put(file, only),
        several => (1..)
            .zip(several)
            .try_for_each(|(n, bytes)| put(&numbered(file, n), bytes)),
    }
}

fn numbered(file: &Path, number: usize) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = match file.extension() {
        Some(end) => format!("{stem}-{number}.{}", end.to_string_lossy()),
        None => format!("{stem}-{number}"),
    };
    file.with_file_name(name)
}

/// Writes to standard output byte by byte: what looks like a colour is somebody's text here.
fn print(exported: &Exported) -> Result<(), Error> {
    let [only] = exported.files.as_slice() else {
        return Err(Error::Usage(format!(
            "that makes {} files, since Jira takes 1,500 rows at once; name them with `-o FILE.csv`",
            exported.files.len()
        )));
    };
    let mut out = std::io::stdout().lock();
    out.write_all(only)
        .and_then(|()| out.flush())
        .map_err(|error| Error::io("write to", "standard output", error))
}
