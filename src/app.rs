//! What is on the screen and what a key does: `Event -> Action -> update(State) -> Vec<Effect>`, pure.

pub mod action;
pub mod audience;
pub mod chart;
pub mod chooser;
pub mod console;
pub mod detail;
pub mod edit;
pub mod follow;
pub mod form;
pub mod geometry;
pub mod history;
pub mod keymap;
pub mod keys;
pub mod list;
pub mod map;
pub mod navigate;
pub mod overlay;
pub mod overview;
pub mod problems;
pub mod reload;
pub mod scene;
pub mod search;
pub mod state;
pub mod talk;
pub mod target;
pub mod time;
pub mod update;

pub use state::{Setup, State};
pub use update::{Answer, Effect, Msg, update};
