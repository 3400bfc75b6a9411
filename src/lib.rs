//! A folder of TOML becomes a checked model of a post-sales offsite, and that
//! becomes everything the room, the repository and the printer need.

pub mod render;
pub mod view;
