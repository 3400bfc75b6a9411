//! How cells and texts of an ODS look, by the names of their styles.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::package::broken;
use super::xml::{attribute, reader};
use crate::sheet::Unreadable;

/// How many styles may stand above one another.
const DEEPEST: usize = 20;

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    open: Option<String>,
}

/// One style; what it does not say, its parent says.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_bold: Option<bool>,
    is_struck: Option<bool>,
    is_hidden: bool,
}

impl Styles {
    /// Adds the styles of a part.
    ///
    /// # Errors
    /// It is no XML.
    pub(super) fn add(&mut self, xml: &[u8]) -> Result<(), Unreadable> {
        let mut reader = reader(xml);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader
                .read_event_into(&mut buffer)
                .map_err(|error| broken(&error))?
            {
                Event::Start(element) => {
                    if element.name().as_ref() == "office:body" {
                        return Ok(());
                    }
                    self.start(&element);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// An element within the styles starts.
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" => {
                self.open = attribute(element, "name");
                if let Some(name) = &self.open {
                    let style = Style {
                        parent: attribute(element, "parent-style-name"),
                        ..Style::default()
                    };
                    self.by_name.insert(name.clone(), style);
                }
            }
            "style:text-properties" => {
                let weight = attribute(element, "font-weight");
                let line = attribute(element, "text-line-through-style");
                let line = line.or_else(|| attribute(element, "text-line-through-type"));
                if let Some(style) = self.opened() {
                    style.is_bold =
                        weight.map(|weight| !matches!(weight.as_str(), "normal" | "400"));
                    style.is_struck = line.map(|line| line != "none");
                }
            }
            "style:table-properties" => {
                let is_hidden = attribute(element, "display").as_deref() == Some("false");
                if let Some(style) = self.opened() {
                    style.is_hidden = is_hidden;
                }
            }
            "style:default-style" | "number:number-style" | "style:page-layout" => self.open = None,
            _ => {}
        }
    }

    fn opened(&mut self) -> Option<&mut Style> {
        self.by_name.get_mut(self.open.as_ref()?)
    }

    /// Whether a table of that style is hidden.
    pub(super) fn is_hidden(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.by_name.get(name))
            .is_some_and(|style| style.is_hidden)
    }

    /// Whether text of that style is bold.
    pub(super) fn is_bold(&self, name: Option<&str>) -> bool {
        self.find(name, |style| style.is_bold)
    }

    /// Whether text of that style is struck through.
    pub(super) fn is_struck(&self, name: Option<&str>) -> bool {
        self.find(name, |style| style.is_struck)
    }

    /// What the style or the nearest one above it says.
    fn find(&self, name: Option<&str>, says: impl Fn(&Style) -> Option<bool>) -> bool {
        let first = name.and_then(|name| self.by_name.get(name));
        let above = |style: &&Style| self.by_name.get(style.parent.as_ref()?);
        let styles = std::iter::successors(first, above).take(DEEPEST);
        styles.filter_map(says).next().unwrap_or(false)
    }
}
