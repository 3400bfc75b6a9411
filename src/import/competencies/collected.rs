//! [`Collected`]: competencies of several tables, each once and under a name of its own.

use std::collections::{BTreeSet, HashMap};

use super::levels::Levels;
use crate::diagnostic::codes;
use crate::import::columns::Log;
use crate::import::fields::words;
use crate::import::spelling::Spellings;
use crate::import::{
    Finding, FoundAssessment, FoundCompetencies, FoundCompetency, FoundRequirement, Named,
};
use crate::wording::{quoted, quoted_list};

/// What was read so far.
#[derive(Debug)]
pub(super) struct Collected {
    pub levels: Levels,
    spellings: Spellings,
    competencies: Vec<Competency>,
    by_id: HashMap<String, usize>,
    /// The numbers of the competencies of each name: that of the sheet and ours.
    by_name: HashMap<String, Vec<usize>>,
    /// The same of those under a heading.
    by_heading: HashMap<(String, String), Vec<usize>>,
    /// Those of the same name, id and words.
    by_words: HashMap<(String, Option<String>, Vec<String>), usize>,
    /// Those of the same name under the same headings.
    by_headings: HashMap<(String, Vec<String>), usize>,
    pub requirements: Vec<FoundRequirement>,
    pub assessments: Vec<FoundAssessment>,
}

#[derive(Debug)]
struct Competency {
    found: FoundCompetency,
    /// The headings that it stands under, from the largest.
    headings: Vec<String>,
    /// The key of its name in the sheet, where ours says more.
    bare: String,
}

impl Collected {
    /// Nothing yet.
    pub(super) fn new(levels: Levels, spellings: Spellings) -> Self {
        Self {
            levels,
            spellings,
            competencies: Vec::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_heading: HashMap::new(),
            by_words: HashMap::new(),
            by_headings: HashMap::new(),
            requirements: Vec::new(),
            assessments: Vec::new(),
        }
    }

    /// Adds a competency of a table and gives its number; one that stands in two tables with the same words is one.
    pub(super) fn add(&mut self, found: FoundCompetency, headings: Vec<String>) -> usize {
        let bare = self.spellings.key(&found.competency.name);
        let id = found.competency.id.clone();
        let words = found.levels.clone();
        let known = self
            .by_words
            .get(&(bare.clone(), id.clone(), words.clone()))
            .or_else(|| self.by_words.get(&(bare.clone(), None, words.clone())))
            .copied();
        let number = match known.filter(|number| self.may_be(*number, &found.competency)) {
            Some(number) => {
                self.mark(number, found.is_critical);
                number
            }
            None => self.push(found, headings, bare.clone()),
        };
        let competency = &mut self.competencies[number].found.competency;
        competency.id = competency.id.take().or(id);
        if let Some(id) = &competency.id {
            self.by_id.entry(id.clone()).or_insert(number);
        }
        for id in [competency.id.clone(), None] {
            let key = (bare.clone(), id, words.clone());
            self.by_words.entry(key).or_insert(number);
        }
        number
    }

    /// Adds the words of one level to a competency that has a row for each.
    pub(super) fn add_level(
        &mut self,
        competency: &Named,
        level: u32,
        text: &str,
        headings: &[String],
    ) {
        let bare = self.spellings.key(&competency.name);
        let here = (bare.clone(), headings.to_vec());
        let known = self.by_headings.get(&here).copied();
        let number =
            known.unwrap_or_else(|| self.push(undescribed(competency), headings.to_vec(), bare));
        let levels = &mut self.competencies[number].found.levels;
        let place = level.saturating_sub(1) as usize;
        if levels.len() <= place {
            levels.resize(place + 1, String::new());
        }
        let words = &mut levels[place];
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(text);
    }

    /// Gives competencies of the same name that differ the heading in which they differ.
    pub(super) fn make_unique(&mut self, log: &mut Log) {
        let mut renamed = BTreeSet::new();
        for group in self.alike() {
            let headings = self.headings_of(&group);
            for (place, number) in group.iter().enumerate() {
                let known = &mut self.competencies[*number];
                let name = known.found.competency.name.clone();
                // A heading that only this one stands under.
                let mut own = known.headings.iter();
                if let Some(heading) = own.find(|heading| headings.get(*heading) == Some(&1)) {
                    known.found.competency.name = format!("{name} ({})", family(heading));
                    renamed.insert(name);
                } else if place > 0 {
                    let message = format!("{} stands here again, in other words", quoted(&name));
                    let help = "both are imported; say in their names how they differ";
                    log.note(
                        Finding::at(&codes::DUPLICATE_NAME, &known.found.competency.at, message)
                            .help(help),
                    );
                }
            }
        }
        for (number, known) in self.competencies.iter().enumerate() {
            let whole = self.spellings.key(&known.found.competency.name);
            if whole != known.bare {
                self.by_name.entry(whole).or_default().push(number);
            }
        }
        if !renamed.is_empty() {
            let names: Vec<_> = renamed.iter().map(String::as_str).collect();
            log.decide(format!(
                "{} stand under several headings in other words, and got their heading as part of their name",
                some_of(&names)
            ));
        }
    }

