//! Places are found by any of their names, with slips, and the nearest one is the nearest.

use std::sync::Arc;

use super::Gazetteer;
use crate::analysis::context::Cx;
use crate::model::lang::Lang;
use crate::model::position::{CoordinateStyle, Position};
use crate::model::room::Room;
use crate::source::{Limits, load, open_embedded};

fn room() -> Room {
    let opened = open_embedded(None).expect("the sample");
    let briefing = load(&*opened.files, Limits::default(), None).briefing;
    let audience = briefing.default_audience();
    Room::new(Arc::clone(&briefing), audience, false)
}

fn cx(room: &Room, lang: Lang) -> Cx<'_> {
    Cx { room, lang, coords: CoordinateStyle::default() }
}

#[test]
fn names_are_found_without_accents_and_with_a_slip() {
    let room = room();
    let all = Gazetteer::of(&cx(&room, Lang::Fr));
    let first = |text: &str| all.find(text, 8).first().map(|spot| spot.name.clone()).unwrap_or_default();
    assert_eq!(first("kedougou"), "Kédougou");
    assert_eq!(first("Kédugou"), "Kédougou");
    assert_eq!(first("KAYES"), "Kayes");
    assert_eq!(first("selib"), "Sélibaby");
    assert_eq!(first("manantali"), "Manantali");
    assert!(all.find("", 8).is_empty() && all.find("  ", 8).is_empty());
    assert!(all.find("zzzzqqqq", 8).is_empty());
    assert!(all.find("k", 3).len() <= 3);
}

#[test]
fn a_place_of_the_briefing_stands_once() {
    let room = room();
    let all = Gazetteer::of(&cx(&room, Lang::En));
    let kayes: Vec<_> = all.find("kayes", 50).into_iter().filter(|spot| spot.name == "Kayes").collect();
    assert_eq!(kayes.len(), 1, "{kayes:?}");
    assert_eq!(kayes[0].record.as_deref(), Some("kayes"));
    assert!(kayes[0].note.ends_with("MLI"), "{}", kayes[0].note);
}

#[test]
fn the_nearest_place_is_no_farther_than_any_other() {
    let room = room();
    let all = Gazetteer::of(&cx(&room, Lang::En));
    for (lat, lon) in [(14.44, -11.45), (13.77, -13.67), (12.56, -12.18), (15.16, -12.18), (13.2, -10.4)] {
        let here = Position::new(lat, lon).expect("a position");
        let (km, nearest) = all.nearest(here, 80.0).expect("a place");
        assert!((km - nearest.position.distance_km(here)).abs() < 1e-9);
        assert!(all.spots.iter().all(|spot| spot.position.distance_km(here) >= km));
    }
    let sea = Position::new(0.0, 170.0).expect("a position");
    assert_eq!(all.nearest(sea, 80.0), None);
}
