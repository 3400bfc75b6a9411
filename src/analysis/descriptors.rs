//! What descriptors say, word by word: traits, length, and what one level adds to another (`domain.md` §4.1).

use std::ops::Range;

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::descriptor::DescriptorWords;

/// A word of a descriptor, with the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    at: Range<usize>,
    small: String,
}

/// The words of a text in any script.
fn words(text: &str) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(start, word)| Word {
            at: start..start + word.len(),
            small: word.to_lowercase(),
        })
        .collect()
}

/// Where a descriptor names a trait that no verb makes visible, in reading order (`domain.md` §4.1, trait words).
///
/// A trait counts where the descriptor begins with it, where it begins with a verb that nobody can watch somebody do,
/// or where such a verb stands right before the trait. Anywhere else another verb says what is seen.
pub fn traits(text: &str, traits: &[String], language: &DescriptorWords) -> Vec<Range<usize>> {
    let said = words(text);
    let traits: Vec<Vec<Word>> = traits.iter().map(|entry| words(entry)).collect();
    let begins_unseen = said
        .first()
        .is_some_and(|first| language.is_unseen(&first.small));
    let is_bare = |place: usize| {
        let before = place.checked_sub(1).map(|before| &said[before].small);
        begins_unseen || before.is_none_or(|before| language.is_unseen(before))
    };
    let mut found = Vec::new();
    let mut place = 0;
    while place < said.len() {
        let longest = traits
            .iter()
            .filter(|entry| !entry.is_empty() && stands_at(entry, &said[place..]))
            .map(Vec::len)
            .max();
        if let Some(length) = longest.filter(|_| is_bare(place)) {
            found.push(said[place].at.start..said[place + length - 1].at.end);
        }
        place += longest.unwrap_or(1);
    }
    found
}

fn stands_at(entry: &[Word], said: &[Word]) -> bool {
    said.len() >= entry.len() && entry.iter().zip(said).all(|(a, b)| a.small == b.small)
}

/// How many words a descriptor has, as a word processor counts them.
pub fn length(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The bytes of what follows the first `most` words; `None` where nothing does.
pub fn beyond(text: &str, most: usize) -> Option<Range<usize>> {
    let mut rest = text.trim_start();
    for _ in 0..most {
        rest = rest
            .trim_start_matches(|c: char| !c.is_whitespace())
            .trim_start();
    }
    (!rest.is_empty()).then(|| text.len() - rest.len()..text.trim_end().len())
}

/// How the descriptors of two neighbouring levels differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Not at all, but for large letters and points.
    Nothing,
    /// In one word, with where it stands in either; `None` where it does not.
    OneWord(Option<Range<usize>>, Option<Range<usize>>),
    /// In more than that.
    More,
}

/// How two descriptors differ: in one word only if they share at least two others (`domain.md` §4.1).
pub fn difference(lower: &str, upper: &str) -> Difference {
    const FEWEST_SHARED: usize = 2;
    let (lower, upper) = (words(lower), words(upper));
    let same = |(a, b): &(&Word, &Word)| a.small == b.small;
    let shorter = lower.len().min(upper.len());
    let front = lower.iter().zip(&upper).take_while(same).count();
    let pairs_from_the_back = lower.iter().rev().zip(upper.iter().rev());
    let back = pairs_from_the_back
        .take(shorter - front)
        .take_while(same)
        .count();
    let only = |words: &[Word]| match &words[front..words.len() - back] {
        [] => Some(None),
        [word] => Some(Some(word.at.clone())),
        _ => None,
    };
    match (only(&lower), only(&upper)) {
        _ if front + back < FEWEST_SHARED => Difference::More,
        (Some(None), Some(None)) => Difference::Nothing,
        (Some(before), Some(after)) => Difference::OneWord(before, after),
        _ => Difference::More,
    }
}

/// A stretch of a descriptor, and whether the level below does not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The level below does not say them.
    pub is_new: bool,
}

