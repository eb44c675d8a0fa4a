//! Ids of all files together: those given twice, and references that lead nowhere.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::quality::RandomState;

use super::Gathered;
use crate::source::check_links::{self, Known, Target, Targets};
use crate::source::decode::{Found, Met};
use crate::source::slips;

impl Gathered {
    /// Of records with one id the first stays; a record of a file replaces a built-in place.
    pub(super) fn duplicates(&mut self) {
        let count = self.parts.iter().map(|part| part.met.len()).sum();
        let mut first: HashMap<&str, &Met, RandomState> =
            HashMap::with_capacity_and_hasher(count, RandomState::default());
        let mut late: Vec<(usize, Found)> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            for (number, met) in part.met.iter().enumerate() {
                let Some(id) = met.id.as_deref() else { continue };
                match first.entry(id) {
                    Entry::Vacant(place) => _ = place.insert(met),
                    Entry::Occupied(known) => {
                        let diagnostic = check_links::duplicate(id, met.id_span, known.get().id_span);
                        late.push((at, Found { diagnostic, record: Some(number) }));
                    }
                }
            }
        }
        // No two records stand at one place, so that which of several is meant is told by its span.
        let only = late.is_empty();
        self.out.records.retain(|record| {
            let known = || first.get(&*record.id);
            if record.built_in {
                known().is_none()
            } else {
                only || known().is_some_and(|met| met.span == record.span)
            }
        });
        for (at, mut found) in late {
            self.narrow(&mut found.diagnostic);
            if let Some(number) = found.record {
                self.parts[at].met[number].kept = false;
            }
            self.parts[at].found.push(found);
        }
    }

    /// References to ids that do not exist, or that are those of another kind of record.
    pub(super) fn links(&mut self) {
        let mut named = Targets::default();
        for written in self.parts.iter().flat_map(|part| &part.written) {
            named.entry(&written.id).or_default();
        }
        if !named.is_empty() {
            self.targets(&mut named, false);
        }
        let all = || {
            let mut all = Targets::default();
            self.targets(&mut all, true);
            all
        };
        let known = Known::new(named, &all);
        let mut late: Vec<(usize, Found)> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            for written in &part.written {
                let record = written.record.map(|number| number as usize);
                let complaint = check_links::check(written, &known);
                // In a record with a broken form it proves nothing where an id stands, but that it leads nowhere.
                let broken = record.is_some_and(|number| part.met[number].broken);
                let complaint = complaint.filter(|found| !broken || found.code == "REF-001");
                late.extend(complaint.map(|diagnostic| (at, Found { diagnostic, record })));
            }
        }
        for (at, found) in late {
            self.parts[at].found.push(found);
        }
        for part in &mut self.parts {
            part.found.sort_by_key(|found| (found.diagnostic.span.start, found.diagnostic.span.end));
        }
    }

    /// Notes in `targets` what ids lead to: those that are in it, or every one.
    fn targets<'k>(&'k self, targets: &mut Targets<'k>, every: bool) {
        let mut note = |id: &'k str, target: &dyn Fn() -> Target, place| {
            let slot = if every { Some(targets.entry(id).or_default()) } else { targets.get_mut(id) };
            if let Some(slot) = slot {
                let target = slot.get_or_insert_with(target);
                target.written = target.written.or(place);
            }
        };
        let of = |kind| move || Target { kind, written: None };
        // The others stand in the files, and their ids with them.
        for record in self.out.records.iter().filter(|record| record.built_in || record.stale.is_some()) {
            note(&record.id, &of(Some(record.kind)), None);
        }
        for met in self.parts.iter().flat_map(|part| &part.met) {
            if let Some(id) = &met.id {
                note(id, &of(Some(met.kind)), Some(met.id_span));
            } else if let Some(meant) = &met.meant {
                // Whoever writes it right made no mistake.
                note(meant, &of(None), None);
            }
        }
        for (part, source) in self.parts.iter().zip(&self.sources) {
            if part.found.iter().any(|found| found.diagnostic.code == "STR-001") {
                slips::written_ids(&source.text).for_each(|id| note(id, &of(None), None));
            }
        }
    }
}
