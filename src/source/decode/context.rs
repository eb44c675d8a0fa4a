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
    pub current: Option<usize>,
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

impl<'a> Context<'a> {
    pub fn new(text: &'a str, built_in: bool, slips: &'a Slips) -> Self {
        Self {
            text,
            found: Vec::new(),
            met: Vec::new(),
            written: Vec::new(),
            records: Vec::new(),
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
            records: Vec::with_capacity(count),
            head: self.head.clone(),
            ..Self::new(self.text, self.built_in, self.slips)
        }
    }

    /// Takes in what a branch gathered, as if it had been read here.
    pub fn join(&mut self, mut branch: Self) {
        let before = self.met.len();
        let shift = u32::try_from(before).unwrap_or(u32::MAX);
        branch.found.iter_mut().for_each(|found| found.record = found.record.map(|number| number + before));
        branch
            .written
            .iter_mut()
            .for_each(|written| written.record = written.record.map(|number| number + shift));
        self.found.append(&mut branch.found);
        self.written.append(&mut branch.written);
        self.met.append(&mut branch.met);
        self.records.append(&mut branch.records);
        self.guarded.append(&mut branch.guarded);
        self.scattered.append(&mut branch.scattered);
    }

    /// Keeps a diagnostic for the record being read.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        self.found.push(Found { diagnostic, record: self.current });
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
            let record = self.current.and_then(|number| u32::try_from(number).ok());
            self.written.push(Written { id, kinds: reference.kinds, span: reference.span, record });
        }
    }

    /// The nation whose file it is.
    pub fn originator(&self) -> Option<Nation> {
        self.head.marking.as_ref().and_then(|head| head.originator).or(self.head.contributor)
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
