//! Forms against the built-in example.
