//! `--watch`: do it again at every save.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher as _};

use super::{Outcome, print, report};
use crate::error::Error;

/// Editors save in several steps; what happens within this time is one save.
const ONE_SAVE: Duration = Duration::from_millis(150);

/// Runs `again` now and after every change under `folder` outside of `out`, until interrupted.
///
/// What goes wrong is printed, and the watch goes on: the next save may mend it.
pub(super) fn run(
    folder: &Path,
    out: &Path,
    again: impl Fn() -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    let (sender, changes) = channel();
    let mut watcher =
        notify::recommended_watcher(sender).map_err(|error| refused(folder, error))?;
    watcher
        .watch(folder, RecursiveMode::Recursive)
        .map_err(|error| refused(folder, error))?;
    loop {
        if let Err(error) = again() {
            // Nobody listening is no reason to stop rendering.
            let _ = writeln!(anstream::stderr(), "{}: {error}", report::error_word());
        }
        print(&format!("watching {} (Ctrl-C ends it)\n", folder.display()))?;
        // The folder exists only after the first run.
        let out = std::fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        if !wait_for_save(&changes, &out) {
            return Ok(Outcome::Done);
        }
    }
}

/// Waits for a change of the workshop's own files; false when no more can come.
///
/// A watcher that failed may have missed a save.
fn wait_for_save(changes: &Receiver<notify::Result<Event>>, out: &Path) -> bool {
    loop {
        match changes.recv() {
            Err(_) => return false,
            Ok(Ok(event)) if !is_save(&event, out) => {}
            Ok(_) => break,
        }
    }
    while changes.recv_timeout(ONE_SAVE).is_ok() {}
    true
}

fn is_save(event: &Event, out: &Path) -> bool {
    let is_input = |path: &PathBuf| {
        let is_read = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
            || path.iter().any(|segment| segment == "templates");
        is_read && !path.starts_with(out)
    };
    // The system lost count of what happened: anything may have.
    event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(is_input)
}

fn refused(folder: &Path, error: notify::Error) -> Error {
    Error::io("watch", folder, std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::EventKind;
    use notify::event::{AccessKind, CreateKind, Flag};

    #[test]
    fn only_what_may_have_changed_the_workshop_is_a_save() {
        let at = |kind, path: &str| Event::new(kind).add_path(path.into());
        let created = EventKind::Create(CreateKind::File);
        let save = |event| is_save(&event, Path::new("w/out"));
        assert!(save(at(created, "w/tasks.toml")));
        assert!(save(at(created, "w/templates/index.html")));
        assert!(!save(at(created, "w/notes.txt")));
        assert!(!save(at(created, "w/out/index.toml")));
        assert!(!save(at(
            EventKind::Access(AccessKind::Any),
            "w/tasks.toml"
        )));
        assert!(save(Event::new(EventKind::Other).set_flag(Flag::Rescan)));
    }

    #[test]
    fn a_failed_watcher_counts_as_a_save() {
        let (sender, changes) = channel();
        sender
            .send(Err(notify::Error::generic("lost")))
            .expect("sent");
        drop(sender);
        assert!(wait_for_save(&changes, Path::new("out")));
        assert!(!wait_for_save(&changes, Path::new("out")));
    }
}
