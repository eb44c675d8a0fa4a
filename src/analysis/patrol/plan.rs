//! The rest of the plan: everything staff wrote stands on the page, under what is asked first.

use super::Plan;
use crate::analysis::describe;
use crate::analysis::rows::{Block, Ink, Row, Sign, cells};
use crate::analysis::sheet::{Door, Section};
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::reference::Where;
use crate::model::table::{Body, Kind, Record};

/// Makes one block of the rest; a block with nothing under its head is not shown.
pub type Make = fn(&Plan<'_>, u16, &mut Composite) -> Block;

/// The blocks in the order they are asked for.
pub const BLOCKS: &[Make] = &[
    incidents, task, leads_to, units, rules, measures, apart, reports, community, abort, approvals, outcome,
];

/// A label in ink3 and wrapped text behind it.
fn entry(block: &mut Block, width: u16, x: u16, label: &str, text: &str) {
    for (at, line) in wrap(text, usize::from(width.saturating_sub(x))).into_iter().enumerate() {
        let row = if at == 0 {
            Row::default().cut(0, x.saturating_sub(1), label, Tone::Ink3)
        } else {
            Row::default()
        };
        block.push(row.text(x, line, Tone::Ink));
    }
}

/// Entries of which some may be absent, their labels in one column.
fn entries(block: &mut Block, width: u16, list: &[(&str, Option<String>)]) {
    let label =
        list.iter().filter(|(_, text)| text.is_some()).map(|(label, _)| cells(label)).max().unwrap_or(0);
    let x = (label + 2).min(width / 2);
    for (label, text) in list {
        if let Some(text) = text {
            entry(block, width, x, label, text);
        }
    }
}

/// The name of a place, its marking taken in.
pub fn place_name(plan: &Plan<'_>, place: &Where, composite: &mut Composite) -> String {
    let cx = plan.cx;
    match cx.room.place_of(place) {
        Some(record) => {
            if !record.built_in {
                composite.add(&record.marking);
            }
            record.title().get(cx.lang).to_owned()
        }
        None => cx.room.locate(place).map(|at| at.format(cx.coords)).unwrap_or_default(),
    }
}

/// Private notes under their head.
pub fn notes(notes: &Section, width: u16) -> Block {
    let mut block = Block::titled(width, &notes.title, notes.note.clone());
    for piece in notes.lines.iter().flat_map(|line| &line.pieces) {
        entry(&mut block, width, 0, "", &piece.text);
    }
    block
}

fn task(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("MISSION", "TASK"), "");
    let purpose = plan.patrol.purpose.as_ref().map(|purpose| purpose.get(cx.lang).to_owned());
    let task = plan.patrol.task.get(cx.lang).to_owned();
    entries(&mut block, width, &[(cx.say("tâche", "task"), Some(task)), (cx.say("but", "purpose"), purpose)]);
    block
}

fn units(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("UNITÉS", "UNITS"), "");
    for unit in &plan.patrol.units {
        let strength = unit.strength.as_ref().map_or_else(|| "–".to_owned(), |count| count.0.to_string());
        let leader = unit.commander.as_ref().map_or("", |leader| leader.get(cx.lang));
        let names = wrap(unit.unit.get(cx.lang), usize::from(width.saturating_sub(10)));
        for (at, name) in names.into_iter().enumerate() {
            let row = Row::default().text(4, name, Tone::Ink);
            block.push(if at == 0 {
                row.text(0, unit.nation.code(), Tone::Ink3).right(width, strength.clone(), Tone::Ink)
            } else {
                row
            });
        }
        if !leader.is_empty() {
            block.push(Row::default().cut(4, width.saturating_sub(4), leader, Tone::Ink2));
        }
    }
    block
}

fn rules(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("RÈGLES À LA FRONTIÈRE", "RULES AT THE BORDER"), "");
    let border = plan.patrol.border.as_ref();
    let of = |pick: fn(&crate::model::record::Border) -> &Option<crate::model::text::Text>| {
        border.and_then(|border| pick(border).as_ref()).map(|text| text.get(cx.lang).to_owned())
    };
    let list = [
        (cx.say("poursuite", "pursuit"), of(|b| &b.pursuit_rule)),
        (cx.say("armes", "weapons"), of(|b| &b.weapons_caveat)),
        (cx.say("détenus", "detainees"), of(|b| &b.detention_handover)),
    ];
    entries(&mut block, width, &list);
    block
}

