//! Every role has its card, and every row is on it.

use super::*;
use crate::view::samples;

fn cards(workshop: &Workshop, since: Option<&Since<'_>>) -> Vec<Card> {
    let report = Report::default();
    let (_, cards) = of(workshop, &report, &ViewOptions::default(), since);
    cards
        .sheets
        .into_iter()
        .flat_map(|sheet| sheet.cards)
        .collect()
}

fn rows<'c>(cards: &'c [Card], role: &str, heading: &str) -> Vec<&'c str> {
    let cards = cards.iter().filter(|card| card.name == role);
    let blocks = cards.flat_map(|card| &card.blocks);
    let blocks = blocks.filter(|block| block.heading == heading);
    blocks
        .flat_map(|block| &block.items)
        .map(|item| item.name.as_str())
        .collect()
}

#[test]
fn every_row_of_a_role_is_on_its_cards_and_the_last_is_signed() {
    let (workshop, _) = samples::post_sales();
    let cards = cards(&workshop, None);
    for role in workshop.roles.values() {
        let own: Vec<&Card> = cards.iter().filter(|card| card.name == role.name).collect();
        assert!(!own.is_empty(), "{}", role.name);
        let signed: Vec<bool> = own.iter().map(|card| card.sign).collect();
        assert_eq!(signed.iter().filter(|sign| **sign).count(), 1);
        assert_eq!(signed.last(), Some(&true));
        assert_eq!(own[0].number.is_some(), own.len() > 1);
        assert!(own[1..].iter().all(|card| card.continued));
    }
    for (letter, heading) in [("A", "You are the A for"), ("C", "You will be asked about")] {
        for (id, role) in &workshop.roles {
            let held = workshop
                .activities
                .values()
                .filter(|row| row.letters.of(id).iter().any(|held| held.word() == letter));
            let held: Vec<&str> = held.map(|row| row.name.as_str()).collect();
            assert_eq!(rows(&cards, &role.name, heading), held);
        }
    }
}

#[test]
fn a_role_without_anything_has_no_card() {
    let workshop = samples::workshop(
        "[role.a]\nname = \"Anna\"\n[role.b]\nname = \"Idle\"\n[activity.x]\nname = \"Do it\"\nA = \"a\"\nR = [\"a\"]\n\
         [raci]\nroles = [\"a\", \"b\"]\n",
    );
    let names: Vec<String> = cards(&workshop, None)
        .into_iter()
        .map(|card| card.name)
        .collect();
    assert_eq!(names, ["Anna"]);
}

#[test]
fn what_is_new_and_what_is_given_up_is_told() {
    let text = |owner: &str| {
        samples::workshop(&format!(
            "[role.a]\nname = \"Anna\"\n[role.b]\nname = \"Bert\"\n[activity.x]\nname = \"Do it\"\nA = \"{owner}\"\nR = [\"a\"]\n"
        ))
    };
    let (before, after) = (text("a"), text("b"));
    let since = Since::new(&before, &after, "last-year");
    let cards = cards(&after, Some(&since));
    let over: Vec<&Block> = cards
        .iter()
        .flat_map(|card| &card.blocks)
        .filter(|block| block.is_over)
        .collect();
    assert_eq!(over.len(), 1);
    assert_eq!(over[0].items[0].name, "Do it");
    let new = cards
        .iter()
        .filter(|card| card.name == "Bert")
        .flat_map(|card| &card.blocks);
    let tags: Vec<&String> = new
        .flat_map(|block| &block.items)
        .flat_map(|item| &item.tags)
        .collect();
    assert_eq!(tags, ["new"]);
}

#[test]
fn long_cards_go_on_and_lose_nothing() {
    let mut text = String::from("[role.a]\nname = \"Anna\"\n");
    for n in 0..90 {
        let name = "Verantwortungsübernahmevereinbarung mit dem Kunden schließen und nachhalten";
        text.push_str(&format!(
            "[activity.x{n}]\nname = \"{name} {n}\"\nA = \"a\"\nR = [\"a\"]\n"
        ));
    }
    let cards = cards(&samples::workshop(&text), None);
    assert!(cards.len() > 2);
    assert_eq!(rows(&cards, "Anna", "You are the A for").len(), 90);
    assert!(cards[1].blocks[0].continued);
}

#[test]
fn whom_to_ask_is_named_as_people_appear() {
    let text = "[role.a]\nname = \"Manager\"\n[person.hiro]\nname = \"Hiro Tanaka\"\nrole = \"a\"\n[raci]\nowner = \"hiro\"\n\
                [activity.x]\nname = \"Do it\"\nA = \"a\"\nR = [\"a\"]\n";
    let workshop = samples::workshop(text);
    let ask = |private| {
        let shown = ViewOptions {
            private,
            ..ViewOptions::default()
        };
        of(&workshop, &Report::default(), &shown, None).1.ask
    };
    assert_eq!(ask(false).as_deref(), Some("Questions to: Manager"));
    assert_eq!(ask(true).as_deref(), Some("Questions to: Hiro Tanaka"));
}

#[test]
fn texts_of_any_length_leave_room_for_all_that_a_card_holds() {
    let (long, word) = ("Very long ".repeat(60), "Langes".repeat(200));
    let mut text = format!(
        "[workshop]\ntitle = \"{long}\"\n[role.a]\nname = \"{word}\"\nteam = \"{long}\"\n\
         [activity.x]\nname = \"{word}\"\nA = \"a\"\nR = [\"a\"]\nC = [{}]\n",
        (0..40)
            .map(|n| format!("\"c{n}\""))
            .collect::<Vec<_>>()
            .join(", ")
    );
    for n in 0..40 {
        text.push_str(&format!(
            "[role.c{n}]\nname = \"{long} {n}\"\nshort = \"{word}{n}\"\n"
        ));
    }
    let workshop = samples::workshop(&text);
    let (sheet, cards) = of(&workshop, &Report::default(), &ViewOptions::default(), None);
    let width = width(sheet);
    assert!(cards.title.ends_with('…') && SUB.width(&cards.title) < width);
    for card in cards.sheets.iter().flat_map(|sheet| &sheet.cards) {
        assert!(card.name.ends_with('…') && ROLE.lines(&card.name, width * 0.8) <= ROLE_LINES);
        let blocks = card.blocks.iter().map(|block| {
            let rows = block.items.iter().map(|item| height(item, width - INDENT));
            3.5 + 5.2 * HEADING_LINES as f64 + rows.sum::<f64>()
        });
        let name = ROLE.lines(&card.name, width * 0.8) as f64 * ROLE.em() * 1.2;
        let all: f64 = name + REST + blocks.sum::<f64>();
        assert!(all <= sheet.room().1, "{all}");
    }
    let cards = cards.sheets.iter().flat_map(|sheet| &sheet.cards);
    let mut items = cards
        .flat_map(|card| &card.blocks)
        .flat_map(|block| &block.items);
    assert!(items.any(|item| item.name.ends_with('…') && item.sub.ends_with('…')));
}
