mod blocks;

use super::*;
use crate::view::handout::Handout;
use crate::view::handout::stock::{LabelOptions, Stock};
use crate::view::samples;

fn guided(workshop: &Workshop, report: &Report) -> Guide {
    of(
        workshop,
        report,
        &ViewOptions::default(),
        &HandoutOptions::default(),
    )
}

fn guide(text: &str) -> Guide {
    let workshop = samples::workshop(text);
    guided(&workshop, &Report::default())
}

fn example() -> Guide {
    let (workshop, report) = samples::post_sales();
    guided(&workshop, &report)
}

fn slot<'g>(guide: &'g Guide, title: &str) -> &'g GuideSlot {
    let mut slots = guide.days.iter().flat_map(|day| &day.slots);
    slots.find(|slot| slot.title.contains(title)).unwrap()
}

fn proposed(guide: &Guide) -> Vec<(String, String)> {
    let slots = guide.days[0].slots.iter();
    slots
        .map(|slot| (slot.title.clone(), slot.minutes.clone().unwrap()))
        .collect()
}

#[test]
fn the_example_has_a_block_for_each_slot_with_steps_that_fill_it() {
    let guide = example();
    assert!(guide.proposal.is_empty());
    let names: Vec<_> = guide.days.iter().map(|day| day.name.as_deref()).collect();
    assert_eq!(names, [Some("Day 1"), Some("Day 2")]);
    assert_eq!(guide.days[0].date.as_deref(), Some("2026-02-10"));
    let raci = slot(&guide, "RACI");
    assert_eq!(
        (raci.from.as_str(), raci.to.as_deref()),
        ("15:25", Some("16:45"))
    );
    assert!(raci.lead.is_some() && !raci.letters.is_empty());
    let steps: Vec<_> = raci
        .steps
        .iter()
        .map(|step| (step.at.as_str(), step.minutes.as_deref()))
        .collect();
    assert_eq!(
        steps,
        [
            ("15:25", Some("5 min")),
            ("15:30", Some("10 min")),
            ("15:40", Some("45 min")),
            ("16:25", Some("15 min")),
            ("16:40", Some("5 min")),
        ]
    );
    assert!(raci.remarks.is_empty() && raci.cuts[0].wins.as_deref() == Some("wins 20 min"));
    let lunch = slot(&guide, "Lunch (");
    assert!(lunch.is_break && lunch.steps.is_empty() && lunch.unknown.is_none());
    let slots = guide.days.iter().flat_map(|day| &day.slots);
    let unknown = slots.filter(|slot| slot.unknown.is_some());
    assert_eq!(unknown.count(), 0, "a newcomer can run all of it");
}

#[test]
fn a_shorter_slot_has_shorter_steps_and_says_so() {
    let guide = guide(
        "[[agenda]]\nstart = 09:00:00\nminutes = 40\ntitle = \"Chart\"\nexercise = \"raci\"\n",
    );
    let chart = slot(&guide, "Chart");
    let minutes: Vec<_> = chart
        .steps
        .iter()
        .map(|step| step.minutes.as_deref().unwrap())
        .collect();
    assert_eq!(minutes, ["3 min", "5 min", "23 min", "7 min", "2 min"]);
    assert_eq!(
        chart.remarks,
        ["Planned with 40 min; the exercise usually takes 80. Decide beforehand what you cut."]
    );
    assert_eq!(chart.cuts[0].wins.as_deref(), Some("wins 10 min"));
    assert_eq!(guide.days[0].name, None, "one day needs no number");
}

#[test]
fn odd_times_are_told() {
    let guide = guide(
        "[[agenda]]\nstart = 09:00:00\nminutes = 40\ntitle = \"A\"\nexercise = \"open\"\n\
         [[agenda]]\nstart = 09:30:00\nminutes = 10\ntitle = \"B\"\nexercise = \"break\"\n\
         [[agenda]]\nstart = 09:45:00\ntitle = \"C\"\nexercise = \"raci\"\n",
    );
    assert_eq!(
        slot(&guide, "B").remarks,
        ["This begins 10 minutes before the part before it ends."]
    );
    let last = slot(&guide, "C");
    assert_eq!(
        last.remarks,
        [
            "Between the part before and this one, 5 minutes have no plan.",
            "No length is written for this part; the exercise usually takes 80 minutes."
        ]
    );
    assert_eq!(
        (last.to.as_deref(), last.steps[1].at.as_str()),
        (None, "09:50")
    );
}

#[test]
fn an_exercise_that_nobody_knows_is_named_with_those_that_are() {
    let guide = guide("[[agenda]]\nminutes = 10\ntitle = \"A\"\nexercise = \"juggling\"\n");
    let unknown = slot(&guide, "A").unknown.clone().unwrap();
    assert!(
        unknown.contains("`juggling`") && unknown.contains("`role-cards`"),
        "{unknown}"
    );
    assert!(guide.days[0].counted);
}

