//! A record in one line: for doors, search hits and narrow places.

use super::context::Cx;
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::model::record::{
    ActionStatus, Corridor, DecisionStatus, Gravity, Patrol, PatrolStatus, RequestStatus, Risk, RiskStatus,
    SegmentStatus,
};
use crate::model::table::{Body, Record};
use crate::model::time::Day;

/// A word about the state of something, in the tone of its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub text: String,
    pub tone: Option<Tone>,
}

impl State {
    /// Text in a tone.
    #[must_use]
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone: Some(tone) }
    }
}

/// Tone of a score 1–25 by its band: low, moderate, high, very high (`domain.md` 2.10).
#[must_use]
pub const fn score_tone(score: i64) -> Tone {
    match score {
        15.. => Tone::Bad,
        10..=14 => Tone::High,
        5..=9 => Tone::Warn,
        _ => Tone::Good,
    }
}

/// Band of a score in words.
#[must_use]
pub fn score_word(cx: &Cx<'_>, score: i64) -> &'static str {
    match score {
        15.. => cx.say("très élevé", "very high"),
        10..=14 => cx.say("élevé", "high"),
        5..=9 => cx.say("modéré", "moderate"),
        _ => cx.say("faible", "low"),
    }
}

/// Tone of days late: up to 60 late, above much too late.
#[must_use]
pub const fn late_tone(days: i64) -> Tone {
    if days > 60 { Tone::Bad } else { Tone::Warn }
}

/// Tone of a road's state.
#[must_use]
pub const fn segment_tone(status: SegmentStatus) -> Tone {
    match status {
        SegmentStatus::Open => Tone::Good,
        SegmentStatus::Unknown => Tone::Ink2,
        SegmentStatus::Restricted => Tone::Warn,
        SegmentStatus::Threatened | SegmentStatus::Closed => Tone::Bad,
    }
}

/// Dots of a gravity, 0–3.
#[must_use]
pub const fn dots(gravity: Option<Gravity>) -> u8 {
    match gravity {
        None => 0,
        Some(Gravity::Minor) => 1,
        Some(Gravity::Serious) => 2,
        Some(Gravity::Severe) => 3,
    }
}

/// Tone of a gravity.
#[must_use]
pub const fn gravity_tone(gravity: Gravity) -> Tone {
    match gravity {
        Gravity::Minor => Tone::Warn,
        Gravity::Serious => Tone::High,
        Gravity::Severe => Tone::Bad,
    }
}

/// Days an open action is late, if it is.
#[must_use]
pub fn days_late(cx: &Cx<'_>, due: Day, open: bool) -> Option<i64> {
    cx.days_past(due).filter(|days| open && *days > 0)
}

/// Days a risk is past its review, if it is and somebody still has to look.
#[must_use]
pub fn review_late(cx: &Cx<'_>, risk: &Risk) -> Option<i64> {
    let live = risk.status != RiskStatus::Closed;
    cx.days_past(risk.review_date).filter(|days| live && *days > 0)
}

/// Whether a patrol crosses a border and a crossing has no liaison officer.
#[must_use]
pub fn lacks_liaison(patrol: &Patrol) -> bool {
    let crossings = patrol.border.as_ref().map_or(&[][..], |border| &border.crossings);
    crossings.iter().any(|crossing| crossing.liaison.is_none())
}

/// The state of a patrol as a commander asks for it: ready, or what is missing.
#[must_use]
pub fn patrol_state(cx: &Cx<'_>, patrol: &Patrol) -> State {
    let word = patrol.status.word(cx.lang);
    match patrol.status {
        PatrolStatus::Done => State::new(word, Tone::Good),
        PatrolStatus::Cancelled => State::new(word, Tone::Ink3),
        _ if lacks_liaison(patrol) => State::new(cx.say("sans liaison", "no liaison"), Tone::Bad),
        PatrolStatus::Approved | PatrolStatus::Executing => State::new(cx.say("prête", "ready"), Tone::Good),
        _ => State::new(word, Tone::Ink2),
    }
}

/// The worst state of the segments whose both ends the room may see.
#[must_use]
pub fn corridor_state(cx: &Cx<'_>, corridor: &Corridor) -> SegmentStatus {
    let seen = corridor.segments.iter().filter(|segment| {
        cx.room.follow(&segment.from.0).is_some() && cx.room.follow(&segment.to.0).is_some()
    });
    seen.map(|segment| segment.status).max().unwrap_or(SegmentStatus::Unknown)
}

/// Several nations, in one cell.
#[must_use]
pub fn nations(list: &[Nation]) -> String {
    list.iter().map(|nation| nation.code()).collect::<Vec<_>>().join(" ")
}

/// The state that stands at the right of a record's line.
#[must_use]
pub fn state(cx: &Cx<'_>, record: &Record) -> State {
    match &record.body {
        Body::Incident(r) => State::new(r.start.day_month(), r.severity.map_or(Tone::Ink2, gravity_tone)),
        Body::Patrol(r) => {
            let state = patrol_state(cx, r);
            State::new(
                format!("{} {}", r.window.start.day_month(), state.text),
                state.tone.unwrap_or(Tone::Ink2),
            )
        }
        Body::Risk(r) => State::new(r.score().to_string(), score_tone(r.score())),
        Body::Corridor(r) => {
            let status = corridor_state(cx, r);
            State::new(status.word(cx.lang), segment_tone(status))
        }
        Body::Asset(r) => State::new(r.kind.word(cx.lang), Tone::Ink2),
        Body::Threat(r) => State::new(r.probability.term.get(cx.lang), Tone::Ink),
        Body::Action(r) => action_state(cx, r.status, r.due, r.is_open()),
        Body::Decision(r) => State::new(r.status.word(cx.lang), decision_tone(r.status)),
        Body::Request(r) => request_state(cx, r.status, r.due),
        Body::CapabilityGap(r) => State::new(r.status.word(cx.lang), Tone::Ink2),
        Body::Tension(r) => State::new(r.kind.word(cx.lang), Tone::Ink2),
        Body::ServiceGap(r) => State::new(r.sector.word(cx.lang), Tone::Ink2),
        Body::Initiative(r) => State::new(r.status.word(cx.lang), Tone::Ink2),
        Body::Framework(r) => State::new(r.kind.word(cx.lang), Tone::Ink2),
        Body::AgendaItem(r) => {
            State::new(r.start.and_then(crate::model::time::Moment::clock).unwrap_or_default(), Tone::Ink2)
        }
        Body::Delegation(r) => State::new(r.status.word(cx.lang), Tone::Ink2),
        Body::Participant(r) => State::new(r.nation.code(), Tone::Ink2),
        Body::Statistic(r) => State::new(super::sheet::figure(cx, r), Tone::Ink),
        Body::Source(r) => State::new(r.date.map(Day::format).unwrap_or_default(), Tone::Ink3),
        Body::Place(r) => State::new(r.country.map_or("", Nation::code), Tone::Ink2),
        Body::Meeting(r) => State::new(r.start.day_month_year(), Tone::Ink2),
        Body::Actor(r) => State::new(r.kind.word(cx.lang), Tone::Ink2),
        Body::Command(r) => State::new(r.nation.code(), Tone::Ink2),
        _ => State::default(),
    }
}

/// Tone of what became of a decision.
#[must_use]
pub const fn decision_tone(status: DecisionStatus) -> Tone {
    match status {
        DecisionStatus::Adopted => Tone::Good,
        DecisionStatus::AdoptedWithReservation => Tone::Warn,
        DecisionStatus::Proposed => Tone::Accent,
        DecisionStatus::Deferred | DecisionStatus::Rejected => Tone::Ink2,
    }
}

/// State of an action: done, or days late, or its due date.
#[must_use]
pub fn action_state(cx: &Cx<'_>, status: ActionStatus, due: Day, open: bool) -> State {
    match days_late(cx, due, open) {
        Some(days) => State::new(cx.days(days), late_tone(days)),
        None if status == ActionStatus::Done => State::new(status.word(cx.lang), Tone::Good),
        None if !open => State::new(status.word(cx.lang), Tone::Ink3),
        None => State::new(due.day_month(), Tone::Ink2),
    }
}

/// State of a request: answered, or days late, or its due date.
#[must_use]
pub fn request_state(cx: &Cx<'_>, status: RequestStatus, due: Day) -> State {
    let open = matches!(status, RequestStatus::Open | RequestStatus::InProgress);
    match days_late(cx, due, open) {
        Some(days) => State::new(cx.days(days), late_tone(days)),
        None if status == RequestStatus::Answered => State::new(status.word(cx.lang), Tone::Good),
        None if !open => State::new(status.word(cx.lang), Tone::Ink3),
        None => State::new(due.day_month(), Tone::Ink2),
    }
}
