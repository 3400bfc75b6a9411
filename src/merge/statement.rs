//! [`Statement`]: a file cut into the lines of its keys, headers and free remarks, each with what stands above it.

use crate::edit::next_line;

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `key = value`, which may take several lines.
    Entry,
    /// `[table]` or `[[table]]`.
    Header,
    /// Lines of comment with a blank line, or the end of the file, below them.
    Remark,
}

/// Whole lines of a file, by bytes. All statements together are the file, but for blank lines at its end.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) form: Form,
    /// Where the blank lines before it begin.
    pub(super) gap: usize,
    /// Where the comment right above it begins.
    pub(super) lead: usize,
    /// Where its own first line begins.
    pub(super) body: usize,
    /// Where the value or the header ends; a comment may stand behind it.
    pub(super) said: usize,
    /// Where the next line begins.
    pub(super) end: usize,
    /// The header under which it stands; of a header, itself.
    pub(super) section: Option<usize>,
}

/// Where something is said: its form, its first byte and its end.
pub(super) type Mark = (Form, usize, usize);

/// The statements of a text that says these things.
pub(super) fn statements(text: &str, mut marks: Vec<Mark>) -> Vec<Statement> {
    marks.sort_by_key(|(_, start, _)| *start);
    let mut statements = Vec::new();
    let (mut at, mut section) = (0, None);
    for (form, start, said) in marks {
        let body = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let (gap, lead) = remarks(text, at, body, section, &mut statements);
        if form == Form::Header {
            section = Some(statements.len());
        }
        at = next_line(text, said);
        statements.push(Statement {
            form,
            gap,
            lead,
            body,
            said,
            end: at,
            section,
        });
    }
    let (gap, lead) = remarks(text, at, text.len(), section, &mut statements);
    if lead < text.len() {
        statements.push(remark(gap, lead, text.len(), section));
    }
    statements
}

/// Adds the free remarks between two places; where the blank lines and the comment before the second one begin.
fn remarks(
    text: &str,
    from: usize,
    to: usize,
    section: Option<usize>,
    statements: &mut Vec<Statement>,
) -> (usize, usize) {
    let (mut at, mut gap, mut run) = (from, from, None);
    while at < to {
        let next = next_line(text, at).min(to);
        let is_blank = text[at..next].trim().is_empty();
        match run {
            None if !is_blank => run = Some(at),
            Some(start) if is_blank => {
                statements.push(remark(gap, start, at, section));
                (gap, run) = (at, None);
            }
            _ => {}
        }
        at = next;
    }
    (gap, run.unwrap_or(to))
}

fn remark(gap: usize, start: usize, end: usize, section: Option<usize>) -> Statement {
    Statement {
        form: Form::Remark,
        gap,
        lead: start,
        body: start,
        said: end,
        end,
        section,
    }
}

/// The comments in a piece of a file, without the spaces around them; a `#` inside of quotes is none.
pub(super) fn comments(text: &str) -> Vec<&str> {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        if rest.starts_with('#') {
            let end = rest.find('\n').unwrap_or(rest.len());
            comments.push(rest[..end].trim());
            rest = &rest[end..];
        } else {
            rest = behind_text(rest);
        }
    }
    comments
}

/// What follows the quoted text at the beginning.
fn behind_text(text: &str) -> &str {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let close = if text.starts_with(&long) {
        &long
    } else {
        quote
    };
    let mut at = close.len();
    while at < text.len() && !text[at..].starts_with(close) {
        let here = text[at..].chars().next().map_or(1, char::len_utf8);
        let is_escape = quote == "\"" && text[at..].starts_with('\\');
        let escaped = text[at + here..].chars().next().filter(|_| is_escape);
        at += here + escaped.map_or(0, char::len_utf8);
    }
    // Up to two more quotes belong to a long text.
    let after = text.get(at + close.len()..).unwrap_or_default();
    match close.len() {
        3 => after.trim_start_matches(quote),
        _ => after,
    }
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn a_hash_in_quotes_is_no_comment() {
        let text = "# a\nx = \"# \\\" #\" # b\ny = '#\\' # c\nz = \"\"\"\n# \" ''' \"\"\"\"\" # d\nl = ['''#''', # e\n  ''] #f";
        assert_eq!(comments(text), ["# a", "# b", "# c", "# d", "# e", "#f"]);
    }
}
