//! What cards say, and on which label.

use super::*;
use crate::view::handout::stock::Stock;
use crate::view::samples;

fn options(stock: Stock) -> HandoutOptions {
    let labels = LabelOptions {
        stock,
        ..LabelOptions::default()
    };
    HandoutOptions {
        labels,
        ..HandoutOptions::default()
    }
}

fn cards(sheets: &Cards) -> Vec<&Card> {
    let labels = sheets.sheets.iter().flat_map(|sheet| &sheet.labels);
    labels.filter_map(|label| label.card.as_ref()).collect()
}

fn texts(fitted: &[Fitted]) -> Vec<&str> {
    fitted.iter().map(|fact| fact.text.as_str()).collect()
}

#[test]
fn every_task_of_the_example_has_a_card_with_the_number_of_the_plot() {
    let (workshop, _) = samples::post_sales();
    let sheets = of(&workshop, &HandoutOptions::default());
    assert_eq!(sheets.sheets.len(), 9, "six a sheet");
    let cards = cards(&sheets);
    let numbers: Vec<u32> = cards.iter().map(|card| card.number).collect();
    let known: Vec<u32> = workshop.tasks.values().map(|task| task.card).collect();
    assert_eq!(numbers, known);
    let first = cards[0];
    assert_eq!(first.name.text, "Run the sales-to-CS handover and read-in");
    assert_eq!(first.id, "handoff-intake");
    assert_eq!(
        texts(&first.facts),
        ["7.7 h a week", "Customer Success Manager", "Simplify"]
    );
    assert!(first.impact.is_some() && first.effort.is_some());
}

#[test]
fn blank_cards_say_nothing_that_the_room_is_to_find_out() {
    let (workshop, _) = samples::post_sales();
    let blank = HandoutOptions {
        blank: true,
        ..HandoutOptions::default()
    };
    for card in cards(&of(&workshop, &blank)) {
        assert_eq!((&card.impact, &card.effort), (&None, &None));
        assert!(!texts(&card.facts).contains(&"Simplify"));
    }
}

#[test]
fn a_small_label_has_the_phase_among_its_facts() {
    let (workshop, _) = samples::post_sales();
    let sheets = of(&workshop, &options(Stock::Avery5160));
    assert_eq!(sheets.sheets.len(), 2);
    let first = cards(&sheets)[0];
    assert_eq!(
        texts(&first.facts),
        ["7.7 h a week", "CSM · Onboard", "Simplify"]
    );
    assert_eq!(first.phase, None);
}

#[test]
fn names_of_the_example_are_whole_on_every_stock() {
    let (workshop, _) = samples::post_sales();
    for stock in Stock::ALL {
        for card in cards(&of(&workshop, &options(stock))) {
            for text in [&card.name.text, &card.id] {
                assert!(!text.ends_with('…'), "{}: {text}", stock.name());
            }
            assert!(card.name.size >= 7.5);
        }
    }
}

#[test]
fn a_name_that_is_too_long_is_cut_where_it_shows() {
    let name = "Prepare and send ".repeat(12);
    let workshop = samples::workshop(&format!("[task.t]\nname = \"{name}end\"\n"));
    let small = of(&workshop, &options(Stock::Avery5160));
    let name = &cards(&small)[0].name;
    assert!(name.text.ends_with('…') && name.text.starts_with("Prepare and send Prepare"));
    let large = of(&workshop, &options(Stock::A6));
    assert!(cards(&large)[0].name.text.ends_with("end"));
}

#[test]
fn cards_start_at_the_label_that_is_asked_for_on_the_first_sheet_only() {
    let (workshop, _) = samples::post_sales();
    let mut started = options(Stock::L7160);
    started.labels.start_at = 20;
    let sheets = of(&workshop, &started);
    let counts: Vec<_> = sheets
        .sheets
        .iter()
        .map(|sheet| sheet.labels.len())
        .collect();
    assert_eq!(counts, [2, 21, 21, 10]);
    let first = &sheets.sheets[0].labels[0];
    assert_eq!((first.place.left, first.place.top), (73.25, 243.75));
}

