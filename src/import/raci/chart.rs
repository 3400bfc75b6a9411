//! The chart that is put together from tables: one list of roles, rows from all of them, and what is odd about them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::{Reading, Said, read};
use super::scheme::Scheme;
use crate::diagnostic::codes;
use crate::import::{Choices, Finding, FoundChart, FoundLetters, FoundRow, Named};
use crate::sheet::{Cell, Place};
use crate::vocabulary::Letter;
use crate::wording::{counted, key_of, one_line, quoted};

/// A chart in the making.
#[derive(Debug)]
pub(super) struct Chart<'c> {
    pub(super) choices: &'c Choices,
    pub(super) scheme: &'c Scheme,
    /// What was found so far.
    pub(super) found: FoundChart,
    /// Its findings, each with the number of its table.
    findings: Vec<(usize, Finding)>,
    /// The table that is being read.
    pub(super) table: usize,
    /// The numbers of roles by name.
    roles: BTreeMap<String, usize>,
    /// The table of each row.
    tables: Vec<usize>,
    /// Words that were read as letters: how often, and where first.
    mapped: BTreeMap<(String, Letter), (usize, usize, Place)>,
    /// Footnotes of the table that is being read, by their marks.
    pub(super) footnotes: Vec<(String, String)>,
}

/// A row in the making.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its letters.
    pub(super) letters: Vec<FoundLetters>,
    /// Its remarks.
    pub(super) notes: Vec<String>,
    /// Its table has a column of notes.
    pub(super) has_notes: bool,
}

impl Line {
    /// All remarks as sentences.
    pub(super) fn note(&self) -> Option<String> {
        let mut all = String::new();
        for note in self
            .notes
            .iter()
            .map(|note| note.trim())
            .filter(|note| !note.is_empty())
        {
            if !all.is_empty() {
                all.push_str(if all.ends_with(['.', '!', '?', '。']) {
                    " "
                } else {
                    ". "
                });
            }
            all.push_str(note);
        }
        (self.has_notes || !all.is_empty()).then_some(all)
    }
}

impl<'c> Chart<'c> {
    pub(super) fn new(choices: &'c Choices, scheme: &'c Scheme) -> Self {
        Self {
            choices,
            scheme,
            found: FoundChart::default(),
            findings: Vec::new(),
            table: 0,
            roles: BTreeMap::new(),
            tables: Vec::new(),
            mapped: BTreeMap::new(),
            footnotes: Vec::new(),
        }
    }

    /// The number of the role of that name, which is a new one where none has it yet.
    pub(super) fn role(&mut self, name: &str, at: &Place) -> usize {
        let next = self.found.roles.len();
        let number = *self.roles.entry(key_of(name)).or_insert(next);
        if number == next {
            self.found.roles.push(Named {
                id: None,
                name: name.to_owned(),
                at: at.clone(),
            });
        }
        number
    }

    /// The number of a new role, whatever others are called.
    pub(super) fn own_role(&mut self, name: &str, at: &Place) -> usize {
        self.found.roles.push(Named {
            id: None,
            name: name.to_owned(),
            at: at.clone(),
        });
        self.found.roles.len() - 1
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: FoundRow) {
        self.found.rows.push(row);
        self.tables.push(self.table);
    }

    /// Takes the rows from a number on, to add others instead.
    pub(super) fn take_rows(&mut self, from: usize) -> Vec<FoundRow> {
        self.tables.truncate(from);
        self.found.rows.split_off(from)
    }

    pub(super) fn finding(&mut self, finding: Finding) {
        self.findings.push((self.table, finding));
    }

    /// Whether a cell is struck through and so left out, which is told.
    pub(super) fn leaves_out(&mut self, cell: &Cell) -> bool {
        let is_left = cell.is_struck && !self.choices.with_struck;
        if is_left {
            let text = quoted(&one_line(&cell.text));
            let message = format!("{text} is struck through and left out");
            let finding = Finding::at(&codes::STRUCK_ROW, &cell.at, message);
            self.finding(finding.help("`--with-struck` takes it as well"));
        }
        is_left
    }