    /// Competencies of one name that no ids tell apart, where there are several.
    fn alike(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut places = HashMap::new();
        for (number, known) in self.competencies.iter().enumerate() {
            let place = *places.entry(&known.bare).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(number);
        }
        let are_told_apart = |group: &Vec<usize>| {
            let ids = group
                .iter()
                .filter_map(|number| self.competencies[*number].found.competency.id.as_ref());
            ids.collect::<BTreeSet<_>>().len() == group.len()
        };
        groups.retain(|group| group.len() > 1 && !are_told_apart(group));
        groups
    }

    /// How many competencies of a group stand under each heading.
    fn headings_of(&self, group: &[usize]) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for number in group {
            let headings: BTreeSet<_> = self.competencies[*number].headings.iter().collect();
            for heading in headings {
                *counts.entry(heading.clone()).or_default() += 1;
            }
        }
        counts
    }

    /// The number of a competency that somebody has or needs: that of its id, else of its name; added where no table
    /// describes it.
    ///
    /// # Errors
    /// Several are called so, and the headings do not say which.
    pub(super) fn number(
        &mut self,
        competency: &Named,
        headings: &[String],
    ) -> Result<usize, Finding> {
        let id = competency.id.as_ref();
        if let Some(number) = id.and_then(|id| self.by_id.get(id)) {
            return Ok(*number);
        }
        let said = self.spellings.key(&competency.name);
        match self.by_name.get(&said).map(Vec::as_slice) {
            Some([number]) if self.may_be(*number, competency) => Ok(*number),
            Some(named @ [_, _, ..]) if id.is_none() => self
                .only_under(&said, headings)
                .ok_or_else(|| self.ambiguous(competency, named)),
            _ => Ok(self.push(undescribed(competency), headings.to_vec(), said)),
        }
    }

    /// Two ids are two competencies, whatever they are called.
    fn may_be(&self, number: usize, competency: &Named) -> bool {
        let known = &self.competencies[number].found.competency.id;
        known.is_none() || competency.id.is_none() || *known == competency.id
    }

    /// The only competency of a name under any of the headings.
    fn only_under(&self, name: &str, headings: &[String]) -> Option<usize> {
        let mut only = None;
        for heading in headings {
            let under = self.by_heading.get(&(name.to_owned(), heading.clone()));
            for number in under.into_iter().flatten() {
                if only.is_some_and(|only| only != *number) {
                    return None;
                }
                only = Some(*number);
            }
        }
        only
    }

    fn push(&mut self, found: FoundCompetency, headings: Vec<String>, bare: String) -> usize {
        let number = self.competencies.len();
        if let Some(id) = &found.competency.id {
            self.by_id.entry(id.clone()).or_insert(number);
        }
        self.by_name.entry(bare.clone()).or_default().push(number);
        for heading in headings.iter().collect::<BTreeSet<_>>() {
            let key = (bare.clone(), heading.clone());
            self.by_heading.entry(key).or_default().push(number);
        }
        let here = (bare.clone(), headings.clone());
        self.by_headings.entry(here).or_insert(number);
        self.competencies.push(Competency {
            found,
            headings,
            bare,
        });
        number
    }

    /// Says of a competency whether it is critical.
    pub(super) fn mark(&mut self, number: usize, is_critical: Option<bool>) {
        let mark = &mut self.competencies[number].found.is_critical;
        *mark = mark.or(is_critical);
    }

    /// All of it.
    pub(super) fn found(self) -> FoundCompetencies {
        FoundCompetencies {
            levels: self.levels.names,
            competencies: self
                .competencies
                .into_iter()
                .map(|known| known.found)
                .collect(),
            requirements: self.requirements,
            assessments: self.assessments,
        }
    }

    fn ambiguous(&self, competency: &Named, named: &[usize]) -> Finding {
        let names = named
            .iter()
            .map(|number| self.competencies[*number].found.competency.name.as_str());
        let mut few: Vec<_> = names.take(MOST_NAMED).collect();
        few.dedup();
        let message = match few[..] {
            [name] => format!("{} stands in several places in other words", quoted(name)),
            _ if named.len() > few.len() => format!(
                "{} can be {} or {} more",
                quoted(&competency.name),
                quoted_list(&few),
                named.len() - few.len()
            ),
            _ => format!("{} can be {}", quoted(&competency.name), quoted_list(&few)),
        };
        Finding::at(
            &codes::AMBIGUOUS_NAME,
            &competency.at,
            format!("{message}, so the row is left out"),
        )
        .help("write the whole name, or say in the names how they differ")
    }
}

/// More names than these nobody reads.
const MOST_NAMED: usize = 5;

fn some_of(names: &[&str]) -> String {
    let shown = quoted_list(&names[..names.len().min(MOST_NAMED)]);
    match names.len().saturating_sub(MOST_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// A competency that no table describes.
fn undescribed(competency: &Named) -> FoundCompetency {
    FoundCompetency {
        competency: competency.clone(),
        levels: Vec::new(),
        is_critical: None,
    }
}

/// "Backend Competency Matrix" is "Backend".
fn family(heading: &str) -> String {
    const GENERAL: &[&str] = &[
        "competency",
        "competencies",
        "competence",
        "competences",
        "matrix",
        "framework",
        "skills",
        "skill",
        "levels",
        "table",
        "kompetenzen",
        "kompetenzmatrix",
    ];
    let kept: Vec<_> = heading
        .split_whitespace()
        .filter(|word| !GENERAL.contains(&words(word).join("").as_str()))
        .collect();
    if kept.is_empty() {
        heading.to_owned()
    } else {
        kept.join(" ")
    }
}
