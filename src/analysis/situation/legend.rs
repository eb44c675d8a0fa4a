//! What the signs on the map mean: one line for each that is there, none for those that are not.

use std::cmp::Reverse;

use crate::analysis::context::Cx;
use crate::analysis::describe::segment_tone;
use crate::analysis::rows;
use crate::look::glyphs::Glyphs;
use crate::look::tone::Tone;
use crate::map::hatch_sign;
use crate::map::scene::{Sign, Stroke};
use crate::model::record::SegmentStatus;

/// Kinds of incident that share a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Attacks, abductions, blockades, sabotage, robbery.
    Violence,
    /// Drones seen, threats declared.
    Sighting,
    /// Trafficking, seizures, disputes, displacement, accidents.
    Other,
}

impl Family {
    /// Its sign.
    pub(super) const fn sign(self) -> Sign {
        match self {
            Self::Violence => Sign::Cross,
            Self::Sighting => Sign::Triangle,
            Self::Other => Sign::Dot,
        }
    }
}

/// State of a patrol as the map shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PatrolState {
    NoLiaison,
    ToCome,
    Over,
}

impl PatrolState {
    /// Its tone.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::NoLiaison => Tone::Bad,
            Self::ToCome => Tone::Accent,
            Self::Over => Tone::Ink3,
        }
    }
}

/// Kinds of asset that share a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Works {
    Dam,
    Mine,
    Other,
}

/// Something the legend explains, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    Incident(Family),
    /// An incident whose position is only roughly known.
    Rough,
    /// A recent incident, by gravity: 0 severe, 1 serious, 2 minor, 3 not judged.
    Gravity(u8),
    /// An incident of more than [`super::OLD_DAYS`] days.
    Old,
    /// What steps back behind what the map is about.
    Others,
    Threat,
    /// A stretch of road; the worst state first.
    Segment(Reverse<SegmentStatus>),
    Patrol(PatrolState),
    Crossing,
    Works(Works),
    Tension,
}

/// What stands before the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    Mark(Sign),
    Way(Stroke),
    /// A hatched area.
    Area,
    /// The words themselves, in their tone.
    Words,
}

