//! Nothing that is written without `--private` tells of one person: pages and tables of two workshops that differ in
//! what may not be told are the same, byte by byte (`docs/domain.md` §4.3 and §8).

use std::collections::BTreeMap;
use std::fs;

use offsite::diagnostic::by_slug;

use crate::support::{
    files_below, findings, findings_in, folder_of, folders_in, has_code, in_repository, name_of,
    offsite,
};

/// Words of which each names one person; none of them is a word of ours.
const NAMES: [&str; 6] = [
    "Xaveria Quirin Zott",
    "Bjoerna Wlk Yxx",
    "Otokar Vrzz Uhh",
    "Zsofia Jqq Pkk",
    "Ghislaine Hxx Jww",
    "Ferdinanda Kvv Lyy",
];

/// Everybody is assessed in `risk` and has a development goal; the first person alone stands in `lone`.
fn workshop(names: &str, people: usize, first: Person<'_>) -> String {
    let mut text = format!(
        "[workshop]\ntitle = \"Privacy\"\nnames = \"{names}\"\n\
         [vote]\nsecret = true\n[task.quote]\nname = \"Write the quote\"\n\
         [role.csm]\nname = \"Manager\"\n\
         [step.junior]\nname = \"Junior\"\n[step.senior]\nname = \"Senior\"\n\
         [competency.risk]\nname = \"Health and risk\"\ncritical = true\n\
         levels = [\"Raises a hand.\", \"Opens the right play.\", \"Sees trouble ahead.\", \"Improves the model.\"]\n\
         require = {{ junior = 2, senior = 2 }}\n\
         [competency.lone]\nname = \"Lone matter\"\ncritical = true\nlevels = [\"Tries it.\"]\nrequire = {{ junior = 2 }}\n\
         [[accept]]\nrule = \"critical-exposed\"\nwhere = \"lone\"\nbecause = \"We know.\"\n"
    );
    for (n, name) in NAMES.iter().take(people).enumerate() {
        let id = id(n);
        let (step, risk) = match n {
            0 => (first.step, first.risk),
            1 => ("junior", first.other),
            _ => ("junior", "[2, 2]"),
        };
        let lone = if n == 0 {
            format!("score.lone = {}\n", first.lone)
        } else {
            String::new()
        };
        text.push_str(&format!(
            "[person.{id}]\nname = \"{name}\"\nrole = \"csm\"\n\
             [assessment.{id}]\nstep = \"{step}\"\nscore.risk = {risk}\n{lone}\
             [[development]]\nperson = \"{id}\"\ncompetency = \"risk\"\nto = 3\nkind = \"pair\"\n\
             do = \"Wxyzzy {id}\"\nsupporter = \"{}\"\n\
             [ballot.{id}.r1]\nquote = [4, {}]\n",
            self::id(0),
            n % 5 + 1,
        ));
    }
    text
}

fn id(n: usize) -> String {
    NAMES[n].to_lowercase().replace(' ', "-")
}

/// How the first two people stand.
#[derive(Clone, Copy)]
struct Person<'p> {
    step: &'p str,
    risk: &'p str,
    lone: &'p str,
    other: &'p str,
}

const FIRST: Person<'_> = Person {
    step: "junior",
    risk: "[1, 1]",
    lone: "[1, 1]",
    other: "[4, 4]",
};

/// Everything that the program says of a workshop where it may be shared, by where it says it.
fn told(text: &str) -> BTreeMap<String, String> {
    let folder = folder_of(&[("all.toml", text)]);
    let render = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(render.code, Some(0), "{render:?}");
    let files = files_below(&folder.path().join("out")).into_iter();
    let mut told: BTreeMap<_, _> = files
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    assert!(told.contains_key("competencies.html") && !told.contains_key("handouts/gaps.html"));
    told.insert("stdout".to_owned(), render.out);
    for table in ["tasks", "raci", "competencies", "votes", "plot"] {
        told.insert(
            format!("show {table}"),
            offsite(folder.path(), &["show", table]).out,
        );
    }
    for table in ["raci", "tasks", "votes", "competencies"] {
        let run = offsite(folder.path(), &["export", table, "--format", "csv"]);
        told.insert(format!("export {table}"), run.out);
    }
    for format in ["json", "jira"] {
        let run = offsite(folder.path(), &["export", "all", "--format", format]);
        told.insert(format!("export {format}"), run.out);
    }
    for format in ["github", "sarif"] {
        let run = offsite(folder.path(), &["check", "--format", format]);
        told.insert(format!("check {format}"), run.out);
    }
    told
}

/// Fails at what differs, without printing pages.
fn assert_same(one: &str, two: &str, why: &str) {
    assert_ne!(one, two, "the workshops differ");
    let (one, two) = (told(one), told(two));
    for (place, said) in &one {
        assert!(Some(said) == two.get(place), "{why}: {place} differs");
    }
    assert_eq!(one.len(), two.len());
}

#[test]
fn the_level_of_one_of_four_changes_no_byte() {
    for names in ["full", "initials", "role"] {
        let known = workshop(names, 4, FIRST);
        for risk in ["[4, 4]", "[3, 1]", "[2, 2]"] {
            let other = workshop(names, 4, Person { risk, ..FIRST });
            assert_same(&known, &other, "fewer than five people");
        }
    }
}

