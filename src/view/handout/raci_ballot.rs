//! The ballot of the chart: who answers for each row, and who does it, as one person sees it.

use serde::Serialize;

use crate::model::people::Role;
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::view::raci::columns::in_teams;
use crate::vocabulary::{ActivityKind, Duty, Letter, Variant};
use crate::words::{Said, Words};

/// A ballot of one voter about the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RaciBallot {
    /// What the letters mean, scheme by scheme, the chart's own first.
    pub schemes: Vec<SchemeLine>,
    /// The roles, those of the chart first.
    pub roles: Vec<RoleLine>,
    /// "Who is the A?"
    pub answers: String,
    /// "Who is an R?"; `None` where no scheme has a letter for who does the work.
    pub does: Option<String>,
    /// The rows in reading order.
    pub rows: Vec<RaciBallotRow>,
}

/// The letters of one scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SchemeLine {
    /// What it is called; `None` where the chart has only one.
    pub name: Option<&'static str>,
    /// Its letters.
    pub letters: Vec<LetterMeaning>,
}

/// A letter with its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LetterMeaning {
    /// The letter.
    pub letter: String,
    /// What it obliges a role to do.
    pub meaning: String,
}

/// A role to name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleLine {
    /// The short form, to write into the rows.
    pub short: String,
    /// The name; `None` where it is the short form.
    pub name: Option<String>,
    /// The id, for whoever types the ballot in; `None` for a person.
    pub id: Option<String>,
}

/// A row of the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RaciBallotRow {
    /// What gets done.
    pub name: String,
    /// Its id, for whoever types the ballot in.
    pub id: String,
    /// "Decision", for a row that ends in a yes or no.
    pub tag: Option<String>,
    /// The letter that answers, where it is another than in the head.
    pub answers: Option<String>,
    /// The letter that does the work, where it is another than in the head.
    pub does: Option<String>,
    /// There is a letter for who does the work.
    pub has_doer: bool,
}

/// The ballot about the chart of a workshop.
pub fn of(workshop: &Workshop) -> RaciBallot {
    let (words, variants) = (&workshop.words, variants(workshop));
    let letter = |duty| variants.iter().find_map(|variant| variant.letter_for(duty));
    let heads = [Duty::Accountable, Duty::Responsible].map(letter);
    let asks = |key, letter: Option<Letter>| {
        let letter = letter?.word();
        Some(words.say(&Said::new(key).with("letter", letter)))
    };
    RaciBallot {
        schemes: schemes(&variants, words),
        roles: roles(workshop),
        answers: asks("raci-ballot.who-answers", heads[0]).unwrap_or_default(),
        does: asks("raci-ballot.who-does", heads[1]),
        rows: workshop
            .activities
            .iter()
            .map(|(id, activity)| row(id, activity, heads, words))
            .collect(),
    }
}

/// The chart's own scheme, then those that single rows use.
fn variants(workshop: &Workshop) -> Vec<Variant> {
    let mut variants = vec![workshop.chart.variant];
    for activity in workshop.activities.values() {
        if !variants.contains(&activity.variant) {
            variants.push(activity.variant);
        }
    }
    variants
}

fn schemes(variants: &[Variant], words: &Words) -> Vec<SchemeLine> {
    let named = variants.len() > 1;
    let meaning = |variant: Variant, letter: &str| {
        let meaning = words.letter(variant.word(), letter);
        meaning.unwrap_or_default().to_owned()
    };
    let scheme = |variant: &Variant| SchemeLine {
        name: named.then(|| variant.word()),
        letters: variant
            .letters()
            .iter()
            .map(|letter| LetterMeaning {
                letter: letter.to_string(),
                meaning: meaning(*variant, letter.word()),
            })
            .collect(),
    };
    variants.iter().map(scheme).collect()
}

