//! The chart: columns, rows, letters and acceptances.

use indexmap::{IndexMap, IndexSet};

use super::{Resolver, day, flag, name_or_id, number, text};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::people::Role;
use crate::model::raci::{Acceptance, Activity, Chart, Letters};
use crate::schema::TomlFile;
use crate::schema::raci::{TomlActivity, TomlLetters};
use crate::schema::task::TomlTask;
use crate::schema::value::Texts;
use crate::vocabulary::{ActivityKind, Letter};

/// What is typed under the letters of one row.
pub(super) type TypedLetters<'t> = Vec<(Letter, &'t Texts)>;

fn written<'t>(letters: impl IntoIterator<Item = (Letter, &'t Option<Texts>)>) -> TypedLetters<'t> {
    letters
        .into_iter()
        .filter_map(|(letter, roles)| Some((letter, roles.as_ref()?)))
        .collect()
}

macro_rules! letters_of {
    ($row:expr) => {
        written([
            (Letter::A, &$row.A),
            (Letter::R, &$row.R),
            (Letter::C, &$row.C),
            (Letter::I, &$row.I),
            (Letter::S, &$row.S),
            (Letter::V, &$row.V),
            (Letter::O, &$row.O),
            (Letter::D, &$row.D),
            (Letter::P, &$row.P),
        ])
    };
}

impl<'t> From<&'t TomlLetters> for TypedLetters<'t> {
    fn from(row: &'t TomlLetters) -> Self {
        letters_of!(row)
    }
}

fn letters_of_task(task: &TomlTask) -> TypedLetters<'_> {
    written([
        (Letter::A, &task.accountable),
        (Letter::R, &task.responsible),
        (Letter::C, &task.consulted),
        (Letter::I, &task.informed),
    ])
}

/// The ids of the tasks that are rows of the chart too, because letters are written on them.
pub(super) fn rows_of_tasks(typed: &TomlFile) -> impl Iterator<Item = &String> {
    typed
        .task
        .iter()
        .filter(|(_, task)| !letters_of_task(task).is_empty())
        .map(|(id, _)| id)
}

