//! The words of every syntax report, in French and English.

use super::lexer::Group;
use super::scan::excerpt;
use crate::model::diagnostic::{Both, Diagnostic, Severity};
use crate::model::span::Span;

/// What cannot be read, or only by guessing.
const CODE: &str = "STR-001";

/// What is written otherwise than it should be, and read as intended.
const READ: &str = "STR-012";

fn error(span: Span, fr: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error(CODE, span, Both::new(fr, en))
}

fn repair(span: Span, fr: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::warning(READ, span, Both::new(fr, en))
}

/// The report of a reading that is a guess: an error, its fix to be looked at.
pub(super) fn guessed(mut report: Diagnostic) -> Diagnostic {
    report.severity = Severity::Error;
    report.code = CODE;
    if let Some(fix) = &mut report.fix {
        fix.safe = false;
    }
    report
}

fn both(fr: impl Into<String>, en: impl Into<String>) -> Both {
    Both::new(fr, en)
}

/// The place where something is missing, as a span without width.
fn point(span: Span, at: u32) -> Span {
    Span::new(span.file, at, at)
}

pub(super) fn too_large(span: Span) -> Diagnostic {
    error(span, "fichier trop grand : plus de 4 Gio", "file too large: over 4 GiB").with_help(both(
        "répartissez les données sur plusieurs fichiers",
        "spread the data over several files",
    ))
}

pub(super) fn too_many_errors(span: Span) -> Diagnostic {
    error(
        span,
        "trop d'erreurs : la suite du fichier n'est pas lue",
        "too many errors: the rest of the file is not read",
    )
    .with_help(both(
        "corrigez les premières erreurs, ou vérifiez que c'est bien un fichier de briefing",
        "correct the first errors, or check that this is a briefing file at all",
    ))
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    error(
        span,
        "groupes imbriqués sur plus de 64 niveaux : la suite du fichier n'est pas lue",
        "groups nested more than 64 deep: the rest of the file is not read",
    )
    .with_help(both("fermez les parenthèses ouvertes plus haut", "close the brackets opened before"))
}

pub(super) fn too_many_values(span: Span) -> Diagnostic {
    error(
        span,
        "plus de 4 000 000 de valeurs : la suite du fichier n'est pas lue",
        "more than 4,000,000 values: the rest of the file is not read",
    )
    .with_help(both("répartissez les données sur plusieurs fichiers", "spread the data over several files"))
}

pub(super) fn empty(span: Span) -> Diagnostic {
    error(span, "le fichier est vide", "the file is empty")
        .with_help(both("un briefing a la forme `( … )`", "a briefing has the form `( … )`"))
}

/// `found` stands where `wanted` belongs.
pub(super) fn instead(span: Span, found: &str, wanted: &str) -> Diagnostic {
    repair(span, format!("`{found}` au lieu de `{wanted}`"), format!("`{found}` instead of `{wanted}`"))
        .with_help(both(format!("écrivez `{wanted}`"), format!("write `{wanted}`")))
        .with_fix(span, wanted)
}

pub(super) fn junk(span: Span, found: &str) -> Diagnostic {
    error(span, format!("caractère inattendu : `{found}`"), format!("unexpected character: `{found}`"))
        .with_help(both(
            "supprimez-le, ou mettez le texte entre guillemets \"…\"",
            "remove it, or put the text in quotes \"…\"",
        ))
}

pub(super) fn open_comment(span: Span) -> Diagnostic {
    error(span, "commentaire `/*` jamais fermé", "comment `/*` never closed").with_help(both(
        "fermez-le par `*/`, ou écrivez `//` pour une seule ligne",
        "close it with `*/`, or write `//` for a single line",
    ))
}

pub(super) fn shell_comment(span: Span) -> Diagnostic {
    repair(span, "un commentaire commence par `//`, pas par `#`", "a comment begins with `//`, not with `#`")
        .with_help(both("remplacez `#` par `//`", "replace `#` by `//`"))
        .with_fix(span, "//")
}

pub(super) fn late_attribute(span: Span) -> Diagnostic {
    error(span, "`#![…]` n'a de sens qu'en tête du fichier", "`#![…]` only works at the top of the file")
        .with_help(both("déplacez la ligne en tête ou supprimez-la", "move the line to the top or remove it"))
}