    /// Names a part of the file that is no row.
    pub(super) fn left_out(&mut self, at: &Place, message: impl Into<String>) {
        self.finding(Finding::at(&codes::LEFT_OUT, at, message));
    }

    /// Reads the cell of a role into a row.
    pub(super) fn cell(&mut self, line: &mut Line, role: usize, cell: &Cell) {
        if cell.is_struck && !self.choices.with_struck {
            if !cell.is_empty() {
                let name = self.name_of(role);
                let message = format!(
                    "{} of {} is struck through and left out",
                    quoted(&cell.text),
                    quoted(&name)
                );
                let finding = Finding::at(&codes::STRUCK_ROW, &cell.at, message);
                self.finding(finding.help("`--with-struck` takes it as well"));
            }
            return;
        }
        match read(&cell.text, self.scheme) {
            Reading::Nothing => {}
            Reading::Unreadable => self.unreadable(line, role, cell),
            Reading::Says(said) => self.said(line, role, cell, said),
        }
    }

    fn unreadable(&mut self, line: &mut Line, role: usize, cell: &Cell) {
        let name = self.name_of(role);
        let text = one_line(&cell.text);
        let message = format!(
            "{} in the column of {} is no letter",
            quoted(&text),
            quoted(&name)
        );
        let help = format!(
            "it stays open and is kept as a remark; if it means one, say so: `--letters '{}=R'`, or nothing behind `=` for no letter",
            text.replace('\'', "’")
        );
        self.finding(Finding::at(&codes::UNREADABLE_CELL, &cell.at, message).help(help));
        line.notes.push(format!("{name}: \"{text}\""));
        self.push(line, role, Vec::new(), true, &cell.at);
    }

    fn said(&mut self, line: &mut Line, role: usize, cell: &Cell, said: Said) {
        let name = self.name_of(role);
        let text = one_line(&cell.text);
        for lookalike in &said.lookalikes {
            let message = format!(
                "{} in the column of {} is {} (U+{:04X}), not the letter `{}`",
                quoted(&lookalike.character.to_string()),
                quoted(&name),
                lookalike.name,
                u32::from(lookalike.character),
                lookalike.latin
            );
            if self.choices.accept_lookalikes && !said.letters.is_empty() {
                let message = format!("{message}, and is taken for it");
                self.finding(Finding::at(&codes::MAPPED_VALUE, &cell.at, message));
                continue;
            }
            let help = if said.is_open && said.letters.is_empty() {
                "this chart has no such letter; write the one that is meant"
            } else {
                "write the Latin letter, or take all of them for it with `--accept-lookalikes`"
            };
            self.finding(Finding::at(&codes::LOOKALIKE_LETTER, &cell.at, message).help(help));
        }
        if !said.lookalikes.is_empty()
            && (said.letters.is_empty() || !self.choices.accept_lookalikes)
        {
            line.notes.push(format!("{name}: \"{text}\""));
            return self.push(line, role, Vec::new(), true, &cell.at);
        }
        for (word, letter) in &said.mapped {
            let first = (0, self.table, cell.at.clone());
            self.mapped
                .entry((word.clone(), *letter))
                .or_insert(first)
                .0 += 1;
        }
        if said.is_open {
            let message = format!(
                "{} in the column of {} is read as not decided yet",
                quoted(&text),
                quoted(&name)
            );
            self.finding(Finding::at(&codes::CELL_REMARK, &cell.at, message));
        }
        let remarks = self.remarks(&said);
        if !remarks.is_empty() {
            let remarks = remarks.join(", ");
            let message = format!(
                "{} in the column of {} has a remark, which is kept: {}",
                quoted(&text),
                quoted(&name),
                quoted(&remarks)
            );
            self.finding(Finding::at(&codes::CELL_REMARK, &cell.at, message));
            line.notes.push(format!("{name}: {remarks}"));
        }
        self.push(line, role, said.letters, said.is_open, &cell.at);
    }

