//! Probabilities: terms, numbers, scales, and what they are mixed with.

use super::scale::{Term, find, nearest, terms};
use super::threat::threat;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::record::{Probability, ProbabilityScale};
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};
use crate::model::text::Text;

/// The term that a text names, in the language it is written in.
fn known(scale: ProbabilityScale, text: &Text) -> Option<&'static Term> {
    let mut all = [&text.fr, &text.en].into_iter().flatten();
    all.find_map(|written| find(scale, written.as_str()))
}

/// Where the text of one language stands.
fn place(text: &Text, lang: &'static str) -> Spot {
    if text.fr == text.en { Spot::of(text.span) } else { Spot::field(text.span, lang) }
}

/// THR-001.
pub fn term(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(Probability { scale, term, .. }) = threat(record).map(|threat| &threat.probability) else {
        return;
    };
    let name = scale.word(Lang::En);
    let mut written = vec![("fr", term.fr.as_ref(), true), ("en", term.en.as_ref(), false)];
    if term.fr == term.en {
        // One text for both languages may be in either.
        let french = nearest(*scale, term.get(Lang::Fr), true).is_some();
        written = vec![("fr", term.fr.as_ref(), french)];
    }
    for (lang, text, french) in written {
        let Some(text) = text.filter(|text| find(*scale, text.as_str()).is_none()) else { continue };
        let quoted = phrase::text(&Text::plain(text.as_str()));
        let spot = place(term, lang);
        let mut finding = Finding::at(
            record,
            spot,
            format!("{} n'est pas un terme de l'échelle {name}", quoted.fr),
            format!("{} is not a term of the scale {name}", quoted.en),
        );
        if let Some(near) = nearest(*scale, text.as_str(), french) {
            finding = finding
                .help(format!("vouliez-vous dire « {near} » ?"), format!("did you mean \"{near}\"?"))
                .guess(spot, format!("\"{near}\""));
        } else {
            let list = |pick: fn(&Term) -> &'static [&'static str]| {
                terms(*scale)
                    .iter()
                    .filter_map(|term| pick(term).first())
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            finding = finding.help(
                format!("écrivez l'un de : {}", list(|term| term.fr)),
                format!("write one of: {}", list(|term| term.en)),
            );
        }
        found.push(finding);
    }
}

/// THR-002: the scale that most of them use, else the first, is the one of the briefing.
pub fn scales(ground: &Ground, found: &mut Findings) {
    let threats: Vec<(&Record, ProbabilityScale, Spot)> = ground
        .room
        .of(Kind::Threat)
        .filter_map(|record| {
            let probability = &threat(record)?.probability;
            Some((record, probability.scale, Spot::field(probability.span, "scale")))
        })
        .collect();
    let count = |scale: ProbabilityScale| threats.iter().filter(|(_, own, _)| *own == scale).count();
    let Some(most) = ProbabilityScale::ALL.iter().map(|scale| count(*scale)).max() else { return };
    let Some((first, usual, there)) = threats.iter().find(|(_, scale, _)| count(*scale) == most) else {
        return;
    };
    let (name, id) = (usual.word(Lang::En), first.safe_id());
    for (record, scale, spot) in threats.iter().filter(|(_, scale, _)| scale != usual) {
        let own = scale.word(Lang::En);
        found.push(
            Finding::at(
                record,
                *spot,
                format!("probabilité sur l'échelle {own}, mais {id} est sur l'échelle {name}"),
                format!("probability on the scale {own}, but {id} is on the scale {name}"),
            )
            .label(first, *there, "l'échelle des autres menaces", "the scale of the other threats")
            .help(
                format!(
                    "écrivez scale: et term: de l'échelle {name} : une seule échelle pour toutes les menaces"
                ),
                format!("write scale: and term: of the scale {name}: one scale for all threats"),
            ),
        );
    }
}

/// Words for analytic confidence, folded.
const CONFIDENCE: &[&str] = &[
    "confiance faible",
    "confiance moderee",
    "confiance elevee",
    "faible confiance",
    "niveau de confiance",
    "degre de confiance",
    "low confidence",
    "moderate confidence",
    "high confidence",
    "confidence level",
    "level of confidence",
    "with confidence",
];

/// Words for a probability in a sentence, folded: what the scales have in common.
const LIKELY: &[&str] =
    &["probable", "improbable", "likely", "unlikely", "quasi certain", "almost certain", "chance"];

/// THR-003 (ICD 203: a judgement's likelihood and the confidence in it stand apart).
pub fn mixed(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(threat) = threat(record) else { return };
    for (lang, lines) in [("fr", &threat.judgement.fr), ("en", &threat.judgement.en)] {
        let sentences = lines.iter().flat_map(|line| line.as_str().split_inclusive(['.', ';', '!', '?']));
        let both = |sentence: &str| {
            let words = phrase::folded(sentence);
            phrase::has_word(&words, CONFIDENCE) && phrase::has_word(&words, LIKELY)
        };
        if sentences.into_iter().any(both) {
            let spot = if threat.judgement.fr == threat.judgement.en {
                Spot::of(threat.judgement.span)
            } else {
                Spot::field(threat.judgement.span, lang)
            };
            found.push(
                Finding::at(
                    record,
                    spot,
                    "le jugement (judgement) mêle probabilité et confiance dans une phrase",
                    "the judgement mixes probability and confidence in one sentence",
                )
                .help(
                    "faites deux phrases : le jugement, puis la confiance qu'on lui accorde",
                    "make two sentences: the judgement, then the confidence in it",
                ),
            );
            return;
        }
    }
}

/// THR-007.
pub fn band(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(probability) = threat(record).map(|threat| &threat.probability) else { return };
    let Some(term) = known(probability.scale, &probability.term) else { return };
    let (low, high) = (probability.low_pct.map(|p| p.0), probability.high_pct.map(|p| p.0));
    let outside = |value: i64| value < term.low || value > term.high;
    let turned = low.zip(high).is_some_and(|(low, high)| low > high);
    let wrong: Vec<(&'static str, i64, i64)> = [("low_pct", low, term.low), ("high_pct", high, term.high)]
        .into_iter()
        .filter_map(|(field, value, band)| Some((field, value?, band)))
        .filter(|(_, value, _)| turned || outside(*value))
        .collect();
    let Some((field, value, edge)) = wrong.first().copied() else { return };
    let words = phrase::text(&probability.term);
    let name = probability.scale.word(Lang::En);
    let numbers = match (low, high) {
        (Some(low), Some(high)) => format!("{low}–{high}"),
        _ => value.to_string(),
    };
    let finding = Finding::at(
        record,
        Spot::field(probability.span, field),
        format!("{} ({name}) va de {} à {} % ; écrit ici : {numbers} %", words.fr, term.low, term.high),
        format!("{} ({name}) is {} to {} %; written here: {numbers} %", words.en, term.low, term.high),
    )
    .label(record, Spot::field(probability.span, "term"), "le terme", "the term")
    .help(
        format!("écrivez low_pct: {}, high_pct: {}, ou un autre terme", term.low, term.high),
        format!("write low_pct: {}, high_pct: {}, or another term", term.low, term.high),
    );
    // One number that is off can be set; two of them question the term.
    found.push(match wrong.len() {
        1 => finding.guess(Spot::field(probability.span, field), edge.to_string()),
        _ => finding,
    });
}
