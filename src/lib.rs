//! A folder of TOML becomes a checked model of a post-sales offsite, and that
//! becomes everything the room, the repository and the printer need.

pub mod analysis;
pub mod artifacts;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod error;
pub mod load;
pub mod model;
pub mod origin;
pub mod pipeline;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod view;
pub mod vocabulary;

mod wording;
