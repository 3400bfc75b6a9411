//! Handouts: their parts filled one by one, then bound into a page of their own or into a pack.

use serde::Serialize;

use super::{Html, inline, refused};
use crate::error::Error;
use crate::view::frame::Frame;
use crate::view::handout::{Handout, Head};

/// A handout as it is bound into a page.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// What it is and on which paper.
    head: Head,
    /// What it says, as HTML.
    html: String,
    /// Changes when, and only when, what it says changes.
    fingerprint: String,
}

/// What stands around parts.
#[derive(Debug, Serialize)]
pub struct Binding<'p> {
    /// The frame of the page.
    pub frame: Frame,
    /// Its contents are listed, on a page before the first part.
    pub contents: bool,
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
            context.insert(*name, inline(figure));
        }
        let html = self
            .tera
            .render(&handout.template(), &context)
            .map_err(refused)?;
        Ok(Part {
            head,
            html,
            fingerprint,
        })
    }

    /// A page of handouts, ready to print.
    pub fn bound(&self, binding: &Binding<'_>) -> Result<String, Error> {
        self.page("handout.html", binding)
    }
}
