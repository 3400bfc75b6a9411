//! Lines of a ballot from a file or a program.

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use crate::cli::report::error_word;
use crate::cli::{Outcome, print};
use crate::error::Error;
use crate::pipeline::{Entering, Told};

/// Enters every line that can be; what cannot is told with its number.
pub(super) fn enter(entering: &mut Entering) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Done;
    // Who no longer listens is no reason to enter less.
    let mut printed = Ok(());
    let mut say = |text: &str| {
        if printed.is_ok() {
            printed = print(&format!("{text}\n"));
        }
    };
    for (n, bytes) in std::io::stdin().lock().split(b'\n').enumerate() {
        let bytes = bytes.map_err(|error| Error::io("read", Path::new("standard input"), error))?;
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{feff}').trim_end();
        match entering.line(line)? {
            Told::Entered(said) | Told::Said(said) => say(&said),
            Told::Moved => {}
            Told::Done => break,
            Told::Refused(why) => {
                outcome = Outcome::Findings;
                let number = n + 1;
                // Not being able to say so is no reason to leave the rest out; the exit code says it too.
                let _ = writeln!(anstream::stderr(), "{}: line {number}: {why}", error_word());
            }
        }
    }
    printed.map(|()| outcome)
}
