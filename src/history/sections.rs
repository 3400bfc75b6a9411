//! Files cut at the headers of their tables, so that of two states only the things are read that differ.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::diagnostic::Place;

/// The header of a table with all that follows it, up to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The thing that it is about: `task.renewal-quote` for `[task.renewal-quote.hours]` too.
    pub(super) thing: Place,
    /// Where it stands in the file, the header included.
    pub(super) span: Range<usize>,
}

/// The sections of a file; `None` where headers cannot be told from other lines, or something stands before the first.
pub(super) fn cut(file: &str) -> Option<Vec<Section>> {
    // In a text of several lines, a line may look like a header.
    if file.contains("\"\"\"") || file.contains("'''") {
        return None;
    }
    let mut sections: Vec<Section> = Vec::new();
    let (mut at, mut depth) = (0, 0);
    for line in file.split_inclusive('\n') {
        let text = line.trim_start_matches('\u{feff}').trim();
        if depth == 0 && text.starts_with('[') {
            if let Some(last) = sections.last_mut() {
                last.span.end = at;
            }
            sections.push(Section {
                thing: header(text)?,
                span: at..file.len(),
            });
        } else if sections.is_empty() && !text.is_empty() && !text.starts_with('#') {
            return None;
        } else {
            depth += opened(text);
        }
        at += line.len();
    }
    Some(sections)
}

/// How many more brackets a line opens than it closes: a value may go on over several lines.
fn opened(line: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some('"'), '\\') => {
                characters.next();
            }
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '#') => break,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    depth
}

/// The thing that a header names; `None` for a line that is no header of plain keys.
fn header(line: &str) -> Option<Place> {
    let line = line.split('#').next().unwrap_or(line).trim_end();
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let inner = match inner.strip_prefix('[') {
        Some(item) => item.strip_suffix(']')?,
        None => inner,
    };
    let mut keys = inner.split('.').map(str::trim);
    let is_plain = |key: &&str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !key.is_empty() && key.chars().all(is_plain)
    };
    let first = keys.next().filter(is_plain)?;
    let place = match keys.next() {
        None => Place::table(first),
        Some(id) => Place::of(first, Some(id).filter(is_plain)?),
    };
    keys.all(|key| is_plain(&key)).then_some(place)
}

/// The things of which two versions of a file say something else, be it only in a comment.
pub(super) fn differing(old: (&str, &[Section]), new: (&str, &[Section])) -> BTreeSet<Place> {
    let mut counts: HashMap<&str, (i64, &Place)> = HashMap::new();
    for ((file, sections), step) in [(old, 1), (new, -1)] {
        for section in sections {
            let text = &file[section.span.clone()];
            counts.entry(text).or_insert((0, &section.thing)).0 += step;
        }
    }
    let differ = counts.into_values().filter(|(count, _)| *count != 0);
    differ.map(|(_, thing)| thing.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_at_its_headers() {
        let file = "# remark\n[task.a]\nname = \"A\"\n[task.a.hours] # by segment\nent = 1\n\n[[agenda]]\nday = 1\n";
        let sections = cut(file).unwrap_or_default();
        let things: Vec<String> = sections
            .iter()
            .map(|section| section.thing.to_string())
            .collect();
        assert_eq!(things, ["task.a", "task.a", "agenda"]);
        let text = &file[sections[1].span.clone()];
        assert_eq!(text, "[task.a.hours] # by segment\nent = 1\n\n");
    }

    #[test]
    fn a_line_of_a_value_is_no_header() {
        let file = "[rules.raci]\nconflicts = [ # pairs\n  [\"a]\", 'b['],\n  [\"c\", \"d\"],\n]\n[raci]\n";
        let sections = cut(file).unwrap_or_default();
        let things: Vec<String> = sections
            .iter()
            .map(|section| section.thing.to_string())
            .collect();
        assert_eq!(things, ["rules.raci", "raci"]);
    }

    #[test]
    fn what_cannot_be_cut_is_left_whole() {
        for file in [
            "format = 1\n[task.a]\n",
            "[task.a]\nwhy = \"\"\"\n[task.b]\n\"\"\"\n",
            "[task.\"a.b\"]\nname = \"A\"\n",
            "[task.a\n",
        ] {
            assert_eq!(cut(file), None, "{file}");
        }
    }

    #[test]
    fn order_alone_makes_no_difference() {
        let (a, b) = ("[task.a]\nname = \"A\"\n", "[task.b]\nname = \"B\"\n");
        let (one, other) = (format!("{a}{b}"), format!("{b}{a}"));
        let cut = |file: &str| cut(file).unwrap_or_default();
        let differing = |new: &str| differing((&one, &cut(&one)), (new, &cut(new)));
        assert_eq!(differing(&other), BTreeSet::new());
        assert_eq!(differing(b), BTreeSet::from([Place::of("task", "a")]));
    }
}
