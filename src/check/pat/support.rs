//! What a patrol leans on: hospital, endurance, report, boats, tracks.

use chrono::{DateTime, Datelike, Duration, Utc};

use super::plan::{ahead, span, words};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::record::{Medevac, PatrolMode};
use crate::model::reference::Where;
use crate::model::scalar::Count;
use crate::model::span::Spot;
use crate::model::table::Record;
use crate::model::time::Day;

/// Stems of words for something that flies, folded, in both languages.
const FLYING: &[&str] = &["helico", "avion", "aerien", "aircraft", "plane", "air "];

/// Stems of words for something that floats.
const BOATS: &[&str] =
    &["embarcation", "pirogue", "bateau", "vedette", "zodiac", "canot", "boat", "canoe", "launch", "craft"];

/// Stems of words for the state of the ground in the rains.
const TRACKS: &[&str] = &[
    "pluie",
    "crue",
    "gue ",
    "gues ",
    "praticab",
    "impraticab",
    "traficab",
    "trafficab",
    "boue",
    "hivernage",
    "piste seche",
    "pistes seches",
    "rain",
    "flood",
    "ford",
    "passab",
    "impassab",
    "mud",
    "wet season",
    "track dry",
    "tracks dry",
];

/// Months of the rains (`domain.md` 4b, PAT-023).
const RAINS: std::ops::RangeInclusive<u32> = 6..=10;

/// PAT-008.
pub fn medevac(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    let most = ground.limits.medevac;
    let planned =
        patrol.medevac.as_ref().filter(|medevac| !medevac.chain.is_empty() || medevac.facility.is_some());
    let Some(medevac) = planned else {
        found.push(
            Finding::field(
                record,
                "medevac",
                "aucune évacuation sanitaire prévue (medevac)",
                "no medevac planned",
            )
            .help(
                "écrivez medevac: (chain: […], means: …, facility: …, max_minutes: …)",
                "write medevac: (chain: […], means: …, facility: …, max_minutes: …)",
            ),
        );
        return;
    };
    let declared = medevac.max_minutes.map_or(0, |minutes| minutes.0);
    let (least, place) = least_minutes(ground, record, medevac).unwrap_or((0, None));
    let spot = Spot::field(medevac.span, "max_minutes");
    let help = (
        "prévoyez un relais plus proche (chain), un autre moyen (means) ou un autre hôpital (facility)",
        "plan a nearer relay (chain), other means, or another facility",
    );
    let mention = |finding: Finding| match place.filter(|place| !place.built_in) {
        Some(place) => finding.mention(place),
        None => finding,
    };
    if declared > most {
        found.push(
            Finding::at(
                record,
                spot,
                format!("évacuation sanitaire en {declared} min ; au plus {most} min"),
                format!("medevac takes {declared} min; at most {most} min"),
            )
            .help(help.0, help.1),
        );
    } else if least > most.max(declared) || (declared > 0 && least > declared + declared / 2) {
        let (fr, en) = match declared {
            0 => ("max_minutes n'en dit rien".to_owned(), "max_minutes says nothing".to_owned()),
            _ => (format!("max_minutes dit {declared} min"), format!("max_minutes says {declared} min")),
        };
        let finding = Finding::at(
            record,
            spot,
            format!("évacuation sanitaire du point le plus éloigné à l'hôpital : au moins {least} min, {fr}"),
            format!("medevac from the farthest point to the facility: at least {least} min, {en}"),
        );
        found.push(mention(finding.help(help.0, help.1)));
    }
}

/// Minutes that the way from the farthest point to the facility takes at least, in a straight line.
fn least_minutes<'g>(
    ground: &'g Ground,
    record: &Record,
    medevac: &Medevac,
) -> Option<(i64, Option<&'g Record>)> {
    let facility: &Where = medevac.facility.as_ref()?;
    let to = ground.room.locate(facility)?;
    let stops = &ground.ways().get(record)?.stops;
    let far = stops.iter().filter_map(|stop| Some(stop.at?.sphere_km(to))).fold(0.0, f64::max);
    let flies = medevac.means.as_ref().is_some_and(|means| {
        let all = [means.fr.as_ref(), means.en.as_ref()];
        all.into_iter().flatten().any(|text| phrase::has_word(&phrase::folded(text.as_str()), FLYING))
    });
    let speed = if flies { ground.limits.speed_air } else { ground.limits.speed_motor };
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "at most 20,000 km at 1 km/h"
    )]
    let minutes = (far * 60.0 / speed.max(1) as f64).floor() as i64;
    Some((minutes, ground.room.place_of(facility)))
}

