//! What the agenda holds: who speaks, what is decided, what is shown, what no agenda may lack.

use super::words::{self, ACTIONS, MINUTES};
use super::{items, number};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::hall;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::record::{AgendaItem, ItemKind, ListName, Scene};
use crate::model::span::Spot;
use crate::model::table::{Body, Effort, Kind, Record};

fn item(record: &Record) -> Option<&AgendaItem> {
    match &record.body {
        Body::AgendaItem(item) => Some(item),
        _ => None,
    }
}

pub(super) fn absent(ground: &Ground, found: &mut Findings) {
    let Some(present) = hall::present(ground) else { return };
    let spoken = items(ground).filter(|(_, item)| item.kind != ItemKind::Break);
    found.extend(spoken.filter_map(|(record, item)| without_delegation(ground, record, item, present)));
}

fn without_delegation(
    ground: &Ground,
    record: &Record,
    item: &AgendaItem,
    present: NationSet,
) -> Option<Finding> {
    let (number, codes) = (number(item), phrase::codes(present));
    if let Some(person) = item.presenter.as_ref().and_then(|who| ground.room.follow(&who.0))
        && let Body::Participant(participant) = &person.body
        && !present.has(participant.nation)
    {
        let (fr, en) = (participant.nation.word(Lang::Fr), participant.nation.word(Lang::En));
        let finding = Finding::field(
            record,
            "presenter",
            format!("l'intervenant du point {number} est d'une nation sans délégation dans la salle : {fr}"),
            format!("the presenter of item {number} is of a nation without a delegation in the room: {en}"),
        )
        .label(person, Spot::field(person.span, "nation"), "sa nation", "the nation")
        .alone()
        .help(
            format!("nommez quelqu'un d'une délégation présente : {codes}"),
            format!("name somebody of a delegation in the room: {codes}"),
        );
        return Some(finding);
    }
    if present.has(item.owner) {
        return None;
    }
    let (fr, en) = (item.owner.word(Lang::Fr), item.owner.word(Lang::En));
    let finding = Finding::field(
        record,
        "owner",
        format!("le responsable du point {number} est une nation sans délégation dans la salle : {fr}"),
        format!("the owner of item {number} is a nation without a delegation in the room: {en}"),
    )
    .alone()
    .help(
        format!("écrivez owner: avec une nation présente : {codes}"),
        format!("write owner: with a nation in the room: {codes}"),
    );
    Some(finding)
}

pub(super) fn no_decision(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(item) = item(record) else { return };
    if item.kind == ItemKind::Decision && item.decision_sought.is_none() {
        let number = number(item);
        found.push(
            Finding::field(
                record,
                "kind",
                format!(
                    "le point {number} est un point de décision sans décision attendue (decision_sought)"
                ),
                format!("item {number} is a decision item without a decision sought (decision_sought)"),
            )
            .help(
                "ajoutez decision_sought: (fr: \"…\", en: \"…\"), ou écrivez kind: Discussion",
                "add decision_sought: (fr: \"…\", en: \"…\"), or write kind: Discussion",
            )
            .guess(Spot::field(record.span, "kind"), "Discussion")
            .alone(),
        );
    }
}

pub(super) fn short_decision(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(item) = item(record) else { return };
    let (minutes, least) = (item.duration.0, ground.limits.decision_min);
    if item.kind == ItemKind::Decision && minutes < least {
        let number = number(item);
        found.push(
            Finding::field(
                record,
                "duration",
                format!(
                    "le point {number} laisse {minutes} min à une décision ; il faut au moins {least} min"
                ),
                format!("item {number} leaves {minutes} min for a decision; it takes at least {least} min"),
            )
            .alone()
            .help(
                format!("écrivez duration: {least} ou plus, ou kind: Information"),
                format!("write duration: {least} or more, or kind: Information"),
            ),
        );
    }
}

pub(super) fn shows_nothing(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(item) = item(record) else { return };
    let silent = matches!(item.kind, ItemKind::Break | ItemKind::Ceremony);
    if silent || !item.refs.is_empty() || !item.scenes.is_empty() {
        return;
    }
    let number = number(item);
    found.push(
        Finding::on(
            record,
            format!("le point {number} ne cite aucune fiche (refs) et n'a pas de vue (scenes)"),
            format!("item {number} names no record (refs) and has no scene (scenes)"),
        )
        .alone()
        .help(
            "ajoutez refs: [\"…\"], ou scenes: [Table(list: Incidents)]",
            "add refs: [\"…\"], or scenes: [Table(list: Incidents)]",
        ),
    );
}

