//! TIM: times.

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::phrase;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::marking::Marking;
use crate::model::record::{Incident, Period};
use crate::model::span::{Span, Spot};
use crate::model::table::{Body, Kind, Record};
use crate::model::time::{Day, Moment};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "TIM-001",
        severity: Severity::Error,
        title: Pair { fr: "fin avant le début", en: "end before the beginning" },
        why: Pair {
            fr: "Une des deux dates est fausse, et tout ce qui en est calculé aussi.",
            en: "One of the two dates is wrong, and so is everything computed from it.",
        },
        run: Run::Each(backwards),
    },
    Check {
        code: "TIM-002",
        severity: Severity::Error,
        title: Pair { fr: "heure sans fuseau", en: "time without a zone" },
        why: Pair {
            fr: "Trois états-majors et des sources lointaines n'ont pas la même heure.",
            en: "Three staffs and sources far away do not share one clock.",
        },
        run: Run::Reading,
    },
    Check {
        code: "TIM-003",
        severity: Severity::Error,
        title: Pair { fr: "date ou heure illisible", en: "unreadable date or time" },
        why: Pair {
            fr: "Une date qui n'existe pas est une faute de frappe : laquelle, seul l'auteur le sait.",
            en: "A date that does not exist is a slip of the pen: which one, only its author knows.",
        },
        run: Run::Reading,
    },
    Check {
        code: "TIM-004",
        severity: Severity::Warning,
        title: Pair {
            fr: "incident antérieur aux deux périodes comparées",
            en: "incident before both periods compared",
        },
        why: Pair {
            fr: "On compare la période à la précédente ; plus ancien et cité nulle part, c'est souvent une année fausse.",
            en: "The period is compared with the one before; what is older and named nowhere often has a wrong year.",
        },
        run: Run::Of(Kind::Incident, too_old),
    },
    Check {
        code: "TIM-005",
        severity: Severity::Error,
        title: Pair {
            fr: "incident postérieur à l'arrêt de l'information",
            en: "incident after the information cut-off",
        },
        why: Pair {
            fr: "Ce qui suit l'arrêt de l'information n'a pas été vérifié par les trois états-majors.",
            en: "What comes after the cut-off was not verified by the three staffs.",
        },
        run: Run::Of(Kind::Incident, too_late),
    },
    Check {
        code: "TIM-006",
        severity: Severity::Warning,
        title: Pair {
            fr: "arrêt de l'information après le début de la réunion",
            en: "cut-off later than the meeting's start",
        },
        why: Pair {
            fr: "La réunion se tient sur une information arrêtée avant elle.",
            en: "A meeting stands on information that was closed before it.",
        },
        run: Run::Of(Kind::Meeting, late_cutoff),
    },
    Check {
        code: "TIM-007",
        severity: Severity::Warning,
        title: Pair {
            fr: "trou ou chevauchement entre deux périodes",
            en: "gap or overlap between two periods",
        },
        why: Pair {
            fr: "Ce qui tombe dans le trou n'est présenté à aucune réunion ; un chevauchement compte deux fois.",
            en: "What falls into the gap is shown to no meeting; an overlap counts twice.",
        },
        run: Run::Of(Kind::Meeting, periods),
    },
    Check {
        code: "TIM-008",
        severity: Severity::Hint,
        title: Pair { fr: "pas de réunion précédente", en: "no previous meeting" },
        why: Pair {
            fr: "Sans elle, le programme ne dit pas ce qui a changé ni ce qui reste dû.",
            en: "Without it the program cannot say what changed and what is still owed.",
        },
        run: Run::Of(Kind::Meeting, no_previous),
    },
];

