//! Made-up workshops whose texts are all that a sheet could take for something else.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Texts that spreadsheets, Markdown, people or an import take for something else than a name.
const HOSTILE: &[&str] = &[
    "=1+1",
    "+1",
    "-x",
    "@x",
    "'=x",
    "''@y",
    "'quoted'",
    "\"quoted\"",
    "say \"hi\", he said",
    "a,b",
    "a;b",
    "a; b, c",
    "a\tb",
    "two\nlines",
    "a|b",
    "a\\b",
    "\\|",
    "<b>bold</b>",
    "**x**",
    "_x_",
    "[x](y)",
    "`x`",
    "~~x~~",
    "# x",
    "- x",
    "* x",
    "• x",
    "1. x",
    "&amp;",
    "🎉",
    "👩‍👩‍👧 family",
    "עברית",
    "العربية (x)",
    "e\u{301}te\u{301}",
    "a\u{a0}b",
    " lead",
    "trail ",
    "A",
    "R/A",
    "I",
    "C",
    "a",
    "?",
    "Note",
    "Phase",
    "Owner",
    "Activity",
    "id",
    "Task",
    "Role",
    "Letter",
    "Kind",
    "Critical",
    "Level 2: x",
    "result: x",
    "12",
    "1,5",
    "1e5",
    "50%",
    "2026-03-01",
    "3/4",
    "n/a",
    "-",
    "–",
    "none",
    "x",
    "yes",
    "Total",
    "Sum",
    "Phase 2: x",
    "Phase 2:",
    "== x ==",
    "x:",
    "x [r0]",
    "x [t1]",
    "[r1]",
    "X",
    "CSM",
    "csm",
    "C.S.M.",
    "https://example.org/a_b?c=d&e",
    "$x$",
    "TBD",
    "TRUE",
    "#REF!",
    "_x000D_",
    "* only for x",
    "R = Responsible",
    "Accountable",
    "Legend",
    "high",
    "5 - high",
];

/// A text of any kind.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        6 => select(HOSTILE).prop_map(str::to_owned),
        1 => select(HOSTILE).prop_map(|text| format!("{text} and {text}")),
        1 => Just("long ".repeat(60)),
        2 => "[A-Z][a-z]{2,8}( [a-z]{3,6})?",
    ]
    .boxed()
}

/// A row of the chart.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    name: String,
    phase: u8,
    is_decision: bool,
    is_control: bool,
    note: Option<String>,
    /// For each role a number that letters follow from.
    cells: Vec<u16>,
    has_nobody_yet: bool,
}

/// A task.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    name: String,
    has_card: bool,
    phase: u8,
    owner: u8,
    hours: (u8, u8),
    words: (u8, u8, u8),
    scores: (Option<u8>, Option<u8>),
    why: Option<String>,
    step: Option<String>,
    by_and_who: (bool, u8),
}

/// A competency: what it is called, its levels in words, what each step requires.
#[derive(Debug, Clone)]
pub(crate) struct Competency {
    name: String,
    is_critical: bool,
    levels: Vec<String>,
    required: Vec<u8>,
}

/// A workshop.
#[derive(Debug, Clone)]
pub(crate) struct MadeUp {
    variant: u8,
    roles: Vec<String>,
    phases: Vec<String>,
    segments: Vec<String>,
    people: Vec<String>,
    rows: Vec<Row>,
    tasks: Vec<Task>,
    steps: Vec<String>,
    competencies: Vec<Competency>,
    votes: Vec<(u8, u8, u8)>,
}

const VARIANTS: [(&str, &[&str]); 6] = [
    ("RACI", &["A", "R", "C", "I"]),
    ("RASCI", &["A", "R", "S", "C", "I"]),
    ("RACI-VS", &["A", "R", "C", "I", "V", "S"]),
    ("CAIRO", &["A", "R", "C", "I", "O"]),
    ("DACI", &["D", "A", "C", "I"]),
    ("RAPID", &["R", "A", "P", "I", "D"]),
];

fn row() -> impl Strategy<Value = Row> {
    (
        text(),
        0_u8..4,
        any::<(bool, bool, bool)>(),
        option::of(text()),
        vec(any::<u16>(), 4),
    )
        .prop_map(|(name, phase, (one, two, three), note, cells)| Row {
            name,
            phase,
            is_decision: one,
            is_control: two,
            note,
            cells,
            has_nobody_yet: three,
        })
}

