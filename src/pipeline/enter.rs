//! A paper ballot into the files, line by line: each answer is written before the next one is asked for.

use std::path::{Path, PathBuf};

use super::Reading;
use crate::diagnostic::Report;
use crate::edit::{Rewrite, rewritten_tree, write_all};
use crate::entry::{Answer, Answered, Change, Form, Order, Part, Reply, answer, ballot_file};
use crate::error::Error;
use crate::load::load;
use crate::model::raci::Letters;
use crate::model::vote::Ballot;
use crate::model::{Id, Workshop};
use crate::resolve::resolve;
use crate::source::SourceTree;

/// Somebody's ballot being typed in, and the workshop that it goes into.
#[derive(Debug)]
pub struct Entering {
    folder: PathBuf,
    sources: SourceTree,
    workshop: Workshop,
    form: Form,
}

/// What came of a typed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It is written; what it says.
    Entered(String),
    /// Nothing was to be written; something to read.
    Said(String),
    /// Nothing was written, for this reason.
    Refused(String),
    /// Nothing was to be written; the form goes on.
    Moved,
    /// The ballot is put away.
    Done,
}

impl Entering {
    /// Opens a part of the ballot of the person `voter` in the workshop that was read from `folder`.
    ///
    /// # Errors
    /// It is unclear what the files mean, or there is nothing to answer.
    pub fn open(
        reading: Reading,
        folder: &Path,
        voter: &str,
        part: Part,
        order: Order,
    ) -> Result<Self, Error> {
        if reading.report.is_unclear() {
            return Err(Error::Unclear(folder.to_owned()));
        }
        let form = Form::new(&reading.workshop, voter, part, order);
        if form.tally().1 == 0 {
            let (kind, table) = (part.kind(), format!("[{}.some-id]", part.kind()));
            return Err(Error::Usage(format!(
                "there is no {kind} to answer for; write the first one, such as `{table}` with a `name`"
            )));
        }
        Ok(Self {
            folder: folder.to_owned(),
            sources: reading.sources,
            workshop: reading.workshop,
            form,
        })
    }

    /// The form, for what it asks and offers.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The workshop as it is by now.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// The file that the ballot lies in, or would.
    pub fn file(&self) -> String {
        let (voter, part) = (self.form.voter(), self.form.part());
        ballot_file(&self.workshop, &self.sources, voter, part)
    }

    /// Takes a typed line; an answer is written to the disk when this returns.
    ///
    /// # Errors
    /// The files cannot be read or written any more; the form still asks for the same line.
    pub fn line(&mut self, typed: &str) -> Result<Told, Error> {
        match self.form.read(typed) {
            Reply::Save(change) => self.save(change),
            Reply::Told(text) => Ok(Told::Said(text)),
            Reply::Refused(why) => Ok(Told::Refused(why)),
            Reply::Moved => Ok(Told::Moved),
            Reply::Done => Ok(Told::Done),
        }
    }

    fn save(&mut self, change: Change) -> Result<Told, Error> {
        let known = self.form.answer(&change.id).cloned();
        self.reread()?;
        let there = self.form.answer(&change.id);
        let is_same = match (there, &known) {
            (Some(there), Some(known)) => there.means(known),
            (there, known) => there.is_none() && known.is_none(),
        };
        if !is_same {
            let there = there.map_or_else(
                || "nothing".to_owned(),
                |answer| format!("`{}`", answer.typed()),
            );
            return Ok(Told::Refused(format!(
                "somebody else has changed `{}` meanwhile, to {there}; type the line again if yours is right",
                change.id
            )));
        }
        let ballot = (self.form.voter(), self.form.part());
        let given = change.answer.as_ref();
        let Answered { rewrites, before } =
            answer(&self.workshop, &self.sources, ballot, &change.id, given);
        self.write(&rewrites, &change)?;
        Ok(Told::Entered(self.form.saved(change, before)))
    }

    /// Looks whether somebody else has changed the files, and takes them as they are now.
    fn reread(&mut self) -> Result<(), Error> {
        let sources = SourceTree::read(&self.folder)?;
        if !is_same(&sources, &self.sources) {
            let workshop = meant(&sources).ok_or_else(|| Error::Unclear(self.folder.clone()))?;
            self.form.reread(&workshop);
            self.workshop = workshop;
            self.sources = sources;
        }
        Ok(())
    }

    /// Writes the files, which say the change and nothing else.
    fn write(&mut self, rewrites: &[Rewrite], change: &Change) -> Result<(), Error> {
        let sources = rewritten_tree(&self.sources, rewrites);
        let (voter, part) = (self.form.voter(), self.form.part());
        let expected = expected(&self.workshop, voter, part, change);
        let after = meant(&sources).filter(|after| without_voters(after) == expected);
        let Some(after) = after else {
            let path = rewrites.first().map_or("", |rewrite| &rewrite.path);
            return Err(Error::NotOnlyThat(self.folder.join(path)));
        };
        write_all(&self.folder, rewrites)?;
        self.workshop = after;
        self.sources = sources;
        Ok(())
    }
}

/// What the files mean, where that is clear. No rule looks at it: what the room has to talk about is no matter here, and
/// somebody waits for the next line.
fn meant(sources: &SourceTree) -> Option<Workshop> {
    let mut report = Report::default();
    let loaded = load(sources, &mut report);
    let workshop = resolve(&loaded, &mut report);
    (loaded.is_workshop && !report.is_unclear()).then_some(workshop)
}

/// Whether the files say the same; whether git knows them is no matter here.
fn is_same(one: &SourceTree, other: &SourceTree) -> bool {
    let said = |tree: &SourceTree| {
        let files = tree.files().iter();
        let said = files.map(|file| (file.path.clone(), file.text.clone(), file.problem.clone()));
        said.collect::<Vec<_>>()
    };
    said(one) == said(other)
}

/// The workshop with the change.
fn expected(before: &Workshop, voter: &str, part: Part, change: &Change) -> Workshop {
    let mut expected = without_voters(before);
    let ballot = expected.ballots.entry(Id::from(voter)).or_default();
    put(ballot, part, &change.id, change.answer.as_ref());
    without_voters(&expected)
}

fn put(ballot: &mut Ballot, part: Part, id: &str, answer: Option<&Answer>) {
    let round = match part {
        Part::First => &mut ballot.first,
        Part::Second => &mut ballot.second,
        Part::Raci => {
            match answer {
                Some(Answer::Letters(letters)) => {
                    ballot.letters.insert(Id::from(id), letters.clone());
                }
                _ => {
                    ballot.letters.shift_remove(id);
                }
            }
            return;
        }
    };
    match answer {
        Some(Answer::Scores { scores, .. }) => {
            round.insert(Id::from(id), *scores);
        }
        _ => {
            round.shift_remove(id);
        }
    }
}

/// The workshop without what comes and goes with a ballot: its place among the voters, and that it is there at all.
fn without_voters(workshop: &Workshop) -> Workshop {
    let mut workshop = workshop.clone();
    workshop.vote.voters.clear();
    for ballot in workshop.ballots.values_mut() {
        for letters in ballot.letters.values_mut() {
            *letters = held(letters);
        }
        ballot.letters.retain(|_, letters| !letters.is_empty());
    }
    workshop
        .ballots
        .retain(|_, ballot| *ballot != Ballot::default());
    workshop
}

/// The letters that somebody has; their order means nothing.
fn held(letters: &Letters) -> Letters {
    let mut held = Letters::default();
    for (letter, roles) in letters.iter() {
        let mut roles = roles.to_vec();
        roles.sort();
        for role in roles {
            held.give(letter, role);
        }
    }
    held
}
