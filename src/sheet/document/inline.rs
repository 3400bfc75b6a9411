//! What a reader sees of the Markdown inside a cell or a line: no marks, no tags, no entities.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

use crate::sheet::MOST_BYTES_IN_CELL;

/// What is shown of some marked text.
#[derive(Debug, Default, Clone, PartialEq)]
pub(in crate::sheet) struct Shown {
    /// The text, trimmed; lines are separated by `\n`.
    pub(in crate::sheet) text: String,
    /// All letters of it are bold.
    pub(in crate::sheet) is_bold: bool,
    /// All letters of it are emphasised, as bold text is in wikis that mark it with single stars.
    pub(in crate::sheet) is_emphasised: bool,
    /// All letters of it are struck through.
    pub(in crate::sheet) is_struck: bool,
    /// Where the first link leads.
    pub(in crate::sheet) link: Option<Box<str>>,
}

/// Stands before each piece, so that `- x`, `# x` or `1. x` in a cell stay text. For emphasis it is a space.
const GUARD: char = '\u{a0}';

/// Reads a piece of Markdown.
pub(in crate::sheet) fn markdown(source: &str) -> Shown {
    // What is longer than a cell is no text for people, and would take the parser long.
    let is_plain = source.len() > MOST_BYTES_IN_CELL;
    let has_marks = || source.contains(['*', '_', '`', '[', '<', '&', '\\', '~', '@']);
    let has_address = || source.contains("://") || source.contains("www.");
    if is_plain || !has_marks() && !has_address() {
        return Shown {
            text: tidy(source),
            ..Shown::default()
        };
    }
    let mut seen = Seen::default();
    for (nth, line) in source.lines().enumerate() {
        if nth > 0 {
            seen.shown.text.push('\n');
        }
        seen.read(line);
    }
    seen.done()
}

/// Reads the text of an HTML cell, in which people leave Markdown and tags that a program escaped.
pub(in crate::sheet) fn leftover(text: &str) -> Shown {
    const MARKS: [&str; 6] = ["**", "__", "~~", "<", "`", "]("];
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return Shown {
            text: tidy(text),
            ..Shown::default()
        };
    }
    // Entities were resolved before, and a backslash escapes no more than the marks.
    let mut source = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_none_or(|next| !"*_`~|[]".contains(*next)) => {
                source.push_str("\\\\")
            }
            '&' => source.push_str("&amp;"),
            c => source.push(c),
        }
    }
    markdown(&source)
}

/// The text without space around its lines and without empty lines; invisible characters do not count as text.
pub(in crate::sheet) fn tidy(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    let text = text.replace('\u{a0}', " ");
    let lines = text.lines().map(|line| line.trim_matches(is_space));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[derive(Default)]
struct Seen {
    shown: Shown,
    bold: usize,
    emphasised: usize,
    struck: usize,
    raised: usize,
    letters: Letters,
}

#[derive(Default)]
struct Letters {
    all: usize,
    bold: usize,
    emphasised: usize,
    struck: usize,
}

impl Seen {
    fn read(&mut self, line: &str) {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.autolink = true;
        let root = parse_document(&arena, &format!("{GUARD}{line}"), &options);
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => self.open(&node.data.borrow().value),
                NodeEdge::End(node) => self.close(&node.data.borrow().value),
            }
        }
    }

    fn open(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Strong => self.bold += 1,
            NodeValue::Emph => self.emphasised += 1,
            NodeValue::Strikethrough => self.struck += 1,
            NodeValue::Link(link) => self.link(&link.url),
            NodeValue::Text(text) => self.text(text),
            NodeValue::Code(code) => self.text(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.shown.text.push('\n'),
            NodeValue::HtmlInline(tag) => self.tag(tag),
            _ => {}
        }
    }

    fn close(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Strong => self.bold = self.bold.saturating_sub(1),
            NodeValue::Emph => self.emphasised = self.emphasised.saturating_sub(1),
            NodeValue::Strikethrough => self.struck = self.struck.saturating_sub(1),
            _ => {}
        }
    }

    fn link(&mut self, url: &str) {
        if self.shown.link.is_none() && !url.is_empty() {
            self.shown.link = Some(url.into());
        }
    }

    fn text(&mut self, text: &str) {
        match self.raised {
            0 => self.shown.text.push_str(text),
            _ => self.shown.text.extend(text.chars().map(raised)),
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        // A mark such as ✓ is what there is to read where there are no letters.
        let letters = if letters == 0 {
            usize::from(text.chars().any(|c| !c.is_ascii() && c != GUARD))
        } else {
            letters
        };
        self.letters.all += letters;
        self.letters.bold += if self.bold > 0 { letters } else { 0 };
        self.letters.emphasised += if self.emphasised > 0 { letters } else { 0 };
        self.letters.struck += if self.struck > 0 { letters } else { 0 };
    }

    /// A tag of HTML does what it does; what only looks like one, as `<name>`, is text.
    fn tag(&mut self, tag: &str) {
        let inner = tag.trim_start_matches('<');
        let is_end = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let step = |count: &mut usize| match is_end {
            true => *count = count.saturating_sub(1),
            false => *count += 1,
        };
        match name.as_str() {
            "br" | "p" | "div" | "li" | "tr" => self.shown.text.push('\n'),
            "b" | "strong" => step(&mut self.bold),
            "i" | "em" => step(&mut self.emphasised),
            "s" | "del" | "strike" => step(&mut self.struck),
            "sup" => step(&mut self.raised),
            "a" if !is_end => {
                if let Some(url) = attribute(tag, "href") {
                    self.link(url);
                }
            }
            "img" => self.text(attribute(tag, "alt").unwrap_or_default()),
            "" => {}
            name if is_known(name) => {}
            _ => self.text(tag),
        }
    }

    fn done(self) -> Shown {
        let all = |some: usize| self.letters.all > 0 && some == self.letters.all;
        Shown {
            text: tidy(&self.shown.text),
            is_bold: all(self.letters.bold),
            is_emphasised: all(self.letters.emphasised),
            is_struck: all(self.letters.struck),
            link: self.shown.link,
        }
    }
}

/// The value of an attribute in a tag.
pub(in crate::sheet) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.match_indices(name).find_map(|(at, _)| {
        let before = tag[..at].chars().next_back();
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        before
            .is_none_or(|c| !c.is_alphanumeric() && c != '-')
            .then(|| rest.trim_start())
    })?;
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next(),
        _ => rest
            .split([' ', '>', '\t', '|'])
            .next()
            .map(|value| value.trim_end_matches('/')),
    }
}

/// The raised form of a digit, so that the mark of a footnote is not read as a number.
pub(in crate::sheet) fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        c => c,
    }
}

/// Whether HTML has an element of this name that people write in text.
fn is_known(name: &str) -> bool {
    const NAMES: [&str; 51] = [
        "abbr",
        "acronym",
        "big",
        "blockquote",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "dd",
        "details",
        "dfn",
        "dl",
        "dt",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "ol",
        "picture",
        "pre",
        "q",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "sub",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tt",
        "u",
        "ul",
        "var",
    ];
    NAMES.binary_search(&name).is_ok()
}
