//! Handouts on paper: each is printed by a real browser, and what it should say is read back from the PDF.
//!
//! Skipped without a browser and `pdftotext`, except where `OFFSITE_BROWSER_TESTS` is `required`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use offsite::analysis::disagreement::{Round, disagreement, discussion_order};
use offsite::browser::Browser;
use offsite::model::Workshop;
use offsite::model::task::Task;
use offsite::pipeline::{Output, Reading, RenderOptions, read, render};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::ViewOptions;
use offsite::view::handout::sheet::PaperSheet;
use offsite::view::handout::{Handout, Pack};
use offsite::vocabulary::{Disposition, Paper};

use crate::browser::chromium;
use crate::support::{files_below, folder_of, in_repository};

/// What prints, where this machine can print and read what was printed.
fn browser() -> Option<Browser> {
    chromium()?;
    let at_hand = Command::new("pdftotext").arg("-v").output().is_ok();
    let required = std::env::var_os("OFFSITE_BROWSER_TESTS").is_some_and(|it| it == "required");
    assert!(at_hand || !required, "pdftotext is required and not there");
    at_hand.then(|| Browser::find().unwrap())
}

/// A page as it was printed.
struct PrintedPage {
    /// What stands on it, without any space.
    said: String,
    /// Something stands above its foot.
    has_body: bool,
    /// Its sides in points, the shorter one first.
    sides: [f64; 2],
}

