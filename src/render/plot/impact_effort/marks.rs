//! The tasks on the plot, drawn: leaders, markers with numbers, names.

use plotters::style::RGBColor;

use super::layout::Layout;
use super::markers::{self, Marker, OUTLINE};
use super::names::{self, NUMBER_PADDING, Names};
use super::palette::{Look, RULE};
use super::radii::Radii;
use super::{Manner, moves, rings};
use crate::render::plot::PlotError;
use crate::render::plot::brush::{Brush, Side, Style};
use crate::render::plot::font::{CAP_HEIGHT, Fonts, line_box};
use crate::render::plot::geometry::Point;
use crate::render::plot::placement::{Label, Wording};
use crate::render::plot::shape::Shape;
use crate::render::plot::sheet::number;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::{Figure, Mark};

/// An earlier state of a figure, whose names should stay where they are.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) figure: &'a Figure,
    pub(super) marks: &'a Marks,
}

impl Before<'_> {
    /// Where the name of a mark stood, if neither it nor its marker changed.
    fn label(&self, mark: &Mark, marker: &Marker) -> Option<Label> {
        let is_it = |other: &Mark| other.id == mark.id && other.name == mark.name;
        let index = self.figure.marks.iter().position(is_it)?;
        let stays = self.marks.markers[index].bounds() == marker.bounds();
        self.marks.labels[index].filter(|_| stays)
    }
}

/// All markers and names with their places.
pub(super) struct Marks {
    manner: Manner,
    markers: Vec<Marker>,
    names: Names,
    labels: Vec<Option<Label>>,
    /// How large the markers are.
    pub(super) radii: Radii,
    /// The size of the number in each marker, in pixels.
    digits: Vec<f64>,
}

impl Marks {
    /// Finds a place for every marker, and for as many names as possible.
    pub(super) fn place(
        figure: &Figure,
        layout: &Layout,
        fonts: &Fonts,
        manner: Manner,
        before: Option<Before<'_>>,
    ) -> Self {
        let blocked = layout.quadrant_titles(figure, fonts);
        let (markers, radii) = markers::place(figure, layout, &blocked);
        let names = Names::new(figure, layout, fonts);
        let labels = match manner {
            Manner::Numbers => vec![None; markers.len()],
            Manner::Both | Manner::Names => {
                let stayed = |index| {
                    before.and_then(|before| before.label(&figure.marks[index], &markers[index]))
                };
                let before: Vec<Option<Label>> = (0..markers.len()).map(stayed).collect();
                names::place(figure, layout, manner, &markers, &names, blocked, &before)
            }
        };
        Self {
            digits: digits(figure, layout, fonts, &markers),
            radii,
            manner,
            markers,
            names,
            labels,
        }
    }

    /// The marks that have no name beside them.
    pub(super) fn nameless(&self) -> Vec<usize> {
        (0..self.labels.len())
            .filter(|index| !self.is_named(*index))
            .collect()
    }

    /// How many markers are covered by another one.
    pub(super) fn hidden(&self) -> usize {
        let pixel = |at: &Point| (at.x.round() as i64, at.y.round() as i64);
        let mut spots: Vec<_> = self
            .markers
            .iter()
            .map(|marker| pixel(&marker.centre))
            .collect();
        spots.sort_unstable();
        spots.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }

    /// The size of the smallest number in a marker, in pixels.
    pub(super) fn smallest_number(&self) -> Option<f64> {
        let numbered = (0..self.digits.len()).filter(|index| self.is_numbered(*index));
        numbered.map(|index| self.digits[index]).reduce(f64::min)
    }

    /// The marker of a mark.
    pub(super) fn marker(&self, index: usize) -> &Marker {
        &self.markers[index]
    }

    /// Whether every mark has its name or its number.
    pub(super) fn all_told(&self) -> bool {
        (0..self.labels.len()).all(|index| self.labels[index].is_some() || self.is_numbered(index))
    }

    fn is_named(&self, index: usize) -> bool {
        self.labels[index].is_some_and(|label| label.wording != Wording::Number)
    }

    /// Whether a mark has its number inside the marker.
    fn is_numbered(&self, index: usize) -> bool {
        self.manner != Manner::Names || self.markers[index].holds_number
    }

    /// Draws leaders, then markers, then names.
    pub(super) fn draw(
        &self,
        brush: &Brush,
        layout: &Layout,
        figure: &Figure,
    ) -> Result<(), PlotError> {
        brush.pen.open(&[("id", "leaders")]);
        for (index, mark) in figure.marks.iter().enumerate() {
            self.draw_lines(brush, index, mark)?;
        }
        brush.pen.close();
        brush.pen.open(&[("id", "markers")]);
        for (index, mark) in figure.marks.iter().enumerate() {
            self.draw_marker(brush, layout, index, mark)?;
        }
        brush.pen.close();
        brush.pen.open(&[("id", "names")]);
        for (index, mark) in figure.marks.iter().enumerate() {
            if let Some(label) = &self.labels[index] {
                self.draw_label(brush, layout, index, mark, label)?;
            }
        }
        brush.pen.close();
        Ok(())
    }

    fn draw_lines(&self, brush: &Brush, index: usize, mark: &Mark) -> Result<(), PlotError> {
        let marker = &self.markers[index];
        if let Some(tether) = marker.tether {
            brush
                .pen
                .next(&[("class", "tether"), ("data-id", &mark.id)]);
            brush.line(tether, 0.8, RULE)?;
            brush.pen.next(&[("class", "spot")]);
            brush.disc(tether.to, 1.8, Look::of(mark, marker.ink).outline)?;
        }
        if let Some(leader) = self.labels[index].and_then(|label| label.leader) {
            brush
                .pen
                .next(&[("class", "leader"), ("data-id", &mark.id)]);
            brush.line(leader, 0.8, RULE)?;
        }
        Ok(())
    }

