//! The tasks on the plot: markers with numbers, and names beside them.

use plotters::style::RGBColor;

use super::layout::Layout;
use super::palette::{INK, Look, RULE};
use super::rings;
use crate::render::plot::PlotError;
use crate::render::plot::brush::{Brush, Side, Style};
use crate::render::plot::font::{ASCENT, CAP_HEIGHT, DESCENT, Fonts, LINE, Weight};
use crate::render::plot::geometry::{Point, Rect, Segment};
use crate::render::plot::packing::{self, Piece};
use crate::render::plot::placement::{self, Label, Scene, Task};
use crate::render::plot::shape::Shape;
use crate::render::plot::sheet::number;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::{Figure, Mark};

/// The outline of a marker, in pixels.
pub(super) const OUTLINE: f64 = 1.2;

/// All markers and names with their places.
pub(super) struct Marks {
    markers: Vec<Marker>,
    names: Vec<Vec<Vec<String>>>,
    pub(super) labels: Vec<Option<Label>>,
}

/// One marker.
struct Marker {
    shape: Shape,
    centre: Point,
    radius: f64,
    /// What a ring around it needs beyond its own outline.
    ring: f64,
    /// The line to the exact spot, if the marker had to leave it.
    tether: Option<Segment>,
}

impl Marker {
    fn bounds(&self) -> Rect {
        let (width, height) = self.shape.half_size(self.radius);
        let edge = OUTLINE / 2.0 + self.ring;
        Rect::around(self.centre, width + edge, height + edge)
    }
}

impl Marks {
    /// Finds a place for every marker, and for as many names as possible.
    pub(super) fn place(figure: &Figure, layout: &Layout, fonts: &Fonts) -> Self {
        let blocked = layout.quadrant_titles(figure, fonts);
        let markers = place_markers(figure, layout, &blocked);
        let setting = Setting {
            fonts,
            size: layout.styles.name.size,
            weight: layout.styles.name.weight,
        };
        let names: Vec<Vec<Vec<String>>> = figure
            .marks
            .iter()
            .map(|mark| variants(&mark.name, setting))
            .collect();
        let tasks = markers.iter().zip(&names).map(|(marker, name)| Task {
            marker: marker.bounds(),
            variants: name.iter().map(|lines| size(lines, setting)).collect(),
        });
        let scene = Scene {
            panel: layout.panel,
            text: layout.text,
            blocked,
            lines: markers.iter().filter_map(|marker| marker.tether).collect(),
            rules: layout.thresholds(figure).to_vec(),
            tasks: tasks.collect(),
        };
        let labels = placement::place(&scene);
        Self {
            markers,
            names,
            labels,
        }
    }

