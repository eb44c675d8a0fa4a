//! The map as a scene.

mod legend;

use std::collections::HashSet;

use chrono::{Datelike as _, Days, NaiveDate};

use super::{Drawn, Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::rows::Row;
use crate::analysis::situation::{self, Entry, LayerSet, Situation, Wanted};
use crate::map::projection::{DEFAULT_ASPECT, HOME, KM_PER_LAT, KM_PER_LON, View};
use crate::model::position::Position;
use crate::model::record::{MapLayer, MapScene};
use crate::model::table::{Kind as RecordKind, Record};
use crate::model::time::Day;

/// Things on a map that can be pointed at.
const STOPS: usize = 30;

/// Width of a map around a centre when the scene gives none, in km.
const WIDE_KM: f64 = 200.0;

/// Share of what is fitted that is added on every side, so that names have room.
const AIR: f64 = 0.08;

/// What lies on a map when the scene names no layers.
const LAYERS: [MapLayer; 3] = [MapLayer::Incidents, MapLayer::Assets, MapLayer::Corridors];

/// A map laid for a size: what lies on it, and the part of the world that is seen.
#[derive(Clone, Debug)]
pub struct MapPicture {
    pub situation: Situation,
    pub view: View,
    /// What it is filtered to, in words.
    pub filter: String,
    /// Rows of the legend, below the map.
    pub legend: Vec<Row>,
    /// What can be pointed at, worst first.
    pub stops: Vec<MapStop>,
    /// West, south, east and north of what the scene is to show, in degrees.
    extent: [f64; 4],
}

/// A record on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapStop {
    pub id: Box<str>,
    pub position: Position,
}

impl Kind for MapScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        let focus = focus(cx, self);
        if focus.is_empty() && !self.focus.is_empty() {
            return None;
        }
        let titles: Vec<&str> = focus.iter().map(|record| record.title().get(cx.lang)).collect();
        Some(match (&titles[..], self.region) {
            ([], None) => cx.say("Carte de la zone", "Map of the area").to_owned(),
            ([], Some(region)) => format!("{} · {}", cx.say("Carte", "Map"), region.word(cx.lang)),
            (titles, _) => titles.join(" · "),
        })
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let wanted = wanted(cx, self);
        let mut situation = situation::build(cx, &wanted);
        for record in focus(cx, self).into_iter().filter(|record| !record.built_in) {
            situation.composite.add(&record.marking);
        }
        let extent = extent(cx, self);
        let filter = filter(cx, self, &wanted, &situation);
        // The legend says what is in view, and the view is what the legend leaves.
        let whole = view(self, extent, (space.width, space.height));
        let legend = legend::rows(cx, &situation, &filter, whole);
        let rows = u16::try_from(legend.len()).unwrap_or(0);
        let view = view(self, extent, (space.width, space.height.saturating_sub(rows)));
        let stops = stops(&situation, extent);
        let composite = situation.composite;
        let picture = MapPicture { situation, view, filter, legend, stops, extent };
        Picture { body: Drawn::Map(Box::new(picture)), composite, parts: 0 }
    }
}

/// The records the map is about that the room may see.
fn focus<'a>(cx: &Cx<'a>, scene: &MapScene) -> Vec<&'a Record> {
    scene.focus.iter().filter_map(|to| cx.room.follow(&to.0)).collect()
}

fn wanted(cx: &Cx<'_>, scene: &MapScene) -> Wanted {
    Wanted {
        layers: LayerSet::of(if scene.layers.is_empty() { &LAYERS } else { &scene.layers }),
        days: days(cx, scene),
        region: scene.region,
        focus: focus(cx, scene).into_iter().map(|record| record.id.clone()).collect(),
    }
}

/// The days that are shown: so many back from the day everything is computed for, else the period of the
/// meeting.
fn days(cx: &Cx<'_>, scene: &MapScene) -> Option<(NaiveDate, NaiveDate)> {
    let period = || cx.room.meeting().map(|(_, meeting)| (meeting.period.from.0, meeting.period.to.0));
    let Some(days) = scene.days.as_ref() else { return period() };
    let today = cx.room.today()?.0;
    let back = Days::new(u64::try_from(days.0).unwrap_or(0));
    Some((today.checked_sub_days(back).unwrap_or(NaiveDate::MIN), today))
}

/// What is shown of all there is: the days when incidents are on, the region.
fn filter(cx: &Cx<'_>, scene: &MapScene, wanted: &Wanted, situation: &Situation) -> String {
    let mut parts: Vec<String> = Vec::new();
    let dated = situation.entries.iter().any(|(entry, _)| matches!(entry, Entry::Gravity(_) | Entry::Old));
    if let Some((from, to)) = wanted.days.filter(|_| dated) {
        let from = if from.year() == to.year() { Day(from).day_month() } else { Day(from).format() };
        let to = Day(to).format();
        parts.push(format!("{} {from} – {to}", cx.say("incidents", "incidents")));
    }
    parts.extend(scene.region.map(|region| region.word(cx.lang).to_owned()));
    parts.join(" · ")
}

