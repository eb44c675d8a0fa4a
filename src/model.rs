//! The nouns of a briefing. Imports nothing of the project.

pub mod briefing;
pub mod diagnostic;
mod index;
pub mod kept;
pub mod lang;
pub mod marking;
pub mod meaning;
pub mod nation;
pub mod position;
pub mod record;
pub mod reference;
pub mod room;
pub mod safe_text;
pub mod scalar;
pub mod span;
pub mod stage;
pub mod stale;
pub mod table;
pub mod text;
pub mod time;
pub mod value;
