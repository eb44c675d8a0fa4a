//! The map as a scene.

use super::{Drawn, Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::situation::{self, Situation, Wanted};
use crate::map::projection::{DEFAULT_ASPECT, View};
use crate::model::record::MapScene;

/// A map laid for a size: what lies on it, and the part of the world that is seen.
#[derive(Clone, Debug)]
pub struct MapPicture {
    pub situation: Situation,
    pub view: View,
}

impl Kind for MapScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.say("Carte", "Map").to_owned())
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let situation = situation::build(cx, &Wanted::default());
        let view = View::home((space.width, space.height), DEFAULT_ASPECT);
        let composite = situation.composite;
        Picture { body: Drawn::Map(Box::new(MapPicture { situation, view })), composite, parts: 0 }
    }
}
