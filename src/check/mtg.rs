//! MTG: the meeting and its delegations.

use std::collections::HashSet;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::hall;
use super::phrase;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::record::{Part, Seat};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::text::Text;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "MTG-001",
        severity: Severity::Error,
        title: Pair { fr: "ni président ni secrétaire de séance", en: "no chair or no rapporteur" },
        why: Pair {
            fr: "Sans eux, personne ne mène la séance ni ne signe le relevé de décisions.",
            en: "Without them nobody leads the meeting or signs the record of decisions.",
        },
        run: Run::Of(Kind::Meeting, officers),
    },
    Check {
        code: "MTG-002",
        severity: Severity::Warning,
        title: Pair { fr: "nation membre sans délégation", en: "member nation without a delegation" },
        why: Pair {
            fr: "Qui est dans la salle décide de ce que l'écran montre.",
            en: "Who is in the room decides what the screen shows.",
        },
        run: Run::Of(Kind::Meeting, missing),
    },
    Check {
        code: "MTG-003",
        severity: Severity::Warning,
        title: Pair {
            fr: "siège qui ne convient pas à la nation", en: "seat that does not fit the nation"
        },
        why: Pair {
            fr: "Un siège de membre met la nation dans la salle : elle voit tout ce qui lui est communicable.",
            en: "A member's seat puts the nation in the room: it sees everything releasable to it.",
        },
        run: Run::Of(Kind::Delegation, seat),
    },
    Check {
        code: "MTG-004",
        severity: Severity::Warning,
        title: Pair {
            fr: "président ou secrétaire d'une nation absente",
            en: "chair or rapporteur of a nation that is not there",
        },
        why: Pair {
            fr: "La présidence revient à une délégation présente.",
            en: "The chair falls to a delegation that is there.",
        },
        run: Run::Of(Kind::Meeting, absent),
    },
    Check {
        code: "MTG-005",
        severity: Severity::Hint,
        title: Pair {
            fr: "pas de langue commune, pas d'interprète",
            en: "no common language and no interpreter",
        },
        why: Pair {
            fr: "Ce qui n'est pas compris n'est pas convenu.",
            en: "What was not understood was not agreed.",
        },
        run: Run::Of(Kind::Meeting, languages),
    },
    Check {
        code: "MTG-006",
        severity: Severity::Error,
        title: Pair { fr: "deux réunions dans un dossier", en: "two meetings in one folder" },
        why: Pair {
            fr: "Un dossier est le briefing d'une réunion ; la première lue vaut.",
            en: "A folder is the briefing of one meeting; the first one read holds.",
        },
        run: Run::Reading,
    },
];

/// Whether `record` is the meeting that holds.
fn holds(ground: &Ground, record: &Record) -> bool {
    ground.meeting().is_some_and(|(meeting, _)| meeting.id == record.id)
}

fn officers(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    if !holds(ground, record) {
        return;
    }
    let (fr, en, add) = match (&meeting.chair, &meeting.rapporteur) {
        (Some(_), Some(_)) => return,
        (None, None) => (
            "la réunion n'a ni président ni secrétaire de séance",
            "the meeting has neither chair nor rapporteur",
            "chair: \"…\", rapporteur: \"…\"",
        ),
        (None, Some(_)) => {
            ("la réunion n'a pas de président de séance", "the meeting has no chair", "chair: \"…\"")
        }
        (Some(_), None) => (
            "la réunion n'a pas de secrétaire de séance",
            "the meeting has no rapporteur",
            "rapporteur: \"…\"",
        ),
    };
    found.push(Finding::on(record, fr, en).alone().help(
        format!("ajoutez {add}, l'identifiant d'un participant"),
        format!("add {add}, the id of a participant"),
    ));
}

fn missing(ground: &Ground, record: &Record, found: &mut Findings) {
    if ground.lost(Kind::Delegation) || !holds(ground, record) {
        return;
    }
    let there: NationSet = hall::delegations(ground).map(|(_, delegation)| delegation.nation).collect();
    let members = hall::members(ground);
    let missing: Vec<_> = members.iter().filter(|nation| !there.has(*nation)).collect();
    let Some(first) = missing.first() else { return };
    let (fr, en) =
        (hall::names(missing.iter().copied(), Lang::Fr), hall::names(missing.iter().copied(), Lang::En));
    let (what_fr, what_en) = match missing.len() {
        1 => ("nation membre", "member nation"),
        _ => ("nations membres", "member nations"),
    };
    let finding = Finding::field(
        record,
        "delegations",
        format!("{what_fr} sans délégation : {fr}"),
        format!("{what_en} without a delegation: {en}"),
    );
    let code = first.code();
    found.push(finding.mention_all(hall::mechanism(ground)).alone().help(
        format!("ajoutez à delegations (nation: {code}, status: Member, …), ou status: Excused si elle ne vient pas"),
        format!("add to delegations (nation: {code}, status: Member, …), or status: Excused if it does not come"),
    ));
}

