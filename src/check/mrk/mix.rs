//! Real facts that rest on something invented.

use super::marked;
use crate::check::finding::Finding;
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

pub(super) fn mixed(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let other =
        record.same_as.as_ref().and_then(|reference| Some((reference, ground.room.follow(reference)?)));
    if let Some((reference, other)) =
        other.filter(|(_, other)| !other.marking.assumed && other.marking.exercise != record.marking.exercise)
    {
        let id = other.safe_id();
        let (fr, en) = if record.marking.exercise { ("réelle", "real") } else { ("d'exercice", "exercise") };
        found.push(
            Finding::at(
                record,
                Spot::of(reference.span),
                format!("même événement que {id}, qui est une fiche {fr}"),
                format!("same event as {id}, which is a record marked {en}"),
            )
            .label(other, marked(ground, other, "exercise"), "l'autre compte rendu", "the other account")
            .help(
                "marquez les deux pareillement, ou ôtez same_as",
                "mark both the same way, or take same_as out",
            ),
        );
    }
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
                "écrivez exercise: true, ou ôtez EXERCICE du titre",
                "write exercise: true, or take EXERCISE out of the title",
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
                format!("fait réel (exercise: false) d'après une source d'exercice, {id}"),
                format!("a real fact (exercise: false) from an exercise source, {id}"),
            )
            .label(source, marked(ground, source, "exercise"), "source d'exercice", "exercise source")
            .help(
                "citez une source réelle, ou marquez la fiche exercise: true",
                "cite a real source, or mark the record exercise: true",
            ),
        );
    });
}
