//! Sentences in which a community does violence: "les X ont attaqué", "raid by X", "X terrorists".
//!
//! Three narrow patterns over neighbouring words, so that communities as victims ("attack on X herders",
//! "X villagers were killed") stay unremarked.

use std::sync::LazyLock;

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::span::{Span, Spot};
use crate::model::table::{Kind, Record};
use crate::model::value::Seen;

/// Peoples of the area, folded to lower case, without the plural's `s`.
const PEOPLES: [&str; 34] = [
    "peul",
    "peule",
    "fulani",
    "fulbé",
    "fula",
    "soninké",
    "soninke",
    "sarakolé",
    "bambara",
    "maure",
    "moor",
    "beidane",
    "haratine",
    "harratine",
    "toucouleur",
    "haalpulaar",
    "wolof",
    "touareg",
    "tuareg",
    "dogon",
    "malinké",
    "malinke",
    "mandingue",
    "khassonké",
    "khassonke",
    "diakhanké",
    "sérère",
    "bassari",
    "bedik",
    "songhaï",
    "songhai",
    "arabe",
    "arab",
    "dioula",
];

/// Ways of life that stand for communities.
const LIVELIHOODS: [&str; 14] = [
    "éleveur",
    "herder",
    "berger",
    "shepherd",
    "nomade",
    "nomad",
    "agriculteur",
    "farmer",
    "cultivateur",
    "orpailleur",
    "pasteur",
    "pastoralist",
    "transhumant",
    "villager",
];

/// What an act is called, in the active voice.
const ACTS: [&str; 34] = [
    "attaquent",
    "tuent",
    "pillent",
    "massacrent",
    "enlèvent",
    "brûlent",
    "incendient",
    "volent",
    "agressent",
    "attack",
    "attacked",
    "kill",
    "killed",
    "raid",
    "raided",
    "loot",
    "looted",
    "burn",
    "burned",
    "burnt",
    "massacred",
    "kidnap",
    "kidnapped",
    "abducted",
    "murdered",
    "ambushed",
    "attaquaient",
    "tuaient",
    "pillaient",
    "attaquèrent",
    "tuèrent",
    "pillèrent",
    "incendièrent",
    "slaughtered",
];

/// Acts behind "ont" or "have".
const DONE: [&str; 22] = [
    "attaqué",
    "tué",
    "pillé",
    "massacré",
    "enlevé",
    "brûlé",
    "incendié",
    "volé",
    "agressé",
    "attacked",
    "killed",
    "raided",
    "looted",
    "burned",
    "burnt",
    "massacred",
    "kidnapped",
    "abducted",
    "murdered",
    "ambushed",
    "assassiné",
    "égorgé",
];

/// Deeds that are done by somebody.
const DEEDS: [&str; 25] = [
    "mené",
    "menée",
    "menées",
    "attaque",
    "attaques",
    "raid",
    "raids",
    "massacre",
    "massacres",
    "razzia",
    "razzias",
    "tuerie",
    "tueries",
    "pillage",
    "pillages",
    "attack",
    "attacks",
    "killing",
    "killings",
    "looting",
    "commis",
    "commise",
    "committed",
    "perpétré",
    "perpetrated",
];

/// What armed people are called.
const CULPRITS: [&str; 18] = [
    "terroriste",
    "terrorist",
    "djihadiste",
    "jihadiste",
    "jihadist",
    "bandit",
    "criminel",
    "criminal",
    "assaillant",
    "assailant",
    "attacker",
    "coupeur",
    "agresseur",
    "aggressor",
    "tueur",
    "killer",
    "milicien",
    "militia",
];

/// A word in small letters, without the plural's `s`.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

fn is_people(word: &str) -> bool {
    PEOPLES.contains(&singular(word))
}

fn is_community(word: &str) -> bool {
    is_people(word) || LIVELIHOODS.contains(&singular(word))
}

