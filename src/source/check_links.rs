//! References against what exists: unknown ids, wrong kinds, ids given twice.

use std::collections::HashMap;

use super::decode::Written;
use super::reader::{nearest, quote};
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::lang::Lang;
use crate::model::span::Span;
use crate::model::table::{Kind, KindSet};

/// Every id that was met, with its kind where the record was understood.
pub(super) struct Known<'k> {
    pub ids: HashMap<&'k str, Option<Kind>>,
}

/// The complaint about a reference, if it leads nowhere, and the id its words name.
pub(super) fn check<'k>(written: &Written, known: &Known<'k>) -> Option<(Diagnostic, Option<&'k str>)> {
    let id = &*written.reference.id;
    let kinds = written.reference.kinds;
    match known.ids.get_key_value(id) {
        None => Some(unknown(written, known)),
        Some((_, None)) => None,
        Some((_, Some(kind))) if kinds.has(*kind) => None,
        Some((id, Some(kind))) => {
            let (fr, en) = (list(kinds, Lang::Fr), list(kinds, Lang::En));
            let message = Both::new(
                format!("{} est de nature « {} » ; il faut : {fr}", quote(id), kind.one().fr),
                format!("{} is a {}; expected: {en}", quote(id), kind.one().en),
            );
            Some((Diagnostic::error("REF-002", written.reference.span, message), Some(id)))
        }
    }
}

fn unknown<'k>(written: &Written, known: &Known<'k>) -> (Diagnostic, Option<&'k str>) {
    let id = &*written.reference.id;
    let message = Both::new(
        format!("référence inconnue {}", quote(id)),
        format!("{} is the id of no record", quote(id)),
    );
    let diagnostic = Diagnostic::error("REF-001", written.reference.span, message);
    let fits = known.ids.iter().filter(|(_, kind)| kind.is_none_or(|k| written.reference.kinds.has(k)));
    let mut names: Vec<&'k str> = fits.map(|(id, _)| *id).collect();
    // The table has no order of its own; suggestions must not change from run to run.
    names.sort_unstable();
    match nearest_id(id, &names) {
        Some(near) => {
            let help = Both::new(format!("vouliez-vous dire \"{near}\" ?"), format!("did you mean \"{near}\"?"));
            let fix = format!("\"{near}\"");
            (diagnostic.with_help(help).with_fix(written.reference.span, fix), Some(near))
        }
        None => (diagnostic, None),
    }
}

/// The id nearest to `written`. Ids differ in one sign by nature (`-01`, `-02`), so only a slip of the
/// pen in a longer word counts, never another number.
fn nearest_id<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let digits = |id: &str| id.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let same = names.iter().copied().filter(|name| digits(name) == digits(written));
    nearest(written, same).filter(|near| strsim::damerau_levenshtein(near, written) * 6 <= written.len().max(6))
}

/// Names of the kinds that are expected, at most four of them.
fn list(kinds: KindSet, lang: Lang) -> String {
    kinds.iter().take(4).map(|kind| kind.one().get(lang)).collect::<Vec<_>>().join(", ")
}

/// An id that a second record bears.
pub(super) fn duplicate(id: &str, span: Span, first: Span) -> Diagnostic {
    let message = Both::new(
        format!("identifiant {} déjà pris ; cette fiche est écartée", quote(id)),
        format!("id {} is taken; this record is left out", quote(id)),
    );
    Diagnostic::error("ID-001", span, message).with_label(first, Both::new("première fois ici", "first used here"))
}
