//! How the team stands, in counts: never names, and only over enough people (`domain.md` §4.2 and §4.3).

use std::cmp::Reverse;

use serde::Serialize;

use super::super::ViewOptions;
use super::super::words::anchor;
use crate::analysis::competencies::{
    Coverage, FEWEST_PEOPLE, Group, Standing, TeamMap, TeamStanding, groups,
};
use crate::model::competency::Competency;
use crate::model::{Id, Workshop};
use crate::words::{Arg, Said, Words};

/// How the team stands, in counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Team {
    /// "7 of 10 competencies are covered."
    pub headline: String,
    /// What to look at first: what is exposed or missing, by name of the competency.
    pub thin: Option<String>,
    /// What the table counts, and over how many people, in a sentence.
    pub lead: String,
    /// Who is counted in each group of columns: everybody, then the career steps that have enough people.
    pub groups: Vec<String>,
    /// The competencies, those that rest on fewest people first.
    pub rows: Vec<TeamRow>,
    /// How many columns a row has beside its name.
    pub columns: usize,
    /// Why a row has no counts, in a few words.
    pub no_counts: String,
    /// How many levels are missing, how often a requirement is met, in a sentence.
    pub gap: Option<String>,
    /// What one person's leaving would do at worst, in a sentence.
    pub departure: String,
    /// How many pairs of views are far apart, in a sentence.
    pub talks: String,
}

/// How the team stands in one competency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamRow {
    /// What it is called.
    pub name: String,
    /// The name of its row in the framework, for links.
    pub anchor: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// Counts by level for each group; empty where too few people were assessed.
    pub groups: Vec<Counts>,
    /// How many people have no level yet.
    pub open: usize,
    /// `covered`, `exposed` or `gap`, for styles; empty where it may not be said.
    pub coverage: &'static str,
    /// The word for it.
    pub coverage_word: String,
    /// How many people count as cover.
    pub cover: usize,
    /// Levels missing over the whole team; empty where too few have a requirement.
    pub gap: String,
    /// How many people meet their requirement, such as "5 of 8"; empty where too few have one.
    pub meeting: String,
}

/// The people of one group in one competency, by level from the lowest; empty where they are too few.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counts(pub Vec<Count>);

/// How many people of a group are at one level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// How many.
    pub people: usize,
    /// Their share in quarters, from 0 for nobody to 4: a shade that says nothing more than the digit.
    pub shade: usize,
}

/// The counts, or why there are none.
pub(in crate::view) fn team(
    workshop: &Workshop,
    map: &TeamMap,
    options: &ViewOptions,
) -> (Option<Team>, Option<String>) {
    let (people, words) = (workshop.assessments.len(), &workshop.words);
    if people == 0 || workshop.competencies.is_empty() {
        let nobody = words.get("team.nobody");
        return (None, (people == 0).then(|| nobody.to_owned()));
    }
    let Some(headline) = headline(words, map, options) else {
        return (None, Some(too_few(words, people)));
    };
    let mut rows: Vec<(&Id<Competency>, &TeamStanding)> = map.competencies.iter().collect();
    // Stable: what weighs the same stays in reading order, and so does what may not be counted, since a place in the
    // order would tell its coverage.
    rows.sort_by_key(|(id, team)| {
        let critical = workshop.competencies[*id].critical;
        let shown = options.private || team.is_crowd();
        let gap = comparable(team, options).then(|| Reverse(team.gap()));
        (!shown, shown.then_some((team.coverage, !critical, gap)))
    });
    let steps: Vec<_> = workshop.steps.keys().cloned().collect();
    // Everybody who was assessed stands somewhere in every competency.
    let groups = rows
        .first()
        .map_or_else(Vec::new, |(_, team)| groups(team, &steps, options.private));
    let team = Team {
        headline,
        thin: thin(workshop, map, options),
        lead: words.counted("team.counts", people),
        groups: heads(workshop, &groups),
        columns: (groups.len() + 1) * workshop.framework.levels.len() + 5,
        no_counts: words.say(&Said::new("team.no-counts").with("fewest", FEWEST_PEOPLE)),
        rows: rows
            .into_iter()
            .map(|(id, team)| row(workshop, id, team, &groups, options))
            .collect(),
        gap: gap(workshop, map, options),
        departure: departure(workshop, map, options),
        talks: talks(workshop, map, options),
    };
    (Some(team), None)
}

