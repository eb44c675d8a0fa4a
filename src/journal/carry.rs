//! What a meeting's journal leaves to the next one: open actions and deferred decisions, as records, so
//! that they are shown, searched and held back like any other.

use chrono::{DateTime, Utc};

use super::entry::{Decision, Place, Position, Step, What};
use super::ledger::{Ledger, Row};
use crate::model::nation::Nation;
use crate::model::record::{self, ActionStatus, DecisionStatus};
use crate::model::safe_text::SafeText;
use crate::model::scalar::Count;
use crate::model::span::Span;
use crate::model::table::{Body, Header, Kind, Record};
use crate::model::text::{Lines, Prose, Text};
use crate::model::time::Day;

/// Records of what `ledger` leaves open. What is private, withdrawn or rehearsed leaves nothing.
#[must_use]
pub fn records(ledger: &Ledger) -> Vec<Record> {
    if ledger.begun().is_some_and(|(_, rehearsal)| rehearsal) {
        return Vec::new();
    }
    let rows = ledger.rows().into_iter().rev();
    rows.filter(|row| row.place == Place::Minutes && row.withdrawn.is_none())
        .filter_map(|row| left_open(ledger, &row))
        .collect()
}

/// The record of a row that leaves something to do.
fn left_open(ledger: &Ledger, row: &Row) -> Option<Record> {
    match &row.what {
        What::Action(action) => {
            let id = id(row, &action.number);
            let followed = ledger.followed(&id);
            let body = record::Action {
                text: Text::plain(&joined(&action.text)),
                number: Some(Text::plain(&action.number)),
                owner: action.owner,
                person: None,
                // Without a date it is due when the next meeting asks for it.
                due: action.due.unwrap_or_else(|| day(row.at)),
                given: Some(day(row.at)),
                status: ActionStatus::Open,
                done_on: None,
                evidence: None,
                decision: None,
                carried_count: followed.and_then(|f| i32::try_from(f.carried).ok()).map(Count),
                priority: None,
                region: None,
                related: Vec::new(),
                span: Span::default(),
            };
            let done = followed.is_some_and(|followed| followed.step == Step::Done);
            (!done).then(|| wrap(id, row, Kind::Action, Body::Action(Box::new(body))))
        }
        What::Decision(decision) if decision.status == DecisionStatus::Deferred => {
            let body = deferred(row, decision);
            Some(wrap(id(row, &decision.number), row, Kind::Decision, Body::Decision(Box::new(body))))
        }
        _ => None,
    }
}

fn deferred(row: &Row, decision: &Decision) -> record::Decision {
    let party = |position: &Position| record::Party {
        nation: position.nation,
        position: position.stance,
        option: None,
        note: (!position.note.is_empty()).then(|| Text::plain(&position.note)),
        span: Span::default(),
    };
    let lines: Lines = decision.text.clone().into();
    record::Decision {
        title: Text::plain(&row.text),
        number: Some(Text::plain(&decision.number)),
        item: None,
        text: Prose { fr: lines.clone(), en: lines, span: Span::default() },
        options: Vec::new(),
        status: DecisionStatus::Deferred,
        parties: decision.positions.iter().map(party).collect(),
        date: Some(day(row.at)),
        region: None,
        related: Vec::new(),
        do_no_harm: Vec::new(),
        span: Span::default(),
    }
}

/// `sen-j-a-14-20`: the originator, then the number, so that two journals never collide.
fn id(row: &Row, number: &str) -> Box<str> {
    let nation = row.mark.originator.map_or("xxx", Nation::code).to_ascii_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let number: String = number.chars().map(plain).take(32).collect();
    format!("{nation}-j-{number}").into_boxed_str()
}

fn wrap(id: Box<str>, row: &Row, kind: Kind, body: Body) -> Record {
    Record {
        id,
        kind,
        marking: row.mark.marking(),
        private: false,
        built_in: false,
        same_as: None,
        header: Header { tags: Vec::new(), effort: None, revised: None, span: Span::default() },
        body,
        span: Span::default(),
        stale: None,
    }
}

fn joined(lines: &[SafeText]) -> String {
    lines.iter().map(SafeText::as_str).collect::<Vec<_>>().join(" ")
}

fn day(at: DateTime<Utc>) -> Day {
    Day(at.date_naive())
}

#[cfg(test)]
mod tests;
