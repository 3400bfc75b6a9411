//! The form on a terminal.

use std::io::Write as _;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Editor, Helper};

use super::wrapped;
use crate::cli::report::error_word;
use crate::cli::{Outcome, print};
use crate::entry::{Offers, Prompt, voter_named, voters};
use crate::error::Error;
use crate::model::Workshop;
use crate::pipeline::{Entering, Told};

const BOLD: anstyle::Style = anstyle::Style::new().bold();
const FAINT: anstyle::Style = anstyle::Style::new().dimmed();

/// Asks whose ballot it is until somebody is meant; `None` for nobody.
pub(super) fn choose(workshop: &Workshop) -> Result<Option<String>, Error> {
    let voters = voters(workshop);
    let mut lines = Lines::new()?;
    loop {
        let offers = Offers::of_words(voters.iter().map(|voter| voter.id.as_str()));
        let Some(typed) = lines.read("whose ballot> ", "", offers)? else {
            return Ok(None);
        };
        match typed.trim() {
            "" | "done" => return Ok(None),
            typed => match voter_named(workshop, typed) {
                Ok(voter) => return Ok(Some(voter)),
                Err(why) => complain(&why.to_string()),
            },
        }
    }
}

/// Asks line by line until the ballot is put away.
pub(super) fn enter(entering: &mut Entering) -> Result<Outcome, Error> {
    print(&wrapped(
        "`?` says what can be typed; every line is written at once",
    ))?;
    let mut lines = Lines::new()?;
    let mut unsaved = String::new();
    let mut is_new = true;
    loop {
        let form = entering.form();
        let prompt = form.prompt();
        if is_new {
            print(&match &prompt {
                Some(prompt) => heading(prompt),
                None => wrapped(&form.at_the_end()),
            })?;
        }
        let asked = match &prompt {
            Some(prompt) => format!("{}> ", prompt.place),
            None => "> ".to_owned(),
        };
        let Some(typed) = lines.read(&asked, &unsaved, form.offers())? else {
            return Ok(Outcome::Done);
        };
        unsaved.clear();
        is_new = true;
        match entering.line(&typed) {
            Ok(Told::Entered(said)) => print(&wrapped(&format!("  {said}")))?,
            Ok(Told::Said(said)) => print(&wrapped(&said))?,
            Ok(Told::Moved) => {}
            Ok(Told::Done) => return Ok(Outcome::Done),
            Ok(Told::Refused(why)) => {
                complain(&why);
                is_new = entering.form().prompt() != prompt;
            }
            // It may be an editor that is not done, or a full disk: what was typed stands there again.
            Err(error) => {
                complain(&error.to_string());
                unsaved = typed;
            }
        }
    }
}

/// The task that is asked for, with what is known of it.
fn heading(prompt: &Prompt) -> String {
    let Prompt {
        number, id, name, ..
    } = prompt;
    let mut known = String::new();
    if let Some(earlier) = &prompt.earlier {
        known.push_str(&format!("  round 1: {earlier}"));
    }
    if let Some(there) = &prompt.there {
        known.push_str(&format!("  entered: {there}"));
    }
    let name = wrapped(&format!("{number} {name}"));
    format!(
        "{BOLD}{}{BOLD:#}\n{FAINT}  {id}{known}{FAINT:#}\n",
        name.trim_end()
    )
}

/// Says what was wrong, above the next question.
fn complain(why: &str) {
    const WORD: &str = "error";
    let said = wrapped(&format!("{WORD}: {why}"));
    let said = said.strip_prefix(WORD).unwrap_or(&said);
    // Who cannot be told sees at least that the same is asked again.
    let _ = write!(anstream::stderr(), "{}{said}", error_word());
}

/// Lines that somebody types.
struct Lines(Editor<Tab, MemHistory>);

impl Lines {
    fn new() -> Result<Self, Error> {
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .auto_add_history(true)
            // Lines that are pasted are lines.
            .bracketed_paste(false)
            .build();
        let history = MemHistory::with_config(&config);
        let mut editor = Editor::with_history(config, history).map_err(failed)?;
        editor.set_helper(Some(Tab::default()));
        Ok(Self(editor))
    }

    /// The next line; `None` once nobody types any more.
    fn read(&mut self, asked: &str, typed: &str, offers: Offers) -> Result<Option<String>, Error> {
        self.0.set_helper(Some(Tab(offers)));
        match self.0.readline_with_initial(asked, (typed, "")) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }
}

fn failed(error: ReadlineError) -> Error {
    let error = match error {
        ReadlineError::Io(error) => error,
        other => std::io::Error::other(other.to_string()),
    };
    Error::io("read", "the terminal", error)
}

/// What the Tab key offers.
#[derive(Default)]
struct Tab(Offers);

impl Completer for Tab {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.0.at(line, position))
    }
}

impl Hinter for Tab {
    type Hint = String;
}

impl Highlighter for Tab {}
impl Validator for Tab {}
impl Helper for Tab {}
