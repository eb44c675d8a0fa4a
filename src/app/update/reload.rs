//! Files that changed while they are shown: everything stays where it is, but what the files say; then the
//! page goes to what changed.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Answer, Effect, enter_room, overlays};
use crate::analysis::news::News;
use crate::analysis::rows::Ink;
use crate::analysis::sheet::layout::Laid;
use crate::app::action::Action;
use crate::app::map::layers;
use crate::app::overlay::{Overlay, Picked};
use crate::app::reload::{Reread, Watched};
use crate::app::scene::ScenePlace;
use crate::app::state::{Focus, Notice, State};
use crate::look::glyphs::GlyphSet;
use crate::look::tone::Tone;
use crate::model::room::{Notes, Room};
use crate::model::safe_text::SafeText;

/// Lines that stay above the first one that changed.
const ABOVE: usize = 2;

/// Whether an answer changes nothing on the screen.
pub(super) fn is_silent(state: &State, answer: &Answer) -> bool {
    match answer {
        Answer::Watched(watched) => matches!(watched, Watched::Changed | Watched::Nothing),
        Answer::Reread(None) => !state.reading.announced,
        _ => false,
    }
}

/// The watch over the files saw something.
pub(super) fn watched(state: &mut State, watched: Watched) -> Vec<Effect> {
    if state.talk.is_some() {
        // Before three commanders nothing moves.
        state.reading.waits = true;
        return Vec::new();
    }
    match watched {
        Watched::Changed => return read(state),
        Watched::Nothing => return Vec::new(),
        Watched::Gone => {
            let words = state.cx().say(
                "le dossier n'est plus là ; ce qui a été lu reste",
                "the folder is gone; what was read stays",
            );
            state.say(words, Tone::Warn);
        }
        Watched::Back => {
            let words = state.cx().say("le dossier est revenu", "the folder is back");
            state.say(words, Tone::Good);
        }
    }
    vec![Effect::Watch]
}

fn read(state: &State) -> Vec<Effect> {
    vec![Effect::Reread(state.room.clone()), Effect::Patience]
}

/// The meeting is over: what changed meanwhile is read now.
pub(super) fn after_talk(state: &mut State) -> Vec<Effect> {
    if std::mem::take(&mut state.reading.waits) { read(state) } else { Vec::new() }
}

/// Reading takes long enough to say so.
pub(super) fn reading(state: &mut State) {
    if state.talk.is_none() {
        state.reading.announced = true;
        state.notice = Some(being_read(state));
    }
}

fn being_read(state: &State) -> Notice {
    let words = state.cx().say("lecture des fichiers…", "reading the files…");
    Notice { text: words.to_owned(), tone: Tone::Ink2 }
}

/// Takes what was read, unless another briefing is shown meanwhile.
pub(super) fn take(state: &mut State, reread: Option<Box<Reread>>) -> Vec<Effect> {
    let unheard = std::mem::take(&mut state.reading.unheard);
    // What was said since then stays.
    if std::mem::take(&mut state.reading.announced) && state.notice == Some(being_read(state)) {
        state.notice = None;
        if unheard && reread.is_none() {
            state.say_problems();
        }
    }
    let Some(reread) = reread else { return vec![Effect::Watch] };
    if state.talk.is_some() {
        state.reading.waits = true;
        return Vec::new();
    }
    if !state.room.is_over_the_same(&reread.then) {
        return vec![Effect::Watch];
    }
    let Reread { briefing, now, news, files, .. } = *reread;
    let then = state.room.clone();
    // Who is in the room may have changed while the files were read.
    let (room, news) = if then == reread.then {
        (now, news)
    } else {
        (then.renewed(Arc::clone(&briefing)), News::default())
    };
    state.notes = Notes::new(Arc::clone(&briefing));
    let mut effects = vec![Effect::Taken(Arc::clone(&briefing)), Effect::Watch];
    effects.push(if room.before().is_none() { Effect::LookBack(briefing) } else { Effect::Judge });
    if room.audience() == then.audience() {
        let calm = state.overlay.is_none() && state.play.is_none() && state.scene.is_none();
        effects.extend(renew(state, room));
        let went = go_to(state, &news, &then, calm);
        notice(state, &files, &news, &then, went);
    } else {
        enter_room(state, room);
        let words = state.cx().say("d'après les fichiers, salle", "by the files, room");
        state.say(format!("{words} {}", state.room.audience()), Tone::Warn);
    }
    effects
}

/// Shows `room`, of the same nations, with everything where it was.
fn renew(state: &mut State, room: Room) -> Vec<Effect> {
    let (door, scroll) = (state.detail.door, state.detail.scroll);
    let shown = state.selected().map(Box::<str>::from);
    state.room = room;
    state.generation += 1;
    state.index = None;
    let room = state.room.clone();
    let seen = |id: &str| room.get(id).is_some();
    let hit = state.hits.get(state.hit).cloned();
    state.hits.retain(|id| seen(id));
    state.hit = state.hits.iter().position(|id| Some(id) == hit.as_ref()).unwrap_or(0);
    state.history.keep(seen);
    state.visiting = state.visiting.take().filter(|id| seen(id));
    if shown.as_deref().is_some_and(|id| !seen(id)) {
        state.focus = Focus::List;
    }
    state.renew_map();
    if let Some(kept) = state.scene.take() {
        state.scene = ScenePlace::open(state, &kept.item, kept.at);
        if let Some(scene) = &mut state.scene {
            scene.pointer = scene.pointer.and(kept.pointer);
            scene.scroll = kept.scroll;
        }
    }
    state.rebuild();
    if state.selected() == shown.as_deref() {
        state.detail.door = door;
        state.detail.scroll = scroll;
        state.detail.clamp(usize::from(state.geometry().detail.height));
    }
    renew_overlay(state)
}

