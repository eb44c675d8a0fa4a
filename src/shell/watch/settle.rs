//! When a change counts. Pure: what the disk shows is handed in, with the time since the start.

use std::collections::BTreeMap;
use std::time::Duration;

use super::listing::{Content, Listing, Stat};

/// Saving takes some programs two steps between which there is no file (`ron.md` 5).
const MISSING: Duration = Duration::from_secs(1);

/// An editor may hold a file for so long while it writes.
const LOCKED: Duration = Duration::from_secs(3);

/// For so long after a change a file may change again without another time on it: drives count in steps
/// of up to 2 s (FAT).
const YOUNG: Duration = Duration::from_secs(3);

/// Files larger than this, in bytes, are read when they change and once at the end of [`YOUNG`], not with
/// every look.
const LARGE: u64 = 8 * 1024 * 1024;

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Files are not what they were, and stand still.
    Changed,
    /// The folder is not there any more, or is empty.
    Gone,
    /// It is there again.
    Back,
}

/// What was seen, and since when.
#[derive(Debug)]
pub struct Settle {
    /// What was told last.
    known: Listing,
    /// What the last look showed, while it differs.
    last: Option<Listing>,
    /// The folder was told to be gone.
    gone: bool,
    /// When a file, or all of them, was missing first.
    missing: Option<Duration>,
    /// When a file could not be read first.
    locked: Option<Duration>,
    /// When each file changed last.
    young: BTreeMap<String, Duration>,
}

impl Settle {
    /// Begins with what was there before the files were read.
    pub fn new(start: Listing) -> Self {
        Self { known: start, last: None, gone: false, missing: None, locked: None, young: BTreeMap::new() }
    }

    /// Whether the text of a file has to be looked at.
    pub fn wants(&self, name: &str, stat: &Stat, now: Duration) -> bool {
        let seen = |listing: &Listing| match listing {
            Listing::Files(files) => files.get(name).copied(),
            Listing::Gone => None,
        };
        let (known, last) = (seen(&self.known), self.last.as_ref().map(seen));
        let Some(before) = last.unwrap_or(known).filter(|before| alike(before, stat)) else { return true };
        // What was read once because it changed is read again to see that it stays.
        if last.is_some() && !known.is_some_and(|known| same(&known, Some(&before))) {
            return true;
        }
        if matches!(before.content, Content::Doubtful | Content::Locked) {
            return true;
        }
        let changed = self.young.get(name);
        changed.is_some_and(|at| stat.bytes <= LARGE || now.saturating_sub(*at) >= YOUNG)
    }

    /// Takes a look; tells of a change when two looks in a row show the same.
    pub fn look(&mut self, now: Duration, listing: Listing) -> Option<Sign> {
        let files = match listing {
            Listing::Files(files) if !files.is_empty() || self.knows_nothing() => files,
            _ => return self.nothing_there(now),
        };
        if std::mem::take(&mut self.gone) {
            self.missing = None;
            return Some(Sign::Back);
        }
        self.grow_old(now, &files);
        let known = match &self.known {
            Listing::Files(files) => files,
            Listing::Gone => &BTreeMap::new(),
        };
        if known.len() == files.len() && known.iter().all(|(name, stat)| same(stat, files.get(name))) {
            (self.last, self.missing, self.locked) = (None, None, None);
            self.learn(files);
            return None;
        }
        let missing = known.keys().any(|name| !files.contains_key(name));
        let locked = files.iter().any(|(name, stat)| {
            stat.content == Content::Locked
                && known.get(name).is_none_or(|known| known.content != stat.content)
        });
        let waits =
            waits(&mut self.missing, missing, now, MISSING) | waits(&mut self.locked, locked, now, LOCKED);
        let still = self.last.as_ref().is_some_and(|last| stands(last, &files));
        if still && !waits {
            (self.last, self.missing, self.locked) = (None, None, None);
            self.known = Listing::Files(files);
            return Some(Sign::Changed);
        }
        self.last = Some(Listing::Files(files));
        None
    }

    fn knows_nothing(&self) -> bool {
        matches!(&self.known, Listing::Files(files) if files.is_empty())
    }

    /// No folder, or nothing of what was in it: a drive was pulled out, unless it is back in a moment.
    fn nothing_there(&mut self, now: Duration) -> Option<Sign> {
        self.last = None;
        let over = !waits(&mut self.missing, true, now, MISSING);
        (over && !std::mem::replace(&mut self.gone, true)).then_some(Sign::Gone)
    }

    /// Remembers what changed just now, and forgets what has been looked at long enough.
    fn grow_old(&mut self, now: Duration, files: &BTreeMap<String, Stat>) {
        self.young.retain(|name, at| files.contains_key(name) && now.saturating_sub(*at) < YOUNG);
        let before = match self.last.as_ref().unwrap_or(&self.known) {
            Listing::Files(files) => files,
            Listing::Gone => &BTreeMap::new(),
        };
        for (name, stat) in files {
            if !before.get(name).is_some_and(|before| same(before, Some(stat))) {
                self.young.insert(name.clone(), now);
            }
        }
    }

    /// Keeps what is known now of texts that have not changed.
    fn learn(&mut self, files: BTreeMap<String, Stat>) {
        let Listing::Files(known) = &mut self.known else { return };
        for (name, stat) in files {
            if let Some(known) = known.get_mut(&name).filter(|_| stat.content != Content::Unread) {
                known.content = stat.content;
            }
        }
    }
}

/// Whether something that may pass has to be waited for; it begins when it is `there` first.
fn waits(since: &mut Option<Duration>, there: bool, now: Duration, longest: Duration) -> bool {
    if !there {
        *since = None;
        return false;
    }
    now.saturating_sub(*since.get_or_insert(now)) < longest
}

/// Whether two looks show the same files, with the same text as far as it was read.
fn stands(last: &Listing, files: &BTreeMap<String, Stat>) -> bool {
    let Listing::Files(last) = last else { return false };
    last.len() == files.len() && last.iter().all(|(name, stat)| same(stat, files.get(name)))
}

/// Whether nothing says that a file changed.
fn same(before: &Stat, now: Option<&Stat>) -> bool {
    now.is_some_and(|now| {
        let text = match (before.content, now.content) {
            (Content::Doubtful, _) => false,
            (Content::Unread, Content::Print(_)) | (_, Content::Unread) => true,
            (before, now) => before == now,
        };
        alike(before, now) && text
    })
}

/// Whether two files are one from outside.
fn alike(one: &Stat, other: &Stat) -> bool {
    (one.written, one.bytes, one.node) == (other.written, other.bytes, other.node)
}

#[cfg(test)]
mod tests;
