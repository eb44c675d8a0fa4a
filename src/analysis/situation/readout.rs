//! Where a point is, in words: coordinates, the nearest town, how far and in which direction.

use crate::analysis::context::Cx;
use crate::analysis::gazetteer::country;
use crate::look::measure::decimal;
use crate::map::region_at;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::position::{CoordinateStyle, Position};
use crate::model::record::Region;
use crate::model::table::Record;

/// Within this distance a point shares the region of a place, in km.
const SAME_PLACE_KM: f64 = 3.0;

/// A point in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    pub degrees: String,
    pub dms: String,
    pub mgrs: String,
    /// The nearest place that the room may see.
    pub town: Option<Town>,
    /// The region in words, as [`region_words`] has it.
    pub region: Option<String>,
    /// Marking of what the words name.
    pub composite: Composite,
}

/// The nearest place, and where the point lies from there.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    pub id: Box<str>,
    pub name: String,
    /// Kilometres.
    pub km: f64,
    /// Degrees clockwise from true north, from the place to the point.
    pub bearing: f64,
}

/// What is said of a point.
#[must_use]
pub fn around(cx: &Cx<'_>, position: Position) -> Readout {
    let nearest = nearest(cx, position);
    let mut composite = Composite::default();
    if let Some(place) = nearest.filter(|place| !place.built_in) {
        composite.add(&place.marking);
    }
    let town = nearest.and_then(|place| {
        let there = cx.room.position(place)?;
        let name = super::short_name(cx, place);
        let (km, bearing) = (there.distance_km(position), there.bearing_deg(position));
        Some(Town { id: place.id.clone(), name, km, bearing })
    });
    Readout {
        degrees: position.format(CoordinateStyle::Degrees),
        dms: position.format(CoordinateStyle::Dms),
        mgrs: position.format(CoordinateStyle::Mgrs),
        region: region_words(cx, nearest, position),
        town,
        composite,
    }
}

/// The region of a point: that of `place`, the nearest one, when it stands here, else that of the map;
/// near a limit it says so and does not guess.
#[must_use]
pub fn region_words(cx: &Cx<'_>, place: Option<&Record>, at: Position) -> Option<String> {
    let here =
        |place: &&Record| cx.room.position(place).is_some_and(|there| there.sphere_km(at) <= SAME_PLACE_KM);
    if let Some(region) = place
        .filter(here)
        .and_then(|place| cx.room.region(place))
        .filter(|region| *region != Region::Elsewhere)
    {
        return Some(region.word(cx.lang).to_owned());
    }
    let hit = region_at(at)?;
    if hit.near_border {
        let km = distance_words(cx, hit.border_km);
        return Some(format!("{} {} ({km})", cx.say("près de la limite :", "near a border:"), hit.name));
    }
    let ours = Region::ALL.iter().find(|region| region.word(cx.lang) == hit.name);
    Some(match (ours, country(hit.iso)) {
        // The military region bears the name of its capital.
        (None, _) if hit.name == "Guidimakha" => Region::Selibaby.word(cx.lang).to_owned(),
        (None, Some(country)) => format!("{}, {country}", hit.name),
        _ => hit.name.to_owned(),
    })
}

/// The nearest place that the room may see.
fn nearest<'a>(cx: &Cx<'a>, position: Position) -> Option<&'a Record> {
    let room = cx.room;
    let all = room.places().filter_map(|place| Some((room.position(place)?.sphere_km(position), place)));
    all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

impl Readout {
    /// The coordinates in a style.
    #[must_use]
    pub fn coordinates(&self, style: CoordinateStyle) -> &str {
        match style {
            CoordinateStyle::Degrees => &self.degrees,
            CoordinateStyle::Dms => &self.dms,
            CoordinateStyle::Mgrs => &self.mgrs,
        }
    }

    /// `12 km N of Kayes`; in the place itself its name; empty without a place.
    #[must_use]
    pub fn nearby(&self, cx: &Cx<'_>) -> String {
        let Some(town) = &self.town else { return String::new() };
        away_words(cx, &town.name, town.km, town.bearing)
    }
}

/// `12 km N of Kayes`: a point `km` kilometres from the place `name`, `bearing` degrees from there; in
/// the place itself its name.
#[must_use]
pub fn away_words(cx: &Cx<'_>, name: &str, km: f64, bearing: f64) -> String {
    if km < 0.5 {
        return name.to_owned();
    }
    let (far, wind) = (distance_words(cx, km), wind_word(cx, bearing));
    match cx.lang {
        Lang::En => format!("{far} {wind} of {name}"),
        Lang::Fr => format!("à {far} {wind} {}{name}", of(name)),
    }
}

/// `de `, or `d'` before a vowel.
fn of(name: &str) -> &'static str {
    let vowel = name.chars().next().is_some_and(|first| "AEIOUÀÂÉÈÊËÎÏÔÛ".contains(first));
    if vowel { "d'" } else { "de " }
}

/// A distance: metres below one kilometre, a decimal below ten.
#[must_use]
pub fn distance_words(cx: &Cx<'_>, km: f64) -> String {
    let french = cx.lang == Lang::Fr;
    match km {
        // Rounded to tens of metres this would be a kilometre.
        km if km < 0.995 => format!("{} m", decimal((km.max(0.0) * 100.0).round() * 10.0, 0, french)),
        km if km < 9.95 => format!("{} km", decimal(km, 1, french)),
        km => format!("{} km", decimal(km, 0, french)),
    }
}

/// A direction as one of sixteen winds, `NNE`; west is `O` in French.
#[must_use]
pub fn wind_word(cx: &Cx<'_>, degrees: f64) -> &'static str {
    const EN: [&str; 16] =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];
    const FR: [&str; 16] =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSO", "SO", "OSO", "O", "ONO", "NO", "NNO"];
    let words = if cx.lang == Lang::Fr { FR } else { EN };
    let turned = if degrees.is_finite() { degrees.rem_euclid(360.0) } else { 0.0 };
    // The wind whose middle is less than half a step away.
    let at = (0..16_u8).find(|at| turned < f64::from(*at) * 22.5 + 11.25).unwrap_or(0);
    words[usize::from(at)]
}
