//! The military grid: squares of 100, 10 or 1 km along the true zones, with their names.
//!
//! Lines of one easting or northing are bent in the picture and end at the meridian where their zone
//! ends, so that squares are cut there as on paper.
use mgrs_convert::{LatLon, Precision, UtmUps};

use crate::look::tone::Tone;

use super::{
    grid::{Class, Grid},
    labels::{Board, Label, key},
    num,
    projection::View,
    raster::{Dash, Tracer},
};

#[cfg(test)]
mod tests;

/// Degrees a zone is wide and a band is high.
const ZONE: f64 = 6.0;
const BAND: f64 = 8.0;
/// The grid is drawn from the equator to here: beyond, zones and bands have other shapes.
const NORTH: f64 = 56.0;
/// Points of a line: its bend is seen, its corners are not.
const CORNERS: i32 = 24;
/// Lines of one direction in a zone at most; a view needs far fewer.
const MOST_LINES: i32 = 400;

/// One line of the grid.
#[derive(Debug)]
struct Line {
    /// Longitude and latitude in degrees.
    points: Vec<[f64; 2]>,
    /// The digits the line stands for; empty for lines of 100 km and edges of zones.
    digits: String,
    /// Whether it leads north.
    upright: bool,
}

/// The lines and names of the grid in a part of the world.
#[derive(Debug, Default)]
pub(super) struct Net {
    lines: Vec<Line>,
    /// Middle of a square or zone, and its name.
    names: Vec<([f64; 2], String)>,
}

/// Kilometres between lines at a scale; none where only zones and bands can be told apart.
fn step(km: f64) -> Option<i32> {
    match km {
        km if km <= 0.3 => Some(1),
        km if km <= 2.0 => Some(10),
        km if km <= 14.5 => Some(100),
        _ => None,
    }
}

/// The grid for a view.
pub(super) fn net(view: &View) -> Net {
    let [west, south, east, north] = view.bounds();
    let bounds = [west.max(-180.0), south.max(0.0), east.min(180.0), north.min(NORTH)];
    let mut net = Net::default();
    // False for an empty part too.
    if bounds[0] < bounds[2] && bounds[1] < bounds[3] {
        let [first, last] = [bounds[0], bounds[2]].map(|lon| num::floor((lon + 180.0) / ZONE).clamp(0, 59));
        for zone in first..=last {
            net.add_zone(zone, bounds, step(view.km_per_cell()));
        }
    }
    net
}

impl Net {
    /// Adds what is seen of a zone, counted from 0.
    fn add_zone(&mut self, zone: i32, [west, south, east, north]: [f64; 4], step: Option<i32>) {
        let start = f64::from(zone) * ZONE - 180.0;
        let part = [start.max(west), south, (start + ZONE).min(east), north];
        if part[0] > west {
            self.add(vec![[start, south], [start, north]], String::new(), true);
        }
        let [low, high] = [south, north].map(|lat| num::floor(lat / BAND));
        for band in low + 1..=high {
            let lat = f64::from(band) * BAND;
            self.add(vec![[part[0], lat], [part[2], lat]], String::new(), false);
        }
        let Ok(number) = u8::try_from(zone + 1) else { return };
        match step {
            Some(step) => self.add_squares(number, part, step),
            None => {
                for band in low..=high {
                    let middle = [start + ZONE / 2.0, (f64::from(band) + 0.5) * BAND];
                    let name = square(middle).map(|name| name.get(..3).unwrap_or_default().to_owned());
                    self.names.extend(name.map(|name| (middle, name)));
                }
            }
        }
    }

