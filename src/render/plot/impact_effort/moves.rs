//! Tasks that moved since an earlier state: an arrow from where each was to where it is.
//!
//! Arrows lie beneath markers and text and take no room from them, so that no name moves for their sake; for the same
//! reason their key stands at the end of the title.

use super::layout::{Layout, MARGIN};
use super::marks::Marks;
use super::palette::RULE;
use super::symbols::Symbol;
use crate::render::plot::PlotError;
use crate::render::plot::brush::{Brush, Side};
use crate::render::plot::geometry::{Point, Segment};
use crate::view::impact_effort::Figure;

/// The outline of new tasks, as SVG has it.
pub(super) const DASHES: &str = "3 2";
/// Width of the lines in pixels.
const WIDTH: f64 = 1.0;
/// Radius of the dot where a task was, in pixels.
const DOT: f64 = 1.6;
/// Length of an arrow's head in em.
const HEAD: f64 = 0.6;

/// Draws the arrows, behind everything but the panel.
pub(super) fn draw(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    marks: &Marks,
) -> Result<(), PlotError> {
    if figure.notes.moved.is_none() {
        return Ok(());
    }
    brush.pen.open(&[("id", "moves")]);
    for (index, mark) in figure.marks.iter().enumerate() {
        let Some(was) = &mark.was else {
            continue;
        };
        let (from, to) = (
            layout.spot(was.effort, was.impact),
            layout.spot(mark.effort, mark.impact),
        );
        let marker = marks.marker(index);
        let cover = marker.cover();
        let (reach, way) = (cover.radius, from.distance(cover.centre));
        // Nobody sees a move that the marker itself covers.
        if from.distance(to) < marker.radius || way < reach + HEAD * layout.text {
            continue;
        }
        brush.pen.open(&[("class", "moved"), ("data-id", &mark.id)]);
        brush.pen.tooltip(&was.told);
        let line = Segment {
            from,
            to: cover.centre.towards(from, reach / way),
        };
        brush.disc(from, DOT, RULE)?;
        arrow(brush, line, HEAD * layout.text)?;
        brush.pen.close();
    }
    brush.pen.close();
    Ok(())
}

/// A line with a head of this length at its end.
pub(super) fn arrow(brush: &Brush, line: Segment, head: f64) -> Result<(), PlotError> {
    let length = line.from.distance(line.to);
    let neck = line.to.towards(line.from, head / length);
    let aside = 0.35 * head / length;
    let (x, y) = (
        aside * (line.to.y - line.from.y),
        aside * (line.to.x - line.from.x),
    );
    brush.line(
        Segment {
            from: line.from,
            to: neck,
        },
        WIDTH,
        RULE,
    )?;
    let corners = [
        line.to,
        Point::new(neck.x - x, neck.y + y),
        Point::new(neck.x + x, neck.y - y),
    ];
    brush.polygon(&corners, RULE)
}

/// Says what arrows and dashed outlines mean, in the line of the title up to `right`.
pub(super) fn draw_key(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    right: f64,
) -> Result<(), PlotError> {
    // From so few em on, words say more than that they were cut.
    const LEAST: f64 = 4.0;
    let (text, style) = (layout.text, layout.styles.small);
    let items = [
        (Symbol::New(0.5 * text), &figure.notes.new),
        (Symbol::Moved(1.6 * text), &figure.notes.moved),
    ];
    let y = MARGIN * text + layout.styles.title.size / 2.0;
    let mut right = right;
    for (symbol, words) in items {
        let sign = symbol.width() + 0.4 * text;
        let room = right - layout.title_end - sign;
        let Some(words) = words.as_ref().filter(|_| room > LEAST * text) else {
            continue;
        };
        // A picture without a title has no line for it.
        if layout.title.is_empty() {
            return Ok(());
        }
        let words = brush.setting(style).fill_at_most(words, room, 1).concat();
        let left = right - brush.setting(style).width(&words);
        brush.text(&words, Point::new(left, y), Side::Start, style)?;
        symbol.draw(brush, layout.ink, Point::new(left - sign, y))?;
        right = left - sign - 1.6 * text;
    }
    Ok(())
}
