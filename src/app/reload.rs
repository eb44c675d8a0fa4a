//! Files that were saved while they are shown: what the shell tells of them.

use std::sync::Arc;

use crate::analysis::news::News;
use crate::model::briefing::Briefing;
use crate::model::room::Room;
use crate::model::safe_text::SafeText;

/// What the watch over the files saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// Files are not what they were.
    Changed,
    /// The folder is not there any more.
    Gone,
    /// It is there again.
    Back,
    /// Nothing that concerns anybody.
    Nothing,
}

/// What is still to be done about files that changed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// They changed while nothing was to move, and are read when the meeting is over.
    pub waits: bool,
    /// It was said that they are being read.
    pub announced: bool,
    /// The rules spoke while that was said, and were not heard.
    pub unheard: bool,
}

/// Files that were read again.
#[derive(Clone, Debug)]
pub struct Reread {
    pub briefing: Arc<Briefing>,
    /// The room that was shown when reading began.
    pub then: Room,
    /// The same room over what was read.
    pub now: Room,
    /// What that room sees of the change.
    pub news: News,
    /// Names of the files that changed.
    pub files: Vec<SafeText>,
}

impl Reread {
    /// What `briefing`, read from the files of `then` again, shows to that room; `files` changed.
    #[must_use]
    pub fn new(then: Room, briefing: Arc<Briefing>, files: Vec<SafeText>) -> Self {
        let now = then.renewed(Arc::clone(&briefing));
        now.prepare();
        // Rooms of different audiences see different things without any change.
        let same = now.audience() == then.audience();
        let news = if same { News::between(&then, &now) } else { News::default() };
        Self { briefing, then, now, news, files }
    }
}
