//! Handouts of a workshop, one by one and in packs.

use super::{Reading, RenderOptions};
use crate::artifacts::Artifacts;
use crate::error::Error;
use crate::render::html::{Binding, Html, Part};
use crate::view::ViewOptions;
use crate::view::competencies::sheets;
use crate::view::handout::sheet::PaperSheet;
use crate::view::handout::{self, Handout, HandoutOptions, Head, Pack};
use crate::view::handout::{chart_poster, role_cards, wall_chart};
use crate::view::raci::contested;
use crate::view::since::Since;

const NOTHING_YET: std::collections::BTreeMap<&str, &str> = std::collections::BTreeMap::new();

/// Fills handouts for a reading.
pub(super) struct Printer<'r> {
    reading: &'r Reading,
    html: &'r Html,
    shown: ViewOptions,
    since: Option<&'r Since<'r>>,
    options: HandoutOptions,
}

impl<'r> Printer<'r> {
    pub(super) fn new(
        reading: &'r Reading,
        html: &'r Html,
        options: &RenderOptions,
        since: Option<&'r Since<'r>>,
    ) -> Self {
        Self {
            reading,
            html,
            shown: options.shown(),
            since,
            options: options.handouts,
        }
    }

    /// Adds handouts, a page each.
    pub(super) fn add_each(
        &self,
        handouts: impl Iterator<Item = Handout>,
        artifacts: &mut Artifacts,
    ) -> Result<(), Error> {
        for handout in handouts {
            let title = handout.title(&self.reading.workshop.words);
            let page = self.bound(title, &[self.part(handout)?], false)?;
            artifacts.add(handout.file(), page);
        }
        Ok(())
    }

    /// Adds a pack.
    pub(super) fn add_pack(&self, pack: Pack, artifacts: &mut Artifacts) -> Result<(), Error> {
        let workshop = &self.reading.workshop;
        let parts: Result<Vec<Part>, Error> = pack
            .of(workshop)
            .map(|handout| self.part(handout))
            .collect();
        let page = self.bound(pack.title(&workshop.words), &parts?, true)?;
        artifacts.add(pack.file(), page);
        Ok(())
    }

    fn bound(&self, heading: &str, parts: &[Part], contents: bool) -> Result<String, Error> {
        self.html.bound(&Binding {
            frame: handout::frame(&self.reading.workshop, heading, &self.shown),
            contents,
            parts,
        })
    }

    fn part(&self, handout: Handout) -> Result<Part, Error> {
        let workshop = &self.reading.workshop;
        let paper = workshop.about.paper;
        let upright = PaperSheet::portrait(paper);
        let (report, shown, since) = (&self.reading.report, &self.shown, self.since);
        let fill = Filling {
            printer: self,
            handout,
        };
        match handout {
            Handout::WallAgenda => fill.on(upright, &NOTHING_YET),
            Handout::Guide => fill.on(upright, &NOTHING_YET),
            Handout::Cards => fill.on(upright, &NOTHING_YET),
            Handout::Calibration => fill.on(upright, &NOTHING_YET),
            Handout::Ballot => fill.on(upright, &NOTHING_YET),
            Handout::RaciBallot => fill.on(upright, &NOTHING_YET),
            Handout::EmptyPlot => fill.on(upright, &NOTHING_YET),
            Handout::Agenda => fill.on(upright, &NOTHING_YET),
            Handout::Disagreement => fill.on(upright, &NOTHING_YET),
            Handout::WallPlot => fill.on(upright, &NOTHING_YET),
            Handout::Projector => fill.on(upright, &NOTHING_YET),
            Handout::WallChart => fill.filled(wall_chart::of(workshop, report, shown, since)),
            Handout::ChartPoster => fill.filled(chart_poster::of(workshop, report, shown, since)),
            Handout::Contested => fill.on(upright, &contested::of(workshop, report, shown)),
            Handout::RoleCards => fill.filled(role_cards::of(workshop, report, shown, since)),
            Handout::Decisions => fill.on(upright, &NOTHING_YET),
            Handout::StopList => fill.on(upright, &NOTHING_YET),
            Handout::Announcement => fill.on(upright, &NOTHING_YET),
            Handout::Coverage => fill.on(upright, &NOTHING_YET),
            Handout::BlankSelfAssessment => fill.on(upright, &sheets::blank(workshop)),
            Handout::SelfAssessment => fill.on(upright, &sheets::self_assessment(workshop)),
            Handout::Gaps => fill.on(upright, &sheets::gaps(workshop)),
            Handout::Development => fill.on(upright, &sheets::development(workshop)),
        }
    }
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
