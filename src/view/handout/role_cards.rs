//! What is expected of each role, on a card of half a sheet: to read, and to accept or to object to.
//!
//! What goes on a card is worked out here, so that nothing is cut: a long card goes on in the next half.

use serde::Serialize;

use super::pack::{Group, Piece, packed};
use super::sheet::PaperSheet;
use super::text::{FINGERPRINT, Letters};
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
/// The letters of a role, of headings, of rows, and of what stands beside them.
const ROLE: Letters = Letters::bold(16.0);
const HEADING: Letters = Letters::bold(10.5);
const ROW: Letters = Letters::bold(9.0);
const SUB: Letters = Letters::plain(7.5);
/// The most lines of a role, of a heading, of a row, of what stands beside it, and of other texts: then they end in `…`.
/// All of them together are lower than a card.
const ROLE_LINES: usize = 3;
const HEADING_LINES: usize = 3;
const ROW_LINES: usize = 8;
const SUB_LINES: usize = 12;
const LINES: usize = 2;
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
    let sheet = PaperSheet::landscape(workshop.about.paper).with_margins(SIDE, 8.0, 12.0);
    let width = width(sheet);
    let roles = page.roles.into_iter();
    let cards: Vec<Card> = roles.flat_map(|role| cards(role, sheet, words)).collect();
    let effective = page.frame.effective_from.as_deref();
    let behind = [Some(""), Some(page.frame.state.as_str()), effective];
    let behind = behind.into_iter().flatten().collect::<Vec<_>>();
    let behind = behind.join(" · ") + FINGERPRINT;
    let cards = RoleCards {
        title: SUB.before(&page.frame.title, &behind, width),
        state: page.frame.state,
        effective: page.frame.effective_from,
        ask: Names::new(workshop, options)
            .ask()
            .map(|ask| ROW.within(&ask, width, LINES)),
        sheets: cards
            .chunks(2)
            .map(|cards| CardSheet {
                cards: cards.to_vec(),
            })
            .collect(),
    };
    (sheet, cards)
}

/// The width of a card.
fn width(sheet: PaperSheet) -> f64 {
    sheet.width / 2.0 - 2.0 * sheet.side
}

/// The cards of a role; none for a role of which nothing is expected.
fn cards(role: RolePage, sheet: PaperSheet, words: &Words) -> Vec<Card> {
    let (role, width) = (bounded(role, width(sheet)), width(sheet));
    let blocks = blocks(&role, words).into_iter();
    let blocks: Vec<Block> = blocks.map(|block| fitted(block, width)).collect();
    if blocks.is_empty() {
        return Vec::new();
    }
    let faces = faces(&blocks, &role, sheet);
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

/// The role with texts that leave room for its rows.
fn bounded(role: RolePage, width: f64) -> RolePage {
    let people = role.people.as_ref();
    let behind = people.map_or_else(String::new, |people| format!(" · {people}"));
    let team = role.team.as_deref();
    let since = role.since.as_deref();
    RolePage {
        name: ROLE.within(&role.name, width * 0.8, ROLE_LINES),
        team: team.map(|team| SUB.before(team, &behind, width)),
        since: since.map(|since| ROW.within(since, width, LINES)),
        ..role
    }
}

/// The block with texts that are not longer than a card.
fn fitted(block: Block, width: f64) -> Block {
    let item = |item: Item| Item {
        name: ROW.within(&item.name, width - INDENT, ROW_LINES),
        sub: SUB.within(&item.sub, width - INDENT, SUB_LINES),
        ..item
    };
    Block {
        heading: HEADING.within(&block.heading, width - BESIDE_HEADING, HEADING_LINES),
        items: block.items.into_iter().map(item).collect(),
        ..block
    }
}

/// What rows are indented by, and what letter and "continued" take of a heading.
const INDENT: f64 = 5.0;
const BESIDE_HEADING: f64 = 30.0;

/// The blocks as they go on cards; the last card has room to sign.
fn faces(blocks: &[Block], role: &RolePage, sheet: PaperSheet) -> Vec<Vec<Block>> {
    let width = width(sheet);
    let name = ROLE.lines(&role.name, width * 0.8) as f64 * ROLE.em() * 1.2;
    let room = sheet.room().1 - REST - name;
    let since = role.since.as_deref();
    let since = since.map_or(0.0, |text| ROW.lines(text, width) as f64 * 4.6 + 1.0);
    let group = |block: &Block| {
        let lines = HEADING.lines(&block.heading, width - BESIDE_HEADING);
        let items = block.items.iter().cloned();
        Group {
            heading: lines as f64 * 5.2 + 3.5,
            items: items
                .map(|item| {
                    let height = height(&item, width - INDENT);
                    (item, height)
                })
                .collect(),
        }
    };
    let (faces, left) = packed(blocks.iter().map(group), room - since, room);
    let face = |pieces: Vec<Piece<Item>>| {
        let block = |piece: Piece<Item>| Block {
            continued: piece.continued,
            items: piece.items,
            ..blocks[piece.group].clone()
        };
        pieces.into_iter().map(block).collect()
    };
    let mut faces: Vec<Vec<Block>> = faces.into_iter().map(face).collect();
    if left < SIGNATURE {
        faces.push(Vec::new());
    }
    faces
}

/// The height of a row of that width.
fn height(item: &Item, width: f64) -> f64 {
    // Each tag has a frame about as wide as two characters.
    let tags = item.tags.iter().map(|tag| SUB.width(tag) + 4.0);
    let all = ROW.width(&item.name) + tags.sum::<f64>() + SUB.width(&item.sub);
    // A line ends before a word that does not fit it.
    let lines = (all / (width * 0.94)).ceil() as usize;
    lines.max(ROW.lines(&item.name, width)) as f64 * ROW.em() * 1.3 + 0.8
}

#[cfg(test)]
mod tests;
