//! Markings by themselves: each mistake once, at the record's own marking or at the head of its file.

use std::collections::HashSet;

use crate::check::finding::Finding;
use crate::check::ground::Ground;
use crate::model::lang::Lang;
use crate::model::marking::Class;
use crate::model::nation::NationSet;
use crate::model::span::{FileId, Spot};
use crate::model::table::{Kind, Record};

/// Highest class that an unaccredited program holds (`domain.md` 2.4).
const TOOL_CEILING: Class = Class::DR;

/// The marking at the head of `file`; where there is none, the place it belongs to.
fn head(ground: &Ground, file: FileId) -> Spot {
    let root = ground.root(file);
    let marking = Spot::field(root, "marking");
    if ground.has(marking) { marking } else { Spot::field(root, "contributor") }
}

/// Calls `say` for each marking that is `wrong`: for every record that writes one of `fields` itself, and
/// once for all records of a file that inherit them.
fn each(
    ground: &Ground,
    fields: &[&'static str],
    wrong: impl Fn(&Record) -> bool,
    mut say: impl FnMut(&Record, Spot),
) {
    let mut told: HashSet<FileId> = HashSet::new();
    for record in ground.records().filter(|record| wrong(record)) {
        let span = record.marking.span;
        let own = fields.iter().map(|field| Spot::field(span, field));
        let own = own.filter(|_| span.start < span.end).find(|spot| ground.has(*spot));
        if let Some(spot) = own {
            say(record, spot);
        } else if told.insert(record.span.file) {
            say(record, head(ground, record.span.file));
        }
    }
}

fn alone(record: &Record) -> &'static str {
    record.originator().map_or("—", crate::model::nation::Nation::code)
}

pub(super) fn no_class(ground: &Ground, found: &mut Vec<Finding>) {
    each(
        ground,
        &[],
        |record| record.marking.unsaid.class,
        |record, spot| {
            let nation = alone(record);
            let finding = if record.marking.unsaid.rel_to {
                Finding::at(
                    record,
                    spot,
                    format!("ni classification ni rel_to : montré à {nation} seul"),
                    format!("neither classification nor rel_to: shown to {nation} alone"),
                )
            } else {
                Finding::at(
                    record,
                    spot,
                    format!("pas de classification : montré à {nation} seul"),
                    format!("no classification: shown to {nation} alone"),
                )
            };
            found.push(finding.help(
                "écrivez en tête du fichier marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)",
                "write at the head of the file marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)",
            ));
        },
    );
}

pub(super) fn no_rel_to(ground: &Ground, found: &mut Vec<Finding>) {
    each(
        ground,
        &[],
        |record| record.marking.unsaid.rel_to && !record.marking.unsaid.class,
        |record, spot| {
            let nation = alone(record);
            found.push(
                Finding::at(
                    record,
                    spot,
                    format!("rel_to manque : montré à {nation} seul"),
                    format!("rel_to is missing: shown to {nation} alone"),
                )
                .help(
                    "ajoutez les nations qui peuvent voir : rel_to: [SEN, MLI, MRT]",
                    "add the nations that may see it: rel_to: [SEN, MLI, MRT]",
                ),
            );
        },
    );
}

pub(super) fn no_exercise(ground: &Ground, found: &mut Vec<Finding>) {
    // A file without any marking has been told so once.
    each(
        ground,
        &[],
        |record| {
            record.marking.unsaid.exercise && !(record.marking.unsaid.class && record.marking.unsaid.rel_to)
        },
        |record, spot| {
            found.push(
                Finding::at(
                    record,
                    spot,
                    "exercice ou réel ? tenu pour un exercice",
                    "exercise or real? taken as exercise",
                )
                .help(
                    "ajoutez exercise: true, ou exercise: false pour des faits réels",
                    "add exercise: true, or exercise: false for real facts",
                ),
            );
        },
    );
}

pub(super) fn without_originator(ground: &Ground, found: &mut Vec<Finding>) {
    let wrong = |record: &Record| {
        let marking = &record.marking;
        !marking.rel_to.is_empty() && marking.originator.is_some_and(|nation| !marking.rel_to.has(nation))
    };
    each(ground, &["rel_to", "originator"], wrong, |record, spot| {
        let Some(nation) = record.originator() else { return };
        let (code, set) = (nation.code(), record.marking.rel_to);
        let finding = Finding::at(
            record,
            spot,
            format!("{code} a écrit la fiche mais n'est pas dans rel_to [{set}]"),
            format!("{code} wrote it but is not in rel_to [{set}]"),
        )
        .help(
            format!("ajoutez {code} à rel_to, ou nommez une autre origine"),
            format!("add {code} to rel_to, or name another originator"),
        );
        let with = set.union(NationSet::of(nation));
        found.push(match spot.field {
            Some("rel_to") => finding.guess(spot, format!("[{with}]")),
            _ => finding,
        });
    });
}

pub(super) fn above_ceiling(ground: &Ground, found: &mut Vec<Finding>) {
    let Some((meeting, facts)) = ground.meeting() else { return };
    let Some(ceiling) = facts.ceiling else { return };
    each(
        ground,
        &["class"],
        |record| record.marking.class > ceiling,
        |record, spot| {
            let (class, most) = (record.marking.class.word(Lang::Fr), ceiling.word(Lang::Fr));
            found.push(
                Finding::at(
                    record,
                    spot,
                    format!("{class} dépasse le plafond de la réunion, {most} : jamais montré"),
                    format!("{class} is above the ceiling of the meeting, {most}: never shown"),
                )
                .label(
                    meeting,
                    Spot::field(meeting.span, "ceiling"),
                    "plafond écrit ici",
                    "ceiling written here",
                )
                .help(
                    "sortez la fiche du briefing, ou baissez class si elle est déclassifiée",
                    "take the record out of the briefing, or lower class if it was downgraded",
                ),
            );
        },
    );
}

pub(super) fn above_tool(ground: &Ground, found: &mut Vec<Finding>) {
    let sets_one = ground.meeting().is_some_and(|(_, meeting)| meeting.ceiling.is_some());
    if sets_one || ground.lost(Kind::Meeting) {
        return;
    }
    each(
        ground,
        &["class"],
        |record| record.marking.class > TOOL_CEILING,
        |record, spot| {
            let (class, most) = (record.marking.class.word(Lang::Fr), TOOL_CEILING.word(Lang::Fr));
            found.push(
                Finding::at(
                    record,
                    spot,
                    format!("{class} dépasse {most}, le plus que ce programme puisse tenir"),
                    format!("{class} is above {most}, the most that this program may hold"),
                )
                .help(
                    "sortez la fiche de ce poste ; un poste homologué écrit ceiling dans la réunion",
                    "take the record off this laptop; an accredited one sets ceiling in the meeting",
                ),
            );
        },
    );
}
