//! What is expected of each role, on a card of half a sheet: to read, and to accept or to object to.
//!
//! What goes on a card is worked out here, so that nothing is cut: a long card goes on in the next half.

use serde::Serialize;

use super::measure;
use super::sheet::PaperSheet;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::people::Names;
use crate::view::raci::roles::{self, RolePage};
use crate::view::since::Since;
use crate::words::{Said, Words};

/// What the role cards show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleCards {
    /// The title of the workshop.
    pub title: String,
    /// How far the chart has come, such as "draft".
    pub state: String,
    /// "effective 2026-03-01".
    pub effective: Option<String>,
    /// "Questions: Hiro Tanaka"; `None` where nobody is named.
    pub ask: Option<String>,
    /// The sheets, two cards each.
    pub sheets: Vec<CardSheet>,
}

/// A sheet to cut in the middle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardSheet {
    /// Its cards; one on the last sheet of an odd number.
    pub cards: Vec<Card>,
}

/// Half a sheet about a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// What begins the ids of this card.
    pub anchor: String,
    /// What the role is called.
    pub name: String,
    /// The team that it belongs to.
    pub team: Option<String>,
    /// How many people have it, in words.
    pub people: Option<String>,
    /// How much is new since the state that the chart is compared with.
    pub since: Option<String>,
    /// "2 of 3", where one card is not enough for the role.
    pub number: Option<String>,
    /// It goes on from the card before.
    pub continued: bool,
    /// What is expected of the role, and what no more.
    pub blocks: Vec<Block>,
    /// Here the role signs.
    pub sign: bool,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// The letter; empty where there is none to show.
    pub letter: String,
    /// How its cells look, as in the chart.
    pub kind: &'static str,
    /// "You answer for".
    pub heading: String,
    /// It goes on from the card before.
    pub continued: bool,
    /// The role has given these rows up.
    pub is_over: bool,
    /// The rows.
    pub items: Vec<Item>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What gets done.
    pub name: String,
    /// What is special about it, such as "new" and "Decision".
    pub tags: Vec<String>,
    /// Who else, how many hours, or where.
    pub sub: String,
}

/// Left free at the sides and beside the line to cut along.
const SIDE: f64 = 8.0;
/// Left free at the top and at the bottom, where the foot is.
const ENDS: (f64, f64) = (8.0, 12.0);
/// Sizes of text in points: role, headings, rows, what stands beside them.
const ROLE: f64 = 16.0;
const HEADING: f64 = 10.5;
const ROW: f64 = 9.0;
const SUB: f64 = 7.5;
/// The most lines of a row: then it ends in `…`.
const LINES: usize = 8;
/// The heights of what stands on each card below the name of the role and at the foot, and of the place to sign.
const REST: f64 = 16.0;
const SIGNATURE: f64 = 30.0;

/// The cards and their paper.
pub fn of(
    workshop: &Workshop,
    report: &Report,
    options: &ViewOptions,
    since: Option<&Since<'_>>,
) -> (PaperSheet, RoleCards) {
    let words = &workshop.words;
    let mut page = roles::of(workshop, report, options);
    if let Some(since) = since {
        since.mark_roles(&mut page);
    }
    let sheet = PaperSheet {
        side: SIDE,
        top: ENDS.0,
        bottom: ENDS.1,
        ..PaperSheet::landscape(workshop.about.paper)
    };
    let roles = page.roles.into_iter();
    let cards: Vec<Card> = roles.flat_map(|role| cards(role, sheet, words)).collect();
    let cards = RoleCards {
        title: page.frame.title,
        state: page.frame.state,
        effective: page.frame.effective_from,
        ask: Names::new(workshop, options).ask(),
        sheets: cards
            .chunks(2)
            .map(|cards| CardSheet {
                cards: cards.to_vec(),
            })
            .collect(),
    };
    (sheet, cards)
}

/// The cards of a role; none for a role of which nothing is expected.
fn cards(role: RolePage, sheet: PaperSheet, words: &Words) -> Vec<Card> {
    let blocks = blocks(&role, words);
    if blocks.is_empty() {
        return Vec::new();
    }
    let faces = faces(blocks, &role, sheet);
    let all = faces.len();
    let number = |n: usize| {
        let of = Said::new("role-cards.number")
            .with("card", n + 1)
            .with("all", all);
        (all > 1).then(|| words.say(&of))
    };
    let card = |(n, blocks)| Card {
        anchor: format!("{}-{}", role.anchor, n + 1),
        name: role.name.clone(),
        team: role.team.clone(),
        people: role.people.clone(),
        since: role.since.clone().filter(|_| n == 0),
        number: number(n),
        continued: n > 0,
        blocks,
        sign: n + 1 == all,
    };
    faces.into_iter().enumerate().map(card).collect()
}

