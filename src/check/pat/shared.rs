//! What two patrols cannot use at once: a unit, a radio net, a callsign.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, Utc};

use super::plan::{ahead, span};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::record::{Comms, Means, Patrol};
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};

/// Uses of one thing that are kept in mind while later ones are compared.
const MOST: usize = 8;

/// A thing in use by a patrol.
struct Use<'g> {
    record: &'g Record,
    patrol: &'g Patrol,
    spot: Spot,
    words: Both,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

type Uses<'g> = HashMap<String, Vec<Use<'g>>>;

/// Notes one use; a patrol that names a thing twice uses it once.
fn note<'g>(
    uses: &mut Uses<'g>,
    key: String,
    spot: Spot,
    words: Both,
    (record, patrol): (&'g Record, &'g Patrol),
) {
    let (start, end) = span(&patrol.window);
    if key.is_empty() || end <= start {
        return;
    }
    let list = uses.entry(key).or_default();
    if list.last().is_none_or(|last| last.record.id != record.id) {
        list.push(Use { record, patrol, spot, words, start, end });
    }
}

/// Pairs of uses that meet in time, the earlier one first; each use is the second of one pair only.
fn meetings<'u, 'g>(
    uses: &'u mut Uses<'g>,
    may: fn(&Use<'g>, &Use<'g>) -> bool,
) -> Vec<(&'u Use<'g>, &'u Use<'g>)> {
    let mut lists: Vec<&mut Vec<Use<'g>>> = uses.values_mut().filter(|list| list.len() > 1).collect();
    let mut found = Vec::new();
    for list in lists.drain(..) {
        list.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.record.span.cmp(&b.record.span)));
        let mut open: VecDeque<&Use<'g>> = VecDeque::new();
        for next in &*list {
            open.retain(|earlier| earlier.end > next.start);
            if let Some(earlier) = open.iter().find(|earlier| !may(earlier, next)) {
                found.push((*earlier, next));
            }
            if open.len() == MOST {
                open.pop_front();
            }
            open.push_back(next);
        }
    }
    found.sort_by_key(|(_, next)| (next.record.span, next.spot.span));
    found
}

/// What `each` plan ahead uses; a second nation's account of a plan is the same patrol.
fn gather<'g>(ground: &'g Ground, mut each: impl FnMut(&mut Uses<'g>, (&'g Record, &'g Patrol))) -> Uses<'g> {
    let mut uses = Uses::new();
    for record in ground.room.of(Kind::Patrol) {
        if let Some(patrol) = ahead(ground, record) {
            each(&mut uses, (record, patrol));
        }
    }
    uses
}

/// The finding on the later use, with the earlier one beside it.
fn clash(what: (&str, &str), earlier: &Use<'_>, later: &Use<'_>) -> Finding {
    let (other, at) = (phrase::name(earlier.record), later.patrol.window.start);
    Finding::at(
        later.record,
        later.spot,
        format!(
            "{} {} est aussi dans la patrouille {}, au même moment ({at})",
            what.0, later.words.fr, other.fr
        ),
        format!("{} {} is also in patrol {}, at the same time ({at})", what.1, later.words.en, other.en),
    )
    .label(
        earlier.record,
        earlier.spot,
        format!("ici du {} au {}", earlier.patrol.window.start, earlier.patrol.window.end),
        format!("here from {} to {}", earlier.patrol.window.start, earlier.patrol.window.end),
    )
}

fn unit_key(unit: &crate::model::record::Unit) -> String {
    format!("{} {}", unit.nation.code(), phrase::folded(unit.unit.get(Lang::Fr)))
}

/// PAT-005.
pub fn units(ground: &Ground, found: &mut Findings) {
    let mut uses = gather(ground, |uses, plan| {
        for unit in &plan.1.units {
            let words = phrase::text(&unit.unit);
            note(uses, unit_key(unit), Spot::field(unit.span, "unit"), words, plan);
        }
    });
    for (earlier, later) in meetings(&mut uses, |_, _| false) {
        found.push(clash(("l'unité", "unit"), earlier, later).help(
            "prenez une autre unité ou un autre créneau ; si ce sont deux unités, donnez-leur deux noms",
            "take another unit or another window; if they are two units, give them two names",
        ));
    }
}

/// The levels of the radio plan that are written.
fn means(comms: &Comms) -> impl Iterator<Item = &Means> {
    [&comms.primary, &comms.alternate, &comms.contingency, &comms.emergency].into_iter().flatten()
}

/// Whether either plan names the other: they know of each other.
fn are_coordinated(a: &Use<'_>, b: &Use<'_>) -> bool {
    let names = |patrol: &Patrol, id: &str| {
        patrol.deconfliction.as_ref().is_some_and(|d| d.others.iter().any(|other| other.id() == id))
    };
    names(a.patrol, &b.record.id) || names(b.patrol, &a.record.id)
}

/// PAT-020: one net of a radio; telephones have no net to be crowded.
pub fn nets(ground: &Ground, found: &mut Findings) {
    let mut uses = gather(ground, |uses, plan| {
        for level in plan.1.comms.iter().flat_map(means) {
            let (Some(net), kind) = (&level.net, phrase::folded(level.means.get(Lang::Fr))) else { continue };
            if phrase::has_word(&kind, &["vhf", "uhf", "hf", "radio", "tetra"]) {
                let key = format!("{kind} {}", phrase::folded(net.get(Lang::Fr)));
                note(uses, key, Spot::field(level.span, "net"), phrase::text(net), plan);
            }
        }
    });
    for (earlier, later) in meetings(&mut uses, are_coordinated) {
        found.push(clash(("le réseau", "net"), earlier, later).help(
            "prenez un autre réseau, ou nommez l'autre patrouille dans deconfliction.others",
            "take another net, or name the other patrol in deconfliction.others",
        ));
    }
}

/// PAT-021; a unit that is in both patrols takes its callsign with it, which PAT-005 says.
pub fn callsigns(ground: &Ground, found: &mut Findings) {
    let mut uses = gather(ground, |uses, plan| {
        for level in plan.1.comms.iter().flat_map(means) {
            let Some(calls) = &level.callsigns else { continue };
            for call in calls.get(Lang::Fr).split([',', ';', '/']) {
                let words = Both::new(format!("« {} »", call.trim()), format!("\"{}\"", call.trim()));
                note(uses, phrase::folded(call), Spot::field(level.span, "callsigns"), words, plan);
            }
        }
    });
    let share_a_unit = |a: &Use<'_>, b: &Use<'_>| {
        a.patrol
            .units
            .iter()
            .take(MOST)
            .any(|mine| b.patrol.units.iter().take(MOST).any(|theirs| unit_key(mine) == unit_key(theirs)))
    };
    for (earlier, later) in meetings(&mut uses, share_a_unit) {
        found.push(
            clash(("l'indicatif", "callsign"), earlier, later)
                .help("donnez à chaque patrouille son indicatif", "give each patrol a callsign of its own"),
        );
    }
}