#[test]
fn a_level_that_only_one_person_has_changes_no_byte() {
    let known = workshop("role", 6, FIRST);
    for lone in ["[4, 4]", "[3, 1]"] {
        assert_same(
            &known,
            &workshop("role", 6, Person { lone, ..FIRST }),
            "one person",
        );
    }
}

#[test]
fn a_step_of_one_person_is_not_what_is_left_of_the_total() {
    let senior = Person {
        step: "senior",
        ..FIRST
    };
    let swapped = Person {
        risk: senior.other,
        other: senior.risk,
        ..senior
    };
    assert_same(
        &workshop("role", 6, senior),
        &workshop("role", 6, swapped),
        "one on a step",
    );
}

#[test]
fn who_is_assessed_and_who_voted_is_told_to_nobody() {
    for names in ["full", "initials", "role"] {
        for (place, said) in told(&workshop(names, 6, FIRST)) {
            for (n, name) in NAMES.iter().enumerate() {
                let id = id(n);
                let initials: String = name
                    .split(' ')
                    .filter_map(|word| word.chars().next())
                    .collect();
                let parts = name.split(' ').map(str::to_owned);
                for word in parts.chain([id, initials, "Wxyzzy".to_owned()]) {
                    assert!(
                        !said.contains(&word),
                        "names = {names}: {place} says {word}"
                    );
                }
            }
        }
    }
}

#[test]
fn counts_do_change_where_enough_people_are_counted() {
    let (one, two) = (
        workshop("role", 6, FIRST),
        workshop(
            "role",
            6,
            Person {
                risk: "[4, 4]",
                ..FIRST
            },
        ),
    );
    assert_ne!(
        told(&one)["competencies.html"],
        told(&two)["competencies.html"]
    );
}

/// A column of the chart may be a person: no page has the id, which is a name as often as not, nor a name that
/// `[workshop] names` does not allow.
#[test]
fn a_person_in_a_column_is_named_as_the_workshop_allows() {
    for (names, allowed) in [("role", false), ("initials", false), ("full", true)] {
        let text = format!(
            "[workshop]\nnames = \"{names}\"\n[person.zzadaid]\nname = \"Zzada Zzlovel\"\n\
             [person.bo]\nname = \"Bo B\"\n[role.csm]\nname = \"CSM\"\n[segment.small]\nname = \"Small\"\n\
             [raci]\nroles = [\"zzadaid\", \"csm\"]\n\
             [activity.x]\nname = \"X\"\nkind = \"decision\"\ncontrol = true\nA = [\"zzadaid\", \"csm\"]\nR = [\"zzadaid\"]\n\
             C = [\"zzadaid\"]\nsegment.small = {{ A = \"csm\", I = \"zzadaid\" }}\n\
             [activity.y]\nname = \"Y\"\nvariant = \"DRI\"\nD = \"zzadaid\"\n\
             [ballot.bo.raci]\nx = {{ A = \"csm\" }}\n"
        );
        let folder = folder_of(&[("all.toml", &text)]);
        let render = offsite(folder.path(), &["render", "--out", "out"]);
        assert_eq!(render.code, Some(0), "{render:?}");
        for (at, page) in files_below(&folder.path().join("out")) {
            let page = String::from_utf8_lossy(&page);
            assert!(!page.contains("zzadaid"), "{names}: {at} has the id");
            assert!(
                allowed || !page.contains("Zzada"),
                "{names}: {at} has the name"
            );
        }
    }
}

/// What is found only because of levels and goals tells of people, also by what an acceptance of it silences.
#[test]
fn what_is_drawn_from_private_tables_is_marked_in_the_table_of_codes() {
    let folders = folders_in(&in_repository("tests/check"));
    for folder in &folders {
        let Some(code) = by_slug(name_of(folder)).filter(|code| !code.personal) else {
            continue;
        };
        for case in folders_in(folder) {
            let Ok(text) = fs::read_to_string(case.join("a.toml")) else {
                continue;
            };
            let shared = without_private_tables(&text);
            let found = findings(&case);
            if shared == text || !has_code(&found, code.slug) {
                continue;
            }
            let is_shared = |line: &str| {
                let number = line.split(':').nth(1).and_then(|n| n.parse::<usize>().ok());
                let line = number.and_then(|n| shared.lines().nth(n - 1));
                line.is_some_and(|line| !line.is_empty())
            };
            let mut lines = found.lines().filter(|line| has_code(line, code.slug));
            let about_shared = lines.any(is_shared);
            assert!(
                !about_shared || has_code(&findings_in(&[("a.toml", &shared)]), code.slug),
                "{}: found only with private tables: write `personal` in src/diagnostic/code.rs",
                case.display()
            );
        }
    }
}

/// The text with a blank line for each line of an assessment or a goal.
fn without_private_tables(text: &str) -> String {
    let mut private = false;
    let lines = text.lines().map(|line| {
        if line.starts_with('[') {
            let header = line.trim_start_matches('[');
            private = ["assessment", "development"]
                .iter()
                .any(|table| header.starts_with(table));
        }
        format!("{}\n", if private { "" } else { line })
    });
    lines.collect()
}