/// The descriptor `upper` in pieces, those marked that `lower` does not say.
///
/// Nothing is marked where the two share fewer than half of the words: marks all over would point at nothing.
pub fn additions(lower: &str, upper: &str) -> Vec<Piece> {
    let diff = TextDiff::configure().diff_unicode_words(lower, upper);
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut kept, mut all) = (0, 0);
    for change in diff.iter_all_changes() {
        let is_new = match change.tag() {
            ChangeTag::Delete => continue,
            ChangeTag::Equal => false,
            ChangeTag::Insert => true,
        };
        let is_word = change.value().chars().any(char::is_alphanumeric);
        all += usize::from(is_word);
        kept += usize::from(is_word && !is_new);
        match pieces.last_mut().filter(|last| last.is_new == is_new) {
            Some(last) => last.text.push_str(change.value()),
            None => pieces.push(Piece {
                text: change.value().to_owned(),
                is_new,
            }),
        }
    }
    if kept * 2 < all {
        let text = upper.to_owned();
        return vec![Piece {
            text,
            is_new: false,
        }];
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, lang: &str) -> Vec<&'t str> {
        let language = DescriptorWords::of(lang);
        let entries: Vec<String> = language.traits().map(str::to_owned).collect();
        let found = traits(text, &entries, language);
        found.into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn traits_without_a_verb_to_be_seen_are_found() {
        assert_eq!(found("Strong communicator.", "en"), ["Strong"]);
        assert_eq!(
            found("Has a good, basic knowledge of the product.", "en"),
            ["good", "basic", "knowledge of"]
        );
        assert_eq!(found("Builds strong relationships.", "en"), ["strong"]);
        assert_eq!(
            found("Runs the review and is familiar with the terms.", "en"),
            ["familiar"]
        );
        assert_eq!(found("Understands the product.", "en"), ["Understands"]);
        assert_eq!(
            found("Verfügt über gute Kenntnisse.", "de-CH"),
            ["gute", "Kenntnisse"]
        );
        assert_eq!(
            found("Possède de bonnes connaissances.", "fr"),
            ["bonnes", "connaissances"]
        );
        assert_eq!(
            found("Tiene conocimiento de los contratos.", "es"),
            ["conocimiento de"]
        );
    }

    #[test]
    fn a_verb_to_be_seen_makes_up_for_a_trait() {
        assert_eq!(found("Names a good reason for every delay.", "en"), [""; 0]);
        assert_eq!(found("Goods are counted.", "en"), [""; 0]);
        assert_eq!(found("Erklärt gute Gründe.", "de"), [""; 0]);
        assert_eq!(found("", "en"), [""; 0]);
    }

    #[test]
    fn what_is_too_long_begins_behind_the_last_word_allowed() {
        let text = " one  two — three ";
        assert_eq!(length(text), 4);
        assert_eq!(beyond(text, 2).map(|at| &text[at]), Some("— three"));
        assert_eq!(beyond(text, 4), None);
    }

    #[test]
    fn one_word_is_a_difference_of_one_word() {
        let only = |a: &'static str, b: &'static str| match difference(a, b) {
            Difference::OneWord(x, y) => (x.map(|at| &a[at]), y.map(|at| &b[at])),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            only(
                "Sometimes explains the cause.",
                "Always explains the cause."
            ),
            (Some("Sometimes"), Some("Always"))
        );
        assert_eq!(
            only("Explains the cause.", "Explains the cause clearly"),
            (None, Some("clearly"))
        );
        assert_eq!(
            only("Runs the big big room.", "Runs the big room."),
            (Some("big"), None)
        );
        assert_eq!(
            difference("Explains the cause.", "explains the cause"),
            Difference::Nothing
        );
        assert_eq!(
            difference("Explains the cause.", "Explains the plan in writing."),
            Difference::More
        );
        assert_eq!(difference("Reports.", "Agrees."), Difference::More);
        assert_eq!(difference("", ""), Difference::More);
    }

    #[test]
    fn what_is_new_is_marked_where_most_is_shared() {
        let new = |a, b| -> Vec<String> {
            let pieces = additions(a, b).into_iter();
            pieces
                .filter(|piece| piece.is_new)
                .map(|piece| piece.text)
                .collect()
        };
        assert_eq!(
            new("Runs the review.", "Runs the review with directors."),
            [" with directors"]
        );
        assert_eq!(
            new("Reports usage.", "Sets the standard for evidence."),
            [""; 0]
        );
        let whole: String = additions("Runs the review.", "Leads the review, calmly.")
            .into_iter()
            .map(|piece| piece.text)
            .collect();
        assert_eq!(whole, "Leads the review, calmly.");
    }
}
