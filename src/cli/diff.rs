//! `offsite diff`.

mod github;
mod human;
mod json;

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Deny, DiffArgs, DiffFormat};
use super::report;
use super::{Outcome, print};
use crate::diagnostic::Severity;
use crate::diff::{Compared, Side};
use crate::error::Error;
use crate::pipeline::{Unclear, compare};
use crate::render::markdown;
use crate::source::SourceTree;
use crate::view::changes;
use crate::words::english;

pub(super) fn run(args: &DiffArgs, folder: &Path) -> Result<Outcome, Error> {
    let sides = Sides::of(args, folder)?;
    let names = sides.names.clone();
    let compared = match compare(sides.before, sides.after, args.dates.as_of) {
        Ok(compared) => compared,
        Err(unclear) => return Err(refused(&unclear, &names)?),
    };
    let told = Telling {
        compared: &compared,
        names: &names,
        folder: &names.folder,
    };
    // Files first: what is printed may end early, in a pager.
    for output in &args.output {
        fs::write(&output.file, told.written(output.format)?)
            .map_err(|error| Error::io("write", &output.file, error))?;
    }
    print(&told.written(args.format)?)?;
    let is_denied = match args.deny {
        _ if args.exit_code && !compared.is_same() => true,
        None => false,
        Some(Deny::Errors) => compared.reaches(Severity::Error),
        Some(Deny::Warnings) => compared.reaches(Severity::Warning),
        Some(Deny::Notes) => !compared.is_same(),
    };
    Ok(if is_denied {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What is compared.
struct Sides {
    before: SourceTree,
    after: SourceTree,
    names: Names,
}

/// What the two sides are called.
#[derive(Debug, Clone)]
struct Names {
    /// The earlier side, as it was named.
    before: String,
    /// The later side.
    after: String,
    /// Where the files of the later side lie, for those who want to open them.
    folder: PathBuf,
}

impl Sides {
    fn of(args: &DiffArgs, folder: &Path) -> Result<Self, Error> {
        match (&args.from, &args.to) {
            (None, None) => Err(Error::Usage("revisions come with git".to_owned())),
            (from, to) => {
                let from = from.as_deref().unwrap_or(folder);
                let to = to.as_deref().unwrap_or(folder);
                Ok(Self {
                    before: SourceTree::read(from)?,
                    after: SourceTree::read(to)?,
                    names: Names {
                        before: from.display().to_string(),
                        after: to.display().to_string(),
                        folder: to.to_owned(),
                    },
                })
            }
        }
    }
}

/// Prints what is wrong with the side that does not make sense, and says that nothing was compared.
fn refused(unclear: &Unclear, names: &Names) -> Result<Error, Error> {
    let name = match unclear.side {
        Side::Before => &names.before,
        Side::After => &names.after,
    };
    let reading = &unclear.reading;
    let folder = Path::new(name);
    let format = super::args::Format::Human;
    print(&report::write(
        format,
        folder,
        &reading.sources,
        &reading.report,
    ))?;
    Ok(Error::CannotCompare(name.clone()))
}

/// What is told, in any format.
struct Telling<'t> {
    compared: &'t Compared,
    names: &'t Names,
    folder: &'t Path,
}

impl Telling<'_> {
    fn written(&self, format: DiffFormat) -> Result<String, Error> {
        let compared = self.compared;
        Ok(match format {
            DiffFormat::Human => human::write(&changes::of(compared, english()), self),
            DiffFormat::Json => json::write(self),
            DiffFormat::Github => github::write(self),
            DiffFormat::Md => {
                let words = &compared.after.words;
                markdown::page(&changes::digest::of(compared, words), words)
            }
        })
    }

    /// A path inside the later workshop as somebody in the current folder would type it.
    fn path(&self, path: &str) -> String {
        report::typed_path(self.folder, path)
    }
}