    /// The words beside letters, with the text of footnotes.
    fn remarks(&self, said: &Said) -> Vec<String> {
        let words = said.remark.iter().map(|remark| one_line(remark));
        let letters: Vec<&str> = said.letters.iter().map(|letter| letter.word()).collect();
        let notes = said.marks.iter().map(|mark| {
            let mut footnotes = self.footnotes.iter();
            let found = footnotes.find(|(known, _)| known == mark);
            found.map_or_else(
                || format!("{}{mark}", letters.join("/")),
                |(_, text)| text.clone(),
            )
        });
        words.chain(notes).collect()
    }

    /// Adds letters to what a role has in a row.
    pub(super) fn push(
        &mut self,
        line: &mut Line,
        role: usize,
        letters: Vec<Letter>,
        is_open: bool,
        at: &Place,
    ) {
        if let Some(known) = line.letters.iter_mut().find(|known| known.role == role) {
            known.is_open |= is_open;
            for letter in letters {
                if !known.letters.contains(&letter) {
                    known.letters.push(letter);
                }
            }
            return;
        }
        line.letters.push(FoundLetters {
            role,
            letters,
            is_open,
            at: at.clone(),
        });
    }

    pub(super) fn name_of(&self, role: usize) -> String {
        self.found
            .roles
            .get(role)
            .map_or_else(String::new, |role| role.name.clone())
    }

    /// What was found and what is odd about it.
    pub(super) fn finish(mut self) -> (FoundChart, Vec<Finding>) {
        self.duplicates();
        let mapped = std::mem::take(&mut self.mapped);
        for ((word, letter), (count, table, at)) in mapped {
            let message = format!(
                "{} is read as {letter} ({})",
                quoted(&word),
                counted(count, "cell", "cells")
            );
            let finding = Finding::at(&codes::MAPPED_VALUE, &at, message);
            let help = format!("`--letters '{}=…'` says otherwise", word.replace('\'', "’"));
            self.findings.push((table, finding.help(help)));
        }
        // In the order of the file; of the same cell in the order in which they were found.
        self.findings
            .sort_by(|(table, finding), (other_table, other)| {
                table
                    .cmp(other_table)
                    .then_with(|| finding.at.is_none().cmp(&other.at.is_none()))
                    .then_with(|| finding.at.cmp(&other.at))
            });
        let findings = self
            .findings
            .into_iter()
            .map(|(_, finding)| finding)
            .collect();
        (self.found, findings)
    }

    /// Two rows of the same name in the same phase.
    fn duplicates(&mut self) {
        let mut seen = BTreeSet::new();
        let mut twice = Vec::new();
        let key = |named: &Option<Named>| named.as_ref().map(|named| key_of(&named.name));
        for (row, table) in self.found.rows.iter().zip(&self.tables) {
            // Ids tell rows apart, whatever they are called.
            let id = row.activity.id.clone();
            if !seen.insert((
                key(&row.voter),
                key(&row.phase),
                key_of(&row.activity.name),
                id,
            )) {
                twice.push((*table, row.activity.name.clone(), row.activity.at.clone()));
            }
        }
        for (table, name, at) in twice {
            let message = format!("two rows of the same phase are called {}", quoted(&name));
            let help = "give each a name of its own, or one row the letters of both";
            self.findings.push((
                table,
                Finding::at(&codes::DUPLICATE_NAME, &at, message).help(help),
            ));
        }
    }
}

/// Numbers of roles as a row has them: in order, each once.
pub(super) fn in_order(mut roles: Vec<usize>) -> Arc<[usize]> {
    roles.sort_unstable();
    roles.dedup();
    roles.into()
}

/// A row with what was found of it; `roles` in order.
pub(super) fn row(
    activity: Named,
    phase: Option<Named>,
    line: Line,
    roles: Arc<[usize]>,
) -> FoundRow {
    let (note, has_notes) = (line.note(), line.has_notes);
    let mut letters = line.letters;
    letters.sort_by_key(|letters| letters.role);
    FoundRow {
        activity,
        phase,
        letters,
        roles,
        is_decision: None,
        is_control: None,
        note,
        has_notes,
        variant: None,
        voter: None,
    }
}
