use super::*;
use crate::view::samples;

fn guide(text: &str) -> Guide {
    let workshop = samples::workshop(text);
    of(&workshop, &Report::default(), &ViewOptions::default())
}

fn example() -> Guide {
    let (workshop, report) = samples::post_sales();
    of(&workshop, &report, &ViewOptions::default())
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
    assert!(raci.lead.is_some() && raci.exercise == Some("raci"));
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
    let guide = of(&reading.workshop, &reading.report, &ViewOptions::default());
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
    let guide = of(&reading.workshop, &reading.report, &ViewOptions::default());
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
