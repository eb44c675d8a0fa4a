//! A chart as a scene.

use super::{Kind, Picture, Space};
use crate::analysis::chart;
use crate::analysis::context::Cx;
use crate::model::record::ChartScene;

impl Kind for ChartScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        // With nothing to count there is nothing to look at, as if the scene were not there.
        (!chart::is_empty(cx, self.chart, self.region)).then(|| chart::title(cx, self.chart))
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let (page, composite) = chart::lay(cx, self.chart, self.region, space);
        Picture::page(page, composite)
    }
}
