//! What a reader sees of the markup inside a cell, by way of the Markdown that means the same.

use super::Dialect;
use crate::sheet::document::inline::{self, Shown};

/// Reads a piece of markup.
pub(super) fn shown(text: &str, dialect: Dialect) -> Shown {
    let text = match dialect {
        Dialect::Media => text
            .replace('\\', "\\\\")
            .replace("'''", "**")
            .replace("''", "*"),
        Dialect::Confluence => confluence(text),
        Dialect::Doku => doku(text),
        Dialect::Textile | Dialect::Ascii => text.replace('\\', "\\\\"),
    };
    let text = links(&text, dialect);
    let struck = matches!(dialect, Dialect::Confluence | Dialect::Textile)
        .then(|| struck(&text))
        .flatten();
    let mut shown = inline::markdown(struck.as_deref().unwrap_or(&text));
    shown.is_struck |= struck.is_some();
    // Bold is one star in these languages.
    if matches!(
        dialect,
        Dialect::Confluence | Dialect::Textile | Dialect::Ascii
    ) {
        shown.is_bold |=
            shown.is_emphasised && text.trim_start().starts_with(['*', '_']) && text.contains('*');
    }
    shown
}

/// What is struck through as a whole: `-no longer-`.
fn struck(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('-')?.strip_suffix('-')?;
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '-');
    (is_word(inner.chars().next()) && is_word(inner.chars().next_back())).then(|| inner.to_owned())
}

/// Line breaks, icons and macros of Confluence and Jira.
fn confluence(text: &str) -> String {
    const ICONS: [(&str, &str); 6] = [
        ("(/)", "✅"),
        ("(x)", "❌"),
        ("(!)", "⚠"),
        ("(y)", "👍"),
        ("(n)", "👎"),
        ("(?)", "❓"),
    ];
    let mut text = text.replace("\\\\", "\n");
    for (icon, shown) in ICONS {
        if text.contains(icon) {
            text = text.replace(icon, shown);
        }
    }
    macros(&text)
}

/// Text without `{color:red}` and the like; a status shows its title.
fn macros(text: &str) -> String {
    const NAMES: [&str; 5] = ["color", "status", "noformat", "code", "quote"];
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        shown.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else {
            rest = &rest[open..];
            break;
        };
        let inner = &rest[open + 1..open + close];
        match NAMES.iter().any(|name| inner.starts_with(name)) {
            true => {
                let title = inner
                    .split(['|', ':'])
                    .find_map(|part| part.strip_prefix("title="));
                shown.push_str(title.unwrap_or_default());
            }
            false => shown.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    shown + rest
}

/// Emphasis and line breaks of DokuWiki.
fn doku(text: &str) -> String {
    let text = text.replace("\\\\ ", "\n");
    let text = text.strip_suffix("\\\\").unwrap_or(&text);
    // `//` is emphasis unless it belongs to an address.
    match text.contains("//") && !text.contains("://") {
        true => text.replace("//", "*"),
        false => text.to_owned(),
    }
}

/// Links as Markdown writes them.
fn links(text: &str, dialect: Dialect) -> String {
    if !text.contains('[') {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        shown.push_str(&rest[..open]);
        let is_double = rest[open..].starts_with("[[");
        let (mark, width) = if is_double { ("]]", 2) } else { ("]", 1) };
        let Some(close) = rest[open..].find(mark) else {
            rest = &rest[open..];
            break;
        };
        let inner = &rest[open + width..(open + close).max(open + width)];
        match link(inner, is_double, dialect) {
            Some((text, url)) => shown.push_str(&format!("[{text}](<{url}>)")),
            None => shown.push_str(&rest[open..open + close + width]),
        }
        rest = &rest[open + close + width..];
    }
    shown + rest
}

/// The text and the address of a link.
fn link<'a>(inner: &'a str, is_double: bool, dialect: Dialect) -> Option<(&'a str, &'a str)> {
    let is_address =
        |text: &str| text.contains("://") || text.starts_with("mailto:") || text.starts_with('/');
    let (text, url) = match dialect {
        Dialect::Media if is_double => inner
            .split_once('|')
            .map_or((inner, inner), |(page, text)| (text, page)),
        Dialect::Media => inner
            .split_once(' ')
            .filter(|(url, _)| is_address(url))
            .map(|(url, text)| (text, url))?,
        Dialect::Doku if is_double => inner
            .split_once('|')
            .map_or((inner, inner), |(url, text)| (text, url)),
        Dialect::Confluence if !is_double => match inner.split_once('|') {
            Some((text, url)) => (text, url.split('|').next().unwrap_or(url)),
            None if is_address(inner) => (inner, inner),
            // A user of Jira.
            None => (inner.strip_prefix('~')?, inner),
        },
        _ => return None,
    };
    Some((text.trim(), url.trim()))
}
