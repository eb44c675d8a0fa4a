//! Questions over a room: lists, detail sheets, counts, search. Sees nothing but the room.

pub mod columns;
pub mod context;
pub mod describe;
pub mod list;
pub mod overview;
pub mod pane;
pub mod search;
pub mod sheet;
