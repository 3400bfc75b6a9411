//! CSV and TSV with any delimiter, in any common encoding.
