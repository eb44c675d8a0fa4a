//! The promises of search, on records made by hand.

use std::sync::Arc;

use super::entry::is_generic;
use super::wanted::{is_filler, wanted};
use super::{Hit, Results, SearchIndex, fold, marks, typo};
use crate::model::briefing::{Briefing, Parts};
use crate::model::lang::Lang;
use crate::model::marking::{Class, Marking};
use crate::model::nation::{Nation, NationSet};
use crate::model::position::Position;
use crate::model::record::{Actor, ActorKind, Place, PlaceKind, Source, SourceKind};
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::span::Span;
use crate::model::table::{Body, Header, Kind, Record};
use crate::model::text::Text;

fn record(id: &str, kind: Kind, body: Body) -> Record {
    let marking = Marking {
        rel_to: NationSet::MEMBERS,
        national_only: false,
        class: Class::NP,
        ..Marking::originator_only(Some(Nation::MLI))
    };
    let header = Header { tags: Vec::new(), effort: None, revised: None, span: Span::default() };
    let (private, built_in, same_as, span) = (false, false, None, Span::default());
    Record { id: id.into(), kind, marking, private, built_in, same_as, header, body, span, stale: None }
}

fn texts(list: &[&str]) -> Vec<Text> {
    list.iter().map(|text| Text::plain(text)).collect()
}

fn place(id: &str, name: &str, aliases: &[&str], (lat, lon): (f64, f64)) -> Record {
    let position = Where::Point(Position::new(lat, lon).expect("in range"), Span::default());
    let body = Place {
        name: Text::plain(name),
        aliases: texts(aliases),
        kind: Some(PlaceKind::Town),
        country: Some(Nation::MLI),
        region: None,
        admin: None,
        position,
        uncertainty_km: None,
        note: None,
        sources: Vec::new(),
        span: Span::default(),
    };
    record(id, Kind::Place, Body::Place(Box::new(body)))
}

fn actor(id: &str, name: &str, aliases: &[&str], affiliation: &str) -> Record {
    let body = Actor {
        name: Text::plain(name),
        aliases: texts(aliases),
        kind: ActorKind::NonStateArmed,
        affiliation: Some(Text::plain(affiliation)),
        sources: Vec::new(),
        span: Span::default(),
    };
    record(id, Kind::Actor, Body::Actor(Box::new(body)))
}

fn source(id: &str, name: &Text, note: &str) -> Record {
    let body = Source {
        issued_by: None,
        name: name.clone(),
        kind: SourceKind::OpenSource,
        reliability: None,
        date: None,
        accessed: None,
        url: None,
        licence: None,
        funding_note: None,
        languages: Vec::new(),
        protect_identity: None,
        note: Some(Text::plain(note)),
        span: Span::default(),
    };
    record(id, Kind::Source, Body::Source(Box::new(body)))
}

fn index(records: Vec<Record>) -> SearchIndex {
    let briefing = Briefing::new(Parts { records, ..Parts::default() }, None);
    SearchIndex::build(&Room::new(Arc::new(briefing), NationSet::MEMBERS, false))
}

/// A handful of records, one of each sort.
fn some() -> SearchIndex {
    let bilingual = Text { en: Text::plain("Cattle census").en, ..Text::plain("Recensement du bétail") };
    index(vec![
        place("mli-pl-kayes", "Kayes", &[], (14.44776, -11.44393)),
        place("mli-pl-sangue", "Sangué-Diéri", &["Sœur-la-Grande"], (15.0808, -12.5774)),
        place("mli-pl-ambidedi", "Ambidédi", &[], (14.58645, -11.79083)),
        actor("mli-act-jnim", "Groupe de soutien", &["JNIM", "Jama’at Nusrat"], "near Koulikoro"),
        source("mli-src-one", &bilingual, "Ambidédi and Kayes in 2024"),
        source("mli-src-two", &Text::plain("Straßenkarte"), "Hydroelectricity at the falls"),
    ])
}

fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| &*hit.id).collect()
}

fn found(query: &str) -> Vec<String> {
    ids(&some().query(query, 9)).into_iter().map(str::to_owned).collect()
}

fn marked<'s>(query: &str, shown: &'s str) -> Vec<&'s str> {
    marks(query, shown).into_iter().map(|range| &shown[range]).collect()
}

#[test]
fn accents_case_and_ligatures_do_not_count() {
    for query in ["ambidedi", "AMBIDÉDI", "Ambide\u{301}di"] {
        assert_eq!(found(query), ["mli-pl-ambidedi", "mli-src-one"], "{query}");
    }
    assert_eq!(found("soeur"), ["mli-pl-sangue"]);
    assert_eq!(found("strassenkarte"), ["mli-src-two"]);
    assert_eq!(found("betail"), ["mli-src-one"]);
    assert_eq!(found("cattle census"), ["mli-src-one"], "the other language");
}

#[test]
fn tied_words_are_found_apart_and_together() {
    for query in ["sangue", "dieri", "sangué-diéri", "sanguedieri", "dieri sangue", "Sangué–Diéri"] {
        assert_eq!(found(query), ["mli-pl-sangue"], "{query}");
    }
    for query in ["jama'at", "jamaat", "Jama’at"] {
        assert_eq!(found(query), ["mli-act-jnim"], "{query}");
    }
}

#[test]
fn one_typo_from_five_letters_two_from_nine() {
    let budgets =
        [("kaye", 0), ("kayes", 1), ("ambidedi", 1), ("manantali", 2), ("3652698649", 0), ("12abcdefg", 0)];
    for (word, budget) in budgets {
        assert_eq!(typo::budget(&word.chars().collect::<Vec<_>>()), budget, "{word}");
    }
    for one in ["kayse", "kaiyes", "keyes", "cayes", "ambidadi", "mabidedi", "strassenkatre"] {
        assert_eq!(found(one).len().min(1), 1, "{one}");
    }
    for two_in_a_short_one in ["kyase", "cayse", "abmiddei", "ambbidde"] {
        assert!(found(two_in_a_short_one).is_empty(), "{two_in_a_short_one}");
    }
    assert_eq!(found("hydroelectrictiy"), ["mli-src-two"]);
    assert_eq!(found("hidroelectrictiy"), ["mli-src-two"], "two typos");
    assert!(found("hidroelektrictiy").is_empty(), "three typos");
    assert!(found("jnmi").is_empty(), "four letters are typed as they are");
}

#[test]
fn distance_counts_swaps_and_beginnings() {
    let typos =
        |typed: &str, word, most, open| typo::typos(&typed.chars().collect::<Vec<_>>(), word, most, open);
    assert_eq!(typos("kayes", "kayes", 1, false), Some(0));
    assert_eq!(typos("kayse", "kayes", 1, false), Some(1));
    assert_eq!(typos("kaye", "kayes", 1, false), Some(1));
    assert_eq!(typos("kayess", "kayes", 1, false), Some(1));
    assert_eq!(typos("kayes", "kayesien", 1, false), None);
    assert_eq!(typos("kayse", "kayesien", 1, true), Some(1));
    assert_eq!(typos("manatnail", "manantali", 2, false), Some(2));
    assert_eq!(typos("xanatnail", "manantali", 2, false), None);
    assert_eq!(typos("hidro", "hydroelectricity", 1, true), Some(1));
    assert_eq!(typos("", "kayes", 1, true), Some(0));
    assert_eq!(typos(&"a".repeat(41), &"a".repeat(41), 2, true), None, "too long to compare");
}

#[test]
fn typos_are_forgiven_at_every_key_stroke() {
    let index = some();
    for typed in ["hydroel", "hidroele", "hydroelce", "hydroelcetri"] {
        assert_eq!(ids(&index.query(typed, 9)), ["mli-src-two"], "{typed}");
    }
}

