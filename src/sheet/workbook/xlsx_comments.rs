//! The comments of a sheet, which calamine does not read: those of old, and the threads that took their place.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::package::{Package, broken};
use super::xlsx_sheet::{cell, unknown};
use super::xml::{attribute, push_entity, reader};
use crate::sheet::Unreadable;
use crate::sheet::limits::{self, MOST_CELLS};

/// What begins the comment that stands in for a thread, for programs that know no threads.
const STAND_IN: &str = "[Threaded comment]";

/// What stands before the text of the thread in it.
const THREAD: &str = "\nComment:\n";

/// What the comments of a sheet say, by row and column from 0.
pub(super) type Comments = BTreeMap<(usize, usize), String>;

/// Reads the parts with the comments of the sheet called `sheet`.
///
/// # Errors
/// They are broken or too large.
pub(super) fn read(
    package: &mut Package<'_>,
    parts: &[String],
    sheet: &str,
) -> Result<Comments, Unreadable> {
    let mut read = Parts {
        sheet,
        ..Parts::default()
    };
    for part in parts {
        let xml = package.part(part)?.unwrap_or_default();
        read.add(&xml)?;
    }
    // A thread is in the file twice, and the comment that stands in for it says more than people wrote.
    read.old.extend(read.threads);
    Ok(read.old)
}

/// The parts while they are read.
#[derive(Default)]
struct Parts<'s> {
    sheet: &'s str,
    old: Comments,
    threads: Comments,
    /// The authors of the part that is being read.
    authors: Vec<String>,
    open: Option<Open>,
    /// The text that is being read, or the name of an author.
    text: Option<String>,
    /// It is how a text is read aloud, which is none of it.
    is_aloud: bool,
}

/// A comment while it is read.
#[derive(Default)]
struct Open {
    at: (usize, usize),
    author: Option<usize>,
    text: String,
    is_thread: bool,
}

impl Parts<'_> {
    /// Adds what one part says.
    fn add(&mut self, xml: &[u8]) -> Result<(), Unreadable> {
        self.authors.clear();
        let mut reader = reader(xml);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(element) => self.start(&element)?,
                Event::Text(found) => self.push(&found.xml10_content()),
                Event::CData(found) => self.push(&found.xml10_content()),
                Event::GeneralRef(entity) => {
                    if let Some(text) = &mut self.text {
                        push_entity(&entity, text)?;
                    }
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let is_in_thread = self.open.as_ref().is_some_and(|open| open.is_thread);
        match element.local_name().as_ref() {
            name @ ("comment" | "threadedComment") => {
                let r = attribute(element, "ref").unwrap_or_default();
                self.open = Some(Open {
                    at: cell(&r).ok_or_else(|| unknown(self.sheet, &r))?,
                    author: attribute(element, "authorId").and_then(|id| id.parse().ok()),
                    text: String::new(),
                    is_thread: name == "threadedComment",
                });
            }
            "rPh" => self.is_aloud = true,
            "author" | "t" if !self.is_aloud => self.text = Some(String::new()),
            "text" if is_in_thread => self.text = Some(String::new()),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, found: &str) {
        if let Some(text) = &mut self.text {
            text.push_str(found);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match (name, &mut self.open) {
            ("rPh", _) => self.is_aloud = false,
            ("author", None) => self.authors.extend(self.text.take()),
            ("t" | "text", Some(open)) => open.text.extend(self.text.take()),
            ("comment" | "threadedComment", _) => {
                if let Some(open) = self.open.take() {
                    let all = match open.is_thread {
                        true => &mut self.threads,
                        false => &mut self.old,
                    };
                    open.close(&self.authors, all);
                }
            }
            _ => {}
        }
        let most = self
            .authors
            .len()
            .max(self.old.len())
            .max(self.threads.len());
        if most > MOST_CELLS {
            let amount = format!("comments on more than {MOST_CELLS} cells");
            let what = format!("the sheet `{}`", self.sheet);
            return Err(limits::too_large(&what, &amount));
        }
        Ok(())
    }
}

impl Open {
    /// Adds the comment; one on the same cell answers the one before.
    fn close(self, authors: &[String], all: &mut Comments) {
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        let mut text = text.trim();
        let author = self.author.and_then(|author| authors.get(author));
        let author = author.filter(|author| !author.is_empty());
        let own = author.and_then(|author| text.strip_prefix(author.as_str())?.strip_prefix(':'));
        text = own.unwrap_or(text).trim_start();
        if text.starts_with(STAND_IN)
            && let Some((_, thread)) = text.split_once(THREAD)
        {
            text = thread.trim();
        }
        if text.is_empty() {
            return;
        }
        let known = all.entry(self.at).or_default();
        if !known.is_empty() {
            known.push('\n');
        }
        known.push_str(text);
    }
}