fn seat(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Delegation(delegation) = &record.body else { return };
    let members = hall::members(ground);
    let is_member = members.has(delegation.nation);
    let (fr, en) = (delegation.nation.word(Lang::Fr), delegation.nation.word(Lang::En));
    let list = |lang| hall::names(members.iter(), lang);
    let finding = match delegation.status {
        Seat::Member if !is_member => Finding::field(
            record,
            "status",
            format!(
                "délégation de nation non membre ({fr}) avec un siège de membre ; membres du mécanisme : {}",
                list(Lang::Fr)
            ),
            format!("{en} has a member's seat, but the members of the mechanism are {}", list(Lang::En)),
        )
        .help(
            "écrivez status: Observer, Invited ou Proposed, ou ajoutez la nation aux membres du mécanisme",
            "write status: Observer, Invited or Proposed, or add the nation to the members of the mechanism",
        )
        .guess(Spot::field(record.span, "status"), "Observer"),
        Seat::Observer | Seat::Invited | Seat::Proposed if is_member => Finding::field(
            record,
            "status",
            format!(
                "délégation de nation membre ({fr}), mais inscrite comme « {} »",
                delegation.status.word(Lang::Fr)
            ),
            format!("{en} is a member nation, but entered as \"{}\"", delegation.status.word(Lang::En)),
        )
        .help(
            "écrivez status: Member, ou Excused si elle ne vient pas",
            "write status: Member, or Excused if it does not come",
        )
        .guess(Spot::field(record.span, "status"), "Member"),
        _ => return,
    };
    found.push(finding.mention_all(hall::mechanism(ground)));
}

fn absent(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    if !holds(ground, record) {
        return;
    }
    let Some(present) = hall::present(ground) else { return };
    let codes = phrase::codes(present);
    let posts = [
        ("chair", "le président de séance", "the chair", &meeting.chair),
        ("rapporteur", "le secrétaire de séance", "the rapporteur", &meeting.rapporteur),
    ];
    for (field, post_fr, post_en, who) in posts {
        let Some(person) = who.as_ref().and_then(|who| ground.room.follow(&who.0)) else { continue };
        let Body::Participant(participant) = &person.body else { continue };
        if present.has(participant.nation) {
            continue;
        }
        let (fr, en) = (participant.nation.word(Lang::Fr), participant.nation.word(Lang::En));
        let finding = Finding::field(
            record,
            field,
            format!("{post_fr} est d'une nation sans délégation dans la salle : {fr}"),
            format!("{post_en} is of a nation without a delegation in the room: {en}"),
        );
        found.push(
            finding
                .label(person, Spot::field(person.span, "nation"), "sa nation", "the nation")
                .alone()
                .help(
                    format!("nommez quelqu'un d'une délégation présente ({codes}), ou ajoutez la délégation"),
                    format!("name somebody of a delegation in the room ({codes}), or add the delegation"),
                ),
        );
    }
}

/// What a language is called, as one name: its French name, its English name or its code.
fn language(text: &Text) -> Vec<String> {
    const KNOWN: [&[&str]; 5] = [
        &["français", "francais", "french", "fr"],
        &["arabe", "arabic", "ar", "hassaniya"],
        &["anglais", "english", "en"],
        &["portugais", "portuguese", "pt"],
        &["bambara", "bamanankan"],
    ];
    let names = [Lang::Fr, Lang::En].map(|lang| text.get(lang).trim().to_lowercase());
    let known = KNOWN.iter().find(|all| names.iter().any(|name| all.contains(&name.as_str())));
    known.map_or_else(|| names.to_vec(), |all| vec![all[0].to_owned()])
}

/// Most delegations, and most languages of one, that are named.
const TOLD: usize = 4;

fn languages(ground: &Ground, record: &Record, found: &mut Findings) {
    if ground.lost(Kind::Delegation) || ground.lost(Kind::Participant) || !holds(ground, record) {
        return;
    }
    let there: Vec<_> = hall::delegations(ground).filter(|(_, d)| hall::is_expected(d)).collect();
    if there.len() < 2 || there.iter().any(|(_, d)| d.languages.is_empty()) {
        return;
    }
    let spoken =
        there.iter().map(|(_, d)| d.languages.iter().flat_map(language).collect::<HashSet<String>>());
    let common = spoken.reduce(|common, other| &common & &other).is_some_and(|common| !common.is_empty());
    let interpreter = ground.of(Kind::Participant).any(
        |record| matches!(&record.body, Body::Participant(person) if person.part == Some(Part::Interpreter)),
    );
    if common || interpreter {
        return;
    }
    let say = |lang| {
        let each = there.iter().take(TOLD).map(|(_, d)| {
            let all: Vec<&str> = d.languages.iter().take(TOLD).map(|text| text.get(lang)).collect();
            format!("{} ({})", d.nation.word(lang), all.join(", "))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let finding = Finding::field(
        record,
        "delegations",
        format!("les délégations n'ont ni langue commune ni interprète : {}", say(Lang::Fr)),
        format!("the delegations have no common language and no interpreter: {}", say(Lang::En)),
    );
    let finding = finding.mention_all(there.iter().map(|(record, _)| *record));
    found.push(
        finding
            .help(
                "ajoutez à participants une fiche avec part: Interpreter",
                "add to participants a record with part: Interpreter",
            )
            .alone(),
    );
}
