//! The meeting before: what its journal leaves open, wherever that journal is, and its files, to see what
//! has moved since.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{args, memory};
use crate::journal::{Ledger, carry};
use crate::model::briefing::Briefing;
use crate::model::time::Moment;
use crate::shell::{best_on_disk, journals_of};
use crate::source::{self, Carried, Limits, Loaded, Opened, Previous};

/// Loads what `opened` opened, with what the meeting before left open; `shared` leaves out what is for
/// the nation's own laptop alone.
#[must_use]
pub fn load(opened: &Opened, path: Option<&Path>, now: Option<Moment>, shared: bool) -> Loaded {
    let folder = args::folder(path, opened.chosen.as_deref());
    let carry = |previous: &str| left_by(folder.as_deref(), previous).unwrap_or_default();
    source::load_carrying(&*opened.files, Limits::default(), now, shared, &carry)
}

/// The same over what the desk shows: what cannot be read any more stays as it was.
#[must_use]
pub fn load_over(
    opened: &Opened,
    path: Option<&Path>,
    chosen: Option<&str>,
    now: Option<Moment>,
    shown: Option<&Previous>,
) -> Loaded {
    let folder = args::folder(path, chosen);
    let carry = |previous: &str| left_by(folder.as_deref(), previous).unwrap_or_default();
    source::load_again(&*opened.files, Limits::default(), now, false, &carry, shown)
}

/// What the journal of the briefing `previous`, beside `folder`, left open.
fn left_by(folder: Option<&Path>, previous: &str) -> Option<Carried> {
    let folder = std::path::absolute(folder?).ok()?;
    let before = folder.parent()?.join(plain_name(previous)?);
    let places = journals_of(&before, memory::state_folder().as_deref());
    let (found, _) = best_on_disk(&places).ok()?;
    let mut hasher = DefaultHasher::new();
    found.reading.digest.to_string().hash(&mut hasher);
    let records = carry::records(&Ledger::of(&found.reading.entries));
    Some(Carried { records, mark: hasher.finish() })
}

/// The briefing of the meeting before the one in `briefing`, which `path` and `chosen` opened: in the folder
/// beside it, or in the sample. Without private files: what moved is told to the whole room.
#[must_use]
pub fn before(path: Option<&Path>, chosen: Option<&str>, briefing: &Briefing) -> Option<Arc<Briefing>> {
    let name = plain_name(briefing.previous()?)?;
    let opened = match args::folder(path, chosen) {
        Some(folder) => {
            let beside = std::path::absolute(folder).ok()?.parent()?.join(name);
            // A library is no meeting.
            source::open(&beside, None).ok().filter(|opened| opened.chosen.is_none())?
        }
        None => source::open_embedded(name.to_str()).ok()?,
    };
    Some(source::load_shared(&*opened.files, Limits::default(), None).briefing)
}

/// Reads the briefing of the meeting before `briefing`, for the rules that compare the two.
pub fn look_back(path: Option<&Path>, chosen: Option<&str>, briefing: &Briefing) {
    match before(path, chosen, briefing) {
        Some(before) => briefing.remember(before),
        None if briefing.previous().is_some() => briefing.miss(),
        None => {}
    }
}

/// The name of a folder beside: a path that leads anywhere else is none.
fn plain_name(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(name);
    let mut parts = path.components();
    let plain = matches!(parts.next(), Some(Component::Normal(_))) && parts.next().is_none();
    plain.then_some(path)
}
