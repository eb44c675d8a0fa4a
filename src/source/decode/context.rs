//! What decoding a file gathers.

use super::{Found, Met, Written};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::marking::{Marking, MarkingFields};
use crate::model::nation::Nation;
use crate::model::reference::RawRef;
use crate::model::span::Span;
use crate::model::table::Record;
use crate::source::doubt::Named;
use crate::source::id::Id;
use crate::source::inherit::merge;
use crate::source::reader::Slots;
use crate::source::slips::{self, Slips};
use crate::syntax::{Field, Node};

/// What decoding a file gathers.
pub(in crate::source) struct Context<'a> {
    pub text: &'a str,
    pub found: Vec<Found>,
    pub met: Vec<Met>,
    pub written: Vec<Written>,
    pub records: Vec<Record>,
    /// What was gathered before `met`, `written` and `records`: put together only when the tree is gone, for
    /// it takes as much memory again.
    earlier: Vec<Batch>,
    /// Records that were met there.
    before: usize,
    /// Of the groups that are being read.
    pub slots: Slots,
    /// Errors so far; those in markings are taken back, because they do not cost the record.
    pub errors: usize,
    /// The value being read was broken in the text itself: the parser has said so.
    pub broken: bool,
    pub built_in: bool,
    /// Where the form of the file was not as it should be.
    pub slips: &'a Slips,
    /// Parts of it from which nothing is read as intended.
    pub guarded: Vec<Span>,
    /// Groups whose fields a wrong bracket scattered.
    pub scattered: Vec<Span>,
    /// What holds for every record.
    pub head: Head,
    /// Place in `met` of the record being read.
    pub current: Option<usize>,
}

/// What a part of a file gave.
#[derive(Default)]
pub(in crate::source) struct Batch {
    pub met: Vec<Met>,
    pub written: Vec<Written>,
    pub records: Vec<Record>,
}

/// What a file gave.
#[derive(Default)]
pub(in crate::source) struct Decoded {
    batches: Vec<Batch>,
    pub found: Vec<Found>,
    pub guarded: Vec<Span>,
    pub scattered: Vec<Span>,
    pub head: Head,
}

impl Decoded {
    /// What was met and what refers to what, in order.
    pub fn links(&mut self) -> (Vec<Met>, Vec<Written>) {
        if let [only] = &mut self.batches[..] {
            return (std::mem::take(&mut only.met), std::mem::take(&mut only.written));
        }
        let mut met = Vec::with_capacity(self.batches.iter().map(|batch| batch.met.len()).sum());
        let mut written = Vec::with_capacity(self.batches.iter().map(|batch| batch.written.len()).sum());
        for batch in &mut self.batches {
            met.append(&mut std::mem::take(&mut batch.met));
            written.append(&mut std::mem::take(&mut batch.written));
        }
        (met, written)
    }

    /// The records, in order, by batches.
    pub fn records(self) -> impl Iterator<Item = Vec<Record>> {
        self.batches.into_iter().map(|batch| batch.records)
    }
}

/// What the head of a file says.
#[derive(Clone, Default)]
pub(in crate::source) struct Head {
    pub contributor: Option<Nation>,
    pub private: bool,
    pub marking: Option<MarkingFields>,
    /// It may say more than was understood.
    pub unreadable: bool,
    /// What it names then.
    pub named: Named,
}

impl Head {
    /// The nation whose file it is.
    pub fn originator(&self) -> Option<Nation> {
        self.marking.as_ref().and_then(|head| head.originator).or(self.contributor)
    }
}

impl<'a> Context<'a> {
    pub fn new(text: &'a str, built_in: bool, slips: &'a Slips) -> Self {
        Self {
            text,
            found: Vec::new(),
            met: Vec::new(),
            written: Vec::new(),
            records: Vec::new(),
            earlier: Vec::new(),
            before: 0,
            slots: Slots::new(),
            errors: 0,
            broken: false,
            built_in,
            slips,
            guarded: Vec::new(),
            scattered: Vec::new(),
            head: Head::default(),
            current: None,
        }
    }

    /// An empty one for a part of the same file with about `count` records, behind its head.
    pub fn branch(&self, count: usize) -> Self {
        Self {
            met: Vec::with_capacity(count),
            written: Vec::with_capacity(count),
            records: Vec::with_capacity(count),
            head: self.head.clone(),
            ..Self::new(self.text, self.built_in, self.slips)
        }
    }

