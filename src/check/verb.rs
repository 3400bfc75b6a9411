//! What a row is called (H13 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[Rule {
    code: &codes::VAGUE_VERB,
    look: vague_verb,
}];

/// H13. In German the verb may come last: "Konten betreuen".
fn vague_verb(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let verb_may_come_last = workshop.words.lang().starts_with("de");
    let vague = workshop.rules.raci.vague_words.iter();
    let vague: Vec<_> = vague.map(|word| plain(word)).collect();
    for (id, row) in &workshop.activities {
        let name = format!(" {} ", plain(&row.name));
        let found = vague.iter().find(|word| {
            let word = format!(" {word} ");
            name.starts_with(&word) || (verb_may_come_last && name.ends_with(&word))
        });
        if let Some(word) = found {
            findings
                .add(
                    Place::of("activity", id).key("name"),
                    Said::new("finding.vague-verb").with("row", format!("`{}`", row.name)),
                    format!("`{word}` may be anything"),
                )
                .help("write a verb and a thing, such as `Send the renewal quote`; make two rows of one with an `and`");
        }
    }
}

/// The words in small letters, with plain apostrophes, single spaces and nothing around them.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace('’', "'");
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
