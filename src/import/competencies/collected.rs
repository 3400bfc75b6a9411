//! [`Collected`]: competencies of several tables, each once and under a name of its own.

use std::collections::HashMap;

use super::levels::Levels;
use crate::diagnostic::codes;
use crate::import::columns::Log;
use crate::import::fields::words;
use crate::import::{
    Finding, FoundAssessment, FoundCompetencies, FoundCompetency, FoundRequirement, Named, folded,
};
use crate::wording::quoted;

/// What was read so far.
#[derive(Debug)]
pub(super) struct Collected {
    pub levels: Levels,
    competencies: Vec<Competency>,
    /// The numbers of the competencies of each name, folded: that of the sheet and ours.
    by_name: HashMap<String, Vec<usize>>,
    pub requirements: Vec<FoundRequirement>,
    pub assessments: Vec<FoundAssessment>,
}

#[derive(Debug)]
struct Competency {
    found: FoundCompetency,
    /// The headings that it stands under, from the largest.
    headings: Vec<String>,
    /// The name in the sheet, where ours says more.
    bare: String,
}

impl Collected {
    /// Nothing yet.
    pub(super) fn new(levels: Levels) -> Self {
        Self {
            levels,
            competencies: Vec::new(),
            by_name: HashMap::new(),
            requirements: Vec::new(),
            assessments: Vec::new(),
        }
    }

    /// Adds a competency of a table; one that stands in two tables with the same words is one.
    pub(super) fn add(&mut self, found: FoundCompetency, headings: Vec<String>) {
        let bare = folded(&found.competency.name);
        let is_same = |number: &usize| self.competencies[*number].found.levels == found.levels;
        if let Some(number) = self.named(&bare).iter().copied().find(is_same) {
            let known = &mut self.competencies[number].found;
            known.is_critical = known.is_critical.or(found.is_critical);
            return;
        }
        self.push(found, headings, bare);
    }

    /// Adds the words of one level to a competency that has a row for each.
    pub(super) fn add_level(
        &mut self,
        competency: &Named,
        level: u32,
        text: &str,
        headings: &[String],
    ) {
        let bare = folded(&competency.name);
        let is_here = |number: &usize| self.competencies[*number].headings == headings;
        let known = self.named(&bare).iter().copied().find(is_here);
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
        let headings: Vec<Vec<String>> = self
            .competencies
            .iter()
            .map(|known| known.headings.clone())
            .collect();
        let mut renamed = Vec::new();
        for (number, known) in self.competencies.iter_mut().enumerate() {
            let alike = self.by_name.get(&known.bare).map_or(&[][..], Vec::as_slice);
            let others: Vec<usize> = alike
                .iter()
                .copied()
                .filter(|other| *other != number)
                .collect();
            if others.is_empty() {
                continue;
            }
            // A heading that only this one stands under.
            let differs = |heading: &&String| {
                others
                    .iter()
                    .all(|other| !headings[*other].contains(heading))
            };
            let name = known.found.competency.name.clone();
            match headings[number].iter().find(differs) {
                Some(heading) => {
                    known.found.competency.name = format!("{name} ({})", family(heading));
                    renamed.push(name);
                }
                None if others.iter().any(|other| *other < number) => {
                    let message = format!("{} stands here again, in other words", quoted(&name));
                    let help = "both are imported; say in their names how they differ";
                    log.find(
                        Finding::at(&codes::DUPLICATE_NAME, &known.found.competency.at, message)
                            .help(help),
                    );
                }
                None => {}
            }
        }
        for (number, known) in self.competencies.iter().enumerate() {
            let whole = folded(&known.found.competency.name);
            if whole != known.bare {
                self.by_name.entry(whole).or_default().push(number);
            }
        }
        renamed.sort();
        renamed.dedup();
        if !renamed.is_empty() {
            let names: Vec<_> = renamed.iter().map(|name| quoted(name)).collect();
            log.decide(format!("{} stand under several headings in other words, and got their heading as part of their name", names.join(", ")));
        }
    }

    /// The number of a competency that somebody has or needs; added where no table describes it.
    ///
    /// # Errors
    /// Several are called so, and the headings do not say which.
    pub(super) fn number(
        &mut self,
        competency: &Named,
        headings: &[String],
    ) -> Result<usize, Finding> {
        let said = folded(&competency.name);
        let named = self.named(&said).to_vec();
        match named[..] {
            [number] => return Ok(number),
            [] => {}
            _ => {
                let here = |number: &&usize| {
                    self.competencies[**number]
                        .headings
                        .iter()
                        .any(|heading| headings.contains(heading))
                };
                let mut near = named.iter().filter(here);
                return match (near.next(), near.next()) {
                    (Some(number), None) => Ok(*number),
                    _ => Err(self.ambiguous(competency, &named)),
                };
            }
        }
        Ok(self.push(undescribed(competency), headings.to_vec(), said))
    }

    fn named(&self, folded: &str) -> &[usize] {
        self.by_name.get(folded).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, found: FoundCompetency, headings: Vec<String>, bare: String) -> usize {
        let number = self.competencies.len();
        self.by_name.entry(bare.clone()).or_default().push(number);
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
        let names: Vec<_> = named
            .iter()
            .map(|number| quoted(&self.competencies[*number].found.competency.name))
            .collect();
        let message = format!(
            "{} can be {}, so the row is left out",
            quoted(&competency.name),
            names.join(", ")
        );
        Finding::at(&codes::AMBIGUOUS_NAME, &competency.at, message).help("write the whole name")
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
