//! Tables of Markdown documents: ragged, in lists and in fences, without closing pipes.
