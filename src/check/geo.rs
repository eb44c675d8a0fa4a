//! GEO: positions.

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::value::Pair;

mod area;
mod border;
mod exact;
mod named;
mod points;

const fn row(code: &'static str, severity: Severity, title: Pair, why: Pair, run: Run) -> Check {
    Check { code, severity, title, why, run }
}

const fn pair(fr: &'static str, en: &'static str) -> Pair {
    Pair { fr, en }
}

pub(super) const CHECKS: &[Check] = &[
    row(
        "GEO-001",
        Severity::Error,
        pair("latitude ou longitude hors limites", "latitude or longitude out of range"),
        pair(
            "Une latitude va de -90 à 90 degrés, une longitude de -180 à 180 : le point n'existe pas.",
            "A latitude runs from -90 to 90 degrees, a longitude from -180 to 180: there is no such point.",
        ),
        Run::Reading,
    ),
    row(
        "GEO-002",
        Severity::Error,
        pair("latitude et longitude échangées", "latitude and longitude swapped"),
        pair(
            "Telle quelle, la position est à des milliers de kilomètres ; échangée, elle est dans la zone.",
            "As written the position is thousands of kilometres away; swapped, it is in the area.",
        ),
        Run::Each(area::swapped),
    ),
    row(
        "GEO-003",
        Severity::Warning,
        pair("hors de la zone d'opérations", "outside the area of operations"),
        pair(
            "Une position juste au-delà de la zone est souvent une faute de frappe ; les lieux publics plus lointains disent region: Elsewhere.",
            "A position just beyond the area is often a slip; public places farther off say region: Elsewhere.",
        ),
        Run::Each(area::outside_operations),
    ),
    row(
        "GEO-004",
        Severity::Error,
        pair("hors de la zone d'intérêt", "outside the area of interest"),
        pair(
            "Rien de ce que traite la rencontre n'est si loin : un chiffre ou un signe est faux.",
            "Nothing the meeting deals with is that far away: a digit or a sign is wrong.",
        ),
        Run::Each(area::outside_interest),
    ),
    row(
        "GEO-005",
        Severity::Error,
        pair("longitude positive", "positive longitude"),
        pair(
            "La zone est à l'ouest de Greenwich : les longitudes y sont négatives, ou portent W ou O.",
            "The area lies west of Greenwich: longitudes are negative there, or bear W.",
        ),
        Run::Each(area::east),
    ),
    row(
        "GEO-006",
        Severity::Error,
        pair("position 0, 0", "position 0, 0"),
        pair(
            "C'est ce qu'écrit un appareil qui n'a pas de position ; le point est dans le golfe de Guinée.",
            "That is what a device writes that has no fix; the point lies in the Gulf of Guinea.",
        ),
        Run::Each(area::zero),
    ),
    row(
        "GEO-007",
        Severity::Warning,
        pair("le MGRS du texte et la position diffèrent", "MGRS in the text and position differ"),
        pair(
            "Deux positions pour un fait : la carte montre l'une, le compte rendu dit l'autre.",
            "Two positions for one event: the map shows one, the report says the other.",
        ),
        Run::Each(named::other_grid),
    ),
    row(
        "GEO-008",
        Severity::Error,
        pair("MGRS impossible ici", "MGRS impossible here"),
        pair(
            "La zone est dans les fuseaux 28 à 30, bandes P et Q ; une lettre fausse déplace le point de centaines de kilomètres.",
            "The area lies in zones 28 to 30, bands P and Q; one wrong letter moves the point by hundreds of kilometres.",
        ),
        Run::Each(area::grid),
    ),
    row(
        "GEO-009",
        Severity::Warning,
        pair("position loin du lieu nommé", "position far from the named place"),
        pair(
            "Le nom et les coordonnées ne disent pas le même lieu : l'un des deux est faux.",
            "Name and coordinates do not speak of the same place: one of them is wrong.",
        ),
        Run::Whole(named::far_from_place),
    ),
    row(
        "GEO-010",
        Severity::Warning,
        pair("position hors de la région déclarée", "position outside the declared region"),
        pair(
            "Listes, filtres et comptes suivent la région déclarée ; la carte montre la position.",
            "Lists, filters and counts follow the declared region; the map shows the position.",
        ),
        Run::Whole(border::outside_region),
    ),
    row(
        "GEO-011",
        Severity::Hint,
        pair("pays incertain près d'une frontière", "country uncertain near a border"),
        pair(
            "Près d'une frontière le tracé ne décide pas : le pays déclaré compte, à vérifier sur place.",
            "Near a border the line on the map does not decide: the declared country counts, to be verified.",
        ),
        Run::Whole(border::inconclusive),
    ),
    row(
        "GEO-012",
        Severity::Warning,
        pair("lieu ambigu", "ambiguous place"),
        pair(
            "Plusieurs lieux portent ce nom : sans position, chacun en comprend un autre.",
            "Several places bear this name: without a position everyone understands another one.",
        ),
        Run::Whole(named::ambiguous),
    ),
    row(
        "GEO-013",
        Severity::Hint,
        pair("position grossière", "coarse position"),
        pair(
            "Avec moins de trois décimales le point est à un kilomètre près ou pire, et la carte n'en dit rien.",
            "With fewer than three decimals the point is good to a kilometre or worse, and the map does not say so.",
        ),
        Run::Each(exact::coarse),
    ),
    row(
        "GEO-014",
        Severity::Hint,
        pair("plus de décimales que la précision annoncée", "more decimals than the stated precision"),
        pair(
            "Des mètres sur une position connue au cercle près font croire à une exactitude qui n'existe pas.",
            "Metres on a position known to the district suggest an exactness that is not there.",
        ),
        Run::Each(exact::too_fine),
    ),
    row(
        "GEO-015",
        Severity::Error,
        pair("position illisible", "position that cannot be read"),
        pair(
            "Une position s'écrit en degrés décimaux, en degrés-minutes-secondes, en MGRS, ou par l'identifiant d'un lieu.",
            "A position is written in decimal degrees, in degrees-minutes-seconds, in MGRS, or as the id of a place.",
        ),
        Run::Reading,
    ),
    row(
        "GEO-016",
        Severity::Warning,
        pair(
            "position dans un autre pays que le pays déclaré",
            "position in another country than the declared one",
        ),
        pair(
            "Au-delà de la bande frontière le tracé fait foi : le pays ou la position est faux.",
            "Beyond the border band the line on the map decides: country or position is wrong.",
        ),
        Run::Whole(border::other_country),
    ),
];
