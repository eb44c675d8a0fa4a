//! Positions against the boxes of the area: one message a position.

use super::points::{self, Declared};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::position::{Position, looks_like_mgrs};
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::span::{Span, Spot};
use crate::model::table::Record;

/// South, north, west, east in degrees.
struct Area([f64; 4]);

/// The area of operations (`domain.md` 7.5).
const OPERATIONS: Area = Area([11.5, 17.0, -15.2, -8.0]);
/// The area of interest: Dakar, Nouakchott, Bamako and Niono too (`domain.md` 7.5).
const INTEREST: Area = Area([10.0, 19.0, -18.0, -5.5]);

impl Area {
    fn has(&self, lat: f64, lon: f64) -> bool {
        let [south, north, west, east] = self.0;
        (south..=north).contains(&lat) && (west..=east).contains(&lon)
    }
}

/// Whether `position` lies where the meeting's business is.
pub(super) fn of_interest(position: Position) -> bool {
    INTEREST.has(position.lat(), position.lon())
}

/// What is wrong with a position, the surest first.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Zero,
    Swapped,
    East,
    Grid,
    Interest,
    Operations,
}

fn wrong(ground: &Ground, declared: &Declared<'_>) -> Option<(Wrong, Position, Span)> {
    // A place named by its id was looked at where it stands.
    let Where::Point(position, span) = *declared.place else { return None };
    let (lat, lon) = (position.lat(), position.lon());
    if OPERATIONS.has(lat, lon) {
        return None;
    }
    let wrong = if lat == 0.0 && lon == 0.0 {
        Wrong::Zero
    } else if INTEREST.has(lat, lon) {
        if declared.region == Some(Region::Elsewhere) {
            return None;
        }
        Wrong::Operations
    } else if looks_like_mgrs(ground.written(span).trim_matches('"')) {
        Wrong::Grid
    } else if OPERATIONS.has(lon, lat) {
        Wrong::Swapped
    } else if lon > 0.0 && INTEREST.has(lat, -lon) {
        Wrong::East
    } else {
        Wrong::Interest
    };
    Some((wrong, position, span))
}

/// The positions of `record` that are wrong in this way.
fn all(ground: &Ground, record: &Record, kind: Wrong, mut say: impl FnMut(Position, Span)) {
    points::each(record, |declared| {
        if let Some((_, position, span)) = wrong(ground, &declared).filter(|(wrong, ..)| *wrong == kind) {
            say(position, span);
        }
    });
}

/// The pair as it is written here: a group or a text.
fn pair(ground: &Ground, span: Span, lat: f64, lon: f64) -> String {
    if ground.written(span).starts_with('(') {
        format!("({lat}, {lon})")
    } else {
        format!("\"{lat}, {lon}\"")
    }
}

pub(super) fn zero(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::Zero, |_, span| {
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                "position 0, 0, dans le golfe de Guinée : sans doute jamais remplie",
                "position 0, 0 lies in the Gulf of Guinea: it was probably never filled in",
            )
            .help(
                "écrivez la position ou l'identifiant d'un lieu, ou retirez le champ",
                "write the position or the id of a place, or remove the field",
            ),
        );
    });
}

pub(super) fn swapped(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::Swapped, |position, span| {
        let mended = pair(ground, span, position.lon(), position.lat());
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("latitude et longitude échangées ({position})"),
                format!("latitude and longitude are swapped ({position})"),
            )
            .help(
                format!("la latitude d'abord : écrivez {mended}"),
                format!("latitude first: write {mended}"),
            )
            .guess(Spot::of(span), mended),
        );
    });
}

pub(super) fn east(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::East, |position, span| {
        let mended = pair(ground, span, position.lat(), -position.lon());
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("longitude positive, donc à l'est de Greenwich ({position})"),
                format!("positive longitude, that is east of Greenwich ({position})"),
            )
            .help(
                format!("à l'ouest elle est négative : écrivez {mended}"),
                format!("to the west it is negative: write {mended}"),
            )
            .guess(Spot::of(span), mended),
        );
    });
}

pub(super) fn grid(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::Grid, |position, span| {
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("ce carré MGRS est à {position}, hors de la zone d'intérêt"),
                format!("this MGRS square lies at {position}, outside the area of interest"),
            )
            .help(
                "ici : fuseaux 28 à 30, bandes P et Q, par exemple « 29PKR 36526 98649 »",
                "here: zones 28 to 30, bands P and Q, for example \"29PKR 36526 98649\"",
            ),
        );
    });
}

pub(super) fn outside_interest(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::Interest, |position, span| {
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("position {position} hors de la zone d'intérêt"),
                format!("position {position} is outside the area of interest"),
            )
            .help(
                "vérifiez chiffres et signes : la latitude va de 10 à 19, la longitude de -18 à -5.5",
                "check digits and signs: the latitude goes from 10 to 19, the longitude from -18 to -5.5",
            ),
        );
    });
}

pub(super) fn outside_operations(ground: &Ground, record: &Record, found: &mut Findings) {
    all(ground, record, Wrong::Operations, |position, span| {
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("position {position} hors de la zone d'opérations"),
                format!("position {position} is outside the area of operations"),
            )
            .help(
                "si c'est voulu, écrivez region: Elsewhere ; sinon vérifiez chiffres et signes",
                "if that is meant, write region: Elsewhere; otherwise check digits and signs",
            ),
        );
    });
}
