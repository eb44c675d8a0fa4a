//! The line under the title: what a commander asks first.

use super::{Piece, Sheet};
use crate::analysis::context::Cx;
use crate::analysis::describe::{self, gravity_tone, nations, score_tone};
use crate::look::tone::Tone;
use crate::model::record::{Incident, Role};
use crate::model::table::{Body, Record};

/// Fills the lead of `sheet`.
pub(super) fn lead(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let pieces = match &record.body {
        Body::Incident(r) => {
            sheet.dots = describe::dots(r.severity);
            incident(cx, r)
        }
        Body::Patrol(r) => {
            let state = describe::patrol_state(cx, r);
            vec![
                Piece::new(state.text, state.tone.unwrap_or(Tone::Ink2)),
                Piece::new(format!("{}, {}", r.form.word(cx.lang), r.mode.word(cx.lang)), Tone::Ink2),
                Piece::new(nations(&r.nations), Tone::Ink),
            ]
        }
        Body::Risk(r) => {
            let score = r.score();
            let mut pieces = vec![
                Piece::bold(score.to_string(), score_tone(score)),
                Piece::new(describe::score_word(cx, score), score_tone(score)),
                Piece::new(
                    format!(
                        "{} {} × {} {}",
                        cx.say("probabilité", "likelihood"),
                        r.likelihood.0,
                        cx.say("gravité", "impact"),
                        r.impact.0
                    ),
                    Tone::Ink2,
                ),
            ];
            if let Some(days) = describe::review_late(cx, r) {
                pieces.push(Piece::new(
                    format!("{} {}", cx.say("réexamen dépassé de", "review late by"), cx.days(days)),
                    Tone::Warn,
                ));
            }
            pieces
        }
        Body::Threat(r) => {
            let mut pieces = vec![Piece::bold(r.probability.term.get(cx.lang), Tone::Ink)];
            if let (Some(low), Some(high)) = (r.probability.low_pct, r.probability.high_pct) {
                pieces.push(Piece::new(format!("{}–{} %", low.0, high.0), Tone::Ink2));
            }
            pieces.push(Piece::new(r.probability.scale.word(cx.lang), Tone::Ink3));
            pieces
        }
        Body::Action(r) => {
            let state = describe::action_state(cx, r.status, r.due, r.is_open());
            let late = describe::days_late(cx, r.due, r.is_open()).is_some();
            let text = if late {
                format!("{} {}", state.text, cx.say("de retard", "late"))
            } else {
                r.status.word(cx.lang).to_owned()
            };
            vec![Piece::bold(text, state.tone.unwrap_or(Tone::Ink2)), Piece::new(r.owner.code(), Tone::Ink)]
        }
        Body::AgendaItem(r) => {
            let clock = r.start.map_or_else(String::new, |s| s.utc().format("%H:%M").to_string());
            vec![
                Piece::bold(r.kind.word(cx.lang), Tone::Accent),
                Piece::new(r.owner.code(), Tone::Ink2),
                Piece::new(clock, Tone::Ink2),
                Piece::new(format!("{} min", r.duration.0), Tone::Ink2),
            ]
        }
        _ => {
            let state = describe::state(cx, record);
            vec![
                Piece::new(record.kind.one().get(cx.lang), Tone::Ink3),
                Piece::new(state.text, state.tone.unwrap_or(Tone::Ink2)),
            ]
        }
    };
    sheet.lead = pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect();
}

fn incident(cx: &Cx<'_>, r: &Incident) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(gravity) = r.severity {
        pieces.push(Piece::new(gravity.word(cx.lang), gravity_tone(gravity)));
    }
    pieces.push(Piece::new(r.kind.word(cx.lang), Tone::Ink2));
    // Who stands for it, only where the actor is visible to the room.
    let claimed = r.claim.as_ref().and_then(|claim| cx.room.follow(&claim.by.0));
    let alleged = r.actors.iter().find(|i| matches!(i.role, Role::PerpetratorAlleged | Role::Claimed));
    if let Some(actor) = claimed {
        pieces.push(Piece::new(
            format!("{} {}", cx.say("revendiqué par", "claimed by"), actor.title().get(cx.lang)),
            Tone::Ink2,
        ));
    } else if let Some((involved, actor)) = alleged.and_then(|i| Some((i, cx.room.follow(&i.actor.0)?))) {
        let basis = involved.attribution.map_or_else(|| involved.role.word(cx.lang), |a| a.word(cx.lang));
        pieces.push(Piece::new(format!("{}, {basis}", actor.title().get(cx.lang)), Tone::Ink2));
    }
    pieces
}
