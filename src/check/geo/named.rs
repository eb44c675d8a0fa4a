//! Positions against the names and the grids that stand beside them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::points;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::position::{CoordinateStyle, Position, looks_like_mgrs};
use crate::model::record::PositionPrecision;
use crate::model::reference::Where;
use crate::model::safe_text::SafeText;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::text::Text;

/// Names that many public places bear, and how many (`GeoNames`, Mali and Senegal; `domain.md` 0 and 7.1).
const SHARED: [(&str, usize); 4] = [("Moussala", 18), ("Kéniéba", 7), ("Tabakoto", 4), ("Mahina", 3)];

/// A name without accents, as keyboards without them write it.
fn plain(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// The wordings of a text, the French one first; the English one only where it differs.
fn wordings(text: &Text) -> impl Iterator<Item = &SafeText> {
    let other = text.en.as_ref().filter(|en| text.fr.as_ref() != Some(*en));
    text.fr.iter().chain(other)
}

/// A place, where it is, and how far off that may be in km.
type Known<'g> = (&'g Record, Position, f64);

/// Places by each of their names, with and without accents.
struct Names<'g>(HashMap<String, Vec<Known<'g>>>);

impl<'g> Names<'g> {
    fn of(ground: &'g Ground) -> Self {
        let mut names: HashMap<String, Vec<Known<'g>>> = HashMap::new();
        for record in ground.room.places() {
            let (Body::Place(place), Some(position)) = (&record.body, ground.room.position(record)) else {
                continue;
            };
            let entry = (record, position, place.uncertainty_km.unwrap_or(0.0).max(0.0));
            for name in std::iter::once(&place.name).chain(&place.aliases).flat_map(wordings) {
                for key in [name.as_str().to_owned(), plain(name.as_str())] {
                    let list = names.entry(key).or_default();
                    if list.last().is_none_or(|(last, ..)| last.id != record.id) {
                        list.push(entry);
                    }
                }
            }
        }
        Self(names)
    }

    /// The first wording of `name` that is the name of a place, and the places.
    fn get<'t>(&self, name: &'t Text) -> Option<(&'t SafeText, &[Known<'g>])> {
        // Of a name that many places bear, the one in the list need not be the one that is meant.
        let mut all = wordings(name).filter(|name| shared(name.as_str()).is_none());
        all.find_map(|name| Some((name, self.0.get(name.as_str())?.as_slice())))
    }
}

/// How many public places bear `name`, when that is known to be more than one.
fn shared(name: &str) -> Option<usize> {
    SHARED.iter().find(|(known, _)| *known == name || plain(known) == name).map(|(_, count)| *count)
}

pub(super) fn far_from_place(ground: &Ground, found: &mut Findings) {
    let names = Names::of(ground);
    for record in ground.records() {
        points::each(record, |declared| {
            let (Some(name), &Where::Point(position, span)) = (declared.name, declared.place) else { return };
            if !matches!(declared.precision, None | Some(PositionPrecision::Exact | PositionPrecision::Near))
            {
                return;
            }
            let Some((name, places)) = names.get(name) else { return };
            let away = |(_, there, uncertain): &Known<'_>| (there.sphere_km(position) - uncertain).max(0.0);
            let others = places.iter().filter(|(place, ..)| place.id != record.id);
            let Some(nearest) = others.min_by(|a, b| away(a).total_cmp(&away(b))) else { return };
            if away(nearest) <= ground.limits.place_km {
                return;
            }
            let km = nearest.1.distance_km(position);
            let id = nearest.0.safe_id();
            let finding = Finding::at(
                record,
                Spot::of(span),
                format!("position {position} à {km:.0} km de « {name} » ({id}), dont elle porte le nom"),
                format!("position {position} is {km:.0} km from \"{name}\" ({id}), whose name it bears"),
            )
            .help(
                format!("corrigez la position ou le nom, ou écrivez \"{id}\" comme position"),
                format!("correct the position or the name, or write \"{id}\" as the position"),
            );
            // A place of the program stands in no file.
            found.push(match nearest.0 {
                place if place.built_in => finding.mention(place),
                place => finding.label(
                    place,
                    Spot::field(place.span, "position"),
                    "position de ce lieu",
                    "position of that place",
                ),
            });
        });
    }
}

