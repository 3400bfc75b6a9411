//! Handouts: their parts filled one by one, then bound into a page of their own or into a pack.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Html, ids, inline, refused};
use crate::error::Error;
use crate::view::frame::Frame;
use crate::view::handout::{Handout, Head};

/// A handout as it is bound into a page.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// What it is and on which paper.
    head: Head,
    /// The rules of its style sheet.
    style: String,
    /// What it says, as HTML.
    html: String,
    /// Changes when, and only when, what it says changes.
    fingerprint: String,
}

/// A part in the list of contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsLine {
    /// What it is and on which paper.
    head: Head,
    /// The page on which it begins; `None` while nobody has printed it.
    page: Option<u32>,
}

impl ContentsLine {
    /// The line of a part; `first_pages` are those of a print, by the name of the part.
    pub fn new(part: &Part, first_pages: &IndexMap<String, u32>) -> Self {
        Self {
            head: part.head.clone(),
            page: first_pages.get(part.head.id).copied(),
        }
    }
}

/// What stands around parts.
#[derive(Debug, Serialize)]
pub struct Binding<'p> {
    /// The frame of the page.
    pub frame: Frame,
    /// The contents, on a page before the first part; empty for none.
    pub contents: &'p [ContentsLine],
    /// The parts, in their order.
    pub parts: &'p [Part],
}

impl Html {
    /// Fills the template of a handout; `figures` are names under which the template finds SVG.
    pub fn part<V: Serialize>(
        &self,
        handout: Handout,
        head: Head,
        view: &V,
        figures: &[(&'static str, &str)],
    ) -> Result<Part, Error> {
        let drawn: String = figures.iter().map(|(_, figure)| inline(figure)).collect();
        let fingerprint = self.fingerprint(&(&head, view), &drawn)?;
        let mut context = self.context(view)?;
        context.insert("head", &head);
        context.insert("fingerprint", &fingerprint);
        for (name, figure) in figures {
            // A pack has several figures, and an id may be there only once.
            let figure = ids::prefixed(inline(figure), &format!("{}-", head.id));
            context.insert(*name, &figure);
        }
        let filled = |template: &str| self.tera.render(template, &context).map_err(refused);
        Ok(Part {
            style: filled(&handout.style())?,
            html: filled(&handout.template())?,
            head,
            fingerprint,
        })
    }

    /// A page of handouts, ready to print.
    pub fn bound(&self, binding: &Binding<'_>) -> Result<String, Error> {
        self.page("handout.html", binding)
    }
}
