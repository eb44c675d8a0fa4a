//! A chart as a scene.

use super::{Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::sheet::layout::Page;
use crate::model::marking::Composite;
use crate::model::record::ChartScene;

impl Kind for ChartScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(self.chart.word(cx.lang).to_owned())
    }

    fn lay(&self, _: &Cx<'_>, _: Space) -> Picture {
        Picture::page(Page::default(), Composite::default())
    }
}