fn task() -> impl Strategy<Value = Task> {
    (
        (text(), any::<bool>(), 0_u8..4, 0_u8..5),
        (any::<(u8, u8)>(), any::<(u8, u8, u8)>()),
        (option::of(0_u8..17), option::of(0_u8..17)),
        (option::of(text()), option::of(text()), any::<(bool, u8)>()),
    )
        .prop_map(
            |((name, has_card, phase, owner), (hours, words), scores, (why, step, by_and_who))| {
                Task {
                    name,
                    has_card,
                    phase,
                    owner,
                    hours,
                    words,
                    scores,
                    why,
                    step,
                    by_and_who,
                }
            },
        )
}

fn competency() -> impl Strategy<Value = Competency> {
    (text(), any::<bool>(), vec(text(), 0..5), vec(0_u8..5, 3)).prop_map(
        |(name, is_critical, levels, required)| Competency {
            name,
            is_critical,
            levels,
            required,
        },
    )
}

/// A workshop of any kind.
pub(crate) fn workshops() -> impl Strategy<Value = MadeUp> {
    (
        (
            0_u8..12,
            vec(text(), 1..5),
            vec(text(), 0..3),
            vec(text(), 0..3),
            vec(text(), 1..4),
        ),
        (vec(row(), 1..5), vec(task(), 1..4)),
        (vec(text(), 0..3), vec(competency(), 1..3)),
        vec(any::<(u8, u8, u8)>(), 1..5),
    )
        .prop_map(
            |(
                (variant, roles, phases, segments, people),
                (rows, tasks),
                (steps, competencies),
                votes,
            )| MadeUp {
                variant,
                roles,
                phases,
                segments,
                people,
                rows,
                tasks,
                steps,
                competencies,
                votes,
            },
        )
}

/// A text as TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

impl MadeUp {
    /// As one file; a comment stands over each table.
    pub(crate) fn text(&self) -> String {
        let (variant, letters) = VARIANTS[usize::from(self.variant) % VARIANTS.len()];
        let mut text = self.before_import();
        text.push_str(&format!(
            "\n# about the chart\n[raci]\nvariant = \"{variant}\"\n"
        ));
        for (n, name) in self.phases.iter().enumerate() {
            text.push_str(&format!(
                "\n# about p{n}\n[phase.p{n}]\nname = {}\n",
                quoted(name)
            ));
        }
        for (n, row) in self.rows.iter().enumerate() {
            text.push_str(&format!(
                "\n# about a{n}\n[activity.a{n}]\n{}",
                self.row(row, letters)
            ));
        }
        for (n, task) in self.tasks.iter().enumerate() {
            text.push_str(&format!(
                "\n# about t{n}\n[task.t{n}]\n{}",
                self.task(n, task)
            ));
        }
        for (n, name) in self.steps.iter().enumerate() {
            text.push_str(&format!(
                "\n# about s{n}\n[step.s{n}]\nname = {}\n",
                quoted(name)
            ));
        }
        for (n, it) in self.competencies.iter().enumerate() {
            let name = quoted(&it.name);
            text.push_str(&format!(
                "\n# about c{n}\n[competency.c{n}]\nname = {name}\n"
            ));
            if it.is_critical {
                text.push_str("critical = true\n");
            }
            let levels: Vec<_> = it.levels.iter().map(|level| quoted(level)).collect();
            if !levels.is_empty() {
                text.push_str(&format!("levels = [{}]\n", levels.join(", ")));
            }
            let required = self.steps.iter().enumerate().zip(&it.required);
            let required = required.filter(|(_, level)| **level > 0);
            let required: Vec<_> = required
                .map(|((n, _), level)| format!("s{n} = {level}"))
                .collect();
            if !required.is_empty() {
                text.push_str(&format!("require = {{ {} }}\n", required.join(", ")));
            }
        }
        text.push_str(&self.ballots());
        text
    }

    /// Whether an export says who people are.
    pub(crate) fn names_people(&self) -> bool {
        self.variant < 9
    }

    /// What an import does not make: segments and people; and the roles.
    pub(crate) fn before_import(&self) -> String {
        let names = if self.names_people() {
            "full"
        } else {
            "initials"
        };
        let mut text =
            format!("# about the workshop\n[workshop]\ntitle = \"Offsite\"\nnames = \"{names}\"\n");
        for (kind, letter, names) in [
            ("role", 'r', &self.roles),
            ("segment", 'g', &self.segments),
            ("person", 'h', &self.people),
        ] {
            for (n, name) in names.iter().enumerate() {
                let name = quoted(name);
                text.push_str(&format!(
                    "\n# about {letter}{n}\n[{kind}.{letter}{n}]\nname = {name} # {kind}\n"
                ));
                if kind == "person" {
                    text.push_str("role = \"r0\"\n");
                }
            }
        }
        text
    }

