//! Plotters' drawing calls as real SVG.
//!
//! Plotters counts in whole pixels; this backend tells it of a canvas ten times as fine and
//! divides again when it writes, so that shapes sit to a tenth of a pixel. What plotters has no
//! words for, groups, classes, `data-` attributes and tooltips, goes past it through a [`Pen`](super::sheet::Pen).

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontTransform,
};

use super::font::{self, Weight};
use super::sheet::{Line, Sheet, number};

/// How many of plotters' pixels make one of ours.
pub(super) const GRID: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The backend that is given to plotters.
pub(super) struct SvgBackend {
    sheet: Rc<RefCell<Sheet>>,
    /// In grid steps.
    size: (u32, u32),
}

impl SvgBackend {
    /// A backend that draws on a document of this size in pixels.
    pub(super) fn new(sheet: Rc<RefCell<Sheet>>, width: f64, height: f64) -> Self {
        let steps = |pixels: f64| (pixels * GRID).round() as u32;
        Self {
            sheet,
            size: (steps(width), steps(height)),
        }
    }
}

/// The names under which plotters knows our weights; it has no word for semi-bold.
pub(super) fn plotters_family(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "Inter",
        Weight::SemiBold => "Inter SemiBold",
        Weight::Bold => "Inter Bold",
    }
}

fn weight_of(family: &FontFamily<'_>) -> Weight {
    [Weight::SemiBold, Weight::Bold]
        .into_iter()
        .find(|weight| family.as_str() == plotters_family(*weight))
        .unwrap_or(Weight::Regular)
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        sheet.start(
            "line",
            &[
                ("x1", px(from.0)),
                ("y1", px(from.1)),
                ("x2", px(to.0)),
                ("y2", px(to.1)),
            ],
        );
        sheet.end(style, false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let (width, height) = (px(to.0) - px(from.0), px(to.1) - px(from.1));
        sheet.start(
            "rect",
            &[
                ("x", px(from.0)),
                ("y", px(from.1)),
                ("width", width),
                ("height", height),
            ],
        );
        sheet.end(style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        let mut sheet = self.sheet.borrow_mut();
        sheet.start("polyline", &[]);
        sheet.xml.write_attribute("points", &points(path));
        sheet.end(style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let radius = f64::from(radius) / GRID;
        sheet.start(
            "circle",
            &[("cx", px(centre.0)), ("cy", px(centre.1)), ("r", radius)],
        );
        sheet.end(style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        sheet.start("polygon", &[]);
        sheet.xml.write_attribute("points", &points(vertices));
        sheet.end(style, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        position: BackendCoord,
    ) -> Drawn {
        if text.is_empty() {
            return Ok(());
        }
        let mut sheet = self.sheet.borrow_mut();
        let (size, weight) = (style.size() / GRID, weight_of(&style.family()));
        let fonts = Rc::clone(&sheet.fonts);
        fonts.note(&mut sheet.used, text, weight);
        let down = match style.anchor().v_pos {
            VPos::Top => font::ASCENT * size,
            VPos::Center => font::CAP_HEIGHT * size / 2.0,
            VPos::Bottom => -font::DESCENT * size,
        };
        let (x, y) = (px(position.0), px(position.1));
        let angle = match style.transform() {
            FontTransform::None => None,
            FontTransform::Rotate90 => Some(90),
            FontTransform::Rotate180 => Some(180),
            FontTransform::Rotate270 => Some(270),
        };
        // Without this the writer would indent the text and so widen it by a space.
        sheet.xml.set_preserve_whitespaces(true);
        let lines: Vec<Line<'_>> = text
            .split('\n')
            .enumerate()
            .map(|(row, text)| {
                let width = fonts.width(text, size, weight);
                // Everything is anchored at the start of the baseline: the one anchor that all
                // viewers treat alike together with `textLength`.
                let along = match style.anchor().h_pos {
                    HPos::Left => 0.0,
                    HPos::Center => -width / 2.0,
                    HPos::Right => -width,
                };
                let drop = down + row as f64 * font::LINE * size;
                Line {
                    text,
                    width,
                    x: x + along,
                    y: y + drop,
                }
            })
            .collect();
        match &lines[..] {
            [line] => sheet.start("text", &line.place(Some(size))),
            _ => sheet.start("text", &[("font-size", size)]),
        }
        if weight != Weight::Regular {
            sheet.xml.write_attribute("font-weight", &weight.css());
        }
        if let Some(angle) = angle {
            sheet.xml.write_attribute(
                "transform",
                &format!("rotate({angle} {} {})", number(x), number(y)),
            );
        }
        sheet.paint(style.color(), "fill");
        match &lines[..] {
            [line] => sheet.fill_line(line),
            lines => {
                for line in lines {
                    sheet.start("tspan", &line.place(None));
                    sheet.fill_line(line);
                    sheet.xml.end_element();
                }
            }
        }
        sheet.xml.end_element();
        sheet.xml.set_preserve_whitespaces(false);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = self
            .sheet
            .borrow()
            .fonts
            .width(text, style.size(), weight_of(&style.family()));
        Ok((
            width.ceil() as u32,
            ((font::ASCENT + font::DESCENT) * style.size()).ceil() as u32,
        ))
    }
}

/// Grid steps as pixels.
fn px(steps: i32) -> f64 {
    f64::from(steps) / GRID
}

fn points<I: IntoIterator<Item = BackendCoord>>(path: I) -> String {
    let pairs = path
        .into_iter()
        .map(|(x, y)| format!("{},{}", number(px(x)), number(px(y))));
    pairs.collect::<Vec<_>>().join(" ")
}
