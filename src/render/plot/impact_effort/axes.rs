//! What stands behind the markers: quadrants, thresholds, scales and their words.

use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Rectangle};
use plotters::style::{Color, RGBColor, ShapeStyle};

use super::band;
use super::caption::Caption;
use super::layout::{LEADING, Layout, MARGIN};
use super::marks::Marks;
use super::moves;
use super::palette::{BATCH, GREY, GRIDLINE, INK, PROTECT, RULE, STOP, STREAMLINE, WHISKER};
use super::quadrants;
use super::whiskers;
use crate::render::plot::backend::GRID;
use crate::render::plot::brush::{Brush, Side, Style};
use crate::render::plot::geometry::Point;
use crate::render::plot::{Ink, PlotError};
use crate::view::impact_effort::{Axis, Figure};

/// Draws everything but the tasks and the legend.
pub(super) fn draw(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    marks: &Marks,
) -> Result<(), PlotError> {
    draw_title(brush, layout)?;
    let free = draw_highlight(brush, layout, figure)?;
    moves::draw_key(brush, layout, figure, free)?;
    brush.pen.open(&[("id", "panel")]);
    draw_panel(brush, layout, figure)?;
    brush.pen.close();
    whiskers::draw(brush, layout, figure)?;
    moves::draw(brush, layout, figure, marks)?;
    brush.pen.open(&[("id", "quadrants")]);
    draw_quadrant_titles(brush, layout, figure)?;
    brush.pen.close();
    brush.pen.open(&[("id", "axes")]);
    draw_ticks(brush, layout, figure)?;
    draw_effort_caption(brush, layout)?;
    draw_impact_caption(brush, layout)?;
    draw_notes(brush, layout, figure)?;
    brush.pen.close();
    Ok(())
}

fn draw_title(brush: &Brush, layout: &Layout) -> Result<(), PlotError> {
    let style = layout.styles.title;
    let mut y = MARGIN * layout.text + style.size / 2.0;
    for line in &layout.title {
        brush.text(
            line,
            Point::new(MARGIN * layout.text, y),
            Side::Start,
            style,
        )?;
        y += style.size * LEADING;
    }
    Ok(())
}

