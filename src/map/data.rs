//! The basemap: three levels of detail, carried in the program and read once.
//!
//! `basemap.bin` is written from `tests/data/basemap/*.ron` by `tests/basemap.rs`. Sources: Natural
//! Earth (public domain), `GeoNames` (CC BY 4.0), airportsdata (MIT), and own schematic lines.
use std::sync::OnceLock;

pub use decode::decode;

mod decode;
#[cfg(test)]
mod tests;

static BYTES: &[u8] = include_bytes!("basemap.bin");

/// The area the basemap covers: west, south, east, north in degrees.
pub const COVERED: [f64; 4] = [-18.0, 10.0, -3.0, 19.5];

/// What a feature is. The numbers stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Layer {
    /// Coast, open lines.
    Coast,
    /// Border between states; the name is the pair of their codes, `ML-SN`.
    Border,
    /// Line between regions.
    Admin1,
    /// A state, as an area.
    Country,
    /// A region, as an area. Those of Mali are the ones before 2023.
    Region,
    /// River.
    River,
    /// Lake or reservoir, as an area.
    Lake,
    /// Road.
    Road,
    /// Railway.
    Rail,
    /// Town or village.
    Town,
    /// Dam, airfield or crossing; see [`Kind`].
    Asset,
}

/// How well a shape is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Quality {
    /// From a survey or a cross-checked gazetteer.
    Survey,
    /// Taken from another line, such as a border that follows the river.
    Derived,
    /// Known to a few kilometres.
    Estimated,
    /// Drawn by hand between known points.
    Schematic,
}

/// What an asset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Not an asset.
    None,
    /// Dam or hydroelectric plant.
    Dam,
    /// Airfield.
    Airfield,
    /// Crossing of a border.
    Crossing,
}

/// One line, ring or point, with the box around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Longitude and latitude in degrees.
    pub points: Vec<[f64; 2]>,
}

/// One thing of the basemap.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// What it is.
    pub layer: Layer,
    /// How well its shape is known.
    pub quality: Quality,
    /// 0 capital or most important, up to 5.
    pub rank: u8,
    /// Which asset; [`Kind::None`] otherwise.
    pub kind: Kind,
    /// Name, may be empty.
    pub name: String,
    /// Two-letter code of the state (ISO 3166-1), may be empty.
    pub iso: String,
    /// Where the name of an area may stand: longitude and latitude in degrees.
    pub label: Option<[f64; 2]>,
    /// Lines, rings or one point.
    pub parts: Vec<Part>,
}

/// How much detail a view needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// 0.03°, about 3.3 km.
    Overview,
    /// 0.008°, about 0.9 km.
    Mid,
    /// 0.002°, about 220 m.
    Detail,
}

impl Level {
    /// Every level, coarse to fine, as in the file.
    pub const ALL: [Self; 3] = [Self::Overview, Self::Mid, Self::Detail];

    /// The level for cells of `km` kilometres: half a cell is the finest that is drawn.
    #[must_use]
    pub fn for_scale(km: f64) -> Self {
        if km < 2.5 {
            Self::Detail
        } else if km < 9.0 {
            Self::Mid
        } else {
            Self::Overview
        }
    }
}

/// The features of a level, bottom to top.
#[must_use]
pub fn features(level: Level) -> &'static [Feature] {
    static LEVELS: OnceLock<Vec<Vec<Feature>>> = OnceLock::new();
    // The file is part of the program and checked by a test; an unreadable one shows an empty map.
    let levels = LEVELS.get_or_init(|| decode(BYTES).unwrap_or_default());
    levels.get(level as usize).map_or(&[], Vec::as_slice)
}

/// The name of a feature that is short enough for a map: `Manantali` for `Barrage de Manantali`.
#[must_use]
pub fn short_name(name: &str) -> &str {
    const HEADS: [&str; 11] = [
        "Barrage hydroélectrique de ",
        "Centrale hydroélectrique de ",
        "Barrage de ",
        "Barrage d'",
        "Barrage d’",
        "Centrale de ",
        "Centrale d'",
        "Centrale d’",
        "Lac de ",
        "Lake ",
        "Dam of ",
    ];
    const TAILS: [&str; 4] = [" hydropower plant", " power plant", " Dam", " dam"];
    let head = HEADS.iter().find_map(|head| name.strip_prefix(head)).unwrap_or(name);
    let short = TAILS.iter().find_map(|tail| head.strip_suffix(tail)).unwrap_or(head);
    if short.is_empty() { name } else { short }
}