fn backwards(_: &Ground, record: &Record, found: &mut Findings) {
    match &record.body {
        Body::Meeting(r) => {
            moments(record, (r.span, "start", "end"), Some((r.start, r.end)), found);
            days(record, (r.period.span, "from", "to"), Some((r.period.from, r.period.to)), found);
        }
        Body::Incident(r) => moments(record, (r.span, "start", "end"), Some(r.start).zip(r.end), found),
        Body::Patrol(r) => {
            moments(record, (r.window.span, "start", "end"), Some((r.window.start, r.window.end)), found);
        }
        Body::Threat(r) => {
            days(record, (r.horizon.span, "from", "to"), Some((r.horizon.from, r.horizon.to)), found);
        }
        Body::Initiative(r) => days(record, (r.span, "start", "end"), r.start.zip(r.end), found),
        _ => {}
    }
}

type Fields = (Span, &'static str, &'static str);

/// A day without an hour is not before an hour of that day.
fn moments(record: &Record, at: Fields, pair: Option<(Moment, Moment)>, found: &mut Findings) {
    let Some((start, end)) = pair else { return };
    let clocks = start.has_clock() && end.has_clock();
    let wrong = if clocks { end < start } else { end.day() < start.day() };
    if wrong {
        found.push(turned(record, at, &start.dtg(), &end.dtg()));
    }
}

fn days(record: &Record, at: Fields, pair: Option<(Day, Day)>, found: &mut Findings) {
    if let Some((start, end)) = pair.filter(|(start, end)| end < start) {
        found.push(turned(record, at, &start.format(), &end.format()));
    }
}

fn turned(record: &Record, (span, first, last): Fields, start: &str, end: &str) -> Finding {
    Finding::at(
        record,
        Spot::field(span, last),
        format!("la fin ({last} : {end}) précède le début ({first} : {start})"),
        format!("the end ({last}: {end}) is before the beginning ({first}: {start})"),
    )
    .label(record, Spot::field(span, first), "le début est ici", "the beginning is here")
    .help(format!("corrigez {last} ou {first}"), format!("correct {last} or {first}"))
}

/// First day of the period that the present one is compared with: as long as it, right before it.
fn compared_from(period: &Period) -> Option<Day> {
    let days = u64::try_from(period.to.days_since(period.from)).ok()?.checked_add(1)?;
    period.from.0.checked_sub_days(chrono::Days::new(days)).map(Day)
}

fn too_old(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Incident(incident) = &record.body else { return };
    let Some((at, meeting)) = ground.meeting().filter(|_| ground.complete()) else { return };
    let Some(from) = compared_from(&meeting.period) else { return };
    let day = incident.start.day();
    // What is older still has a hint of its own (INC-012).
    if day >= from || is_ancient(ground, day) || is_named(ground, record, incident) {
        return;
    }
    let (first, last) = (meeting.period.from.format(), meeting.period.to.format());
    let words = Finding::field(
        record,
        "start",
        format!(
            "incident du {}, avant la période du {first} au {last} et celle qui la précède",
            day.format()
        ),
        format!("incident of {} is before the period {first} to {last} and the one before it", day.format()),
    );
    found.push(words.mention(at).help(
        "vérifiez l'année ; si elle est juste, citez l'incident là où il sert, ou retirez-le",
        "check the year; if it is right, name the incident where it is of use, or remove it",
    ));
}

fn is_ancient(ground: &Ground, day: Day) -> bool {
    let months = u32::try_from(ground.limits.old_months.max(0)).unwrap_or(u32::MAX);
    let limit = ground.today().and_then(|today| today.0.checked_sub_months(chrono::Months::new(months)));
    limit.is_some_and(|limit| day.0 < limit)
}

/// Whether some record names it, or it belongs to others.
fn is_named(ground: &Ground, record: &Record, incident: &Incident) -> bool {
    incident.group.is_some()
        || !incident.related.is_empty()
        || record.same_as.is_some()
        || !ground.room.referrers(record).is_empty()
}

