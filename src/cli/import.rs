//! `offsite import`.

mod human;
mod json;
mod short;

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use super::args::{Format, ImportArgs, ImportFormat};
use super::new::support;
use super::{Outcome, print, report, workshop_folder};
use crate::diagnostic::Severity;
use crate::edit::write_all;
use crate::error::Error;
use crate::import::Choices;
use crate::pipeline::{Imported, NotImported, import};
use crate::sheet::{self, Book, MOST_BYTES};

pub(super) fn run(args: &ImportArgs, directory: Option<&Path>) -> Result<Outcome, Error> {
    let folder = workshop_folder(args.into.as_deref(), directory)?;
    let book = book(&args.file)?;
    let may_start = args.into.is_some() || directory.is_some();
    let imported = import(&book, &choices(args), &folder, may_start, args.dates.as_of)
        .map_err(|refused| said(refused, &folder, may_start))?;
    if !args.dry_run {
        let support = if imported.is_new {
            support(&folder)
        } else {
            Vec::new()
        };
        write_all(&folder, &[imported.rewrites.clone(), support].concat())?;
    }
    let told = Telling {
        imported: &imported,
        book: &book,
        folder: &folder,
        is_dry: args.dry_run,
    };
    print(&match args.format {
        ImportFormat::Human => human::write(&told),
        ImportFormat::Short => short::write(&told),
        ImportFormat::Json => json::write(&told),
    })?;
    let is_wrong = |finding: &crate::import::Finding| finding.severity() == Severity::Error;
    Ok(if imported.findings.iter().any(is_wrong) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What is told, in any format.
struct Telling<'t> {
    imported: &'t Imported,
    book: &'t Book,
    folder: &'t Path,
    is_dry: bool,
}

/// The tables of the file, or of standard input.
fn book(path: &Path) -> Result<Book, Error> {
    let is_stdin = path.as_os_str() == "-";
    let name = match path.file_name().filter(|_| !is_stdin) {
        // It stands in a comment of the files.
        Some(name) => report::one_line(&name.to_string_lossy()),
        None => "standard input".to_owned(),
    };
    let bytes = if is_stdin {
        limited(std::io::stdin(), Path::new("standard input"))?
    } else {
        let file = fs::File::open(path).map_err(|error| Error::io("read", path, error))?;
        limited(file, path)?
    };
    sheet::read(&name, &bytes)
        .map_err(|why| Error::Import(format!("cannot import `{}`: {why}", path.display())))
}

/// As many bytes as are read of a file, and one more so that a larger one is noticed.
fn limited(file: impl std::io::Read, path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io("read", path, error))?;
    Ok(bytes)
}

fn choices(args: &ImportArgs) -> Choices {
    let layout = &args.layout;
    Choices {
        kind: args.kind.map(super::args::ImportKind::kind),
        sheet: layout.sheet.clone(),
        header_row: layout.header_row,
        columns: layout
            .columns
            .iter()
            .flat_map(|said| said.0.clone())
            .collect(),
        letters: layout
            .letters
            .iter()
            .flat_map(|said| said.0.clone())
            .collect(),
        is_transposed: layout.transposed,
        accept_lookalikes: layout.accept_lookalikes,
        with_struck: layout.with_struck,
        people_as: layout.people_as.clone(),
        voter: layout.voter.clone(),
        ..Choices::default()
    }
}

/// Why nothing is imported; what would be wrong is printed beside the output.
fn said(refused: NotImported, folder: &Path, may_start: bool) -> Error {
    match refused {
        NotImported::Error(Error::NoToml(_) | Error::NotAWorkshop { .. }) if may_start => {
            Error::Import(format!(
                "nothing was imported: `{}` is no workshop and has other files in it; name a new folder, such as \
             `--into my-offsite`",
                folder.display()
            ))
        }
        NotImported::Error(Error::NoToml(_) | Error::NotAWorkshop { .. }) => Error::Usage(
            "there is no workshop here; name a folder for one with `--into DIR`".to_owned(),
        ),
        NotImported::Error(error) => error,
        NotImported::Unclear(reading) => {
            let report = reading.report.without(|finding| !finding.unclear);
            let found = report::write(Format::Human, folder, &reading.sources, &report);
            // Not being able to say more is no reason to say something else.
            let _ = anstream::stderr().write_all(found.as_bytes());
            Error::Import(
                "nothing was imported: the files would not make sense afterwards, as said above; \
                 mend that in the sheet"
                    .to_owned(),
            )
        }
    }
}
