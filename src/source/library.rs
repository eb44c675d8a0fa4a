//! Opening a path: a briefing, or a library whose latest meeting is opened.

use std::path::Path;

use super::disk::{Disk, Found, OpenError};
use super::embedded::Embedded;
use super::files::{FileSet, Limits};
use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;
use crate::model::span::FileId;
use crate::model::time::Moment;
use crate::syntax;

/// One briefing of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name of its folder.
    pub name: String,
    /// Start of its meeting, when it says.
    pub start: Option<Moment>,
}

/// What a path opened.
pub struct Opened {
    /// The files of the briefing to load.
    pub files: Box<dyn FileSet + Send>,
    /// The briefings beside it, latest first; empty when it is no library.
    pub library: Vec<Entry>,
    /// Which of them was opened.
    pub chosen: Option<String>,
}

/// Opens `path`; of a library the briefing `wanted`, else the latest meeting.
///
/// # Errors
/// When there is nothing to read there, or no briefing of that name.
pub fn open(path: &Path, wanted: Option<&str>) -> Result<Opened, OpenError> {
    match Disk::find(path)? {
        Found::Briefing(disk) => Ok(Opened { files: Box::new(disk), library: Vec::new(), chosen: None }),
        Found::Library(shelves) => pick(shelves, wanted),
    }
}

/// Opens the sample that the program carries.
///
/// # Errors
/// When it has no briefing named `wanted`.
pub fn open_embedded(wanted: Option<&str>) -> Result<Opened, OpenError> {
    let shelves = Embedded::folders().into_iter().map(|name| {
        let files = Embedded::folder(&name);
        (name, files)
    });
    pick(shelves.collect(), wanted)
}

fn pick<F: FileSet + Send + 'static>(
    shelves: Vec<(String, F)>,
    wanted: Option<&str>,
) -> Result<Opened, OpenError> {
    let mut dated: Vec<(Entry, F)> = shelves
        .into_iter()
        .map(|(name, files)| (Entry { name, start: meeting_start(&files) }, files))
        .collect();
    dated.sort_by(|a, b| b.0.start.cmp(&a.0.start).then_with(|| b.0.name.cmp(&a.0.name)));
    let library: Vec<Entry> = dated.iter().map(|(entry, _)| entry.clone()).collect();
    let at = match wanted {
        Some(name) => dated.iter().position(|(entry, _)| entry.name == name),
        None => (!dated.is_empty()).then_some(0),
    };
    let Some(at) = at else {
        let shown = SafeText::new(wanted.unwrap_or_default());
        return Err(OpenError {
            message: Both::new(format!("aucune réunion « {shown} »"), format!("no briefing \"{shown}\"")),
            help: Both::new("voyez la liste avec la touche b", "see the list with the palette"),
        });
    };
    let (entry, files) = dated.swap_remove(at);
    Ok(Opened { files: Box::new(files), library, chosen: Some(entry.name) })
}

/// Bytes at the head of a file in which the start of a meeting is looked for first.
const HEAD: usize = 8 * 1024;

/// Start of the meeting, read from the one file that has it, without decoding the rest.
fn meeting_start(files: &dyn FileSet) -> Option<Moment> {
    let limits = Limits::default();
    (0..files.names().len().min(limits.files)).find_map(|at| {
        let bytes = files.read(at, limits.file_bytes).ok()?;
        memchr::memmem::find(&bytes, b"meeting")?;
        // The parser never fails, so the head of a long file is read as if it were all of it.
        let head = &bytes[..bytes.len().min(HEAD)];
        start_in(head).or_else(|| start_in(&bytes))
    })
}

/// Start of the meeting in the text of one file.
fn start_in(bytes: &[u8]) -> Option<Moment> {
    let text = syntax::decode_bytes(bytes).text;
    let tree = syntax::parse(&text, FileId(0));
    let root = tree.node(&text, tree.root()?);
    let meeting = root.fields().find(|field| field.name == "meeting")?.value;
    let start = meeting.fields().find(|field| field.name == "start")?.value.text()?;
    Moment::parse(&start).ok()
}