pub(super) fn attribute(span: Span) -> Diagnostic {
    error(span, "attribut `#![…]` illisible", "unreadable attribute `#![…]`").with_help(both(
        "écrivez `#![enable(implicit_some)]`, ou rien",
        "write `#![enable(implicit_some)]`, or nothing",
    ))
}

pub(super) fn extension(span: Span, name: &str, near: Option<&'static str>) -> Diagnostic {
    let report =
        error(span, format!("extension inconnue : `{name}`"), format!("unknown extension: `{name}`"));
    match near {
        Some(near) => report
            .with_help(both(format!("vouliez-vous dire `{near}` ?"), format!("did you mean `{near}`?")))
            .with_guess(span, near),
        None => {
            report.with_help(both("supprimez-la : elle n'est pas nécessaire", "remove it: it is not needed"))
        }
    }
}

pub(super) fn stray_space(span: Span, found: char, leading: bool) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(found));
    let (fr, en, text) = match found {
        '\u{FEFF}' if leading => {
            ("marque d'ordre des octets (BOM) en tête", "byte order mark (BOM) at the start", "")
        }
        '\u{A0}' | '\u{202F}' => ("espace insécable hors d'un texte", "no-break space outside a text", " "),
        '\u{AD}'
        | '\u{200B}'..='\u{200D}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => ("caractère invisible hors d'un texte", "invisible character outside a text", ""),
        _ => ("espace inhabituelle hors d'un texte", "unusual space outside a text", " "),
    };
    repair(span, format!("{fr} ({code})"), format!("{en} ({code})"))
        .with_help(both(
            "lu comme une espace ordinaire ; remplacez-le dans le fichier",
            "read as an ordinary space; replace it in the file",
        ))
        .with_fix(span, text)
}

