//! A folder of TOML becomes a checked model of a post-sales offsite, and that
//! becomes everything the room, the repository and the printer need.
//!
//! The pipeline, in ten lines:
//!
//! ```no_run
//! use offsite::pipeline::{RenderOptions, read_folder, render};
//! use offsite::artifacts::Extent;
//! use std::path::Path;
//!
//! # fn main() -> Result<(), offsite::error::Error> {
//! let reading = read_folder(Path::new("workshops/post-sales"), None)?; // source → load → resolve → check
//! if !reading.report.is_unclear() {
//!     let pages = render(&reading, RenderOptions::default())?; // view → render → artifacts
//!     pages.artifacts.write(Path::new("out"), Extent::Whole)?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Data is kept in three vocabularies: as typed ([`schema`]), as meant ([`model`]) and as shown ([`view`]). What is
//! wrong with a user's files is a [`diagnostic::Diagnostic`], collected and never returned early; an
//! [`error::Error`] means that the run is impossible. The README says which module may use which.

pub mod analysis;
pub mod artifacts;
pub mod browser;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod edit;
pub mod entry;
pub mod error;
pub mod git;
pub mod history;
pub mod import;
mod layout;
pub mod load;
pub mod merge;
pub mod model;
pub mod origin;
pub mod pipeline;
pub mod rename;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod sheet;
pub mod source;
mod text;
pub mod textconv;
pub mod view;
pub mod vocabulary;

mod wording;
pub mod words;