#[test]
fn exact_beats_typo() {
    let index = index(vec![
        place("mli-pl-niono", "Niono", &[], (14.25, -5.98)),
        source("mli-src-nioro", &Text::plain("Press"), "seen at Nioro"),
    ]);
    assert_eq!(ids(&index.query("nioor", 9)), ["mli-src-nioro"]);
    assert_eq!(ids(&index.query("nioxo", 9)), ["mli-pl-niono", "mli-src-nioro"], "title before text");
    assert_eq!(ids(&index.query("nioro", 9)), ["mli-src-nioro"], "no noise beside it");
}

#[test]
fn all_words_must_match_wherever_they_stand() {
    assert_eq!(found("kayes 2024"), ["mli-src-one"]);
    assert_eq!(found("census 2024 kay"), ["mli-src-one"]);
    assert_eq!(found("place kayes"), ["mli-pl-kayes"]);
    assert_eq!(found("lieu de kayes"), ["mli-pl-kayes"], "fillers say nothing");
    assert!(found("kayes hydroelectricity").is_empty());
}

#[test]
fn words_of_kinds_and_aliases_are_found() {
    assert_eq!(found("jnim"), ["mli-act-jnim"]);
    assert_eq!(found("groupe armé"), ["mli-act-jnim"]);
    assert_eq!(found("armed group"), ["mli-act-jnim"]);
    assert_eq!(found("ville").len(), 3);
    assert_eq!(found("MLI place").len(), 3);
}

#[test]
fn ids_lead() {
    let index = some();
    assert_eq!(ids(&index.query("mli-src-two", 9)), ["mli-src-two"]);
    assert_eq!(ids(&index.query("MLI-SRC", 9)).len(), 2);
    assert_eq!(ids(&index.query("src-one", 9)), ["mli-src-one"]);
    assert_eq!(index.query("mli-", 9).total, 6);
    assert_eq!(index.query("mli-", 2).hits.len(), 2);
    assert_eq!(index.query("mli-", 9).kinds, 3);
}

#[test]
fn squares_are_found_as_they_are_typed() {
    for query in [
        "29PKR",
        "29pkr",
        "29 PKR",
        "29PKR 36",
        "29PKR 36526",
        "29pkr3652698649",
        "29PKR 36526 98649",
        "29PKR 365 986",
        "29PKR365986",
    ] {
        let first = found(query);
        assert_eq!(first.first().map(String::as_str), Some("mli-pl-kayes"), "{query}");
    }
    assert!(found("29PKR 36527").is_empty());
    assert_eq!(marked("29pkr3652698", "at 29PKR 36526 98649"), ["29PKR 36526 98"]);
    assert_eq!(marked("29PKR 36526", "29PKR 36526 98649").concat(), "29PKR36526");
}

#[test]
fn nothing_typed_finds_nothing() {
    for query in ["", " ", "\t\n", "-", "'", "…", "\u{301}", "()"] {
        assert_eq!(some().query(query, 9), Results::default(), "{query:?}");
        assert!(marks(query, "Kayes").is_empty(), "{query:?}");
    }
    assert_eq!(some().query("kayes", 0).total, 2);
}