    /// The marks whose names found no place.
    pub(super) fn nameless(&self) -> Vec<usize> {
        (0..self.labels.len())
            .filter(|index| self.labels[*index].is_none())
            .collect()
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
                self.draw_name(brush, layout, index, mark, label)?;
            }
        }
        brush.pen.close();
        Ok(())
    }

    fn draw_lines(&self, brush: &Brush, index: usize, mark: &Mark) -> Result<(), PlotError> {
        if let Some(tether) = self.markers[index].tether {
            brush
                .pen
                .next(&[("class", "tether"), ("data-id", &mark.id)]);
            brush.line(tether, 0.8, RULE)?;
            brush.pen.next(&[("class", "spot")]);
            brush.disc(tether.to, 1.8, INK)?;
        }
        if let Some(leader) = self.labels[index].as_ref().and_then(|label| label.leader) {
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
        let marker = &self.markers[index];
        brush.pen.open(&[("class", "task"), ("data-id", &mark.id)]);
        if !mark.tooltip.is_empty() {
            brush.pen.tooltip(&mark.tooltip);
        }
        let look = Look::of(mark);
        if mark.contested {
            rings::draw(
                brush,
                marker.shape,
                marker.centre,
                marker.radius,
                look.outline,
            )?;
        }
        brush
            .pen
            .next(&[("class", "marker"), ("data-id", &mark.id)]);
        draw_shape(
            brush,
            marker.shape,
            marker.centre,
            marker.radius,
            look.fill,
            (look.outline, OUTLINE),
        )?;
        // A number is all the label that a nameless task has.
        if self.labels[index].is_none() {
            brush.pen.next(&[("class", "label"), ("data-id", &mark.id)]);
        } else {
            brush.pen.next(&[("class", "number")]);
        }
        let card = mark.card.to_string();
        let mut style = Style {
            size: 0.83 * layout.text,
            weight: Weight::SemiBold,
            ink: look.ink,
        };
        style.size = style.size.min(1.25 * marker.radius);
        let room = marker.shape.number_width() * marker.radius;
        style.size *= (room / brush.setting(style).width(&card)).min(1.0);
        let offset = marker.shape.number_offset();
        let centre = Point::new(
            marker.centre.x + offset.x * marker.radius,
            marker.centre.y + offset.y * marker.radius,
        );
        brush.text(&card, centre, Side::Middle, style)?;
        brush.pen.close();
        Ok(())
    }

    fn draw_name(
        &self,
        brush: &Brush,
        layout: &Layout,
        index: usize,
        mark: &Mark,
        label: &Label,
    ) -> Result<(), PlotError> {
        let marker = self.markers[index].bounds();
        let (x, side) = if label.area.left >= marker.right {
            (label.area.left, Side::Start)
        } else if label.area.right <= marker.left {
            (label.area.right, Side::End)
        } else {
            (label.area.centre().x, Side::Middle)
        };
        let style = Style {
            ink: Look::of(mark).ink,
            ..layout.styles.name
        };
        let y = label.area.top + (ASCENT - CAP_HEIGHT / 2.0) * style.size;
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
        let lines = self.names[index][label.variant].join("\n");
        brush.text(&lines, Point::new(x, y), side, style)
    }
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

fn place_markers(figure: &Figure, layout: &Layout, blocked: &[Rect]) -> Vec<Marker> {
    let spots: Vec<Point> = figure
        .marks
        .iter()
        .map(|mark| layout.spot(mark.effort, mark.impact))
        .collect();
    let shapes: Vec<Shape> = figure
        .marks
        .iter()
        .map(|mark| Shape::of(mark.disposition))
        .collect();
    let panel = layout.panel.grown(-1.0, -1.0);
    // A crowd that has no room gets smaller markers, and in the end no gaps at all: every
    // marker is drawn, whatever it takes.
    let mut radii = layout.radii;
    let mut centres = None;
    for _ in 0..12 {
        let pieces: Vec<Piece> = (0..spots.len())
            .map(|index| Piece {
                exact: spots[index],
                hull: shapes[index].hull(
                    radii.of(figure.marks[index].hours) + 1.4 + rings::room(&figure.marks[index]),
                ),
            })
            .collect();
        centres = packing::pack(&pieces, &panel, blocked);
        if centres.is_some() {
            break;
        }
        radii = radii.shrunk(0.85);
    }
    let centres = centres.unwrap_or_else(|| spots.clone());
    (0..spots.len())
        .map(|index| {
            let radius = radii.of(figure.marks[index].hours);
            let tether = tether(&spots, &centres, radius, index);
            Marker {
                shape: shapes[index],
                centre: centres[index],
                radius,
                ring: rings::room(&figure.marks[index]),
                tether,
            }
        })
        .collect()
}

/// The line from a marker to its spot, unless it covers the spot, or stands in a pack around it.
fn tether(spots: &[Point], centres: &[Point], radius: f64, index: usize) -> Option<Segment> {
    let (spot, centre) = (spots[index], centres[index]);
    let packed = spots
        .iter()
        .zip(centres)
        .any(|(other, at)| other.distance(spot) < 0.01 && at.distance(spot) < 0.01);
    let moved = centre.distance(spot);
    (!packed && moved > 0.9 * radius).then(|| Segment {
        from: centre.towards(spot, 0.5 * radius / moved),
        to: spot,
    })
}

/// The ways to break a name, those with fewer lines first.
fn variants(name: &str, setting: Setting<'_>) -> Vec<Vec<String>> {
    // More words than this and the name is a paragraph: it can only fill lines of some width.
    const WORDS: usize = 24;
    if name.split(' ').count() > WORDS {
        return vec![setting.fill(name, 24.0 * setting.size)];
    }
    let mut variants = vec![vec![name.to_owned()]];
    variants.extend((2..=3).filter_map(|count| setting.even(name, count)));
    variants
}

/// Width and height of lines of a name.
fn size(lines: &[String], setting: Setting<'_>) -> (f64, f64) {
    let height = (ASCENT + DESCENT + LINE * (lines.len().max(1) - 1) as f64) * setting.size;
    (setting.widest(lines), height)
}
