//! What is missing, what to look at, what is in order: simple facts drawn from the plan.

use super::legs::Leg;
use super::{Plan, sun, support, timeline};
use crate::analysis::context::Cx;
use crate::analysis::rows::{Block, Row, Sign};
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::PatrolMode;
use crate::model::room::Room;
use crate::model::scalar::Count;

/// How a check came out, problems first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Missing,
    LookAt,
    Fine,
}

/// One check in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub verdict: Verdict,
    pub text: String,
}

impl Check {
    fn new(verdict: Verdict, text: impl Into<String>) -> Self {
        Self { verdict, text: text.into() }
    }
}

/// The checks under their head.
pub fn block(plan: &Plan<'_>, width: u16) -> Block {
    let cx = plan.cx;
    let all = checks(plan);
    let count = |verdict| all.iter().filter(|check| check.verdict == verdict).count();
    let (missing, look) = (count(Verdict::Missing), count(Verdict::LookAt));
    let mut notes = Vec::new();
    if missing > 0 {
        notes.push(format!("{missing} {}", cx.say("manque", "missing")));
    }
    if look > 0 {
        notes.push(format!("{look} {}", cx.say("à voir", "to look at")));
    }
    let note =
        if notes.is_empty() { cx.say("rien à redire", "all in order").to_owned() } else { notes.join(", ") };
    let mut block = Block::titled(width, cx.say("CONTRÔLES", "CHECKS"), note);
    for check in &all {
        let (sign, tone, words) = match check.verdict {
            Verdict::Missing => (Sign::Cross, Tone::Bad, Tone::Ink),
            Verdict::LookAt => (Sign::Attention, Tone::Warn, Tone::Ink),
            Verdict::Fine => (Sign::Check, Tone::Good, Tone::Ink2),
        };
        for (at, line) in wrap(&check.text, usize::from(width.saturating_sub(2))).into_iter().enumerate() {
            let row = if at == 0 { Row::default().sign(0, sign, tone) } else { Row::default() };
            block.push(row.text(2, line, words));
        }
    }
    block
}

/// All checks, problems first.
pub fn checks(plan: &Plan<'_>) -> Vec<Check> {
    let mut all = Vec::new();
    approvals(plan, &mut all);
    crossings(plan, &mut all);
    radio(plan, &mut all);
    times(plan, &mut all);
    light(plan, &mut all);
    others(plan, &mut all);
    support(plan, &mut all);
    all.sort_by_key(|check| check.verdict);
    all
}

fn codes(set: NationSet) -> String {
    set.iter().map(Nation::code).collect::<Vec<_>>().join(", ")
}

/// `SEN–MLI, MLI–SEN`, each once.
fn pairs(all: impl Iterator<Item = (Nation, Nation)>) -> String {
    let mut words: Vec<String> = Vec::new();
    for (from, to) in all {
        let pair = format!("{}–{}", from.code(), to.code());
        if !words.contains(&pair) {
            words.push(pair);
        }
    }
    words.join(", ")
}

fn approvals(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    let patrol = plan.patrol;
    let on_patrol: NationSet = patrol.nations.iter().copied().collect();
    let given: NationSet = patrol.approvals.iter().map(|approval| approval.nation).collect();
    let missing: NationSet = on_patrol.iter().filter(|nation| !given.has(*nation)).collect();
    all.push(if missing.is_empty() {
        Check::new(
            Verdict::Fine,
            cx.say("approuvée par toutes ses nations", "approved by every nation on patrol"),
        )
    } else {
        Check::new(
            Verdict::Missing,
            format!("{} {}", cx.say("approbation manquante :", "approval missing:"), codes(missing)),
        )
    });
    let told: NationSet = on_patrol.union(patrol.informed.iter().copied().collect());
    let untold: NationSet = NationSet::MEMBERS.iter().filter(|nation| !told.has(*nation)).collect();
    if !untold.is_empty() {
        let words = cx.say("ni en patrouille ni informée :", "neither on patrol nor informed:");
        all.push(Check::new(Verdict::LookAt, format!("{words} {}", codes(untold))));
    }
}

