//! The line of a record that matches, where its title does not.

use super::fields::{aliases, linked_field, sides};
use super::marks;
use super::wanted::Wanted;
use crate::model::lang::Lang;
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::safe_text::SafeText;
use crate::model::table::Record;
use crate::model::text::{Prose, Text};
use crate::model::value::{FieldSpec, Pair, Seen};

/// A line that matches, in each language in which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Label of the field it stands in.
    pub label: Pair,
    pub fr: Option<SafeText>,
    pub en: Option<SafeText>,
}

impl Excerpt {
    /// The line in `lang` if it matches there, else in the other language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Fr => (&self.fr, &self.en),
            Lang::En => (&self.en, &self.fr),
        };
        first.as_ref().or(second.as_ref()).map_or("", SafeText::as_str)
    }
}

/// The first line of the record `id` with the most words of the query, unless its title has one;
/// `slips` says that typos were forgiven to find it.
pub(super) fn of(room: &Room, id: &str, wanted: &[Wanted], slips: bool) -> Option<Excerpt> {
    let record = room.get(id)?;
    let mut best = Best { wanted, slips, shown: 0, found: None };
    if sides(record.title()).any(|side| best.count(side) > 0) {
        return None;
    }
    for tag in &record.header.tags {
        best.text(TAGS, tag);
    }
    record.body.walk(&mut |spec, seen| best.value(room, record, spec, seen));
    best.found
}

/// Label of the tags, which stand in the header of every record.
const TAGS: Pair = Pair { fr: "Mots-clés", en: "Tags" };

/// The best line so far.
struct Best<'w> {
    wanted: &'w [Wanted],
    slips: bool,
    /// How many words it shows.
    shown: u32,
    found: Option<Excerpt>,
}

impl Best<'_> {
    fn value(&mut self, room: &Room, record: &Record, spec: &FieldSpec, seen: Seen<'_>) {
        if self.shown as usize == self.wanted.len() {
            return;
        }
        match seen {
            Seen::Text(text) => self.text(spec.label, text),
            Seen::Prose(prose) => self.prose(spec.label, prose),
            Seen::Ref(reference) | Seen::Place(Where::Place(reference)) => {
                let target = room.follow(reference).filter(|target| target.id != record.id);
                let Some(target) = target.filter(|t| linked_field(t.kind).is_some()) else { return };
                self.text(spec.label, target.title());
                for alias in aliases(target) {
                    self.text(spec.label, alias);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, label: Pair, text: &Text) {
        let same = text.fr == text.en;
        let fr = text.fr.as_ref().map(|line| (self.count(line), line));
        let en = if same { fr } else { text.en.as_ref().map(|line| (self.count(line), line)) };
        self.offer(label, fr, en);
    }

    fn prose(&mut self, label: Pair, prose: &Prose) {
        let counted = |lines: &'_ [SafeText], this: &Self| -> Option<(u32, usize)> {
            // The first of equals: `max_by_key` would take the last.
            (0..lines.len()).rev().map(|at| (this.count(&lines[at]), at)).max_by_key(|(count, _)| *count)
        };
        let fr = counted(&prose.fr, self).map(|(count, at)| (count, &prose.fr[at]));
        let en = counted(&prose.en, self).map(|(count, at)| (count, &prose.en[at]));
        self.offer(label, fr, en);
    }

    /// How many words of the query `line` shows; one word three times is one.
    fn count(&self, line: &str) -> u32 {
        marks::shown(self.wanted, line, self.slips).count_ones()
    }

    /// Takes the line if it shows more words than what was found before.
    fn offer(&mut self, label: Pair, fr: Option<(u32, &SafeText)>, en: Option<(u32, &SafeText)>) {
        let count = |side: Option<(u32, &SafeText)>| side.map_or(0, |(count, _)| count);
        if count(fr).max(count(en)) > self.shown {
            self.shown = count(fr).max(count(en));
            let [fr, en] = [fr, en].map(|side| side.filter(|(n, _)| *n > 0).map(|(_, line)| line.clone()));
            self.found = Some(Excerpt { label, fr, en });
        }
    }
}
