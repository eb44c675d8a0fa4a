//! What is remembered from one time to the next: language, theme, last place. Never content.
#![expect(
    clippy::disallowed_methods,
    reason = "preferences are a file of their own, and the environment says where"
)]

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::desk::Last;
use crate::analysis::pane::Pane;
use crate::app::State;
use crate::look::theme::ThemeName;
use crate::model::lang::Lang;
use crate::model::reference::is_id;
use crate::shell::link::{self, LinkError};

/// Largest file of preferences that is read, in bytes.
const LARGEST: u64 = 16 * 1024;

/// Preferences as stored; unknown or damaged ones are forgotten.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    lang: Option<String>,
    theme: Option<String>,
    briefing: Option<String>,
    pane: Option<String>,
    record: Option<String>,
}

/// Preferences in the program's own terms.
#[derive(Debug, Default)]
pub struct Remembered {
    pub lang: Option<Lang>,
    pub theme: Option<ThemeName>,
    briefing: Option<String>,
    place: Last,
}

impl Remembered {
    /// Pane and record, if they were left in this briefing.
    #[must_use]
    pub fn place_in(&self, briefing: Option<&str>) -> Last {
        self.place.clone().filter(|_| self.briefing.as_deref() == briefing)
    }
}

/// The folder for what programs keep: `$XDG_STATE_HOME`, else below the home folder; on Windows
/// `%APPDATA%`.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    folder("XDG_STATE_HOME")
        .or_else(|| folder("HOME").map(|home| home.join(".local").join("state")))
        .or_else(|| folder("APPDATA"))
}

/// The folder where console and room screen meet: closed to everybody else on the machine.
///
/// # Errors
/// When there is none, or it is open to others.
pub fn live_folder() -> Result<PathBuf, LinkError> {
    let runtime = folder("XDG_RUNTIME_DIR").or_else(|| folder("LOCALAPPDATA"));
    link::folder(runtime.as_deref(), state_folder().as_deref())
}

/// Where a journal may go when neither the briefing's folder nor that of the state takes it.
#[must_use]
pub fn spare_folders() -> Vec<PathBuf> {
    folder("HOME").or_else(|| folder("USERPROFILE")).into_iter().collect()
}

/// A folder the environment names, if it is an absolute path.
fn folder(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// `tribrief/state.ron` in the state folder.
fn file() -> Option<PathBuf> {
    Some(state_folder()?.join("tribrief").join("state.ron"))
}

/// Reads the preferences; nothing that is wrong with them is worth a message.
#[must_use]
pub fn load() -> Remembered {
    read().unwrap_or_default()
}

fn read() -> Option<Remembered> {
    let path = file()?;
    let known = std::fs::metadata(&path).ok()?;
    if !known.is_file() || known.len() > LARGEST {
        return None;
    }
    let stored: Stored = ron::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let pane = stored.pane.as_deref().and_then(Pane::from_word);
    Some(Remembered {
        lang: stored.lang.as_deref().and_then(Lang::from_locale),
        theme: stored.theme.as_deref().and_then(ThemeName::from_id),
        briefing: stored.briefing,
        place: pane.map(|pane| (pane, stored.record.filter(|id| is_id(id)))),
    })
}

/// Writes the preferences; a folder that cannot be written is no reason to fail.
pub fn save(state: &State) {
    let stored = Stored {
        lang: Some(state.lang.code().to_owned()),
        theme: Some(state.theme.id().to_owned()),
        briefing: state.chosen.clone(),
        pane: Some(state.pane.id().to_owned()),
        record: state.list().selected().map(str::to_owned),
    };
    let _ = write(&stored);
}

/// Writes beside and renames, so that a power cut leaves the old or the new file, never half of one.
fn write(stored: &Stored) -> Option<()> {
    let path = file()?;
    std::fs::create_dir_all(path.parent()?).ok()?;
    let text = ron::to_string(stored).ok()?;
    let beside = path.with_extension(format!("ron.{}", std::process::id()));
    std::fs::write(&beside, text).ok()?;
    if std::fs::rename(&beside, &path).is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    Some(())
}
