//! The impact-effort plot.
//!
//! Effort grows to the right, impact upwards. Each task is one marker with its card number in
//! it: the shape says what was decided, the area how many hours the team spends. Names stand
//! beside their markers where there is room; the legend names the rest.

mod axes;
mod band;
mod caption;
mod layout;
mod legend;
mod marks;
mod palette;
mod quadrants;
mod radii;
mod rings;
mod scale;
mod symbols;
mod whiskers;

use std::rc::Rc;

use super::brush::Brush;
use super::text::one_line;
use super::{Canvas, Drawing, Fonts, PlotError};
use crate::view::impact_effort::Figure;
use layout::{Arrangement, Layout};
use marks::Marks;

/// A drawn plot, and what became of the names.
#[derive(Debug)]
pub struct Plot {
    /// The picture.
    pub drawing: Drawing,
    /// How many names stand beside their markers.
    pub named: usize,
    /// How many tasks have their number only; the legend names them.
    pub numbered: usize,
    /// Scripts that no font at hand can draw, such as "Arabic".
    pub missing_scripts: Vec<&'static str>,
}

/// Draws the plot.
///
/// The canvas is kept to as long as the legend fits beside the plot; a longer legend stands
/// below, in columns, and the picture grows downwards.
///
/// # Errors
///
/// If the drawing library fails; nothing in the figure can make it.
pub fn draw(figure: &Figure, canvas: &Canvas, fonts: &Fonts) -> Result<Plot, PlotError> {
    let fonts = Rc::new(fonts.clone());
    let mut figure = figure.clone();
    tidy(&mut figure);
    let (layout, marks) = arrange(&figure, canvas, &fonts);

    let named = marks.labels.iter().flatten().count();
    let numbered = figure.marks.len() - named;
    let description = format!(
        "{} {named} tasks are named in the plot, {numbered} have a number only, 0 are hidden.",
        figure.description
    );
    let brush = Brush::new(
        layout.width,
        layout.height,
        &fonts,
        &figure.title,
        description.trim(),
    )?;
    axes::draw(&brush, &layout, &figure)?;
    marks.draw(&brush, &layout, &figure)?;
    legend::draw(&brush, &layout, &figure, &fonts)?;

    let missing_scripts = missing_scripts(&figure, &fonts);
    Ok(Plot {
        drawing: brush.finish(),
        named,
        numbered,
        missing_scripts,
    })
}

/// Tries the arrangements from the calmest to the one that always fits.
fn arrange(figure: &Figure, canvas: &Canvas, fonts: &Fonts) -> (Layout, Marks) {
    const FEW: usize = 25;
    const MANY: usize = 90;
    if figure.marks.len() <= FEW {
        let layout = Layout::new(figure, canvas, fonts, Arrangement::Bare);
        let marks = Marks::place(figure, &layout, fonts);
        if marks.labels.iter().all(Option::is_some) {
            return (layout, marks);
        }
    }
    let everything: Vec<usize> = (0..figure.marks.len()).collect();
    // With more tasks than this the list leaves the names too little room to be worth a try.
    if figure.marks.len() <= MANY {
        let mut layout = Layout::new(figure, canvas, fonts, Arrangement::Beside);
        let marks = Marks::place(figure, &layout, fonts);
        if layout.list_beside(figure, fonts, everything.clone())
            || layout.list_beside(figure, fonts, marks.nameless())
        {
            return (layout, marks);
        }
    }
    let mut layout = Layout::new(figure, canvas, fonts, Arrangement::Below);
    let marks = Marks::place(figure, &layout, fonts);
    layout.listed = everything;
    layout.grow_for_list(figure, fonts);
    (layout, marks)
}

/// Puts every text on one line and gives the nameless their id.
fn tidy(figure: &mut Figure) {
    for mark in &mut figure.marks {
        mark.name = one_line(&mark.name);
        if mark.name.is_empty() {
            mark.name = one_line(&mark.id);
        }
    }
    let quadrants = &mut figure.quadrants;
    let boxes = [
        &mut quadrants.protect,
        &mut quadrants.streamline,
        &mut quadrants.batch,
        &mut quadrants.stop,
    ];
    for quadrant in boxes {
        quadrant.name = one_line(&quadrant.name);
    }
    for axis in [&mut figure.effort, &mut figure.impact] {
        axis.label = one_line(&axis.label);
        let texts = [
            &mut axis.question,
            &mut axis.low_anchor,
            &mut axis.high_anchor,
            &mut axis.threshold_note,
        ];
        for text in texts.into_iter().flatten() {
            *text = one_line(text);
        }
    }
    let notes = &mut figure.notes;
    let optional = [
        &mut notes.contested,
        &mut notes.whiskers,
        &mut notes.highlighted,
    ];
    for text in optional.into_iter().flatten().chain(&mut notes.remarks) {
        *text = one_line(text);
    }
    figure.title = one_line(&figure.title);
    figure.description = one_line(&figure.description);
}

fn missing_scripts(figure: &Figure, fonts: &Fonts) -> Vec<&'static str> {
    let mut text = figure.title.clone();
    for axis in [&figure.effort, &figure.impact] {
        text.push_str(&axis.label);
        let more = [
            &axis.question,
            &axis.low_anchor,
            &axis.high_anchor,
            &axis.threshold_note,
        ];
        more.into_iter()
            .flatten()
            .for_each(|more| text.push_str(more));
    }
    let quadrants = &figure.quadrants;
    for quadrant in [
        &quadrants.protect,
        &quadrants.streamline,
        &quadrants.batch,
        &quadrants.stop,
    ] {
        text.push_str(&quadrant.name);
    }
    figure.notes.texts().for_each(|note| text.push_str(note));
    figure
        .marks
        .iter()
        .for_each(|mark| text.push_str(&mark.name));
    fonts.missing_scripts(&text).into_iter().collect()
}

#[cfg(test)]
mod tests;
