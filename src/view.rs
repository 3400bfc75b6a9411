//! As shown: what one page, table or figure shows, sorted, formatted and ready to draw.

pub mod impact_effort;
