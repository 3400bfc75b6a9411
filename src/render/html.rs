//! HTML pages: one file each, with styles, figure and script inside.

mod ids;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::error::Error;
use crate::view::finding::phrases;
use crate::view::index::IndexPage;
use crate::view::plot_page::PlotPage;
use crate::words::Words;

/// The built-in templates, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("frame.html", include_str!("../../templates/frame.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("index.html", include_str!("../../templates/index.html")),
    (
        "impact-effort.html",
        include_str!("../../templates/impact-effort.html"),
    ),
    (
        "agreement.html",
        include_str!("../../templates/agreement.html"),
    ),
    ("raci.html", include_str!("../../templates/raci.html")),
    (
        "raci-parts.html",
        include_str!("../../templates/raci-parts.html"),
    ),
    (
        "raci-roles.html",
        include_str!("../../templates/raci-roles.html"),
    ),
    (
        "raci-list.html",
        include_str!("../../templates/raci-list.html"),
    ),
    (
        "raci-to-settle.html",
        include_str!("../../templates/raci-to-settle.html"),
    ),
    (
        "raci-decisions.html",
        include_str!("../../templates/raci-decisions.html"),
    ),
    (
        "raci-segments.html",
        include_str!("../../templates/raci-segments.html"),
    ),
    ("changes.html", include_str!("../../templates/changes.html")),
    (
        "competencies.html",
        include_str!("../../templates/competencies.html"),
    ),
    (
        "self-assessment.html",
        include_str!("../../templates/self-assessment.html"),
    ),
    ("gaps.html", include_str!("../../templates/gaps.html")),
    (
        "development.html",
        include_str!("../../templates/development.html"),
    ),
    (
        "announcement.html",
        include_str!("../../templates/announcement.html"),
    ),
    ("style.css", include_str!("../../templates/style.css")),
    ("page.js", include_str!("../../templates/page.js")),
    (
        "impact-effort.js",
        include_str!("../../templates/impact-effort.js"),
    ),
];

/// The names of the built-in templates, under which a workshop may bring its own.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// Fills the page templates.
#[derive(Debug)]
pub struct Html {
    tera: Tera,
    /// The fixed words of the pages, `w` in templates.
    words: serde_json::Value,
}

impl Html {
    /// The built-in templates with `overrides`, pairs of name and text, in the place of those of the same name; pages
    /// speak in `words`.
    ///
    /// Fails with the template engine's own message, which shows the line that does not work.
    pub fn new(overrides: &[(String, String)], words: &Words) -> Result<Self, Error> {
        let mut tera = Tera::default();
        tera.register_filter("phrases", names_apart);
        let replaced = |name: &str| overrides.iter().any(|(own, _)| own == name);
        let built_in = BUILT_IN.iter().copied().filter(|(name, _)| !replaced(name));
        let own = overrides
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        // All at once: a page that extends the frame is refused while the frame is not there.
        tera.add_raw_templates(built_in.chain(own))
            .map_err(refused)?;
        Ok(Self {
            tera,
            words: words.all(),
        })
    }

    /// The first page, with the figure of the impact-effort map as SVG; empty without one.
    pub fn index(&self, page: &IndexPage, figure: &str) -> Result<String, Error> {
        self.fill("index.html", page, figure)
    }

    /// The impact-effort page, with its figure as SVG, with names and with numbers only; empty without one.
    pub fn impact_effort(
        &self,
        page: &PlotPage,
        figure: &str,
        numbers: &str,
    ) -> Result<String, Error> {
        let numbers = ids::prefixed(inline(numbers), "numbers-");
        self.fill_with("impact-effort.html", page, figure, &numbers)
    }

    /// A page without a figure: `view` in the template of that name.
    pub fn page<V: Serialize>(&self, template: &str, view: &V) -> Result<String, Error> {
        self.fill(template, view, "")
    }

    fn fill<V: Serialize>(&self, template: &str, page: &V, figure: &str) -> Result<String, Error> {
        self.fill_with(template, page, figure, "")
    }

    fn fill_with<V: Serialize>(
        &self,
        template: &str,
        page: &V,
        figure: &str,
        numbers: &str,
    ) -> Result<String, Error> {
        let figure = inline(figure);
        let mut context = Context::from_serialize(page).map_err(refused)?;
        context.insert("w", &self.words);
        context.insert("figure", figure);
        context.insert("numbers_figure", numbers);
        context.insert("fingerprint", &self.fingerprint(page, figure)?);
        self.tera.render(template, &context).map_err(refused)
    }

    /// Eight characters that change when, and only when, what the page says or the words of all pages change.
    ///
    /// Two printouts with the same one say the same. FNV-1a: nobody attacks a footer, and the result is the same in
    /// every version on every machine.
    fn fingerprint<V: Serialize>(&self, page: &V, figure: &str) -> Result<String, Error> {
        const OFFSET: u32 = 0x811c_9dc5;
        const PRIME: u32 = 0x0100_0193;
        let said = serde_json::to_string(&(page, &self.words));
        let said = said.map_err(|why| Error::Template(why.to_string()))?;
        let bytes = said.bytes().chain(figure.bytes());
        let hash = bytes.fold(OFFSET, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(PRIME)
        });
        Ok(format!("{hash:08x}"))
    }
}

/// A sentence with the names in backticks apart, for templates that are given whole sentences.
fn names_apart(sentence: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::from_serializable(&phrases(sentence))
}

/// The SVG element of an SVG file: what may stand before it has no place inside of a page.
fn inline(figure: &str) -> &str {
    figure.find("<svg").map_or("", |start| &figure[start..])
}

/// The engine says which template, line and column.
fn refused(why: tera::Error) -> Error {
    Error::Template(why.to_string())
}

#[cfg(test)]
mod tests;