fn crossings(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    let before = all.len();
    let planned: Vec<(Nation, Nation)> = timeline::crossings(plan).map(|c| (c.from, c.to)).collect();
    let unnamed = pairs(timeline::crossings(plan).filter(|c| c.liaison.is_none()).map(|c| (c.from, c.to)));
    if !unnamed.is_empty() {
        let words = cx.say("sans officier de liaison :", "no liaison officer:");
        all.push(Check::new(Verdict::Missing, format!("{words} {unnamed}")));
    }
    let open = pairs(timeline::crossings(plan).filter(|c| c.agreed == Some(false)).map(|c| (c.from, c.to)));
    if !open.is_empty() {
        let words = cx.say("passage non convenu :", "crossing not agreed:");
        all.push(Check::new(Verdict::LookAt, format!("{words} {open}")));
    }
    let changes = plan.stops.windows(2).filter_map(|pair| Some((pair[0].country?, pair[1].country?)));
    let unplanned = pairs(changes.filter(|(from, to)| from != to && !planned.contains(&(*from, *to))));
    if !unplanned.is_empty() {
        let words = cx.say("change de sol sans passage :", "changes soil, no crossing:");
        all.push(Check::new(Verdict::LookAt, format!("{words} {unplanned}")));
    }
    if !planned.is_empty() && all.len() == before {
        all.push(Check::new(
            Verdict::Fine,
            cx.say("liaison nommée à chaque passage", "liaison named at every crossing"),
        ));
    }
}

fn radio(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    let gone: Vec<&str> = support::levels(plan)
        .iter()
        .filter(|(.., means)| means.is_none())
        .map(|(_, word, _)| *word)
        .collect();
    all.push(if gone.is_empty() {
        Check::new(Verdict::Fine, cx.say("PACE complet", "PACE complete"))
    } else {
        Check::new(
            Verdict::Missing,
            format!("{} {}", cx.say("PACE sans moyen :", "PACE without means:"), gone.join(", ")),
        )
    });
}

/// Speed in a straight line above which a leg cannot be as planned, in km/h: what the meeting sets, else
/// the usual one.
#[must_use]
pub fn fastest(room: &Room, mode: PatrolMode) -> i64 {
    let own = room.meeting().and_then(|(_, meeting)| meeting.thresholds.as_ref());
    let (set, usual) = match mode {
        PatrolMode::Pedestre => (own.and_then(|own| own.speed_foot), 6),
        PatrolMode::Motorisee => (own.and_then(|own| own.speed_motor), 60),
        PatrolMode::Fluviale => (own.and_then(|own| own.speed_river), 30),
        PatrolMode::Aerienne => (own.and_then(|own| own.speed_air), 250),
    };
    set.map_or(usual, Count::get)
}

/// What is wrong with the times of a leg.
fn wrong_times(plan: &Plan<'_>, leg: &Leg) -> Option<(&'static str, &'static str)> {
    let (dep, arr) = (leg.dep?, leg.arr?);
    let minutes = (arr - dep).num_minutes();
    if minutes <= 0 {
        return Some(("arrive avant de partir", "arrives before it leaves"));
    }
    let most = fastest(plan.cx.room, plan.patrol.mode);
    #[expect(clippy::cast_precision_loss, reason = "minutes and speeds of a patrol are exact in 53 bits")]
    let too_fast = leg.km? * 60.0 / minutes as f64 > most as f64;
    too_fast.then_some(("trop long pour son temps", "too far for its time"))
}