impl Swatch {
    /// The sign in a set of glyphs; empty for words.
    #[must_use]
    pub const fn of(self, glyphs: &'static Glyphs) -> &'static str {
        match self {
            Self::Mark(sign) => sign.of(glyphs),
            Self::Way(Stroke::Solid) => glyphs.heavy,
            Self::Way(Stroke::Broken) => glyphs.broken,
            Self::Area => hatch_sign(glyphs.set),
            Self::Words => "",
        }
    }

    /// The same as a part of a row.
    #[must_use]
    pub fn ink(self, tone: Tone) -> Option<rows::Ink> {
        let line = |stroke| rows::Ink::Line { cells: 2, stroke, tone };
        Some(match self {
            Self::Mark(sign) => rows::Ink::Sign(row_sign(sign), tone),
            Self::Way(Stroke::Solid) => line(rows::Stroke::Heavy),
            Self::Way(Stroke::Broken) => line(rows::Stroke::Broken),
            Self::Area => rows::Ink::Sign(rows::Sign::Hatch, tone),
            Self::Words => return None,
        })
    }
}

/// The sign of the map in a row of a page.
const fn row_sign(sign: Sign) -> rows::Sign {
    match sign {
        Sign::Cross => rows::Sign::Cross,
        Sign::Dot => rows::Sign::Dot,
        Sign::Circle => rows::Sign::Circle,
        Sign::Diamond => rows::Sign::Diamond,
        Sign::Square => rows::Sign::Square,
        Sign::Triangle => rows::Sign::Attention,
        Sign::DiamondEmpty => rows::Sign::DiamondEmpty,
        Sign::Small => rows::Sign::Small,
    }
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendLine {
    pub sign: Swatch,
    pub tone: Tone,
    pub words: String,
    /// How many of them are on the map.
    pub count: u32,
}

impl Entry {
    /// Its line; `first` of the states of roads, it says that they are roads.
    pub(super) fn line(self, cx: &Cx<'_>, count: u32, first: bool) -> LegendLine {
        let words = match self {
            Self::Segment(status) if first => {
                format!("{} {}", cx.say("tronçon", "road"), status.0.word(cx.lang))
            }
            Self::Segment(status) => status.0.word(cx.lang).to_owned(),
            _ => self.words(cx).to_owned(),
        };
        LegendLine { sign: self.sign(), tone: self.tone(), words, count }
    }

    /// Whether its tone says something of its own.
    pub(super) const fn is_toned(self) -> bool {
        matches!(self, Self::Gravity(_) | Self::Old | Self::Threat | Self::Segment(_) | Self::Patrol(_))
    }

    const fn sign(self) -> Swatch {
        match self {
            Self::Incident(family) => Swatch::Mark(family.sign()),
            Self::Rough => Swatch::Mark(Sign::Circle),
            Self::Gravity(_) | Self::Old | Self::Others => Swatch::Words,
            Self::Threat | Self::Works(Works::Dam) | Self::Segment(Reverse(SegmentStatus::Threatened)) => {
                Swatch::Mark(Sign::Triangle)
            }
            Self::Segment(Reverse(SegmentStatus::Closed)) => Swatch::Mark(Sign::Cross),
            Self::Segment(Reverse(SegmentStatus::Open)) | Self::Patrol(_) => Swatch::Way(Stroke::Solid),
            Self::Segment(_) => Swatch::Way(Stroke::Broken),
            Self::Crossing => Swatch::Mark(Sign::Diamond),
            Self::Works(Works::Mine) => Swatch::Mark(Sign::DiamondEmpty),
            Self::Works(Works::Other) => Swatch::Mark(Sign::Square),
            Self::Tension => Swatch::Area,
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Incident(_) | Self::Rough | Self::Works(Works::Mine) => Tone::Ink,
            Self::Gravity(0) => Tone::Bad,
            Self::Gravity(1) | Self::Threat => Tone::High,
            Self::Gravity(2) => Tone::Warn,
            Self::Gravity(_) | Self::Works(Works::Other) | Self::Crossing | Self::Tension => Tone::Ink2,
            Self::Old | Self::Others => Tone::Ink3,
            Self::Segment(status) => segment_tone(status.0),
            Self::Patrol(state) => state.tone(),
            Self::Works(Works::Dam) => Tone::Water,
        }
    }

    fn words(self, cx: &Cx<'_>) -> &'static str {
        match self {
            Self::Incident(Family::Violence) => cx.say("violence armée", "armed violence"),
            Self::Incident(Family::Sighting) => cx.say("drone, menace", "drone, threat"),
            Self::Incident(Family::Other) => cx.say("autre", "other"),
            Self::Rough => cx.say("lieu imprécis", "place unsure"),
            Self::Gravity(0) => cx.say("graves", "severe"),
            Self::Gravity(1) => cx.say("sérieux", "serious"),
            Self::Gravity(2) => cx.say("mineurs", "minor"),
            Self::Gravity(_) => cx.say("non jugés", "not judged"),
            Self::Old => cx.say("plus de 90 j", "over 90 d old"),
            Self::Others => cx.say("à côté", "beside them"),
            Self::Threat => cx.say("lieu menacé", "place under threat"),
            Self::Segment(status) => status.0.word(cx.lang),
            Self::Patrol(PatrolState::NoLiaison) => cx.say("patrouille sans liaison", "patrol, no liaison"),
            Self::Patrol(PatrolState::ToCome) => cx.say("patrouille à venir", "patrol to come"),
            Self::Patrol(PatrolState::Over) => cx.say("patrouille passée", "patrol over"),
            Self::Crossing => cx.say("passage frontalier", "border crossing"),
            Self::Works(Works::Dam) => cx.say("barrage, centrale", "dam, power plant"),
            Self::Works(Works::Mine) => cx.say("mine", "mine"),
            Self::Works(Works::Other) => cx.say("autre ouvrage", "other asset"),
            Self::Tension => cx.say("zone de tension", "area of tension"),
        }
    }
}
