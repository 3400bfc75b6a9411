//! `offsite enter`: reads lines, prints what comes of them. What they mean is the form's matter.

mod piped;
mod terminal;

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;

use super::args::EnterArgs;
use super::report::one_line;
use super::{Outcome, print};
use crate::edit::write_all;
use crate::entry::{Order, Part, Voter, add_person, voter_named, voters};
use crate::error::Error;
use crate::model::Workshop;
use crate::pipeline::{Entering, Reading, read_folder};

/// A line where the terminal does not say how wide it is.
const USUAL_WIDTH: usize = 80;

pub(super) fn run(args: &EnterArgs, folder: &Path) -> Result<Outcome, Error> {
    let reading = read_folder(folder, None)?;
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let is_asking = std::io::stdin().is_terminal();
    let (voter, reading) = match &args.voter {
        Some(typed) => voter(args, typed, reading, folder)?,
        None => {
            print(&listed(&reading.workshop))?;
            let chosen = match is_asking {
                true => terminal::choose(&reading.workshop)?,
                false => nobody_named()?,
            };
            match chosen {
                Some(voter) => (voter, reading),
                None => return Ok(Outcome::Done),
            }
        }
    };
    let order = if is_asking {
        Order::Missing
    } else {
        Order::Each
    };
    let mut entering = Entering::open(reading, folder, &voter, args.part(), order)?;
    let laid_out = |text: String| if is_asking { wrapped(&text) } else { text };
    print(&laid_out(heading(&entering)))?;
    let outcome = match is_asking {
        true => terminal::enter(&mut entering)?,
        false => piped::enter(&mut entering)?,
    };
    print(&laid_out(summary(&entering, folder)))?;
    Ok(outcome)
}

/// Who is meant, and the workshop, to which they are added where that is asked for.
fn voter(
    args: &EnterArgs,
    typed: &str,
    reading: Reading,
    folder: &Path,
) -> Result<(String, Reading), Error> {
    match (voter_named(&reading.workshop, typed), &args.people_as) {
        (Ok(voter), _) => Ok((voter, reading)),
        (Err(_), Some(role)) => {
            let (id, rewrites) = add_person(&reading.workshop, &reading.sources, typed, role)?;
            write_all(folder, &rewrites)?;
            print(&format!("added `[person.{id}]`\n"))?;
            Ok((id, read_folder(folder, None)?))
        }
        (Err(_), None) if Path::new(typed).is_dir() && args.folder.is_none() => {
            Err(Error::Usage(format!(
                "`{typed}` is a folder; say whose ballot it is before it, such as `offsite enter VOTER {typed}`, or \
                 list the voters with `offsite enter -C {typed}`"
            )))
        }
        (Err(error), None) => Err(error),
    }
}

/// Lines that nobody's ballot takes must not get lost without a word.
fn nobody_named() -> Result<Option<String>, Error> {
    let mut lines = std::io::stdin().lock().lines();
    let has_any = lines.any(|line| line.is_ok_and(|line| !line.trim().is_empty()));
    match has_any {
        true => Err(Error::Usage(
            "nothing was entered: say whose ballot it is, such as `offsite enter amara`".to_owned(),
        )),
        false => Ok(None),
    }
}

/// Who votes, a line each, with how much of each part is there.
fn listed(workshop: &Workshop) -> String {
    let voters = voters(workshop);
    if voters.is_empty() {
        return "nobody is there yet who could vote; `offsite enter NAME --people-as ROLE` adds a person\n"
            .to_owned();
    }
    let width = |text: fn(&Voter) -> &str| {
        let widths = voters
            .iter()
            .map(|voter| textwrap::core::display_width(text(voter)));
        widths.max().unwrap_or(0)
    };
    let (ids, names) = (width(|voter| &voter.id), width(|voter| &voter.name));
    let lines = voters.iter().map(|voter| {
        let parts = Part::ALL.iter().zip(voter.tallies);
        let parts =
            parts.filter(|(part, (done, of))| *done > 0 || *of > 0 && **part != Part::Second);
        let parts: Vec<String> = parts
            .map(|(part, (done, of))| format!("{} {done}/{of}", part.name()))
            .collect();
        let line = format!(
            "{}  {}  {}",
            padded(&voter.id, ids),
            padded(&voter.name, names),
            parts.join(", ")
        );
        format!("{}\n", one_line(line.trim_end()))
    });
    lines.collect()
}

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(textwrap::core::display_width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// Whose ballot it is, how much of it is there, and where it lies.
fn heading(entering: &Entering) -> String {
    let (form, workshop) = (entering.form(), entering.workshop());
    let (done, of) = form.tally();
    let person = workshop.people.get(form.voter());
    let name = person.map_or(form.voter(), |person| &person.name);
    let name = one_line(name);
    let mut heading = format!(
        "{name}, {}: {done} of {of} in {}\n",
        form.part().name(),
        entering.file()
    );
    if workshop.vote.secret && !workshop.about.fictional {
        heading.push_str(&format!(
            "votes are secret: do not commit `{}`, and keep it out of shared folders\n",
            entering.file()
        ));
    }
    let listed = &workshop.vote.voters;
    if !listed.is_empty() && !listed.iter().any(|id| id.as_str() == form.voter()) {
        heading.push_str(&format!(
            "`{}` is not in `[vote] voters`; the first line that is entered adds them\n",
            form.voter()
        ));
    }
    heading
}

/// How much is there now, and what to run next.
fn summary(entering: &Entering, folder: &Path) -> String {
    let form = entering.form();
    let mut told = format!("{}\n", form.summary());
    let part = form.part();
    let at = Part::ALL
        .iter()
        .position(|known| *known == part)
        .unwrap_or(0);
    let voters = voters(entering.workshop());
    let listed = &entering.workshop().vote.voters;
    let is_next = |voter: &&Voter| {
        let (done, of) = voter.tallies[at];
        let votes = listed.is_empty() || listed.iter().any(|id| id.as_str() == voter.id);
        voter.id != form.voter() && votes && done == 0 && of > 0
    };
    let behind = voters.iter().skip_while(|voter| voter.id != form.voter());
    let flag = match part {
        Part::First => "",
        Part::Second => " --round 2",
        Part::Raci => " --raci",
    };
    let place = match folder.as_os_str() == "." {
        true => String::new(),
        false => format!(" -C {}", folder.display()),
    };
    told.push_str(&match behind.chain(&voters).find(is_next) {
        Some(next) => format!("next: `offsite enter {}{flag}{place}`\n", next.id),
        None if part == Part::Raci => format!("next: `offsite show agreement{place}`\n"),
        None => format!("next: `offsite show votes{place}`\n"),
    });
    told
}

/// A text in lines as wide as the terminal; what wraps is set in by two.
fn wrapped(text: &str) -> String {
    let width = terminal_size::terminal_size().map_or(USUAL_WIDTH, |(width, _)| width.0.into());
    let lines = text.lines().flat_map(|line| {
        let blanks = line.len() - line.trim_start().len();
        let options = textwrap::Options::new(width.max(20))
            .subsequent_indent("    ")
            // Half an id cannot be typed.
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let line = format!("{}{}", " ".repeat(blanks), one_line(line.trim_start()));
        let lines = textwrap::wrap(&line, options).into_iter();
        lines.map(|line| format!("{line}\n")).collect::<Vec<_>>()
    });
    lines.collect()
}
