//! Loading over what was loaded before: what cannot be read any more keeps its last good version.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Gathered, Loaded, Part, Previous};
use crate::model::diagnostic::Severity;
use crate::model::marking::{Marking, MarkingFields};
use crate::model::safe_text::SafeText;
use crate::model::span::{FileId, Span};
use crate::model::stale::Present;
use crate::model::table::Record;
use crate::model::value::Group;
use crate::source::decode::Met;
use crate::source::files::SourceFile;

/// Steps from a word to `marking` within which it may have been meant to be it.
const SLIP: usize = 2;
/// Longest word that is compared, in bytes.
const LONGEST: usize = 20;

/// What of one file cannot be read.
struct Damage<'a> {
    file: &'a SourceFile,
    part: &'a Part,
    /// Records that were left out, by id.
    left_out: HashMap<&'a str, Vec<(usize, &'a Met)>>,
    /// The first mistake that may have cost records without a trace.
    lost: Option<Span>,
    /// Nothing of it was read.
    unread: bool,
}

impl Gathered {
    /// Takes from `previous` every record whose present text cannot be read.
    pub(super) fn keep(&mut self, previous: &Previous) {
        let damages: HashMap<&SafeText, Damage<'_>> = self
            .sources
            .iter()
            .zip(&self.parts)
            .filter_map(|(file, part)| Some((&file.name, Damage::of(file, part)?)))
            .collect();
        if damages.is_empty() {
            return;
        }
        let known: HashSet<&str> = self.out.records.iter().map(|record| &*record.id).collect();
        // The record may have been moved to another file, and be broken there.
        let mut anywhere: HashMap<&str, &Damage<'_>> = HashMap::new();
        for damage in damages.values() {
            for id in damage.left_out.keys() {
                let first = anywhere.entry(id).or_insert(damage);
                if damage.file.id < first.file.id {
                    *first = damage;
                }
            }
        }
        let kept = previous.briefing.outdated(|record| {
            if known.contains(&*record.id) {
                return None;
            }
            if let Some(damage) = anywhere.get(&*record.id) {
                return damage.left_out(&record.id);
            }
            let name = previous.names.get(usize::from(record.span.file.0))?;
            damages.get(name)?.lost()
        });
        self.insert(kept);
    }

    /// Puts records where their text stands, so that lists keep their order.
    fn insert(&mut self, kept: Vec<Record>) {
        let mut by_file: BTreeMap<FileId, Vec<Record>> = BTreeMap::new();
        for record in kept {
            by_file.entry(record.span.file).or_default().push(record);
        }
        for records in by_file.values_mut() {
            // The first comes last: they are taken from the end.
            records.sort_by_key(|record| record.span.start);
            records.reverse();
        }
        let mut all = Vec::with_capacity(self.out.records.len());
        for record in std::mem::take(&mut self.out.records) {
            // Nothing is left of the files before.
            while !record.built_in
                && let Some(entry) = by_file.first_entry()
                && *entry.key() < record.span.file
            {
                all.extend(entry.remove().into_iter().rev());
            }
            if let Some(waiting) = by_file.get_mut(&record.span.file).filter(|_| !record.built_in) {
                while let Some(before) = waiting.pop_if(|kept| kept.span.start < record.span.start) {
                    all.push(before);
                }
            }
            all.push(record);
        }
        all.extend(by_file.into_values().flat_map(|records| records.into_iter().rev()));
        self.out.records = all;
    }
}

impl<'a> Damage<'a> {
    /// What cannot be read of `file`; nothing when all of it can.
    fn of(file: &'a SourceFile, part: &'a Part) -> Option<Self> {
        let mut left_out: HashMap<&str, Vec<(usize, &Met)>> = HashMap::new();
        for (number, met) in part.met.iter().enumerate().filter(|(_, met)| !met.kept) {
            if let Some(id) = &met.id {
                left_out.entry(id).or_default().push((number, met));
            }
        }
        let errors = part.found.iter().filter(|found| found.diagnostic.severity == Severity::Error);
        // An error of a record without an id is that of one nobody can name.
        let nameless = |number: usize| part.met[number].id.is_none();
        let traceless = errors
            .filter(|found| found.record.is_none_or(nameless))
            .map(|found| (found.diagnostic.code, found.diagnostic.span));
        let torn = part.torn.iter().map(|span| ("", *span));
        let first = traceless.chain(torn).min_by_key(|(_, span)| span.start);
        let unread = first.is_some_and(|(code, _)| code == "FIL-001");
        let lost = first.map(|(_, span)| span);
        (lost.is_some() || !left_out.is_empty()).then_some(Self { file, part, left_out, lost, unread })
    }