/// Whether `record` is the meeting that holds, with an agenda of which nothing was left out.
fn has_agenda(ground: &Ground, record: &Record) -> bool {
    let holds = ground.meeting().is_some_and(|(meeting, _)| meeting.id == record.id);
    holds && !ground.lost(Kind::AgendaItem) && items(ground).next().is_some()
}

pub(super) fn no_minutes(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    let later = meeting.previous.is_some() || meeting.number.is_some_and(|number| number.0 > 1);
    if !later || !has_agenda(ground, record) {
        return;
    }
    if items(ground).any(|(_, item)| words::speaks_of(item, MINUTES)) {
        return;
    }
    found.push(
        Finding::field(
            record,
            "agenda",
            "aucun point n'adopte le procès-verbal de la réunion précédente",
            "no item adopts the minutes of the previous meeting",
        )
        .alone()
        .help(
            "ajoutez un point « Procès-verbal de la réunion précédente », kind: Decision",
            "add an item \"Minutes of the previous meeting\", kind: Decision",
        ),
    );
}

pub(super) fn no_review(ground: &Ground, record: &Record, found: &mut Findings) {
    if !matches!(record.body, Body::Meeting(_)) || !has_agenda(ground, record) {
        return;
    }
    let is_open = |r: &&Record| matches!(&r.body, Body::Action(action) if action.is_open());
    let count = ground.of(Kind::Action).filter(is_open).count();
    if count == 0 || items(ground).any(|(_, item)| reviews(ground, item)) {
        return;
    }
    let (fr, en) = match count {
        1 => (
            "1 action ouverte, qu'aucun point de l'ordre du jour ne revoit".to_owned(),
            "1 open action, which no agenda item reviews".to_owned(),
        ),
        _ => (
            format!("{count} actions ouvertes, qu'aucun point de l'ordre du jour ne revoit"),
            format!("{count} open actions, which no agenda item reviews"),
        ),
    };
    found.push(
        Finding::field(record, "agenda", fr, en)
            .alone()
            .mention_all(ground.of(Kind::Action).filter(is_open))
            .help("ajoutez un point avec scenes: [Actions()]", "add an item with scenes: [Actions()]"),
    );
}

fn reviews(ground: &Ground, item: &AgendaItem) -> bool {
    let shown = item.scenes.iter().any(|scene| match scene {
        Scene::Actions(_) => true,
        Scene::Table(table) => table.list == ListName::Decisions,
        _ => false,
    });
    let mut named = item.refs.iter().filter_map(|id| ground.room.follow(&id.0));
    shown || named.any(|record| record.kind == Kind::Action) || words::speaks_of(item, ACTIONS)
}

/// Silent where fewer than two lines of effort are named: the staff does not use them.
pub(super) fn no_effort(ground: &Ground, record: &Record, found: &mut Findings) {
    if !matches!(record.body, Body::Meeting(_)) || !has_agenda(ground, record) {
        return;
    }
    let mut held = [false; Effort::ALL.len()];
    for effort in items(ground).filter_map(|(record, _)| record.header.effort) {
        held[effort as usize] = true;
    }
    let missing: Vec<Effort> = Effort::ALL.iter().copied().filter(|effort| !held[*effort as usize]).collect();
    if missing.is_empty() || held.iter().filter(|held| **held).count() < 2 {
        return;
    }
    let list = |lang| missing.iter().map(|effort| effort.word(lang)).collect::<Vec<_>>().join(", ");
    let code = missing[0].code();
    let (what_fr, what_en) = match missing.len() {
        1 => ("axe d'effort", "line of effort"),
        _ => ("axes d'effort", "lines of effort"),
    };
    found.push(
        Finding::field(
            record,
            "agenda",
            format!("{what_fr} sans point à l'ordre du jour : {}", list(Lang::Fr)),
            format!("{what_en} without an agenda item: {}", list(Lang::En)),
        )
        .alone()
        .help(
            format!("écrivez effort: {code} au point qui en traite, ou ajoutez-en un"),
            format!("write effort: {code} at the item that deals with it, or add one"),
        ),
    );
}
