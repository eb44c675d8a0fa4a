//! The carried basemap is what `tests/data/basemap` says; `UPDATE_BASEMAP=1` writes it anew.
#![allow(clippy::disallowed_methods, reason = "a test reads and writes the files of the project")]

use std::path::Path;

use serde::Deserialize;
use tribrief::map::data::{Kind, Layer, Quality, decode};

#[derive(Deserialize)]
struct Source {
    features: Vec<Shape>,
}

/// One feature; the enums are read by name.
#[derive(Deserialize)]
#[serde(default)]
struct Shape {
    layer: LayerName,
    quality: QualityName,
    rank: u8,
    name: String,
    iso: String,
    kind: KindName,
    label: (i32, i32),
    parts: Vec<Vec<i32>>,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            layer: LayerName::Coast,
            quality: QualityName::Survey,
            rank: 0,
            name: String::new(),
            iso: String::new(),
            kind: KindName::None,
            label: NO_LABEL,
            parts: Vec::new(),
        }
    }
}

/// Far outside of the map.
const NO_LABEL: (i32, i32) = (i32::MAX, i32::MAX);

macro_rules! names {
    ($name:ident as $of:ident: $($variant:ident),+) => {
        #[derive(Clone, Copy, Deserialize)]
        enum $name { $($variant),+ }
        impl $name {
            fn byte(self) -> u8 {
                match self { $(Self::$variant => $of::$variant as u8),+ }
            }
        }
    };
}

names!(LayerName as Layer: Coast, Border, Admin1, Country, Region, River, Lake, Road, Rail, Town, Asset);
names!(QualityName as Quality: Survey, Derived, Estimated, Schematic);
names!(KindName as Kind: None, Dam, Airfield, Crossing);

fn number(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(u8::try_from(value & 0x7f).expect("seven bits") | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).expect("seven bits"));
}

fn length(value: usize, out: &mut Vec<u8>) {
    number(u32::try_from(value).expect("a short list"), out);
}

fn signed(value: i32, out: &mut Vec<u8>) {
    let shifted = i64::from(value) * 2;
    number(u32::try_from(if value < 0 { -shifted - 1 } else { shifted }).expect("in range"), out);
}

fn text(value: &str, out: &mut Vec<u8>) {
    length(value.len(), out);
    out.extend_from_slice(value.as_bytes());
}

fn encode(level: &Source, out: &mut Vec<u8>) {
    length(level.features.len(), out);
    for shape in &level.features {
        out.extend([shape.layer.byte(), shape.quality.byte(), shape.rank, shape.kind.byte()]);
        text(&shape.name, out);
        text(&shape.iso, out);
        out.push(u8::from(shape.label != NO_LABEL));
        if shape.label != NO_LABEL {
            signed(shape.label.0, out);
            signed(shape.label.1, out);
        }
        length(shape.parts.len(), out);
        for part in &shape.parts {
            length(part.len() / 2, out);
            for value in part {
                signed(*value, out);
            }
        }
    }
}

#[test]
fn the_carried_basemap_is_the_written_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut bytes = b"TBM1".to_vec();
    for name in ["overview", "mid", "detail"] {
        let source =
            std::fs::read_to_string(root.join(format!("tests/data/basemap/{name}.ron"))).expect(name);
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        encode(&options.from_str(&source).expect(name), &mut bytes);
    }
    let carried = root.join("src/map/basemap.bin");
    if std::env::var_os("UPDATE_BASEMAP").is_some() {
        std::fs::write(&carried, &bytes).expect("written");
    }
    assert!(decode(&bytes).is_some_and(|levels| levels.len() == 3));
    let now = std::fs::read(&carried).expect("the basemap");
    assert!(now == bytes, "src/map/basemap.bin is old: run with UPDATE_BASEMAP=1");
}