    /// Takes in what a branch gathered, as if it had been read here.
    pub fn join(&mut self, mut branch: Self) {
        self.seal();
        let (before, shift) = (self.before, self.shift());
        branch.found.iter_mut().for_each(|found| found.record = found.record.map(|number| number + before));
        let records = branch.written.iter_mut().filter_map(|written| written.record.as_mut());
        records.for_each(|number| *number += shift);
        self.found.append(&mut branch.found);
        self.guarded.append(&mut branch.guarded);
        self.scattered.append(&mut branch.scattered);
        (self.met, self.written, self.records) = (branch.met, branch.written, branch.records);
        self.seal();
    }

    /// Puts aside what was gathered so far.
    fn seal(&mut self) {
        // Whatever is read or refers to anything was met.
        if self.met.is_empty() {
            return;
        }
        self.before += self.met.len();
        self.earlier.push(Batch {
            met: std::mem::take(&mut self.met),
            written: std::mem::take(&mut self.written),
            records: std::mem::take(&mut self.records),
        });
    }

    fn shift(&self) -> u32 {
        u32::try_from(self.before).unwrap_or(u32::MAX)
    }

    /// All that was gathered.
    pub fn finish(mut self) -> Decoded {
        self.seal();
        Decoded {
            batches: self.earlier,
            found: self.found,
            guarded: self.guarded,
            scattered: self.scattered,
            head: self.head,
        }
    }

    /// Keeps a diagnostic for the record being read.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        let record = self.current.map(|number| number + self.before);
        self.found.push(Found { diagnostic, record });
    }

    /// Takes errors back that do not cost the record.
    pub fn forgive(&mut self, to: usize) {
        self.errors = to;
    }

    /// Whether a field that says who may see what was not written as it should be; minds it if so.
    pub fn doubtful(&mut self, field: Field<'a>) -> bool {
        let span = field.name_span.to(field.value.span());
        let touched = self.slips.touched(span);
        self.guarded.extend(touched);
        touched.is_some()
    }

    /// Whether what is odd about a group comes from a bracket in it; if so, that bracket is in doubt and the
    /// record broken.
    pub fn scattered(&mut self, span: Span) -> bool {
        let torn = self.slips.torn(span);
        if torn {
            self.broken = true;
            if self.scattered.last() != Some(&span) {
                self.scattered.push(span);
            }
        }
        torn
    }

    /// Makes what was read as intended since report number `from` an error; whether there was any.
    pub fn guard(&mut self, from: usize) -> bool {
        let mut any = false;
        for found in self.found[from..].iter_mut().filter(|found| found.diagnostic.code == "STR-012") {
            slips::guard(&mut found.diagnostic);
            any = true;
        }
        any
    }

    /// Keeps a reference for the check of links.
    pub fn refer(&mut self, reference: &RawRef) {
        // A reference that has not the form of one was complained of.
        if let Some(id) = Id::new(&reference.id) {
            let record = self.current.and_then(|number| u32::try_from(number + self.before).ok());
            self.written.push(Written { id, kinds: reference.kinds, span: reference.span, record });
        }
    }

    /// The nation whose file it is.
    pub fn originator(&self) -> Option<Nation> {
        self.head.originator()
    }

    /// A marking with what the head of the file says filled in.
    pub fn inherit(&self, own: Option<&MarkingFields>) -> Marking {
        let head = &self.head;
        if head.unreadable {
            return head.named.kept_back_below(own, head.contributor);
        }
        merge(own, head.marking.as_ref(), head.contributor)
    }

    /// The marking of a record of which `text` says what may not be meant.
    pub fn kept_back(&self, text: &str) -> Marking {
        Named::of(text).kept_back(&self.inherit(None), self.originator())
    }

    pub fn text_of(&self, field: Field<'a>) -> &'a str {
        let span = field.name_span.to(field.value.span());
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where a complaint about a whole group points: its name, or its opening bracket.
    pub fn head_of(&self, node: Node<'a>) -> Span {
        let span = node.span();
        let width = self.text.get(span.start as usize..).and_then(|rest| rest.chars().next());
        let end = span.start + width.map_or(0, |c| u32::try_from(c.len_utf8()).unwrap_or(1));
        node.name_span().unwrap_or(Span { end: end.min(span.end), ..span })
    }
}
