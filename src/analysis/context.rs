//! What every answer depends on beside the record: the room, the language, how coordinates read.

use crate::model::lang::Lang;
use crate::model::position::CoordinateStyle;
use crate::model::room::Room;
use crate::model::time::Day;

/// For whom, in which language, in which coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Cx<'a> {
    pub room: &'a Room,
    pub lang: Lang,
    pub coords: CoordinateStyle,
}

impl Cx<'_> {
    /// Days from `day` to the day everything is computed for; positive when it has passed.
    #[must_use]
    pub fn days_past(&self, day: Day) -> Option<i64> {
        self.room.today().map(|today| today.days_since(day))
    }

    /// `77 d`, in French `77 j`.
    #[must_use]
    pub fn days(&self, days: i64) -> String {
        match self.lang {
            Lang::Fr => format!("{days} j"),
            Lang::En => format!("{days} d"),
        }
    }

    /// The French or the English word.
    #[must_use]
    pub fn say(&self, fr: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}
