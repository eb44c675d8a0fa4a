//! What can be switched on and off on the map, as rows of a short list.

use super::MapDesk;
use crate::analysis::context::Cx;
use crate::app::overlay::{Choice, Pick, Picked};
use crate::map::scale;
use crate::map::scene::Layers;
use crate::model::record::MapLayer;

/// A layer of the basemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Names,
    Towns,
    Assets,
    Roads,
    Rail,
    Water,
    Borders,
    Admin,
    Tints,
    Grid,
    Scale,
}

impl Base {
    /// Every layer, in the order of the list.
    pub const ALL: [Self; 11] = [
        Self::Names,
        Self::Towns,
        Self::Assets,
        Self::Roads,
        Self::Rail,
        Self::Water,
        Self::Borders,
        Self::Admin,
        Self::Tints,
        Self::Grid,
        Self::Scale,
    ];

    /// What it is called.
    #[must_use]
    pub fn word(self, cx: &Cx<'_>) -> &'static str {
        match self {
            Self::Names => cx.say("noms des régions et des fleuves", "names of regions and rivers"),
            Self::Towns => cx.say("localités", "towns"),
            Self::Assets => cx.say("barrages, aérodromes, passages", "dams, airfields, crossings"),
            Self::Roads => cx.say("routes", "roads"),
            Self::Rail => cx.say("voie ferrée", "railway"),
            Self::Water => cx.say("fleuves et rivières", "rivers"),
            Self::Borders => cx.say("frontières", "borders"),
            Self::Admin => cx.say("limites de régions", "limits of regions"),
            Self::Tints => cx.say("teintes", "tints"),
            Self::Grid => cx.say("carroyage MGRS", "MGRS grid"),
            Self::Scale => cx.say("échelle et nord", "scale and north"),
        }
    }

    /// Its switch.
    const fn of(self, layers: &mut Layers) -> &mut bool {
        match self {
            Self::Names => &mut layers.names,
            Self::Towns => &mut layers.towns,
            Self::Assets => &mut layers.assets,
            Self::Roads => &mut layers.roads,
            Self::Rail => &mut layers.rail,
            Self::Water => &mut layers.water,
            Self::Borders => &mut layers.borders,
            Self::Admin => &mut layers.admin,
            Self::Tints => &mut layers.tints,
            Self::Grid => &mut layers.mgrs,
            Self::Scale => &mut layers.scale,
        }
    }

    /// Whether it is on.
    #[must_use]
    pub const fn is_on(self, mut layers: Layers) -> bool {
        *self.of(&mut layers)
    }
}

/// A layer of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Briefing(MapLayer),
    Base(Base),
}

impl Layer {
    /// Every layer, those of the briefing first.
    pub fn all() -> impl Iterator<Item = Self> {
        let briefing = MapLayer::ALL.iter().map(|layer| Self::Briefing(*layer));
        briefing.chain(Base::ALL.iter().map(|layer| Self::Base(*layer)))
    }

    /// What it is called.
    #[must_use]
    pub fn word(self, cx: &Cx<'_>) -> &'static str {
        match self {
            Self::Briefing(layer) => layer.word(cx.lang),
            Self::Base(layer) => layer.word(cx),
        }
    }

    /// Whether it is on.
    #[must_use]
    pub const fn is_on(self, map: &MapDesk) -> bool {
        match self {
            Self::Briefing(layer) => map.layers.has(layer),
            Self::Base(layer) => layer.is_on(map.base),
        }
    }

    /// Switches it on or off.
    pub const fn toggle(self, map: &mut MapDesk) {
        match self {
            Self::Briefing(layer) => map.layers.toggle(layer),
            Self::Base(layer) => {
                let switch = layer.of(&mut map.base);
                *switch = !*switch;
            }
        }
    }
}

/// The list to switch them in, the cursor on row `cursor`.
#[must_use]
pub fn pick(cx: &Cx<'_>, map: &MapDesk, cursor: usize) -> Pick {
    let option = |layer: Layer| Choice {
        label: format!("{} {}", if layer.is_on(map) { "[x]" } else { "[ ]" }, layer.word(cx)),
        note: String::new(),
        value: Picked::Layer(layer),
    };
    let title = cx.say("Couches de la carte", "Layers of the map").to_owned();
    let notes = scale::IN_SHORT.map(|note| note.get(cx.lang));
    Pick { title, options: Layer::all().map(option).collect(), cursor, foot: notes.join(" · ") }
}
