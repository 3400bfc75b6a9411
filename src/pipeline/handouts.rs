//! Handouts of a workshop, one by one and in packs.

use indexmap::IndexMap;

use super::plots::Plots;
use super::{Reading, RenderOptions};
use crate::artifacts::Artifacts;
use crate::browser::Browser;
use crate::diff::Compared;
use crate::error::Error;
use crate::model::Workshop;
use crate::render::html::{Binding, ContentsLine, Html, Part, stacked};
use crate::render::plot::Drawing;
use crate::view::competencies::sheets;
use crate::view::handout::sheet::PaperSheet;
use crate::view::handout::{
    self, Handout, HandoutOptions, Head, Pack, agenda, ballot, calibration, cards, chart_poster,
    coverage, decisions, disagreement, guide, projector, raci_ballot, role_cards, stop_list,
    wall_chart, wall_plot,
};
use crate::view::impact_effort::{self, Figure};
use crate::view::raci::contested;
use crate::view::since::Since;
use crate::view::{ViewOptions, announcement};

/// Fills handouts for a reading.
pub(super) struct Printer<'r> {
    reading: &'r Reading,
    html: &'r Html,
    plots: &'r Plots,
    /// What everybody may see: handouts that name people and their levels do so whatever these say.
    shown: ViewOptions,
    since: Option<&'r Since<'r>>,
    options: HandoutOptions,
    /// An earlier state, for what changed since.
    earlier: Option<&'r Workshop>,
    /// Prints PDFs, where they are asked for.
    browser: Option<Browser>,
}

impl<'r> Printer<'r> {
    /// Looks for a browser where PDFs are asked for, before anything else is done.
    pub(super) fn new(
        reading: &'r Reading,
        html: &'r Html,
        plots: &'r Plots,
        options: &'r RenderOptions,
        since: Option<&'r Since<'r>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            reading,
            html,
            plots,
            shown: options.shown().shared(),
            since,
            options: options.handouts,
            earlier: options.since.as_ref().map(|earlier| &earlier.workshop),
            browser: options.pdf.then(Browser::find).transpose()?,
        })
    }

    /// Adds handouts, a page each.
    pub(super) fn add_each(
        &self,
        handouts: impl Iterator<Item = Handout>,
        artifacts: &mut Artifacts,
    ) -> Result<(), Error> {
        for handout in handouts {
            let title = handout.title(&self.reading.workshop.words);
            let page = self.bound(title, &[self.part(handout)?], &[])?;
            if let Some(browser) = self.browser.as_ref().filter(|_| !handout.is_for_screens()) {
                artifacts.add(printed(&handout.file()), browser.print(&page)?);
            }
            artifacts.add(handout.file(), page);
        }
        Ok(())
    }

    /// Adds a pack.
    ///
    /// Only a print tells on which page a part begins, so a PDF is printed once to learn that and once to say it.
    pub(super) fn add_pack(&self, pack: Pack, artifacts: &mut Artifacts) -> Result<(), Error> {
        let workshop = &self.reading.workshop;
        let parts: Result<Vec<Part>, Error> = pack
            .of(workshop, self.shown)
            .map(|handout| self.part_of_pack(handout))
            .collect();
        let (parts, title) = (parts?, pack.title(&workshop.words));
        if parts.is_empty() {
            return Ok(());
        }
        let page = |first_pages: &IndexMap<String, u32>| {
            let lines = parts
                .iter()
                .map(|part| ContentsLine::new(part, first_pages));
            self.bound(title, &parts, &lines.collect::<Vec<_>>())
        };
        let unnumbered = page(&IndexMap::new())?;
        if let Some(browser) = &self.browser {
            let first_pages = browser.first_pages(&browser.print(&unnumbered)?)?;
            let numbered = browser.print(&page(&first_pages)?)?;
            artifacts.add(printed(&pack.file()), numbered);
        }
        artifacts.add(pack.file(), unnumbered);
        Ok(())
    }

    fn bound(
        &self,
        heading: &str,
        parts: &[Part],
        contents: &[ContentsLine],
    ) -> Result<String, Error> {
        self.html.bound(&Binding {
            frame: handout::frame(&self.reading.workshop, heading, &self.shown),
            contents,
            parts,
        })
    }

    /// A handout as it is in a pack, which is there before the session: cards tell no score, and nobody fills in the
    /// sheets of steps that are not theirs.
    fn part_of_pack(&self, handout: Handout) -> Result<Part, Error> {
        let workshop = &self.reading.workshop;
        let paper = workshop.about.paper;
        let fill = Filling {
            printer: self,
            handout,
        };
        match handout {
            Handout::Cards => {
                let blank = HandoutOptions {
                    blank: true,
                    ..self.options
                };
                let labels = self.options.labels.stock.sheet(paper);
                fill.on(labels, &cards::of(workshop, &blank))
            }
            Handout::BlankSelfAssessment => fill.on(
                PaperSheet::portrait(paper),
                &sheets::blank_for_all(workshop),
            ),
            _ => self.part(handout),
        }
    }

    fn part(&self, handout: Handout) -> Result<Part, Error> {
        let workshop = &self.reading.workshop;
        let paper = workshop.about.paper;
        let upright = PaperSheet::portrait(paper);
        let labels = self.options.labels.stock.sheet(paper);
        let (report, shown, since) = (&self.reading.report, &self.shown, self.since);
        let fill = Filling {
            printer: self,
            handout,
        };
        match handout {
            Handout::WallAgenda | Handout::Agenda => {
                fill.on(upright, &agenda::of(workshop, &self.shown))
            }
            Handout::Guide => fill.on(upright, &guide::of(workshop, report, shown, &self.options)),
            Handout::Cards => fill.on(labels, &cards::of(workshop, &self.options)),
            Handout::Calibration => fill.on(labels, &calibration::of(workshop, &self.options)),
            Handout::Ballot => fill.on(upright, &ballot::of(workshop)),
            Handout::RaciBallot => fill.on(upright, &raci_ballot::of(workshop)),
            Handout::EmptyPlot => fill.poster(&impact_effort::empty(workshop)),
            Handout::Disagreement => fill.on(upright, &disagreement::of(workshop)),
            Handout::WallPlot if self.options.blank => fill.poster(&impact_effort::empty(workshop)),
            Handout::WallPlot => fill.poster(&self.plots.figure),
            Handout::Projector => fill.slides(),
            Handout::WallChart => fill.filled(wall_chart::of(workshop, report, shown, since)),
            Handout::ChartPoster => fill.filled(chart_poster::of(workshop, report, shown, since)),
            Handout::Contested => fill.on(upright, &contested::of(workshop, report, shown)),
            Handout::RoleCards => fill.filled(role_cards::of(workshop, report, shown, since)),
            Handout::Decisions => fill.on(
                upright,
                &decisions::of(workshop, &self.shown, &self.options),
            ),
            Handout::StopList => fill.on(upright, &stop_list::of(workshop, &self.shown)),
            Handout::Announcement => fill.on(upright, &announcement::of(&self.compared())),
            Handout::Coverage => fill.on(upright, &coverage::of(workshop, &self.shown)),
            Handout::BlankSelfAssessment => fill.on(upright, &sheets::blank(workshop)),
            Handout::SelfAssessment => fill.on(upright, &sheets::self_assessment(workshop)),
            Handout::Gaps => fill.on(upright, &sheets::gaps(workshop)),
            Handout::Development => fill.on(upright, &sheets::development(workshop)),
        }
    }

    /// What changed since the earlier state; nothing where there is none.
    fn compared(&self) -> Compared {
        let now = &self.reading.workshop;
        Compared::without_files(self.earlier.unwrap_or(now), now, self.options.as_of)
    }
}