    /// Lines of a zone, every `step` kilometres, and the names of its squares of 100 km.
    fn add_squares(&mut self, zone: u8, part: [f64; 4], step: i32) {
        let Some([left, low, right, high]) = extent(zone, part) else { return };
        let unit = f64::from(step) * 1000.0;
        let reach = |from: f64, to: f64| {
            let [from, to] = [num::floor(from / unit), num::floor(to / unit)];
            from + 1..=to.min(from.saturating_add(MOST_LINES))
        };
        let digits = |at: i32| match step {
            1 => format!("{:02}", at.rem_euclid(100)),
            10 => format!("{}", at.rem_euclid(10)),
            _ => String::new(),
        };
        for at in reach(left, right) {
            let east = f64::from(at) * unit;
            let points = (0..=CORNERS).map(|part| (east, low + (high - low) * share(part)));
            self.bend(zone, points, part, (digits(at), true));
        }
        for at in reach(low, high) {
            let north = f64::from(at) * unit;
            let points = (0..=CORNERS).map(|part| (left + (right - left) * share(part), north));
            self.bend(zone, points, part, (digits(at), false));
        }
        let hundreds = |value: f64| num::floor(value / 1e5).clamp(0, 99);
        for column in hundreds(left)..=hundreds(right) {
            for row in hundreds(low)..=hundreds(high) {
                self.add_name(zone, part, (column, row));
            }
        }
    }

    /// Names a square of 100 km in the middle of the part of it that lies in its zone.
    fn add_name(&mut self, zone: u8, part: [f64; 4], (column, row): (i32, i32)) {
        let zone_west = f64::from(zone) * ZONE - 186.0;
        let inside: Vec<[f64; 2]> = [0.15, 0.5, 0.85]
            .into_iter()
            .flat_map(|east| [0.15, 0.5, 0.85].map(|north| (east, north)))
            .filter_map(|(east, north)| {
                degrees(zone, (f64::from(column) + east) * 1e5, (f64::from(row) + north) * 1e5)
            })
            .filter(|[lon, _]| (zone_west..=zone_west + ZONE).contains(lon))
            .collect();
        let count = f64::from(num::column(num::signed(inside.len())));
        // A corner of a square at the end of a zone has no room for a name.
        if count < 3.0 {
            return;
        }
        let sum = inside.iter().fold([0.0, 0.0], |sum, point| [sum[0] + point[0], sum[1] + point[1]]);
        let middle = sum.map(|sum| sum / count);
        let seen = (part[0] - 1.0..part[2] + 1.0).contains(&middle[0])
            && (part[1] - 1.0..part[3] + 1.0).contains(&middle[1]);
        let name = seen.then(|| square(middle)).flatten();
        self.names.extend(name.map(|name| (middle, name)));
    }

    /// Adds a line given in metres, cut where its zone ends.
    fn bend(
        &mut self,
        zone: u8,
        points: impl Iterator<Item = (f64, f64)>,
        [west, _, east, _]: [f64; 4],
        (digits, upright): (String, bool),
    ) {
        let mut line: Vec<[f64; 2]> = Vec::new();
        let mut before: Option<[f64; 2]> = None;
        for (easting, northing) in points {
            let Some(point) = degrees(zone, easting, northing) else { continue };
            let inside = |point: [f64; 2]| (west..=east).contains(&point[0]);
            if let Some(last) = before
                && inside(last) != inside(point)
            {
                let edge = if last[0].min(point[0]) < west { west } else { east };
                let share = (edge - last[0]) / (point[0] - last[0]);
                line.push([edge, last[1] + (point[1] - last[1]) * share]);
                if inside(last) {
                    self.add(std::mem::take(&mut line), digits.clone(), upright);
                }
            }
            if inside(point) {
                line.push(point);
            }
            before = Some(point);
        }
        self.add(line, digits, upright);
    }

    fn add(&mut self, points: Vec<[f64; 2]>, digits: String, upright: bool) {
        if points.len() > 1 {
            self.lines.push(Line { points, digits, upright });
        }
    }
}

/// A part of a line, 0 to 1.
fn share(corner: i32) -> f64 {
    f64::from(corner) / f64::from(CORNERS)
}

