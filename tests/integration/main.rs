//! Everything about offsite that takes more than one module to show. `tests/README.md` says how to add a case.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod architecture;
mod browser;
mod cards;
mod changes;
mod check;
mod cli;
mod closing;
mod compare;
mod diff;
mod diff_laws;
mod docs;
mod enter;
mod entry;
mod export;
mod fidelity;
mod fmt;
mod git;
mod guide;
mod handouts;
mod history;
mod import;
mod language;
mod map;
mod merge;
mod path;
mod plot;
mod print;
mod privacy;
mod readme;
mod rename;
mod render;
mod repository;
mod robustness;
mod round_trip;
mod schema;
mod settle;
mod show;
mod since;
mod support;
mod textconv;
mod timer;
mod told;
mod visible;
mod workshops;
