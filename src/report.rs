//! What the screen shows, as documents: for now plain text for pipes, printers and screen readers.

mod map_list;
pub mod plain;
