//! The comments of a sheet, which calamine does not read: those of old, and the threads that took their place.

use std::collections::BTreeMap;

use quick_xml::events::Event;

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
    let mut old = Comments::new();
    let mut threads = Comments::new();
    for part in parts {
        let xml = package.part(part)?.unwrap_or_default();
        add(&xml, sheet, &mut old, &mut threads)?;
    }
    // A thread is in the file twice, and the comment that stands in for it says more than people wrote.
    old.extend(threads);
    Ok(old)
}

/// A comment while it is read.
#[derive(Default)]
struct Open {
    at: (usize, usize),
    author: Option<usize>,
    text: String,
    is_thread: bool,
}

/// Adds what one part says.
fn add(
    xml: &[u8],
    sheet: &str,
    old: &mut Comments,
    threads: &mut Comments,
) -> Result<(), Unreadable> {
    let mut authors: Vec<String> = Vec::new();
    let mut open: Option<Open> = None;
    let mut text: Option<String> = None;
    let mut is_aloud = false;
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| broken(&error))? {
            Event::Start(element) => match element.local_name().as_ref() {
                name @ ("comment" | "threadedComment") => {
                    let r = attribute(&element, "ref").unwrap_or_default();
                    open = Some(Open {
                        at: cell(&r).ok_or_else(|| unknown(sheet, &r))?,
                        author: attribute(&element, "authorId").and_then(|id| id.parse().ok()),
                        text: String::new(),
                        is_thread: name == "threadedComment",
                    });
                }
                // How a text is read aloud is none of it.
                "rPh" => is_aloud = true,
                "author" | "t" if !is_aloud => text = Some(String::new()),
                "text" if open.as_ref().is_some_and(|open| open.is_thread) => {
                    text = Some(String::new());
                }
                _ => {}
            },
            Event::Text(found) => text
                .iter_mut()
                .for_each(|text| text.push_str(&found.xml10_content())),
            Event::CData(found) => text
                .iter_mut()
                .for_each(|text| text.push_str(&found.xml10_content())),
            Event::GeneralRef(entity) => {
                if let Some(text) = &mut text {
                    push_entity(&entity, text)?;
                }
            }
            Event::End(element) => match (element.local_name().as_ref(), &mut open) {
                ("rPh", _) => is_aloud = false,
                ("author", None) => authors.push(text.take().unwrap_or_default()),
                ("t" | "text", Some(open)) => open.text.extend(text.take()),
                ("comment" | "threadedComment", _) => {
                    if let Some(open) = open.take() {
                        let all = if open.is_thread {
                            &mut *threads
                        } else {
                            &mut *old
                        };
                        open.close(&authors, all);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
        if authors.len().max(old.len()).max(threads.len()) > MOST_CELLS {
            let amount = format!("comments on more than {MOST_CELLS} cells");
            return Err(limits::too_large(&format!("the sheet `{sheet}`"), &amount));
        }
    }
}

impl Open {
    /// Adds the comment; one on the same cell answers the one before.
    fn close(self, authors: &[String], all: &mut Comments) {
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        let mut text = text.trim();
        let author = self.author.and_then(|author| authors.get(author));
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
