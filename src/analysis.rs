//! Questions over a room: lists, detail sheets, counts, search, the clock. Sees nothing but the room
//! and what a meeting records.

pub mod agenda;
pub mod chart;
pub mod clock;
pub mod columns;
pub mod context;
pub mod corridor;
pub mod describe;
pub mod gazetteer;
pub mod list;
pub mod matrix;
pub mod movement;
pub mod news;
pub mod overview;
pub mod pane;
pub mod patrol;
pub mod rows;
pub mod scene;
pub mod search;
pub mod sheet;
pub mod situation;
pub mod stale;
pub mod window;