fn too_late(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Incident(incident) = &record.body else { return };
    let Some((at, meeting)) = ground.meeting() else { return };
    let Some(cutoff) = meeting.cutoff else { return };
    if !is_after(incident.start, cutoff) {
        return;
    }
    let (start, end) = (incident.start.dtg(), cutoff.dtg());
    found.push(
        Finding::field(
            record,
            "start",
            format!("incident du {start}, après l'arrêt de l'information, {end}"),
            format!("incident of {start} is after the information cut-off, {end}"),
        )
        .label(at, Spot::field(meeting.span, "cutoff"), "l'arrêt de l'information", "the information cut-off")
        .help("corrigez la date, ou repoussez cutoff", "correct the date, or set cutoff later"),
    );
}

/// Later by what both say: an hour, or a day.
fn is_after(one: Moment, other: Moment) -> bool {
    if one.has_clock() && other.has_clock() { one > other } else { one.day() > other.day() }
}

fn late_cutoff(_: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    let Some(cutoff) = meeting.cutoff.filter(|cutoff| is_after(*cutoff, meeting.start)) else { return };
    let (end, start) = (cutoff.dtg(), meeting.start.dtg());
    found.push(
        Finding::field(
            record,
            "cutoff",
            format!("l'arrêt de l'information, {end}, suit le début de la réunion, {start}"),
            format!("the information cut-off, {end}, is after the start of the meeting, {start}"),
        )
        .label(
            record,
            Spot::field(meeting.span, "start"),
            "la réunion commence ici",
            "the meeting starts here",
        )
        .help("avancez cutoff, ou corrigez start", "set cutoff earlier, or correct start")
        .alone(),
    );
}

fn periods(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    let Some((earlier, before)) = ground.before().and_then(|room| room.meeting()) else { return };
    // The words name a date of the meeting before: whoever may read this record must be allowed that one.
    if !is_as_open(&earlier.marking, &record.marking) {
        return;
    }
    let days = meeting.period.from.days_since(before.period.to) - 1;
    let (from, to) = (meeting.period.from.format(), before.period.to.format());
    let gap = phrase::days(days);
    let (fr, en) = match days {
        0 => return,
        1.. => (
            format!(
                "trou de {} entre la période de la réunion précédente, finie le {to}, et celle-ci, qui commence le {from}",
                gap.fr
            ),
            format!(
                "gap of {} between the period of the previous meeting, which ends {to}, and this one, which begins {from}",
                gap.en
            ),
        ),
        _ => (
            format!("la période commence le {from}, avant la fin de celle de la réunion précédente, le {to}"),
            format!("the period begins {from}, before the end of that of the previous meeting, {to}"),
        ),
    };
    let spot = Spot::field(meeting.period.span, "from");
    let finding = Finding::at(record, spot, fr, en);
    let Some(next) = before.period.to.0.succ_opt().map(|next| Day(next).iso()) else { return };
    found.push(
        finding
            .help(format!("écrivez from: \"{next}\""), format!("write from: \"{next}\""))
            .guess(spot, format!("\"{next}\""))
            .alone(),
    );
}

/// Whether everybody who may see what bears `marking` may see what bears `other`.
fn is_as_open(other: &Marking, marking: &Marking) -> bool {
    marking.rel_to.is_subset(other.rel_to)
        && other.class <= marking.class
        && other.tlp <= marking.tlp
        && (!other.national_only || (marking.national_only && marking.originator == other.originator))
}

fn no_previous(_: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    let first = meeting.number.is_some_and(|number| number.0 <= 1);
    if meeting.previous.is_some() || first {
        return;
    }
    found.push(
        Finding::on(
            record,
            "aucune réunion précédente n'est nommée (previous) : ce qui a changé ne peut être montré",
            "no previous meeting is named (previous): what changed cannot be shown",
        )
        .help(
            "ajoutez previous: \"…\", le nom du dossier de la réunion précédente, à côté de celui-ci",
            "add previous: \"…\", the name of the folder of the previous meeting, beside this one",
        )
        .alone(),
    );
}
