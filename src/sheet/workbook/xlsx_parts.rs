//! The parts of an XLSX archive that calamine opens, found and checked before it does.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::package::{Package, broken};
use super::xml::{attribute, is_on, reader};
use crate::sheet::limits::MOST_CELLS;
use crate::sheet::{MOST_BYTES, Unreadable};

/// The most sheets of a workbook.
const MOST_SHEETS: usize = 500;

/// The most styles of cells, which is the limit of Excel.
const MOST_STYLES: usize = 65_490;

/// The most parts with comments of one sheet; programs write one of old ones and one of threads.
const MOST_PARTS_OF_COMMENTS: usize = 10;

/// What the parts say that calamine does not tell.
pub(super) struct Parts {
    /// The sheets and the parts they are in, in their order.
    pub(super) sheets: Vec<(String, String)>,
    /// How the text of each shared string looks as a whole.
    pub(super) strings: Vec<Look>,
}

/// How the runs of a text look, where they all look alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// All of it is bold.
    pub(super) is_bold: bool,
    /// All of it is struck through.
    pub(super) is_struck: bool,
}

/// Gathers how the runs of one text look.
#[derive(Debug, Default)]
pub(super) struct Runs {
    run: Look,
    is_in_run: bool,
    all: Option<Look>,
}

impl Parts {
    /// Finds the parts of a workbook and checks those that calamine reads as a whole.
    ///
    /// # Errors
    /// They are broken or too large.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let workbook = main_part(package)?;
        let (folder, file) = match workbook.rfind('/') {
            Some(at) => workbook.split_at(at + 1),
            None => ("", workbook.as_str()),
        };
        let targets = targets(package, &format!("{folder}_rels/{file}.rels"))?;
        let sheets = sheets(package, &workbook, folder, &targets)?;
        package.part(&format!("{folder}theme/theme1.xml"))?;
        check_styles(
            &package
                .part(&format!("{folder}styles.xml"))?
                .unwrap_or_default(),
        )?;
        let strings = package.part(&format!("{folder}sharedStrings.xml"))?;
        let strings = strings_of(&strings.unwrap_or_default())?;
        Ok(Self { sheets, strings })
    }
}

