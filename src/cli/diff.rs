//! `offsite diff`.

mod github;
pub(super) mod human;
mod json;
mod short;
mod sides;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::args::{Deny, DiffArgs, DiffFormat, Format};
use super::render::own_templates;
use super::report;
use super::{Outcome, output, print};
use crate::diagnostic::Severity;
use crate::diff::{Compared, Side};
use crate::error::Error;
use crate::pipeline::{Reading, Unclear, compare};
use crate::render::html::Html;
use crate::render::{announcement, markdown};
use crate::view::{self, changes};
use crate::vocabulary::NameStyle;
use crate::words::english;
use sides::{Names, Sides};

pub(super) fn run(args: &DiffArgs, folder: &Path) -> Result<Outcome, Error> {
    for output in &args.output {
        output::refuse_precious(&output.file)?;
    }
    let sides = Sides::of(args, folder)?;
    let names = sides.names.clone();
    let compared = compare(sides.before, sides.after, args.dates.as_of)
        .map_err(|unclear| refused(&unclear, &names))?;
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
        Some(Deny::Notes) => compared.reaches(Severity::Note),
    };
    Ok(if is_denied {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// Says what is wrong with the side that does not make sense, and that nothing was compared. Beside the output, which
/// a program may be reading.
fn refused(unclear: &Unclear, names: &Names) -> Error {
    let name = match unclear.side {
        Side::Before => &names.before,
        Side::After => &names.after,
    };
    let Reading {
        sources, report, ..
    } = &unclear.reading;
    let report = report.without(|finding| !finding.unclear);
    let found = report::write(Format::Human, Path::new(name), sources, &report);
    // Not being able to say more is no reason to say something else.
    let _ = anstream::stderr().write_all(found.as_bytes());
    Error::CannotCompare(name.clone())
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
            DiffFormat::Human => {
                let (before, after) = (&self.names.before, &self.names.after);
                human::write(
                    &changes::of(compared, english()),
                    before,
                    after,
                    self.folder,
                )
            }
            DiffFormat::Short => short::write(self),
            DiffFormat::Json => json::write(self),
            DiffFormat::Github => github::write(self),
            DiffFormat::Md => {
                let words = &compared.after.words;
                markdown::page(&changes::digest::of(compared, words), words)
            }
            DiffFormat::Announce => {
                announcement::text(&view::announcement::of(compared), &compared.after.words)
            }
            DiffFormat::AnnounceHtml => {
                let templates = own_templates(self.folder)?;
                let html = Html::new(&templates, &compared.after.words)?;
                html.page("announcement.html", &view::announcement::of(compared))?
            }
            DiffFormat::Html => self.page()?,
        })
    }

    /// One page that lies anywhere, in the language of the later workshop.
    fn page(&self) -> Result<String, Error> {
        let words = &self.compared.after.words;
        let html = Html::new(&own_templates(self.folder)?, words)?;
        let (before, after) = self.names.on_pages();
        let page = changes::page::of(self.compared, &before, &after);
        html.page("changes.html", &page)
    }

    /// Whether people may be named in full.
    fn names_people(&self) -> bool {
        self.compared.after.name_style() == NameStyle::Full
    }

    /// A path inside the later workshop as somebody in the current folder would type it.
    fn path(&self, path: &str) -> String {
        report::typed_path(self.folder, path)
    }

    /// A path inside the earlier workshop, likewise; as it is inside where there is no such folder.
    fn path_before(&self, path: &str) -> String {
        match &self.names.folder_before {
            Some(folder) => report::typed_path(folder, path),
            None => path.to_owned(),
        }
    }
}