/// All that a card says, those duties first that weigh most, what is over last.
fn blocks(role: &RolePage, words: &Words) -> Vec<Block> {
    let block = |heading: &str, items: Vec<Item>| Block {
        letter: String::new(),
        kind: "",
        heading: heading.to_owned(),
        continued: false,
        is_over: false,
        items,
    };
    let named = |name: &String| Item {
        name: name.clone(),
        ..Item::default()
    };
    let mut blocks = Vec::new();
    for duty in &role.duties {
        let items = duty.rows.iter().map(|row| Item {
            name: row.name.clone(),
            tags: row.tags.clone(),
            sub: joined([Some(row.with.as_str()), row.hours.as_deref()]),
        });
        blocks.push(Block {
            letter: duty.letter.clone(),
            kind: duty.kind,
            ..block(&duty.heading, items.collect())
        });
    }
    let elsewhere = role.segments.iter().map(|there| {
        let letters = |text: &str| {
            if text.is_empty() {
                "–".to_owned()
            } else {
                text.to_owned()
            }
        };
        let said = Said::new("role-cards.elsewhere")
            .with("segment", there.segment.as_str())
            .with("there", letters(&there.there.text))
            .with("here", letters(&there.here.text));
        Item {
            name: there.name.clone(),
            tags: Vec::new(),
            sub: joined([Some(words.say(&said).as_str()), there.there.was.as_deref()]),
        }
    });
    blocks.push(block(words.get("raci.elsewhere"), elsewhere.collect()));
    let open = role.open.iter().map(named);
    blocks.push(block(words.get("raci.open-for-you"), open.collect()));
    for list in &role.given_up {
        blocks.push(Block {
            letter: list.letter.clone(),
            kind: list.kind,
            is_over: true,
            ..block(&list.heading, list.rows.iter().map(named).collect())
        });
    }
    blocks.retain(|block| !block.items.is_empty());
    blocks
}

fn joined<const N: usize>(parts: [Option<&str>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// The blocks as they go on cards; the last card has room to sign.
fn faces(blocks: Vec<Block>, role: &RolePage, sheet: PaperSheet) -> Vec<Vec<Block>> {
    let width = sheet.width / 2.0 - 2.0 * SIDE;
    let name = measure::lines(&role.name, ROLE, width * 0.8) as f64 * measure::mm(ROLE) * 1.2;
    let room = sheet.height - sheet.top - sheet.bottom - REST - name;
    let since = role.since.as_deref();
    let since = since.map_or(0.0, |text| {
        measure::lines(text, ROW, width) as f64 * 4.6 + 1.0
    });
    let mut faces: Vec<Vec<Block>> = vec![Vec::new()];
    let mut left = room - since;
    for block in blocks {
        let heading = measure::lines(&block.heading, HEADING, width - 30.0) as f64 * 5.2 + 3.5;
        let mut is_begun = false;
        let mut is_here = false;
        for item in &block.items {
            let item = fitted(item, width);
            let height = height(&item, width - 5.0);
            let needed = height + if is_here { 0.0 } else { heading };
            if needed > left && faces.last().is_some_and(|face| !face.is_empty()) {
                faces.push(Vec::new());
                left = room;
                is_here = false;
            }
            let Some(face) = faces.last_mut() else {
                continue;
            };
            if !is_here {
                face.push(Block {
                    continued: is_begun,
                    items: Vec::new(),
                    ..block.clone()
                });
                left -= heading;
                (is_begun, is_here) = (true, true);
            }
            if let Some(block) = face.last_mut() {
                block.items.push(item);
            }
            left -= height;
        }
    }
    if left < SIGNATURE {
        faces.push(Vec::new());
    }
    faces
}

/// The row with a name that is not longer than a card.
fn fitted(item: &Item, width: f64) -> Item {
    Item {
        name: measure::within(&item.name, ROW, width - 5.0, LINES),
        ..item.clone()
    }
}

fn height(item: &Item, width: f64) -> f64 {
    // Names are bold, and each tag has a frame about as wide as two characters.
    let name = measure::width(&item.name, ROW * 1.08);
    let tags = item.tags.iter().map(|tag| measure::width(tag, SUB) + 4.0);
    let all = name + tags.sum::<f64>() + measure::width(&item.sub, SUB);
    // A line ends before a word that does not fit it.
    let lines = (all / (width * 0.96)).ceil();
    let lines = lines.max(measure::lines(&item.name, ROW * 1.08, width) as f64);
    lines * measure::mm(ROW) * 1.3 + 0.8
}

#[cfg(test)]
mod tests;
