//! Drawing in pixels, through plotters.

use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::backend::{self, GRID, SvgBackend};
use super::font::{Fonts, Weight};
use super::geometry::{Point, Rect, Segment};
use super::sheet::{Pen, Sheet};
use super::text::Setting;
use super::{Drawing, PlotError};

/// Where a text hangs on its point, horizontally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The text starts at the point.
    Start,
    /// The point is the middle.
    Middle,
    /// The text ends at the point.
    End,
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Pixels an em.
    pub(super) size: f64,
    /// How heavy.
    pub(super) weight: Weight,
    /// The colour.
    pub(super) ink: RGBColor,
}

/// A page, and the means to draw on it.
pub(super) struct Brush {
    /// What plotters draws on.
    pub(super) root: DrawingArea<SvgBackend, Shift>,
    /// Groups and attributes.
    pub(super) pen: Pen,
    fonts: Rc<Fonts>,
    size: (f64, f64),
}

impl Brush {
    /// A white page of this size in pixels.
    pub(super) fn new(
        width: f64,
        height: f64,
        fonts: &Rc<Fonts>,
        title: &str,
        description: &str,
    ) -> Result<Self, PlotError> {
        let sheet = Sheet::open(width, height, Rc::clone(fonts), title, description);
        let pen = Pen::new(Rc::clone(&sheet));
        let root = SvgBackend::new(sheet, width, height).into_drawing_area();
        root.fill(&plotters::style::WHITE)
            .map_err(PlotError::draw)?;
        Ok(Self {
            root,
            pen,
            fonts: Rc::clone(fonts),
            size: (width, height),
        })
    }

    /// The finished figure.
    pub(super) fn finish(self) -> Drawing {
        let (svg, fonts) = self.pen.finish();
        Drawing {
            svg,
            fonts,
            size: self.size,
        }
    }

    /// For measuring text of a style.
    pub(super) fn setting(&self, style: Style) -> Setting<'_> {
        Setting {
            fonts: &self.fonts,
            size: style.size,
            weight: style.weight,
        }
    }

    /// Lines of text, the middle of the first (of its capital letters) at the height of the point.
    pub(super) fn text(
        &self,
        text: &str,
        at: Point,
        side: Side,
        style: Style,
    ) -> Result<(), PlotError> {
        self.write(text, at, side, style, FontTransform::None)
    }

    /// The same, reading upwards.
    pub(super) fn text_upwards(
        &self,
        text: &str,
        at: Point,
        side: Side,
        style: Style,
    ) -> Result<(), PlotError> {
        self.write(text, at, side, style, FontTransform::Rotate270)
    }

    fn write(
        &self,
        text: &str,
        at: Point,
        side: Side,
        style: Style,
        turn: FontTransform,
    ) -> Result<(), PlotError> {
        let across = match side {
            Side::Start => HPos::Left,
            Side::Middle => HPos::Center,
            Side::End => HPos::Right,
        };
        let font = (backend::plotters_family(style.weight), style.size * GRID)
            .into_font()
            .transform(turn);
        let style = TextStyle::from(font)
            .color(&style.ink)
            .pos(Pos::new(across, VPos::Center));
        self.root
            .draw(&Text::new(text.to_owned(), steps(at), style))
            .map_err(PlotError::draw)
    }

    /// A straight line.
    pub(super) fn line(&self, line: Segment, width: f64, ink: RGBColor) -> Result<(), PlotError> {
        let style = ShapeStyle {
            color: ink.to_rgba(),
            filled: false,
            stroke_width: (width * GRID) as u32,
        };
        self.root
            .draw(&PathElement::new(
                vec![steps(line.from), steps(line.to)],
                style,
            ))
            .map_err(PlotError::draw)
    }

    /// The outline of a box.
    pub(super) fn frame(&self, area: Rect, width: f64, ink: RGBColor) -> Result<(), PlotError> {
        let style = ShapeStyle {
            color: ink.to_rgba(),
            filled: false,
            stroke_width: (width * GRID) as u32,
        };
        let corners = [
            Point::new(area.left, area.top),
            Point::new(area.right, area.bottom),
        ]
        .map(steps);
        self.root
            .draw(&Rectangle::new(corners, style))
            .map_err(PlotError::draw)
    }

    /// A filled disc.
    pub(super) fn disc(&self, centre: Point, radius: f64, fill: RGBColor) -> Result<(), PlotError> {
        let radius = (radius * GRID).round() as u32;
        self.root
            .draw(&Circle::new(steps(centre), radius, fill.filled()))
            .map_err(PlotError::draw)
    }

    /// A filled polygon.
    pub(super) fn polygon(&self, corners: &[Point], fill: RGBColor) -> Result<(), PlotError> {
        let corners: Vec<(i32, i32)> = corners.iter().copied().map(steps).collect();
        self.root
            .draw(&Polygon::new(corners, fill.filled()))
            .map_err(PlotError::draw)
    }
}

/// Pixels as plotters' steps.
pub(super) fn steps(at: Point) -> (i32, i32) {
    ((at.x * GRID).round() as i32, (at.y * GRID).round() as i32)
}
