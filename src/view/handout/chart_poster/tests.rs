//! Every letter is on a tile, and every tile on one sheet.

use std::collections::BTreeMap;

use super::*;
use crate::view::samples;

fn poster(workshop: &Workshop) -> (PaperSheet, ChartPoster) {
    of(workshop, &Report::default(), &ViewOptions::default(), None)
}

fn made(rows: usize, roles: usize, name: &str, paper: &str) -> Workshop {
    let mut text = format!(
        "[workshop]\npaper = \"{paper}\"\n[phase.early]\nname = \"Early\"\n[phase.late]\nname = \"Late\"\n[segment.small]\nname = \"Small\"\n"
    );
    for role in 0..roles {
        text.push_str(&format!(
            "[role.r{role}]\nname = \"Role {role}\"\nteam = \"Team {}\"\n",
            role / 7
        ));
    }
    for row in 0..rows {
        let phase = if row < rows / 2 { "early" } else { "late" };
        text.push_str(&format!(
            "[activity.row-{row}]\nname = \"{name} {row}\"\nphase = \"{phase}\"\nA = \"r{0}\"\nR = [\"r{0}\", \"r{1}\"]\n",
            row % roles,
            (row + 1) % roles
        ));
        if row % 5 == 0 {
            text.push_str(&format!(
                "segment.small = {{ A = \"r{}\" }}\n",
                (row + 2) % roles
            ));
        }
    }
    samples::workshop(&text)
}

/// Every (row, role, letters) of the tiles, with how often it is there.
fn told(poster: &ChartPoster) -> BTreeMap<(String, String, String), usize> {
    let mut told = BTreeMap::new();
    for tile in &poster.tiles {
        for line in tile.lines.iter().filter(|line| line.kind == "row") {
            for (role, cell) in tile.columns.iter().zip(&line.cells) {
                let key = (line.id.clone(), role.clone(), cell.text.clone());
                *told.entry(key).or_default() += 1;
            }
        }
    }
    told
}

fn assert_sound(workshop: &Workshop) -> ChartPoster {
    let (sheet, poster) = poster(workshop);
    let told = told(&poster);
    assert_eq!(told.len(), workshop.activities.len() * workshop.roles.len());
    assert!(told.values().all(|times| *times == 1));
    assert_eq!(poster.tiles.len(), poster.down * poster.across);
    let size = poster.size;
    for tile in &poster.tiles {
        let lines: f64 = tile.lines.iter().map(|line| line.height).sum();
        let above = if tile.above == 0 { size.band } else { 4.0 };
        let below = if tile.glue_below.is_some() { 9.0 } else { 0.0 };
        let high = above + size.teams + size.head + lines + below;
        assert!(
            high <= sheet.height - sheet.top - sheet.bottom,
            "{}: {high}",
            tile.name
        );
        let beside = if tile.glue_beside.is_some() { 9.0 } else { 0.0 };
        let cut = if tile.before > 0 { 4.0 } else { 0.0 };
        let wide = size.names + size.column * tile.columns.len() as f64 + beside + cut;
        assert!(
            wide <= sheet.width - 2.0 * sheet.side,
            "{}: {wide}",
            tile.name
        );
        let kind = |line: Option<&Line>| line.map(|line| line.kind);
        // Below a long legend there may be no room for rows.
        let first = kind(tile.lines.first()).unwrap_or("phase");
        assert!(tile.above == 0 || !tile.lines.is_empty());
        assert_eq!(first, "phase", "{}", tile.name);
        assert_ne!(kind(tile.lines.last()), Some("phase"), "{}", tile.name);
    }
    poster
}

#[test]
fn every_letter_is_on_one_tile_and_every_tile_fits_its_sheet() {
    for paper in ["A4", "Letter", "A3"] {
        for (rows, roles) in [(5, 3), (36, 9), (60, 20), (40, 61)] {
            assert_sound(&made(rows, roles, "Agree what to do", paper));
        }
        assert_sound(&made(
            40,
            20,
            &"Donaudampfschifffahrtsgesellschaft".repeat(9),
            paper,
        ));
    }
    let (workshop, _) = samples::post_sales();
    assert!(assert_sound(&workshop).tiles.len() <= 6);
}

#[test]
fn a_chart_that_fits_one_sheet_has_nothing_to_glue() {
    let poster = assert_sound(&made(4, 3, "Agree", "A4"));
    assert_eq!(poster.tiles.len(), 1);
    assert_eq!(poster.tiles[0].glue_beside, None);
    assert_eq!(poster.tiles[0].glue_below, None);
}

#[test]
fn a_tile_says_which_it_is_and_what_is_glued_on_it() {
    let poster = assert_sound(&made(60, 20, "Agree what to do", "A4"));
    assert_eq!(poster.across, 2);
    let tile = &poster.tiles[2];
    assert_eq!(tile.of, format!("A2 of 2 × {}", poster.down));
    assert_eq!(tile.glue_beside.as_deref(), Some("Glue B2 here"));
    assert_eq!(tile.glue_below.as_deref(), Some("Glue A3 here"));
    assert_eq!(poster.tiles[3].glue_beside, None);
    let first = &poster.tiles[2].lines[0];
    assert_eq!(first.name, "Early (continued)");
}

#[test]
fn a_row_stays_with_its_segments() {
    let poster = assert_sound(&made(60, 9, "Agree what to do", "A4"));
    for tile in &poster.tiles {
        for pair in tile.lines.windows(2) {
            assert!(pair[1].kind != "segment" || pair[0].kind == "row");
        }
    }
    let segments = poster.tiles.iter().flat_map(|tile| &tile.lines);
    assert_eq!(segments.filter(|line| line.kind == "segment").count(), 12);
}

#[test]
fn texts_of_any_length_leave_every_tile_on_its_sheet() {
    let (long, word) = ("Very long ".repeat(60), "Langes".repeat(90));
    let chart = format!(
        "[workshop]\ntitle = \"{long}\"\n[raci]\ntitle = \"{long}\"\n[phase.p]\nname = \"{long}\"\n\
         [role.a]\nname = \"{word}\"\nteam = \"{long}\"\n[role.b]\nname = \"{long}\"\nteam = \"{word}\"\n\
         [segment.s]\nname = \"{word}\"\n\
         [activity.x]\nname = \"{word}\"\nphase = \"p\"\nA = \"a\"\nR = [\"b\"]\nsegment.s = {{ A = \"b\" }}\n\
         [activity.y]\nname = \"{long}\"\nphase = \"p\"\nA = \"a\"\nR = [\"a\"]\n"
    );
    for paper in ["A4", "Letter", "A3"] {
        let text = chart.replacen("\n", &format!("\npaper = \"{paper}\"\n"), 1);
        let poster = assert_sound(&samples::workshop(&text));
        let tile = &poster.tiles[0];
        assert!(tile.teams.iter().all(|team| team.name.ends_with('…')));
        let lines = poster.tiles.iter().flat_map(|tile| &tile.lines);
        let cut = lines.filter(|line| line.name.contains('…')).count();
        assert!(cut >= 4, "{paper}: {cut}");
    }
}
