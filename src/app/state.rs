//! Everything that is on the screen, as data.

use std::sync::Arc;

use super::chart::ChartPlace;
use super::detail::Detail;
use super::follow::Follow;
use super::geometry::{self, Geometry};
use super::history::History;
use super::list::List;
use super::map::MapDesk;
use super::overlay::Overlay;
use super::overview::{self, Summary};
use super::problems::{ProblemList, counts};
use super::reload::Reading;
use super::scene::ScenePlace;
use super::talk::Talk;
use super::time::Counted;
use crate::analysis::context::Cx;
use crate::analysis::pane::Pane;
use crate::analysis::patrol;
use crate::analysis::search::SearchIndex;
use crate::analysis::sheet;
use crate::analysis::sheet::layout::{self, Page};
use crate::analysis::window::{Days, Timeline, Window};
use crate::look::glyphs::GlyphSet;
use crate::look::theme::{Depth, ThemeName};
use crate::look::tone::Tone;
use crate::model::briefing::Briefing;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::nation::NationSet;
use crate::model::position::CoordinateStyle;
use crate::model::record::Region;
use crate::model::room::{Notes, Room};
use crate::model::table::Kind;
use crate::source::Entry;

/// Which half of the desk the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    List,
    Detail,
}

/// A short message in the footer; the next key takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub tone: Tone,
}

/// How the program was started.
#[derive(Clone, Debug)]
pub struct Setup {
    pub briefing: Arc<Briefing>,
    pub library: Vec<Entry>,
    /// Name of the briefing in the library.
    pub chosen: Option<String>,
    /// The nations in the room, when they were given.
    pub audience: Option<NationSet>,
    pub lang: Lang,
    pub theme: ThemeName,
    pub depth: Depth,
    pub glyphs: GlyphSet,
    /// Accents are written without marks (terminals that are not UTF-8).
    pub fold: bool,
    pub mouse: bool,
    pub size: (u16, u16),
    /// Pane and record of the last time.
    pub last: Option<(Pane, Option<String>)>,
}

/// The whole state.
#[derive(Debug)]
pub struct State {
    pub room: Room,
    pub notes: Notes,
    pub show_notes: bool,
    pub library: Vec<Entry>,
    pub chosen: Option<String>,
    /// The files are on a disk, where an editor finds them; the sample inside the program is not.
    pub on_disk: bool,
    pub lang: Lang,
    pub theme: ThemeName,
    pub depth: Depth,
    pub glyphs: GlyphSet,
    pub fold: bool,
    pub coords: CoordinateStyle,
    pub mouse: bool,
    pub size: (u16, u16),
    pub pane: Pane,
    pub lists: Vec<List>,
    pub region: Option<Region>,
    pub focus: Focus,
    /// Record reached through a door that is not under the list's cursor.
    pub visiting: Option<Box<str>>,
    pub detail: Detail,
    /// Cursor of the overview, counted over its items.
    pub overview: usize,
    /// What it shows.
    pub(super) summary: Summary,
    pub map: MapDesk,
    /// Which days are looked at, on the map and in the list of incidents.
    pub timeline: Timeline,
    /// On which days something happened.
    pub days: Days,
    pub(super) counted: Option<Counted>,
    /// Time is played; how it stood before.
    pub play: Option<Timeline>,
    pub scene: Option<ScenePlace>,
    /// The chart in the place of the list.
    pub chart: Option<ChartPlace>,
    pub reading: Reading,
    /// The meeting, while it is presented.
    pub talk: Option<Box<Talk>>,
    /// The console this screen follows, when it is the room screen.
    pub follow: Option<Box<Follow>>,
    pub history: History,
    pub overlay: Option<Overlay>,
    /// The list of problems that a short list or a question stands over.
    pub below: Option<Box<ProblemList>>,
    pub notice: Option<Notice>,
    pub index: Option<Arc<SearchIndex>>,
    /// Counts rooms; an index of another room is not taken.
    pub generation: u64,
    /// Hits of the last search, for `n` and `N`.
    pub hits: Vec<Box<str>>,
    pub hit: usize,
    pub(super) dirty: bool,
}

