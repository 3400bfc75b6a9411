//! `render --since`: an earlier state of the workshop, from a folder or from a commit.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use super::report;
use super::{print, read_clear};
use crate::cli::args::Format;
use crate::error::{Error, GitTrouble};
use crate::git::{Objects, Repository};
use crate::pipeline::{Earlier, read};
use crate::source::SourceTree;

/// The earlier state that was named; where it makes no sense, says why and that nothing is rendered.
pub(super) fn earlier(
    typed: &str,
    folder: &Path,
    as_of: Option<Date>,
) -> Result<Option<Earlier>, Error> {
    let path = Path::new(typed);
    let earlier = if path.is_dir() {
        read_clear(path, as_of)?.map(|reading| Earlier {
            workshop: reading.workshop,
            name: called(path),
        })
    } else {
        at_revision(typed, folder, as_of)?
    };
    if earlier.is_none() {
        print("nothing was rendered: the earlier state does not make sense\n")?;
    }
    Ok(earlier)
}

fn at_revision(
    revision: &str,
    folder: &Path,
    as_of: Option<Date>,
) -> Result<Option<Earlier>, Error> {
    let repository = match Repository::around(folder) {
        // Without git it can only have been meant as a folder.
        Err(Error::Git(GitTrouble::NoRepository(_) | GitTrouble::NotInstalled)) => {
            return Err(Error::NoFolder(revision.into()));
        }
        around => around?,
    };
    let commit = repository.commit(revision)?;
    let mut objects = Objects::of(&repository)?;
    let sources = SourceTree::at_revision(&repository, &mut objects, &commit)?;
    let Some(reading) = read(sources, as_of) else {
        let revision = commit.name;
        let folder = repository.prefix().to_owned();
        return Err(GitTrouble::NoWorkshopThen { folder, revision }.into());
    };
    if reading.report.is_unclear() {
        let (sources, report) = (&reading.sources, &reading.report);
        print(&report::write(
            Format::Human,
            Path::new(revision),
            sources,
            report,
        ))?;
        return Ok(None);
    }
    Ok(Some(Earlier {
        workshop: reading.workshop,
        name: commit.name,
    }))
}

/// What pages call the folder of an earlier state: its own name, since the way to it is nobody else's business.
pub(super) fn called(folder: &Path) -> String {
    // `.` has a name only once it is known where that is.
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().unwrap_or(folder.as_os_str());
    name.to_string_lossy().into_owned()
}
