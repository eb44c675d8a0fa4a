//! What is said of a record whose present text cannot be read.

use super::context::Cx;
use crate::model::table::Record;

/// For its page: `not the file's present text: error on line 12`; nothing when it is what its file says.
#[must_use]
pub fn words(cx: &Cx<'_>, record: &Record) -> Option<String> {
    let stale = record.stale.as_ref()?;
    let words = cx.say("ce n'est pas le texte actuel du fichier", "not the file's present text");
    let colon = cx.say(" :", ":");
    Some(match stale.line {
        Some(line) => {
            format!("{words}{colon} {} {line}", cx.say("erreur à la ligne", "error on line"))
        }
        None => format!("{words}{colon} {}", cx.say("il ne se lit pas", "it cannot be read")),
    })
}

/// For its row in a list: `error l. 12`.
#[must_use]
pub fn short(cx: &Cx<'_>, record: &Record) -> String {
    match record.stale.as_ref().and_then(|stale| stale.line) {
        Some(line) => format!("{} {line}", cx.say("erreur l.", "error l.")),
        None => cx.say("illisible", "unreadable").to_owned(),
    }
}