/// Control measures; one at a place the room may not see is left out.
fn measures(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("MESURES DE COORDINATION", "CONTROL MEASURES"), "");
    for measure in &plan.patrol.measures {
        let place = match &measure.place {
            Some(Where::Place(reference)) if cx.room.follow(reference).is_none() => continue,
            Some(place) => place_name(plan, place, composite),
            None => String::new(),
        };
        let name = measure.name.as_ref().map_or("", |name| name.get(cx.lang));
        let name = if name.is_empty() { measure.kind.word(cx.lang) } else { name };
        let room = width.saturating_sub(cells(&place) + 2);
        block.push(Row::default().cut(0, room, name, Tone::Ink).right(width, place, Tone::Ink2));
    }
    block
}

/// How the patrol is kept apart and who speaks for it: deconfliction, liaison, lost contact.
fn apart(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let patrol = plan.patrol;
    let mut block = Block::titled(width, cx.say("LIAISON, DÉCONFLICTION", "LIAISON, DECONFLICTION"), "");
    let officers = patrol.liaison.iter().map(|officer| (cx.say("liaison", "liaison"), &officer.0));
    let interpreter = patrol.interpreter.iter().map(|who| (cx.say("interprète", "interpreter"), &who.0));
    let others =
        patrol.deconfliction.iter().flat_map(|d| &d.others).map(|other| (cx.say("avec", "with"), &other.0));
    for (label, reference) in officers.chain(interpreter).chain(others) {
        let Some(record) = cx.room.follow(reference) else { continue };
        door(plan, &mut block, width, label, record, composite);
    }
    let apart = patrol.deconfliction.as_ref();
    let lost = patrol.comms.as_ref().and_then(|comms| comms.lost_comms.as_ref());
    let calls: Vec<&str> = patrol.comms.iter().flat_map(callsigns).map(|text| text.get(cx.lang)).collect();
    let list = [
        (
            cx.say("écart", "distance"),
            apart
                .and_then(|d| d.corridor_km)
                .map(|km| format!("{} km", crate::analysis::sheet::number(&cx, km))),
        ),
        (
            cx.say("procédé", "method"),
            apart.and_then(|d| d.method.as_ref()).map(|text| text.get(cx.lang).to_owned()),
        ),
        (cx.say("indicatifs", "call signs"), calls.first().map(|calls| (*calls).to_owned())),
        (cx.say("perte de liaison", "lost contact"), lost.map(|text| text.get(cx.lang).to_owned())),
    ];
    entries(&mut block, width, &list);
    block
}

fn callsigns(comms: &crate::model::record::Comms) -> impl Iterator<Item = &crate::model::text::Text> {
    let levels = [&comms.primary, &comms.alternate, &comms.contingency, &comms.emergency];
    levels.into_iter().flatten().filter_map(|means| means.callsigns.as_ref())
}

fn reports(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let patrol = plan.patrol;
    let mut block = Block::titled(width, cx.say("AUTONOMIE, COMPTES RENDUS", "ENDURANCE, REPORTS"), "");
    let holds = patrol.endurance.as_ref().map(|e| {
        let parts = [
            (e.hours.as_ref(), "h"),
            (e.fuel_l.as_ref(), cx.say("l de carburant", "l of fuel")),
            (e.water_l.as_ref(), cx.say("l d'eau", "l of water")),
        ];
        parts
            .iter()
            .filter_map(|(count, unit)| count.map(|count| format!("{} {unit}", count.0)))
            .collect::<Vec<_>>()
            .join(", ")
    });
    let times = patrol
        .reporting
        .as_ref()
        .map(|r| r.sitrep_times.iter().map(|time| time.get(cx.lang)).collect::<Vec<_>>().join(", "));
    let due = patrol.reporting.as_ref().and_then(|r| r.report_due).map(crate::model::time::Day::format);
    let hospital = patrol
        .medevac
        .as_ref()
        .and_then(|m| m.facility.as_ref())
        .map(|place| place_name(plan, place, composite));
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    let list = [
        (cx.say("autonomie", "endurance"), filled(holds)),
        (cx.say("points de situation", "situation reports"), filled(times)),
        (cx.say("compte rendu dû", "report due"), due),
        (cx.say("hôpital", "hospital"), filled(hospital)),
    ];
    entries(&mut block, width, &list);
    block
}

