//! Scenes that the projector cannot show whole.

use std::collections::HashSet;
use std::sync::Arc;

use super::{lay, title};
use crate::analysis::context::Cx;
use crate::model::briefing::Briefing;
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::position::CoordinateStyle;
use crate::model::record::{AgendaItem, Scene};
use crate::model::room::Room;
use crate::model::table::{Body, Kind};

use super::frame::RoomFrame;

/// Largest screen that is believed, in columns and rows.
const LARGEST: i64 = 1_000;

/// A scene that does not fit.
#[derive(Clone, Debug)]
pub struct Misfit {
    /// The agenda item.
    pub item: Box<str>,
    pub diagnostic: Diagnostic,
}

/// Every scene that is higher than the body of the room screen the meeting names; nothing when it
/// names none. For the owner of the files: scenes are measured for whoever may see them.
#[must_use]
pub fn check(briefing: &Arc<Briefing>) -> Vec<Misfit> {
    let usual = Room::new(Arc::clone(briefing), briefing.default_audience(), true);
    // Most files name no projector: nobody else is asked then.
    if usual.meeting().is_some_and(|(_, meeting)| meeting.projector.is_none()) {
        return Vec::new();
    }
    let rooms: Vec<Room> =
        audiences(briefing).into_iter().map(|set| Room::new(Arc::clone(briefing), set, true)).collect();
    let Some(size) = rooms.iter().find_map(projector) else { return Vec::new() };
    let mut seen: HashSet<(Box<str>, usize)> = HashSet::new();
    let mut all = Vec::new();
    for room in &rooms {
        for record in room.of(Kind::AgendaItem) {
            let Body::AgendaItem(item) = &record.body else { continue };
            for (at, scene) in measured(room, item) {
                if !seen.insert((record.id.clone(), at)) {
                    continue;
                }
                all.extend(
                    misfit(room, scene, size)
                        .map(|diagnostic| Misfit { item: record.id.clone(), diagnostic }),
                );
            }
        }
    }
    all
}

/// Who may be in the room, the usual one first and small ones last.
fn audiences(briefing: &Briefing) -> Vec<NationSet> {
    let mut all = vec![briefing.default_audience()];
    let count = Nation::ALL.len().min(8);
    let sets = (1..1_u32 << count).map(|bits| {
        Nation::ALL
            .iter()
            .take(count)
            .enumerate()
            .filter(|(at, _)| bits >> at & 1 == 1)
            .map(|(_, n)| *n)
            .collect()
    });
    let mut sets: Vec<NationSet> = sets.collect();
    sets.sort_by_key(|set| std::cmp::Reverse(set.len()));
    for set in sets {
        if !all.contains(&set) {
            all.push(set);
        }
    }
    all
}

fn projector(room: &Room) -> Option<(u16, u16)> {
    let (_, meeting) = room.meeting()?;
    let cells = |count: i64| u16::try_from(count.clamp(1, LARGEST)).ok();
    let screen = meeting.projector.as_ref()?;
    Some((cells(screen.columns.get())?, cells(screen.rows.get())?))
}

fn measured<'r>(room: &'r Room, item: &'r AgendaItem) -> impl Iterator<Item = (usize, &'r Scene)> {
    let cx = Cx { room, lang: Lang::Fr, coords: CoordinateStyle::default() };
    item.scenes.iter().enumerate().filter(move |(_, scene)| title(&cx, scene).is_some())
}

/// The complaint about a scene in the language in which it is longer.
fn misfit(room: &Room, scene: &Scene, size: (u16, u16)) -> Option<Diagnostic> {
    let body = RoomFrame::of(size).body;
    let rows = [Lang::Fr, Lang::En].into_iter().map(|lang| {
        let cx = Cx { room, lang, coords: CoordinateStyle::default() };
        lay(&cx, scene, (body.width, body.height), true).rows()
    });
    let rows = rows.max().filter(|rows| *rows > usize::from(body.height))?;
    let height = body.height;
    let message = Both::new(
        format!("la vue demande {rows} lignes, le projecteur en montre {height} : partagez-la"),
        format!("the scene needs {rows} rows, the projector shows {height}: split it"),
    );
    let help = Both::new(
        "elle défile dans la salle ; deux vues plus courtes se lisent mieux",
        "it scrolls in the room; two shorter scenes read better",
    );
    Some(Diagnostic::warning("AGD-016", scene.span(), message).with_help(help))
}
