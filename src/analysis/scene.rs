//! What the scenes of an agenda item show, for this room and at any size: data that the screen, the
//! projector and plain text draw alike. One file a kind, one line each in `kind`.

mod actions;
mod chart;
mod defaults;
mod evidence;
pub mod fit;
pub mod frame;
pub mod map;
pub mod markup;
mod overview;
mod question;
mod record;
mod records;
mod table;
mod text;

use std::borrow::Cow;

use super::context::Cx;
use super::list::{Query, Row as ListRow};
use super::pane::Pane;
use super::sheet::Door;
use super::sheet::layout::{Laid, Page, Stop};
use super::situation;
use crate::model::marking::Composite;
use crate::model::record::{AgendaItem, MapScene, RecordScene, Scene};
use crate::model::reference::{RawRef, Ref};
use crate::model::span::Span;
use crate::model::stage::Stage;
use crate::model::table::{Body, Kind as Records, KindSet, Record};

/// How large a scene is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    pub width: u16,
    pub height: u16,
    /// For a room: larger, with more air, and the essential only.
    pub large: bool,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawn {
    Overview,
    Table { pane: Pane, query: Query, rows: Vec<ListRow> },
    Page(Page),
    Map(Box<map::MapPicture>),
}

/// A scene laid for a size.
#[derive(Clone, Debug)]
pub struct Picture {
    pub body: Drawn,
    /// Marking of everything it shows.
    pub composite: Composite,
    /// Parts that can fill the screen by themselves.
    pub parts: usize,
}

impl Picture {
    /// A page as a picture.
    #[must_use]
    pub fn page(page: Page, composite: Composite) -> Self {
        Self { parts: page.parts.len(), body: Drawn::Page(page), composite }
    }

    /// Things that can be pointed at.
    #[must_use]
    pub fn stops(&self) -> usize {
        match &self.body {
            Drawn::Overview => 0,
            Drawn::Map(picture) => picture.stops.len(),
            Drawn::Table { rows, .. } => super::list::count(rows),
            Drawn::Page(page) => page.stops.len(),
        }
    }

    /// Rows it takes, when it is not made for the size it gets.
    #[must_use]
    pub fn rows(&self) -> usize {
        match &self.body {
            Drawn::Overview | Drawn::Map(_) => 0,
            Drawn::Table { rows, .. } => {
                // One header names the columns unless each head does.
                rows.len() + usize::from(!matches!(rows.first(), Some(ListRow::Head { kind: Some(_), .. })))
            }
            Drawn::Page(page) => page.lines.len(),
        }
    }

    /// The line on which stop `stop` begins.
    #[must_use]
    pub fn line_of(&self, stop: usize) -> Option<usize> {
        match &self.body {
            Drawn::Overview | Drawn::Map(_) => None,
            Drawn::Table { rows, .. } => {
                let items = rows.iter().enumerate().filter(|(_, row)| matches!(row, ListRow::Item(_)));
                items.map(|(line, _)| line).nth(stop)
            }
            Drawn::Page(page) => page.stops.get(stop).map(|stop| stop.lines.start),
        }
    }

    /// The stop that row `row` of a table, or door `door` of a page, belongs to.
    #[must_use]
    pub fn stop_at(&self, place: usize) -> Option<usize> {
        match &self.body {
            Drawn::Overview | Drawn::Map(_) => None,
            Drawn::Table { rows, .. } => {
                matches!(rows.get(place)?, ListRow::Item(_)).then(|| super::list::count(&rows[..place]))
            }
            Drawn::Page(page) => match page.doors.get(place)? {
                Door::Record(id) => page.stops.iter().position(|stop| stop.leads.as_ref() == Some(id)),
                Door::Scene(..) => None,
            },
        }
    }

    /// The part that stop `stop` stands in.
    #[must_use]
    pub fn part_of(&self, stop: usize) -> Option<usize> {
        let line = self.line_of(stop)?;
        match &self.body {
            Drawn::Page(page) => page.parts.iter().position(|part| part.contains(&line)),
            _ => None,
        }
    }

