//! The record as bytes. Whatever is damaged, foreign, half-written or of another version is none.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0–7 | `tribrief` |
//! | 8–9 | version |
//! | 10–13 | flags, screen cover, nations, form of coordinates |
//! | 14–29 | session, counter |
//! | 30–45 | fingerprint of the files, seconds used, seconds planned |
//! | 46–53 | scene, pointer, scroll, zoom |
//! | 54–151 | item and detour: length, 48 bytes each |
//! | 152–499 | 0 |
//! | 500–507 | the counter again |
//! | 508–511 | CRC-32 of all before |
//!
//! Numbers are little-endian. What is not there is 0, so that a cue has exactly one form.

use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::position::CoordinateStyle;
use crate::model::reference::{MAX_ID, is_id};
use crate::model::stage::{Blank, Cue, Stage};

#[cfg(test)]
mod tests;

/// Size of a record, in bytes.
pub(super) const LENGTH: usize = 512;

const MAGIC: &[u8; 8] = b"tribrief";
const VERSION: u16 = 3;

/// Where the counter stands again: two writes that are mixed show two counters.
const AGAIN: usize = 500;

/// Where the checksum stands.
const SUM: usize = 508;

/// Largest scroll, the end of the page.
const END: u16 = 1000;

const ENDED: u8 = 1;
const RED: u8 = 1 << 1;
const PAUSED: u8 = 1 << 2;
const DETOUR: u8 = 1 << 3;
const POINTER: u8 = 1 << 4;
const ZOOM: u8 = 1 << 5;
const ENGLISH: u8 = 1 << 6;
const ON_MAP: u8 = 1 << 7;

/// What one write says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Drawn by lot for each run of a console.
    pub session: u64,
    /// One more with every write.
    pub counter: u64,
    /// The console has left.
    pub ended: bool,
    pub cue: Cue,
}

impl Record {
    /// The bytes; `None` when an id is none. A scroll beyond the end is the end.
    pub(super) fn encode(&self) -> Option<[u8; LENGTH]> {
        let Cue { stage, audience, red, lang, coords, files, used, planned, paused } = &self.cue;
        let Stage { item, scene, detour, on_map, pointer, scroll, zoom, blank } = stage;
        let flags = [
            (ENDED, self.ended),
            (RED, *red),
            (PAUSED, *paused),
            (DETOUR, detour.is_some()),
            (POINTER, pointer.is_some()),
            (ZOOM, zoom.is_some()),
            (ENGLISH, *lang == Lang::En),
            (ON_MAP, *on_map && detour.is_some()),
        ];
        let flags = flags.iter().filter(|(_, set)| *set).fold(0, |all, (flag, _)| all | flag);
        let cover = match blank {
            Blank::No => 0,
            Blank::Black => 1,
            Blank::White => 2,
        };
        let mut out = Vec::with_capacity(LENGTH);
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        let coords = match coords {
            CoordinateStyle::Degrees => 0,
            CoordinateStyle::Dms => 1,
            CoordinateStyle::Mgrs => 2,
        };
        out.extend([flags, cover, bits(*audience), coords]);
        out.extend([self.session, self.counter, *files].iter().flat_map(|number| number.to_le_bytes()));
        out.extend([*used, *planned].iter().flat_map(|number| number.to_le_bytes()));
        let numbers = [*scene, pointer.unwrap_or(0), (*scroll).min(END), zoom.unwrap_or(0)];
        out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        // Before the first item there is no id.
        put_id(&mut out, if item.is_empty() { None } else { Some(item) })?;
        put_id(&mut out, detour.as_deref())?;
        out.resize(AGAIN, 0);
        out.extend(self.counter.to_le_bytes());
        out.extend(crc(&out).to_le_bytes());
        out.try_into().ok()
    }

    /// The record, if that is what the bytes are.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; LENGTH] = bytes.try_into().ok()?;
        let mut rest = Bytes(bytes);
        let known = rest.take()? == *MAGIC && rest.number16()? == VERSION;
        if !known || crc(&bytes[..SUM]).to_le_bytes() != bytes[SUM..] {
            return None;
        }
        let [flags, cover, nations, coords] = rest.take()?;
        let coords = match coords {
            0 => CoordinateStyle::Degrees,
            1 => CoordinateStyle::Dms,
            2 => CoordinateStyle::Mgrs,
            _ => return None,
        };
        let has = |flag: u8| flags & flag != 0;
        let (session, counter, files) = (rest.number64()?, rest.number64()?, rest.number64()?);
        let (used, planned) = (rest.number32()?, rest.number32()?);
        let scene = rest.number16()?;
        let (pointer, scroll, zoom) = (rest.number16()?, rest.number16()?, rest.number16()?);
        let (item, detour) = (rest.id()?, rest.id()?);
        let blank = match cover {
            0 => Blank::No,
            1 => Blank::Black,
            2 => Blank::White,
            _ => return None,
        };
        let stage = Stage {
            item,
            scene,
            detour: has(DETOUR).then_some(detour),
            on_map: has(ON_MAP),
            pointer: has(POINTER).then_some(pointer),
            scroll,
            zoom: has(ZOOM).then_some(zoom),
            blank,
        };
        let cue = Cue {
            stage,
            audience: set(nations),
            red: has(RED),
            coords,
            lang: if has(ENGLISH) { Lang::En } else { Lang::Fr },
            files,
            used,
            planned,
            paused: has(PAUSED),
        };
        let record = Self { session, counter, ended: has(ENDED), cue };
        // Anything left over, an id that is none, a number out of range: it would be written otherwise.
        (record.encode()? == *bytes).then_some(record)
    }
}

/// One bit for each nation.
fn bits(set: NationSet) -> u8 {
    let nations = Nation::ALL.iter().enumerate();
    nations.filter(|(_, nation)| set.has(**nation)).fold(0, |bits, (place, _)| bits | 1 << place)
}

fn set(bits: u8) -> NationSet {
    let nations = Nation::ALL.iter().enumerate();
    nations.filter(|(place, _)| bits & (1 << place) != 0).map(|(_, nation)| *nation).collect()
}

/// Appends the length and room for the longest id.
fn put_id(out: &mut Vec<u8>, id: Option<&str>) -> Option<()> {
    let id = id.map_or(Some(""), |id| is_id(id).then_some(id))?;
    out.push(u8::try_from(id.len()).ok()?);
    let end = out.len() + MAX_ID;
    out.extend(id.as_bytes());
    out.resize(end, 0);
    Some(())
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn number16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn number32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn number64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    /// An id, or nothing.
    fn id(&mut self) -> Option<Box<str>> {
        let [length] = self.take()?;
        let letters: [u8; MAX_ID] = self.take()?;
        let id = std::str::from_utf8(letters.get(..usize::from(length))?).ok()?;
        (id.is_empty() || is_id(id)).then(|| id.into())
    }
}

/// CRC-32 as in zip: finds every change of up to 32 bits in a row.
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    !bytes.iter().fold(u32::MAX, |sum, byte| (sum >> 8) ^ TABLE[usize::from(sum.to_le_bytes()[0] ^ byte)])
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut place, mut byte) = (0, 0_u32);
    while place < table.len() {
        let (mut sum, mut bit) = (byte, 0);
        while bit < 8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1));
            bit += 1;
        }
        table[place] = sum;
        place += 1;
        byte += 1;
    }
    table
}
