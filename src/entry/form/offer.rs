//! [`Offers`]: what a line may go on with, for the Tab key.

use super::Form;
use super::line::COMMANDS;
use super::paper::begins_with;
use crate::entry::answer::Part;

/// What may be typed at each place of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offers {
    /// First words, each ready to be followed.
    first: Vec<String>,
    /// What may come behind a name, such as "R=".
    letters: Vec<String>,
    /// Roles.
    roles: Vec<String>,
}

impl Offers {
    /// Offers of whole words, one a line.
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self {
            first: words.into_iter().map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// What may stand in the place of the word before byte `position` of a line: where that word begins, and the words.
    pub fn at(&self, line: &str, position: usize) -> (usize, Vec<String>) {
        let before = line.get(..position).unwrap_or(line);
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |blank| blank + 1);
        let is_first = before[..start].trim().is_empty();
        if let Some(sign) = before[start..].rfind(['=', ',']) {
            let start = start + sign + 1;
            return (start, begun(&self.roles, &before[start..]));
        }
        let word = &before[start..];
        let mut words = match (is_first, word.is_empty()) {
            // Everything is no help.
            (true, true) => Vec::new(),
            (true, false) => begun(&self.first, word),
            (false, _) => Vec::new(),
        };
        words.extend(begun(&self.letters, word));
        words.extend(begun(&self.roles, word));
        words.dedup();
        (start, words)
    }
}

fn begun(words: &[String], word: &str) -> Vec<String> {
    let begun = words.iter().filter(|offered| begins_with(offered, word));
    begun.cloned().collect()
}

impl Form {
    /// What may be typed now.
    pub fn offers(&self) -> Offers {
        let commands = COMMANDS.iter().map(|(word, _)| *word);
        // One way to write each will do.
        let commands = commands.filter(|word| word.len() > 1 && !matches!(*word, "quit" | "exit"));
        let ids = self.paper.ids().map(|id| format!("{id} "));
        let is_raci = self.paper.part == Part::Raci;
        let letters = self.letters().into_iter().filter(|_| is_raci);
        let roles = self.paper.roles.iter().filter(|_| is_raci);
        Offers {
            first: ids.chain(commands.map(str::to_owned)).collect(),
            letters: letters.map(|letter| format!("{letter}=")).collect(),
            roles: roles.map(|role| role.id.clone()).collect(),
        }
    }
}
