//! Where to go: what is typed, and the places that answer to it.

use std::sync::Arc;

use tui_input::Input;

use crate::analysis::context::Cx;
use crate::analysis::gazetteer::Gazetteer;
use crate::analysis::situation::readout::away_words;
use crate::model::position::{Position, looks_like_mgrs};

/// Places that are offered at most.
const MOST: usize = 50;
/// Places farther than this say nothing about coordinates, in kilometres.
const NEAR: f64 = 60.0;

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    pub name: String,
    pub note: String,
    pub position: Position,
    /// Records whose names stand in it.
    pub record: Option<Box<str>>,
}

/// The box that asks where to go.
#[derive(Clone, Debug, Default)]
pub struct GotoBox {
    pub input: Input,
    pub found: Vec<Aim>,
    pub cursor: usize,
    places: Arc<Gazetteer>,
}

impl GotoBox {
    /// An empty one over `places`.
    #[must_use]
    pub fn new(places: Arc<Gazetteer>) -> Self {
        Self { places, ..Self::default() }
    }

    /// The same over other names.
    pub fn rename(&mut self, cx: &Cx<'_>, places: Arc<Gazetteer>) {
        self.places = places;
        self.refresh(cx);
    }

    /// Asks anew.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let text = self.input.value().trim();
        self.cursor = 0;
        self.found = Vec::new();
        if let Some(position) = coordinates(text) {
            self.found.push(self.at(cx, position));
        }
        let named = self.places.find(text, MOST).into_iter().map(|spot| Aim {
            name: spot.name.clone(),
            note: spot.note.clone(),
            position: spot.position,
            record: spot.record.clone(),
        });
        self.found.extend(named);
    }

    /// A point given by its coordinates, with the place it is near.
    fn at(&self, cx: &Cx<'_>, position: Position) -> Aim {
        let near = self.places.nearest(position, NEAR);
        let note = near
            .as_ref()
            .map(|(km, spot)| away_words(cx, &spot.name, *km, spot.position.bearing_deg(position)));
        Aim {
            name: position.format(cx.coords),
            note: note.unwrap_or_default(),
            position,
            record: near.and_then(|(_, spot)| spot.record.clone()),
        }
    }

    /// What the cursor is on.
    #[must_use]
    pub fn current(&self) -> Option<&Aim> {
        self.found.get(self.cursor)
    }
}

/// Coordinates in any notation; a square of 100 km stands for its middle.
fn coordinates(text: &str) -> Option<Position> {
    let exact = Position::parse(text).ok();
    exact.or_else(|| looks_like_mgrs(text).then(|| Position::parse(&format!("{text}55")).ok()).flatten())
}
