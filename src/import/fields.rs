//! What a column of a sheet can be, by the words of its header in the common languages of Europe.

mod headers;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

/// Declares the fields: constant, the word on the command line, what a column of it holds.
macro_rules! fields {
    ($($field:ident = $word:literal, $holds:literal;)+) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $(#[doc = $holds] $field,)+
        }

        impl Field {
            /// Every field with the word for it on the command line.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$field, $word),)+];
        }
    };
}

fields! {
    Id = "id", "An id.";
    Name = "name", "The name of the task, activity or competency.";
    Phase = "phase", "The phase, stage or category that it belongs to.";
    Role = "role", "A role; in competencies also a career step.";
    Letter = "letter", "A letter of a chart.";
    Note = "note", "Remarks, reasons, descriptions.";
    Kind = "kind", "Whether it is an activity or a decision.";
    Control = "control", "Whether doing and approving must be different roles.";
    Voter = "voter", "Who voted.";
    Round = "round", "The round of a vote.";
    Task = "task", "The task that is voted on.";
    Impact = "impact", "A score of impact.";
    Effort = "effort", "A score of effort.";
    Owner = "owner", "The role that does it.";
    Hours = "hours", "Hours, a week unless the header says otherwise.";
    Frequency = "freq", "How often it comes up.";
    Scales = "scales", "What makes it grow.";
    Disposition = "disposition", "What will be done with it.";
    Card = "card", "The number of a card.";
    NextStep = "next", "What happens next.";
    NextBy = "by", "By when that happens.";
    NextWho = "who", "The person who does that.";
    Competency = "competency", "The competency.";
    Level = "level", "A level of a competency, as a number or by its name.";
    Person = "person", "A person.";
    SelfLevel = "self", "The level that a person sees in themselves.";
    ManagerLevel = "manager", "The level that the manager sees in a person.";
    Agreed = "agreed", "The level that both agreed on.";
    Critical = "critical", "Whether a competency must never be without cover.";
    Group = "group", "The group that a competency stands in; part of its name where several have the same.";
    Segment = "segment", "The segment that hours are for.";
    Score = "score", "A score made of others: looked over, never imported.";
    Ease = "ease", "The reverse of effort: never imported.";
    Reach = "reach", "How many are reached: never imported.";
    Confidence = "confidence", "How sure the scores are: never imported.";
}

/// How well a header names a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// One of the words for it stands in the header, among others: "Expected impact".
    Loose,
    /// The header is one of the words for it, apart from units and small words.
    Exact,
}

impl Field {
    /// The field of that word of the command line.
    pub fn of_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(_, known)| *known == word)
            .map(|(field, _)| *field)
    }

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(field, _)| *field == self)
            .map_or("", |(_, word)| *word)
    }

    /// The field that a header names exactly; the first, where it names several.
    pub fn of_header(header: &str) -> Option<Self> {
        let words = header_words(header);
        let mut all = Self::ALL.iter().map(|(field, _)| *field);
        all.find(|field| field.fit_words(&words) == Some(Fit::Exact))
    }

    /// How well a header names this field; `None` where it does not.
    ///
    /// Several fields can fit one header: "Activity" is the name of a task and the task of a vote.
    pub fn fit(self, header: &str) -> Option<Fit> {
        self.fit_words(&header_words(header))
    }

    /// The same for a header that is in words already.
    pub(super) fn fit_words(self, header: &[String]) -> Option<Fit> {
        // Whole sentences are no headers, and explain rather than name.
        const MOST_WORDS: usize = 8;
        let known = &HEADERS.iter().find(|(field, _)| *field == self)?.1;
        if known.iter().any(|words| words == header) {
            return Some(Fit::Exact);
        }
        let is_named = header.len() <= MOST_WORDS
            && headers::LOOSE.contains(&self)
            && !header
                .iter()
                .any(|word| headers::OTHER.contains(&word.as_str()))
            && known.iter().any(|words| is_within(words, header));
        is_named.then_some(Fit::Loose)
    }
}

/// The words that name each field, folded.
static HEADERS: LazyLock<Vec<(Field, Vec<Vec<String>>)>> = LazyLock::new(|| {
    let folded = |words: &str| words.split(',').map(header_words).collect();
    headers::ALL
        .iter()
        .map(|(field, words)| (*field, folded(words)))
        .collect()
});

/// The words of a header in small letters, without accents, small words and what stands in brackets.
pub(super) fn header_words(header: &str) -> Vec<String> {
    let bare = without_brackets(&header.replace('#', " number "));
    let text = if bare.trim().is_empty() {
        header
    } else {
        &bare
    };
    let words = words(text);
    let telling: Vec<_> = words
        .iter()
        .filter(|word| !headers::SMALL.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { words } else { telling }
}

/// The words of a text in small letters and without accents; "OngoingCost" is two.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut after_small = false;
    for letter in text.chars() {
        if after_small && letter.is_uppercase() {
            spaced.push(' ');
        }
        after_small = letter.is_lowercase();
        spaced.push(letter);
    }
    let plain = deunicode::deunicode(&spaced).to_lowercase();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text without what stands in brackets: "Effort (h/week)" is "Effort ".
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

fn is_within(words: &[String], header: &[String]) -> bool {
    !words.is_empty() && header.windows(words.len()).any(|window| window == words)
}
