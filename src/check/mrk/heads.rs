//! Markings by themselves: each mistake once, at the record's own marking or at the head of its file.

use std::collections::HashSet;

use crate::check::finding::{Finding, Findings};
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

/// The finding; where it stands at the head of a file it is about the file, not the record.
pub(super) fn placed(record: &Record, spot: Spot, fr: String, en: String) -> Finding {
    let finding = Finding::at(record, spot, fr, en);
    if spot.span == record.marking.span { finding } else { finding.alone() }
}

fn nation_alone(record: &Record) -> &'static str {
    record.originator().map_or("—", crate::model::nation::Nation::code)
}

pub(super) fn no_class(ground: &Ground, found: &mut Findings) {
    each(
        ground,
        &[],
        |record| record.marking.unsaid.class,
        |record, spot| {
            let nation = nation_alone(record);
            let finding = if record.marking.unsaid.rel_to {
                placed(
                    record,
                    spot,
                    format!(
                        "fiches de ce fichier sans classification (class) ni destinataires (rel_to) : montrées à {nation} seulement"
                    ),
                    format!(
                        "records of this file have neither classification (class) nor rel_to: shown to {nation} alone"
                    ),
                )
            } else {
                placed(
                    record,
                    spot,
                    format!(
                        "fiches de ce fichier sans classification (class) : montrées à {nation} seulement"
                    ),
                    format!("records of this file have no classification (class): shown to {nation} alone"),
                )
            };
            found.push(finding.help(
                "écrivez en tête du fichier marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)",
                "write at the head of the file marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)",
            ));
        },
    );
}

pub(super) fn no_rel_to(ground: &Ground, found: &mut Findings) {
    each(
        ground,
        &[],
        |record| record.marking.unsaid.rel_to && !record.marking.unsaid.class,
        |record, spot| {
            let nation = nation_alone(record);
            found.push(
                placed(
                    record,
                    spot,
                    format!(
                        "fiches de ce fichier sans destinataires (rel_to) : montrées à {nation} seulement"
                    ),
                    format!("records of this file have no rel_to: shown to {nation} alone"),
                )
                .help(
                    "ajoutez à marking les nations qui peuvent les voir : rel_to: [SEN, MLI, MRT]",
                    "add to marking the nations that may see them: rel_to: [SEN, MLI, MRT]",
                ),
            );
        },
    );
}

pub(super) fn no_exercise(ground: &Ground, found: &mut Findings) {
    // A file without any marking has been told so once.
    each(
        ground,
        &[],
        |record| {
            record.marking.unsaid.exercise && !(record.marking.unsaid.class && record.marking.unsaid.rel_to)
        },
        |record, spot| {
            found.push(
                placed(
                    record,
                    spot,
                    "fiches de ce fichier sans exercise (exercice ou réel ?) : tenues pour un exercice"
                        .to_owned(),
                    "records of this file do not say exercise or real (exercise): taken as exercise"
                        .to_owned(),
                )
                .help(
                    "ajoutez à marking exercise: true, ou exercise: false pour des faits réels",
                    "add to marking exercise: true, or exercise: false for real facts",
                ),
            );
        },
    );
}

pub(super) fn without_originator(ground: &Ground, found: &mut Findings) {
    let wrong = |record: &Record| {
        let marking = &record.marking;
        !marking.rel_to.is_empty() && marking.originator.is_some_and(|nation| !marking.rel_to.has(nation))
    };
    each(ground, &["rel_to", "originator"], wrong, |record, spot| {
        let Some(nation) = record.originator() else { return };
        let (code, set) = (nation.code(), record.marking.rel_to);
        let finding = placed(
            record,
            spot,
            format!("{code}, nation d'origine, n'est pas dans rel_to [{set}]"),
            format!("{code}, the originator, is not in rel_to [{set}]"),
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

pub(super) fn above_ceiling(ground: &Ground, found: &mut Findings) {
    let Some((meeting, facts)) = ground.meeting() else { return };
    let Some(ceiling) = facts.ceiling else { return };
    each(
        ground,
        &["class"],
        |record| record.marking.class > ceiling,
        |record, spot| {
            let (class, most) = (record.marking.class.word(Lang::Fr), ceiling.word(Lang::Fr));
            found.push(
                placed(
                    record,
                    spot,
                    format!(
                        "classification {class} au-dessus du plafond de la réunion, {most} : jamais montrée"
                    ),
                    format!(
                        "classification {class} is above the ceiling of the meeting, {most}: never shown"
                    ),
                )
                .label(
                    meeting,
                    Spot::field(meeting.span, "ceiling"),
                    "plafond écrit ici",
                    "ceiling written here",
                )
                .help(
                    "retirez la fiche du dossier, ou baissez class si elle est déclassifiée",
                    "remove the record from the folder, or lower class if it was downgraded",
                ),
            );
        },
    );
}

pub(super) fn above_tool(ground: &Ground, found: &mut Findings) {
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
            let code = record.marking.class.code();
            found.push(
                placed(
                    record,
                    spot,
                    format!("classification {class} au-dessus de {most}, le plus que ce programme puisse tenir"),
                    format!("classification {class} is above {most}, the most that this program may hold"),
                )
                .help(
                    format!("retirez la fiche de cet ordinateur ; sur un poste homologué, écrivez ceiling: {code} dans la réunion"),
                    format!("take the record off this computer; on an accredited one write ceiling: {code} in the meeting"),
                ),
            );
        },
    );
}
