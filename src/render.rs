//! Views become bytes. Nothing here knows the model: a page can show only what its view holds.

pub mod announcement;
pub mod delimited;
pub mod html;
pub mod markdown;
mod plain;
pub mod plot;
pub mod terminal;
pub mod workbook;
