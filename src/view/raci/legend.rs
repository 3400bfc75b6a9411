//! What the letters mean: four arguments in ten are about letters, not about work.

use serde::Serialize;

use super::cell::Cell;
use crate::model::Workshop;
use crate::vocabulary::{Duty, Letter, Variant};
use crate::words::{Said, Words};

/// A letter scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Legend {
    /// What it is called.
    pub variant: String,
    /// Its letters.
    pub letters: Vec<LegendLetter>,
    /// Whether the letter that answers also does; `None` where the scheme lacks one of the two duties.
    pub implied: Option<String>,
}

/// A letter with its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendLetter {
    /// The letter as its cell shows it.
    pub cell: Cell,
    /// What it obliges a role to do.
    pub meaning: String,
}

/// The chart's own scheme, then those that single rows use.
pub(in crate::view) fn legends(workshop: &Workshop) -> Vec<Legend> {
    let mut variants = vec![workshop.chart.variant];
    for activity in workshop.activities.values() {
        if !variants.contains(&activity.variant) {
            variants.push(activity.variant);
        }
    }
    let implies = workshop.rules.raci.a_implies_r;
    variants
        .into_iter()
        .map(|variant| of(variant, implies, &workshop.words))
        .collect()
}

/// The legend of one scheme; `implies` says whether a lone accountable role also does the work.
pub(in crate::view) fn of(variant: Variant, implies: bool, words: &Words) -> Legend {
    let mut letters: Vec<LegendLetter> = variant
        .letters()
        .iter()
        .map(|letter| LegendLetter {
            cell: Cell::letter(variant, *letter),
            meaning: words
                .letter(variant.word(), letter.word())
                .unwrap_or_default()
                .to_owned(),
        })
        .collect();
    let duties = (
        variant.letter_for(Duty::Accountable),
        variant.letter_for(Duty::Responsible),
    );
    let implied = if let (Some(a), Some(r)) = duties {
        let about = |key| words.say(&Said::new(key).with("a", a.word()).with("r", r.word()));
        let is_work = r == Letter::R;
        letters.push(LegendLetter {
            cell: Cell::both(a, r),
            meaning: about(if is_work {
                "raci.both"
            } else {
                "raci.both-parts"
            }),
        });
        // Whoever drives or carries out a decision is another matter than who makes it.
        is_work.then(|| {
            about(if implies {
                "raci.implies"
            } else {
                "raci.does-not-imply"
            })
        })
    } else {
        None
    };
    Legend {
        variant: variant.word().to_owned(),
        letters,
        implied,
    }
}
