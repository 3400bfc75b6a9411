//! `offsite new`.

use std::fs;
use std::io;
use std::path::Path;

use super::args::NewArgs;
use super::{Outcome, print};
use crate::error::Error;
use crate::schema::json_schema;

/// The files of a new workshop: where each goes, and what is in it.
const STARTER: &[(&str, &str)] = &[
    ("workshop.toml", include_str!("../../starter/workshop.toml")),
    ("tasks.toml", include_str!("../../starter/tasks.toml")),
    ("ballots.toml", include_str!("../../starter/ballots.toml")),
    ("raci.toml", include_str!("../../starter/raci.toml")),
    (
        "competencies.toml",
        include_str!("../../starter/competencies.toml"),
    ),
    (
        "private/assessments.toml",
        include_str!("../../starter/private/assessments.toml"),
    ),
    (".gitignore", include_str!("../../starter/gitignore")),
    (
        ".gitattributes",
        include_str!("../../starter/gitattributes"),
    ),
];

pub(super) fn run(args: &NewArgs, directory: Option<&Path>) -> Result<Outcome, Error> {
    let folder = directory.map_or_else(|| args.folder.clone(), |base| base.join(&args.folder));
    refuse_used(&folder)?;
    for (path, text) in STARTER {
        write(&folder.join(path), text)?;
    }
    write(&folder.join("offsite.schema.json"), &json_schema())?;
    let name = folder.display();
    print(&format!(
        "made a workshop in {name}\n\n  \
         offsite check {name}                what is wrong, and what to write instead\n  \
         offsite render {name} --out out     pages for the room, in out/index.html\n\n\
         Edit {name}/tasks.toml first.\n"
    ))?;
    Ok(Outcome::Done)
}

/// A folder that has anything in it is somebody's; nothing there is touched.
fn refuse_used(folder: &Path) -> Result<(), Error> {
    let why = match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Ok(_) => "there are files in it; name a new folder",
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            "it is a file; name a new folder"
        }
        Err(error) => return Err(Error::io("read", folder, error)),
    };
    Err(Error::BadOutput {
        folder: folder.to_owned(),
        why: why.to_owned(),
    })
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Error::io("write", path, error))
}
