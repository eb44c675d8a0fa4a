//! Questions over a room: lists, detail sheets, counts, search. Sees nothing but the room.

pub mod agenda;
pub mod columns;
pub mod context;
pub mod corridor;
pub mod describe;
pub mod list;
pub mod matrix;
pub mod overview;
pub mod pane;
pub mod patrol;
pub mod rows;
pub mod search;
pub mod sheet;
