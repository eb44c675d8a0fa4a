//! Where files come from: one trait, so that every tool sees the same briefing.

use std::path::PathBuf;

use crate::model::briefing::Place;
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::safe_text::SafeText;
use crate::model::span::{FileId, Span};
use crate::syntax::LineIndex;

/// How much is read before the loader says no.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Most files of one briefing.
    pub files: usize,
    /// Most diagnostics of each severity kept.
    pub diagnostics: usize,
}

impl Default for Limits {
    /// 64 MiB a file, 1,000 files, 10,000 diagnostics of each severity.
    fn default() -> Self {
        Self { file_bytes: 64 * 1024 * 1024, files: 1_000, diagnostics: 10_000 }
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than the limit, in bytes.
    TooLarge { bytes: u64, limit: u64 },
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is a link that leads out of the folder, or in a circle.
    LinkOutside,
    /// The system refused, in its words.
    System(String),
}

impl ReadError {
    /// What to tell the file's owner.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::TooLarge { bytes, limit } => Both::new(
                format!("fichier trop grand : {} Mio, au plus {} Mio", bytes >> 20, limit >> 20),
                format!("file too large: {} MiB, at most {} MiB", bytes >> 20, limit >> 20),
            ),
            Self::NotAFile => Both::new(
                "ce n'est pas un fichier ordinaire (dossier, tube ou périphérique)",
                "not a regular file (a folder, a pipe or a device)",
            ),
            Self::LinkOutside => Both::new(
                "ce lien mène hors du dossier ou tourne en rond",
                "this link leads out of the folder or in a circle",
            ),
            Self::System(words) => {
                let words = SafeText::new(words);
                Both::new(format!("lecture impossible : {words}"), format!("cannot be read: {words}"))
            }
        }
    }
}

/// A source of briefing files: the disk, the sample inside the program, later an editor's unsaved
/// text, a revision or a pack.
pub trait FileSet: Sync {
    /// Names of the briefing files, in order.
    fn names(&self) -> &[String];
    /// The bytes of file number `at`, at most `limit` of them.
    ///
    /// # Errors
    /// When the file is no regular file, too large, or refused by the system.
    fn read(&self, at: usize, limit: u64) -> Result<Vec<u8>, ReadError>;
    /// Where file number `at` is on the disk, for an editor; none where it is on no disk.
    fn path(&self, _at: usize) -> Option<PathBuf> {
        None
    }
    /// Bytes of all files together, as far as that is known without reading them.
    fn bytes(&self) -> u64 {
        0
    }
}

/// A file as read, kept to show lines of it and to find places in it.
#[derive(Debug)]
pub struct SourceFile {
    pub id: FileId,
    pub name: SafeText,
    pub text: String,
    pub lines: LineIndex,
    /// Where it is on the disk.
    pub path: Option<PathBuf>,
}

impl SourceFile {
    /// The place of `span` for people.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.lines.line_col(&self.text, span.start);
        Place { file: self.name.clone(), line, column }
    }
}

/// Where the labels of `diagnostic` stand, in their order.
#[must_use]
pub fn places(files: &[SourceFile], diagnostic: &Diagnostic) -> Vec<Place> {
    let of = |span: Span| files.get(usize::from(span.file.0)).map(|file| file.place(span));
    diagnostic.labels.iter().map(|label| of(label.span).unwrap_or_default()).collect()
}
