//! `offsite new`.

mod ci;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::args::NewArgs;
use super::{Outcome, print, schema};
use crate::edit::Rewrite;
use crate::error::Error;
use crate::source::nearest_workshop;
use ci::Workflow;

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

/// Where the JSON Schema goes.
const SCHEMA: &str = "offsite.schema.json";

pub(super) fn run(args: &NewArgs, directory: Option<&Path>) -> Result<Outcome, Error> {
    let folder = directory.map_or_else(|| args.folder.clone(), |base| base.join(&args.folder));
    let workflow = args.ci.map(|ci| Workflow::of(ci, &folder)).transpose()?;
    let is_there = nearest_workshop(&folder).is_some_and(|nearest| nearest == folder);
    if let (Some(workflow), true) = (&workflow, is_there) {
        write(&workflow.path, &workflow.text)?;
        return told(&[said_of(workflow)]);
    }
    refuse_used(&folder)?;
    for (path, text) in STARTER {
        write(&folder.join(path), text)?;
    }
    write(&folder.join(SCHEMA), &schema::text(&BTreeMap::new()))?;
    let name = folder.display();
    let mut lines = vec![format!(
        "made a workshop in {name}\n\n  \
         offsite check {name}                what is wrong, and what to write instead\n  \
         offsite render {name} --out out     pages for the room, in out/index.html\n\n\
         Edit {name}/tasks.toml first.\n"
    )];
    if let Some(workflow) = &workflow {
        write(&workflow.path, &workflow.text)?;
        lines.push(said_of(workflow));
    }
    told(&lines)
}

/// What stands beside the TOML files of a workshop that was made otherwise: the schema for editors and what git leaves
/// out. What is there already stays.
pub(super) fn support(folder: &Path) -> Vec<Rewrite> {
    let hidden = STARTER.iter().filter(|(path, _)| path.starts_with('.'));
    let schema = (SCHEMA, schema::text(&BTreeMap::new()));
    let files = hidden
        .map(|(path, text)| (*path, (*text).to_owned()))
        .chain([schema]);
    let missing = files.filter(|(path, _)| folder.join(path).symlink_metadata().is_err());
    let rewrites = missing.map(|(path, after)| Rewrite {
        path: path.to_owned(),
        before: None,
        after,
    });
    rewrites.collect()
}

fn told(lines: &[String]) -> Result<Outcome, Error> {
    print(&lines.join("\n"))?;
    Ok(Outcome::Done)
}

fn said_of(workflow: &Workflow) -> String {
    format!(
        "made {}: once it is pushed, every push is checked, and what it changes is told in words\n",
        workflow.path.display()
    )
}

/// A folder with files is somebody's; nothing there is touched. What is hidden, such as `.git`, may stay beside a new
/// workshop as long as none of its files is in the way.
fn refuse_used(folder: &Path) -> Result<(), Error> {
    let refused = |why: String| {
        Err(Error::BadOutput {
            folder: folder.to_owned(),
            why,
        })
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return refused("it is a file; name a new folder".to_owned());
        }
        Err(error) => return Err(Error::io("read", folder, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Error::io("read", folder, error))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            return refused("there are files in it; name a new folder".to_owned());
        }
    }
    let mut files = STARTER.iter().map(|(path, _)| *path).chain([SCHEMA]);
    match files.find(|path| folder.join(path).symlink_metadata().is_ok()) {
        Some(path) => refused(format!("`{path}` is there; move it or name a new folder")),
        None => Ok(()),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Error::io("write", path, error))
}