    /// What the text still says of the record `id`, which was left out.
    fn left_out(&self, id: &str) -> Option<Present> {
        let all = self.left_out.get(id)?;
        let (first, met) = *all.first()?;
        let error = self
            .part
            .found
            .iter()
            .find(|found| found.record == Some(first) && found.diagnostic.severity == Severity::Error);
        let place = error.map_or(met.span, |found| found.diagnostic.span);
        let mut marking = self.marking(met);
        for (_, other) in &all[1..] {
            // Which of several was meant is not known: it is for those to whom all of them show it.
            marking = marking
                .zip(self.marking(other))
                .map(|(one, other)| crate::model::stale::narrower(&one, &other));
        }
        Some(Present { span: met.span, line: Some(self.line(place)), marking, private: self.part.private })
    }

    /// The same of a record that is nowhere to be found: it may stand where the text is broken.
    fn lost(&self) -> Option<Present> {
        let span = self.lost?;
        // A place of its own: no length would mean that it stands in no file.
        let span = Span { end: span.end.max(span.start + 1), ..span };
        let line = (!self.unread).then(|| self.line(span));
        Some(Present { span, line, marking: None, private: self.part.private })
    }

    /// The marking of a record that was left out, where it is certain.
    fn marking(&self, met: &Met) -> Option<Marking> {
        let marking = met.marking.clone()?;
        let (from, to) = (met.span.start, met.span.end);
        let torn = self.part.torn.iter().map(|span| span.start).find(|at| (from..to).contains(at));
        let own = marking.span != Span::default();
        match torn {
            None => Some(marking),
            // Written before the text breaks.
            Some(at) if own => (marking.span.end <= at).then_some(marking),
            // What holds for the file holds for it, unless it tries to say anything else.
            Some(_) => {
                let text = self.file.text.get(from as usize..to as usize)?;
                (!speaks_of_marking(text)).then_some(marking)
            }
        }
    }

    fn line(&self, span: Span) -> u32 {
        self.file.lines.line_col(&self.file.text, span.start).0
    }
}

/// Whether any field of a text may have been meant as a marking or a part of one.
fn speaks_of_marking(text: &str) -> bool {
    let fields = const { &<MarkingFields as Group>::SPEC }.fields;
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric()) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        // A word of a sentence says nothing of that; nor does one far too long for a slip.
        if word.len() > LONGEST || !after.trim_start().starts_with([':', '=', '(']) {
            continue;
        }
        let near = |name: &str| strsim::damerau_levenshtein(&word.to_ascii_lowercase(), name) <= SLIP;
        if near("marking") || fields.iter().any(|field| field.name == word) || near("rel_to") {
            return true;
        }
    }
    false
}

/// Names of the files that are not the same in both.
pub(super) fn differing(one: &Loaded, other: &Loaded) -> Vec<SafeText> {
    let texts = |loaded: &'_ Loaded| -> BTreeMap<String, usize> {
        loaded.files.iter().enumerate().map(|(at, file)| (file.name.to_string(), at)).collect()
    };
    let (here, there) = (texts(one), texts(other));
    let same = |name: &String| match (here.get(name), there.get(name)) {
        (Some(a), Some(b)) => {
            one.files[*a].text == other.files[*b].text && about(one, name) == about(other, name)
        }
        _ => false,
    };
    let names: std::collections::BTreeSet<&String> = here.keys().chain(there.keys()).collect();
    names.into_iter().filter(|name| !same(name)).map(|name| SafeText::new(name)).collect()
}

/// Messages about the reading of a file: its text may be the same, and be written in another way.
fn about(loaded: &Loaded, name: &str) -> Vec<&'static str> {
    let codes = ["FIL-001", "STR-005"];
    let all = loaded.briefing.problems_for_owner().iter();
    let here = all.filter(|problem| problem.file.as_str() == name);
    here.map(|problem| problem.diagnostic.code).filter(|code| codes.contains(code)).collect()
}