impl State {
    /// The first screen.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let audience = setup.audience.unwrap_or_else(|| setup.briefing.default_audience());
        let room = Room::new(Arc::clone(&setup.briefing), audience, false);
        let mut state = Self {
            room,
            notes: Notes::new(setup.briefing),
            show_notes: false,
            library: setup.library,
            chosen: setup.chosen,
            lang: setup.lang,
            theme: setup.theme,
            depth: setup.depth,
            glyphs: setup.glyphs,
            fold: setup.fold,
            coords: CoordinateStyle::default(),
            mouse: setup.mouse,
            size: setup.size,
            pane: Pane::Overview,
            lists: Pane::ALL.iter().map(|_| List::default()).collect(),
            region: None,
            focus: Focus::List,
            visiting: None,
            detail: Detail::default(),
            overview: 0,
            summary: Summary::default(),
            map: MapDesk::default(),
            timeline: Timeline::default(),
            days: Days::default(),
            counted: None,
            play: None,
            scene: None,
            chart: None,
            reading: Reading::default(),
            talk: None,
            follow: None,
            history: History::default(),
            overlay: None,
            below: None,
            on_disk: true,
            notice: None,
            index: None,
            generation: 0,
            hits: Vec::new(),
            hit: 0,
            dirty: true,
        };
        if let Some((pane, record)) = setup.last {
            state.pane = pane;
            state.rebuild();
            if let Some(id) = record {
                state.list_mut().select(&id);
            }
        }
        state.rebuild();
        state.say_problems();
        state
    }

    /// Says in the footer what is wrong with the files, and which key shows it.
    pub(super) fn say_problems(&mut self) {
        if let Some(notice) = self.problem_notice() {
            self.notice = Some(notice);
        }
    }

    /// What there is to say of problems, if there are any.
    pub(super) fn problem_notice(&self) -> Option<Notice> {
        let (errors, warnings, _) = self.room.readable_severities();
        let said = counts(&self.cx(), (errors, warnings, 0));
        let tone = if errors > 0 { Tone::Bad } else { Tone::Warn };
        (!said.is_empty()).then(|| Notice { text: format!("{} · !", said.join(", ")), tone })
    }

    /// What answers depend on.
    #[must_use]
    pub fn cx(&self) -> Cx<'_> {
        Cx { room: &self.room, lang: self.lang, coords: self.coords }
    }

    /// Where things stand.
    #[must_use]
    pub fn geometry(&self) -> Geometry {
        let geometry = geometry::of(self.size, self.pane);
        if self.patrol_page() { geometry.whole() } else { geometry }
    }

    /// Whether a patrol fills the screen: it has the keys, and the screen is large enough for its page.
    #[must_use]
    pub fn patrol_page(&self) -> bool {
        let (width, height) = patrol::MIN;
        let shown = self.focus == Focus::Detail && self.size.0 >= width && self.size.1 >= height;
        let record = self.selected().filter(|_| shown).and_then(|id| self.room.get(id));
        record.is_some_and(|record| record.kind == Kind::Patrol)
    }

    /// The list of the pane.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.lists[self.pane.index()]
    }

    /// The list of the pane.
    pub fn list_mut(&mut self) -> &mut List {
        &mut self.lists[self.pane.index()]
    }

    /// The record that is shown: visited through a door, else under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.visiting.as_deref().or_else(|| self.list().selected())
    }

    /// Whether the detail is on the screen.
    #[must_use]
    pub fn detail_shown(&self) -> bool {
        let possible = self.visiting.is_some() || !matches!(self.pane, Pane::Overview | Pane::Map);
        possible && (self.geometry().split && self.selected().is_some() || self.focus == Focus::Detail)
    }

    /// Whether Esc has nothing left to do.
    #[must_use]
    pub fn is_home(&self) -> bool {
        self.pane == Pane::Overview
            && self.focus == Focus::List
            && self.overlay.is_none()
            && self.scene.is_none()
            && self.chart.is_none()
            && self.talk.is_none()
            && self.visiting.is_none()
            && self.region.is_none()
            && !self.timeline.is_set()
            && self.lists.iter().all(|list| list.query.filter.is_none())
    }

    /// Takes the mark that something changed.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Makes the list of the pane anew; the others follow when they are shown.
    pub(super) fn rebuild(&mut self) {
        self.refresh_days();
        let days = self.timeline.is_set().then(|| self.timeline.range(&self.days, Window::All)).flatten();
        let index = self.pane.index();
        let mut list = std::mem::take(&mut self.lists[index]);
        list.query.region = self.region;
        list.query.days = days.filter(|_| self.pane == Pane::Incidents);
        list.rebuild(&self.cx(), self.pane);
        self.lists[index] = list;
        self.refresh_overview();
        self.overview = self.overview.min(overview::items(self).len().saturating_sub(1));
        self.detail.id = None;
        self.refresh_map();
        self.settle();
    }

    /// Brings what depends on the cursor up to date: scrolling, the page of the record.
    pub(super) fn settle(&mut self) {
        let geometry = self.geometry();
        let rows = geometry.list_rows(self.list().has_header());
        self.list_mut().scroll(rows);
        if self.focus == Focus::Detail && self.selected().is_none() {
            self.focus = Focus::List;
        }
        if !self.detail_shown() {
            self.detail.id = None;
            return;
        }
        let wanted = self.selected().map(Box::<str>::from);
        // The same record may be laid for another width: beside the list, or over the screen.
        if self.detail.id != wanted || self.detail.width != geometry.detail.width {
            let kept = wanted.is_some() && self.detail.page.lines.is_empty();
            self.load_page(wanted);
            if !kept {
                self.detail.scroll = 0;
                self.detail.door = 0;
            }
        }
        self.detail.clamp(usize::from(geometry.detail.height));
    }

    /// Lays the page of the record `id`.
    pub(super) fn load_page(&mut self, id: Option<Box<str>>) {
        let made = id.as_deref().and_then(|id| self.page_in(&self.room, id));
        let (page, composite) = made.unwrap_or_default();
        self.detail.page = page;
        self.detail.composite = composite;
        self.detail.id = id;
        self.detail.width = self.geometry().detail.width;
        self.detail.changed.clear();
    }

    /// The page of the record `id` as `room` sees it.
    pub(super) fn page_in(&self, room: &Room, id: &str) -> Option<(Page, Composite)> {
        let record = room.get(id)?;
        let cx = Cx { room, lang: self.lang, coords: self.coords };
        let width = self.geometry().detail.width;
        let whole = self.patrol_page();
        let mut page_sheet = if whole { sheet::Sheet::default() } else { sheet::build(&cx, record) };
        if self.show_notes {
            self.add_notes(&record.id, &mut page_sheet);
        }
        if whole {
            return patrol::page(&cx, record, width, page_sheet.sections.first());
        }
        Some((layout::lay(&cx, &page_sheet, width), page_sheet.composite))
    }

    /// Private notes of the nation's own laptop, only when they were asked for.
    fn add_notes(&self, id: &str, page: &mut sheet::Sheet) {
        let mut lines = Vec::new();
        for (note, marking) in self.notes.about(id) {
            page.composite.add(marking);
            lines.extend(note.text.get(self.lang).iter().map(|text| sheet::Line {
                pieces: vec![sheet::Piece::new(text.to_string(), Tone::Ink)],
                ..sheet::Line::default()
            }));
        }
        if !lines.is_empty() {
            let cx = self.cx();
            let title = cx.say("NOTES", "NOTES").to_owned();
            let note = cx.say("privées", "private").to_owned();
            page.sections.insert(0, sheet::Section { title, note, lines, label_width: 0 });
        }
    }
}
