//! The files of the desk: watched, and read again when they were saved.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{args, carried};
use crate::app::reload::{Reread, Watched};
use crate::app::update::Answer;
use crate::model::briefing::Briefing;
use crate::model::room::Room;
use crate::model::time::Moment;
use crate::shell::{self, Sign, Watcher};
use crate::source::{self, Loaded};

/// Reading that takes longer is announced.
const PATIENCE: Duration = Duration::from_millis(500);

/// The loaded files, shared with the workers.
pub type Shelf = Arc<Mutex<Option<Arc<Loaded>>>>;

/// Reads again what the desk shows.
#[derive(Clone)]
pub struct Reload {
    path: Option<PathBuf>,
    now: Option<Moment>,
    /// What is shown.
    shown: Shelf,
    /// What was read, until it is shown.
    fresh: Shelf,
    watcher: Arc<Watcher>,
    busy: Arc<Busy>,
}

impl Reload {
    /// Watches what `path` and `chosen` lead to, as it is now; the files of `shown` are read after this.
    #[must_use]
    pub fn new(path: Option<PathBuf>, chosen: Option<&str>, now: Option<Moment>, shown: Shelf) -> Self {
        let watcher = Arc::new(Watcher::new(place(path.as_ref(), chosen)));
        Self { path, now, shown, fresh: Shelf::default(), watcher, busy: Arc::default() }
    }

    /// The watch: after an editor it is asked to look at once.
    #[must_use]
    pub fn watcher(&self) -> &Arc<Watcher> {
        &self.watcher
    }

    /// Looks at the files until there is something to tell.
    #[must_use]
    pub fn watch(&self) -> shell::Effect<Answer> {
        let watcher = Arc::clone(&self.watcher);
        shell::Effect::Work(Box::new(move || {
            Answer::Watched(match watcher.wait() {
                Some(Sign::Changed) => Watched::Changed,
                Some(Sign::Gone) => Watched::Gone,
                Some(Sign::Back) => Watched::Back,
                None => Watched::Nothing,
            })
        }))
    }

    /// Reads the files of `room` again; `chosen` of the library.
    #[must_use]
    pub fn read(&self, room: Room, chosen: Option<String>) -> shell::Effect<Answer> {
        let this = self.clone();
        let reading = Reading::begin(&self.busy);
        shell::Effect::Work(Box::new(move || {
            let reread = this.read_now(room, chosen.as_deref());
            drop(reading);
            Answer::Reread(reread.map(Box::new))
        }))
    }

    /// Says that reading takes its time, if it does.
    #[must_use]
    pub fn patience(&self) -> shell::Effect<Answer> {
        let busy = Arc::clone(&self.busy);
        shell::Effect::Work(Box::new(move || {
            if busy.lasts(PATIENCE) { Answer::Reading } else { Answer::Watched(Watched::Nothing) }
        }))
    }

    /// What was read is shown: its files are those of the briefing.
    #[must_use]
    pub fn take(&self, briefing: &Arc<Briefing>) -> Option<shell::Effect<Answer>> {
        let fresh = locked(&self.fresh).take();
        let fresh = fresh.filter(|fresh| Arc::ptr_eq(&fresh.briefing, briefing))?;
        let old = locked(&self.shown).replace(fresh);
        // Letting go of 100 MB takes a moment too.
        Some(shell::Effect::Work(Box::new(move || {
            drop(old);
            Answer::Watched(Watched::Nothing)
        })))
    }

    fn read_now(&self, room: Room, chosen: Option<&str>) -> Option<Reread> {
        let opened = source::open(&place(self.path.as_ref(), chosen)?, None).ok()?;
        // Another briefing of the library may have been loaded meanwhile.
        let shown = |loaded: &&Arc<Loaded>| room.is_over(&loaded.briefing);
        let previous = locked(&self.shown).as_ref().filter(shown).map(|loaded| loaded.as_previous())?;
        let before = Some(&previous);
        let fresh = carried::load_over(&opened, self.path.as_deref(), chosen, self.now, before);
        let files = locked(&self.shown).as_ref().map(|shown| shown.differing(&fresh))?;
        if files.is_empty() {
            return None;
        }
        let reread = Reread::new(room, Arc::clone(&fresh.briefing), files);
        *locked(&self.fresh) = Some(Arc::new(fresh));
        Some(reread)
    }
}

/// The folder or file that `path` and `chosen` lead to; none for the sample inside the program.
#[must_use]
pub fn place(path: Option<&PathBuf>, chosen: Option<&str>) -> Option<PathBuf> {
    let place = args::looked_at(path.map(PathBuf::as_path))?;
    Some(chosen.map_or_else(|| place.clone(), |name| place.join(name)))
}

fn locked(shelf: &Shelf) -> MutexGuard<'_, Option<Arc<Loaded>>> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many readings are going on.
#[derive(Debug, Default)]
struct Busy {
    count: Mutex<usize>,
    done: Condvar,
}

impl Busy {
    /// Whether something is still being read after `time`.
    fn lasts(&self, time: Duration) -> bool {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.done.wait_timeout_while(count, time, |count| *count > 0);
        *waited.unwrap_or_else(PoisonError::into_inner).0 > 0
    }
}

/// One reading, which is over when it is dropped: also where a worker breaks.
struct Reading(Arc<Busy>);

impl Reading {
    fn begin(busy: &Arc<Busy>) -> Self {
        *busy.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Self(Arc::clone(busy))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let mut count = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_sub(1);
        self.0.done.notify_all();
    }
}
