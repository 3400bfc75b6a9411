mod bad;
mod comments;
mod made;
mod ods;
mod xlsx;