fn times(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    let before = all.len();
    for (number, leg) in (1..).zip(&plan.legs) {
        if let Some((fr, en)) = wrong_times(plan, leg) {
            all.push(Check::new(
                Verdict::LookAt,
                format!("{} {number} {}", cx.say("étape", "leg"), cx.say(fr, en)),
            ));
        }
    }
    let untimed = plan.stops.iter().filter(|stop| stop.arrive.is_none()).count();
    if untimed > 0 {
        let words = cx.say("points sans heure :", "points without a time:");
        all.push(Check::new(Verdict::LookAt, format!("{words} {untimed}")));
    }
    let window = &plan.patrol.window;
    let outside = |at: &chrono::DateTime<chrono::Utc>| *at < window.start.utc() || *at > window.end.utc();
    let timed = window.start.has_clock() && window.end.has_clock();
    if timed && plan.stops.iter().filter_map(|stop| stop.arrive).any(|at| outside(&at)) {
        all.push(Check::new(
            Verdict::LookAt,
            cx.say("itinéraire hors du créneau", "route outside the window"),
        ));
    }
    if all.len() == before && !plan.legs.is_empty() {
        all.push(Check::new(
            Verdict::Fine,
            cx.say("heures et distances concordent", "times and distances agree"),
        ));
    }
}

/// Legs that are under way without light.
fn light(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    let in_dark = |leg: &Leg| {
        let at = plan.stops[leg.from].at?;
        let (dep, arr) = (leg.dep?, leg.arr.filter(|arr| Some(*arr) > leg.dep)?);
        Some(!sun::nights(at, dep, arr).is_empty())
    };
    let known = plan.legs.iter().filter(|leg| in_dark(leg).is_some()).count();
    let dark: Vec<String> = (1..)
        .zip(&plan.legs)
        .filter(|(_, leg)| in_dark(leg) == Some(true))
        .map(|(n, _): (usize, _)| n.to_string())
        .collect();
    if !dark.is_empty() {
        all.push(Check::new(
            Verdict::LookAt,
            format!("{} {}", cx.say("de nuit, étape", "in the dark: leg"), dark.join(", ")),
        ));
    } else if known > 0 && known == plan.legs.len() {
        all.push(Check::new(Verdict::Fine, cx.say("toutes les étapes de jour", "every leg in daylight")));
    }
}

fn others(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx = plan.cx;
    for other in plan.others.iter().filter(|other| other.close) {
        let nations: Vec<&str> = other.patrol.nations.iter().map(|nation| nation.code()).collect();
        let who = cx.say("patrouille", "patrol");
        let far = format!("≈ {:.0} km", other.km);
        let text =
            format!("{} {} : {who} {} {}", cx.say("étape", "leg"), other.leg + 1, nations.join(" "), far);
        let text = if cx.lang == crate::model::lang::Lang::En { text.replace(" : ", ": ") } else { text };
        let verdict = if other.named { Verdict::Fine } else { Verdict::LookAt };
        let end = if other.named {
            cx.say("prévue", "planned for")
        } else {
            cx.say("pas au plan", "not in the plan")
        };
        all.push(Check::new(verdict, format!("{text}, {end}")));
    }
}

fn support(plan: &Plan<'_>, all: &mut Vec<Check>) {
    let cx: Cx<'_> = plan.cx;
    let patrol = plan.patrol;
    let chain =
        patrol.medevac.as_ref().filter(|medevac| !medevac.chain.is_empty() || medevac.facility.is_some());
    all.push(match chain {
        Some(_) => Check::new(Verdict::Fine, cx.say("évacuation sanitaire prévue", "medevac planned")),
        None => Check::new(Verdict::Missing, cx.say("pas d'évacuation sanitaire", "no medevac")),
    });
    if !support::notes(plan).is_empty() {
        all.push(Check::new(
            Verdict::Fine,
            cx.say("note « ne pas nuire » jointe", "do-no-harm note present"),
        ));
    } else if patrol.do_no_harm.is_empty() {
        all.push(Check::new(Verdict::LookAt, cx.say("pas de note « ne pas nuire »", "no do-no-harm note")));
    }
}