    fn draw_marker(
        &self,
        brush: &Brush,
        layout: &Layout,
        index: usize,
        mark: &Mark,
    ) -> Result<(), PlotError> {
        let Marker {
            shape,
            centre,
            radius,
            ..
        } = self.markers[index];
        brush.pen.open(&[("class", "task"), ("data-id", &mark.id)]);
        if !mark.tooltip.is_empty() {
            brush.pen.tooltip(&mark.tooltip);
        }
        let look = Look::of(mark, layout.ink);
        if mark.contested {
            rings::draw(brush, shape, centre, radius, look.outline)?;
        }
        brush
            .pen
            .next(&[("class", "marker"), ("data-id", &mark.id)]);
        let outline = (look.outline, OUTLINE);
        if mark.is_new {
            brush.pen.next(&[("stroke-dasharray", moves::DASHES)]);
        }
        draw_shape(brush, shape, centre, radius, look.fill, outline)?;
        if self.is_numbered(index) && !layout.mute {
            // A number is all the label that a nameless task has.
            if self.labels[index].is_none() {
                brush.pen.next(&[("class", "label"), ("data-id", &mark.id)]);
            } else {
                brush.pen.next(&[("class", "number")]);
            }
            self.draw_number(brush, layout, index, mark)?;
        }
        brush.pen.close();
        Ok(())
    }

    /// The card number inside the marker, as large as it fits.
    fn draw_number(
        &self,
        brush: &Brush,
        layout: &Layout,
        index: usize,
        mark: &Mark,
    ) -> Result<(), PlotError> {
        let Marker {
            shape,
            centre,
            radius,
            ..
        } = self.markers[index];
        let style = Style {
            ink: Look::of(mark, layout.ink).ink,
            size: self.digits[index],
            ..layout.styles.digits
        };
        let offset = shape.number_offset();
        let at = Point::new(centre.x + offset.x * radius, centre.y + offset.y * radius);
        brush.text(&mark.card.to_string(), at, Side::Middle, style)
    }

    fn draw_label(
        &self,
        brush: &Brush,
        layout: &Layout,
        index: usize,
        mark: &Mark,
        label: &Label,
    ) -> Result<(), PlotError> {
        let x = match label.side {
            Side::Start => label.area.left,
            Side::Middle => label.area.centre().x,
            Side::End => label.area.right,
        };
        let (style, words, padding) = match label.wording {
            Wording::Name(shape) => {
                let words = self.names.lines(index, shape).join("\n");
                (layout.styles.name, words, 0.0)
            }
            Wording::Number => (layout.styles.digits, mark.card.to_string(), NUMBER_PADDING),
        };
        let style = Style {
            ink: Look::of(mark, layout.ink).ink,
            ..style
        };
        let (ascent, _) = line_box(style.size);
        let y = label.area.top + padding + ascent - CAP_HEIGHT / 2.0 * style.size;
        // A white rim keeps letters clear of the lines behind them.
        brush.pen.next(&[
            ("class", "label"),
            ("data-id", &mark.id),
            ("stroke", "#fff"),
            ("stroke-width", "2.5"),
            ("stroke-opacity", "0.85"),
            ("stroke-linejoin", "round"),
            ("paint-order", "stroke"),
        ]);
        brush.text(&words, Point::new(x, y), label.side, style)
    }
}

/// The size of the number in each marker: as large as it fits, and the same in markers of one size.
fn digits(figure: &Figure, layout: &Layout, fonts: &Fonts, markers: &[Marker]) -> Vec<f64> {
    let style = layout.styles.digits;
    let setting = Setting {
        fonts,
        size: style.size,
        weight: style.weight,
    };
    let fitting = |(mark, marker): (&Mark, &Marker)| {
        let room = marker.shape.number_width() * marker.radius;
        let size = style.size * (room / setting.width(&mark.card.to_string()));
        size.min(style.size).min(1.25 * marker.radius)
    };
    let sizes: Vec<f64> = figure.marks.iter().zip(markers).map(fitting).collect();
    let mut smallest: Vec<(f64, f64)> = Vec::new();
    for (size, marker) in sizes.iter().zip(markers) {
        match smallest
            .iter_mut()
            .find(|(radius, _)| *radius == marker.radius)
        {
            Some((_, least)) => *least = least.min(*size),
            None => smallest.push((marker.radius, *size)),
        }
    }
    let of_radius = |marker: &Marker| {
        let found = smallest.iter().find(|(radius, _)| *radius == marker.radius);
        found.map_or(style.size, |(_, size)| *size)
    };
    markers.iter().map(of_radius).collect()
}

/// Draws a marker's shape with an outline of a colour and width.
pub(super) fn draw_shape(
    brush: &Brush,
    shape: Shape,
    centre: Point,
    radius: f64,
    fill: RGBColor,
    (ink, width): (RGBColor, f64),
) -> Result<(), PlotError> {
    let ink = format!("#{:02x}{:02x}{:02x}", ink.0, ink.1, ink.2);
    brush.pen.next(&[
        ("stroke", &ink),
        ("stroke-width", &number(width)),
        ("stroke-linejoin", "round"),
    ]);
    if shape == Shape::Circle {
        return brush.disc(centre, radius, fill);
    }
    let corners: Vec<Point> = shape
        .outline(radius)
        .iter()
        .map(|at| Point::new(centre.x + at.x, centre.y + at.y))
        .collect();
    brush.polygon(&corners, fill)
}
