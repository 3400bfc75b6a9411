//! The impact-effort plot.
//!
//! Effort grows to the right, impact upwards. Each task is one marker: the shape says what was
//! decided, the area how many hours the team spends. Names stand beside their markers where there
//! is room; the others have their card numbers, and a list names them.

mod axes;
mod band;
mod caption;
mod layout;
mod legend;
mod markers;
mod marks;
mod moves;
mod names;
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
use super::{Canvas, Drawing, Fonts, Labels, PlotError};
use crate::view::impact_effort::Figure;
use crate::words::Said;
use layout::{Arrangement, Layout};
use marks::{Before, Marks};

/// A drawn plot, and what became of the names.
#[derive(Debug)]
pub struct Plot {
    /// The picture.
    pub drawing: Drawing,
    /// How many names stand beside their markers.
    pub named: usize,
    /// How many tasks have their number only; the legend names them.
    pub numbered: usize,
    /// Whether the picture itself lists what its numbers stand for.
    pub is_listed: bool,
    /// The size of the smallest number in a marker, in pixels; `None` without any.
    pub smallest_number: Option<f64>,
    /// How many markers another one covers: none, unless there are more than the picture can hold.
    pub hidden: usize,
    /// Scripts that no font at hand can draw, such as "Arabic".
    pub missing_scripts: Vec<&'static str>,
}

/// Draws the plot.
///
/// The canvas is kept to as long as no list is needed, or as it fits beside the plot; a longer one
/// stands below, in columns, and the picture grows downwards. Names stay where they stand in the
/// plot of `before`, an earlier state of the figure, as far as they can.
///
/// # Errors
///
/// If the drawing library fails; nothing in the figure can make it.
pub fn draw(
    figure: &Figure,
    before: Option<&Figure>,
    canvas: &Canvas,
    fonts: &Fonts,
) -> Result<Plot, PlotError> {
    let fonts = Rc::new(fonts.clone());
    let figure = tidy(figure, canvas);
    // Numbers stand where their markers do; only names are kept in their places.
    let earlier = before.filter(|_| canvas.labels == Labels::Names);
    let earlier = earlier.map(|before| {
        let figure = tidy(before, canvas);
        let (_, marks) = arrange(&figure, None, canvas, &fonts);
        (figure, marks)
    });
    let before = earlier
        .as_ref()
        .map(|(figure, marks)| Before { figure, marks });
    let (mut layout, marks) = arrange(&figure, before, canvas, &fonts);
    // What the key explains are the sizes that are drawn.
    layout.radii = marks.radii;

    let numbered = marks.nameless().len();
    let named = figure.marks.len() - numbered;
    let hidden = marks.hidden();
    let told = Said::new("plot.told")
        .with("named", named)
        .with("numbered", numbered)
        .with("hidden", hidden);
    let description = format!("{} {}", figure.description, figure.words.say(&told));
    let brush = Brush::new(
        layout.width,
        layout.height,
        &fonts,
        &figure.title,
        description.trim(),
    )?;
    axes::draw(&brush, &layout, &figure, &marks)?;
    marks.draw(&brush, &layout, &figure)?;
    legend::draw(&brush, &layout, &figure, &fonts)?;

    let missing_scripts = missing_scripts(&figure, &fonts);
    Ok(Plot {
        drawing: brush.finish(),
        named,
        numbered,
        is_listed: !layout.listed.is_empty(),
        smallest_number: marks.smallest_number(),
        hidden,
        missing_scripts,
    })
}

/// How tasks are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// A number in every marker, and its name beside it.
    Both,
    /// Small markers with names; numbers beside those that have no room for their name.
    Names,
    /// A number in every marker; the list names them.
    Numbers,
}

