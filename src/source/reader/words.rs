//! The words of decode errors: shapes, suggestions, examples.

use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::position::PositionError;
use crate::model::reference::{MAX_ID, is_id};
use crate::model::safe_text::SafeText;
use crate::model::span::Span;
use crate::model::time::TimeError;
use crate::model::value::{FieldSpec, GroupSpec, Need, Pair, TypeSpec, WordSpec};
use crate::syntax::Shape;

/// Most characters of a file that a message quotes.
const QUOTED: usize = 40;

/// The two languages of a text, as a group.
pub(super) const LANGUAGES: &GroupSpec = &GroupSpec {
    name: "Text",
    fields: &[
        FieldSpec {
            name: "fr",
            need: Need::Optional,
            ty: TypeSpec::Text,
            unit: "",
            label: Pair { fr: "français", en: "French" },
        },
        FieldSpec {
            name: "en",
            need: Need::Optional,
            ty: TypeSpec::Text,
            unit: "",
            label: Pair { fr: "anglais", en: "English" },
        },
    ],
};

/// A piece of a file, cleaned, cut short and quoted.
pub fn quote(text: &str) -> String {
    let safe = SafeText::new(text);
    if safe.chars().count() <= QUOTED {
        return format!("`{safe}`");
    }
    let cut: String = safe.chars().take(QUOTED).collect();
    format!("`{cut}…`")
}

/// What stands there, in words.
pub(super) fn shape(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Unit | Shape::Fields | Shape::Tuple => ("groupe (…)", "a group (…)"),
        Shape::List => ("liste […]", "a list […]"),
        Shape::Map => ("table {…}", "a table {…}"),
        Shape::Text => ("texte", "text"),
        Shape::Char => ("caractère", "a character"),
        Shape::Integer => ("nombre entier", "a whole number"),
        Shape::Float => ("nombre", "a number"),
        Shape::Bool => ("true ou false", "true or false"),
        Shape::Word => ("mot", "a word"),
        Shape::Bytes => ("octets", "bytes"),
        Shape::Broken => ("rien de lisible", "nothing readable"),
    }
}

/// The name nearest to `written`, if one is near enough to be meant.
pub fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let lower = written.to_lowercase();
    let budget = (written.chars().count() / 3).clamp(1, 3);
    names
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= budget)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether two names are the same; of those in one table nearly all differ in length or in the first byte.
#[inline]
pub(super) fn same(name: &str, written: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().copied();
    name.len() == written.len() && first(name) == first(written) && name == written
}

/// Index of the variant `written` names; case does not matter, and `White` is TLP 1 for `Clear`.
pub(super) fn find(spec: &WordSpec, written: &str) -> Option<usize> {
    let exact = spec.variants.iter().position(|(name, _)| same(name, written));
    exact.or_else(|| {
        let plain = |text: &str| text.to_lowercase().replace(['_', '-', ' ', '+'], "");
        let mut wanted = plain(written.trim_start_matches("TLP:"));
        if spec.name == "Tlp" && wanted == "white" {
            "clear".clone_into(&mut wanted);
        }
        spec.variants.iter().position(|(name, _)| plain(name) == wanted)
    })
}

/// Code of the check that a wrong word of `spec` breaks.
pub(super) fn code(spec: &WordSpec) -> &'static str {
    match spec.name {
        "Nation" => "MRK-013",
        "Tlp" => "MRK-007",
        "Class" => "MRK-001",
        _ => "STR-006",
    }
}

/// The words of a short list, or the first of a long one.
pub(super) fn list(spec: &WordSpec) -> String {
    let names: Vec<&str> = spec.variants.iter().map(|(name, _)| *name).take(6).collect();
    let more = if spec.variants.len() > 6 { ", …" } else { "" };
    format!("{}{more}", names.join(", "))
}

/// A word that is not in its list.
pub(super) fn unknown_word<'n>(
    code: &'static str,
    written: &str,
    span: Span,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Diagnostic {
    let shown = quote(written);
    let message = Both::new(format!("mot inconnu {shown}"), format!("unknown word {shown}"));
    let diagnostic = Diagnostic::error(code, span, message);
    if let Some(near) = nearest(written, names.clone()) {
        diagnostic
            .with_help(Both::new(format!("vouliez-vous dire {near} ?"), format!("did you mean {near}?")))
            .with_guess(span, near)
    } else {
        let list = names.collect::<Vec<_>>().join(", ");
        diagnostic.with_help(Both::new(format!("écrivez l'un de : {list}"), format!("write one of: {list}")))
    }
}

/// Signs of a text that were replaced, the first of them by its number.
pub(super) fn replaced(span: Span, count: u32, first: Option<char>) -> Diagnostic {
    let code = first.map(|sign| format!("U+{:04X}", u32::from(sign))).unwrap_or_default();
    let message = match count {
        1 => Both::new(
            format!("caractère invisible ou de contrôle remplacé : {code}"),
            format!("invisible or control character replaced: {code}"),
        ),
        _ => Both::new(
            format!("{count} caractères invisibles ou de contrôle remplacés, le premier : {code}"),
            format!("{count} invisible or control characters replaced, the first: {code}"),
        ),
    };
    Diagnostic::warning("STR-011", span, message)
        .with_help(Both::new("retapez ce passage à la main", "type this passage again by hand"))
}

