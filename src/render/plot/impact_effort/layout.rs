//! What goes where on the page, in pixels.

use super::Manner;
use super::caption::Caption;
use super::legend;
use super::quadrants;
use super::radii::Radii;
use super::scale::Scale;
use crate::render::plot::brush::Style;
use crate::render::plot::font::{Fonts, Weight};
use crate::render::plot::geometry::{Point, Rect, Segment};
use crate::render::plot::shape::Shape;
use crate::render::plot::text::Setting;
use crate::render::plot::{Canvas, Ink, Labels};
use crate::view::impact_effort::{Axis, Figure, Mark};

use super::palette::{GREY, INK};

/// Where the list of names stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Nowhere: every task is named in the plot, or the picture is too small for a list.
    Bare,
    /// To the right of the plot.
    Beside,
    /// Below the plot, in columns.
    Below,
}

/// Free space around the picture, in em.
pub(super) const MARGIN: f64 = 0.9;
/// Distance of baselines, in em.
pub(super) const LEADING: f64 = 1.32;
/// The same in a list that would not fit otherwise.
const TIGHT: f64 = 1.2;
/// Height of the list's heading, in ems of ordinary text.
pub(super) const LIST_HEADING: f64 = 1.7;

/// The sizes and weights of text.
pub(super) struct Styles {
    /// The title.
    pub(super) title: Style,
    /// The names of the axes and quadrants.
    pub(super) label: Style,
    /// Task names in the plot.
    pub(super) name: Style,
    /// Everything else.
    pub(super) small: Style,
    /// Card numbers in the legend.
    pub(super) number: Style,
    /// Card numbers in the plot.
    pub(super) digits: Style,
}

impl Styles {
    fn new(canvas: &Canvas, text: f64) -> Self {
        let style = |size: f64, weight, ink| Style {
            size: (text * size).max(canvas.smallest),
            weight,
            ink,
        };
        Self {
            title: style(1.65, Weight::Bold, INK),
            label: style(1.08, Weight::SemiBold, INK),
            name: style(1.0, Weight::Regular, INK),
            small: style(0.9, Weight::Regular, GREY),
            number: style(0.9, Weight::SemiBold, INK),
            digits: style(0.83, Weight::SemiBold, INK),
        }
    }
}

/// The page.
pub(super) struct Layout {
    /// The width of the page.
    pub(super) width: f64,
    /// The height of the page.
    pub(super) height: f64,
    /// The size of ordinary text.
    pub(super) text: f64,
    pub(super) styles: Styles,
    pub(super) title: Vec<String>,
    /// From where on the line of the title is free.
    pub(super) title_end: f64,
    /// The box that holds the markers.
    pub(super) panel: Rect,
    pub(super) effort: Caption,
    pub(super) impact: Caption,
    pub(super) arrangement: Arrangement,
    /// The strip that explains shapes and sizes.
    pub(super) key: Rect,
    /// The box for the list of names.
    pub(super) list: Rect,
    /// The distance of baselines in the list, in em.
    pub(super) list_leading: f64,
    /// Which marks the list names, by index.
    pub(super) listed: Vec<usize>,
    /// How large markers are.
    pub(super) radii: Radii,
    /// Whether there is colour.
    pub(super) ink: Ink,
    /// No words but names.
    pub(super) terse: bool,
    /// No numbers in markers.
    pub(super) mute: bool,
    /// The height of a page.
    pub(super) page: f64,
    /// Whether a list below the plot starts the next page.
    paged: bool,
    /// The horizontal scale.
    pub(super) efforts: Scale,
    /// The vertical scale.
    pub(super) impacts: Scale,
}