/// The community that the words from `at` on make a culprit.
fn at<'w>(words: &'w [&'w str], at: usize) -> Option<&'w str> {
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or_default();
    let back =
        |offset: usize| at.checked_sub(offset).and_then(|at| words.get(at)).copied().unwrap_or_default();
    let here = word(0);
    if !is_community(here) {
        return None;
    }
    // The whole group of words: "Fulani herders", "éleveurs peuls armés".
    let mut next = 1;
    while next < 3
        && (is_community(word(next)) || matches!(word(next), "armés" | "armed" | "fighters" | "combattants"))
    {
        next += 1;
    }
    let active = ACTS.contains(&word(next)) && !matches!(word(next + 1), "by" | "par");
    let done = matches!(word(next), "ont" | "have" | "had" | "avaient" | "a" | "has")
        && DONE.contains(&word(next + 1));
    // "raid by Fulani", "attaque commise par des éleveurs peuls".
    let article = matches!(back(1), "les" | "des" | "the" | "some" | "de");
    // The deed stands right before it: "attaque signalée par des éleveurs" is their report.
    let (by, deed) = if article { (back(2), back(3)) } else { (back(1), back(2)) };
    let author = matches!(by, "by" | "par") && DEEDS.contains(&deed);
    // Only of peoples: "bandits et éleveurs" tells two apart.
    let branded =
        is_people(here) && (CULPRITS.contains(&singular(word(1))) || CULPRITS.contains(&singular(back(1))));
    (active || done || author || branded).then_some(here)
}

/// Pairs of letters that names of communities begin with.
static STARTS: LazyLock<[[bool; 26]; 26]> = LazyLock::new(|| {
    let mut starts = [[false; 26]; 26];
    for word in PEOPLES.iter().chain(&LIVELIHOODS) {
        if let [a @ b'a'..=b'z', b @ b'a'..=b'z', ..] = word.as_bytes() {
            starts[usize::from(a - b'a')][usize::from(b - b'a')] = true;
        }
    }
    starts
});

/// Whether a word of `line` may be a community, and then whether it is one.
fn names_community(line: &str) -> bool {
    let bytes = line.as_bytes();
    let letter = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let mut inside = false;
    for (at, byte) in bytes.iter().copied().enumerate() {
        let was_inside = std::mem::replace(&mut inside, letter(byte));
        if was_inside || !inside {
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(b' ');
        let likely = match (byte.to_ascii_lowercase(), second.to_ascii_lowercase()) {
            (a @ b'a'..=b'z', b @ b'a'..=b'z') => STARTS[usize::from(a - b'a')][usize::from(b - b'a')],
            (_, b) => byte >= 0x80 || b >= 0x80,
        };
        let word = || line.get(at..).and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        if likely && word().is_some_and(|word| is_community(&word.to_lowercase())) {
            return true;
        }
    }
    false
}

/// The community that a line makes a culprit.
fn culprit(line: &str) -> Option<String> {
    // Most lines name no community at all, and cost nothing more.
    if !names_community(line) {
        return None;
    }
    let lower = line.to_lowercase();
    for sentence in lower.split(['.', ';', '!', '?', ':']) {
        let words: Vec<&str> =
            sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if let Some(word) = (0..words.len()).find_map(|start| at(&words, start)) {
            return Some(word.to_owned());
        }
    }
    None
}

pub(super) fn blamed(_: &Ground, record: &Record, found: &mut Findings) {
    // A source is called what it is called.
    if matches!(record.kind, Kind::Source | Kind::Note) {
        return;
    }
    let mut hit: Option<(Span, String)> = None;
    record.body.walk(&mut |_, value| {
        if hit.is_some() {
            return;
        }
        hit = match value {
            Seen::Text(text) => {
                let all = [&text.fr, &text.en].into_iter().flatten();
                all.into_iter().find_map(|text_| culprit(text_.as_str())).map(|word| (text.span, word))
            }
            Seen::Prose(prose) => {
                let mut all = prose.fr.iter().chain(&prose.en);
                all.find_map(|line| culprit(line.as_str())).map(|word| (prose.span, word))
            }
            _ => None,
        };
    });
    let Some((span, word)) = hit else { return };
    found.push(
        Finding::at(
            record,
            Spot::of(span),
            format!("une phrase attribue la violence à une communauté (« {word} »)"),
            format!("a sentence attributes violence to a community (\"{word}\")"),
        )
        .help(
            "nommez les auteurs par leurs actes : écrivez « des hommes armés », « un groupe non identifié »",
            "name them by their acts: write \"armed men\", \"an unidentified group\"",
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::culprit;

    #[test]
    fn a_community_that_acts_is_seen() {
        for line in [
            "Les Peuls ont attaqué le village",
            "Des éleveurs peuls armés attaquent le convoi.",
            "Fulani herders attacked two hamlets",
            "Raid by Soninké youths",
            "Attaque commise par des éleveurs",
            "Une bande de terroristes peuls",
            "Tuareg bandits were seen",
        ] {
            assert!(culprit(line).is_some(), "{line}");
        }
    }

    #[test]
    fn victims_bystanders_and_talks_are_not() {
        for line in [
            "Attack on Fulani herders by armed men",
            "Attaque contre des éleveurs peuls par des hommes armés",
            "Deux éleveurs ont été tués par un engin explosif",
            "Fulani herders were attacked on the road",
            "Farmers killed by a mine",
            "Les éleveurs et les cultivateurs ont signé un accord",
            "Vol de bétail signalé par des éleveurs",
            "Attaque signalée par des éleveurs",
            "Herders and farmers raise the question of water",
            "Réunion des éleveurs à Khabou ; des bandits ont attaqué un camion",
        ] {
            assert_eq!(culprit(line), None, "{line}");
        }
    }
}
