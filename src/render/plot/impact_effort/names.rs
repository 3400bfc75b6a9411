//! The names of the tasks: how they can be broken into lines, and where they go.

use super::Manner;
use super::layout::Layout;
use super::markers::Marker;
use crate::render::plot::brush::Style;
use crate::render::plot::font::{Fonts, INK, LINE, line_box};
use crate::render::plot::geometry::Rect;
use crate::render::plot::placement::{self, Label, Scene, Size, Task};
use crate::render::plot::text::Setting;
use crate::view::impact_effort::Figure;

/// Free pixels above and below a number: browsers round the line boxes of texts of another size
/// differently.
pub(super) const NUMBER_PADDING: f64 = 1.0;

/// The names of all marks, and the room that they take.
pub(super) struct Names {
    /// For each mark, the ways to break its name into lines.
    shapes: Vec<Vec<Vec<String>>>,
    sizes: Vec<Vec<Size>>,
    numbers: Vec<Size>,
    /// All letters are those of the built-in font, whose measures are known.
    plain: bool,
}

impl Names {
    /// Breaks and measures the names of a figure.
    pub(super) fn new(figure: &Figure, layout: &Layout, fonts: &Fonts) -> Self {
        let set = |style: Style| Setting {
            fonts,
            size: style.size,
            weight: style.weight,
        };
        let (names, digits) = (set(layout.styles.name), set(layout.styles.digits));
        let shapes: Vec<Vec<Vec<String>>> = figure
            .marks
            .iter()
            .map(|mark| shapes(&mark.name, names))
            .collect();
        let sizes_of =
            |shapes: &Vec<Vec<String>>| shapes.iter().map(|lines| size(lines, names)).collect();
        Self {
            sizes: shapes.iter().map(sizes_of).collect(),
            numbers: figure
                .marks
                .iter()
                .map(|mark| size(&[mark.card.to_string()], digits).padded(NUMBER_PADDING))
                .collect(),
            plain: figure.marks.iter().all(|mark| fonts.is_plain(&mark.name)),
            shapes,
        }
    }

    /// A name in one of its shapes.
    pub(super) fn lines(&self, index: usize, shape: usize) -> &[String] {
        &self.shapes[index][shape]
    }
}

/// The share of a panel that the names of a figure would cover, each on one line.
pub(super) fn crowding(figure: &Figure, layout: &Layout, fonts: &Fonts) -> f64 {
    let style = layout.styles.name;
    let setting = Setting {
        fonts,
        size: style.size,
        weight: style.weight,
    };
    let (ascent, descent) = line_box(style.size);
    let names = figure.marks.iter().map(|mark| setting.width(&mark.name));
    names.sum::<f64>() * (ascent + descent) / (layout.panel.width() * layout.panel.height())
}

/// Finds places for the names beside their markers.
pub(super) fn place(
    figure: &Figure,
    layout: &Layout,
    manner: Manner,
    markers: &[Marker],
    names: &Names,
    blocked: Vec<Rect>,
    before: &[Option<Label>],
) -> Vec<Option<Label>> {
    let kin = kin(figure, manner, markers);
    let task = |index: usize| {
        let marker = &markers[index];
        let numbered = manner == Manner::Both || marker.holds_number;
        Task {
            bounds: marker.bounds(),
            cover: marker.cover(),
            disc: marker.disc(),
            kin: kin[index],
            names: names.sizes[index].clone(),
            number: (!numbered).then(|| names.numbers[index].clone()),
            before: before[index],
        }
    };
    let size = layout.styles.name.size;
    let bearing = if names.plain {
        let (ascent, descent) = line_box(size);
        (ascent - INK.0 * size, descent - INK.1 * size)
    } else {
        (0.0, 0.0)
    };
    placement::place(&Scene {
        panel: layout.panel,
        text: size,
        bearing,
        blocked,
        lines: markers.iter().filter_map(|marker| marker.tether).collect(),
        rules: layout.thresholds(figure).to_vec(),
        tasks: (0..markers.len()).map(task).collect(),
    })
}

/// For each mark, the first one at its spot that looks the same: their names may stand beside any
/// of them. Markers with numbers are all different.
fn kin(figure: &Figure, manner: Manner, markers: &[Marker]) -> Vec<usize> {
    let alike = |one: usize, other: usize| {
        let (a, b) = (&figure.marks[one], &figure.marks[other]);
        let marker = &markers[one];
        a.effort == b.effort
            && a.impact == b.impact
            && a.disposition == b.disposition
            && a.contested == b.contested
            && a.faded == b.faded
            && marker.radius == markers[other].radius
            && !marker.holds_number
    };
    let first = |index: usize| match manner {
        Manner::Names => (0..index)
            .find(|other| alike(*other, index))
            .unwrap_or(index),
        Manner::Both | Manner::Numbers => index,
    };
    (0..markers.len()).map(first).collect()
}

/// The ways to break a name, those with fewer lines first.
fn shapes(name: &str, setting: Setting<'_>) -> Vec<Vec<String>> {
    // More words than this and the name is a paragraph: it can only fill lines of some width.
    const WORDS: usize = 24;
    if name.split(' ').count() > WORDS {
        return vec![setting.fill(name, 24.0 * setting.size)];
    }
    let mut shapes = vec![vec![name.to_owned()]];
    shapes.extend((2..=4).filter_map(|count| setting.even(name, count)));
    // A word that is wider than a quarter of most panels is better broken than left out.
    const LONG: f64 = 20.0;
    if setting.width(name) > LONG * setting.size && shapes.len() == 1 {
        shapes.push(setting.fill(name, LONG * 0.6 * setting.size));
    }
    shapes
}

/// The room that lines of text take.
fn size(lines: &[String], setting: Setting<'_>) -> Size {
    let (ascent, descent) = line_box(setting.size);
    let further = lines.len().saturating_sub(1) as f64;
    Size {
        lines: lines.iter().map(|line| setting.width(line)).collect(),
        line: ascent + descent,
        height: ascent + descent + further * LINE * setting.size,
    }
}
