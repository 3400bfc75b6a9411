//! The pipeline from files to a checked workshop, and from there to its pages, as every command runs it.

mod compare;
mod enter;
mod export;
mod import;
mod layout;
mod log;
mod rename;

use std::path::Path;

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::artifacts::Artifacts;
use crate::check::{check, check_in_segment};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::edit::{self, Edit, Settlement};
use crate::error::Error;
use crate::load::{Loaded, load};
use crate::model::people::Segment;
use crate::model::{Id, Workshop};
use crate::render::html::Html;
use crate::render::plot::impact_effort::{Plot, draw};
use crate::render::plot::{Fonts, Medium};
use crate::resolve::resolve;
use crate::source::SourceTree;
use crate::view::competencies::sheets;
use crate::view::frame::Page;
use crate::view::impact_effort::{Figure, FigureOptions};
use crate::view::raci::{Tab, contested, decisions, list, roles, segments};
use crate::view::since::Since;
use crate::view::{self, ViewOptions, raci};

pub use compare::{Unclear, compare};
pub use enter::{Entering, Told};
pub use export::{ExportOptions, Exported, Flavour, Format, export};
pub use import::{Imported, NotImported, import};
pub use layout::{LaidOut, lay_out};
pub use log::{Walked, each_change};
pub use rename::{ids_offered, rename};

/// A workshop with the files that it was read from and everything that was found.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub sources: SourceTree,
    /// What they mean; only to be shown where the report is not unclear.
    pub workshop: Workshop,
    /// What was found, in the order of the files.
    pub report: Report,
    /// What is found in the letters as they are in each segment that has some of its own.
    pub in_segments: IndexMap<Id<Segment>, Report>,
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
    let workshop = checked(&loaded, &sources, as_of, &mut report);
    let differing = workshop.differing_segments();
    let in_segments = differing.map(|segment| {
        let report = check_in_segment(&workshop, segment, &loaded.origin, &sources, as_of);
        (segment.clone(), report)
    });
    Some(Reading {
        in_segments: in_segments.collect(),
        sources,
        workshop,
        report,
    })
}

/// Whether files are those of a workshop, or so broken that nobody can say.
pub fn holds_workshop(sources: &SourceTree) -> bool {
    let mut report = Report::default();
    load(sources, &mut report).is_workshop || report.reaches(Severity::Error)
}

/// What loaded files mean, with what the rules find in it.
fn checked(
    loaded: &Loaded<'_>,
    sources: &SourceTree,
    as_of: Option<Date>,
    report: &mut Report,
) -> Workshop {
    let workshop = resolve(loaded, report);
    check(&workshop, &loaded.origin, sources, as_of, report);
    report.sort();
    workshop
}

/// A change of the files by which a row is settled, and what it leads to; not yet written.
#[derive(Debug)]
pub struct Settled {
    /// The change.
    pub edit: Edit,
    /// The workshop as it will be.
    pub reading: Reading,
    /// What is found about the row then and not before.
    pub new_findings: Vec<Diagnostic>,
}

