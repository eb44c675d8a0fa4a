//! REF: references.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::reference::{RawRef, Where};
use crate::model::span::{Span, Spot};
use crate::model::table::{Body, Kind, Record};
use crate::model::value::{FieldSpec, Pair, Seen};

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "REF-001",
        severity: Severity::Error,
        title: Pair { fr: "référence inconnue", en: "unknown reference" },
        why: Pair {
            fr: "La porte ne mène nulle part : à l'écran, il manque une source, un lieu, une fiche.",
            en: "The door leads nowhere: on the screen a source, a place or a record is missing.",
        },
        run: Run::Reading,
    },
    Check {
        code: "REF-002",
        severity: Severity::Error,
        title: Pair {
            fr: "référence à une fiche d'une autre nature",
            en: "reference to another kind of record",
        },
        why: Pair {
            fr: "Une source n'est pas un acteur : ce champ attend une autre nature de fiche.",
            en: "A source is no actor: this field wants another kind of record.",
        },
        run: Run::Reading,
    },
    Check {
        code: "REF-003",
        severity: Severity::Error,
        title: Pair { fr: "fiche qui renvoie à elle-même", en: "record that refers to itself" },
        why: Pair {
            fr: "Une fiche ne se prouve ni ne s'explique par elle-même : c'est une autre qui est visée.",
            en: "A record neither proves nor explains itself: another one was meant.",
        },
        run: Run::Each(itself),
    },
    Check {
        code: "REF-004",
        severity: Severity::Error,
        title: Pair { fr: "comptes rendus en cercle", en: "accounts in a circle" },
        why: Pair {
            fr: "same_as mène du second compte rendu au premier ; en cercle, aucun n'est le premier.",
            en: "same_as leads from the second account to the first; in a circle none is the first.",
        },
        run: Run::Whole(circles),
    },
    Check {
        code: "REF-005",
        severity: Severity::Warning,
        title: Pair { fr: "référence répétée dans une liste", en: "reference repeated in a list" },
        why: Pair {
            fr: "Deux fois la même source ne fait pas deux sources.",
            en: "The same source twice does not make two sources.",
        },
        run: Run::Each(twice),
    },
    Check {
        code: "REF-006",
        severity: Severity::Error,
        title: Pair { fr: "réunion précédente introuvable", en: "previous meeting not to be found" },
        why: Pair {
            fr: "Le programme ne lit que le dossier voisin de ce nom : aucun chemin n'en sort.",
            en: "The program reads the folder of that name beside this one only: no path leads out of it.",
        },
        run: Run::Of(Kind::Meeting, previous),
    },
];

/// Shows every reference of `record` that its own fields hold, with its row of the table.
fn each_reference(record: &Record, see: &mut dyn FnMut(&'static FieldSpec, Option<&RawRef>)) {
    record.body.walk(&mut |spec, seen| match seen {
        Seen::Ref(reference) | Seen::Place(Where::Place(reference)) => see(spec, Some(reference)),
        Seen::Open(_) | Seen::Close => see(spec, None),
        _ => {}
    });
}

fn itself(_: &Ground, record: &Record, found: &mut Findings) {
    let mut tell = |span: Span, field: &str| {
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("`{}` renvoie à elle-même dans {field}", record.id),
                format!("`{}` refers to itself in {field}", record.id),
            )
            .help(
                "écrivez l'identifiant de l'autre fiche, ou retirez cette référence",
                "write the id of the other record, or remove this reference",
            ),
        );
    };
    each_reference(record, &mut |spec, reference| {
        if let Some(reference) = reference.filter(|reference| reference.id == record.id) {
            tell(reference.span, spec.name);
        }
    });
    if let Some(same) = record.same_as.as_ref().filter(|same| same.id == record.id) {
        tell(same.span, "same_as");
    }
}

fn circles(ground: &Ground, found: &mut Findings) {
    let next: HashMap<&str, (&Record, &RawRef)> = ground
        .records()
        .filter_map(|record| Some((&*record.id, (record, record.same_as.as_ref()?))))
        .filter(|(id, (_, same))| *same.id != **id)
        .collect();
    let mut done: HashSet<&str> = HashSet::new();
    for start in ground.records().filter(|record| next.contains_key(&*record.id)) {
        let mut path: Vec<&Record> = Vec::new();
        let mut here: HashMap<&str, usize> = HashMap::new();
        let mut at = &*start.id;
        while let Some((record, same)) = next.get(at) {
            if let Some(from) = here.get(at) {
                found.push(circle(&path[*from..], &next));
                break;
            }
            if !done.insert(at) {
                break;
            }
            here.insert(at, path.len());
            path.push(record);
            at = &same.id;
        }
    }
}

