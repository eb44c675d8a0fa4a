//! What to say of a file that is not plain UTF-8.

use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::span::Span;
use crate::syntax::EncodingWarning;

/// The warning about how a file is stored, at its beginning.
pub(super) fn said(warning: EncodingWarning, start: Span) -> Diagnostic {
    let message = match warning {
        EncodingWarning::ByteOrderMark => Both::new(
            "le fichier commence par une marque d'ordre (BOM)",
            "the file begins with a byte order mark (BOM)",
        ),
        EncodingWarning::Utf16 => Both::new(
            "le fichier est en UTF-16 ; il est lu comme tel",
            "the file is UTF-16, and read as such",
        ),
        EncodingWarning::Windows1252 => Both::new(
            "le fichier n'est pas en UTF-8 ; il est lu comme Windows-1252",
            "the file is not UTF-8; it is read as Windows-1252",
        ),
        EncodingWarning::Damaged => Both::new(
            "le fichier est abîmé : des caractères illisibles sont remplacés",
            "the file is damaged: unreadable characters are replaced",
        ),
    };
    let help = if warning == EncodingWarning::Damaged {
        Both::new(
            "reprenez l'original et enregistrez-le en UTF-8 sans BOM",
            "take the original and save it as UTF-8 without BOM",
        )
    } else {
        Both::new(
            "dans l'éditeur, « Enregistrer sous… », codage UTF-8 sans BOM",
            "in the editor, “Save as…”, encoding UTF-8 without BOM",
        )
    };
    Diagnostic::warning("STR-005", start, message).with_help(help)
}
