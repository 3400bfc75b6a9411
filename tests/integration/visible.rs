//! What can be read on a page: its text, and the attributes that are read out or shown.

/// Attributes that people see or hear. What scripts show stands in `data-…`.
const SEEN: &[&str] = &["aria-label", "title", "placeholder", "alt", "content"];
/// Data that is no text: ids, and what a script looks up.
const MACHINE: &[&str] = &["data-id", "data-task", "data-of"];
/// Elements whose content is not for readers, or is code: ids, codes of findings, what to type.
const SILENT: &[&str] = &["script", "style", "code", "pre"];

/// The texts of a page, in order: those outside of figures in one, each text of a figure and each attribute on its own.
pub(crate) fn said(page: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut in_figure = None;
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        let text = in_figure.unwrap_or(0);
        texts[text].push_str(before);
        let (tag, after) = split_tag(after);
        rest = after;
        let name: &str = tag.split(|c: char| c.is_whitespace()).next().unwrap_or("");
        match name {
            "text" | "desc" | "title" => {
                texts.push(String::new());
                in_figure = Some(texts.len() - 1);
            }
            "/text" | "/desc" | "/title" => in_figure = None,
            "tspan" => texts[text].push(' '),
            _ => {}
        }
        texts.extend(attributes(tag));
        if SILENT.contains(&name) {
            let (inside, after) = rest.split_once(&format!("</{name}>")).unwrap_or((rest, ""));
            if name == "style" {
                texts.extend(printed(inside));
            }
            rest = after;
        }
        let text = in_figure.unwrap_or(0);
        if text == 0 {
            texts[0].push(' ');
        }
    }
    let squeeze = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let readable = texts.into_iter().map(|text| squeeze(unescaped(&text)));
    readable.filter(|text| !text.is_empty()).collect()
}

/// A text with a blank for everything in brackets, which may be nested; what is not closed goes on to the end.
pub(crate) fn without(text: &str, open: char, close: char) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in text.chars() {
        depth += usize::from(c == open);
        outside.push(if depth == 0 { c } else { ' ' });
        depth = depth.saturating_sub(usize::from(c == close));
    }
    outside.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A tag up to its end, which is not inside of quotes, and what follows it.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or((text, ""), |end| (&text[..end], &text[end + 1..]))
}

/// The attributes of a tag that are for readers.
fn attributes(tag: &str) -> Vec<String> {
    let mut parts = tag.split('"');
    let mut values = Vec::new();
    // `meta` says what browsers do.
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim_end_matches('=');
        let name = name.rsplit(char::is_whitespace).next().unwrap_or(name);
        let is_data = name.starts_with("data-") && !MACHINE.contains(&name);
        if (SEEN.contains(&name) || is_data) && !tag.starts_with("meta") {
            values.push(value.to_owned());
        }
    }
    values
}

/// What a style sheet prints, without the fingerprint at its end.
fn printed(style: &str) -> impl Iterator<Item = String> {
    let contents = style.split("content: \"").skip(1);
    contents.filter_map(|rest| {
        let text = rest.split('"').next()?;
        Some(
            text.rsplit_once(" · ")
                .map_or(text, |(text, _)| text)
                .to_owned(),
        )
    })
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}