/// Degrees of a point given in metres of a zone of the northern half.
fn degrees(zone: u8, easting: f64, northing: f64) -> Option<[f64; 2]> {
    let point = UtmUps::utm(zone, true, easting, northing).ok()?.to_latlon();
    Some([point.lon(), point.lat()])
}

/// Metres that hold a part of a zone: left, low, right, high.
fn extent(zone: u8, [west, south, east, north]: [f64; 4]) -> Option<[f64; 4]> {
    // Within a zone the extremes lie on its middle and its corners.
    let middle = (f64::from(zone) * ZONE - 183.0).clamp(west, east);
    // A point on the eastern meridian belongs to the next zone.
    let last = east.min(f64::from(zone) * ZONE - 180.0 - 1e-9);
    let mut bounds: Option<[f64; 4]> = None;
    for lon in [west, middle, last] {
        for lat in [south, north] {
            let point = LatLon::new(lat, lon).ok()?.to_utmups();
            if point.zone() != zone {
                continue;
            }
            let (east, north) = (point.easting(), point.northing());
            let [left, low, right, high] = bounds.unwrap_or([east, north, east, north]);
            bounds = Some([left.min(east), low.min(north), right.max(east), high.max(north)]);
        }
    }
    bounds
}

/// `29PKR`: zone, band and square of 100 km.
fn square([lon, lat]: [f64; 2]) -> Option<String> {
    let name = LatLon::new(lat, lon).ok()?.to_mgrs(Precision::new(0).ok()?).to_string();
    Some(name)
}

/// Draws the lines.
pub(super) fn draw(net: &Net, grid: &mut Grid, view: &View) {
    let scale = view.scale(grid.dots.0, grid.dots.1);
    let mut tracer = Tracer::new(grid, Class::Net as usize, Dash::NET, view.aspect());
    for line in &net.lines {
        tracer.line(line.points.iter().map(|point| scale.at(*point)));
    }
}

/// Puts the digits of lines to the upper and left edge.
pub(super) fn digits(net: &Net, board: &mut Board, view: &View) {
    let scale = view.scale(1, 1);
    let [right, bottom] = [board.cols, board.rows].map(f64::from);
    for line in net.lines.iter().filter(|line| !line.digits.is_empty()) {
        // Where the line meets the edge: its first place on the middle of the outermost cells.
        let (axis, along, end) = if line.upright { (1, 0, right) } else { (0, 1, bottom) };
        let at = line.points.windows(2).find_map(|pair| {
            let [a, b] = [scale.at(pair[0]), scale.at(pair[1])];
            let share = (0.5 - a[axis]) / (b[axis] - a[axis]);
            let place = a[along] + (b[along] - a[along]) * share;
            ((0.0..=1.0).contains(&share) && (0.0..end).contains(&place)).then(|| num::floor(place))
        });
        let Some(at) = at else { continue };
        let (col, row) = if line.upright { (at, 0) } else { (0, at) };
        write(board, &line.digits, (col, row, u8::from(line.upright)));
    }
}

/// Names the squares in view, where there is room.
pub(super) fn names(net: &Net, board: &mut Board, view: &View) {
    let scale = view.scale(1, 1);
    for (middle, name) in &net.names {
        let [x, y] = scale.at(*middle).map(num::floor);
        let col = x - i32::from(num::cells(name.len())) / 2;
        write(board, name, (col, y, 2));
    }
}

fn write(board: &mut Board, text: &str, (col, row, kind): (i32, i32, u8)) {
    let label = Label {
        text: text.to_owned(),
        col: 0,
        row: 0,
        tone: Tone::Ink3,
        bold: false,
        side: 8,
        key: key(8 + kind, text),
    };
    let near =
        [0, 1, -1, 2, -2].into_iter().zip(0..).map(|(by, memory)| (col, row + by, memory, (memory, 0)));
    let most = if kind == 2 { 5 } else { 1 };
    board.place(label, false, near.take(most));
}