    /// The record that stop `stop` opens.
    #[must_use]
    pub fn leads(&self, stop: usize) -> Option<Box<str>> {
        match &self.body {
            Drawn::Overview => None,
            Drawn::Map(picture) => picture.stops.get(stop).map(|stop| stop.id.clone()),
            Drawn::Table { rows, .. } => rows
                .iter()
                .filter_map(|row| match row {
                    ListRow::Item(id) => Some(id.clone()),
                    ListRow::Head { .. } => None,
                })
                .nth(stop),
            Drawn::Page(page) => page.stops.get(stop)?.leads.clone(),
        }
    }
}

/// A kind of scene.
trait Kind {
    /// What it is called when its author gave it no title; `None` when the room may not see what
    /// it shows, and so not the scene.
    fn title(&self, cx: &Cx<'_>) -> Option<String>;

    /// Lays it for a size; its marking is that of what it shows, beside that of its item.
    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture;

    /// Part `part` by itself over that size.
    fn lay_part(&self, cx: &Cx<'_>, part: usize, space: Space) -> Option<Picture> {
        let picture = self.lay(cx, space);
        let Drawn::Page(page) = &picture.body else { return None };
        let lines = page.parts.get(part)?.clone();
        let inside = |stop: &Stop| lines.contains(&stop.lines.start);
        let moved = |at: usize| at.saturating_sub(lines.start).min(lines.len());
        let stops = page
            .stops
            .iter()
            .filter(|stop| inside(stop))
            .map(|stop| Stop { lines: moved(stop.lines.start)..moved(stop.lines.end), ..stop.clone() });
        let shown = Page {
            lines: page.lines.get(lines.clone())?.to_vec(),
            doors: page.doors.clone(),
            stops: stops.collect(),
            parts: Vec::new(),
        };
        Some(Picture { body: Drawn::Page(shown), composite: picture.composite, parts: picture.parts })
    }
}

/// The one place that knows which file lays which kind.
fn kind(scene: &Scene) -> &dyn Kind {
    match scene {
        Scene::Overview(scene) => scene,
        Scene::Table(scene) => scene,
        Scene::Record(scene) => scene,
        Scene::Text(scene) => scene,
        Scene::Records(scene) => scene,
        Scene::Actions(scene) => scene,
        Scene::Question(scene) => scene,
        Scene::Map(scene) => scene,
        Scene::Chart(scene) => scene,
    }
}

/// Scenes of the item `id` that the room may see, by their number in the item. People count only
/// these, 1, 2, 3. An item that has none for this room gets those its records suggest.
#[must_use]
pub fn scenes<'a>(cx: &Cx<'a>, id: &str) -> Vec<(usize, Cow<'a, Scene>)> {
    let Some(record) = cx.room.get(id) else { return Vec::new() };
    let Body::AgendaItem(item) = &record.body else { return Vec::new() };
    let own = visible(cx, item);
    if !own.is_empty() {
        return own;
    }
    // Numbered behind its own ones: a number means one scene, whoever is in the room.
    (item.scenes.len()..).zip(defaults::scenes(cx, item).into_iter().map(Cow::Owned)).collect()
}

fn visible<'a>(cx: &Cx<'a>, item: &'a AgendaItem) -> Vec<(usize, Cow<'a, Scene>)> {
    let all = item.scenes.iter().enumerate();
    all.filter(|(_, scene)| title(cx, scene).is_some())
        .map(|(at, scene)| (at, Cow::Borrowed(scene)))
        .collect()
}

/// The item and the scene that people call `4.1`: the scene counted from 0 among those the room may see.
#[must_use]
pub fn called<'a>(cx: &Cx<'a>, name: &str) -> Option<(&'a Record, usize)> {
    let (number, scene) = name.rsplit_once('.')?;
    let at = scene.parse::<usize>().ok()?.checked_sub(1)?;
    let item = cx.room.of(Records::AgendaItem).find(|record| match &record.body {
        Body::AgendaItem(item) => item.number.get(cx.lang) == number,
        _ => false,
    })?;
    Some((item, at))
}

/// Scene number `at` of the item `id`, if the room may see it.
#[must_use]
pub fn scene<'a>(cx: &Cx<'a>, id: &str, at: usize) -> Option<Cow<'a, Scene>> {
    scenes(cx, id).into_iter().find(|(number, _)| *number == at).map(|(_, scene)| scene)
}