#[test]
fn hostile_queries_do_no_harm() {
    let index = some();
    let long = "kayes ".repeat(2_000);
    assert_eq!(index.query(&long, 9).total, 2);
    let queries = [
        "\u{1b}[31m\0\u{202e}",
        &"é".repeat(10_000),
        &"-'".repeat(5_000),
        &"ﷺ".repeat(3_000),
        "a\u{301}\u{301}\u{301}",
        "٣٤ كايس",
        "½ ² ß",
    ];
    for query in queries {
        let _ = index.query(query, usize::MAX);
        for shown in ["Kayes", query, "ﷺ ½ Straße", ""] {
            let ranges = marks(query, shown);
            assert!(ranges.iter().all(|r| r.start < r.end && shown.get(r.clone()).is_some()));
            assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}

#[test]
fn what_is_held_back_is_not_there() {
    let mut held = place("mli-pl-held", "Xanadou", &["Zozo"], (14.4479, -11.444));
    held.marking.rel_to = NationSet::of(Nation::MLI);
    let records = vec![held, place("mli-pl-open", "Kayes", &[], (14.44776, -11.44393))];
    let room = Room::new(
        Arc::new(Briefing::new(Parts { records, ..Parts::default() }, None)),
        NationSet::MEMBERS,
        false,
    );
    let index = SearchIndex::build(&room);
    for query in ["xanadou", "xanado", "zozo", "held", "mli-pl-held"] {
        assert_eq!(index.query(query, 9), Results::default(), "{query}");
    }
    assert_eq!(index.query("29PKR", 9).total, 1);
    let own = SearchIndex::build(&room.for_audience(NationSet::of(Nation::MLI), false));
    assert_eq!(ids(&own.query("xanadou", 9)), ["mli-pl-held"]);
}

#[test]
fn the_line_that_matches_is_shown_when_the_title_does_not() {
    let index = some();
    let excerpt = |query: &str, id: &str| {
        let hits = index.query(query, 9).hits;
        let hit: &Hit = hits.iter().find(|hit| &*hit.id == id).expect("found");
        hit.excerpt.as_ref().map(|excerpt| excerpt.get(Lang::En).to_owned())
    };
    assert_eq!(excerpt("ambidedi", "mli-src-one").as_deref(), Some("Ambidédi and Kayes in 2024"));
    assert_eq!(excerpt("ambidedi", "mli-pl-ambidedi"), None);
    assert_eq!(excerpt("jnim", "mli-act-jnim").as_deref(), Some("JNIM"));
    assert_eq!(excerpt("koulikor", "mli-act-jnim").as_deref(), Some("near Koulikoro"));
}

#[test]
fn marks_cover_what_matches() {
    assert_eq!(marked("felou", "Centrale de Félou"), ["Félou"]);
    assert_eq!(marked("fel", "Félou–Kayes"), ["Fél"]);
    assert_eq!(marked("kayes felou", "Félou–Kayes, ligne"), ["Félou–Kayes"]);
    assert_eq!(marked("coeur", "le Cœur du Sahel"), ["Cœur"]);
    assert_eq!(marked("kayse", "ville de Kayes"), ["Kayes"]);
    assert_eq!(marked("e\u{301}", "e\u{301}te\u{301}"), ["e\u{301}"]);
    assert!(marked("kayes", "Kidira").is_empty());
}

#[test]
fn fillers_are_in_order_and_kept_before_numbers() {
    assert!(is_filler("de") && is_filler("une") && is_filler("a") && !is_filler("kayes"));
    assert!(
        is_generic("barrage") && is_generic("usine") && is_generic("amenagement") && !is_generic("kayes")
    );
    let words = |query: &str| wanted(query).into_iter().map(|word| word.text).collect::<Vec<_>>();
    assert_eq!(words("barrage de l'Est"), ["barrage", "est"]);
    assert_eq!(words("D-03"), ["d", "03"]);
    assert_eq!(words("de la"), ["de", "la"]);
}

#[test]
fn folded_words_know_where_they_stand() {
    let mut seen = Vec::new();
    fold::words("L’Œuvre, à Ba-Ko!", |token| {
        seen.push((token.text.to_owned(), token.range, token.joined));
    });
    let words: Vec<&str> = seen.iter().map(|(word, ..)| word.as_str()).collect();
    assert_eq!(words, ["l", "oeuvre", "loeuvre", "a", "ba", "ko", "bako"]);
    assert_eq!(seen[1].1, 4..10);
    assert!(seen[2].2 && seen[2].1 == (0..10));
}
