//! References against what exists: unknown ids, wrong kinds, ids given twice.

use std::cell::Cell;
use std::collections::HashMap;

use super::decode::Written;
use super::reader::{nearest, quote};
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::lang::Lang;
use crate::model::span::Span;
use crate::model::table::{Kind, KindSet};

/// Suggestions that are looked for: each compares with every id, and a file with thousands of dangling
/// references has another mistake than a slip of the pen.
const SUGGESTIONS: u32 = 200;

/// What an id leads to.
pub(super) struct Target {
    /// Where that is certain.
    pub kind: Option<Kind>,
    /// Where a file writes the id; a built-in place stands in none.
    pub written: Option<Span>,
}

/// Every id that was met.
pub(super) struct Known<'k> {
    ids: HashMap<&'k str, Target>,
    /// The ids in order: suggestions must not change from run to run.
    sorted: Vec<&'k str>,
    suggestions_left: Cell<u32>,
}

impl<'k> Known<'k> {
    pub fn new(ids: HashMap<&'k str, Target>) -> Self {
        let mut sorted: Vec<&'k str> = ids.keys().copied().collect();
        sorted.sort_unstable();
        Self { ids, sorted, suggestions_left: Cell::new(SUGGESTIONS) }
    }

    /// The id that was probably meant by one that does not exist.
    fn suggest(&self, written: &Written) -> Option<&'k str> {
        self.suggestions_left.set(self.suggestions_left.get().checked_sub(1)?);
        let fits = |id: &&str| {
            let kinds = written.reference.kinds;
            self.ids.get(id).is_some_and(|target| target.kind.is_none_or(|kind| kinds.has(kind)))
        };
        let names: Vec<&'k str> = self.sorted.iter().copied().filter(|id| fits(id)).collect();
        nearest_id(&written.reference.id, &names)
    }
}

/// The complaint about a reference, if it leads nowhere, and the id its words name.
pub(super) fn check<'k>(written: &Written, known: &Known<'k>) -> Option<(Diagnostic, Option<&'k str>)> {
    let id = &*written.reference.id;
    let kinds = written.reference.kinds;
    match known.ids.get_key_value(id) {
        None => Some(unknown(written, known)),
        Some((_, Target { kind: None, .. })) => None,
        Some((_, Target { kind: Some(kind), .. })) if kinds.has(*kind) => None,
        Some((id, Target { kind: Some(kind), written: place })) => {
            let (fr, en) = (list(kinds, Lang::Fr), list(kinds, Lang::En));
            let message = Both::new(
                format!("{} est de nature « {} » ; il faut : {fr}", quote(id), kind.one().fr),
                format!("{} is a {}; expected: {en}", quote(id), kind.one().en),
            );
            let help = Both::new("écrivez l'identifiant d'une telle fiche", "write the id of such a record");
            let diagnostic = Diagnostic::error("REF-002", written.reference.span, message).with_help(help);
            let diagnostic = match place {
                Some(place) => {
                    diagnostic.with_label(*place, Both::new("la fiche est ici", "the record is here"))
                }
                None => diagnostic,
            };
            Some((diagnostic, Some(id)))
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
    if let Some(near) = known.suggest(written) {
        let help = Both::new(format!("vouliez-vous dire \"{near}\" ?"), format!("did you mean \"{near}\"?"));
        let fix = format!("\"{near}\"");
        return (diagnostic.with_help(help).with_guess(written.reference.span, fix), Some(near));
    }
    let help = Both::new(
        "écrivez l'identifiant d'une fiche, ou retirez la référence",
        "write the id of a record, or take the reference out",
    );
    (diagnostic.with_help(help), None)
}

/// The id nearest to `written`. Ids differ in one sign by nature (`-01`, `-02`), so only a slip of the
/// pen in a longer word counts, never another number.
fn nearest_id<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let digits = |id: &str| id.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let same = names.iter().copied().filter(|name| digits(name) == digits(written));
    nearest(written, same)
        .filter(|near| strsim::damerau_levenshtein(near, written) * 6 <= written.len().max(6))
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
    let help = Both::new("donnez-lui un autre identifiant", "give it another id");
    Diagnostic::error("ID-001", span, message)
        .with_help(help)
        .with_label(first, Both::new("première fois ici", "first used here"))
}