/// What a stage shows: its scene, or the record that stands in its place; `None` when the room may see
/// neither.
#[must_use]
pub fn staged<'a>(cx: &Cx<'a>, stage: &Stage) -> Option<Cow<'a, Scene>> {
    let Some(id) = &stage.detour else { return scene(cx, &stage.item, usize::from(stage.scene)) };
    let record = cx.room.get(id)?;
    let span = Span::default();
    let target = Ref(RawRef { id: id.clone(), kinds: KindSet(u64::MAX), span });
    Some(Cow::Owned(if stage.on_map && !situation::positions(cx, record).is_empty() {
        Scene::Map(MapScene {
            title: None,
            focus: vec![target],
            centre: None,
            km: None,
            layers: Vec::new(),
            region: None,
            days: None,
            span,
        })
    } else {
        Scene::Record(RecordScene { title: None, id: target, span })
    }))
}

/// Whether a stage is laid for a room. A record that is pointed at, scrolled or zoomed is its whole page
/// instead: only there has what can be pointed at the same number on every screen.
#[must_use]
pub fn is_large(scene: &Scene, stage: &Stage) -> bool {
    let whole = stage.pointer.is_some() || stage.scroll > 0 || stage.zoom.is_some();
    !(whole && matches!(scene, Scene::Record(_)))
}

/// `4.2`: the item's number, and the number people give the scene.
#[must_use]
pub fn number(cx: &Cx<'_>, stage: &Stage) -> String {
    let item = cx.room.get(&stage.item).and_then(|record| match &record.body {
        Body::AgendaItem(item) => Some(item.number.get(cx.lang)),
        _ => None,
    });
    let all = scenes(cx, &stage.item);
    let at = all.iter().position(|(number, _)| *number == usize::from(stage.scene)).unwrap_or(0);
    format!("{}.{}", item.unwrap_or_default(), at + 1)
}

/// What a scene is called; `None` when it shows a record that the room may not see.
#[must_use]
pub fn title(cx: &Cx<'_>, scene: &Scene) -> Option<String> {
    let own = kind(scene).title(cx)?;
    Some(scene.title().map_or(own, |title| title.get(cx.lang).to_owned()))
}

/// What kind of scene it is, in a word.
#[must_use]
pub fn word(cx: &Cx<'_>, scene: &Scene) -> &'static str {
    scene.word(cx.lang)
}

/// Lays a scene for `size`; `large` is for a room.
#[must_use]
pub fn lay(cx: &Cx<'_>, scene: &Scene, size: (u16, u16), large: bool) -> Picture {
    kind(scene).lay(cx, Space { width: size.0, height: size.1, large })
}

/// Lays part `part` of a scene over `size`; `None` when it has no such part.
#[must_use]
pub fn lay_part(cx: &Cx<'_>, scene: &Scene, part: usize, size: (u16, u16), large: bool) -> Option<Picture> {
    kind(scene).lay_part(cx, part, Space { width: size.0, height: size.1, large })
}

/// Rows a preview of `size` is laid for: as many as it has, unless there is more to point at on a larger
/// screen; then one scrolls.
#[must_use]
pub fn preview_rows(cx: &Cx<'_>, scene: &Scene, size: (u16, u16)) -> u16 {
    /// Rows that hold in one column what a room screen of 120×36 shows in two.
    const ENOUGH: u16 = 50;
    let stops = |rows| lay(cx, scene, (size.0, rows), true).stops();
    if size.1 < ENOUGH && stops(ENOUGH) > stops(size.1) { ENOUGH } else { size.1 }
}

/// The record that stop `stop` of a scene opens, as it is laid for a room. Stops keep their numbers
/// at every size.
#[must_use]
pub fn record_at(cx: &Cx<'_>, scene: &Scene, stop: usize) -> Option<Box<str>> {
    lay(cx, scene, (100, u16::MAX), true).leads(stop)
}

/// Blank lines after lines, when there is room for all of them within `height`.
fn air(height: u16, lines: usize, blanks: usize) -> bool {
    lines + blanks <= usize::from(height)
}

/// Adds an empty line, never two and never first.
fn blank(page: &mut Page) {
    if !matches!(page.lines.last(), None | Some(Laid::Blank)) {
        page.lines.push(Laid::Blank);
    }
}
