//! Tests of telling documents from CSV.