fn too_few(words: &Words, people: usize) -> String {
    let key = if people < FEWEST_PEOPLE {
        "team.too-few-people"
    } else {
        "team.too-few-in-each"
    };
    words.say(&Said::new(key).with("fewest", FEWEST_PEOPLE).count(people))
}

fn heads(workshop: &Workshop, groups: &[Group]) -> Vec<String> {
    let words = &workshop.words;
    let name = |group: &Group| match group.steps.as_slice() {
        [Some(step)] => workshop
            .steps
            .get(step)
            .map_or_else(|| step.to_string(), |step| step.name.clone()),
        _ => words.get("team.other-steps").to_owned(),
    };
    std::iter::once(words.get("team.everybody").to_owned())
        .chain(groups.iter().map(name))
        .collect()
}

fn row(
    workshop: &Workshop,
    id: &Id<Competency>,
    team: &TeamStanding,
    groups: &[Group],
    options: &ViewOptions,
) -> TeamRow {
    let competency = &workshop.competencies[id];
    let mut row = TeamRow {
        name: competency.name.clone(),
        anchor: anchor("competency", id),
        critical: competency.critical,
        groups: Vec::new(),
        open: 0,
        coverage: "",
        coverage_word: String::new(),
        cover: 0,
        gap: String::new(),
        meeting: String::new(),
    };
    if options.private || team.is_crowd() {
        // One group that is too small is what the others leave of the total.
        let is_told = |group: &Group| {
            let assessed = group.assessed(team);
            options.private || assessed == 0 || assessed >= FEWEST_PEOPLE
        };
        let are_told = groups.iter().all(is_told);
        let everybody = counts(workshop, team.people.iter());
        let by_group = groups.iter().map(|group| match are_told {
            true => counts(workshop, group.of(team)),
            false => Counts(Vec::new()),
        });
        row.groups = std::iter::once(everybody).chain(by_group).collect();
        row.open = team.people.len() - team.assessed();
        row.coverage = coverage(team.coverage);
        row.coverage_word = coverage_word(&workshop.words, team.coverage).to_owned();
        row.cover = team.cover.len();
        if comparable(team, options) {
            let (meeting, compared) = team.meeting();
            row.gap = team.gap().to_string();
            let part = Said::new("team.part").with("part", meeting);
            row.meeting = workshop.words.say(&part.with("all", compared));
        }
    }
    row
}

fn counts<'t>(workshop: &Workshop, people: impl Iterator<Item = &'t Standing>) -> Counts {
    let levels: Vec<u32> = people.filter_map(|standing| standing.level).collect();
    let at = |number: u32| {
        let people = levels.iter().filter(|level| **level == number).count();
        Count {
            people,
            shade: (people * 4).div_ceil(levels.len().max(1)),
        }
    };
    let all = &workshop.framework.levels;
    Counts(all.iter().map(|level| at(level.number)).collect())
}

/// Whether enough people have both a level and a requirement for their gaps to be told.
fn comparable(team: &TeamStanding, options: &ViewOptions) -> bool {
    let (_, compared) = team.meeting();
    compared > 0 && (options.private || compared >= FEWEST_PEOPLE)
}

/// The CSS class of a coverage.
fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Gap => "gap",
        Coverage::Exposed => "exposed",
        Coverage::Covered => "covered",
    }
}

