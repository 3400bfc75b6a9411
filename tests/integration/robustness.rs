//! What people really hand in.
