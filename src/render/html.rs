//! HTML pages: one file each, with styles, figure and script inside.

mod handout;
mod ids;
mod templates;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::error::Error;
use crate::view::finding::phrases;
use crate::view::index::IndexPage;
use crate::view::plot_page::PlotPage;
use crate::words::Words;
use templates::BUILT_IN;

pub use handout::{Binding, ContentsLine, Part};
pub use ids::stacked;
pub use templates::template_names;

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
        tera.register_filter("css", in_a_style_sheet);
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
        let mut context = self.context(page)?;
        context.insert("figure", figure);
        context.insert("numbers_figure", numbers);
        context.insert("fingerprint", &self.fingerprint(page, figure)?);
        self.tera.render(template, &context).map_err(refused)
    }

    /// What a view says, with the fixed words.
    fn context<V: Serialize>(&self, view: &V) -> Result<Context, Error> {
        let mut context = Context::from_serialize(view).map_err(refused)?;
        context.insert("w", &self.words);
        Ok(context)
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

/// A text between the quotes of a style sheet, where entities mean nothing.
fn in_a_style_sheet(text: &str, _: Kwargs, _: &State<'_>) -> Value {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' | '<' => format!("\\{:x} ", u32::from(c)),
        // Several of these end a line, and a line that ends is where the style sheet goes on.
        c if c.is_control() => String::from(" "),
        c => c.to_string(),
    });
    Value::safe_string(&escaped.collect::<String>())
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
