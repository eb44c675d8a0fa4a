//! A meeting being presented: its journal, and the link to the room screen.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::memory;
use crate::app::talk::{Moved, Opened, Ticket};
use crate::journal::entry::{Entry, Seq};
use crate::journal::log::{Facts, Journal, NotSaved};
use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;
use crate::model::stage::Cue;
use crate::shell::link::{self, Console, LinkError, Meeting};
use crate::shell::{self, Best, Vault, candidates, open_best};

/// What a console has open. Cheap to clone: jobs of the queue take a copy.
#[derive(Clone, Default)]
pub struct Stand {
    journal: Arc<Mutex<Option<Journal<Vault>>>>,
    link: Arc<Mutex<Option<Console>>>,
    places: Arc<Mutex<Vec<PathBuf>>>,
}

/// Which meeting is to be presented.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The folder of the briefing; none for the sample inside the program.
    pub folder: Option<PathBuf>,
    /// Name of the briefing in its library.
    pub chosen: Option<String>,
    /// Id of the meeting.
    pub meeting: SafeText,
    pub rehearsal: bool,
    /// Fingerprint of the files.
    pub files: u64,
}

/// A lock that a job broke while it had it is taken all the same: each value in it is whole.
fn take<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Wish {
    /// The name console and room meet under. A rehearsal is nobody's meeting.
    fn link(&self) -> link::Name {
        link_name(self.folder.as_deref(), self.chosen.as_deref())
    }
}

/// The name of the link of a briefing.
#[must_use]
pub fn link_name(folder: Option<&Path>, chosen: Option<&str>) -> link::Name {
    match folder {
        Some(folder) => link::name(Meeting::Disk(folder)),
        None => link::name(Meeting::Embedded(chosen.unwrap_or_default())),
    }
}

/// Why a meeting cannot be presented, and what to do about it.
#[derive(Clone, Debug)]
pub struct Refused {
    pub message: Both,
    pub help: Both,
}

impl Refused {
    /// Nothing can be presented, but everything can be looked at.
    pub fn to_look(message: Both) -> Self {
        let help =
            Both::new("regardez la réunion avec « tribrief »", "look at the meeting with \"tribrief\"");
        Self { message, help }
    }
}

impl From<LinkError> for Refused {
    fn from(error: LinkError) -> Self {
        Self { message: error.message(), help: error.help() }
    }
}

impl Stand {
    /// Opens link and journal.
    ///
    /// # Errors
    /// When another console presents this meeting, or nothing can be written anywhere.
    pub fn open(&self, wish: &Wish) -> Result<Opened, Refused> {
        let now = shell::now();
        let folder = memory::live_folder()?;
        let console = Console::open(&folder, &wish.link())?;
        let places = places(wish);
        let facts = Facts { meeting: wish.meeting.clone(), rehearsal: wish.rehearsal };
        let best = open_best(&places, &facts, now).map_err(|error| Refused::to_look(error.message()))?;
        let place = places.iter().position(|path| same(path, best.journal.storage().path())).unwrap_or(0);
        let opened = Opened {
            rehearsal: wish.rehearsal,
            entries: best.journal.entries().to_vec(),
            words: told(&best),
            places: places.iter().map(|path| path.display().to_string()).collect(),
            place,
            files: wish.files,
            now,
        };
        *take(&self.places) = places;
        *take(&self.link) = Some(console);
        *take(&self.journal) = Some(best.journal);
        Ok(opened)
    }

    /// Appends `entry`; on return the disk has it.
    ///
    /// # Errors
    /// When it has not.
    pub fn record(&self, entry: &Entry) -> Result<Seq, Both> {
        let mut journal = take(&self.journal);
        let Some(journal) = &mut *journal else { return Err(closed()) };
        journal.append(entry).map(|saved| saved.seq).map_err(|error: NotSaved| error.message())
    }

    /// Goes on in place number `to`, with the entries that wait, as far as that place takes them.
    #[must_use]
    pub fn move_to(&self, to: usize, waiting: &[(Ticket, Entry)]) -> Moved {
        let mut slot = take(&self.journal);
        let moved = self.copy_to(to, slot.as_ref());
        let mut done = Moved { to, there: false, saved: Vec::new(), refused: None };
        match moved {
            Err(words) => done.refused = Some(words),
            Ok(mut journal) => {
                done.there = true;
                for (ticket, entry) in waiting {
                    match journal.append(entry) {
                        Ok(saved) => done.saved.push((*ticket, saved.seq)),
                        Err(error) => {
                            done.refused = Some(error.message());
                            break;
                        }
                    }
                }
                // Also when it takes nothing more: it holds all that was saved so far.
                *slot = Some(journal);
            }
        }
        done
    }

    /// A whole copy of `journal` in place number `to`.
    fn copy_to(&self, to: usize, journal: Option<&Journal<Vault>>) -> Result<Journal<Vault>, Both> {
        let path = take(&self.places).get(to).cloned().ok_or_else(closed)?;
        let journal = journal.ok_or_else(closed)?;
        let vault = Vault::open(&path).map_err(|error| error.message())?;
        journal.move_to(vault).map_err(|error| error.message())
    }

    /// Tells the room screen. A link that cannot be written is no reason to stop the meeting: the room
    /// marks that nothing comes any more.
    pub fn cue(&self, cue: &Cue) {
        if let Some(console) = &mut *take(&self.link) {
            let _ = console.publish(cue);
        }
    }

    /// Gives journal and link free.
    pub fn close(&self) {
        *take(&self.journal) = None;
        *take(&self.link) = None;
    }
}

/// Where the journal may be, the best place first.
fn places(wish: &Wish) -> Vec<PathBuf> {
    let state = memory::state_folder();
    let mut all = candidates(wish.folder.as_deref(), state.as_deref(), &wish.meeting, wish.rehearsal);
    // When both disks are full, or gone, the home folder and the one for passing files are left.
    for folder in memory::spare_folders() {
        all.extend(candidates(Some(&folder), None, &wish.meeting, wish.rehearsal));
    }
    all
}

fn same(a: &Path, b: &Path) -> bool {
    std::path::absolute(a).ok() == std::path::absolute(b).ok()
}

/// What has to be said about the journal that was opened.
fn told(best: &Best) -> Vec<Both> {
    let mut words = Vec::new();
    for path in &best.differing {
        let path = SafeText::new(&path.display().to_string());
        words.push(Both::new(
            format!("un autre journal diffère : {path}"),
            format!("another journal differs: {path}"),
        ));
    }
    if !best.recovery.gaps.is_empty() {
        words.push(Both::new(
            "le journal est abîmé au milieu ; voir « tribrief journal verify »",
            "the journal is damaged in the middle; see \"tribrief journal verify\"",
        ));
    }
    if let Some(torn) = &best.recovery.torn {
        let kept = SafeText::new(&torn.kept_as);
        words.push(Both::new(
            format!("une fin de ligne coupée est gardée dans {kept}"),
            format!("a torn last line is kept in {kept}"),
        ));
    }
    if !best.journal.storage().is_locked() {
        words.push(Both::new(
            "ce disque ne verrouille pas les fichiers : une seule console à la fois",
            "this disk does not lock files: one console at a time",
        ));
    }
    if let Some((path, why)) = best.passed_over.first() {
        let path = SafeText::new(&path.display().to_string());
        words.push(Both::new(format!("{path} : {}", why.fr), format!("{path}: {}", why.en)));
    }
    words
}

fn closed() -> Both {
    Both::new("le journal n'est pas ouvert", "the journal is not open")
}
