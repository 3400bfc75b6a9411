//! Tables of HTML, row and column spans included.