impl Layout {
    /// The page for a figure; the list of names is still empty.
    pub(super) fn new(
        figure: &Figure,
        canvas: &Canvas,
        fonts: &Fonts,
        manner: Manner,
        arrangement: Arrangement,
    ) -> Self {
        let text = canvas.text.clamp(6.0, 96.0);
        let width = canvas.width.clamp(40.0 * text, 20_000.0);
        let height = canvas.height.clamp(32.0 * text, 20_000.0);
        let styles = Styles::new(canvas, text);
        let margin = MARGIN * text;
        let line = styles.small.size * LEADING;

        let set = |style: Style| Setting {
            fonts,
            size: style.size,
            weight: style.weight,
        };
        let title = set(styles.title).fill_at_most(&figure.title, width - 2.0 * margin, 2);
        let top = margin + title.len() as f64 * styles.title.size * LEADING + 0.3 * text;

        let ticks = 1.9 * text;
        let digits = digits_radius(figure, canvas, set(styles.digits));
        let radii = Radii::new(figure, text, manner, digits);
        let key_height = legend::key_height(
            figure,
            fonts,
            text,
            &styles,
            &radii,
            canvas.terse,
            width - 2.0 * margin,
        );
        let key_top = height - key_height - if key_height > 0.0 { margin } else { 0.4 * text };

        let caption =
            |axis: &Axis, length| Caption::new(axis, length, &styles, fonts, canvas.anchors);
        let height_of_panel = if canvas.anchors {
            // The words of all scores need more lines on a shorter axis: rather too short than too long.
            let below = caption(&figure.effort, 0.6 * width).depth(styles.small.size);
            0.95 * (key_top - below - ticks - top - line)
        } else {
            height * 0.55
        };
        let estimate = caption(&figure.impact, height_of_panel);
        let left = margin + estimate.depth(styles.small.size) + ticks + 0.3 * text;
        let (list_width, gutter) = match arrangement {
            Arrangement::Beside => (0.24 * width, 1.5 * text),
            _ => (0.0, 0.0),
        };
        let note = match figure.impact.threshold_note {
            Some(_) => line + 0.3 * text,
            None => 0.0,
        };
        let right = width - margin - list_width - gutter - note;
        let effort = caption(&figure.effort, right - left);
        let bottom = key_top - 0.4 * text - effort.depth(styles.small.size) - ticks;
        // The note of the effort threshold stands above the panel, in the line of the title if
        // that is short enough.
        let mut panel = Rect {
            left,
            top,
            right,
            bottom,
        };
        let beside = (radii.largest + 1.7 * text).min(panel.width() / 5.0);
        let efforts = Scale::new(&figure.effort, panel.width(), beside);
        let mut title_end = margin + set(styles.title).widest(&title) + 2.0 * text;
        if let Some(words) = &figure.effort.threshold_note {
            let at = panel.left + efforts.share(figure.effort.threshold) * panel.width();
            let from = at - set(styles.small).width(words) / 2.0;
            if title.len() > 1 || from < title_end {
                panel.top += line;
            } else {
                title_end = title_end.max(at + set(styles.small).width(words) / 2.0 + 2.0 * text);
            }
        }
        // Words that the estimate had no room for have none.
        let mut vertical = figure.impact.clone();
        if estimate.steps.is_empty() {
            vertical.anchors.clear();
        }
        let impact = caption(&vertical, panel.height());

        // Room for half a marker beyond the ends of the scales, and for the quadrants' names.
        let above = (radii.largest + 1.9 * text).min(panel.height() / 5.0);
        let list = Rect {
            left: width - margin - list_width,
            top,
            right: width - margin,
            bottom: key_top - text,
        };
        Self {
            width,
            height,
            text,
            styles,
            title,
            title_end,
            panel,
            effort,
            impact,
            arrangement,
            key: Rect::at(margin, key_top, width - 2.0 * margin, key_height),
            list,
            list_leading: LEADING,
            listed: Vec::new(),
            radii,
            ink: canvas.ink,
            terse: canvas.terse,
            mute: canvas.labels == Labels::Shapes,
            page: height,
            paged: canvas.paged,
            efforts,
            impacts: Scale::new(&figure.impact, panel.height(), above),
        }
    }

    /// The width and height of a step of the scales in pixels.
    pub(super) fn unit(&self) -> (f64, f64) {
        (
            self.efforts.step() * self.panel.width(),
            self.impacts.step() * self.panel.height(),
        )
    }

