//! The impact-effort plot, drawn for whatever asks for it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::RenderOptions;
use crate::artifacts::Artifacts;
use crate::error::Error;
use crate::model::Workshop;
use crate::render::plot::impact_effort::{Plot, draw};
use crate::render::plot::{Canvas, Fonts, Labels, Medium};
use crate::view;
use crate::view::handout::poster::Tiling;
use crate::view::impact_effort::Figure;
use crate::view::since::Since;
use crate::vocabulary::Quadrant;

/// How many tasks a screen can hold with numbers for the last row (`domain.md` §7: 54).
const MOST_ON_SCREEN: usize = 54;

/// The impact-effort plot of a workshop, for any medium.
pub(super) struct Plots {
    /// What it shows.
    pub(super) figure: Figure,
    before: Option<Figure>,
    fonts: Fonts,
    /// Scripts that no font at hand could draw in the names that were drawn so far.
    missing: RefCell<BTreeSet<&'static str>>,
}

impl Plots {
    pub(super) fn new(
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
            missing: RefCell::default(),
        })
    }

    /// The plot for a medium.
    pub(super) fn draw(&self, medium: Medium) -> Result<Plot, Error> {
        self.drawn(&self.figure, self.before.as_ref(), &medium.canvas())
    }

    /// Scripts that no font at hand could draw in the names that were drawn so far, such as "Arabic".
    pub(super) fn missing_scripts(&self) -> Vec<&'static str> {
        self.missing.borrow().iter().copied().collect()
    }

    /// A figure as a poster.
    pub(super) fn poster(&self, figure: &Figure, poster: &Tiling) -> Result<Plot, Error> {
        self.on(figure, &Canvas::poster(poster.width, poster.height))
    }

    /// The plot for the projector: one picture where all numbers can be read in the last row, else the shapes alone and
    /// then the fields one by one, in as many parts as that takes.
    pub(super) fn projected(&self) -> Result<Vec<Plot>, Error> {
        let canvas = Medium::Projector.canvas();
        // More are never tried: looking for room where there is none takes long.
        if self.figure.marks.len() <= MOST_ON_SCREEN {
            let whole = self.draw(Medium::Projector)?;
            if is_legible(&whole, &canvas) {
                return Ok(vec![whole]);
            }
        }
        let shapes = Canvas {
            labels: Labels::Shapes,
            ..canvas
        };
        let mut plots = vec![self.on(&self.figure, &shapes)?];
        for quadrant in Quadrant::ALL {
            plots.extend(self.legible_parts(&self.figure.within(*quadrant), &canvas)?);
        }
        Ok(plots)
    }

    /// A figure in about as few parts as have room for large numbers.
    fn legible_parts(&self, figure: &Figure, canvas: &Canvas) -> Result<Vec<Plot>, Error> {
        for count in counts(figure.marks.len()) {
            let parts = figure.parts(count);
            let plots: Result<Vec<Plot>, Error> =
                parts.iter().map(|part| self.on(part, canvas)).collect();
            let plots = plots?;
            if count >= figure.marks.len() || plots.iter().all(|plot| is_legible(plot, canvas)) {
                return Ok(plots);
            }
        }
        Ok(Vec::new())
    }

    fn on(&self, figure: &Figure, canvas: &Canvas) -> Result<Plot, Error> {
        self.drawn(figure, None, canvas)
    }

    fn drawn(
        &self,
        figure: &Figure,
        before: Option<&Figure>,
        canvas: &Canvas,
    ) -> Result<Plot, Error> {
        let plot = draw(figure, before, canvas, &self.fonts).map_err(refused)?;
        if canvas.labels != Labels::Unlisted && canvas.labels != Labels::Shapes {
            self.missing.borrow_mut().extend(&plot.missing_scripts);
        }
        Ok(plot)
    }
}

/// In how many parts to try so many tasks, at last each by itself. Counts grow by half: with one part more at a time,
/// numbers that are never legible would be drawn as often as there are tasks.
fn counts(tasks: usize) -> impl Iterator<Item = usize> {
    let first = tasks.div_ceil(MOST_ON_SCREEN).max(1);
    std::iter::successors(Some(first), move |count| {
        (*count < tasks).then(|| (count + count.div_ceil(2)).min(tasks))
    })
}

/// Whether no number had to be smaller than the canvas asks for.
fn is_legible(plot: &Plot, canvas: &Canvas) -> bool {
    plot.smallest_number
        .is_none_or(|size| size >= canvas.smallest - 0.01)
}

fn refused(why: impl std::fmt::Display) -> Error {
    Error::Figure(why.to_string())
}

/// Adds the files of a plot.
pub(super) fn add(
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

#[cfg(test)]
mod tests;
