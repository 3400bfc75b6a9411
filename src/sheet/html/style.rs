//! [`Style`]: how the text of an element is shown.

use scraper::node::Element;

/// What holds for the text in an element, unless an element in it says otherwise.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Readers do not see it.
    pub(super) is_hidden: bool,
    /// It is bold.
    pub(super) is_bold: bool,
    /// It is struck through.
    pub(super) is_struck: bool,
    /// Its lines and spaces are kept.
    pub(super) is_pre: bool,
    /// It is raised, as marks of footnotes are.
    pub(super) is_raised: bool,
}

impl Style {
    /// The style in an element that stands in this one.
    pub(super) fn of(self, element: &Element) -> Self {
        let mut style = self;
        let name = element.name();
        match name {
            "b" | "strong" => style.is_bold = true,
            "s" | "del" | "strike" => style.is_struck = true,
            "pre" => style.is_pre = true,
            "sup" => style.is_raised = true,
            "script" | "style" | "template" | "title" => style.is_hidden = true,
            // Of a macro of Confluence, such as the coloured word for a status, readers see the title.
            "ac:parameter" => style.is_hidden |= element.attr("ac:name") != Some("title"),
            _ => {}
        }
        style.is_hidden |= element.attr("hidden").is_some();
        for (key, value) in declarations(element.attr("style").unwrap_or_default()) {
            match key.as_str() {
                "display" => style.is_hidden |= value == "none",
                "font-weight" => {
                    style.is_bold = matches!(value.as_str(), "bold" | "bolder")
                        || value.parse::<u32>().is_ok_and(|weight| weight >= 600);
                }
                "text-decoration" | "text-decoration-line" => {
                    style.is_struck |= value.contains("line-through")
                }
                _ => {}
            }
        }
        style
    }
}

fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|declaration| {
        let (key, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        Some((key.trim().to_ascii_lowercase(), value.to_ascii_lowercase()))
    })
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether the text before and after an element stands in lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    const NAMES: [&str; 22] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "ac:task",
    ];
    NAMES.contains(&name) || heading(name).is_some()
}
