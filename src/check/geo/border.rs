//! Positions against regions and countries as the basemap draws them.

use super::area;
use super::points;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::map::region::Area;
use crate::model::lang::Lang;
use crate::model::nation::Nation;
use crate::model::position::Position;
use crate::model::record::{PositionPrecision, Region};
use crate::model::reference::Where;
use crate::model::span::{Span, Spot};
use crate::model::table::{Body, Record};

/// The region of the basemap that is meant; Kayes is the military region, as before 2023.
const fn outline(region: Region) -> Option<&'static str> {
    match region {
        Region::Tambacounda => Some("Tambacounda"),
        Region::Kedougou => Some("Kédougou"),
        Region::Kayes => Some("Kayes"),
        Region::Selibaby => Some("Guidimakha"),
        Region::Elsewhere => None,
    }
}

/// Two-letter codes of the nations (ISO 3166-1), as the basemap has them.
const fn iso(nation: Nation) -> &'static str {
    match nation {
        Nation::SEN => "SN",
        Nation::MLI => "ML",
        Nation::MRT => "MR",
        Nation::GIN => "GN",
    }
}

/// Areas by the number of what they are looked up for, found once.
struct Areas(Vec<Option<Area>>);

impl Areas {
    fn outside_km(&self, at: usize, position: Position) -> Option<f64> {
        let km = self.0.get(at)?.as_ref()?.outside_km(position);
        km.is_finite().then_some(km)
    }
}

pub(super) fn outside_region(ground: &Ground, found: &mut Findings) {
    let areas = Areas(Region::ALL.iter().map(|region| Area::region(outline(*region)?)).collect());
    for record in ground.records() {
        points::each(record, |declared| {
            let Some(region) = declared.region else { return };
            let known = !matches!(declared.precision, Some(PositionPrecision::Country));
            let position = ground.room.locate(declared.place).filter(|p| known && area::of_interest(*p));
            let Some(position) = position else { return };
            let Some(km) = areas.outside_km(region as usize, position) else { return };
            if km <= ground.limits.region_km {
                return;
            }
            let (fr, en) = (region.word(Lang::Fr), region.word(Lang::En));
            let place = phrase::place(&ground.room, declared.place);
            let mut finding = Finding::at(
                record,
                Spot::of(declared.place.span()),
                format!("{} est à {km:.0} km en dehors de la région déclarée, {fr}", place.fr),
                format!("{} is {km:.0} km outside the declared region, {en}", place.en),
            )
            .label(record, Spot::field(record.span, "region"), "région déclarée ici", "region declared here")
            .help(
                "corrigez la position, ou region: (Elsewhere hors des quatre régions)",
                "correct the position, or region: (Elsewhere outside the four regions)",
            );
            if let Some(place) = ground.room.place_of(declared.place) {
                finding = finding.mention(place);
            }
            found.push(finding);
        });
    }
}

/// Whether a known place of `country` lies within `band` kilometres: it tells more than the line on the map.
fn confirmed(ground: &Ground, own: &Record, country: Nation, position: Position, band: f64) -> bool {
    // Degrees that surely hold the band at these latitudes; a cheap first sieve.
    let degrees = band / 90.0;
    ground.room.places().any(|record| {
        let Body::Place(place) = &record.body else { return false };
        let Some(there) = ground.room.position(record) else { return false };
        place.country == Some(country)
            && record.id != own.id
            && (there.lat() - position.lat()).abs() < degrees
            && (there.lon() - position.lon()).abs() < degrees
            && there.sphere_km(position) <= band
    })
}

/// Calls `say` with every written position that the basemap puts outside its declared country.
fn abroad<'g>(ground: &'g Ground, mut say: impl FnMut(&'g Record, Nation, f64, Position, Span)) {
    let areas = Areas(Nation::ALL.iter().map(|nation| Area::state(iso(*nation))).collect());
    for record in ground.records() {
        points::each(record, |declared| {
            let (Some(country), &Where::Point(position, span)) = (declared.country, declared.place) else {
                return;
            };
            let sure = !matches!(
                declared.precision,
                Some(PositionPrecision::Adm1 | PositionPrecision::Line | PositionPrecision::Country)
            );
            if !sure || !area::of_interest(position) {
                return;
            }
            if let Some(km) = areas.outside_km(country as usize, position).filter(|km| *km > 0.0) {
                say(record, country, km, position, span);
            }
        });
    }
}

/// Most points that are asked about: each is compared with every place.
const MOST: usize = 200;

pub(super) fn inconclusive(ground: &Ground, found: &mut Findings) {
    let band = ground.limits.border_km;
    let mut told = 0;
    abroad(ground, |record, country, km, position, span| {
        if km > band || told == MOST || confirmed(ground, record, country, position, band) {
            return;
        }
        told += 1;
        let (code, shown) = (country.code(), format!("{km:.1}"));
        let comma = shown.replace('.', ",");
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("la carte met {position} à {comma} km en dehors du pays déclaré, {code} ; à moins de {band} km d'une frontière elle ne décide pas"),
                format!("the map puts {position} {shown} km outside the declared country, {code}; within {band} km of a border it does not decide"),
            )
            .help(
                format!("rien à changer si {code} est sûr ; sinon vérifiez la position"),
                format!("nothing to change if {code} is certain; otherwise check the position"),
            ),
        );
    });
}

pub(super) fn other_country(ground: &Ground, found: &mut Findings) {
    let band = ground.limits.border_km;
    abroad(ground, |record, country, km, position, span| {
        if km <= band {
            return;
        }
        let code = country.code();
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("position {position} à {km:.0} km en dehors du pays déclaré, {code}"),
                format!("position {position} is {km:.0} km outside the declared country, {code}"),
            )
            .help("corrigez country ou la position", "correct country or the position"),
        );
    });
}
