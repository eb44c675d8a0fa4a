//! COR: corridors.

use std::collections::HashMap;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::phrase;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Corridor, Segment, SegmentStatus};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "COR-001",
        severity: Severity::Error,
        title: Pair { fr: "corridor en morceaux", en: "corridor in pieces" },
        why: Pair {
            fr: "Un corridor se parcourt de bout en bout.",
            en: "A corridor is travelled from end to end.",
        },
        run: Run::Of(Kind::Corridor, whole),
    },
    Check {
        code: "COR-002",
        severity: Severity::Warning,
        title: Pair { fr: "état non ouvert, sans date", en: "not open, without a date" },
        why: Pair {
            fr: "Depuis quand décide de ce qui manque déjà.",
            en: "Since when decides what is already missing.",
        },
        run: Run::Of(Kind::Corridor, since),
    },
    Check {
        code: "COR-003",
        severity: Severity::Warning,
        title: Pair { fr: "coupure sans itinéraire de rechange", en: "cut without a way round" },
        why: Pair {
            fr: "La salle demandera d'abord par où passer.",
            en: "The room will first ask which way is left.",
        },
        run: Run::Of(Kind::Corridor, round),
    },
    Check {
        code: "COR-005",
        severity: Severity::Hint,
        title: Pair { fr: "longueur impossible", en: "impossible length" },
        why: Pair {
            fr: "Détours et délais se calculent sur ces longueurs.",
            en: "Detours and delays are computed from these lengths.",
        },
        run: Run::Of(Kind::Corridor, length),
    },
    Check {
        code: "COR-006",
        severity: Severity::Warning,
        title: Pair { fr: "nation sans enjeu écrit", en: "nation without a stake" },
        why: Pair {
            fr: "Chaque délégation cherchera sa ligne.",
            en: "Each delegation will look for its line.",
        },
        run: Run::Of(Kind::Corridor, stakes),
    },
];

/// A road is at most so many times as long as the straight line; more is a slip of a digit.
const WINDING: f64 = 5.0;

/// Metres that rounding may take from a length, as a part of it.
const ROUNDING: f64 = 0.98;

fn corridor(record: &Record) -> Option<&Corridor> {
    match &record.body {
        Body::Corridor(corridor) => Some(corridor),
        _ => None,
    }
}

/// `Kayes – Sandaré` in both languages, and the places a file brings.
fn ends<'g>(ground: &'g Ground, segment: &Segment) -> (String, String, Vec<&'g Record>) {
    let ends = [&segment.from, &segment.to];
    let name = |lang| {
        let of = |place: &&crate::model::record::ToPlace| match ground.room.follow(&place.0) {
            Some(record) => record.title().get(lang).to_owned(),
            None => place.id().to_owned(),
        };
        ends.iter().map(of).collect::<Vec<_>>().join(" – ")
    };
    let own = ends.iter().filter_map(|place| ground.room.follow(&place.0)).filter(|place| !place.built_in);
    (name(Lang::Fr), name(Lang::En), own.collect())
}

fn mention(finding: Finding, places: &[&Record]) -> Finding {
    places.iter().fold(finding, |finding, place| finding.mention(place))
}

/// COR-001: the stretches hang together; branches may.
fn whole(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(corridor) = corridor(record) else { return };
    let mut groups = Groups::default();
    for segment in &corridor.segments {
        let (from, to) = (groups.of(segment.from.id()), groups.of(segment.to.id()));
        if from == to && segment.from.id() == segment.to.id() {
            let (fr, en, places) = ends(ground, segment);
            let finding = Finding::at(
                record,
                Spot::field(segment.span, "to"),
                format!("le tronçon {fr} part et arrive au même lieu"),
                format!("the stretch {en} begins and ends at the same place"),
            );
            found.push(mention(
                finding.help(
                    "écrivez deux lieux différents dans from et to",
                    "write two different places in from and to",
                ),
                &places,
            ));
            return;
        }
        groups.join(from, to);
    }
    let Some(first) = corridor.segments.first() else { return };
    let root = groups.of(first.from.id());
    let Some(apart) = corridor.segments.iter().find(|segment| groups.of(segment.from.id()) != root) else {
        return;
    };
    let (fr, en, mut places) = ends(ground, apart);
    let (before_fr, before_en, more) = ends(ground, first);
    places.extend(more);
    let finding = Finding::at(
        record,
        Spot::field(apart.span, "from"),
        format!("le tronçon {fr} ne touche pas le reste du corridor"),
        format!("the stretch {en} does not touch the rest of the corridor"),
    )
    .label(
        record,
        Spot::of(first.span),
        format!("le reste, depuis {before_fr}"),
        format!("the rest, from {before_en}"),
    )
    .help(
        "ajoutez le tronçon qui manque, ou écrivez le même lieu des deux côtés",
        "add the stretch that is missing, or write the same place on both sides",
    );
    found.push(mention(finding, &places));
}

/// Places that hang together.
#[derive(Default)]
struct Groups<'r> {
    numbers: HashMap<&'r str, usize>,
    parents: Vec<usize>,
}

impl<'r> Groups<'r> {
    fn of(&mut self, place: &'r str) -> usize {
        let next = self.parents.len();
        let mut at = *self.numbers.entry(place).or_insert(next);
        if at == next {
            self.parents.push(next);
        }
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        self.parents[a] = b;
    }
}