/// Tries the manners from the most telling to the one that always fits.
fn arrange(
    figure: &Figure,
    before: Option<Before<'_>>,
    canvas: &Canvas,
    fonts: &Fonts,
) -> (Layout, Marks) {
    // Shares of the panel that the names would cover: below the first, all of them should fit
    // between large markers; above the second, not even half of them between small ones.
    const CALM: f64 = 0.25;
    const CROWDED: f64 = 1.6;
    // However short their names, nobody reads so many off a picture; and the search for places
    // counts tasks and places in 16 bits.
    const MANY: usize = 400;
    let layout = |manner, arrangement| Layout::new(figure, canvas, fonts, manner, arrangement);
    let marks = |layout: &Layout, manner| Marks::place(figure, layout, fonts, manner, before);
    if canvas.labels == Labels::Names && figure.marks.len() <= MANY {
        let bare = layout(Manner::Both, Arrangement::Bare);
        let crowding = names::crowding(figure, &bare, fonts);
        if crowding <= CALM {
            let marks = marks(&bare, Manner::Both);
            if marks.nameless().is_empty() {
                return (bare, marks);
            }
        }
        // From afar a crowd of names is harder to read than numbers.
        if crowding <= CROWDED && !canvas.terse {
            let mut below = layout(Manner::Names, Arrangement::Below);
            let marks = marks(&below, Manner::Names);
            let nameless = marks.nameless();
            if marks.all_told() && 2 * nameless.len() <= figure.marks.len() {
                below.list_below(figure, fonts, nameless);
                return (below, marks);
            }
        }
    }
    let unlisted = |sizes| {
        let bare = layout(sizes, Arrangement::Bare);
        let marks = marks(&bare, Manner::Numbers);
        (bare, marks)
    };
    if canvas.labels == Labels::Shapes {
        return unlisted(Manner::Names);
    }
    if canvas.labels == Labels::Unlisted || figure.marks.is_empty() {
        return unlisted(Manner::Numbers);
    }
    let everything: Vec<usize> = (0..figure.marks.len()).collect();
    let mut beside = layout(Manner::Numbers, Arrangement::Beside);
    if beside.list_beside(figure, fonts, everything.clone()) {
        let marks = marks(&beside, Manner::Numbers);
        return (beside, marks);
    }
    if canvas.labels == Labels::Beside {
        return unlisted(Manner::Numbers);
    }
    let mut below = layout(Manner::Numbers, Arrangement::Below);
    let marks = marks(&below, Manner::Numbers);
    below.list_below(figure, fonts, everything);
    (below, marks)
}

/// What is drawn of a figure: by cards, every text on one line, the nameless with their id, the
/// notes complete, and without the words for which the canvas has no room.
fn tidy(figure: &Figure, canvas: &Canvas) -> Figure {
    let mut figure = figure.clone();
    if canvas.terse {
        for axis in [&mut figure.effort, &mut figure.impact] {
            axis.question = None;
            axis.low_anchor = None;
            axis.high_anchor = None;
            axis.anchors.clear();
            axis.threshold_note = None;
        }
    }
    if canvas.labels == Labels::Unlisted {
        figure.title.clear();
    }
    // The order of the files is no reason to draw another picture.
    figure
        .marks
        .sort_by(|one, other| (one.card, &one.id).cmp(&(other.card, &other.id)));
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
        axis.threshold_note = axis.line_note(&figure.words);
        let texts = [
            &mut axis.question,
            &mut axis.low_anchor,
            &mut axis.high_anchor,
            &mut axis.threshold_note,
        ];
        for text in texts.into_iter().flatten().chain(&mut axis.anchors) {
            *text = one_line(text);
        }
    }
    let notes = &mut figure.notes;
    let optional = [
        &mut notes.contested,
        &mut notes.whiskers,
        &mut notes.highlighted,
        &mut notes.moved,
        &mut notes.new,
    ];
    for text in optional.into_iter().flatten().chain(&mut notes.remarks) {
        *text = one_line(text);
    }
    figure.title = one_line(&figure.title);
    figure.description = one_line(&figure.description);
    figure
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
            .chain(&axis.anchors)
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
    ["plot.area", "plot.list-all", "task.tasks"]
        .iter()
        .for_each(|key| text.push_str(figure.words.get(key)));
    figure
        .marks
        .iter()
        .for_each(|mark| text.push_str(&mark.name));
    fonts.missing_scripts(&text).into_iter().collect()
}

#[cfg(test)]
mod tests;
