//! The pipeline from files to a checked workshop, and from there to its pages, as every command runs it.

mod compare;
mod enter;
mod export;
mod handouts;
mod import;
mod layout;
mod log;
mod plots;
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
use crate::render::plot::Medium;
use crate::resolve::resolve;
use crate::source::SourceTree;
use crate::view::frame::Page;
use crate::view::handout::{self, Handout, HandoutOptions, Pack};
use crate::view::impact_effort::FigureOptions;
use crate::view::raci::{Tab, contested, decisions, list, roles, segments};
use crate::view::since::Since;
use crate::view::{self, ViewOptions, raci};
use crate::vocabulary::Paper;
use handouts::Printer;
use plots::{Plots, add};

pub use compare::{Unclear, compare};
pub use enter::{Entering, Told};
pub use export::{ExportOptions, Exported, Flavour, Format, export};
pub use import::{Imported, NotImported, import};
pub use layout::{LaidOut, lay_out};
pub use log::{Walked, each_change};
pub use rename::{ids_offered, rename};

/// A workshop with the files that it was read from and everything that was found.
#[derive(Debug, Clone)]
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

impl Reading {
    /// The same workshop on other paper.
    fn on(&self, paper: Paper) -> Self {
        let mut reading = self.clone();
        reading.workshop.about.paper = paper;
        reading
    }
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
    /// Only these pages and handouts; empty: all of them.
    pub only: Vec<Output>,
    /// Handouts bound into one file, beside the rest or on their own where nothing else is asked for.
    pub packs: Vec<Pack>,
    /// How handouts are made.
    pub handouts: HandoutOptions,
    /// Also print handouts and packs to PDF, with a browser that is installed.
    pub pdf: bool,
    /// The paper of everything, whatever the workshop says.
    pub paper: Option<Paper>,
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

/// Something that is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A page; the page of handouts brings all of them along.
    Page(Page),
    /// A handout.
    Handout(Handout),
}

impl RenderOptions {
    /// Whether all that a workshop has is asked for.
    pub fn is_whole(&self) -> bool {
        self.only.is_empty() && self.packs.is_empty()
    }

    fn wants(&self, output: Output) -> bool {
        self.is_whole() || self.only.contains(&output)
    }

    fn handouts_by_name(&self) -> impl Iterator<Item = Handout> {
        let listed = self.wants(Output::Page(Page::Handouts));
        let named = self.only.iter().filter_map(|output| match output {
            Output::Handout(handout) => Some(*handout),
            Output::Page(_) => None,
        });
        // The list has brought all of them along.
        named.filter(move |_| !listed)
    }

    /// The packs that are asked for; whoever asks for all handouts gets them bound as well.
    fn packs(&self) -> impl Iterator<Item = Pack> {
        let all = self.wants(Output::Page(Page::Handouts));
        let packs = Pack::ALL.into_iter();
        packs.filter(move |pack| all || self.packs.contains(pack))
    }

    fn shown(&self) -> ViewOptions {
        ViewOptions {
            private: self.private,
            across: self.figure.across,
            compared: self.since.is_some(),
        }
    }
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
/// What is to be highlighted does not exist, nor the label to start at, a template of the workshop's own does not work,
/// the font file is not a font, a figure cannot be drawn, or a PDF is asked for and there is no browser.
pub fn render(reading: &Reading, options: RenderOptions) -> Result<Rendered, Error> {
    let on_paper = options.paper.map(|paper| reading.on(paper));
    let reading = on_paper.as_ref().unwrap_or(reading);
    let (workshop, report) = (&reading.workshop, &reading.report);
    let shown = options.shown();
    options.figure.check(workshop).map_err(Error::Usage)?;
    options.handouts.check().map_err(Error::Usage)?;
    let html = Html::new(&options.templates, &workshop.words)?;
    let earlier = options.since.as_ref();
    let since = earlier.map(|earlier| Since::new(&earlier.workshop, workshop, &earlier.name));
    let since = since.as_ref();
    let plots = Plots::new(workshop, &options, since)?;

    let mut artifacts = Artifacts::default();
    let mut names = None;
    refuse_missing(workshop, &options)?;
    let printer = Printer::new(reading, &html, &plots, &options, since)?;
    for page in Page::of(workshop).filter(|page| options.wants(Output::Page(*page))) {
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
                html.impact_effort(&view, screen.drawing.svg(), numbers.drawing.svg())?
            }
            Page::Raci => {
                charts(reading, &html, &shown, since, &mut artifacts)?;
                continue;
            }
            Page::Agreement => {
                html.page("agreement.html", &view::agreement::of(workshop, &shown))?
            }
            Page::Competencies => html.page(
                "competencies.html",
                &view::competencies::of(workshop, report, &shown),
            )?,
            Page::Handouts => {
                let handouts = Handout::of(workshop, shown);
                printer.add_each(handouts, &mut artifacts)?;
                html.page("handouts.html", &handout::list::of(workshop, &shown))?
            }
        };
        artifacts.add(page.file(), text);
    }
    printer.add_each(options.handouts_by_name(), &mut artifacts)?;
    for pack in options.packs() {
        printer.add_pack(pack, &mut artifacts)?;
    }
    Ok(Rendered {
        artifacts,
        missing_scripts: plots.missing_scripts(),
        names,
    })
}

/// Refuses pages and handouts that are asked for by name and that the workshop does not have.
fn refuse_missing(workshop: &Workshop, options: &RenderOptions) -> Result<(), Error> {
    let why = options.only.iter().find_map(|output| match output {
        Output::Page(page) if !page.is_in(workshop) => Some(format!(
            "there is no `{}`: nobody has answered yet, with lines such as `activity = {{ A = \"role\" }}` under \
             `[ballot.person.raci]`",
            page.file()
        )),
        Output::Handout(handout) => handout.missing(workshop, &options.shown()),
        Output::Page(_) => None,
    });
    why.map_or(Ok(()), |why| Err(Error::Usage(why)))
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