/// Which tasks stand out, at the right end of the title: a line of its own would move the tasks. Returns how far to the
/// right that line is still free.
fn draw_highlight(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<f64, PlotError> {
    let Some(words) = &figure.notes.highlighted else {
        return Ok(layout.width - MARGIN * layout.text);
    };
    let (margin, title, style) = (
        MARGIN * layout.text,
        layout.styles.title,
        layout.styles.label,
    );
    let room = (layout.width - margin - layout.title_end).max(0.2 * layout.width);
    let words = brush.setting(style).fill_at_most(words, room, 1).concat();
    let at = Point::new(layout.width - margin, margin + title.size / 2.0);
    brush.pen.next(&[("class", "highlighted")]);
    brush.text(&words, at, Side::End, style)?;
    Ok(at.x - brush.setting(style).width(&words) - 2.0 * layout.text)
}

/// The coloured quadrants with grid and thresholds, in the coordinates of the scales.
fn draw_panel(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    let (effort, impact) = (&layout.efforts, &layout.impacts);
    let grid = |pixels: f64| (pixels * GRID).round() as i32;
    let size = |pixels: f64| (pixels * GRID).round() as u32;
    let panel = layout.panel;
    let area = brush.root.clone().shrink(
        (grid(panel.left), grid(panel.top)),
        (size(panel.width()), size(panel.height())),
    );
    let chart = ChartBuilder::on(&area)
        .build_cartesian_2d(effort.first..effort.last, impact.first..impact.last)
        .map_err(PlotError::draw)?;
    let plot = chart.plotting_area();

    let (across, up) = (
        effort.place(figure.effort.threshold),
        impact.place(figure.impact.threshold),
    );
    for (from, to, tint) in [
        ((effort.first, impact.last), (across, up), PROTECT),
        ((across, impact.last), (effort.last, up), STREAMLINE),
        ((effort.first, up), (across, impact.first), BATCH),
        ((across, up), (effort.last, impact.first), STOP),
    ] {
        if layout.ink == Ink::Colour {
            plot.draw(&Rectangle::new([from, to], tint.filled()))
                .map_err(PlotError::draw)?;
        }
    }
    band::draw(brush, layout, figure)?;
    let line = |from, to, ink: RGBColor, width: f64| {
        let style = ShapeStyle {
            color: ink.to_rgba(),
            filled: false,
            stroke_width: size(width),
        };
        plot.draw(&PathElement::new(vec![from, to], style))
            .map_err(PlotError::draw)
    };
    // Without tasks, the lines are what cards are placed by.
    let gridline = if figure.marks.is_empty() {
        WHISKER
    } else {
        GRIDLINE
    };
    for tick in effort.ticks().into_iter().map(|tick| effort.place(tick)) {
        line((tick, impact.first), (tick, impact.last), gridline, 1.0)?;
    }
    for tick in impact.ticks().into_iter().map(|tick| impact.place(tick)) {
        line((effort.first, tick), (effort.last, tick), gridline, 1.0)?;
    }
    brush.pen.next(&[("class", "threshold")]);
    line((across, impact.first), (across, impact.last), RULE, 1.5)?;
    brush.pen.next(&[("class", "threshold")]);
    line((effort.first, up), (effort.last, up), RULE, 1.5)?;
    brush.pen.next(&[("id", "plot")]);
    brush.frame(panel, 1.2, INK)
}

fn draw_quadrant_titles(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    let (name, small) = (
        brush.setting(layout.styles.label),
        brush.setting(layout.styles.small),
    );
    for quadrant in quadrants::titles(layout, figure, name, small) {
        let y = quadrant.area.centre().y;
        let styles = &layout.styles;
        let at = Point::new(quadrant.area.left, y);
        // Cards will lie over the names of an empty board.
        let ink = if figure.marks.is_empty() { GREY } else { INK };
        let style = Style {
            ink,
            ..styles.label
        };
        brush.text(&quadrant.name, at, Side::Start, style)?;
        let at = Point::new(quadrant.counts_left, y);
        brush.text(&quadrant.counts, at, Side::Start, styles.small)?;
    }
    Ok(())
}

fn draw_ticks(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    let style = Style {
        ink: INK,
        ..layout.styles.small
    };
    let panel = layout.panel;
    for tick in layout.efforts.ticks() {
        let x = layout.spot(tick, figure.impact.min).x;
        let is_end = tick <= figure.effort.min * (1.0 + 1e-9);
        let value = if figure.effort.from_zero && is_end {
            0.0
        } else {
            tick
        };
        brush.text(
            &figure.words.tick(value),
            Point::new(x, panel.bottom + 0.95 * layout.text),
            Side::Middle,
            style,
        )?;
    }
    for tick in layout.impacts.ticks() {
        let y = layout.spot(figure.effort.min, tick).y;
        brush.text(
            &figure.words.tick(tick),
            Point::new(panel.left - 0.6 * layout.text, y),
            Side::End,
            style,
        )?;
    }
    Ok(())
}

fn draw_effort_caption(brush: &Brush, layout: &Layout) -> Result<(), PlotError> {
    let (panel, line) = (layout.panel, layout.styles.small.size * LEADING);
    let top = panel.bottom + 1.8 * layout.text + line / 2.0;
    let small = layout.styles.small;
    let Caption {
        label,
        low,
        high,
        question,
        steps,
    } = &layout.effort;
    let cell = panel.width() / steps.len().max(1) as f64;
    for (index, lines) in steps.iter().enumerate() {
        let x = panel.left + (index as f64 + 0.5) * cell;
        for (row, text) in lines.iter().enumerate() {
            let at = Point::new(x, top + row as f64 * line);
            brush.text(text, at, Side::Middle, small)?;
        }
    }
    let top = top + layout.effort.step_rows() as f64 * line;
    brush.text(
        &format!("{label} →"),
        Point::new(panel.centre().x, top),
        Side::Middle,
        layout.styles.label,
    )?;
    for (row, text) in low.iter().enumerate() {
        brush.text(
            text,
            Point::new(panel.left, top + row as f64 * line),
            Side::Start,
            small,
        )?;
    }
    for (row, text) in high.iter().enumerate() {
        brush.text(
            text,
            Point::new(panel.right, top + row as f64 * line),
            Side::End,
            small,
        )?;
    }
    for (row, text) in question.iter().enumerate() {
        let y = top + (layout.effort.rows() + row) as f64 * line;
        brush.text(text, Point::new(panel.centre().x, y), Side::Middle, small)?;
    }
    Ok(())
}

fn draw_impact_caption(brush: &Brush, layout: &Layout) -> Result<(), PlotError> {
    let (panel, line) = (layout.panel, layout.styles.small.size * LEADING);
    let small = layout.styles.small;
    let Caption {
        label,
        low,
        high,
        question,
        steps,
    } = &layout.impact;
    // Lines are stacked towards the panel: the question outside, the words of the scale inside.
    let outer = panel.left - 2.0 * layout.text - layout.impact.depth(small.size) + line / 2.0;
    let column = |row: usize| outer + row as f64 * line;
    for (row, text) in question.iter().enumerate() {
        brush.text_upwards(
            text,
            Point::new(column(row), panel.centre().y),
            Side::Middle,
            small,
        )?;
    }
    let from = question.len();
    let last = column(from + layout.impact.rows() - 1);
    brush.text_upwards(
        &format!("{label} →"),
        Point::new(last, panel.centre().y),
        Side::Middle,
        layout.styles.label,
    )?;
    let cell = panel.height() / steps.len().max(1) as f64;
    let inner = from + layout.impact.rows() + layout.impact.step_rows();
    for (index, lines) in steps.iter().enumerate() {
        let y = panel.bottom - (index as f64 + 0.5) * cell;
        for (row, text) in lines.iter().enumerate() {
            let at = Point::new(column(inner - lines.len() + row), y);
            brush.text_upwards(text, at, Side::Middle, small)?;
        }
    }
    // A single line of words stands in the column of the label.
    let first = |lines: &[String]| from + layout.impact.rows() - lines.len();
    for (row, text) in low.iter().enumerate() {
        brush.text_upwards(
            text,
            Point::new(column(first(low) + row), panel.bottom),
            Side::Start,
            small,
        )?;
    }
    for (row, text) in high.iter().enumerate() {
        brush.text_upwards(
            text,
            Point::new(column(first(high) + row), panel.top),
            Side::End,
            small,
        )?;
    }
    Ok(())
}

/// Where the thresholds come from, at the far ends of their lines.
fn draw_notes(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    let style = Style {
        ink: GREY,
        ..layout.styles.small
    };
    let (effort, impact): (&Axis, &Axis) = (&figure.effort, &figure.impact);
    let crossing = layout.spot(effort.threshold, impact.threshold);
    let panel = layout.panel;
    // The note, and its middle: at the line, or as near as the ends of the panel let it.
    let between = |text: &str, line: f64, from: f64, to: f64| {
        let setting = brush.setting(style);
        let text = setting.fill_at_most(text, to - from, 1).concat();
        let half = (setting.width(&text) / 2.0).min((to - from) / 2.0);
        (text, line.max(from + half).min(to - half))
    };
    if let Some(note) = &effort.threshold_note {
        let (note, x) = between(note, crossing.x, panel.left, panel.right);
        let at = Point::new(x, panel.top - 0.7 * layout.text);
        brush.text(&note, at, Side::Middle, style)?;
    }
    if let Some(note) = &impact.threshold_note {
        let (note, y) = between(note, crossing.y, panel.top, panel.bottom);
        let at = Point::new(panel.right + 0.8 * layout.text, y);
        brush.text_upwards(&note, at, Side::Middle, style)?;
    }
    Ok(())
}
