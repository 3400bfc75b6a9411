//! The SVG document while it is being drawn.

use std::cell::RefCell;
use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use plotters_backend::{BackendColor, BackendStyle};
use xmlwriter::{Indent, Options, XmlWriter};

use super::backend::GRID;
use super::font::{self, Embedded, Fonts, Used};

/// The document while it is being drawn.
pub(super) struct Sheet {
    pub(super) xml: XmlWriter,
    pub(super) fonts: Rc<Fonts>,
    pub(super) used: Used,
    /// Attributes for the next shape or text.
    next: Vec<(&'static str, String)>,
}

/// A handle on the document, for what plotters cannot say.
#[derive(Clone)]
pub(super) struct Pen(Rc<RefCell<Sheet>>);

impl Pen {
    /// A handle on this document.
    pub(super) fn new(sheet: Rc<RefCell<Sheet>>) -> Self {
        Self(sheet)
    }

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
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// In pixels, like the place of its start on the baseline.
    pub(super) width: f64,
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Line<'_> {
    /// The attributes that put the line in its place.
    pub(super) fn place(&self, size: Option<f64>) -> Vec<(&'static str, f64)> {
        let mut place = vec![("x", self.x), ("y", self.y), ("textLength", self.width)];
        place.extend(size.map(|size| ("font-size", size)));
        place
    }
}

impl Sheet {
    /// Opens a document of this size in pixels.
    pub(super) fn open(
        width: f64,
        height: f64,
        fonts: Rc<Fonts>,
        title: &str,
        description: &str,
    ) -> Rc<RefCell<Self>> {
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
        let sheet = Self {
            xml,
            fonts,
            used: Used::default(),
            next: Vec::new(),
        };
        Rc::new(RefCell::new(sheet))
    }

    /// Writes a line into the open element.
    pub(super) fn fill_line(&mut self, line: &Line<'_>) {
        // Spacing letters out would tear joined scripts apart, and a line into letters; stretching
        // does neither.
        self.xml.write_attribute("lengthAdjust", "spacingAndGlyphs");
        write_text(&mut self.xml, line.text);
    }

    /// Starts an element, with the attributes that were left for it.
    pub(super) fn start(&mut self, element: &str, attributes: &[(&str, f64)]) {
        self.xml.start_element(element);
        for (name, value) in attributes {
            self.xml.write_attribute(name, &number(*value));
        }
        for (name, value) in std::mem::take(&mut self.next) {
            self.xml.write_attribute(name, &value);
        }
    }

    /// Colours the open element.
    pub(super) fn paint(&mut self, color: BackendColor, name: &str) {
        let (red, green, blue) = color.rgb;
        self.xml
            .write_attribute(name, &format!("#{red:02x}{green:02x}{blue:02x}"));
        if color.alpha < 1.0 {
            self.xml
                .write_attribute(&format!("{name}-opacity"), &number(color.alpha));
        }
    }

    /// Colours the open element as plotters asks and closes it.
    pub(super) fn end<S: BackendStyle>(&mut self, style: &S, fill: bool) {
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
}

/// A number with at most two decimals and no idle zeros: short, and the same everywhere.
pub(super) fn number(value: f64) -> String {
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
        let fonts = Rc::new(Fonts::built_in());
        let pen = Pen::new(Sheet::open(1.0, 1.0, fonts, "</title><script>", "\"&\""));
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
