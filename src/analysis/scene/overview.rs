//! The situation at a glance; its parts choose themselves by the room there is.

use super::{Drawn, Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::overview;
use crate::model::record::OverviewScene;

impl Kind for OverviewScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.say("Synthèse", "Overview").to_owned())
    }

    fn lay(&self, cx: &Cx<'_>, _: Space) -> Picture {
        Picture { body: Drawn::Overview, composite: overview::build(cx, None).composite, parts: 0 }
    }
}
