//! A word to those who wait.

use std::io::Write as _;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Who waits longer than this wants to know what for.
const SOON: Duration = Duration::from_secs(1);

/// Does some work; what it is goes to standard error if it takes more than a second.
pub(super) fn while_working<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (done, waiting) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(SOON) == Err(RecvTimeoutError::Timeout) {
                // Nobody there to read it is no reason to stop.
                let _ = writeln!(anstream::stderr(), "{what} …");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