/// The other version begins at `other`, where it could be found.
pub(super) fn conflict(span: Span, other: Option<Span>) -> Diagnostic {
    let mut report = error(
        span,
        "fusion non terminée : deux versions se suivent, les fiches touchées sont écartées",
        "unfinished merge: two versions stand here, the records they touch are left out",
    )
    .with_here(both("première version dessous", "first version below"));
    if let Some(other) = other {
        report = report.with_label(other, both("l'autre version dessous", "the other version below"));
    }
    report.with_help(both(
        "gardez une version et supprimez l'autre avec les lignes `<<<<<<<`, `=======` et `>>>>>>>`",
        "keep one version and remove the other with the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    ))
}

pub(super) fn inner_quotes(span: Span, fixed: String) -> Diagnostic {
    repair(span, "guillemets droits à l'intérieur d'un texte", "straight quotes inside a text")
        .with_help(both(
            "écrivez `\\\"` ou « … » à l'intérieur du texte",
            "write `\\\"` or « … » inside the text",
        ))
        .with_fix(span, fixed)
}

pub(super) fn unclosed_text(open: Span, end: Span) -> Diagnostic {
    repair(open, "texte jamais fermé", "text never closed")
        .with_here(both("ouvert ici", "opened here"))
        .with_help(both("ajoutez `\"` à la fin du texte", "add `\"` at the end of the text"))
        .with_fix(end, "\"")
}

pub(super) fn unclosed_raw(open: Span, end: Span, ending: &str) -> Diagnostic {
    error(open, "texte brut jamais fermé", "raw text never closed")
        .with_here(both("ouvert ici", "opened here"))
        .with_help(both(format!("fermez-le par `{ending}`"), format!("close it with `{ending}`")))
        .with_guess(end, ending)
}

pub(super) fn unopened_text(begin: Span) -> Diagnostic {
    repair(begin, "le guillemet ouvrant de ce texte manque", "the opening quote of this text is missing")
        .with_help(both("ajoutez `\"` devant le texte", "add `\"` before the text"))
        .with_fix(point(begin, begin.start), "\"")
}

pub(super) fn other_quotes(span: Span, found: char, fixed: String) -> Diagnostic {
    repair(
        span,
        format!("un texte s'écrit entre guillemets droits \"…\", pas `{found}`"),
        format!("a text stands in straight quotes \"…\", not `{found}`"),
    )
    .with_help(both("remplacez les guillemets par \"…\"", "replace the quotes by \"…\""))
    .with_fix(span, fixed)
}

/// `fixed` is for the rest of the text, which may hold more of them.
pub(super) fn bad_escape(span: Span, found: &str, rest: Span, fixed: String) -> Diagnostic {
    let found = excerpt(found);
    repair(
        span,
        format!("barre oblique inverse suivie d'un signe inconnu : `{found}`"),
        format!("backslash followed by an unknown sign: `{found}`"),
    )
    .with_help(both("une barre oblique inverse s'écrit `\\\\`", "a backslash is written `\\\\`"))
    .with_fix(rest, fixed)
}

pub(super) fn bare_text(span: Span, dated: bool, fixed: String) -> Diagnostic {
    let (fr, en) = if dated {
        ("une date ou une heure s'écrit entre guillemets", "a date or time stands in quotes")
    } else {
        ("ce texte doit être entre guillemets", "this text must stand in quotes")
    };
    repair(span, fr, en).with_help(both("mettez-le entre \"…\"", "put it in \"…\"")).with_fix(span, fixed)
}

pub(super) fn decimal_comma(span: Span, fixed: String) -> Diagnostic {
    repair(span, "virgule décimale dans un nombre", "decimal comma in a number")
        .with_help(both(
            format!("écrivez `{}`, avec un point", excerpt(&fixed)),
            format!("write `{}`, with a point", excerpt(&fixed)),
        ))
        .with_fix(span, fixed)
}

pub(super) fn unclear_comma(span: Span, decimal: &str, whole: &str) -> Diagnostic {
    let (decimal, whole) = (excerpt(decimal), excerpt(whole));
    error(span, "virgule dans un nombre : décimale ou milliers ?", "comma in a number: decimal or thousands?")
        .with_help(both(
            format!("écrivez `{decimal}` (décimale) ou `{whole}` (milliers)"),
            format!("write `{decimal}` (decimal) or `{whole}` (thousands)"),
        ))
}

pub(super) fn grouped(span: Span, fixed: String) -> Diagnostic {
    let shown = excerpt(&fixed);
    repair(span, "séparateurs entre les milliers d'un nombre", "separators between the thousands of a number")
        .with_help(both(format!("écrivez `{shown}`"), format!("write `{shown}`")))
        .with_fix(span, fixed)
}

/// Nothing closes `open`; the closer belongs at `end`.
pub(super) fn unclosed(group: Group, open: Span, end: Span) -> Diagnostic {
    let (o, c) = (group.open(), group.close());
    repair(end, format!("`{c}` manque ici"), format!("`{c}` is missing here"))
        .with_label(open, both(format!("`{o}` ouvert ici"), format!("`{o}` opened here")))
        .with_help(both(format!("ajoutez `{c}`"), format!("add `{c}`")))
        .with_fix(end, c.to_string())
}

/// The text ends inside several groups, given from the innermost.
pub(super) fn cut_off(end: Span, open: &[(Group, Span)]) -> Diagnostic {
    let closers: String = open.iter().map(|(group, _)| group.close()).collect();
    let shown: String = closers.chars().take(16).collect();
    let (fr, en) = match open.len() {
        1 => ("1 groupe reste ouvert".to_owned(), "1 group is still open".to_owned()),
        n => (format!("{n} groupes restent ouverts"), format!("{n} groups are still open")),
    };
    let mut report =
        error(end, format!("le fichier s'arrête trop tôt : {fr}"), format!("the file ends too early: {en}"));
    for (group, span) in open.iter().take(5) {
        let o = group.open();
        report = report.with_label(*span, both(format!("`{o}` ouvert ici"), format!("`{o}` opened here")));
    }
    report
        .with_help(both(
            format!("complétez le fichier, ou ajoutez `{shown}` à la fin"),
            format!("complete the file, or add `{shown}` at the end"),
        ))
        .with_guess(end, closers)
}

pub(super) fn unopened(group: Group, at: Span) -> Diagnostic {
    let o = group.open();
    error(at, format!("`{o}` manque ici"), format!("`{o}` is missing here"))
        .with_help(both(format!("ajoutez `{o}` devant"), format!("add `{o}` before it")))
        .with_guess(point(at, at.start), o.to_string())
}

pub(super) fn stray_closer(span: Span, found: Group) -> Diagnostic {
    let c = found.close();
    repair(span, format!("`{c}` de trop : rien à fermer ici"), format!("extra `{c}`: nothing to close here"))
        .with_help(both("supprimez-le", "remove it"))
        .with_fix(span, "")
}

pub(super) fn wrong_closer(span: Span, open: Span, found: Group, wanted: Group) -> Diagnostic {
    let (f, w, o) = (found.close(), wanted.close(), wanted.open());
    repair(span, format!("`{f}` au lieu de `{w}`"), format!("`{f}` instead of `{w}`"))
        .with_label(open, both(format!("`{o}` ouvert ici"), format!("`{o}` opened here")))
        .with_help(both(format!("écrivez `{w}`"), format!("write `{w}`")))
        .with_fix(span, w.to_string())
}

pub(super) fn missing_comma(at: Span) -> Diagnostic {
    repair(at, "`,` manque ici", "`,` is missing here")
        .with_help(both("ajoutez `,` entre les deux valeurs", "add `,` between the two values"))
        .with_fix(at, ",")
}

pub(super) fn extra_comma(span: Span) -> Diagnostic {
    repair(span, "`,` de trop", "extra `,`").with_help(both("supprimez-la", "remove it")).with_fix(span, "")
}

pub(super) fn missing_colon(at: Span, name: &str) -> Diagnostic {
    repair(at, format!("`:` manque après `{name}`"), format!("`:` is missing after `{name}`"))
        .with_help(both("écrivez `nom: valeur`", "write `name: value`"))
        .with_fix(at, ":")
}

pub(super) fn extra_colon(span: Span) -> Diagnostic {
    error(span, "`:` inattendu", "unexpected `:`")
        .with_help(both("un champ s'écrit `nom: valeur`", "a field is written `name: value`"))
}

pub(super) fn missing_value(at: Span, name: &str) -> Diagnostic {
    error(at, format!("valeur manquante après `{name}`"), format!("value missing after `{name}`"))
        .with_help(both("écrivez la valeur, ou supprimez le champ", "write the value, or remove the field"))
}

pub(super) fn missing_key(span: Span) -> Diagnostic {
    error(span, "une valeur sans nom de champ", "a value without a field name")
        .with_help(both("un champ s'écrit `nom: valeur`", "a field is written `name: value`"))
}

pub(super) fn lone_key(span: Span) -> Diagnostic {
    error(
        span,
        "`:` et valeur manquent dans cette table `{…}`",
        "`:` and value are missing in this table `{…}`",
    )
    .with_help(both("écrivez `clé: valeur`", "write `key: value`"))
}

pub(super) fn quoted_name(span: Span, name: &str) -> Diagnostic {
    let shown = excerpt(name);
    repair(span, "un nom de champ s'écrit sans guillemets", "a field name stands without quotes")
        .with_help(both(format!("écrivez `{shown}:`"), format!("write `{shown}:`")))
        .with_fix(span, name)
}

pub(super) fn mixed(span: Span) -> Diagnostic {
    error(span, "champ nommé parmi des valeurs sans nom", "named field among values without a name")
        .with_help(both("nommez toutes les valeurs, ou aucune", "name all the values, or none"))
}

pub(super) fn trailing(span: Span) -> Diagnostic {
    error(
        span,
        "texte après la fin : un fichier contient une seule valeur `( … )`",
        "text after the end: a file holds one value `( … )`",
    )
    .with_help(both(
        "supprimez ce qui suit, ou remettez-le dans les parenthèses",
        "remove what follows, or move it inside the brackets",
    ))
}

pub(super) fn stray_text(span: Span) -> Diagnostic {
    error(span, "texte inattendu après la valeur", "unexpected text after the value").with_help(both(
        "supprimez-le, ajoutez `,` devant, ou mettez toute la valeur entre \"…\"",
        "remove it, add `,` before it, or put the whole value in \"…\"",
    ))
}
