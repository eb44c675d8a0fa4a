//! L10N: languages, widths and numbers.

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::look::measure::width;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::span::{Span, Spot};
use crate::model::table::{Kind, Record};
use crate::model::value::{Pair, Seen};

mod marks;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "L10N-001",
        severity: Severity::Hint,
        title: Pair { fr: "texte dans une seule langue", en: "text in one language only" },
        why: Pair {
            fr: "L'écran montre alors l'autre langue au milieu de la première.",
            en: "The screen then shows the other language in the midst of the first.",
        },
        run: Run::Each(one_language),
    },
    Check {
        code: "L10N-002",
        severity: Severity::Hint,
        title: Pair { fr: "titre trop long pour une liste", en: "title too long for a list" },
        why: Pair {
            fr: "Une liste coupe ce qui dépasse : le mot qui compte est souvent le dernier.",
            en: "A list cuts what does not fit: the word that matters is often the last one.",
        },
        run: Run::Each(long_title),
    },
    Check {
        code: "L10N-003",
        severity: Severity::Warning,
        title: Pair { fr: "deux marques décimales dans un texte", en: "two decimal marks in one text" },
        why: Pair {
            fr: "Entre 12,5 et 12.500, on ne sait plus lequel est un millier.",
            en: "Between 12,5 and 12.500 nobody knows any more which one is thousands.",
        },
        run: Run::Each(mixed_marks),
    },
];

/// Lines of a text in French and in English, empty where a language is missing.
type Languages<'t> = [&'t [SafeText]; 2];

/// Texts of `record` that stand in both languages or in one, with their place.
fn each_text(record: &Record, see: &mut dyn FnMut(&'static str, Languages<'_>, Span)) {
    record.body.walk(&mut |spec, seen| match seen {
        Seen::Text(text) => see(spec.name, [text.fr.as_slice(), text.en.as_slice()], text.span),
        Seen::Prose(prose) => see(spec.name, [&prose.fr, &prose.en], prose.span),
        _ => {}
    });
}

fn one_language(_: &Ground, record: &Record, found: &mut Findings) {
    let mut first: Option<(&'static str, bool, Span)> = None;
    let mut count = 0_usize;
    each_text(record, &mut |field, [fr, en], span| {
        if fr.is_empty() != en.is_empty() {
            count += 1;
            first.get_or_insert((field, fr.is_empty(), span));
        }
    });
    let Some((field, no_french, span)) = first else { return };
    let (fr, en) = if no_french { ("français", "French") } else { ("anglais", "English") };
    let (more_fr, more_en) = match count - 1 {
        0 => (String::new(), String::new()),
        1 => (" ; 1 autre texte est dans ce cas".to_owned(), "; 1 more text is like this".to_owned()),
        more => (
            format!(" ; {more} autres textes sont dans ce cas"),
            format!("; {more} more texts are like this"),
        ),
    };
    let code = if no_french { "fr" } else { "en" };
    found.push(
        Finding::at(
            record,
            Spot::of(span),
            format!("`{field}` n'a pas de texte {fr}{more_fr}"),
            format!("`{field}` has no {en} text{more_en}"),
        )
        .help(
            format!("ajoutez {code}: \"…\", ou écrivez un seul texte \"…\" pour les deux langues"),
            format!("add {code}: \"…\", or write one text \"…\" for both languages"),
        ),
    );
}

/// Kinds whose title is a sentence or a name from elsewhere: lists expect it to be long.
const SENTENCES: [Kind; 4] = [Kind::Action, Kind::Request, Kind::Source, Kind::Participant];

fn long_title(ground: &Ground, record: &Record, found: &mut Findings) {
    if SENTENCES.contains(&record.kind) {
        return;
    }
    let room = usize::try_from(ground.limits.title_cells).unwrap_or(usize::MAX);
    let title = record.title();
    let [fr, en] = [Lang::Fr, Lang::En].map(|lang| width(title.get(lang)));
    let (cells, lang) = if fr >= en {
        (fr, Pair { fr: "français", en: "French" })
    } else {
        (en, Pair { fr: "anglais", en: "English" })
    };
    if cells <= room {
        return;
    }
    found.push(
        Finding::at(
            record,
            Spot::of(title.span),
            format!("titre {} long de {cells} caractères ; une liste le coupe à {room}", lang.fr),
            format!("{} title of {cells} characters; a list cuts it at {room}", lang.en),
        )
        .help(
            "abrégez le titre ; le détail va dans le texte",
            "shorten the title; details belong in the text",
        ),
    );
}

fn mixed_marks(_: &Ground, record: &Record, found: &mut Findings) {
    each_text(record, &mut |field, languages, span| {
        let both: Vec<&[SafeText]> =
            if languages[0] == languages[1] { vec![languages[0]] } else { languages.to_vec() };
        for lines in both {
            let Some((comma, point)) = marks::mixed(lines) else { continue };
            found.push(
                Finding::at(
                    record,
                    Spot::of(span),
                    format!("`{comma}` et `{point}` dans `{field}` : deux marques décimales dans un texte"),
                    format!("`{comma}` and `{point}` in `{field}`: two decimal marks in one text"),
                )
                .help(
                    "écrivez la virgule en français, le point en anglais, dans tout le texte",
                    "write a comma in French, a point in English, throughout the text",
                ),
            );
        }
    });
}
