//! Places by name: those of the briefing first, then the towns and dams of the basemap.

use super::context::Cx;
use super::search::Words;
use crate::map::data::{Feature, Kind as Asset, Layer, Level, features, short_name};
use crate::model::position::Position;
use crate::model::table::{Body, Kind, Record};

/// Places of the basemap nearer than this to one of the briefing with its name are the same. Kilometres.
const SAME_KM: f64 = 25.0;

/// A place that can be gone to.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub name: String,
    /// What it is and where: `town, MLI`.
    pub note: String,
    pub position: Position,
    /// The record it comes from, unless it stands on the basemap.
    pub record: Option<Box<str>>,
    /// 0 first.
    rank: u8,
    /// Other names it is found by.
    also: Vec<String>,
}

/// Every place the room may know.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    spots: Vec<Spot>,
}

/// How well a place answers: whole name, beginning of the name, a word of it, another name, a slip.
type Fit = (u8, u8);

impl Gazetteer {
    /// Gathers them.
    #[must_use]
    pub fn of(cx: &Cx<'_>) -> Self {
        let places = cx.room.records().filter(|record| record.kind == Kind::Place);
        let mut spots: Vec<Spot> = places.filter_map(|record| of_record(cx, record)).collect();
        let known = spots.len();
        for feature in features(Level::Detail) {
            let Some(spot) = of_feature(cx, feature) else { continue };
            let name = spot.name.to_lowercase();
            let same = |other: &Spot| {
                other.name.to_lowercase() == name && other.position.distance_km(spot.position) < SAME_KM
            };
            if !spots[..known].iter().any(same) {
                spots.push(spot);
            }
        }
        Self { spots }
    }

    /// The places that answer to `text`, best first.
    #[must_use]
    pub fn find(&self, text: &str, most: usize) -> Vec<&Spot> {
        let words = Words::new(text);
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = self.matching(&words, false);
        // Beside what is exactly what was typed, what is nearly so would only be noise.
        if found.is_empty() {
            found = self.matching(&words, true);
        }
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().take(most).map(|(_, spot)| spot).collect()
    }

    fn matching(&self, words: &Words, slips: bool) -> Vec<(Fit, &Spot)> {
        let fit = |spot: &Spot| {
            if words.all_in(&spot.name, slips) {
                return Some((u8::from(!words.begin(&spot.name)), spot.rank));
            }
            let also = spot.also.iter().any(|name| words.all_in(name, slips));
            also.then_some((2, spot.rank))
        };
        self.spots.iter().filter_map(|spot| Some((fit(spot)?, spot))).collect()
    }

    /// The place nearest to `position` within `km` kilometres, and how far it is.
    #[must_use]
    pub fn nearest(&self, position: Position, km: f64) -> Option<(f64, &Spot)> {
        // Degrees that surely hold the distance at these latitudes; a cheap first sieve.
        let degrees = km / 90.0;
        let near = self.spots.iter().filter(|spot| {
            (spot.position.lat() - position.lat()).abs() < degrees
                && (spot.position.lon() - position.lon()).abs() < degrees
        });
        let near = near.map(|spot| (spot.position.distance_km(position), spot));
        near.filter(|(away, _)| *away <= km).min_by(|a, b| a.0.total_cmp(&b.0))
    }
}

fn of_record(cx: &Cx<'_>, record: &Record) -> Option<Spot> {
    let Body::Place(place) = &record.body else { return None };
    let mut note: Vec<&str> = place.kind.iter().map(|kind| kind.word(cx.lang)).collect();
    note.extend(place.country.map(crate::model::nation::Nation::code));
    let names = [place.name.get(cx.lang), place.name.get(cx.lang.other())];
    let mut also: Vec<String> = place.aliases.iter().map(|alias| alias.get(cx.lang).to_string()).collect();
    also.extend((names[0] != names[1]).then(|| names[1].to_string()));
    Some(Spot {
        name: names[0].to_string(),
        note: note.join(", "),
        position: cx.room.position(record)?,
        record: Some(record.id.clone()),
        rank: u8::from(record.built_in),
        also,
    })
}

fn of_feature(cx: &Cx<'_>, feature: &Feature) -> Option<Spot> {
    let word = match (feature.layer, feature.kind) {
        (Layer::Town, _) => cx.say("localité", "town"),
        (Layer::Asset, Asset::Dam) => cx.say("barrage", "dam"),
        (Layer::Asset, Asset::Airfield) => cx.say("aérodrome", "airfield"),
        (Layer::Asset, Asset::Crossing) => cx.say("passage frontalier", "border crossing"),
        _ => return None,
    };
    let &[lon, lat] = feature.parts.first()?.points.first()?;
    let name = short_name(&feature.name);
    let also = (name != feature.name).then(|| feature.name.clone());
    let note = match country(&feature.iso) {
        Some(code) => format!("{word}, {code}"),
        None => word.to_owned(),
    };
    (!name.is_empty()).then_some(())?;
    Some(Spot {
        name: name.to_owned(),
        note,
        position: Position::new(lat, lon).ok()?,
        record: None,
        rank: 2 + feature.rank,
        also: also.into_iter().collect(),
    })
}

/// The code the staffs use for a country of the basemap (ISO 3166-1, two letters to three).
#[must_use]
pub const fn country(iso: &str) -> Option<&'static str> {
    match iso.as_bytes() {
        b"SN" => Some("SEN"),
        b"ML" => Some("MLI"),
        b"MR" => Some("MRT"),
        b"GN" => Some("GIN"),
        b"GM" => Some("GMB"),
        b"GW" => Some("GNB"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
