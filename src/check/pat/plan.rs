//! Which plans are judged, and their routes with times and distances.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};

use crate::analysis::patrol::{Leg, Stop, way};
use crate::check::ground::Ground;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::record::{Crossing, Patrol, PatrolStatus, Window};
use crate::model::table::{Body, Kind, Record};

/// The route of a patrol.
pub struct Way {
    pub stops: Vec<Stop>,
    pub legs: Vec<Leg>,
}

/// The routes of all patrols by their ids.
pub struct Ways(HashMap<Box<str>, Way>);

impl Ways {
    pub fn new(ground: &Ground) -> Self {
        let cx = ground.cx(Lang::En);
        let patrols = ground.of(Kind::Patrol).filter_map(|record| {
            let (stops, legs) = way(&cx, patrol(record)?);
            Some((record.id.clone(), Way { stops, legs }))
        });
        Self(patrols.collect())
    }

    pub fn get(&self, record: &Record) -> Option<&Way> {
        self.0.get(&record.id)
    }
}

/// The plan of a record.
pub fn patrol(record: &Record) -> Option<&Patrol> {
    match &record.body {
        Body::Patrol(patrol) => Some(patrol),
        _ => None,
    }
}

/// The plan, unless it was called off.
pub fn standing(record: &Record) -> Option<&Patrol> {
    patrol(record).filter(|patrol| patrol.status != PatrolStatus::Cancelled)
}

/// The plan, if it is put to others and still lies ahead: a draft may lack things, and what is over is
/// not planned any more.
pub fn ahead<'r>(ground: &Ground, record: &'r Record) -> Option<&'r Patrol> {
    use PatrolStatus::{Agreed, Approved, Executing, Proposed};
    let plan = patrol(record)?;
    let put = matches!(plan.status, Proposed | Agreed | Approved | Executing);
    (put && !is_over(ground, plan)).then_some(plan)
}

/// Whether the plan is more than a proposal.
pub const fn is_firm(patrol: &Patrol) -> bool {
    matches!(patrol.status, PatrolStatus::Agreed | PatrolStatus::Approved | PatrolStatus::Executing)
}

/// How grave a gap is: a proposal may still be looking for what an agreed plan has to have.
pub const fn gap(patrol: &Patrol) -> Severity {
    if is_firm(patrol) { Severity::Error } else { Severity::Warning }
}

/// Whether the window has passed on the day everything is computed for.
pub fn is_over(ground: &Ground, patrol: &Patrol) -> bool {
    ground.as_of().is_some_and(|now| span(&patrol.window).1 < now.utc())
}

/// From when to when; an end without a clock time is the end of its day.
pub fn span(window: &Window) -> (DateTime<Utc>, DateTime<Utc>) {
    let end = window.end.utc();
    let whole_day = if window.end.has_clock() { Duration::zero() } else { Duration::days(1) };
    (window.start.utc(), end.checked_add_signed(whole_day).unwrap_or(end))
}

/// The nations on patrol, each once.
pub fn nations(patrol: &Patrol) -> NationSet {
    patrol.nations.iter().copied().collect()
}

/// The planned crossings.
pub fn crossings(patrol: &Patrol) -> &[Crossing] {
    patrol.border.as_ref().map_or(&[], |border| &border.crossings)
}

/// Whether it comes to the soil of several nations.
pub fn crosses(patrol: &Patrol) -> bool {
    let soils: NationSet = patrol.route.iter().filter_map(|point| point.country).collect();
    soils.len() > 1 || !crossings(patrol).is_empty()
}

/// Every word the plan is written in, folded.
pub fn words(record: &Record) -> String {
    use crate::model::value::Seen;
    let mut all = String::new();
    record.body.walk(&mut |_, seen| {
        let mut add = |text: &str| {
            all.push_str(text);
            all.push('\n');
        };
        match seen {
            Seen::Text(text) => text.fr.iter().chain(&text.en).for_each(|text| add(text.as_str())),
            Seen::Prose(prose) => prose.fr.iter().chain(&prose.en).for_each(|line| add(line.as_str())),
            _ => {}
        }
    });
    crate::check::phrase::folded(&all)
}
