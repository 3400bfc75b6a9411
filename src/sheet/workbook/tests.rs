mod bad;
mod made;
mod ods;
mod xlsx;
