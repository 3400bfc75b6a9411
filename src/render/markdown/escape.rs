//! Words of users in Markdown: they read as they were written, and mean nothing to those who render them.
//!
//! Characters that mark something up become entities, which CommonMark never takes for structure, in HTML as well as
//! outside. That is not enough for what GitHub and GitLab look for in the text once it is rendered: `@name`, `#12`,
//! `GH-12`, `:tada:`, `~label`, `[+ added +]`. There, nothing but another character in between helps: a zero-width
//! space, as Renovate and Dependabot write in pull requests on both. A dollar sign in an element of its own begins no
//! formula, as GitHub's documentation has it.

use crate::render::plain::{on_one_line, runs_from_right};

/// Marks up in the source.
const STRUCTURE: &str = "\\`*_{}[]<>&|~#\"";
/// Begins what is looked for in the rendered text.
const SIGIL: &str = "@#!%^&~{[";
/// Breaks such a thing, and cannot be seen.
const BREAK: &str = "&#8203;";

/// The text, to be read as it is.
pub(super) fn escaped(text: &str) -> String {
    let text: Vec<char> = on_one_line(text).chars().collect();
    let mut written = String::with_capacity(text.len());
    for (n, c) in text.iter().copied().enumerate() {
        let next = text.get(n + 1).copied();
        let is_followed = next.is_some_and(|next| !next.is_whitespace());
        match c {
            '$' => written.push_str("<span>&#36;</span>"),
            '.' if ends_with_www(&text[..n]) => written.push_str("&#8203;."),
            _ if STRUCTURE.contains(c) || begins_a_block(c, &text[..n]) => {
                written.push_str(&format!("&#{};", u32::from(c)));
            }
            _ => written.push(c),
        }
        let is_sigil = SIGIL.contains(c) && (is_followed || next.is_none());
        // `a://b`, `:tada:`, `mailto:a`.
        let is_scheme = c == ':'
            && next.is_some_and(|next| next == '/' || next == '_' || next.is_alphanumeric());
        // `GH-12`, `ABC-12`.
        let is_number = c == '-'
            && next.is_some_and(|next| next.is_ascii_digit())
            && n.checked_sub(1).is_some_and(|n| text[n].is_alphabetic());
        if is_sigil || is_scheme || is_number {
            written.push_str(BREAK);
        }
    }
    written
}

/// The same, set apart where its letters run the other way, or all letters here run from right to left: then it does
/// not change the order of what stands around it. In characters, since GitHub takes `<bdi>` away.
pub(super) fn isolated(text: &str, right_to_left: bool) -> String {
    let written = escaped(on_one_line(text).trim_matches(' '));
    if right_to_left || runs_from_right(text) {
        format!("&#8296;{written}&#8297;")
    } else {
        written
    }
}

/// Whether a character begins a list, a heading, a rule or a command of GitLab's where it stands.
fn begins_a_block(c: char, before: &[char]) -> bool {
    match c {
        '-' | '+' | '=' | '/' => before.iter().all(|c| *c == ' '),
        '.' | ')' => {
            let mut before = before.iter().skip_while(|c| **c == ' ').peekable();
            before.peek().is_some() && before.all(char::is_ascii_digit)
        }
        _ => false,
    }
}

fn ends_with_www(before: &[char]) -> bool {
    before.len() >= 3
        && before[before.len() - 3..]
            .iter()
            .all(|c| matches!(c, 'w' | 'W'))
}
