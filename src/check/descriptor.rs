//! How descriptors are written: as things to be seen, short, and different from level to level (`domain.md` §4.1).

use std::ops::Range;

use super::{Context, Findings, Rule};
use crate::analysis::descriptors::{Difference, beyond, difference, length, traits};
use crate::diagnostic::{Mark, Place, codes};
use crate::model::competency::Framework;
use crate::model::descriptor::DescriptorWords;
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::TRAIT_WORD,
        look: trait_word,
    },
    Rule {
        code: &codes::LONG_DESCRIPTOR,
        look: long_descriptor,
    },
    Rule {
        code: &codes::LEVELS_DIFFER_BY_A_WORD,
        look: levels_differ_by_a_word,
    },
];

/// One descriptor, with the name of its competency.
struct Described<'c> {
    place: Place,
    competency: &'c str,
    level: u32,
    text: &'c str,
}

impl<'c> Described<'c> {
    fn word(&self, at: &Option<Range<usize>>) -> Option<&'c str> {
        at.clone().map(|at| &self.text[at])
    }

    /// The word at those bytes, else the whole descriptor.
    fn mark(&self, at: &Option<Range<usize>>) -> Mark {
        Mark {
            place: self.place.clone(),
            stretch: at.clone(),
        }
    }
}

fn descriptors<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Described<'c>> {
    let framework = &context.workshop.framework;
    context
        .workshop
        .competencies
        .iter()
        .flat_map(move |(id, competency)| {
            let described = competency.descriptors.iter().enumerate();
            described.map(move |(n, text)| Described {
                place: Place::of("competency", id).key("levels").key(n),
                competency: &competency.name,
                level: level(framework, n),
                text,
            })
        })
}

/// The number of the level that the descriptor at that place describes.
fn level(framework: &Framework, place: usize) -> u32 {
    let level = framework.levels.get(place);
    level.map_or(place as u32 + 1, |level| level.number)
}

fn trait_word(context: &Context<'_>, findings: &mut Findings) {
    let language = DescriptorWords::of(&context.workshop.words.lang());
    let entries = &context.workshop.rules.competency.trait_words;
    for Described {
        place,
        competency,
        level,
        text,
    } in descriptors(context)
    {
        let found = traits(text, entries, language);
        let Some(first) = found.first() else { continue };
        let words: Vec<&str> = found.iter().map(|at| &text[at.clone()]).collect();
        findings
            .add(
                place.stretch(first.clone()),
                at_level("finding.trait-word", competency, level)
                    .count(words.len())
                    .with("words", quoted(&words)),
                "what would somebody see?",
            )
            .help("write what a colleague would see or hear, with a verb first: \"Explains …\", \"Brings …\"");
    }
}

fn long_descriptor(context: &Context<'_>, findings: &mut Findings) {
    let most = context.workshop.rules.competency.max_words;
    for Described {
        place,
        competency,
        level,
        text,
    } in descriptors(context)
    {
        if let Some(rest) = beyond(text, most) {
            findings
                .add(
                    place.stretch(rest),
                    at_level("finding.long-descriptor", competency, level)
                        .count(length(text))
                        .with("most", most),
                    "too long from here on",
                )
                .help("keep the one thing that shows the level, or raise `max_words` in `[rules.competency]`");
        }
    }
}

fn levels_differ_by_a_word(context: &Context<'_>, findings: &mut Findings) {
    let all: Vec<_> = descriptors(context).collect();
    for pair in all.windows(2) {
        let [lower, upper] = pair else { continue };
        if lower.place.thing() != upper.place.thing() {
            continue;
        }
        let mut label = "all that differs";
        let (said, before, after) = match difference(lower.text, upper.text) {
            Difference::More => continue,
            Difference::Nothing => {
                label = "says the same";
                (Said::new("finding.levels-say-the-same"), None, None)
            }
            Difference::OneWord(before, after) => {
                let words = [lower.word(&before), upper.word(&after)];
                let words: Vec<&str> = words.into_iter().flatten().collect();
                let said = Said::new("finding.levels-differ-by-a-word");
                (said.with("words", quoted(&words)), before, after)
            }
        };
        let mut marks = [upper.mark(&after), lower.mark(&before)];
        // Where the upper level only leaves a word out, that word is what there is to see.
        if after.is_none() && before.is_some() {
            marks.reverse();
        }
        let [mark, other] = marks;
        let (low, high) = (lower.level, upper.level);
        findings
            .add(
                mark,
                said.with("competency", format!("`{}`", lower.competency))
                    .with("lower", low as usize)
                    .with("upper", high as usize),
                label,
            )
            .also(other, "the other level")
            .help(format!(
                "write what somebody at level {high} does that nobody at level {low} does"
            ));
    }
}

fn at_level(key: &'static str, competency: &str, level: u32) -> Said {
    Said::new(key)
        .with("competency", format!("`{competency}`"))
        .with("level", level as usize)
}

/// Several words of a descriptor, each as the user wrote it.
fn quoted(words: &[&str]) -> Arg {
    words.iter().map(|word| format!("`{word}`")).collect()
}
