//! Numbers that follow from a workshop: pure functions of the model, each with the source of its formula.

pub mod across;
pub mod agreement;
pub mod capacity;
pub mod columns;
pub mod competencies;
pub mod concordance;
pub mod descriptors;
pub mod disagreement;
pub mod doers;
pub mod hours;
pub mod offset;
pub mod qualification;
pub mod scores;