/// Most members of a circle that are named.
const NAMED: usize = 6;

/// A circle, told at its last member: taking `same_as` out there opens it.
fn circle(members: &[&Record], next: &HashMap<&str, (&Record, &RawRef)>) -> Finding {
    let last = members[members.len() - 1];
    let span = next.get(&*last.id).map_or(last.span, |(_, same)| same.span);
    let mut way: Vec<&str> = members.iter().take(NAMED).map(|record| &*record.id).collect();
    way.push(if members.len() > NAMED { "…" } else { &*members[0].id });
    let way = way.join(" → ");
    let finding = Finding::at(
        last,
        Spot::of(span),
        format!("same_as tourne en rond : {way}"),
        format!("same_as goes round in a circle: {way}"),
    )
    .label(
        members[0],
        Spot::field(members[0].span, "same_as"),
        "le cercle commence ici",
        "the circle begins here",
    )
    .help(
        "retirez same_as de la fiche qui est le premier compte rendu",
        "remove same_as from the record that is the first account",
    );
    finding.mention_all(members.iter().copied())
}

/// Members of the list that is being walked, by the hash of their ids: short lists cost no allocation.
#[derive(Default)]
struct Members {
    field: Option<&'static FieldSpec>,
    few: [u64; FEW],
    count: usize,
    many: HashSet<u64>,
    last: Span,
}

/// Members that are kept without a set.
const FEW: usize = 8;

impl Members {
    /// Begins another list where `field` is not that of the list before.
    fn enter(&mut self, field: Option<&'static FieldSpec>) {
        let same = matches!((self.field, field), (Some(a), Some(b)) if std::ptr::eq(a, b));
        if !same {
            self.field = field;
            self.count = 0;
            self.many.clear();
        }
    }

    /// Takes a member; whether it was there already.
    fn is_second(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        if self.few[..self.count].contains(&hash) || self.many.contains(&hash) {
            return true;
        }
        match self.few.get_mut(self.count) {
            Some(free) => {
                *free = hash;
                self.count += 1;
            }
            None => {
                self.many.insert(hash);
            }
        }
        false
    }
}

/// Bytes between two members that hold a comma and white space, but surely no comment.
const PLAIN_GAP: u32 = 3;

fn twice(_: &Ground, record: &Record, found: &mut Findings) {
    let mut members = Members::default();
    each_reference(record, &mut |spec, reference| {
        let Some(reference) = reference else { return members.enter(None) };
        members.enter(Some(spec));
        let before = std::mem::replace(&mut members.last, reference.span);
        if !members.is_second(&reference.id) {
            return;
        }
        let field = spec.name;
        let finding = Finding::at(
            record,
            Spot::of(reference.span),
            format!("`{}` est deux fois dans {field}", reference.id),
            format!("`{}` stands twice in {field}", reference.id),
        )
        .help("retirez celle-ci : la première suffit", "remove this one: the first is enough");
        // The comma before it goes with it.
        let spot = Spot::of(Span { start: before.end, ..reference.span });
        let gap = reference.span.start.saturating_sub(before.end);
        found.push(if gap <= PLAIN_GAP { finding.fix(spot, "") } else { finding.guess(spot, "") });
    });
}

fn previous(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::Meeting(meeting) = &record.body else { return };
    let Some(written) = &meeting.previous else { return };
    let name = written.get(Lang::Fr);
    let help = (
        "écrivez le nom du dossier de la réunion précédente, à côté de celui-ci, sans chemin",
        "write the name of the folder of the previous meeting, beside this one, without a path",
    );
    let plain = !name.contains(['/', '\\', ':']) && !matches!(name.trim(), "" | "." | "..");
    let shown: String = name.chars().take(QUOTED).collect();
    let finding = if plain {
        if !ground.before_is_missing() {
            return;
        }
        let (fr, en) = (
            format!(
                "réunion précédente (previous) introuvable : pas de dossier `{shown}` à côté de celui-ci"
            ),
            format!("previous meeting not found: no folder `{shown}` beside this one"),
        );
        Finding::field(record, "previous", fr, en).severity(Severity::Warning)
    } else {
        let (fr, en) = (
            format!("previous : `{shown}` n'est pas le nom d'un dossier voisin"),
            format!("previous: `{shown}` is not the name of a folder beside this one"),
        );
        let finding = Finding::field(record, "previous", fr, en);
        match name.rsplit(['/', '\\']).find(|part| !matches!(*part, "" | "." | "..")) {
            Some(last) => finding.guess(Spot::field(record.span, "previous"), format!("{last:?}")),
            None => finding,
        }
    };
    found.push(finding.help(help.0, help.1).alone());
}

/// Most characters of a name that are quoted.
const QUOTED: usize = 40;