/// The pages of a PDF.
fn pages(pdf: &[u8]) -> Vec<PrintedPage> {
    /// As high as the margin at the bottom, in points.
    const FOOT: f64 = 14.0 * 72.0 / 25.4;
    let folder = folder_of(&[("page.pdf", pdf)]);
    let run = Command::new("pdftotext")
        .args(["-raw", "-bbox"])
        .arg(folder.path().join("page.pdf"))
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    let number = |text: &str, name: &str| {
        let (_, rest) = text.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse::<f64>().unwrap()
    };
    let page = |page: &str| {
        let (width, height) = (number(page, "width"), number(page, "height"));
        let words: Vec<&str> = page.split("<word ").skip(1).collect();
        let is_above_foot = |word: &&str| number(word, "yMin") < height - FOOT;
        let said = words.iter().map(|word| {
            let (_, said) = word.split_once('>').unwrap();
            said.split("</word>").next().unwrap()
        });
        let said = said.collect::<String>();
        let entities = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&apos;", "'"),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ];
        PrintedPage {
            said: entities
                .iter()
                .fold(said, |said, (entity, sign)| said.replace(entity, sign)),
            has_body: words.iter().any(is_above_foot),
            sides: [width.min(height), width.max(height)],
        }
    };
    text.split("<page ").skip(1).map(page).collect()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A workshop of so many tasks, rows and decisions, with votes, an agenda and texts that are hard to set.
fn of_size(tasks: usize) -> Reading {
    let mut text = String::from(
        "[workshop]\ntitle = \"Size\"\nfictional = true\n[raci]\nstate = \"proposed\"\n\
         [role.csm]\nname = \"Kundenerfolgsverantwortlichkeitsbeauftragte\"\nheads = 8\n\
         [role.ops]\nname = \"العمليات\"\nslack_hours = 2\n[person.ada]\nname = \"Ada\"\nrole = \"csm\"\n\
         [person.bo]\nname = \"Bo\"\n[person.cy]\nname = \"Cy\"\n\
         [competency.risk]\nname = \"Risk\"\nlevels = [\"Sees it\", \"Says it\", \"Settles it\", \"Prevents it\"]\n\
         [decision.first]\nwhat = \"We stop what nobody reads\"\ndissent = \"Cy would keep the summary\"\n\
         [action.first]\nwhat = \"Tell the customers\"\nowner = \"ada\"\n\
         [[agenda]]\nday = 1\nstart = 09:00:00\nminutes = 40\ntitle = \"Score alone\"\nexercise = \"vote\"\n",
    );
    for number in 0..tasks {
        let name = match number % 4 {
            0 => format!("Prepare review number {number:03} with everybody who has a say in it"),
            1 => format!("更新を予測する {number:03}"),
            2 => format!("تحضير المراجعة {number:03}"),
            _ => format!("Vertragsverlängerungsvorbereitungsgespräch{number:03}"),
        };
        let disposition = ["eliminate", "reassign", "keep", "automate"][number % 4];
        write!(
            text,
            "[task.t{number:03}]\nname = \"{name}\"\nowner = \"csm\"\nhours = 1\n\
             disposition = \"{disposition}\"\noption.reassign = {{ to = \"ops\", saves = 0.5 }}\n\
             [activity.a{number:03}]\nname = \"{name}\"\nA = \"csm\"\nR = [\"ops\"]\ntasks = [\"t{number:03}\"]\n",
        )
        .unwrap();
    }
    for (voter, impact) in [("ada", 1), ("bo", 5), ("cy", 3)] {
        writeln!(text, "[ballot.{voter}.r1]").unwrap();
        for number in 0..tasks {
            writeln!(text, "t{number:03} = [{impact}, {}]", number % 5 + 1).unwrap();
        }
    }
    read(
        SourceTree::new(vec![SourceFile::new("all.toml", text)]),
        None,
    )
    .unwrap()
}

fn shipped(name: &str) -> Reading {
    read(
        SourceTree::read(&in_repository("workshops").join(name)).unwrap(),
        None,
    )
    .unwrap()
}

fn page_of(reading: &Reading, handout: Handout) -> String {
    let options = RenderOptions {
        only: vec![Output::Handout(handout)],
        ..RenderOptions::default()
    };
    let artifacts = render(reading, options).unwrap().artifacts;
    String::from_utf8(artifacts.get(&handout.file()).unwrap().to_vec()).unwrap()
}

/// What must be readable on a handout, whatever it looks like.
fn needed(workshop: &Workshop, handout: Handout) -> Vec<String> {
    let tasks = || workshop.tasks.values().map(|task| task.name.clone());
    let rows = || workshop.activities.values().map(|row| row.name.clone());
    let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
    match handout {
        Handout::Cards => tasks().collect(),
        Handout::Ballot => {
            let mut needed = ids(workshop.tasks.keys().map(|id| id.as_str()).collect());
            needed.extend(tasks());
            needed
        }
        Handout::RaciBallot => {
            let mut needed = ids(workshop.activities.keys().map(|id| id.as_str()).collect());
            needed.extend(rows());
            needed
        }
        Handout::WallPlot => tasks().collect(),
        Handout::Disagreement => {
            let votes = disagreement(workshop, Round::Standing);
            let flagged = discussion_order(workshop, &votes).into_iter();
            let open = flagged.map(|id| &workshop.tasks[&id]);
            let open = open.filter(|task| task.agreed.is_none());
            open.map(|task| task.name.clone()).collect()
        }
        Handout::WallChart | Handout::ChartPoster => rows().collect(),
        Handout::RoleCards => {
            let held = workshop.activities.values();
            let held = held.filter(|row| !row.letters.is_empty());
            held.map(|row| row.name.clone()).collect()
        }
        Handout::StopList => {
            let changes = |task: &&Task| {
                let decided = task
                    .disposition
                    .filter(|decided| *decided != Disposition::Keep);
                decided.is_some() && !task.locked
            };
            let changed = workshop.tasks.values().filter(changes);
            changed.map(|task| task.name.clone()).collect()
        }
        Handout::Coverage => {
            let competencies = workshop.competencies.values();
            competencies.map(|it| it.name.clone()).collect()
        }
        Handout::Decisions => {
            let decisions = workshop.decisions.values();
            let told = decisions.flat_map(|it| [Some(it.what.clone()), it.dissent.clone()]);
            let actions = workshop.actions.values().map(|it| Some(it.what.clone()));
            told.chain(actions).flatten().collect()
        }
        Handout::WallAgenda | Handout::Guide => workshop
            .agenda
            .iter()
            .map(|slot| slot.title.clone())
            .collect(),
        _ => Vec::new(),
    }
}

/// Everything that is wrong with a handout on paper.
fn problems(browser: &Browser, reading: &Reading, handout: Handout) -> Vec<String> {
    let pdf = browser.print(&page_of(reading, handout)).unwrap();
    let pages = pages(&pdf);
    let mut problems = Vec::new();
    let paper = PaperSheet::portrait(reading.workshop.about.paper);
    let sides = [paper.width, paper.height].map(|side| side * 72.0 / 25.4);
    for (number, page) in pages.iter().enumerate() {
        if !page.has_body {
            problems.push(format!("page {} is blank", number + 1));
        }
        if page
            .sides
            .iter()
            .zip(sides)
            .any(|(a, b)| (a - b).abs() > 1.0)
        {
            problems.push(format!(
                "page {} measures {:?} points",
                number + 1,
                page.sides
            ));
        }
    }
    let said: String = pages.iter().map(|page| without_space(&page.said)).collect();
    for text in needed(&reading.workshop, handout) {
        if !has(&said, &text) {
            problems.push(format!("`{text}` is missing"));
        }
    }
    problems
}

/// Whether a text was printed; what is written from right to left comes back from a PDF in another order.
fn has(said: &str, text: &str) -> bool {
    let is_right_to_left = |c: char| ('\u{590}'..='\u{8ff}').contains(&c);
    text.split_whitespace()
        .filter(|word| !word.contains(is_right_to_left))
        .all(|word| said.contains(word))
}

/// Prints every handout of a workshop on that paper.
fn print_all(mut reading: Reading, paper: Paper) {
    let Some(browser) = browser() else { return };
    reading.workshop.about.paper = paper;
    let handouts = Handout::of(&reading.workshop, ViewOptions::default());
    let found: Vec<String> = handouts
        .flat_map(|handout| {
            let problems = problems(&browser, &reading, handout).into_iter();
            problems.map(move |problem| format!("{}: {problem}", handout.name()))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

// A test each, so that they run side by side.

#[test]
fn the_example_says_everything_on_a4() {
    print_all(shipped("post-sales"), Paper::A4);
}

#[test]
fn the_example_says_everything_on_letter() {
    print_all(shipped("post-sales"), Paper::Letter);
}

#[test]
fn five_tasks_say_everything_on_letter() {
    print_all(of_size(5), Paper::Letter);
}

#[test]
fn three_hundred_tasks_say_everything_on_a4() {
    print_all(of_size(300), Paper::A4);
}

#[test]
fn a_pack_says_on_which_page_each_part_begins() {
    let Some(browser) = browser() else { return };
    let reading = shipped("post-sales");
    for pack in Pack::ALL {
        let options = || RenderOptions {
            packs: vec![pack],
            pdf: true,
            ..RenderOptions::default()
        };
        let artifacts = render(&reading, options()).unwrap().artifacts;
        let file = pack.file().replace(".html", ".pdf");
        let pdf = artifacts.get(&file).unwrap();
        assert_eq!(
            pdf,
            render(&reading, options())
                .unwrap()
                .artifacts
                .get(&file)
                .unwrap(),
            "printed twice"
        );
        let pages = pages(pdf);
        let begins = browser.first_pages(pdf).unwrap();
        for handout in pack.of(&reading.workshop, ViewOptions::default()) {
            let title = without_space(handout.title(&reading.workshop.words));
            let page = begins[handout.name()];
            assert!(
                pages[0].said.contains(&format!("{title}{page}")),
                "{title} on {page}"
            );
            // Cards have no heading that would have to be cut off.
            let begins_with = match handout {
                Handout::Cards => without_space(&reading.workshop.tasks[0].name),
                _ => title,
            };
            assert!(
                pages[page as usize - 1].said.contains(&begins_with),
                "{begins_with} on {page}"
            );
        }
        assert!(
            String::from_utf8_lossy(pdf).contains("/MarkInfo"),
            "it is tagged"
        );
    }
}

#[test]
fn a_browser_that_is_not_there_is_told() {
    let folder = folder_of(&[("tasks.toml", "[task.a]\nname = \"A\"\n")]);
    let run = Command::new(env!("CARGO_BIN_EXE_offsite"))
        .args(["render", "--out", "out", "--only", "cards", "--pdf"])
        .current_dir(folder.path())
        .env("OFFSITE_BROWSER", "no-such-browser")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(5));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(
        said.contains("`no-such-browser`") && said.contains("--pdf"),
        "{said}"
    );
    assert!(
        fs::read_dir(folder.path().join("out")).is_err(),
        "nothing is written"
    );
}

/// Classes that handouts take over from the pages on purpose: small text, letters of the chart, tables, findings.
const SHARED: &[&str] = &[
    "ask", "by", "columns", "corner", "facts", "gap", "group", "heard", "id", "lead", "letter",
    "lv", "mark", "n", "names", "no-print", "pair", "phase", "plain", "private", "remark", "roles",
    "say", "scroll", "segment", "short", "sub", "tag", "team", "teams", "title", "upright",
];

#[test]
fn a_handout_takes_no_rule_of_the_pages_over_by_accident() {
    let pages = fs::read_to_string(in_repository("templates/style.css")).unwrap();
    let is_class = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let named = |text: &str| -> BTreeSet<String> {
        let starts = text.match_indices('.').map(|(at, _)| &text[at + 1..]);
        let names = starts.map(|rest| rest.split(|c| !is_class(c)).next().unwrap());
        let names = names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
        names.map(str::to_owned).collect()
    };
    // What stands before each brace, without what stands in between.
    let selectors: String = pages
        .split('{')
        .map(|rule| rule.rsplit(['}', '/']).next().unwrap())
        .collect::<Vec<_>>()
        .join(" ");
    let of_pages = named(&selectors);
    let mut taken = BTreeSet::new();
    for (file, text) in files_below(&in_repository("templates/handouts")) {
        let text = String::from_utf8(text).unwrap();
        if file.ends_with(".html") {
            let classes = text.split("class=\"").skip(1);
            let classes = classes.flat_map(|rest| rest.split('"').next().unwrap().split(' '));
            taken.extend(
                classes
                    .map(str::to_owned)
                    .filter(|class| of_pages.contains(class)),
            );
        }
    }
    let by_accident: Vec<_> = taken
        .iter()
        .filter(|class| !SHARED.contains(&class.as_str()))
        .collect();
    assert!(by_accident.is_empty(), "rename or share: {by_accident:?}");
}
