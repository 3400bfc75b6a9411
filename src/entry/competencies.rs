//! Competencies into `[competency.*]`, what career steps require, and, private, the levels of people.

use toml_edit::{Array, InlineTable, Value};

use super::known::{Known, Meant};
use super::{ASSESSMENTS, COMPETENCIES, Desk, is_alike};
use crate::import::{FoundAssessment, FoundCompetencies, FoundCompetency, FoundRequirement};

impl Desk<'_> {
    pub(super) fn enter_competencies(&mut self, found: &FoundCompetencies) {
        self.enter_levels(&found.levels);
        let competencies = self.workshop.competencies.iter();
        let mut known = Known::of(
            "competency",
            competencies.map(|(id, competency)| (id.as_str(), [competency.name.as_str()])),
        );
        let rows = found
            .competencies
            .iter()
            .map(|competency| (&competency.competency, None));
        let paired = self.pairs("competency", &rows.collect::<Vec<_>>(), &mut known, |_| {
            None
        });
        let ids = paired.ids;
        for (competency, id) in found.competencies.iter().zip(&ids) {
            if let Some(id) = id {
                self.enter_competency(competency, id);
            }
        }
        let known = |id: &str| ids.iter().flatten().any(|known| known == id);
        let all = || self.workshop.competencies.iter();
        if paired.known > 0 {
            let left = all().filter(|(id, _)| !known(id.as_str()));
            let names = left
                .map(|(_, competency)| competency.name.as_str())
                .collect();
            self.tell_left("competency", ["competency", "competencies"], names);
        }
        self.enter_requirements(&found.requirements, &ids);
        self.enter_assessments(&found.assessments, &ids);
    }

    /// The names of the levels, where the workshop has none of its own.
    fn enter_levels(&mut self, levels: &[String]) {
        let so_far = &self.workshop.framework.levels;
        let mut names = so_far.iter().zip(levels);
        let is_same = levels.len() <= so_far.len()
            && names.all(|(level, name)| name.is_empty() || is_alike(&level.name, name));
        let is_written = self.draft.value(&["framework"], "levels").is_some();
        if levels.is_empty() || is_written || is_same {
            return;
        }
        let mut list = Array::new();
        for (n, name) in (1_i64..).zip(levels) {
            let level = InlineTable::from_iter([
                ("n", Value::from(n)),
                ("name", Value::from(name.as_str())),
            ]);
            list.push_formatted(Value::from(level).decorated("\n  ", ""));
        }
        list.set_trailing_comma(true);
        list.set_trailing("\n");
        self.draft.set(&["framework"], "levels", list, COMPETENCIES);
    }

    fn enter_competency(&mut self, competency: &FoundCompetency, id: &str) {
        let table = ["competency", id];
        let so_far = self.workshop.competencies.get(id);
        let named = &competency.competency;
        if so_far.is_none() || named.id.as_deref() == Some(id) {
            self.set_text(&table, "name", &named.name, COMPETENCIES);
        }
        let was_critical = so_far.is_some_and(|competency| competency.critical);
        match competency.is_critical {
            Some(true) if !was_critical => self.draft.set(&table, "critical", true, COMPETENCIES),
            Some(false) if was_critical => self.draft.remove(&table, "critical"),
            _ => {}
        }
        let descriptors = so_far.map_or(&[][..], |competency| &competency.descriptors);
        let mut pairs = competency.levels.iter().zip(descriptors);
        let is_same = competency.levels.len() == descriptors.len()
            && pairs.all(|(level, so_far)| is_alike(level, so_far));
        if !competency.levels.is_empty() && !is_same {
            self.draft
                .set_texts(&table, "levels", &competency.levels, COMPETENCIES);
        }
    }

    /// What career steps require; a role that is named in place of a step becomes one.
    fn enter_requirements(&mut self, requirements: &[FoundRequirement], ids: &[Option<String>]) {
        let steps = self.workshop.steps.iter();
        let mut known = Known::of(
            "step",
            steps.map(|(id, step)| (id.as_str(), [step.name.as_str()])),
        );
        let roles = self.known_roles();
        for requirement in requirements {
            let Some(Some(competency)) = ids.get(requirement.competency) else {
                continue;
            };
            let named = &requirement.step;
            let step = match known.meant(named) {
                Meant::None => {
                    let id = known.add(named);
                    self.set_text(&["step", &id], "name", &named.name, COMPETENCIES);
                    if let Meant::One(role) = roles.meant(named) {
                        self.set_text(&["step", &id], "role", &role, COMPETENCIES);
                    }
                    Some(id)
                }
                meant => self.one("step", named, meant),
            };
            let Some(step) = step else { continue };
            let (table, level) = (["competency", competency], f64::from(requirement.level));
            let inner = ["competency", competency, "require"];
            if self.draft.has(&inner) {
                self.set_number(&inner, &step, level, COMPETENCIES);
            } else {
                let required =
                    InlineTable::from_iter([(step, Value::from(i64::from(requirement.level)))]);
                self.draft.set(&table, "require", required, COMPETENCIES);
            }
        }
    }

    fn enter_assessments(&mut self, assessments: &[FoundAssessment], ids: &[Option<String>]) {
        let people = self.known_people();
        for assessment in assessments {
            let Some(Some(competency)) = ids.get(assessment.competency) else {
                continue;
            };
            let named = &assessment.person;
            let Some(person) = self.one("person", named, people.meant(named)) else {
                continue;
            };
            self.enter_assessment(assessment, &person, competency);
        }
    }

    fn enter_assessment(&mut self, assessment: &FoundAssessment, person: &str, competency: &str) {
        let so_far = self.workshop.assessments.get(person);
        let score = so_far.and_then(|levels| levels.scores.get(competency));
        let (was_own, was_manager) = score.map_or((0, 0), |score| (score.own, score.manager));
        // 0 is not assessed: what the sheet does not say stays.
        let said = |level: u32, was: u32| if level > 0 { level } else { was };
        let own = said(assessment.by_self, was_own);
        let manager = said(assessment.by_manager, was_manager);
        if (own, manager) != (was_own, was_manager) {
            let levels = Array::from_iter([own, manager].map(i64::from));
            let table = ["assessment", person, "score"];
            self.draft.set(&table, competency, levels, ASSESSMENTS);
        }
        if let Some(level) = assessment.agreed {
            let table = ["assessment", person, "agreed"];
            self.set_number(&table, competency, f64::from(level), ASSESSMENTS);
        }
    }
}
