//! Going through the agenda: scene by scene, item by item, by jumps and back.

use crate::analysis::scene::{self, staged};
use crate::analysis::situation::positions;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::journal::entry::{Tick, What};
use crate::look::tone::Tone;
use crate::model::record::Scene;
use crate::model::stage::{Blank, Stage};
use crate::model::table::Kind;

/// Most places that are remembered to go back to.
const REMEMBERED: usize = 100;

/// Numbers of the scenes of `item` that the room may see.
fn scenes(state: &State, item: &str) -> Vec<u16> {
    let all = scene::scenes(&state.cx(), item);
    all.into_iter().filter_map(|(number, _)| u16::try_from(number).ok()).collect()
}

/// A stage at the first or the last scene of `item`.
fn at_item(state: &State, item: &str, last: bool) -> Stage {
    let all = scenes(state, item);
    let scene = if last { all.last() } else { all.first() };
    Stage { item: item.into(), scene: scene.copied().unwrap_or(0), ..Stage::default() }
}

/// Place of the present item in the order of the agenda.
fn here(state: &State) -> Option<usize> {
    let talk = state.talk.as_ref()?;
    talk.plan.items().iter().position(|item| item.id == talk.stage.item)
}

/// Uncovers the room screen, if it was covered. A step does nothing more then: who darkened the screen
/// comes back to what was on it, as in every program for slides, and nothing new comes up by mistake.
fn uncover(state: &mut State) -> bool {
    let Some(talk) = &mut state.talk else { return false };
    std::mem::take(&mut talk.stage.blank) != Blank::No
}

/// Next or previous scene, over the edge of items; on a covered screen the scene that is on.
pub(in crate::app) fn step(state: &mut State, forward: bool) -> Vec<Effect> {
    if uncover(state) {
        return Vec::new();
    }
    let Some(talk) = &state.talk else { return Vec::new() };
    // A record that was opened in between is closed first: the next scene is the next one.
    if talk.stage.detour.is_some() && !forward {
        return close(state);
    }
    let item = talk.stage.item.clone();
    let all = scenes(state, &item);
    let at = all.iter().position(|number| *number == talk.stage.scene);
    let wanted = match (at, forward) {
        (Some(at), true) => all.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
        (None, _) => all.first(),
    };
    if let Some(number) = wanted {
        let stage = Stage { item, scene: *number, ..Stage::default() };
        return go(state, stage);
    }
    beside(state, forward, !forward)
}

/// First scene of the next or the previous item; on a covered screen the scene that is on.
pub(in crate::app) fn item(state: &mut State, forward: bool) -> Vec<Effect> {
    if uncover(state) {
        return Vec::new();
    }
    beside(state, forward, false)
}

/// The item beside the present one, at its first or last scene.
fn beside(state: &mut State, forward: bool, last: bool) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    let wanted = match (here(state), forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1).unwrap_or(usize::MAX),
        (None, _) => 0,
    };
    let Some(id) = talk.plan.items().get(wanted).map(|item| item.id.clone()) else {
        let words = if forward {
            state.cx().say("fin de l'ordre du jour", "end of the agenda")
        } else {
            state.cx().say("début de l'ordre du jour", "beginning of the agenda")
        };
        state.say(words, Tone::Ink2);
        return Vec::new();
    };
    let stage = at_item(state, &id, last);
    go(state, stage)
}

/// The very first or the very last scene; the way back is kept.
pub(in crate::app) fn end(state: &mut State, first: bool) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    let item = if first { talk.plan.items().first() } else { talk.plan.items().last() };
    let Some(id) = item.map(|item| item.id.clone()) else { return Vec::new() };
    let stage = at_item(state, &id, !first);
    jump(state, stage)
}

/// The item with the number that was typed.
pub(in crate::app) fn by_number(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    let typed = std::mem::take(&mut talk.digits);
    let found = talk.plan.items().iter().find(|item| item.number == typed).map(|item| item.id.clone());
    let Some(id) = found else {
        let words = format!("{} {typed}", state.cx().say("pas de point", "no item"));
        state.say(words, Tone::Warn);
        return Vec::new();
    };
    let stage = at_item(state, &id, false);
    jump(state, stage)
}

/// Where a search hit or a link leads: an item of the agenda, else a record before the room.
pub(in crate::app) fn arrive(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(kind) = state.room.get(id).map(|record| record.kind) else { return Vec::new() };
    if kind == Kind::AgendaItem {
        let stage = at_item(state, id, false);
        return jump(state, stage);
    }
    let Some(talk) = &state.talk else { return Vec::new() };
    let (item, scene) = (talk.stage.item.clone(), talk.stage.scene);
    jump(state, Stage { item, scene, detour: Some(id.into()), ..Stage::default() })
}