/// What the map is to show: a centre with its width, the focus, the region, the whole area.
///
/// It does not depend on the size of the screen, so that what can be pointed at does not either.
fn extent(cx: &Cx<'_>, scene: &MapScene) -> [f64; 4] {
    let points: Vec<Position> =
        focus(cx, scene).into_iter().flat_map(|record| situation::positions(cx, record)).collect();
    let fitted = bounds(&points).or_else(|| bounds(&scene.region.and_then(situation::corners)?));
    let centre = scene.centre.as_ref().and_then(|place| cx.room.locate(place));
    let km = scene.km.map(|km| km.0);
    let middle = |[w, s, e, n]: [f64; 4]| Position::new(f64::midpoint(s, n), f64::midpoint(w, e)).ok();
    let around = match (centre, km) {
        (Some(centre), km) => Some((centre, km.unwrap_or(WIDE_KM))),
        (None, Some(km)) => fitted.and_then(middle).map(|centre| (centre, km)),
        (None, None) => None,
    };
    around.map_or_else(|| fitted.map_or(HOME, airy), |(centre, km)| box_of(centre, km))
}

/// The view of what is to be shown: a width that was asked for is kept, points have room around them.
fn view(scene: &MapScene, [west, south, east, north]: [f64; 4], size: (u16, u16)) -> View {
    let corners = [Position::new(south, west), Position::new(north, east)].into_iter().flatten();
    let fit = View::fit(corners, size, DEFAULT_ASPECT);
    let asked = scene.centre.is_some() || scene.km.is_some();
    let Some(centre) = fit.centre().filter(|_| asked) else { return fit };
    let wide = (east - west) * KM_PER_LON / f64::from(size.0.max(1));
    let high = (north - south) * KM_PER_LAT / (f64::from(size.1.max(1)) * DEFAULT_ASPECT);
    View::new(centre, wide.max(high), size, DEFAULT_ASPECT)
}

/// West, south, east and north of some points.
fn bounds(points: &[Position]) -> Option<[f64; 4]> {
    points.iter().fold(None, |bounds, point| {
        let (lon, lat) = (point.lon(), point.lat());
        let [w, s, e, n] = bounds.unwrap_or([lon, lat, lon, lat]);
        Some([w.min(lon), s.min(lat), e.max(lon), n.max(lat)])
    })
}

/// A box `km` wide around a centre, half as high: the proportions of a wide screen.
fn box_of(centre: Position, km: f64) -> [f64; 4] {
    let (wide, high) = (km / 2.0 / KM_PER_LON, km / 4.0 / KM_PER_LAT);
    [centre.lon() - wide, centre.lat() - high, centre.lon() + wide, centre.lat() + high]
}

fn airy([west, south, east, north]: [f64; 4]) -> [f64; 4] {
    let (wide, high) = ((east - west) * AIR, (north - south) * AIR);
    [west - wide, south - high, east + wide, north + high]
}

/// Numbers of the marks within west, south, east and north, worst first.
fn worst_first(situation: &Situation, [west, south, east, north]: [f64; 4]) -> Vec<usize> {
    let inside = |at: Position| (south..=north).contains(&at.lat()) && (west..=east).contains(&at.lon());
    let marks = situation.marks.iter().enumerate().filter(|(_, mark)| inside(mark.position));
    let mut order: Vec<(u8, usize)> = marks.map(|(at, mark)| (mark.rank, at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// What can be pointed at: each record once.
fn stops(situation: &Situation, extent: [f64; 4]) -> Vec<MapStop> {
    let mut stops: Vec<MapStop> = Vec::new();
    for at in worst_first(situation, extent) {
        let mark = &situation.marks[at];
        let Some(id) = situation.record(mark.id) else { continue };
        if stops.len() == STOPS {
            break;
        }
        if !stops.iter().any(|stop| *stop.id == *id) {
            stops.push(MapStop { id: id.into(), position: mark.position });
        }
    }
    stops
}

impl MapPicture {
    /// Records on the map within what it is to show, worst first, each once with where it lies; ways
    /// and areas without a mark come last.
    #[must_use]
    pub fn listing<'a>(&self, cx: &Cx<'a>) -> Vec<(&'a Record, Option<Position>)> {
        let marks = worst_first(&self.situation, self.extent).into_iter().map(|at| {
            let mark = &self.situation.marks[at];
            (self.situation.record(mark.id), Some(mark.position))
        });
        let unmarked = self.situation.ids.iter().map(|id| (Some(&**id), None)).filter(|(id, _)| {
            let record = id.and_then(|id| cx.room.get(id));
            record.is_some_and(|record| matches!(record.kind, RecordKind::Corridor | RecordKind::Tension))
        });
        let mut seen = HashSet::new();
        let records = marks.chain(unmarked).filter_map(|(id, at)| Some((cx.room.get(id?)?, at)));
        records.filter(|(record, _)| seen.insert(&*record.id)).collect()
    }
}
