//! The form of `basemap.bin`: whole numbers of seven bits a byte, points as differences.
use super::{Feature, Kind, Layer, Part, Quality};

const LAYERS: [Layer; 11] = [
    Layer::Coast,
    Layer::Border,
    Layer::Admin1,
    Layer::Country,
    Layer::Region,
    Layer::River,
    Layer::Lake,
    Layer::Road,
    Layer::Rail,
    Layer::Town,
    Layer::Asset,
];
const QUALITIES: [Quality; 4] = [Quality::Survey, Quality::Derived, Quality::Estimated, Quality::Schematic];
const KINDS: [Kind; 4] = [Kind::None, Kind::Dam, Kind::Airfield, Kind::Crossing];

/// The file counts in ten-thousandths of a degree.
const UNIT: f64 = 1e-4;

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// A number without a sign, seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A length that the rest of the file can hold, one byte an item at least.
    fn length(&mut self) -> Option<usize> {
        let length = usize::try_from(self.number()?).ok()?;
        (length <= self.rest.len()).then_some(length)
    }

    /// A number with a sign, which stands in the lowest bit.
    fn signed(&mut self) -> Option<i32> {
        let raw = self.number()?;
        let half = i32::try_from(raw >> 1).ok()?;
        Some(if raw & 1 == 0 { half } else { -half - 1 })
    }

    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.byte()?)).copied()
    }

    fn part(&mut self) -> Option<Part> {
        let count = self.length()?;
        let mut points = Vec::with_capacity(count);
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let (mut lon, mut lat) = (0_i32, 0_i32);
        for _ in 0..count {
            lon = lon.checked_add(self.signed()?)?;
            lat = lat.checked_add(self.signed()?)?;
            let [x, y] = [f64::from(lon) * UNIT, f64::from(lat) * UNIT];
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
            points.push([x, y]);
        }
        Some(Part { bounds, points })
    }

    fn feature(&mut self) -> Option<Feature> {
        let layer = self.pick(&LAYERS)?;
        let quality = self.pick(&QUALITIES)?;
        let rank = self.byte()?;
        let kind = self.pick(&KINDS)?;
        let name = self.text()?;
        let iso = self.text()?;
        let label = match self.byte()? {
            0 => None,
            _ => Some([f64::from(self.signed()?) * UNIT, f64::from(self.signed()?) * UNIT]),
        };
        let count = self.length()?;
        let parts = (0..count).map(|_| self.part()).collect::<Option<_>>()?;
        Some(Feature { layer, quality, rank, kind, name, iso, label, parts })
    }
}

/// Reads the levels of a basemap file; `None` where it is not one.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Vec<Vec<Feature>>> {
    let mut reader = Reader { rest: bytes.strip_prefix(b"TBM1")? };
    let mut levels = Vec::new();
    while !reader.rest.is_empty() {
        let count = reader.length()?;
        levels.push((0..count).map(|_| reader.feature()).collect::<Option<Vec<_>>>()?);
    }
    Some(levels)
}