#[test]
fn questions_stand_where_the_room_talks_about_them() {
    let text = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[activity.x]\nname = \"Quote\"\nR = [\"a\"]\nC = [\"b\"]\n\
         [task.t]\nname = \"Report\"\nimpact = 5\neffort = 2\ndisposition = \"eliminate\"\n\
         [[agenda]]\nminutes = 80\ntitle = \"Chart\"\nexercise = \"raci\"\n\
         [[agenda]]\nminutes = 75\ntitle = \"Tasks\"\nexercise = \"disposition\"\n";
    let sources =
        crate::source::SourceTree::new(vec![crate::source::SourceFile::new("w.toml", text)]);
    let reading = crate::pipeline::read(sources, None).unwrap();
    let guide = guided(&reading.workshop, &reading.report);
    let codes = |title| {
        let prompts = slot(&guide, title).prompts.iter();
        prompts.map(|prompt| prompt.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("Chart")[0], "no-accountable");
    assert!(
        codes("Tasks").contains(&"eliminated-with-impact"),
        "{:?}",
        codes("Tasks")
    );
    assert!(
        slot(&guide, "Chart")
            .prompts
            .iter()
            .all(|prompt| !prompt.question.is_empty())
    );
}

#[test]
fn at_most_eight_questions_are_listed_and_the_rest_are_counted() {
    let mut text = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n\
         [[agenda]]\nminutes = 80\ntitle = \"Chart\"\nexercise = \"raci\"\n"
        .to_owned();
    for n in 0..11 {
        text.push_str(&format!(
            "[activity.x{n}]\nname = \"Quote {n}\"\nR = [\"a\"]\nI = [\"b\"]\n"
        ));
    }
    let sources =
        crate::source::SourceTree::new(vec![crate::source::SourceFile::new("w.toml", &text)]);
    let reading = crate::pipeline::read(sources, None).unwrap();
    let guide = guided(&reading.workshop, &reading.report);
    let chart = slot(&guide, "Chart");
    assert_eq!(chart.prompts.len(), 8);
    assert_eq!(chart.more.as_deref(), Some("3 more: see Rows to settle"));
}

#[test]
fn the_list_counts_what_is_printed_and_names_each_thing_once() {
    let before = example().before;
    let counts: Vec<_> = before
        .print
        .iter()
        .map(|thing| (thing.name.as_str(), thing.count.as_deref()))
        .collect();
    assert_eq!(
        counts,
        [
            ("Agenda for the wall", None),
            ("Task cards", Some("54 cards on 9 sheets")),
            ("Ballot: impact and effort", Some("8 ×")),
            ("Ballot: who answers?", Some("8 ×")),
            ("Impact and effort, empty", None),
            ("Self-assessment, blank", Some("8 ×")),
        ]
    );
    let later: Vec<_> = before
        .print_later
        .iter()
        .map(|thing| thing.name.as_str())
        .collect();
    assert!(later.contains(&"Role cards") && later.contains(&"What to talk about"));
    let screen: Vec<_> = before.screen.iter().map(|thing| &*thing.name).collect();
    assert_eq!(
        screen,
        ["Agenda with timer", "Impact and effort, for the projector"]
    );
    assert!(!later.contains(&screen[0]) && !later.contains(&screen[1]));
    let pens = before
        .bring
        .iter()
        .filter(|thing| thing.name.starts_with("Felt pens"));
    assert_eq!(pens.count(), 1);
    assert!(!before.proposed_rules && before.done_when.len() == 4);
}

#[test]
fn handouts_that_cannot_be_had_yet_say_so() {
    let guide = guide("[[agenda]]\nminutes = 40\ntitle = \"V\"\nexercise = \"vote\"\n");
    let ballot = &slot(&guide, "V").materials[0];
    assert_eq!(
        ballot.missing.as_deref(),
        Some("not yet: it is made from `[task.<id>]`")
    );
    assert_eq!(ballot.count, None);
    assert!(guide.before.proposed_rules);
}

#[test]
fn without_an_agenda_two_hours_are_proposed_from_what_there_is() {
    let parts = |text: &str| {
        let guide = guide(text);
        let toml = guide.proposal.join("\n\n");
        let written = samples::workshop(&toml);
        assert_eq!(written.agenda.len(), guide.days[0].slots.len(), "{toml}");
        let minutes: u32 = written.agenda.iter().filter_map(|slot| slot.minutes).sum();
        assert_eq!(minutes, 120, "{toml}");
        let names = written
            .agenda
            .iter()
            .map(|slot| slot.exercise.clone().unwrap());
        names.collect::<Vec<_>>().join(" ")
    };
    let task = "[task.t]\nname = \"T\"\n";
    let row = "[role.a]\nname = \"A\"\n[activity.x]\nname = \"X\"\nA = \"a\"\n";
    assert_eq!(
        parts(""),
        "open inventory vote break reveal disposition close"
    );
    assert_eq!(parts(task), "open vote break reveal disposition close");
    assert_eq!(
        parts(&format!("{task}{row}")),
        "open vote break reveal disposition raci close"
    );
    assert_eq!(
        parts("[task.t]\nname = \"T\"\nimpact = 1\neffort = 1\n"),
        "open vote break reveal disposition close",
        "scores without ballots are no vote to reveal"
    );
    assert_eq!(
        parts(&format!(
            "{task}[person.p]\nname = \"P\"\n[ballot.p.r1]\nt = [1, 2]\n"
        )),
        "open reveal break disposition close"
    );
    assert_eq!(parts(row), "open perception raci break role-cards close");
    let framework = "[competency.c]\nname = \"C\"\nlevels = [\"Asks\"]\n";
    assert_eq!(parts(framework), "open competency break close");
    let guide = guide(&format!("{task}{row}"));
    assert_eq!(
        proposed(&guide)[1],
        ("Vote alone".to_owned(), "20 min".to_owned())
    );
    assert!(!guide.days[0].counted, "a proposal needs no start");
    let before = &guide.before;
    let printed = [&before.print[..], &before.print_later, &before.screen].concat();
    let open = &guide.days[0].slots[0].materials;
    let mut things = printed.iter().chain(open).map(|thing| &thing.name);
    assert!(!things.any(|name| name.contains("genda")), "{printed:?}");
    let room = before.room.join(" ");
    assert!(!room.contains("genda"), "{room}");
    let mut slots = guide.days[0].slots.iter();
    assert!(
        slots.all(|slot| slot.remarks.is_empty()),
        "nobody is warned of our own proposal"
    );
}

#[test]
fn what_is_typed_in_follows_the_session_with_ids_of_the_workshop() {
    let guide = example();
    let whens: Vec<_> = guide
        .files
        .iter()
        .map(|typed| typed.when.as_deref())
        .collect();
    assert_eq!(whens.first(), Some(&None));
    assert_eq!(
        whens[1],
        Some("Day 1, 10:45 after Inventory: put every task on the wall")
    );
    let all: String = guide
        .files
        .iter()
        .map(|typed| typed.lines.as_str())
        .collect();
    for typed in [
        "offsite enter VOTER\n",
        "offsite enter VOTER --raci",
        "offsite settle ",
        "--only disagreement",
        "offsite check",
    ] {
        assert!(all.contains(typed), "{typed}: {all}");
    }
    assert!(
        !all.contains("ROW") && !all.contains("TASK") && !all.contains("ROLE"),
        "{all}"
    );
    // The timer is in no pack.
    assert!(guide.files[0].lines.contains("offsite render --out out\n"));
    assert!(
        all.contains("due = 2026-02-24") && !all.contains("DAY"),
        "{all}"
    );
}

#[test]
fn ids_are_typed_as_files_and_shells_take_them() {
    let slots = ["disposition", "raci", "role-cards"]
        .map(|name| format!("[[agenda]]\nminutes = 20\ntitle = \"A\"\nexercise = \"{name}\"\n"));
    let typed = |role: &str, row: &str, task: &str| {
        let entries = format!(
            "[role.\"{role}\"]\nname = \"R\"\n[activity.\"{row}\"]\nname = \"A\"\n[task.\"{task}\"]\nname = \"T\"\n"
        );
        let files = guide(&(entries + &slots.concat())).files;
        files
            .into_iter()
            .map(|typed| typed.lines)
            .collect::<String>()
    };
    // An id that holds a word in capitals stays as it is.
    let all = typed("csm", "row", "GROWTH-plan");
    assert!(all.contains("[task.GROWTH-plan]"), "{all}");
    assert!(
        all.contains("settle row A=csm") && all.contains("accepted = [\"csm\"]"),
        "{all}"
    );
    let all = typed("größe", "a;b", "größe");
    assert!(
        all.contains("[task.\"größe\"]") && all.contains("[activity.\"a;b\"]"),
        "{all}"
    );
    assert!(all.contains("accepted = [\"größe\"]"), "{all}");
    assert!(
        all.contains("settle ROW A=ROLE"),
        "no shell takes these: {all}"
    );
    assert!(all.contains("by = YYYY-MM-DD"), "{all}");
}

#[test]
fn the_first_tasks_are_those_of_the_sheet() {
    let (mut workshop, report) = samples::post_sales();
    let told = |workshop: &Workshop| {
        let sheet = crate::view::handout::disagreement::of(workshop);
        let guide = guided(workshop, &report);
        let first = slot(&guide, "Reveal").first.clone().unwrap();
        let plan = format!("{} tasks to talk about", sheet.talk.len());
        assert!(first.starts_with(&plan), "{first} {plan}");
        assert!(
            first.contains(&format!("`{}`", sheet.talk[0].task.name)),
            "{first}"
        );
        sheet.talk.len()
    };
    assert_eq!(told(&workshop), 9, "what is settled is not talked about");
    workshop.rules.discuss.top = 5;
    assert_eq!(told(&workshop), 5);
}

#[test]
fn cards_and_announcement_are_counted_as_they_are_made() {
    let slots = ["inventory", "announcement"].map(|name| {
        format!("[[agenda]]\nminutes = 20\ntitle = \"{name}\"\nexercise = \"{name}\"\n")
    });
    let tasks: String = (0..20)
        .map(|n| format!("[task.t{n}]\nname = \"T\"\n"))
        .collect();
    let workshop = samples::workshop(&(tasks + &slots.concat()));
    let told = |shown: &ViewOptions, labels: LabelOptions| {
        let handouts = HandoutOptions {
            labels,
            ..Default::default()
        };
        of(&workshop, &Report::default(), shown, &handouts)
    };
    let labels = LabelOptions {
        stock: Stock::L7160,
        start_at: 3,
        ..Default::default()
    };
    let material = |guide: &Guide, part: &str, name: &str| {
        let materials = &slot(guide, part).materials;
        materials.iter().find(|it| it.name == name).unwrap().clone()
    };
    let guide = told(&ViewOptions::default(), labels);
    let cards = material(&guide, "inventory", "Task cards");
    assert_eq!(cards.count.as_deref(), Some("20 cards on 2 sheets"));
    let what_changed = Handout::Announcement.title(&workshop.words);
    let missing = material(&guide, "announcement", what_changed)
        .missing
        .unwrap();
    assert!(missing.contains("`--since`"), "{missing}");
    let compared = ViewOptions {
        compared: true,
        ..Default::default()
    };
    let guide = told(&compared, LabelOptions::default());
    let cards = material(&guide, "inventory", "Task cards");
    assert_eq!(cards.count.as_deref(), Some("20 cards on 4 sheets"));
    assert_eq!(material(&guide, "announcement", what_changed).missing, None);
}

#[test]
fn a_workshop_may_say_it_in_its_own_words() {
    let guide = guide(
        "[words.exercise.raci]\nsay = \"Hello.\"\ndo = \"\"\"\n10 Talk.\n30 Write.\n\"\"\"\n\
         [[agenda]]\nminutes = 20\ntitle = \"Chart\"\nexercise = \"raci\"\n",
    );
    let chart = slot(&guide, "Chart");
    assert_eq!(chart.say.as_deref(), Some("Hello."));
    let steps: Vec<_> = chart
        .steps
        .iter()
        .map(|step| (step.minutes.as_deref().unwrap(), step.text.as_str()))
        .collect();
    assert_eq!(steps, [("5 min", "Talk."), ("15 min", "Write.")]);
}

#[test]
fn a_german_guide_is_german() {
    let guide = guide(
        "[workshop]\nlang = \"de\"\n[[agenda]]\nminutes = 25\ntitle = \"Schluss\"\nexercise = \"close\"\n",
    );
    let close = slot(&guide, "Schluss");
    assert!(
        close
            .say
            .as_ref()
            .unwrap()
            .starts_with("Ich lese jede Entscheidung vor.")
    );
    assert!(guide.before.cautions[2].contains("gestrichen"));
}

#[test]
fn leads_appear_as_the_workshop_allows() {
    let text = "[role.csl]\nname = \"Lead of the team\"\n[person.ana]\nname = \"Ana Ruiz\"\nrole = \"csl\"\n\
         [[agenda]]\nminutes = 25\ntitle = \"End\"\nexercise = \"close\"\nlead = \"ana\"\n";
    assert_eq!(
        slot(&guide(text), "End").lead.as_deref(),
        Some("Lead of the team")
    );
}

#[test]
fn the_letters_are_those_of_the_chart() {
    let text = "[raci]\nvariant = \"DACI\"\n[[agenda]]\nminutes = 80\ntitle = \"Chart\"\nexercise = \"raci\"\n";
    let guide = guide(text);
    let letters: Vec<_> = slot(&guide, "Chart")
        .letters
        .iter()
        .map(|letter| letter.label.as_str())
        .collect();
    assert_eq!(letters, ["D", "A", "C", "I"]);
}
