//! Tables copied from a wiki as plain text.
