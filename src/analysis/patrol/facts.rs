//! The title line, and the line of facts under it.

use chrono::Datelike;

use super::Plan;
use crate::analysis::context::Cx;
use crate::analysis::describe::{self, nations};
use crate::analysis::rows::{Block, Row, Sign, cells};
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::record::{Patrol, Window};
use crate::model::table::{Body, Record};

/// The title line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub name: String,
    /// Form, mode, nations.
    pub what: String,
    /// Day and hours.
    pub when: String,
}

/// The title line of the patrol `record`.
#[must_use]
pub fn title(cx: &Cx<'_>, record: &Record) -> Option<Title> {
    let Body::Patrol(patrol) = &record.body else { return None };
    let what =
        format!("{}, {}, {}", patrol.form.word(cx.lang), patrol.mode.word(cx.lang), nations(&patrol.nations));
    Some(Title { name: record.title().get(cx.lang).to_owned(), what, when: window(cx, &patrol.window) })
}

/// `SUN 19 OCT 25  0600Z–1600Z`; two days each with its hour.
fn window(cx: &Cx<'_>, window: &Window) -> String {
    let clock = |moment: crate::model::time::Moment| moment.clock().unwrap_or_default();
    if window.start.date() == window.end.date() {
        let hours = format!("{}–{}", clock(window.start), clock(window.end));
        return format!("{} {}   {hours}", weekday(cx, window), window.start.day_month_year());
    }
    let (start, end) = (window.start.day_month(), window.end.day_month_year());
    format!("{} {start} {} – {end} {}", weekday(cx, window), clock(window.start), clock(window.end))
}

fn weekday(cx: &Cx<'_>, window: &Window) -> &'static str {
    const FR: [&str; 7] = ["LUN", "MAR", "MER", "JEU", "VEN", "SAM", "DIM"];
    const EN: [&str; 7] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
    let at = window.start.date().weekday().num_days_from_monday() as usize % 7;
    if cx.lang == Lang::Fr { FR[at] } else { EN[at] }
}

/// A label and what stands behind it: words, or a nation with the sign of a check.
struct Fact {
    label: &'static str,
    words: Vec<(String, Tone, Option<Sign>)>,
    /// It stands further down too, and begins no row of its own here.
    elsewhere: bool,
}

impl Fact {
    fn new(label: &'static str, words: Vec<(String, Tone, Option<Sign>)>) -> Self {
        Self { label, words, elsewhere: false }
    }

    fn one(label: &'static str, text: impl Into<String>, tone: Tone) -> Self {
        Self::new(label, vec![(text.into(), tone, None)])
    }

    fn cells(&self) -> u16 {
        let words: u16 =
            self.words.iter().map(|(text, _, sign)| cells(text) + if sign.is_some() { 2 } else { 0 }).sum();
        let gaps = 2 * u16::try_from(self.words.len().saturating_sub(1)).unwrap_or(0);
        cells(self.label) + u16::from(!self.label.is_empty()) + words + gaps
    }
}

/// State, lead, strength, consent: what a commander asks before anything else.
pub fn block(plan: &Plan<'_>, width: u16) -> Block {
    let mut block = Block::default();
    let mut row = Row::default();
    let mut x = 0;
    for fact in facts(plan) {
        if x > 0 && x + fact.cells() > width {
            if fact.elsewhere {
                continue;
            }
            block.push(std::mem::take(&mut row));
            x = 0;
        }
        let after = x + fact.cells() + 4;
        if !fact.label.is_empty() {
            row = row.text(x, fact.label, Tone::Ink3);
            x += cells(fact.label) + 1;
        }
        for (text, tone, sign) in fact.words {
            let end = x + cells(&text);
            row = row.text(x, text, tone);
            if let Some(sign) = sign {
                row = row.sign(end + 1, sign, tone);
            }
            x = end + if sign.is_some() { 4 } else { 2 };
        }
        x = after;
    }
    let id = plan.record.safe_id().to_string();
    if x + cells(&id) <= width {
        row = row.right(width, id, Tone::Ink3);
    }
    block.push(row);
    block
}

fn facts(plan: &Plan<'_>) -> Vec<Fact> {
    let (cx, patrol) = (plan.cx, plan.patrol);
    let state = describe::patrol_state(&cx, patrol);
    let mut all = vec![Fact::one("", state.text, state.tone.unwrap_or(Tone::Ink2))];
    all.push(Fact::one(cx.say("chef", "lead"), patrol.lead.code(), Tone::Ink));
    let strength = strength(patrol);
    if !strength.is_empty() {
        all.push(Fact::one(cx.say("effectif", "strength"), strength, Tone::Ink));
    }
    all.push(Fact::new(cx.say("approuvée", "approved"), approvals(&cx, patrol)));
    if !patrol.informed.is_empty() {
        let words =
            patrol.informed.iter().map(|n| (n.code().to_owned(), Tone::Good, Some(Sign::Check))).collect();
        all.push(Fact::new(cx.say("informées", "informed"), words));
    }
    if let Some(day) = patrol.reporting.as_ref().and_then(|reporting| reporting.report_due) {
        let fact = Fact::one(cx.say("compte rendu", "report due"), day.day_month(), Tone::Ink);
        all.push(Fact { elsewhere: true, ..fact });
    }
    all
}

/// `26 SEN + 24 MLI`: strength by nation, in the order of the mechanism.
fn strength(patrol: &Patrol) -> String {
    let mut parts = Vec::new();
    for nation in crate::model::nation::Nation::ALL {
        let of_nation = patrol.units.iter().filter(|unit| unit.nation == *nation);
        let count: i64 = of_nation.filter_map(|unit| unit.strength.as_ref()).map(|count| count.get()).sum();
        if count > 0 {
            parts.push(format!("{count} {}", nation.code()));
        }
    }
    parts.join(" + ")
}

fn approvals(cx: &Cx<'_>, patrol: &Patrol) -> Vec<(String, Tone, Option<Sign>)> {
    let given = |nation| patrol.approvals.iter().any(|approval| approval.nation == nation);
    let nations = patrol.nations.iter();
    nations
        .map(|nation| {
            if given(*nation) {
                (nation.code().to_owned(), Tone::Good, Some(Sign::Check))
            } else {
                (format!("{} {}", nation.code(), cx.say("manque", "missing")), Tone::Bad, None)
            }
        })
        .collect()
}