/// A word that is not in the list of `spec`. Of who may see what, the nearest word is only a guess.
pub(super) fn unknown(spec: &WordSpec, written: &str, span: Span) -> Diagnostic {
    let (fr, en) = match spec.name {
        "Nation" => ("nation inconnue", "unknown nation"),
        "Tlp" => ("étiquette TLP inconnue", "unknown TLP label"),
        "Class" => ("classification inconnue", "unknown classification"),
        _ => return unknown_word(code(spec), written, span, spec.variants.iter().map(|(name, _)| *name)),
    };
    let shown = quote(written);
    let message = Both::new(format!("{fr} {shown}"), format!("{en} {shown}"));
    let diagnostic = Diagnostic::error(code(spec), span, message);
    let names = || spec.variants.iter().map(|(name, _)| *name);
    let list = names().collect::<Vec<_>>().join(", ");
    let by_name = nation(written).filter(|_| spec.name == "Nation");
    match by_name.or_else(|| nearest(written, names())) {
        Some(near) => diagnostic
            .with_help(Both::new(
                format!("vouliez-vous dire {near} ? (l'un de : {list})"),
                format!("did you mean {near}? (one of: {list})"),
            ))
            .with_guess(span, near),
        None => diagnostic
            .with_help(Both::new(format!("écrivez l'un de : {list}"), format!("write one of: {list}"))),
    }
}

/// The code of a nation that was written by its name or by another code.
fn nation(written: &str) -> Option<&'static str> {
    match written.to_lowercase().as_str() {
        "sn" | "sng" | "senegal" | "sénégal" => Some("SEN"),
        "ml" | "mal" | "mali" => Some("MLI"),
        "mr" | "mau" | "rim" | "mauritania" | "mauritanie" => Some("MRT"),
        "gn" | "gui" | "guinea" | "guinée" => Some("GIN"),
        _ => None,
    }
}

/// What to say of a word that is understood, but written another way.
pub(super) fn respelt(spec: &WordSpec, name: &str, written: &str) -> Both {
    if spec.name == "Tlp" && written.to_lowercase().ends_with("white") {
        return Both::new(
            format!("{} s'appelle TLP:CLEAR depuis TLP 2.0 ; écrivez {name}", quote(written)),
            format!("{} is called TLP:CLEAR since TLP 2.0; write {name}", quote(written)),
        );
    }
    Both::new(format!("écrivez {name}"), format!("write {name}"))
}

/// Code of the check that a wrong position breaks.
pub(super) fn position_code(error: PositionError) -> &'static str {
    match error {
        PositionError::Latitude | PositionError::Longitude => "GEO-001",
        PositionError::MgrsTooCoarse
        | PositionError::MgrsDigits
        | PositionError::MgrsTooFine
        | PositionError::MgrsSquare => "GEO-008",
        _ => "GEO-015",
    }
}

/// Code of the check that a wrong time breaks.
pub(super) fn time_code(error: &TimeError) -> &'static str {
    match error {
        TimeError::NoOffset => "TIM-002",
        _ => "TIM-003",
    }
}

/// An id that has not the form of one.
pub fn bad_id(id: &str, span: Span, longest: usize) -> Diagnostic {
    let shown = quote(id);
    let diagnostic = Diagnostic::error(
        "ID-002",
        span,
        Both::new(format!("identifiant mal formé {shown}"), format!("malformed id {shown}")),
    )
    .with_help(Both::new(
        format!("2 à {longest} signes : a–z, 0–9 et -, par exemple \"mli-inc-012\""),
        format!("2 to {longest} signs: a–z, 0–9 and -, for example \"mli-inc-012\""),
    ));
    match plain_id(id) {
        Some(plain) => diagnostic.with_guess(span, format!("\"{plain}\"")),
        None => diagnostic,
    }
}

/// The id that was probably meant: small letters, no accents of the usual kind, `-` for other signs.
pub fn plain_id(id: &str) -> Option<String> {
    let sign = |c: char| match c.to_ascii_lowercase() {
        c @ ('a'..='z' | '0'..='9') => c,
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' => 'e',
        'à' | 'â' | 'À' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' | 'Ç' => 'c',
        _ => '-',
    };
    let signs: String = id.trim().chars().take(MAX_ID + 1).map(sign).collect();
    let plain = signs.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    is_id(&plain).then_some(plain)
}

/// What could stand in a missing field.
pub(super) fn example(spec: &FieldSpec) -> String {
    let value = match spec.ty {
        TypeSpec::Text | TypeSpec::Prose => "(fr: \"…\", en: \"…\")".to_owned(),
        TypeSpec::Word(words) => words.variants.first().map_or("…", |(name, _)| name).to_owned(),
        TypeSpec::Integer { min, .. } => min.max(1).to_string(),
        TypeSpec::Number => "1.0".to_owned(),
        TypeSpec::Bool => "true".to_owned(),
        TypeSpec::Moment => "\"010400Z JUL 25\"".to_owned(),
        TypeSpec::Day => "\"2025-07-01\"".to_owned(),
        TypeSpec::Place => "\"kayes\"".to_owned(),
        TypeSpec::Ref(kinds) => match kinds.iter().next() {
            Some(kind) => format!("\"…\" ({})", kind.section()),
            None => "\"…\"".to_owned(),
        },
        TypeSpec::Token(form) => format!("\"{form}\""),
        TypeSpec::Marking => "(class: DR, rel_to: [SEN, MLI, MRT])".to_owned(),
        TypeSpec::Group(group) => {
            let required = group.fields.iter().filter(|f| f.need == Need::Required).take(4);
            let parts: Vec<String> = required.map(|f| format!("{}: …", f.name)).collect();
            format!("({})", parts.join(", "))
        }
        TypeSpec::Choice(variants) => variants.first().map_or("…", |v| v.name).to_owned() + "(…)",
        TypeSpec::Records => "(…)".to_owned(),
    };
    match spec.need {
        Need::Many | Need::Some => format!("{}: [{value}]", spec.name),
        _ => format!("{}: {value}", spec.name),
    }
}
