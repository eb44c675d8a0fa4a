//! A desk whose files are saved while it shows them.

use std::sync::Arc;

use tribrief::app::reload::Reread;
use tribrief::app::{Answer, Msg};
use tribrief::source::{self, FileSet, Limits, Loaded};

use super::{App, Files, Memory, app};

/// The desk, and the files as it read them last.
pub struct Saved {
    pub desk: App,
    pub loaded: Loaded,
}

impl Saved {
    /// A desk over `files`; `begin` says how it begins.
    pub fn new(files: &Memory, begin: impl FnOnce(App) -> App) -> Self {
        let loaded = files.load();
        let desk = begin(app(Files::Ready(Arc::clone(&loaded.briefing), Vec::new(), None)));
        Self { desk, loaded }
    }

    /// What reading `files` brings, for the room as it is now.
    pub fn read(&mut self, files: &dyn FileSet) -> Answer {
        let previous = self.loaded.as_previous();
        let carry = |_: &str| source::Carried::default();
        let fresh = source::load_again(files, Limits::default(), None, false, &carry, Some(&previous));
        let names = self.loaded.differing(&fresh);
        if names.is_empty() {
            return Answer::Reread(None);
        }
        let reread = Reread::new(self.desk.state.room.clone(), Arc::clone(&fresh.briefing), names);
        self.loaded = fresh;
        Answer::Reread(Some(Box::new(reread)))
    }

    /// The files are saved as `files` are, and read.
    pub fn save(&mut self, files: &dyn FileSet) {
        let answer = self.read(files);
        self.desk.send(Msg::Answer(answer));
    }

    /// What the footer says.
    pub fn notice(&self) -> &str {
        self.desk.state.notice.as_ref().map_or("", |notice| &notice.text)
    }
}