/// Everybody who could be named: the columns of the chart, then roles that are in no row yet.
fn roles(workshop: &Workshop) -> Vec<RoleLine> {
    let mut ids = in_teams(workshop);
    for id in workshop.roles.keys() {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let line = |id: &Id<Role>| {
        let (short, name) = (workshop.role_short_name(id), workshop.role_name(id));
        RoleLine {
            name: (name != short).then_some(name),
            short,
            id: workshop.roles.contains_key(id).then(|| id.to_string()),
        }
    };
    ids.iter().map(line).collect()
}

/// A row, under heads that ask for these letters.
fn row(
    id: &Id<Activity>,
    activity: &Activity,
    heads: [Option<Letter>; 2],
    words: &Words,
) -> RaciBallotRow {
    let other = |duty, head: Option<Letter>| {
        let letter = activity.variant.letter_for(duty);
        let letter = letter.filter(|letter| head != Some(*letter));
        letter.map(|letter| letter.to_string())
    };
    RaciBallotRow {
        name: activity.name.clone(),
        id: id.to_string(),
        tag: (activity.kind == ActivityKind::Decision)
            .then(|| words.get("raci.decision").to_owned()),
        answers: other(Duty::Accountable, heads[0]),
        does: other(Duty::Responsible, heads[1]),
        has_doer: activity.variant.letter_for(Duty::Responsible).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn the_example_asks_for_every_row_in_reading_order() {
        let (workshop, _) = samples::post_sales();
        let ballot = of(&workshop);
        let ids: Vec<_> = ballot.rows.iter().map(|row| row.id.as_str()).collect();
        let known: Vec<_> = workshop.activities.keys().map(|id| id.as_str()).collect();
        assert_eq!(ids, known);
        assert_eq!(ballot.answers, "Who is the A?");
        assert_eq!(ballot.does.as_deref(), Some("Who does it (R)?"));
        let decisions = workshop.activities.values();
        let decisions = decisions
            .filter(|row| row.kind == ActivityKind::Decision)
            .count();
        assert!(decisions > 0);
        assert_eq!(
            ballot.rows.iter().filter(|row| row.tag.is_some()).count(),
            decisions
        );
        assert_eq!(ballot.roles.len(), workshop.roles.len());
    }

    #[test]
    fn rows_of_another_scheme_say_which_letter_they_ask_for() {
        let ballot = of(&samples::workshop(
            "[role.ops]\nname = \"Operations\"\nshort = \"Ops\"\n[role.cs]\nname = \"CS\"\n\
             [activity.a]\nname = \"A\"\nA = \"cs\"\n\
             [activity.b]\nname = \"B\"\nvariant = \"RAPID\"\nD = \"cs\"\n\
             [activity.c]\nname = \"C\"\nvariant = \"DRI\"\nD = \"cs\"\n",
        ));
        let asked = |row: &RaciBallotRow| (row.answers.clone(), row.does.clone(), row.has_doer);
        assert_eq!(asked(&ballot.rows[0]), (None, None, true));
        assert_eq!(
            asked(&ballot.rows[1]),
            (Some("D".into()), Some("P".into()), true)
        );
        assert_eq!(asked(&ballot.rows[2]), (Some("D".into()), None, false));
        let names: Vec<_> = ballot.schemes.iter().map(|scheme| scheme.name).collect();
        assert_eq!(names, [Some("RACI"), Some("RAPID"), Some("DRI")]);
        assert!(
            ballot.schemes[1]
                .letters
                .iter()
                .all(|letter| !letter.meaning.is_empty())
        );
        let roles: Vec<_> = ballot
            .roles
            .iter()
            .map(|role| (role.short.as_str(), role.name.as_deref()))
            .collect();
        assert_eq!(roles, [("Ops", Some("Operations")), ("CS", None)]);
    }

    #[test]
    fn a_scheme_without_doers_asks_for_none() {
        let ballot = of(&samples::workshop(
            "[raci]\nvariant = \"DRI\"\n[role.cs]\nname = \"CS\"\n[activity.a]\nname = \"A\"\nD = \"cs\"\n",
        ));
        assert_eq!(
            (ballot.answers.as_str(), ballot.does),
            ("Who is the D?", None)
        );
        assert_eq!(ballot.schemes[0].name, None);
    }
}
