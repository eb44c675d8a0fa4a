//! Scenes of an item that has none of its own: those its records suggest.

use crate::analysis::context::Cx;
use crate::model::record::{
    ActionsScene, AgendaItem, DecisionStatus, ListName, QuestionScene, RecordScene, RecordsScene, Scene,
    TableScene, TextScene,
};
use crate::model::reference::{RawRef, Ref};
use crate::model::safe_text::SafeText;
use crate::model::span::Span;
use crate::model::table::{Body, Kind, KindSet, Record};
use crate::model::text::{Lines, Prose};

/// Most scenes that are made up.
const MOST: usize = 5;

/// Most records that stand side by side; more become a list.
const BESIDE: usize = 3;

/// Questions first, then actions, then one scene for each kind of record the item names.
pub(super) fn scenes(cx: &Cx<'_>, item: &AgendaItem) -> Vec<Scene> {
    let mut named: Vec<&Record> = Vec::new();
    for record in item.refs.iter().filter_map(|id| cx.room.follow(&id.0)) {
        if shown(record.kind) && !named.iter().any(|known| known.id == record.id) {
            named.push(record);
        }
    }
    let mut all = Vec::new();
    named.retain(|record| {
        let open = matches!(&record.body, Body::Decision(d) if d.status == DecisionStatus::Proposed);
        if open {
            all.push(Scene::Question(QuestionScene {
                title: None,
                decision: to(record),
                span: Span::default(),
            }));
        }
        !open
    });
    if named.iter().filter(|record| record.kind == Kind::Action).count() > 1 {
        named.retain(|record| record.kind != Kind::Action);
        let span = Span::default();
        all.push(Scene::Actions(ActionsScene { title: None, nation: None, late_only: None, span }));
    }
    let mut kinds: Vec<Kind> = Vec::new();
    for record in &named {
        if !kinds.contains(&record.kind) {
            kinds.push(record.kind);
        }
    }
    for kind in kinds {
        all.push(of_kind(kind, &named));
    }
    if all.is_empty() {
        all.push(page(item));
    }
    all.truncate(MOST);
    all
}

/// Kinds that say something by themselves.
const fn shown(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Source
            | Kind::Place
            | Kind::Participant
            | Kind::Delegation
            | Kind::Command
            | Kind::Meeting
            | Kind::AgendaItem
            | Kind::Note
    )
}

/// One record by itself, two or three side by side, more as the list that has them.
fn of_kind(kind: Kind, named: &[&Record]) -> Scene {
    let mine: Vec<&Record> = named.iter().copied().filter(|record| record.kind == kind).collect();
    let (title, span) = (None, Span::default());
    match (mine.as_slice(), list(kind)) {
        ([one], _) => Scene::Record(RecordScene { title, id: to(one), span }),
        (several, Some(list)) if several.len() > BESIDE => {
            Scene::Table(TableScene { title, list, region: None, kind: None, day: None, span })
        }
        (several, _) => {
            let ids = several.iter().take(BESIDE).map(|record| to(record)).collect();
            Scene::Records(RecordsScene { title, ids, span })
        }
    }
}

const fn list(kind: Kind) -> Option<ListName> {
    match kind {
        Kind::Incident => Some(ListName::Incidents),
        Kind::Patrol => Some(ListName::Patrols),
        Kind::Asset | Kind::Corridor | Kind::Risk | Kind::Threat | Kind::Statistic => {
            Some(ListName::Infrastructure)
        }
        Kind::Tension | Kind::DoNoHarm | Kind::ServiceGap | Kind::Initiative | Kind::Framework => {
            Some(ListName::Community)
        }
        Kind::Decision | Kind::Action => Some(ListName::Decisions),
        _ => None,
    }
}

fn to<const KINDS: u64>(record: &Record) -> Ref<KINDS> {
    Ref(RawRef { id: record.id.clone(), kinds: KindSet(KINDS), span: Span::default() })
}

/// What the item is for and what is sought; of a bare item its title alone.
fn page(item: &AgendaItem) -> Scene {
    let text = Prose { fr: lines(item, true), en: lines(item, false), span: Span::default() };
    Scene::Text(TextScene { title: Some(item.title.clone()), text, span: Span::default() })
}

fn lines(item: &AgendaItem, french: bool) -> Lines {
    use crate::model::lang::Lang;
    let lang = if french { Lang::Fr } else { Lang::En };
    let mut lines: Vec<String> = Vec::new();
    if let Some(objective) = &item.objective {
        lines.push(if french { "## Objectif" } else { "## Objective" }.to_owned());
        lines.extend(objective.get(lang).iter().map(ToString::to_string));
    }
    if let Some(sought) = &item.decision_sought {
        lines.push(if french { "## Décision attendue" } else { "## Decision sought" }.to_owned());
        lines.push(format!("**{}**", sought.get(lang)));
    }
    if lines.is_empty() {
        lines.push(format!("# {}", item.title.get(lang)));
    }
    lines.iter().map(|line| SafeText::new(line)).collect()
}
