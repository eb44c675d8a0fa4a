//! What the screen shows, as documents: for now plain text for pipes, printers and screen readers.

pub mod plain;