/// What lies over the screen, with what the files say now.
fn renew_overlay(state: &mut State) -> Vec<Effect> {
    match state.overlay.take() {
        Some(Overlay::Search(mut search)) => {
            search.refresh(None);
            state.overlay = Some(Overlay::Search(search));
            return vec![Effect::BuildIndex { generation: state.generation, room: state.room.clone() }];
        }
        Some(Overlay::Goto(mut goto)) => {
            goto.rename(&state.cx(), Arc::clone(&state.map.places));
            state.overlay = Some(Overlay::Goto(goto));
        }
        Some(Overlay::Pick(pick)) => {
            let again = match pick.options.first().map(|option| &option.value) {
                Some(Picked::Region(_)) => Action::Region,
                Some(Picked::Filter(_)) => Action::Filter,
                Some(Picked::Briefing(_)) => Action::Library,
                Some(Picked::Layer(_)) => {
                    let layers = layers::pick(&state.cx(), &state.map, pick.cursor);
                    state.overlay = Some(Overlay::Pick(layers));
                    return Vec::new();
                }
                // Records under a cross of the map: they may have moved.
                _ => return Vec::new(),
            };
            overlays::open(state, again);
            if let Some(Overlay::Pick(made)) = &mut state.overlay {
                made.cursor = pick.cursor.min(made.options.len().saturating_sub(1));
            }
        }
        Some(Overlay::Problems(mut list)) => {
            list.cursor = list.cursor.min(state.room.problems().len().saturating_sub(1));
            state.overlay = Some(Overlay::Problems(list));
        }
        other => state.overlay = other,
    }
    Vec::new()
}

/// Brings what changed onto the screen; whether another record is shown for it.
fn go_to(state: &mut State, news: &News, then: &Room, calm: bool) -> bool {
    let shown = state.selected().filter(|_| state.detail_shown()).map(Box::<str>::from);
    if let Some(id) = shown.filter(|id| news.changed.contains(id)) {
        point(state, &id, then, calm);
        return false;
    }
    let under = state.list().selected();
    let here = under.and_then(|under| news.changed.iter().find(|id| ***id == *under));
    let Some(id) = here.or(news.changed.first()).filter(|_| calm).cloned() else { return false };
    state.go(&id);
    point(state, &id, then, true);
    true
}

/// Marks what changed on the page of `id`; `scrolls` so that it is seen.
fn point(state: &mut State, id: &str, then: &Room, scrolls: bool) {
    let Some((before, _)) = state.page_in(then, id) else { return };
    let lines = changed_lines(&before.lines, &state.detail.page.lines);
    let height = usize::from(state.geometry().detail.height);
    if let Some(first) = lines.first().filter(|_| scrolls) {
        let seen = state.detail.scroll..state.detail.scroll + height;
        if !seen.contains(first) {
            state.detail.scroll = first.saturating_sub(ABOVE);
        }
        state.detail.clamp(height);
    }
    state.detail.changed = lines;
}

/// Lines of `now` that do not stand in `before`; where lines are only gone, the one in their place.
fn changed_lines(before: &[Laid], now: &[Laid]) -> Vec<usize> {
    let mut known: HashMap<String, usize> = HashMap::new();
    for line in before {
        *known.entry(wording(line)).or_default() += 1;
    }
    let mut take = |line: &Laid| match known.get_mut(&wording(line)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let new: Vec<usize> = now.iter().enumerate().filter(|(_, line)| !take(line)).map(|(at, _)| at).collect();
    if !new.is_empty() || before.len() == now.len() {
        return new;
    }
    let first = before.iter().zip(now).position(|(one, other)| wording(one) != wording(other));
    first.or(now.len().checked_sub(1)).into_iter().collect()
}

/// What a line says: doors are counted over the page, and move with what stands before them.
fn wording(line: &Laid) -> String {
    let mut line = line.clone();
    match &mut line {
        Laid::Text { door, .. } => *door = None,
        Laid::Row(row) | Laid::Block(row) => {
            for part in &mut row.parts {
                match &mut part.ink {
                    Ink::Door { door, .. } => *door = 0,
                    Ink::Section { doors, .. } => *doors = 0..0,
                    _ => {}
                }
            }
        }
        _ => {}
    }
    format!("{line:?}")
}

/// Says what was read, what the room sees of it, and what is wrong with it.
fn notice(state: &mut State, files: &[SafeText], news: &News, then: &Room, went: bool) {
    let cx = state.cx();
    let errors = state.room.unreadable(files);
    let mut said = Vec::new();
    if !news.is_empty() {
        said.push(news.words(&cx));
    }
    if errors > 0 {
        let word = match errors {
            1 => cx.say("erreur", "error"),
            _ => cx.say("erreurs", "errors"),
        };
        said.push(format!("{errors} {word} · !"));
    } else if then.unreadable(files) > 0 {
        said.push(cx.say("lu sans erreur", "read without errors").to_owned());
    }
    if said.is_empty() {
        said.push(cx.say("relu", "read again").to_owned());
    }
    if went {
        let key = if state.glyphs == GlyphSet::Plain { "Alt-Left" } else { "Alt-←" };
        said.push(format!("{key} {}", cx.say("retour", "back")));
    }
    let name = match files {
        [only] => only.to_string(),
        all => format!("{} {}", all.len(), cx.say("fichiers", "files")),
    };
    let colon = cx.say(" :", ":");
    let text = format!("{name}{colon} {}", said.join(" · "));
    state.say(text, if errors > 0 { Tone::Bad } else { Tone::Ink2 });
}
