//! The pipeline from files to a checked workshop, and from there to its pages, as every command runs it.

use std::path::Path;

use jiff::civil::Date;

use crate::artifacts::Artifacts;
use crate::check::check;
use crate::diagnostic::{Report, Severity};
use crate::error::Error;
use crate::load::load;
use crate::model::Workshop;
use crate::render::html::Html;
use crate::render::plot::{self, Canvas, Fonts};
use crate::resolve::resolve;
use crate::source::SourceTree;
use crate::view::frame::Page;
use crate::view::impact_effort::FigureOptions;
use crate::view::{self, ViewOptions};

/// A workshop with the files that it was read from and everything that was found.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub sources: SourceTree,
    /// What they mean; only to be shown where the report is not unclear.
    pub workshop: Workshop,
    /// What was found, in the order of the files.
    pub report: Report,
}

/// Reads and checks the workshop in `folder`; dates are judged as of `as_of`, else of the workshop's own day.
///
/// # Errors
/// The folder does not exist, cannot be read, or is not a workshop.
pub fn read_folder(folder: &Path, as_of: Option<Date>) -> Result<Reading, Error> {
    let sources = SourceTree::read(folder)?;
    let files = sources.files().len();
    let reading = read(sources, as_of);
    reading.ok_or_else(|| Error::NotAWorkshop {
        folder: folder.to_owned(),
        files,
    })
}

/// Reads and checks a workshop from files in memory; `None` where nothing in them is one.
pub fn read(sources: SourceTree, as_of: Option<Date>) -> Option<Reading> {
    let mut report = Report::default();
    let loaded = load(&sources, &mut report);
    if !loaded.is_workshop && !report.reaches(Severity::Error) {
        return None;
    }
    let workshop = resolve(&loaded, &mut report);
    check(&workshop, &loaded.origin, &sources, as_of, &mut report);
    report.sort();
    Some(Reading {
        sources,
        workshop,
        report,
    })
}

/// What to render, and how.
#[derive(Debug, Default)]
pub struct RenderOptions {
    /// Only these pages; empty: all of them.
    pub pages: Vec<Page>,
    /// Show names and levels of people.
    pub private: bool,
    /// A font file for scripts that the built-in font lacks.
    pub font: Option<Vec<u8>>,
    /// The workshop's own page templates, by name.
    pub templates: Vec<(String, String)>,
    /// What the impact-effort plot shows beyond the usual.
    pub figure: FigureOptions,
}

/// The pages of a workshop.
#[derive(Debug)]
pub struct Rendered {
    /// The files to write.
    pub artifacts: Artifacts,
    /// Scripts that no font at hand can draw in figures, such as "Arabic".
    pub missing_scripts: Vec<&'static str>,
}

/// How many pixels of the PNG one pixel of the SVG becomes in each direction: sharp on a projector.
const PNG_SCALE: f64 = 2.0;

/// Renders the pages of a workshop whose report is not unclear.
///
/// # Errors
/// What is to be highlighted does not exist, a template of the workshop's own does not work, the font file is not a
/// font, or a figure cannot be drawn.
pub fn render(reading: &Reading, options: RenderOptions) -> Result<Rendered, Error> {
    let (workshop, report) = (&reading.workshop, &reading.report);
    let shown = ViewOptions {
        private: options.private,
    };
    options.figure.check(workshop).map_err(Error::Usage)?;
    let html = Html::new(&options.templates)?;
    let figure = |why: &dyn std::fmt::Display| Error::Figure(why.to_string());
    let fonts = match options.font {
        Some(file) => Fonts::with_extra(file).map_err(|error| figure(&error))?,
        None => Fonts::built_in(),
    };
    let drawn = plot::impact_effort::draw(
        &view::impact_effort::of(workshop, &options.figure),
        &Canvas::default(),
        &fonts,
    )
    .map_err(|error| figure(&error))?;
    let svg = drawn.drawing.svg();

    let mut artifacts = Artifacts::default();
    let wanted = |page: &Page| options.pages.is_empty() || options.pages.contains(page);
    for page in Page::ALL.into_iter().filter(wanted) {
        let text = match page {
            Page::Index => html.index(&view::index::of(workshop, report, &shown), svg)?,
            Page::ImpactEffort => {
                artifacts.add("impact-effort.svg", svg);
                let png = drawn
                    .drawing
                    .png(PNG_SCALE)
                    .map_err(|error| figure(&error))?;
                artifacts.add("impact-effort.png", png);
                html.impact_effort(&view::plot_page::of(workshop, report, &shown), svg)?
            }
            Page::Raci => html.raci(&view::raci::of(workshop, report, &shown))?,
            Page::Competencies => {
                html.competencies(&view::competencies::of(workshop, report, &shown))?
            }
        };
        artifacts.add(page.file(), text);
    }
    Ok(Rendered {
        artifacts,
        missing_scripts: drawn.missing_scripts,
    })
}
