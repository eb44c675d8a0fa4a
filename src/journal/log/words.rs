//! What went wrong, in words.

use std::io;

use super::{NotSaved, OpenError};
use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

impl OpenError {
    /// Why the journal was not opened.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Disk(error) => disk(error),
            Self::TooLarge => {
                Both::new("journal trop grand : plus de 64 Mio", "the journal is too large: more than 64 MiB")
            }
            Self::NotAJournal => Both::new("ce fichier n'est pas un journal", "this file is no journal"),
            Self::OtherMeeting(header) if header.rehearsal => Both::new(
                format!("ce journal est celui d'une répétition de {}", header.meeting),
                format!("this journal is of a rehearsal of {}", header.meeting),
            ),
            Self::OtherMeeting(header) => Both::new(
                format!("ce journal est celui de la réunion {}", header.meeting),
                format!("this journal is of the meeting {}", header.meeting),
            ),
            Self::Later(version) => Both::new(
                format!("journal de version {version}, plus récente que ce programme"),
                format!("a journal of version {version}, later than this program"),
            ),
            Self::Differs => Both::new(
                "il y a déjà un autre journal à cet endroit",
                "there is another journal in that place already",
            ),
        }
    }
}

impl NotSaved {
    /// Why the entry was not saved.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Disk(error) => disk(error),
            Self::Poisoned => Both::new(
                "le disque a refusé une inscription : rien n'est plus écrit ici",
                "the disk refused an entry: nothing is written here any more",
            ),
            Self::Full => Both::new("le journal est plein : 64 Mio", "the journal is full: 64 MiB"),
            Self::Entry => Both::new("inscription trop longue", "the entry is too long"),
        }
    }
}

/// What a disk says, the common cases in words of our own.
fn disk(error: &io::Error) -> Both {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Both::new("le disque est plein", "the disk is full")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Both::new("écriture refusée à cet endroit", "this place may not be written to")
        }
        io::ErrorKind::NotFound => Both::new("introuvable", "not found"),
        _ => {
            let words = SafeText::new(&error.to_string());
            Both::new(format!("le disque refuse : {words}"), format!("the disk refuses: {words}"))
        }
    }
}