#[test]
fn outlines_are_drawn_for_every_label() {
    let mut outlined = options(Stock::L7160);
    outlined.labels.outline = true;
    outlined.labels.start_at = 3;
    let workshop = samples::workshop("[task.t]\nname = \"T\"\n");
    let sheets = of(&workshop, &outlined);
    assert_eq!(sheets.sheets[0].labels.len(), 21);
    assert!(sheets.sheets[0].labels[2].card.is_some() && sheets.sheets[0].labels[1].card.is_none());
}

#[test]
fn outlines_of_notes_are_one_sheet_to_stick_them_on() {
    let (workshop, _) = samples::post_sales();
    for stock in [Stock::Sticky3In, Stock::Sticky76] {
        let mut outlined = options(stock);
        outlined.labels.outline = true;
        let carrier = of(&workshop, &outlined);
        assert_eq!(
            (carrier.sheets.len(), carrier.sheets[0].labels.len()),
            (1, 6)
        );
        assert!(cards(&carrier).is_empty());
        assert!(!carrier.how.unwrap().text.ends_with('…'));
        assert_eq!(of(&workshop, &options(stock)).how, None);
    }
}

#[test]
fn a_task_of_which_little_is_known_has_a_card() {
    let workshop = samples::workshop("[task.t]\nname = \"مراجعة عقود التجديد\"\n");
    let sheets = of(&workshop, &HandoutOptions::default());
    let card = cards(&sheets)[0];
    assert_eq!(
        (card.name.text.as_str(), card.facts.len()),
        ("مراجعة عقود التجديد", 0)
    );
    assert_eq!((&card.phase, &card.impact), (&None, &None));
}

#[test]
fn a_long_title_leaves_room_for_the_fingerprint() {
    let title = "Offsite ".repeat(40);
    let workshop = samples::workshop(&format!(
        "[workshop]\ntitle = \"{title}\"\n[task.t]\nname = \"T\"\n"
    ));
    let sheets = of(&workshop, &HandoutOptions::default());
    let foot = sheets.foot.unwrap();
    assert!(foot.ends_with("… · draft"), "{foot}");
    assert!(sheets.print.unwrap().ends_with('…'));
    assert_eq!(of(&workshop, &options(Stock::A6)).foot, None);
}

#[test]
fn a_role_whose_name_is_too_long_goes_by_its_short_one() {
    let workshop = samples::workshop(
        "[role.r]\nname = \"Head of Customer Success Operations\"\nshort = \"HCSO\"\n\
         [task.t]\nname = \"T\"\nowner = \"r\"\n",
    );
    let short = of(&workshop, &HandoutOptions::default());
    assert_eq!(texts(&cards(&short)[0].facts), ["HCSO"]);
}

#[test]
fn a_score_is_whole_in_its_box_or_visibly_cut() {
    let scores = |max: &str| {
        samples::workshop(&format!(
            "[scale.impact]\nmin = 0\nmax = {max}\n[task.t]\nname = \"T\"\nimpact = {max}\neffort = 2\n"
        ))
    };
    for stock in Stock::ALL {
        let (large, huge) = (scores("1000"), scores("100000000"));
        let [large, huge] = [&large, &huge].map(|workshop| of(workshop, &options(stock)));
        let [large, huge] = [&large, &huge].map(|sheets| cards(sheets)[0].impact.clone().unwrap());
        assert_eq!(large.text, "1000.00", "{}", stock.name());
        assert!(large.size >= 7.5 && huge.size >= 7.5);
        assert!(huge.text == "100000000.00" || huge.text.ends_with('…'));
    }
}

#[test]
fn a_sheet_that_is_moved_down_has_no_foot_on_its_labels() {
    let workshop = samples::workshop("[task.t]\nname = \"T\"\n");
    let foot = |down: f64| {
        let mut moved = options(Stock::L7160);
        moved.labels.offset = (0.0, down);
        of(&workshop, &moved).foot
    };
    assert!(foot(0.0).is_some() && foot(5.0).is_some());
    // Labels end 8.15 mm above the edge; a foot would begin at 9.
    assert_eq!(foot(7.0), None);
}
