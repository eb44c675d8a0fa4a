//! References against what exists: unknown ids, wrong kinds, ids given twice.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use foldhash::quality::RandomState;

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

/// Ids and what they lead to; those that a reference names and that do not exist lead nowhere.
pub(super) type Targets<'k> = HashMap<&'k str, Option<Target>, RandomState>;

/// What the ids that references name lead to, and every other id where one does not exist.
pub(super) struct Known<'k> {
    named: Targets<'k>,
    all: &'k dyn Fn() -> Targets<'k>,
    /// All ids in order: suggestions must not change from run to run.
    sorted: OnceCell<Vec<(&'k str, Option<Kind>)>>,
    suggestions_left: Cell<u32>,
}

impl<'k> Known<'k> {
    /// `all` gathers every id there is; it is asked only when one is missing.
    pub fn new(named: Targets<'k>, all: &'k dyn Fn() -> Targets<'k>) -> Self {
        Self { named, all, sorted: OnceCell::new(), suggestions_left: Cell::new(SUGGESTIONS) }
    }

    /// The id that was probably meant by one that does not exist.
    fn suggest(&self, written: &Written) -> Option<&'k str> {
        self.suggestions_left.set(self.suggestions_left.get().checked_sub(1)?);
        let sorted = self.sorted.get_or_init(|| {
            let all = (self.all)().into_iter();
            let mut sorted: Vec<_> = all.filter_map(|(id, target)| Some((id, target?.kind))).collect();
            sorted.sort_unstable_by_key(|(id, _)| *id);
            sorted
        });
        let fits = |kind: &Option<Kind>| kind.is_none_or(|kind| written.kinds.has(kind));
        let names: Vec<&'k str> = sorted.iter().filter(|(_, kind)| fits(kind)).map(|(id, _)| *id).collect();
        nearest_id(&written.id, &names)
    }
}

/// The complaint about a reference, if it leads nowhere.
pub(super) fn check(written: &Written, known: &Known<'_>) -> Option<Diagnostic> {
    let (id, kinds) = (&*written.id, written.kinds);
    match known.named.get(id).and_then(Option::as_ref) {
        None => Some(unknown(written, known)),
        Some(Target { kind: None, .. }) => None,
        Some(Target { kind: Some(kind), .. }) if kinds.has(*kind) => None,
        Some(Target { kind: Some(kind), written: place }) => {
            let (fr, en) = (list(kinds, Lang::Fr), list(kinds, Lang::En));
            let message = Both::new(
                format!(
                    "{} désigne une fiche d'une autre nature ({}) ; attendu ici : {fr}",
                    quote(id),
                    kind.one().fr
                ),
                format!(
                    "{} is the id of another kind of record ({}); expected here: {en}",
                    quote(id),
                    kind.one().en
                ),
            );
            let help = Both::new(
                format!("écrivez l'identifiant d'une fiche de cette nature ({fr}), ou retirez la référence"),
                format!("write the id of a record of this kind ({en}), or remove the reference"),
            );
            let diagnostic = Diagnostic::error("REF-002", written.span, message).with_help(help);
            let diagnostic = match place {
                Some(place) => {
                    diagnostic.with_label(*place, Both::new("la fiche est ici", "the record is here"))
                }
                None => diagnostic,
            };
            Some(diagnostic)
        }
    }
}

fn unknown(written: &Written, known: &Known<'_>) -> Diagnostic {
    let id = &*written.id;
    let message = Both::new(
        format!("aucune fiche n'a l'identifiant {}", quote(id)),
        format!("{} is the id of no record", quote(id)),
    );
    let diagnostic = Diagnostic::error("REF-001", written.span, message);
    if let Some(near) = known.suggest(written) {
        let help = Both::new(format!("vouliez-vous dire \"{near}\" ?"), format!("did you mean \"{near}\"?"));
        let fix = format!("\"{near}\"");
        return diagnostic.with_help(help).with_guess(written.span, fix);
    }
    let help = Both::new(
        "écrivez l'identifiant d'une fiche, ou retirez la référence",
        "write the id of a record, or remove the reference",
    );
    diagnostic.with_help(help)
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
    let help = Both::new(
        "donnez-lui le numéro libre suivant, ou retirez-la si elle a été copiée deux fois",
        "give it the next free number, or remove it if it was copied twice",
    );
    Diagnostic::error("ID-001", span, message)
        .with_help(help)
        .with_label(first, Both::new("première fois ici", "first used here"))
}