pub(super) fn ambiguous(ground: &Ground, found: &mut Findings) {
    let mut names: Option<Names<'_>> = None;
    for record in ground.of(Kind::Incident) {
        let Body::Incident(incident) = &record.body else { continue };
        let (Some(place), None) = (&incident.place, &incident.position) else { continue };
        let names = names.get_or_insert_with(|| Names::of(ground));
        let hit = wordings(place).find_map(|name| {
            let own = names.0.get(name.as_str()).map_or(&[][..], Vec::as_slice);
            let count = shared(name.as_str()).unwrap_or(0).max(own.len());
            (count > 1).then_some((name, count, own))
        });
        let Some((name, count, own)) = hit else { continue };
        let finding = Finding::at(
            record,
            Spot::of(place.span),
            format!("lieu ambigu « {name} » : {count} lieux de ce nom, pas de position"),
            format!("ambiguous place \"{name}\": {count} places of that name, no position"),
        );
        let finding = finding.mention_all(own.iter().map(|(place, ..)| *place));
        found.push(match own.first().filter(|_| own.len() == 1) {
            Some((place, ..)) => finding.help(
                format!("ajoutez position: \"{}\", ou les coordonnées", place.safe_id()),
                format!("add position: \"{}\", or the coordinates", place.safe_id()),
            ),
            None => finding.help(
                "ajoutez position, ou le cercle ou département dans place",
                "add position, or the district in place",
            ),
        });
    }
}

/// MGRS references in a line, as far as three words make one.
fn grids(text: &str) -> Vec<Position> {
    // A capital right behind a digit: hardly a line has that.
    if !text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_uppercase()) {
        return Vec::new();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let head = word.as_bytes();
        if head.len() < 4 || !head[0].is_ascii_digit() || !head.iter().any(u8::is_ascii_uppercase) {
            continue;
        }
        let first = word.trim_end_matches([',', ';', '.', ')']);
        if !looks_like_mgrs(first) {
            continue;
        }
        let longest = (1..=3).rev().filter_map(|count| {
            let joined = words.get(at..at + count)?.join(" ");
            Position::parse(joined.trim_end_matches([',', ';', '.', ')'])).ok()
        });
        found.extend(longest.take(1));
    }
    found
}

pub(super) fn other_grid(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Incident(incident) = &record.body else { return };
    let Some(position) = incident.position.as_ref().and_then(|place| ground.room.locate(place)) else {
        return;
    };
    let reported = incident.salute.as_ref().and_then(|salute| salute.location.as_ref());
    for text in [incident.place.as_ref(), reported].into_iter().flatten() {
        let far = |there: &Position| metres(*there, position) > i64_to_m(ground.limits.mgrs_m);
        let hit = wordings(text).flat_map(|line| grids(line.as_str())).find(far);
        let Some(there) = hit else { continue };
        let (metres, grid) = (metres(there, position), there.format(CoordinateStyle::Mgrs));
        let (fr, en) = distance(metres);
        found.push(
            Finding::at(
                record,
                Spot::of(text.span),
                format!("le texte dit {grid}, à {fr} de la position {position}"),
                format!("the text says {grid}, {en} from the position {position}"),
            )
            .label(
                record,
                Spot::of(incident.position.as_ref().map_or(text.span, Where::span)),
                "la position est écrite ici",
                "the position is written here",
            )
            .help("corrigez celle des deux qui est fausse", "correct whichever of the two is wrong"),
        );
        return;
    }
}

/// A distance in words of both languages.
fn distance(metres: f64) -> (String, String) {
    if metres < 1000.0 {
        let short = format!("{metres:.0} m");
        return (short.clone(), short);
    }
    let long = format!("{:.1} km", metres / 1000.0);
    (long.replace('.', ","), long)
}

fn metres(a: Position, b: Position) -> f64 {
    a.distance_km(b) * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "metres of a threshold")]
const fn i64_to_m(metres: i64) -> f64 {
    metres as f64
}