/// Calls `each` for every element that starts.
fn each_element(xml: &[u8], mut each: impl FnMut(&str, &BytesStart<'_>)) -> Result<(), Unreadable> {
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(|error| broken(&error))?
        {
            Event::Start(element) => each(element.local_name().as_ref(), &element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The part with the list of sheets, usually `xl/workbook.xml`.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let mut main = None;
    each_element(&relations, |name, element| {
        let kind = attribute(element, "Type").unwrap_or_default();
        if name == "Relationship" && kind.ends_with("/relationships/officeDocument") {
            main = attribute(element, "Target");
        }
    })?;
    let main = main.ok_or_else(|| broken(&"it does not say where its sheets are"))?;
    Ok(main.strip_prefix('/').unwrap_or(&main).to_owned())
}

/// The parts with the comments of the sheet in a part: of old ones, and of threads.
///
/// # Errors
/// What tells it is broken or too large.
pub(super) fn comments_of(
    package: &mut Package<'_>,
    sheet: &str,
) -> Result<Vec<String>, Unreadable> {
    let Some((folder, file)) = sheet.rsplit_once('/') else {
        return Ok(Vec::new());
    };
    let relations = package.part(&format!("{folder}/_rels/{file}.rels"))?;
    let mut parts = Vec::new();
    each_element(&relations.unwrap_or_default(), |name, element| {
        let kind = attribute(element, "Type").unwrap_or_default();
        let is_comments = kind.ends_with("/comments") || kind.ends_with("/threadedComment");
        if name == "Relationship"
            && is_comments
            && parts.len() < MOST_PARTS_OF_COMMENTS
            && let Some(target) = attribute(element, "Target")
        {
            parts.push(within(folder, &target));
        }
    })?;
    Ok(parts)
}

/// The part that `target` means in a folder: `../comments1.xml`, or from the root `/xl/comments1.xml`.
fn within(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What the ids of a part lead to.
fn targets(package: &mut Package<'_>, name: &str) -> Result<HashMap<String, String>, Unreadable> {
    let relations = package.part(name)?.unwrap_or_default();
    let mut targets = HashMap::new();
    each_element(&relations, |name, element| {
        if let ("Relationship", Some(id), Some(target)) =
            (name, attribute(element, "Id"), attribute(element, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    Ok(targets)
}

/// The sheets and their parts, in their order.
///
/// The parts are called as calamine calls them, which follows no `./` or `../`: what is checked is what it will read.
fn sheets(
    package: &mut Package<'_>,
    workbook: &str,
    folder: &str,
    targets: &HashMap<String, String>,
) -> Result<Vec<(String, String)>, Unreadable> {
    let workbook = package.part(workbook)?.unwrap_or_default();
    let mut sheets: Vec<(String, String)> = Vec::new();
    each_element(&workbook, |name, element| {
        if name == "sheet" && sheets.len() <= MOST_SHEETS {
            let target = attribute(element, "id").and_then(|id| targets.get(&id));
            let path = match target.map(String::as_str) {
                Some(target) => match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("{folder}{target}"),
                },
                None => String::new(),
            };
            sheets.push((attribute(element, "name").unwrap_or_default(), path));
        }
    })?;
    if sheets.len() > MOST_SHEETS {
        let what = format!("it has more than {MOST_SHEETS} sheets; save those that matter");
        return Err(Unreadable::TooLarge(what));
    }
    let mut names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(broken(&format!(
            "two of its sheets are called `{}`",
            twice[0]
        )));
    }
    Ok(sheets)
}

/// Checks the styles of cells, each of which calamine holds with all that it consists of.
fn check_styles(xml: &[u8]) -> Result<(), Unreadable> {
    let mut styles = 0_usize;
    let mut longest = 0;
    each_element(xml, |name, element| {
        styles += usize::from(name == "xf");
        longest = longest.max(element.len());
    })?;
    if styles > 2 * MOST_STYLES || styles.saturating_mul(longest) > MOST_BYTES {
        let what =
            "it has too many styles of cells; copy the sheet that matters into a new workbook";
        return Err(Unreadable::TooLarge(what.to_owned()));
    }
    Ok(())
}

/// How the shared strings look.
fn strings_of(xml: &[u8]) -> Result<Vec<Look>, Unreadable> {
    let mut looks: Vec<Look> = Vec::new();
    let mut runs = Runs::default();
    let mut declared = 0_u64;
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    while looks.len() <= MOST_CELLS && declared <= MOST_CELLS as u64 {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(|error| broken(&error))?
        {
            Event::Start(element) => match element.local_name().as_ref() {
                "sst" => {
                    let count = attribute(&element, "uniqueCount");
                    declared = count.and_then(|count| count.parse().ok()).unwrap_or(0);
                }
                "si" => runs = Runs::default(),
                _ => runs.start(&element),
            },
            Event::End(element) if element.local_name().as_ref() == "si" => looks.push(runs.look()),
            Event::End(element) => runs.end(element.local_name().as_ref()),
            Event::Text(text) => runs.text(&text),
            Event::Eof => return Ok(looks),
            _ => {}
        }
    }
    let what = format!("it has more than {MOST_CELLS} texts; save only the sheet that matters");
    Err(Unreadable::TooLarge(what))
}

impl Runs {
    /// An element within a text starts.
    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        let is_set = || attribute(element, "val").is_none() || is_on(element, "val");
        match element.local_name().as_ref() {
            "r" => {
                self.run = Look::default();
                self.is_in_run = true;
            }
            "b" => self.run.is_bold = is_set(),
            "strike" => self.run.is_struck = is_set(),
            _ => {}
        }
    }

    /// An element within a text ends.
    pub(super) fn end(&mut self, name: &str) {
        if name == "r" {
            self.is_in_run = false;
        }
    }

    /// Some of its characters.
    pub(super) fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let run = if self.is_in_run {
            self.run
        } else {
            Look::default()
        };
        let all = self.all.get_or_insert(run);
        all.is_bold &= run.is_bold;
        all.is_struck &= run.is_struck;
    }

    /// How the whole text looks.
    pub(super) fn look(&self) -> Look {
        self.all.unwrap_or_default()
    }
}