/// Shows on the map, before the room, what is pointed at or open; again, its page.
pub(in crate::app) fn on_map(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    let stage = talk.stage.clone();
    let record = super::point::pointed(state).or_else(|| stage.detour.clone()).or_else(|| only(state));
    let placed = |id: &str| state.room.get(id).is_some_and(|it| !positions(&state.cx(), it).is_empty());
    let Some(id) = record.filter(|id| placed(id)) else {
        let words = state.cx().say("rien ici n'a de lieu à montrer", "nothing here has a place to show");
        state.say(words, Tone::Ink2);
        return Vec::new();
    };
    let on_map = !(stage.on_map && stage.detour.as_ref() == Some(&id));
    jump(state, Stage { item: stage.item, scene: stage.scene, detour: Some(id), on_map, ..Stage::default() })
}

/// The one record that the scene shows.
fn only(state: &State) -> Option<Box<str>> {
    match &*staged(&state.cx(), &state.talk.as_ref()?.stage)? {
        Scene::Record(scene) => Some(scene.id.0.id.clone()),
        _ => None,
    }
}

/// Goes to `stage` and remembers where one was.
fn jump(state: &mut State, stage: Stage) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    if talk.stage == (Stage { blank: talk.stage.blank, ..stage.clone() }) {
        return Vec::new();
    }
    if talk.back.len() == REMEMBERED {
        talk.back.remove(0);
    }
    talk.back.push(talk.stage.clone());
    go(state, stage)
}

/// Back to where one was before the last jump.
pub(in crate::app) fn back(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    let Some(stage) = talk.back.pop() else { return Vec::new() };
    go(state, stage)
}

/// Closes what lies over the scene: a record, a part, a cover, a pointer. `None` when nothing did.
pub(in crate::app) fn unfold(state: &mut State) -> bool {
    let Some(talk) = &mut state.talk else { return false };
    let stage = &mut talk.stage;
    if !talk.digits.is_empty() {
        talk.digits.clear();
    } else if stage.blank != Blank::No {
        stage.blank = Blank::No;
    } else if stage.detour.is_some() {
        close(state);
    } else if stage.zoom.is_some() {
        stage.zoom = None;
    } else if stage.pointer.is_some() || stage.scroll > 0 {
        stage.pointer = None;
        stage.scroll = 0;
    } else {
        return false;
    }
    true
}

/// Closes a record that was opened from a scene, back to the row it was opened from.
fn close(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    let before = talk.back.last().is_some_and(|stage| {
        let here = stage.item == talk.stage.item && stage.scene == talk.stage.scene;
        // From the map back to the page it was asked for from.
        here && (stage.detour.is_none() || (talk.stage.on_map && !stage.on_map))
    });
    if before {
        return back(state);
    }
    (talk.stage.detour, talk.stage.on_map) = (None, false);
    talk.stage.pointer = None;
    talk.stage.scroll = 0;
    Vec::new()
}

/// Shows `stage`, behind the cover if there is one; enters the item and leaves its mark in the journal.
fn go(state: &mut State, stage: Stage) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    let other_scene = talk.stage.item != stage.item || talk.stage.scene != stage.scene;
    let other_item = talk.stage.item != stage.item;
    talk.stage = Stage { blank: talk.stage.blank, ..stage };
    talk.digits.clear();
    if other_item {
        talk.notes = 0;
    }
    let mut effects = enter(state);
    if other_scene {
        effects.extend(super::record::position(state));
    }
    effects
}

/// Starts the clock of the item that is shown, unless it runs.
pub(in crate::app) fn enter(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    if talk.clock.on() == Some(&*talk.stage.item) || talk.stage.item.is_empty() {
        return Vec::new();
    }
    let item = crate::model::safe_text::SafeText::new(&talk.stage.item);
    super::record::technical(state, What::Clock(Tick::Enter { item }))
}

/// After a change of audience: the nearest thing the room may see.
pub(in crate::app) fn settle(state: &mut State) {
    let plan = crate::analysis::clock::Plan::of(&state.cx());
    let Some(talk) = &mut state.talk else { return };
    let order: Vec<Box<str>> = talk.plan.items().iter().map(|item| item.id.clone()).collect();
    let known = |id: &str| plan.items().iter().any(|item| *item.id == *id);
    let at = order.iter().position(|id| *id == talk.stage.item).unwrap_or(0);
    // Backwards first: what comes next must not be given away.
    let item = order[..(at + 1).min(order.len())]
        .iter()
        .rev()
        .find(|id| known(id))
        .cloned()
        .or_else(|| plan.items().first().map(|item| item.id.clone()))
        .unwrap_or_default();
    talk.plan = plan;
    talk.back.clear();
    let (scene, blank) = (talk.stage.scene, talk.stage.blank);
    let kept = item == talk.stage.item;
    let all = scenes(state, &item);
    let scene = all.iter().rev().find(|number| kept && **number <= scene).or(all.first()).copied();
    if let Some(talk) = &mut state.talk {
        let detour = talk.stage.detour.take().filter(|id| kept && state.room.get(id).is_some());
        let on_map = talk.stage.on_map && detour.is_some();
        talk.stage = Stage { item, scene: scene.unwrap_or(0), detour, on_map, blank, ..Stage::default() };
    }
}