/// COR-002.
fn since(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(corridor) = corridor(record) else { return };
    for segment in &corridor.segments {
        if segment.status <= SegmentStatus::Unknown || segment.since.is_some() {
            continue;
        }
        let (from, to, places) = ends(ground, segment);
        let finding = Finding::at(
            record,
            Spot::field(segment.span, "status"),
            format!("tronçon {from} {}, sans dire depuis quand (since)", segment.status.word(Lang::Fr)),
            format!("stretch {to} is {}, without saying since when", segment.status.word(Lang::En)),
        );
        found.push(mention(
            finding.help(
                "ajoutez since: \"2025-07-01\", le jour où cela a commencé",
                "add since: \"2025-07-01\", the day it began",
            ),
            &places,
        ));
    }
}

/// COR-003: a way round that takes the very stretch that is cut is none.
fn round(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(corridor) = corridor(record) else { return };
    let closed: Vec<&Segment> =
        corridor.segments.iter().filter(|segment| segment.status == SegmentStatus::Closed).collect();
    let Some(first) = closed.first() else { return };
    let same = |a: &Segment, b: &Segment| {
        let (a, b) = ((a.from.id(), a.to.id()), (b.from.id(), b.to.id()));
        a == b || a == (b.1, b.0)
    };
    let ways: Vec<&Record> =
        corridor.alternatives.iter().filter_map(|way| ground.room.follow(&way.corridor.0)).collect();
    let avoids = |way: &&Record| {
        self::corridor(way)
            .is_some_and(|way| !way.segments.iter().any(|theirs| closed.iter().any(|cut| same(cut, theirs))))
    };
    // A way round that could not be read may be the one that is missing.
    if ways.iter().any(avoids) || (ways.is_empty() && !corridor.alternatives.is_empty()) {
        return;
    }
    let (fr, en, places) = ends(ground, first);
    let (why_fr, why_en) = if ways.is_empty() {
        ("aucun itinéraire de rechange n'est donné (alternatives)", "no way round is given (alternatives)")
    } else {
        ("les itinéraires de rechange y passent aussi", "the ways round take it too")
    };
    let finding = Finding::at(
        record,
        Spot::field(first.span, "status"),
        format!("le tronçon {fr} est coupé, et {why_fr}"),
        format!("the stretch {en} is cut, and {why_en}"),
    )
    .help(
        "ajoutez alternatives: [(corridor: …, extra_km: …)]",
        "add alternatives: [(corridor: …, extra_km: …)]",
    );
    found.push(mention(mention(finding, &ways), &places));
}

/// COR-005.
fn length(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(corridor) = corridor(record) else { return };
    for segment in &corridor.segments {
        let Some(km) = segment.length_km else { continue };
        let at = |place: &crate::model::record::ToPlace| {
            ground.room.follow(&place.0).and_then(|place| ground.room.position(place))
        };
        let Some((from, to)) = at(&segment.from).zip(at(&segment.to)) else { continue };
        let straight = from.distance_km(to);
        if km >= straight * ROUNDING && km <= straight.max(1.0) * WINDING {
            continue;
        }
        let (fr, en, places) = ends(ground, segment);
        let (km, straight) = (phrase::number(km), phrase::number(straight));
        let finding = Finding::at(
            record,
            Spot::field(segment.span, "length_km"),
            format!("tronçon {fr} de {} km (length_km), mais {} km en ligne droite", km.fr, straight.fr),
            format!("stretch {en} of {} km (length_km), but {} km in a straight line", km.en, straight.en),
        );
        found.push(mention(
            finding.help("corrigez length_km ou l'un des lieux", "correct length_km or one of the places"),
            &places,
        ));
    }
}

/// COR-006: whoever's soil the corridor crosses loses something when it is cut.
fn stakes(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(corridor) = corridor(record).filter(|_| !ground.lost(Kind::Place)) else { return };
    let mut soil = NationSet::EMPTY;
    let mut places: Vec<&Record> = Vec::new();
    for place in corridor.segments.iter().flat_map(|segment| [&segment.from, &segment.to]) {
        let Some(record) = ground.room.follow(&place.0) else { continue };
        let Body::Place(body) = &record.body else { continue };
        if let Some(nation) = body.country.filter(|nation| !soil.has(*nation)) {
            soil = soil.union(NationSet::of(nation));
            places.push(record);
        }
    }
    let told: NationSet = corridor.stakes.iter().map(|stake| stake.nation).collect();
    let missing: NationSet = soil.iter().filter(|nation| !told.has(*nation)).collect();
    let Some(first) = missing.iter().next().map(Nation::code) else { return };
    let codes = phrase::codes(missing);
    let places: Vec<&Record> = places.into_iter().filter(|place| !place.built_in).collect();
    let finding = Finding::field(
        record,
        "stakes",
        format!("corridor qui traverse {codes}, sans dire ce qu'on y perd s'il est coupé (stakes)"),
        format!("corridor that crosses {codes}, without saying what is lost there if it is cut (stakes)"),
    );
    found.push(mention(
        finding.help(
            format!("ajoutez à stakes (nation: {first}, loses: …)"),
            format!("add to stakes (nation: {first}, loses: …)"),
        ),
        &places,
    ));
}