/// PAT-026.
pub fn endurance(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    let Some(endurance) = &patrol.endurance else { return };
    let Some(hours) = endurance.hours.map(Count::get) else { return };
    let (start, end) = span(&patrol.window);
    let planned = ((end - start).num_minutes() + 59) / 60;
    if hours < planned {
        found.push(
            Finding::at(
                record,
                Spot::field(endurance.span, "hours"),
                format!("autonomie de {hours} h pour une patrouille de {planned} h"),
                format!("endurance of {hours} h for a patrol of {planned} h"),
            )
            .label(
                record,
                Spot::field(record.span, "window"),
                format!("créneau de {planned} h"),
                format!("window of {planned} h"),
            )
            .help(
                "prévoyez un ravitaillement et comptez-le dans hours, ou raccourcissez le créneau",
                "plan a resupply and count it in hours, or shorten the window",
            ),
        );
    }
}

/// PAT-018.
pub fn report(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    let reporting = patrol.reporting.as_ref();
    let last = patrol.window.end.day();
    let next = last.0.succ_opt().map_or(last, Day).iso();
    let Some(due) = reporting.and_then(|reporting| reporting.report_due) else {
        let spot = reporting.map_or(Spot::field(record.span, "reporting"), |r| Spot::of(r.span));
        found.push(
            Finding::at(
                record,
                spot,
                "aucun compte rendu demandé après la patrouille (report_due)",
                "no report is asked for after the patrol (report_due)",
            )
            .help(
                format!("écrivez reporting: (report_due: \"{next}\"), ou un jour plus tard"),
                format!("write reporting: (report_due: \"{next}\"), or a later day"),
            ),
        );
        return;
    };
    if let Some(reporting) = reporting.filter(|_| due < last) {
        found.push(
            Finding::at(
                record,
                Spot::field(reporting.span, "report_due"),
                format!("compte rendu dû le {due}, avant la fin de la patrouille, le {last}"),
                format!("report due {due}, before the patrol ends, {last}"),
            )
            .help(
                format!("écrivez report_due: \"{next}\", ou un jour plus tard"),
                format!("write report_due: \"{next}\", or a later day"),
            ),
        );
    }
}

/// PAT-022.
pub fn boats(ground: &Ground, record: &Record, found: &mut Findings) {
    let afloat = ahead(ground, record).is_some_and(|patrol| patrol.mode == PatrolMode::Fluviale);
    if afloat && !phrase::has_word(&words(record), BOATS) {
        found.push(
            Finding::field(
                record,
                "mode",
                "patrouille fluviale, mais aucune embarcation n'est nommée",
                "river patrol, but no boat is named",
            )
            .help(
                "dites dans units combien d'embarcations, et lesquelles",
                "say in units how many boats, and which",
            ),
        );
    }
}

/// Whether a window touches the months of the rains.
fn in_the_rains((start, end): (DateTime<Utc>, DateTime<Utc>)) -> bool {
    let whole_year = end - start >= Duration::days(366);
    let (first, last) = (start.month(), end.month());
    let months = if start.year() == end.year() { first..=last } else { first..=12 };
    whole_year
        || months.into_iter().any(|month| RAINS.contains(&month))
        || (start.year() != end.year() && last >= *RAINS.start())
}

/// PAT-023.
pub fn tracks(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    let wheels = matches!(patrol.mode, PatrolMode::Motorisee);
    if !wheels || !in_the_rains(span(&patrol.window)) || phrase::has_word(&words(record), TRACKS) {
        return;
    }
    found.push(
        Finding::field(
            record,
            "window",
            "patrouille en saison des pluies (juin–octobre), mais l'état des pistes n'est pas évoqué",
            "patrol in the rainy season (June–October), but the state of the tracks is not mentioned",
        )
        .help(
            "dites dans abort_criteria quand un gué ou une piste n'est plus praticable",
            "say in abort_criteria when a ford or a track is no longer passable",
        ),
    );
}