fn community(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("CONTACTS", "COMMUNITY CONTACTS"), "");
    for line in plan.patrol.community.iter().flat_map(|prose| prose.get(cx.lang)) {
        entry(&mut block, width, 0, "", line);
    }
    block
}

fn abort(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("CRITÈRES D'ABANDON", "ABORT CRITERIA"), "");
    for text in &plan.patrol.abort_criteria {
        entry(&mut block, width, 0, "", text.get(cx.lang));
    }
    block
}

fn approvals(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("APPROBATIONS", "APPROVALS"), "");
    for approval in &plan.patrol.approvals {
        let by = approval.by.as_ref().map_or("", |by| by.get(cx.lang));
        let date = approval.date.map(crate::model::time::Day::day_month).unwrap_or_default();
        let room = width.saturating_sub(4 + cells(&date) + 2);
        let row = Row::default().text(0, approval.nation.code(), Tone::Ink3).cut(4, room, by, Tone::Ink);
        block.push(row.right(width, date, Tone::Ink2));
    }
    block
}

fn outcome(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let Some(outcome) = &plan.patrol.outcome else { return Block::default() };
    let note = if outcome.conducted {
        cx.say("effectuée", "conducted")
    } else {
        cx.say("non effectuée", "not conducted")
    };
    let mut block = Block::titled(width, cx.say("BILAN", "OUTCOME"), note);
    let summary =
        outcome.summary.as_ref().map_or_else(|| note.to_owned(), |text| text.get(cx.lang).to_owned());
    entry(&mut block, width, 0, "", &summary);
    for record in outcome.incidents.iter().filter_map(|reference| cx.room.follow(&reference.0)) {
        door(plan, &mut block, width, record.kind.one().get(cx.lang), record, composite);
    }
    block
}

/// The incidents that are counted on the legs, the latest first.
fn incidents(plan: &Plan<'_>, width: u16, _: &mut Composite) -> Block {
    let cx = plan.cx;
    let note = cx.say("le plus récent d'abord", "latest first");
    let mut block =
        Block::titled(width, cx.say("INCIDENTS SUR L'ITINÉRAIRE", "INCIDENTS ON THE ROUTE"), note);
    for near in &plan.nearby {
        let Body::Incident(incident) = &near.record.body else { continue };
        let place = format!("{} {}, {:.0} km", cx.say("étape", "leg"), near.leg + 1, near.km);
        let room = width.saturating_sub(13 + cells(&place) + 2);
        let row = Row::default()
            .text(0, incident.start.day_month(), Tone::Ink2)
            .part(8, Ink::Dots(describe::dots(incident.severity)))
            .cut(13, room, near.record.title().get(cx.lang), Tone::Ink)
            .right(width, place, Tone::Ink3);
        block.push_door(0, width, Door::Record(near.record.id.clone()), row);
    }
    block
}

/// Records this plan names or that name it, beside those shown above.
fn leads_to(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let mut block = Block::titled(width, cx.say("MÈNE À", "LEADS TO"), "");
    let mut targets: Vec<&Record> = cx.room.references(plan.record);
    for record in cx.room.referrers(plan.record) {
        if !targets.iter().any(|known| known.id == record.id) {
            targets.push(record);
        }
    }
    let above = [Kind::Place, Kind::Participant, Kind::DoNoHarm];
    targets.retain(|record| {
        !above.contains(&record.kind) && !plan.nearby.iter().any(|near| near.record.id == record.id)
    });
    targets.sort_by_key(|record| record.kind);
    for record in targets {
        door(plan, &mut block, width, record.kind.one().get(cx.lang), record, composite);
    }
    block
}

/// `▸ kind  title  state`.
fn door(
    plan: &Plan<'_>,
    block: &mut Block,
    width: u16,
    label: &str,
    record: &Record,
    composite: &mut Composite,
) {
    let cx = plan.cx;
    composite.add(&record.marking);
    let state = describe::state(&cx, record);
    let x = 2 + cells(label).max(9) + 2;
    let room = width.saturating_sub(x + if state.text.is_empty() { 0 } else { cells(&state.text) + 2 });
    let row = Row::default()
        .sign(0, Sign::Link, Tone::Accent)
        .text(2, label, Tone::Ink3)
        .cut(x, room, record.title().get(cx.lang), Tone::Ink)
        .right(width, state.text, state.tone.unwrap_or(Tone::Ink2));
    block.push_door(0, width, Door::Record(record.id.clone()), row);
}