    fn row(&self, row: &Row, letters: &[&str]) -> String {
        let mut text = format!("name = {} # row\n", quoted(&row.name));
        if let Some(phase) = self.of('p', &self.phases, row.phase) {
            text.push_str(&format!("phase = {phase}\n"));
        }
        if row.is_decision {
            text.push_str("kind = \"decision\"\n");
        }
        if row.is_control {
            text.push_str("control = true\n");
        }
        let cells = || self.roles.iter().enumerate().zip(&row.cells);
        for (place, letter) in letters.iter().enumerate() {
            // Three bits for each letter: one of eight has it.
            let has = |cell: u16| cell.rotate_right(place as u32 * 2) & 3 == 3;
            let held = cells().filter(|(_, cell)| has(**cell));
            let mut held: Vec<_> = held.map(|((n, _), _)| format!("\"r{n}\"")).collect();
            if *letter == "A" && row.has_nobody_yet {
                held.push("\"?\"".to_owned());
            }
            if !held.is_empty() {
                text.push_str(&format!("{letter} = [{}] # {letter}\n", held.join(", ")));
            }
        }
        let open = cells().filter(|(_, cell)| **cell % 5 == 0);
        let open: Vec<_> = open.map(|((n, _), _)| format!("\"r{n}\"")).collect();
        if !open.is_empty() {
            text.push_str(&format!("open = [{}]\n", open.join(", ")));
        }
        if let Some(note) = &row.note {
            text.push_str(&format!("note = {}\n", quoted(note)));
        }
        text
    }

    fn task(&self, n: usize, task: &Task) -> String {
        let mut text = format!("name = {} # task\n", quoted(&task.name));
        let mut say = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                text.push_str(&format!("{key} = {value}\n"));
            }
        };
        say("card", task.has_card.then(|| (n + 7).to_string()));
        say("phase", self.of('p', &self.phases, task.phase));
        say("owner", self.of('r', &self.roles, task.owner));
        let hours = f64::from(task.hours.1) / 8.0;
        let segment = usize::from(task.hours.0 / 3) % (self.segments.len() + 1);
        say(
            "hours",
            match (task.hours.0 % 3, segment < self.segments.len()) {
                (0, _) => None,
                (1, true) => Some(format!("{{ g{segment} = {hours} }}")),
                _ => Some(hours.to_string()),
            },
        );
        let (freq, scales, disposition) = task.words;
        let word = |words: &[&str], n: u8| {
            words
                .get(usize::from(n) % (words.len() + 1))
                .map(|word| quoted(word))
        };
        say(
            "freq",
            word(&["daily", "weekly", "monthly", "quarterly", "event"], freq),
        );
        say("scales", word(&["accounts", "people", "fixed"], scales));
        let dispositions = [
            "keep",
            "grow",
            "simplify",
            "automate",
            "reassign",
            "eliminate",
        ];
        say("disposition", word(&dispositions, disposition));
        let score = |score: u8| (1.0 + f64::from(score) / 4.0).to_string();
        say("impact", task.scores.0.map(score));
        say(
            "effort",
            task.scores.1.map(|it| {
                if it % 4 == 0 {
                    "\"M\"".to_owned()
                } else {
                    score(it)
                }
            }),
        );
        say("why", task.why.as_deref().map(quoted));
        let (has_day, who) = task.by_and_who;
        let mut next = Vec::new();
        next.extend(
            task.step
                .as_deref()
                .map(|step| format!("step = {}", quoted(step))),
        );
        next.extend(has_day.then(|| "by = 2026-05-29".to_owned()));
        next.extend(
            self.of('h', &self.people, who % 5)
                .map(|who| format!("who = {who}")),
        );
        say(
            "next",
            (!next.is_empty()).then(|| format!("{{ {} }}", next.join(", "))),
        );
        text
    }

    fn ballots(&self) -> String {
        let mut lines = std::collections::BTreeMap::new();
        for (person, task, score) in &self.votes {
            let person = usize::from(*person) % self.people.len();
            let task = usize::from(*task) % self.tasks.len();
            let round = score % 2 + 1;
            let scores = format!(
                "[{}, {}]",
                score % 5 + 1,
                f64::from(score / 2 % 9) / 2.0 + 1.0
            );
            lines.insert((person, round, task), scores);
        }
        let mut text = String::new();
        let mut last = None;
        for ((person, round, task), scores) in lines {
            if last != Some((person, round)) {
                text.push_str(&format!(
                    "\n# about h{person}, round {round}\n[ballot.h{person}.r{round}]\n"
                ));
            }
            last = Some((person, round));
            text.push_str(&format!("t{task} = {scores}\n"));
        }
        text
    }

    /// The id of one of the things, or none.
    fn of(&self, letter: char, things: &[String], n: u8) -> Option<String> {
        let n = usize::from(n);
        (n < things.len()).then(|| format!("\"{letter}{n}\""))
    }
}
