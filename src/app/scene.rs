//! Stepping through the scenes of an agenda item.

use super::list::List;
use super::state::State;
use crate::analysis::context::Cx;
use crate::analysis::list::{Filter, Query};
use crate::analysis::pane::Pane;
use crate::analysis::sheet::doors::visible_scenes;
use crate::model::record::Scene;
use crate::model::table::Body;

/// The scene that is shown.
#[derive(Clone, Debug)]
pub struct ScenePlace {
    /// The agenda item.
    pub item: Box<str>,
    /// Number of the scene in the item, from 0.
    pub at: usize,
    /// First line or row that is seen.
    pub scroll: usize,
    /// Rows of a table scene.
    pub list: List,
}

/// Scenes of the item `id` that the room may see, by their number in the item.
#[must_use]
pub fn scenes<'s>(cx: &Cx<'s>, id: &str) -> Vec<(usize, &'s Scene)> {
    let Some(record) = cx.room.get(id) else { return Vec::new() };
    match &record.body {
        Body::AgendaItem(item) => visible_scenes(cx, item).collect(),
        _ => Vec::new(),
    }
}

impl ScenePlace {
    /// Opens scene `at` of `item`, if the room may see it.
    #[must_use]
    pub fn open(state: &State, item: &str, at: usize) -> Option<Self> {
        let cx = state.cx();
        let (_, scene) = scenes(&cx, item).into_iter().find(|(number, _)| *number == at)?;
        let mut list = List::default();
        if let Scene::Table(table) = scene {
            list.query = Query { region: table.region, filter: table.kind.map(Filter::Incident), sort: 0 };
            list.rebuild(&cx, Pane::of_list(table.list));
        }
        Some(Self { item: item.into(), at, scroll: 0, list })
    }

    /// Its number as people count, from 1: only scenes that the room may see.
    #[must_use]
    pub fn number(&self, cx: &Cx<'_>) -> usize {
        scenes(cx, &self.item).iter().position(|(at, _)| *at == self.at).unwrap_or(0) + 1
    }

    /// The scene itself.
    #[must_use]
    pub fn scene<'s>(&self, cx: &Cx<'s>) -> Option<&'s Scene> {
        scenes(cx, &self.item).into_iter().find(|(number, _)| *number == self.at).map(|(_, scene)| scene)
    }
}