/// The word for a coverage.
pub(in crate::view) fn coverage_word(words: &Words, coverage: Coverage) -> &str {
    words.get(match coverage {
        Coverage::Gap => "coverage.gap",
        Coverage::Exposed => "coverage.exposed",
        Coverage::Covered => "coverage.covered",
    })
}

/// "7 of 10 competencies are covered."; `None` where nothing may be counted.
fn headline(words: &Words, map: &TeamMap, options: &ViewOptions) -> Option<String> {
    let (covered, all) = covered(map, options)?;
    let headline = Said::new("team.headline").with("covered", covered);
    Some(words.say(&headline.count(all)))
}

/// How many competencies are covered, and of how many; `None` where nothing may be counted.
pub(in crate::view) fn covered(map: &TeamMap, options: &ViewOptions) -> Option<(usize, usize)> {
    let shown: Vec<_> = map.countable(options.private).collect();
    let is_assessed = shown.iter().any(|(_, team)| !team.people.is_empty());
    let covered = shown
        .iter()
        .filter(|(_, team)| team.coverage == Coverage::Covered);
    is_assessed.then(|| (covered.count(), shown.len()))
}

/// "Proving value (critical), Health and risk (critical) and Coaching rest on too few people."
fn thin(workshop: &Workshop, map: &TeamMap, options: &ViewOptions) -> Option<String> {
    let words = &workshop.words;
    let thin: Vec<String> = map
        .countable(options.private)
        .filter(|(_, team)| team.coverage != Coverage::Covered)
        .map(|(id, _)| {
            let competency = &workshop.competencies[id];
            let name = competency.name.as_str();
            match competency.critical {
                true => words.say(&Said::new("team.critical").with("competency", name)),
                false => name.to_owned(),
            }
        })
        .collect();
    let count = thin.len();
    let said = Said::new("team.thin").with("competencies", Arg::from_iter(thin));
    (count > 0).then(|| words.say(&said.count(count)))
}

/// "21 levels are missing over the team; 52 of 80 requirements are met (65 %)."
fn gap(workshop: &Workshop, map: &TeamMap, options: &ViewOptions) -> Option<String> {
    let told = map
        .countable(options.private)
        .map(|(_, team)| team)
        .filter(|team| comparable(team, options));
    let (mut missing, mut met, mut all) = (0, 0, 0);
    for team in told {
        let (meeting, compared) = team.meeting();
        missing += team.gap() as usize;
        met += meeting;
        all += compared;
    }
    let words = &workshop.words;
    let said = Said::new("team.gap")
        .with("met", met)
        .with("all", all)
        .with("share", words.share(met as f64, all as f64)?);
    Some(words.say(&said.count(missing)))
}

/// "If one person left, at worst 5 of 10 competencies would have too little cover; today it is 3."
fn departure(workshop: &Workshop, map: &TeamMap, options: &ViewOptions) -> String {
    let shown: Vec<_> = map.countable(options.private).collect();
    let today = shown
        .iter()
        .filter(|(_, team)| team.coverage != Coverage::Covered);
    let said = Said::new("team.departure")
        .with(
            "worst",
            map.thin_at_worst(&workshop.framework, options.private),
        )
        .with("today", today.count());
    workshop.words.say(&said.count(shown.len()))
}

/// Counts over competencies that may be counted only: a talk about the one level in another tells that level.
fn talks(workshop: &Workshop, map: &TeamMap, options: &ViewOptions) -> String {
    let apart = Said::new("team.levels").count(workshop.framework.calibrate_at as usize);
    let may_tell =
        |id| options.private || map.competencies.get(id).is_some_and(TeamStanding::is_crowd);
    let talks = map
        .apart
        .iter()
        .filter(|apart| apart.needs_talk && may_tell(&apart.competency));
    let said = match talks.count() {
        0 => Said::new("team.no-talks"),
        talks => Said::new("team.talks").count(talks),
    };
    workshop.words.say(&said.with("apart", apart))
}
