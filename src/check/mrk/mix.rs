//! Real facts that rest on something invented.

use super::marked;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};
use crate::model::text::Text;
use crate::model::value::Seen;

/// Whether the title says that it is an exercise.
fn says_exercise(title: &Text) -> bool {
    let says = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "EXERCISE" | "EXERCICE"))
    };
    [&title.fr, &title.en].into_iter().flatten().any(|text| says(text.as_str()))
}

/// Two accounts of one event, one real, one exercise.
fn same_event(ground: &Ground, record: &Record, found: &mut Findings) {
    let other =
        record.same_as.as_ref().and_then(|reference| Some((reference, ground.room.follow(reference)?)));
    if let Some((reference, other)) =
        other.filter(|(_, other)| !other.marking.assumed && other.marking.exercise != record.marking.exercise)
    {
        let id = other.safe_id();
        let real = ("fiche réelle", "a real record");
        let exercise = ("fiche d'exercice", "an exercise record");
        let (own, its) = if record.marking.exercise { (exercise, real) } else { (real, exercise) };
        found.push(
            Finding::at(
                record,
                Spot::of(reference.span),
                format!("{}, mais même événement que {id}, {}", own.0, its.0),
                format!("{}, but the same event as {id}, {}", own.1, its.1),
            )
            .label(other, marked(ground, other, "exercise"), "l'autre compte rendu", "the other account")
            .help(
                "écrivez le même exercise: dans les deux fiches, ou retirez same_as",
                "write the same exercise: in both records, or remove same_as",
            ),
        );
    }
}

pub(super) fn mixed(ground: &Ground, record: &Record, found: &mut Findings) {
    same_event(ground, record, found);
    if record.marking.exercise {
        return;
    }
    let title = record.title();
    if says_exercise(title) {
        found.push(
            Finding::at(
                record,
                Spot::of(title.span),
                "le titre dit EXERCICE, le marquage dit réel (exercise: false)",
                "the title says EXERCISE, the marking says real (exercise: false)",
            )
            .help(
                "écrivez exercise: true, ou retirez EXERCICE du titre",
                "write exercise: true, or remove EXERCISE from the title",
            ),
        );
        return;
    }
    let mut first = true;
    record.body.walk(&mut |_, value| {
        let Seen::Ref(reference) = value else { return };
        let Some(source) = ground.room.follow(reference) else { return };
        // A marking that could not be read says nothing.
        let exercise = source.marking.exercise && !source.marking.assumed;
        if source.kind != Kind::Source || !exercise || !std::mem::take(&mut first) {
            return;
        }
        let id = source.safe_id();
        found.push(
            Finding::at(
                record,
                Spot::of(reference.span),
                format!("fait réel (exercise: false) fondé sur une source d'exercice, {id}"),
                format!("real fact (exercise: false) that rests on an exercise source, {id}"),
            )
            .label(source, marked(ground, source, "exercise"), "source d'exercice", "exercise source")
            .help(
                "citez une source réelle, ou marquez la fiche exercise: true",
                "cite a real source, or mark the record exercise: true",
            ),
        );
    });
}
