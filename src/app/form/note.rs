//! A note.

use super::Sheet;
use super::common::{self, Defaults, Remark};
use super::slot::Id;
use crate::app::edit::TextField;
use crate::journal::entry::Note;
use crate::model::safe_text::SafeText;

/// The form of a note.
#[derive(Clone, Debug)]
pub struct NoteForm {
    pub(super) sheet: Sheet,
}

impl NoteForm {
    /// A form with this text.
    pub(super) fn of(defaults: &Defaults, text: &[SafeText]) -> Self {
        let text = common::text(text, "ce qui est à retenir", "what is to be kept");
        Self { sheet: Sheet::new(defaults, vec![text]) }
    }

    /// What is missing.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        common::needs_text(&self.sheet).into_iter().collect()
    }

    /// The note as it stands.
    pub(super) fn note(&self) -> Note {
        Note {
            number: self.sheet.number.clone(),
            text: self.sheet.text(Id::Text).map(TextField::lines).unwrap_or_default(),
        }
    }
}
