//! Stepping through the scenes of an agenda item.

use super::list::List;
use super::state::State;
use crate::analysis::context::Cx;
use crate::analysis::list::{Filter, Query};
use crate::analysis::pane::Pane;
use crate::analysis::sheet::doors::scene_title;
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
        Body::AgendaItem(item) => {
            item.scenes.iter().enumerate().filter(|(_, scene)| scene_title(cx, scene).is_some()).collect()
        }
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

    /// The scene itself.
    #[must_use]
    pub fn scene<'s>(&self, cx: &Cx<'s>) -> Option<&'s Scene> {
        scenes(cx, &self.item).into_iter().find(|(number, _)| *number == self.at).map(|(_, scene)| scene)
    }
}