/// The PDF beside a page.
fn printed(page: &str) -> String {
    format!("{}.pdf", page.strip_suffix(".html").unwrap_or(page))
}

/// A handout that waits for its view.
struct Filling<'p> {
    printer: &'p Printer<'p>,
    handout: Handout,
}

impl Filling<'_> {
    fn on<V: serde::Serialize>(&self, sheet: PaperSheet, view: &V) -> Result<Part, Error> {
        self.with_figures(sheet, view, &[])
    }

    /// A figure in tiles to glue.
    fn poster(&self, figure: &Figure) -> Result<Part, Error> {
        let printer = self.printer;
        let workshop = &printer.reading.workshop;
        let paper = workshop.about.paper;
        let poster = printer.options.poster.on(paper);
        let plot = printer.plots.poster(figure, &poster)?;
        let unlisted = (!plot.is_listed).then_some(&figure.marks[..]);
        let view = wall_plot::of(workshop, figure, poster, plot.drawing.size(), unlisted);
        let picture = [("picture", plot.drawing.svg())];
        self.with_figures(PaperSheet::portrait(paper), &view, &picture)
    }

    /// The plot in pictures for the projector.
    fn slides(&self) -> Result<Part, Error> {
        let plots = self.printer.plots.projected()?;
        let drawings: Vec<&Drawing> = plots.iter().map(|plot| &plot.drawing).collect();
        let workshop = &self.printer.reading.workshop;
        let sizes: Vec<(f64, f64)> = drawings.iter().map(|drawing| drawing.size()).collect();
        let view = projector::of(workshop, &self.printer.plots.figure, &sizes);
        let sheet = PaperSheet::landscape(workshop.about.paper);
        self.with_figures(sheet, &view, &[("picture", &stacked(&drawings))])
    }

    /// A view that says on which paper it goes.
    fn filled<V: serde::Serialize>(&self, (sheet, view): (PaperSheet, V)) -> Result<Part, Error> {
        self.on(sheet, &view)
    }

    fn with_figures<V: serde::Serialize>(
        &self,
        sheet: PaperSheet,
        view: &V,
        figures: &[(&'static str, &str)],
    ) -> Result<Part, Error> {
        let head = Head::new(&self.printer.reading.workshop, self.handout, sheet);
        self.printer.html.part(self.handout, head, view, figures)
    }
}

#[cfg(test)]
mod tests;