/// Settles a row of the workshop that was read from `folder`, on paper: nothing is written.
///
/// # Errors
/// It is unclear what the files mean, or the row cannot be changed without anything else.
pub fn settle(
    reading: &Reading,
    folder: &Path,
    settlement: &Settlement,
    as_of: Option<Date>,
) -> Result<Settled, Error> {
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let edit = edit::settle(&reading.sources, &reading.workshop, settlement)?;
    let sources = reading.sources.with_text(edit.file, edit.after.clone());
    let after = read(sources, as_of).filter(|after| {
        !after.report.is_unclear() && settlement.is_all_between(&reading.workshop, &after.workshop)
    });
    let Some(after) = after else {
        return Err(Error::NotOnlyThat(folder.join(&edit.path)));
    };
    let known = |finding: &Diagnostic| {
        let mut before = reading.report.findings().iter();
        before.any(|known| known.code == finding.code && known.message == finding.message)
    };
    let about_row = |finding: &Diagnostic| {
        finding.about.as_ref().is_some_and(|place| {
            matches!(place.kind(), "activity" | "task")
                && place.id() == Some(settlement.row.as_str())
        })
    };
    let findings = after.report.findings().iter();
    let new_findings = findings
        .filter(|finding| about_row(finding) && !known(finding))
        .cloned()
        .collect();
    Ok(Settled {
        edit,
        reading: after,
        new_findings,
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
    /// What the plot is made for, a file each; the page always has those for the screen.
    pub media: Vec<Medium>,
    /// How many pixels of a PNG one pixel of the plot becomes in each direction, a file each.
    pub png_scales: Vec<u8>,
    /// An earlier state of the workshop: pages mark what is new, and names keep their places in the plot.
    pub since: Option<Earlier>,
}

/// An earlier state of a workshop.
#[derive(Debug)]
pub struct Earlier {
    /// The workshop as it was.
    pub workshop: Workshop,
    /// What pages call that state.
    pub name: String,
}

/// The pages of a workshop.
#[derive(Debug)]
pub struct Rendered {
    /// The files to write.
    pub artifacts: Artifacts,
    /// Scripts that no font at hand can draw in figures, such as "Arabic".
    pub missing_scripts: Vec<&'static str>,
    /// What became of the names in the plot; `None` if it was not asked for.
    pub names: Option<NameCounts>,
}

/// What became of the tasks in the plot for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameCounts {
    /// With their name.
    pub named: usize,
    /// With a number that the list explains.
    pub numbered: usize,
    /// Under the marker of another.
    pub hidden: usize,
}

/// Renders the pages of a workshop whose report is not unclear.
///
/// # Errors
/// What is to be highlighted does not exist, a template of the workshop's own does not work, the font file is not a
/// font, or a figure cannot be drawn.
pub fn render(reading: &Reading, options: RenderOptions) -> Result<Rendered, Error> {
    let (workshop, report) = (&reading.workshop, &reading.report);
    let shown = ViewOptions {
        private: options.private,
        across: options.figure.across,
    };
    options.figure.check(workshop).map_err(Error::Usage)?;
    let html = Html::new(&options.templates, &workshop.words)?;
    let earlier = options.since.as_ref();
    let since = earlier.map(|earlier| Since::new(&earlier.workshop, workshop, &earlier.name));
    let since = since.as_ref();
    let plots = Plots::new(workshop, &options, since)?;

    let mut artifacts = Artifacts::default();
    let mut missing_scripts = Vec::new();
    let mut names = None;
    let wanted = |page: &Page| options.pages.is_empty() || options.pages.contains(page);
    if let Some(page) = options.pages.iter().find(|page| !page.is_in(workshop)) {
        return Err(Error::Usage(format!(
            "there is no `{}`: nobody has answered yet, with lines such as `activity = {{ A = \"role\" }}` under \
             `[ballot.person.raci]`",
            page.file()
        )));
    }
    for page in Page::of(workshop).filter(wanted) {
        let text = match page {
            Page::Index => {
                let thumbnail = plots.draw(Medium::Thumbnail)?;
                let view = view::index::of(workshop, report, &shown);
                let view = marked(view, since, Since::mark_index);
                html.index(&view, thumbnail.drawing.svg())?
            }
            Page::ImpactEffort => {
                let screen = plots.draw(Medium::Screen)?;
                let numbers = plots.draw(Medium::Numbers)?;
                for medium in options.media.iter().copied() {
                    match medium {
                        Medium::Screen => add(&mut artifacts, medium, &screen, &options)?,
                        Medium::Numbers => add(&mut artifacts, medium, &numbers, &options)?,
                        _ => add(&mut artifacts, medium, &plots.draw(medium)?, &options)?,
                    }
                }
                names = Some(NameCounts {
                    named: screen.named,
                    numbered: screen.numbered,
                    hidden: screen.hidden,
                });
                let view = view::plot_page::of(workshop, report, &shown);
                let view = marked(view, since, Since::mark_map);
                let text =
                    html.impact_effort(&view, screen.drawing.svg(), numbers.drawing.svg())?;
                missing_scripts = screen.missing_scripts;
                text
            }
            Page::Raci => {
                charts(reading, &html, &shown, since, &mut artifacts)?;
                continue;
            }
            Page::Agreement => {
                html.page("agreement.html", &view::agreement::of(workshop, &shown))?
            }
            Page::Competencies => {
                print_sheets(workshop, &html, &shown, &mut artifacts)?;
                html.page(
                    "competencies.html",
                    &view::competencies::of(workshop, report, &shown),
                )?
            }
            // Written with the page that they belong to.
            Page::BlankSelfAssessment | Page::SelfAssessment | Page::Gaps | Page::Development => {
                continue;
            }
        };
        artifacts.add(page.file(), text);
    }
    Ok(Rendered {
        artifacts,
        missing_scripts,
        names,
    })
}

/// A page with its marks of what is new, where there is something to compare it with.
fn marked<'s, P>(mut page: P, since: Option<&Since<'s>>, mark: impl Fn(&Since<'s>, &mut P)) -> P {
    if let Some(since) = since {
        mark(since, &mut page);
    }
    page
}

/// Adds the sheets of the responsibility chart.
fn charts(
    reading: &Reading,
    html: &Html,
    shown: &ViewOptions,
    since: Option<&Since<'_>>,
    artifacts: &mut Artifacts,
) -> Result<(), Error> {
    let (workshop, report) = (&reading.workshop, &reading.report);
    for tab in Tab::all(workshop) {
        let text = match &tab {
            Tab::Chart => {
                let page = raci::of(workshop, report, None, shown);
                let mark = |since: &Since<'_>, page: &mut _| since.mark_chart(page, None);
                html.page("raci.html", &marked(page, since, mark))
            }
            Tab::Roles => {
                let page = roles::of(workshop, report, shown);
                html.page("raci-roles.html", &marked(page, since, Since::mark_roles))
            }
            Tab::List => {
                let page = list::of(workshop, report, shown);
                html.page("raci-list.html", &marked(page, since, Since::mark_list))
            }
            Tab::Contested => html.page(
                "raci-to-settle.html",
                &contested::of(workshop, report, shown),
            ),
            Tab::Decisions => html.page(
                "raci-decisions.html",
                &decisions::of(workshop, report, shown),
            ),
            Tab::Segments => html.page("raci-segments.html", &segments::of(workshop, shown)),
            Tab::Segment(id) => {
                let there = reading.in_segments.get(id).unwrap_or(report);
                let page = raci::of(workshop, there, Some(id), shown);
                let mark = |since: &Since<'_>, page: &mut _| since.mark_chart(page, Some(id));
                html.page("raci.html", &marked(page, since, mark))
            }
        };
        artifacts.add(tab.file(workshop), text?);
    }
    Ok(())
}

/// Adds the pages of sheets to print, where there is a framework.
fn print_sheets(
    workshop: &Workshop,
    html: &Html,
    shown: &ViewOptions,
    artifacts: &mut Artifacts,
) -> Result<(), Error> {
    if workshop.competencies.is_empty() {
        return Ok(());
    }
    let ticks = "self-assessment.html";
    for page in Page::sheets(shown.private) {
        let text = match page {
            Page::SelfAssessment => html.page(ticks, &sheets::self_assessment(workshop, shown)),
            Page::Gaps => html.page("gaps.html", &sheets::gaps(workshop, shown)),
            Page::Development => {
                html.page("development.html", &sheets::development(workshop, shown))
            }
            _ => html.page(ticks, &sheets::blank(workshop, shown)),
        };
        artifacts.add(page.file(), text?);
    }
    Ok(())
}

/// The impact-effort plot of a workshop, for any medium.
struct Plots {
    figure: Figure,
    before: Option<Figure>,
    fonts: Fonts,
}

impl Plots {
    fn new(
        workshop: &Workshop,
        options: &RenderOptions,
        since: Option<&Since<'_>>,
    ) -> Result<Self, Error> {
        let fonts = match &options.font {
            Some(file) => Fonts::with_extra(file.clone()).map_err(refused)?,
            None => Fonts::built_in(),
        };
        let figure = |workshop| view::impact_effort::of(workshop, &options.figure);
        let before = options.since.as_ref();
        let before = before.map(|earlier| figure(&earlier.workshop));
        let mut now = figure(workshop);
        if let Some((since, before)) = since.zip(before.as_ref()) {
            since.mark_figure(&mut now, before, options.figure.across);
        }
        Ok(Self {
            figure: now,
            before,
            fonts,
        })
    }

    fn draw(&self, medium: Medium) -> Result<Plot, Error> {
        draw(
            &self.figure,
            self.before.as_ref(),
            &medium.canvas(),
            &self.fonts,
        )
        .map_err(refused)
    }
}

fn refused(why: impl std::fmt::Display) -> Error {
    Error::Figure(why.to_string())
}

/// Adds the files of a plot.
fn add(
    artifacts: &mut Artifacts,
    medium: Medium,
    plot: &Plot,
    options: &RenderOptions,
) -> Result<(), Error> {
    let name = format!("impact-effort{}", medium.suffix());
    artifacts.add(format!("{name}.svg"), plot.drawing.svg());
    for scale in &options.png_scales {
        let times = match scale {
            1 => String::new(),
            _ => format!("@{scale}x"),
        };
        let png = plot.drawing.png(f64::from(*scale)).map_err(refused)?;
        artifacts.add(format!("{name}{times}.png"), png);
    }
    Ok(())
}