    /// The exact place of a pair of scores.
    pub(super) fn spot(&self, effort: f64, impact: f64) -> Point {
        // To a hundredth of a pixel: machines differ in the last digit of a logarithm.
        let hundredth = |pixels: f64| (pixels * 100.0).round() / 100.0;
        Point::new(
            hundredth(self.panel.left + self.efforts.share(effort) * self.panel.width()),
            hundredth(self.panel.bottom - self.impacts.share(impact) * self.panel.height()),
        )
    }

    /// The lines at which scores become high.
    pub(super) fn thresholds(&self, figure: &Figure) -> [Segment; 2] {
        let crossing = self.spot(figure.effort.threshold, figure.impact.threshold);
        let line = |x0, y0, x1, y1| Segment {
            from: Point::new(x0, y0),
            to: Point::new(x1, y1),
        };
        let Rect {
            left,
            top,
            right,
            bottom,
        } = self.panel;
        [
            line(crossing.x, top, crossing.x, bottom),
            line(left, crossing.y, right, crossing.y),
        ]
    }

    /// The boxes that hold the names of the quadrants.
    pub(super) fn quadrant_titles(&self, figure: &Figure, fonts: &Fonts) -> Vec<Rect> {
        let set = |style: Style| Setting {
            fonts,
            size: style.size,
            weight: style.weight,
        };
        let titles =
            quadrants::titles(self, figure, set(self.styles.label), set(self.styles.small));
        titles
            .iter()
            .map(|title| title.area.grown(3.0, 2.0))
            .collect()
    }

    /// Fills the list beside the plot with these marks, if they fit.
    pub(super) fn list_beside(
        &mut self,
        figure: &Figure,
        fonts: &Fonts,
        marks: Vec<usize>,
    ) -> bool {
        let entries = legend::list_lines(self, figure, fonts, self.list.width(), &marks);
        let room = (self.list.height() - LIST_HEADING * self.text) / self.styles.small.size;
        let leading = (room / legend::depth(&entries) as f64).min(LEADING);
        if leading < TIGHT {
            return false;
        }
        self.list_leading = leading;
        self.listed = marks;
        true
    }

    /// How many lines of the list fit on a page; no end of them where there are no pages.
    pub(super) fn list_page_lines(&self) -> usize {
        if !self.paged || self.arrangement != Arrangement::Below {
            return usize::MAX;
        }
        let room = self.page - (2.0 * MARGIN + LIST_HEADING) * self.text;
        (room / (self.styles.small.size * LEADING)) as usize
    }

    /// Fills a list below the plot with these marks, and makes room for it.
    pub(super) fn list_below(&mut self, figure: &Figure, fonts: &Fonts, marks: Vec<usize>) {
        if marks.is_empty() {
            return;
        }
        self.listed = marks;
        let columns = legend::columns(self, figure, fonts);
        let deepest = columns.iter().map(|column| legend::depth(column)).max();
        let lines = deepest.unwrap_or(0) as f64;
        let height = LIST_HEADING * self.text + lines * self.styles.small.size * LEADING;
        let top = if self.paged {
            self.page + MARGIN * self.text
        } else {
            self.key.bottom.max(self.height - MARGIN * self.text) + 1.2 * self.text
        };
        self.list = Rect {
            left: self.key.left,
            top,
            right: self.key.right,
            bottom: top + height,
        };
        if self.paged {
            let pages = columns.len().div_ceil(legend::column_count(self));
            self.height = self.page * (1 + pages) as f64;
            return;
        }
        self.height = (self.list.bottom + MARGIN * self.text).ceil();
    }
}

/// The least radius in which every number of a figure can be read without being shrunk below the
/// smallest text of the canvas; zero where that is not asked for.
fn digits_radius(figure: &Figure, canvas: &Canvas, digits: Setting<'_>) -> f64 {
    if canvas.smallest <= 0.0 || canvas.labels == Labels::Shapes {
        return 0.0;
    }
    let radius = |mark: &Mark| {
        let width = digits.width(&mark.card.to_string());
        width / Shape::of(mark.disposition).number_width()
    };
    let digits_alone = digits.size / 1.25;
    figure.marks.iter().map(radius).fold(digits_alone, f64::max)
}