impl Resolver<'_> {
    pub(super) fn chart(&mut self) -> Chart {
        let typed = &self.typed.raci;
        let place = |key: &str| Place::table("raci").key(key);
        let columns = match &typed.roles {
            None => self
                .typed
                .role
                .keys()
                .filter_map(|id| self.roles.get(id))
                .collect(),
            Some(columns) => {
                let columns = columns.0.iter().enumerate();
                let columns: IndexSet<_> = columns
                    .map(|(n, id)| self.column(id, || place("roles").key(n)))
                    .collect();
                columns.into_iter().collect()
            }
        };
        Chart {
            title: text(&typed.title),
            variant: typed.variant.unwrap_or_default(),
            state: typed.state.unwrap_or_default(),
            owner: self.person(&typed.owner, || place("owner")),
            effective: day(typed.effective),
            review_by: day(typed.review_by),
            columns,
        }
    }

    /// A column may be a person, about which a rule asks; anything else must be a role.
    fn column(&mut self, id: &str, at: impl FnOnce() -> Place) -> Id<Role> {
        match self.people.get(id) {
            Some(_) if self.roles.get(id).is_none() => Id::from(id),
            _ => self.roles.find(id, at, &mut self.sink),
        }
    }

    pub(super) fn activity_list(&mut self, chart: &Chart) -> IndexMap<Id<Activity>, Activity> {
        let typed = self.typed;
        let mut rows = IndexMap::with_capacity(typed.activity.len());
        for (id, activity) in &typed.activity {
            rows.insert(Id::from(id.as_str()), self.activity(id, activity, chart));
        }
        for (id, task) in &typed.task {
            let letters = letters_of_task(task);
            if letters.is_empty() {
                continue;
            }
            if typed.activity.contains_key(id) {
                self.written_on_both(id, &letters);
                continue;
            }
            let place = || Place::of("task", id);
            let name = name_or_id(&task.name, id);
            let phase = self
                .phases
                .get(task.phase.as_ref().map_or("", |phase| &phase.0));
            let row = Activity {
                name,
                phase,
                kind: ActivityKind::Activity,
                control: false,
                variant: chart.variant,
                letters: self.letters(&letters, place),
                open: Vec::new(),
                tasks: self.tasks.get(id).into_iter().collect(),
                needs: IndexMap::new(),
                within_hours: None,
                segments: IndexMap::new(),
                decision: None,
                accepted: Vec::new(),
                note: None,
            };
            rows.insert(Id::from(id.as_str()), row);
        }
        rows
    }

    fn written_on_both(&mut self, id: &str, letters: &TypedLetters<'_>) {
        let on_task = Place::of("task", id).key(letters[0].0);
        let on_activity = Place::of("activity", id);
        let finding = self.sink.origin.finding(
            &codes::DUPLICATE_ID,
            &on_task,
            format!("the letters of `{id}` are written on the task and on the activity"),
            "written here",
        );
        let finding = self.sink.origin.label(finding, &on_activity, "and here");
        self.sink
            .report
            .push(finding.help("keep them on the activity and delete them on the task"));
    }

    fn activity(&mut self, id: &str, typed: &TomlActivity, chart: &Chart) -> Activity {
        let place = |key: &str| Place::of("activity", id).key(key);
        let letters = letters_of!(typed);
        Activity {
            name: name_or_id(&typed.name, id),
            phase: self.phase(&typed.phase, || place("phase")),
            kind: typed.kind.unwrap_or_default(),
            control: flag(typed.control),
            variant: typed.variant.unwrap_or(chart.variant),
            letters: self.letters(&letters, || Place::of("activity", id)),
            open: self.role_ids(&typed.open, || place("open")),
            tasks: self
                .tasks
                .find_all(&typed.tasks, || place("tasks"), &mut self.sink),
            needs: typed
                .needs
                .iter()
                .flatten()
                .map(|(competency, level)| {
                    let at = || place("needs").key(competency);
                    (
                        self.competencies.find(competency, at, &mut self.sink),
                        level.0,
                    )
                })
                .collect(),
            within_hours: number(typed.within_hours),
            segments: typed
                .segment
                .iter()
                .map(|(segment, letters)| {
                    let at = || place("segment").key(segment);
                    let id = self.segments.find(segment, at, &mut self.sink);
                    (id, self.letters(&letters.into(), at))
                })
                .collect(),
            decision: self.decision(&typed.decision, || place("decision")),
            accepted: self.role_ids(&typed.accepted, || place("accepted")),
            note: text(&typed.note),
        }
    }

    /// The letters of a row; `at` is the place of the row. `?` stands for a role that nobody has named yet.
    pub(super) fn letters(&mut self, typed: &TypedLetters<'_>, at: impl Fn() -> Place) -> Letters {
        let mut letters = Letters::default();
        for (letter, roles) in typed {
            letters.write(*letter);
            for (n, role) in roles.0.iter().enumerate() {
                if role == UNNAMED {
                    letters.leave_open(*letter);
                    continue;
                }
                let columns = self.typed.raci.roles.as_ref();
                let role = if columns.is_some_and(|columns| columns.0.contains(role)) {
                    self.roles
                        .get(role)
                        .unwrap_or_else(|| Id::from(role.as_str()))
                } else {
                    let place = || at().key(letter).key(n);
                    self.roles.find(role, place, &mut self.sink)
                };
                letters.give(*letter, role);
            }
        }
        letters
    }

    pub(super) fn acceptance_list(&mut self) -> Vec<Acceptance> {
        let typed = self.typed;
        typed
            .accept
            .iter()
            .enumerate()
            .map(|(n, accept)| Acceptance {
                rule: text(&accept.rule).unwrap_or_default(),
                at: text(&accept.at).unwrap_or_default(),
                because: text(&accept.because).unwrap_or_default(),
                by: self.person(&accept.by, || Place::of("accept", n).key("by")),
                until: day(accept.until),
            })
            .collect()
    }
}

/// What is typed where a role will be named later.
const UNNAMED: &str = "?";
