//! Plotters' drawing calls as real SVG.
//!
//! Plotters counts in whole pixels; this backend tells it of a canvas ten times as fine and
//! divides again when it writes, so that shapes sit to a tenth of a pixel. What plotters has no
//! words for, groups, classes, `data-` attributes and tooltips, goes past it through a [`Pen`].

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontTransform,
};
use xmlwriter::{Indent, Options, XmlWriter};

use super::font::{self, Embedded, Fonts, Used, Weight};

/// How many of plotters' pixels make one of ours.
pub(super) const GRID: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The document while it is being drawn.
struct Sheet {
    xml: XmlWriter,
    fonts: Rc<Fonts>,
    used: Used,
    /// Attributes for the next shape or text.
    next: Vec<(&'static str, String)>,
}

/// A handle on the document, for what plotters cannot say.
#[derive(Clone)]
pub(super) struct Pen(Rc<RefCell<Sheet>>);

/// The backend that is given to plotters.
pub(super) struct SvgBackend {
    sheet: Rc<RefCell<Sheet>>,
    /// In grid steps.
    size: (u32, u32),
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

/// Opens a document of this size, in pixels, and returns what draws on it.
pub(super) fn open(
    width: f64,
    height: f64,
    fonts: Rc<Fonts>,
    title: &str,
    description: &str,
) -> (Pen, SvgBackend) {
    let mut xml = XmlWriter::new(Options {
        indent: Indent::Spaces(1),
        ..Options::default()
    });
    xml.start_element("svg");
    xml.write_attribute("xmlns", "http://www.w3.org/2000/svg");
    xml.write_attribute("class", "offsite-figure");
    xml.write_attribute("role", "img");
    xml.write_attribute("aria-labelledby", "figure-title figure-description");
    xml.write_attribute("width", &number(width));
    xml.write_attribute("height", &number(height));
    xml.write_attribute(
        "viewBox",
        &format!("0 0 {} {}", number(width), number(height)),
    );
    for (element, id, text) in [
        ("title", "figure-title", title),
        ("desc", "figure-description", description),
    ] {
        xml.start_element(element);
        xml.write_attribute("id", id);
        write_text(&mut xml, text);
        xml.end_element();
    }
    let sheet = Sheet {
        xml,
        fonts,
        used: Used::default(),
        next: Vec::new(),
    };
    let sheet = Rc::new(RefCell::new(sheet));
    let size = (
        (width * GRID).round() as u32,
        (height * GRID).round() as u32,
    );
    (Pen(Rc::clone(&sheet)), SvgBackend { sheet, size })
}

impl Pen {
    /// Opens a group; everything drawn until [`Pen::close`] is in it.
    pub(super) fn open(&self, attributes: &[(&'static str, &str)]) {
        let mut sheet = self.0.borrow_mut();
        sheet.xml.start_element("g");
        for (name, value) in attributes {
            sheet.xml.write_attribute(name, &escape(value));
        }
    }

    /// Closes the group opened last.
    pub(super) fn close(&self) {
        self.0.borrow_mut().xml.end_element();
    }

    /// Gives the open group a tooltip.
    pub(super) fn tooltip(&self, text: &str) {
        let mut sheet = self.0.borrow_mut();
        sheet.xml.start_element("title");
        write_text(&mut sheet.xml, text);
        sheet.xml.end_element();
    }

    /// Gives the next shape or text some attributes.
    pub(super) fn next(&self, attributes: &[(&'static str, &str)]) {
        let mut sheet = self.0.borrow_mut();
        sheet.next.extend(
            attributes
                .iter()
                .map(|(name, value)| (*name, escape(value))),
        );
    }

    /// Ends the document: the SVG, and the fonts that it carries.
    ///
    /// The style sheet comes last because only now is it known which letters are needed.
    pub(super) fn finish(self) -> (String, Vec<Embedded>) {
        let mut sheet = self.0.borrow_mut();
        let embedded = sheet.fonts.embed(&sheet.used);
        let mut css = format!(
            ".offsite-figure text{{font-family:{},'{}',sans-serif;font-kerning:none;\
             font-variant-ligatures:none;text-rendering:geometricPrecision}}",
            font::FAMILY,
            font::EXTRA_FAMILY
        );
        for face in &embedded {
            css.push_str(&format!(
                "\n@font-face{{font-family:'{}';font-weight:{};src:url(data:font/ttf;base64,{})}}",
                face.family,
                face.weight,
                BASE64.encode(&face.file)
            ));
        }
        sheet.xml.start_element("style");
        write_text(&mut sheet.xml, &css);
        sheet.xml.end_element();
        let empty = XmlWriter::new(Options::default());
        let xml = std::mem::replace(&mut sheet.xml, empty);
        (xml.end_document(), embedded)
    }
}

/// One line of a text that is being written.
struct Line<'a> {
    text: &'a str,
    width: f64,
    x: f64,
    y: f64,
    /// Whether the built-in font has all its letters.
    plain: bool,
}

impl Line<'_> {
    fn place(&self, size: Option<f64>) -> Vec<(&'static str, f64)> {
        let mut place = vec![("x", self.x), ("y", self.y), ("textLength", self.width)];
        place.extend(size.map(|size| ("font-size", size)));
        place
    }
}

impl Sheet {
    /// Writes a line into the open element.
    fn fill_line(&mut self, line: &Line<'_>) {
        if !line.plain {
            // Spacing letters out would tear joined scripts apart; stretching them does not.
            self.xml.write_attribute("lengthAdjust", "spacingAndGlyphs");
        }
        write_text(&mut self.xml, line.text);
    }

    fn start(&mut self, element: &str, attributes: &[(&str, f64)]) {
        self.xml.start_element(element);
        for (name, value) in attributes {
            self.xml.write_attribute(name, &number(*value));
        }
        for (name, value) in std::mem::take(&mut self.next) {
            self.xml.write_attribute(name, &value);
        }
    }

    fn paint(&mut self, color: BackendColor, name: &str) {
        let (red, green, blue) = color.rgb;
        self.xml
            .write_attribute(name, &format!("#{red:02x}{green:02x}{blue:02x}"));
        if color.alpha < 1.0 {
            self.xml
                .write_attribute(&format!("{name}-opacity"), &number(color.alpha));
        }
    }

    /// Colours the open element as plotters asks and closes it.
    fn end<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        if fill {
            self.paint(style.color(), "fill");
        } else {
            self.xml.write_attribute("fill", "none");
            self.paint(style.color(), "stroke");
            self.xml.write_attribute(
                "stroke-width",
                &number(f64::from(style.stroke_width()) / GRID),
            );
        }
        self.xml.end_element();
    }

    fn points<I: IntoIterator<Item = BackendCoord>>(&mut self, points: I) {
        let points: Vec<String> = points
            .into_iter()
            .map(|(x, y)| format!("{},{}", units(x), units(y)))
            .collect();
        self.xml.write_attribute("points", &points.join(" "));
    }
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
        sheet.points(path);
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
        sheet.points(vertices);
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
                    plain: fonts.is_plain(text),
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

fn units(steps: i32) -> String {
    number(px(steps))
}

/// A number with at most two decimals and no idle zeros: short, and the same everywhere.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".into()
    } else {
        text.into()
    }
}

fn write_text(xml: &mut XmlWriter, text: &str) {
    xml.write_text(&escape(text));
}

/// Text as XML: what has a meaning there is escaped, what may not occur at all is left out.
/// (The writer itself only takes care of quotes in attributes.)
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..='\x1f' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_users_write_cannot_leave_its_place() {
        assert_eq!(escape("a<b>&\u{0}\u{7}\u{c}c\n"), "a&lt;b&gt;&amp;c\n");
        let (pen, _) = open(
            1.0,
            1.0,
            Rc::new(Fonts::built_in()),
            "</title><script>",
            "\"&\"",
        );
        pen.open(&[("data-id", "a\" onload=\"x")]);
        pen.close();
        let (svg, _) = pen.finish();
        assert!(svg.contains("&lt;/title&gt;&lt;script&gt;"));
        assert!(svg.contains("data-id=\"a&quot; onload=&quot;x\""));
        resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [number(1.0), number(-0.001), number(2.5), number(1.0 / 3.0)],
            ["1", "0", "2.5", "0.33"]
        );
    }
}
