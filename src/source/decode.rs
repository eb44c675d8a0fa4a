//! One file to records: its head, its sections, each record by the record table.

use super::id::Id;
use super::inherit::merge;
use super::reader::{NodeReader, Slots, plain_id, quote};
use super::slips::{self, Slips};
use crate::model::diagnostic::{Both, Diagnostic, Severity};
use crate::model::marking::{Marking, MarkingFields};
use crate::model::nation::Nation;
use crate::model::reference::{MAX_ID, RawRef, is_id};
use crate::model::span::Span;
use crate::model::table::{Header, Kind, KindSet, Record};
use crate::model::value::{FieldSpec, Group, GroupSpec, Need, Pair, Reader, TypeSpec, Value};
use crate::syntax::{Field, Node, Shape, Tree};

/// A diagnostic and the record it belongs to.
pub(super) struct Found {
    pub diagnostic: Diagnostic,
    /// Number of the record in `Context::seen`.
    pub record: Option<usize>,
}

/// A record that was met, understood or not.
pub(super) struct Met {
    pub id: Option<Id>,
    /// What its id was probably meant to be, if that has not the form of one.
    pub meant: Option<Box<str>>,
    pub kind: Kind,
    pub span: Span,
    /// Where its id is written, else the record.
    pub id_span: Span,
    /// The marking, when it could be read.
    pub marking: Option<Marking>,
    /// Understood and kept.
    pub kept: bool,
    /// A mistake of form lies inside, so that parts of it may belong elsewhere.
    pub broken: bool,
}

/// A reference written in a record.
pub(super) struct Written {
    pub id: Id,
    pub kinds: KindSet,
    pub span: Span,
    /// Number of the record in `Context::met`.
    pub record: Option<u32>,
}

/// What decoding a file gathers.
pub(super) struct Context<'a> {
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
    pub private: bool,
    pub built_in: bool,
    /// Where the form of the file was not as it should be.
    pub slips: &'a Slips,
    /// Parts of it from which nothing is read as intended.
    pub guarded: Vec<Span>,
    /// Groups whose fields a wrong bracket scattered.
    pub scattered: Vec<Span>,
    contributor: Option<Nation>,
    head: Option<MarkingFields>,
    head_unreadable: bool,
    current: Option<usize>,
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
            private: false,
            built_in,
            slips,
            guarded: Vec::new(),
            scattered: Vec::new(),
            contributor: None,
            head: None,
            head_unreadable: false,
            current: None,
        }
    }

    /// An empty one for a part of the same file with about `count` records, behind its head.
    fn branch(&self, count: usize) -> Self {
        Self {
            met: Vec::with_capacity(count),
            records: Vec::with_capacity(count),
            private: self.private,
            contributor: self.contributor,
            head: self.head.clone(),
            head_unreadable: self.head_unreadable,
            ..Self::new(self.text, self.built_in, self.slips)
        }
    }

    /// Takes in what a branch gathered, as if it had been read here.
    fn join(&mut self, mut branch: Self) {
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
    fn doubtful(&mut self, field: Field<'a>) -> bool {
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
    fn guard(&mut self, from: usize) -> bool {
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
        self.head.as_ref().and_then(|head| head.originator).or(self.contributor)
    }

    /// A marking with what the head of the file says filled in.
    pub fn inherit(&self, own: Option<&MarkingFields>) -> Marking {
        if self.head_unreadable {
            return Marking::originator_only(own.and_then(|m| m.originator).or(self.contributor));
        }
        merge(own, self.head.as_ref(), self.contributor)
    }

    /// Where a complaint about a whole group points: its name, or its opening bracket.
    pub fn head_of(&self, node: Node<'a>) -> Span {
        let span = node.span();
        let width = self.text.get(span.start as usize..).and_then(|rest| rest.chars().next());
        let end = span.start + width.map_or(0, |c| u32::try_from(c.len_utf8()).unwrap_or(1));
        node.name_span().unwrap_or(Span { end: end.min(span.end), ..span })
    }
}

const fn field(name: &'static str, ty: TypeSpec, fr: &'static str, en: &'static str) -> FieldSpec {
    FieldSpec { name, need: Need::Optional, ty, unit: "", label: Pair { fr, en } }
}

/// Fields every record has beside its own and its `Header`.
pub static IDENTITY: GroupSpec = GroupSpec { name: "Record", fields: &IDENTITY_ROWS };

static IDENTITY_ROWS: [FieldSpec; 3] = [
    FieldSpec {
        name: "id",
        need: Need::Required,
        ty: TypeSpec::Text,
        unit: "",
        label: Pair { fr: "identifiant", en: "id" },
    },
    field("marking", TypeSpec::Marking, "marquage", "marking"),
    field("same_as", TypeSpec::Ref(KindSet(u64::MAX)), "autre compte rendu", "other account"),
];

/// Fields of the head of a file.
pub const HEAD: GroupSpec = GroupSpec {
    name: "Briefing",
    fields: &[
        field("contributor", TypeSpec::Word(&Nation::WORDS), "contributeur", "contributor"),
        field("private", TypeSpec::Bool, "privé", "private"),
        field("marking", TypeSpec::Marking, "marquage", "marking"),
        field("schema_version", TypeSpec::Integer { min: 1, max: 1 }, "version", "version"),
    ],
};

/// Newest form of files this program reads.
const SCHEMA_VERSION: i64 = 1;

/// Decodes the file of `tree` into `context`.
pub(super) fn file<'a>(tree: &'a Tree, context: &mut Context<'a>) {
    let Some(root) = tree.root().map(|root| tree.node(context.text, root)) else {
        return;
    };
    if root.shape() != Shape::Fields && root.shape() != Shape::Unit {
        if root.shape() != Shape::Broken {
            let message = Both::new(
                "un fichier de briefing est un groupe : (contributor: …, incidents: […])",
                "a briefing file is a group: (contributor: …, incidents: […])",
            );
            let span = context.head_of(root);
            context.report(Diagnostic::error("STR-009", span, message));
        }
        return;
    }
    head(root, context);
    unknown_sections(root, context);
    for part in root.fields() {
        let Some(kind) = Kind::ALL.iter().find(|kind| kind.section() == part.name && !kind.in_meeting())
        else {
            continue;
        };
        section(*kind, part.value.unwrapped(), part.name_span, context);
    }
}

/// Reads contributor, privacy and the marking that records inherit.
fn head<'a>(root: Node<'a>, context: &mut Context<'a>) {
    let fields: Vec<Field<'a>> = root.fields().collect();
    let value = |name: &str| fields.iter().find(|f| f.name == name).map(|f| f.value.unwrapped());
    let first = context.found.len();
    let sensitive = |f: &&Field<'_>| matches!(f.name, "contributor" | "private" | "marking");
    let mut doubtful = false;
    for field in fields.iter().filter(sensitive) {
        doubtful |= context.doubtful(*field);
    }
    if let Some(node) = value("contributor") {
        context.contributor = Nation::read(&mut NodeReader::new(node, context));
    }
    if let Some(node) = value("private") {
        // A file that tries to say so is taken as private, whatever is written behind it.
        context.private = NodeReader::new(node, context).boolean().unwrap_or(true);
    }
    context.private |= swallowed(root, &fields, context);
    if let Some(node) = value("schema_version") {
        let read = NodeReader::new(node, context).integer(1, i64::MAX);
        if let Some(version) = read.filter(|version| *version > SCHEMA_VERSION) {
            let message = Both::new(
                format!("version {version} inconnue : ce programme lit jusqu'à {SCHEMA_VERSION}"),
                format!("version {version} is unknown: this program reads up to {SCHEMA_VERSION}"),
            );
            let help = Both::new(
                "mettez le programme à jour, ou écrivez schema_version: 1",
                "bring the program up to date, or write schema_version: 1",
            );
            context.report(Diagnostic::error("STR-004", node.span(), message).with_help(help));
        }
    }
    let before = context.errors;
    if let Some(node) = value("marking") {
        let mut reader = NodeReader::new(node, context);
        let spec = const { &<MarkingFields as Group>::SPEC };
        let mut head = None;
        let read = reader.group(&[spec], &mut |inner| head = MarkingFields::read_fields(inner));
        let clean = read.is_some() && context.errors == before && !node.has_errors();
        context.head_unreadable = !clean;
        context.head = head.filter(|_| clean);
    } else if context.errors > before
        || near_miss(&fields, &["marking", "private"], |name| {
            Kind::ALL.iter().any(|kind| kind.section() == name)
        })
    {
        context.head_unreadable = true;
    }
    context.head_unreadable |= doubtful | context.guard(first);
}

/// Whether a slip of form in the head may hide that the file is private.
fn swallowed<'a>(root: Node<'a>, fields: &[Field<'a>], context: &Context<'a>) -> bool {
    let known = |f: &&Field<'_>| Kind::ALL.iter().any(|kind| kind.section() == f.name);
    let sections: Vec<Span> = fields.iter().filter(known).map(|f| f.name_span.to(f.value.span())).collect();
    if !context.slips.outside(&sections) {
        return false;
    }
    let mut at = root.span().start;
    let ends = sections.iter().map(|section| (section.start, section.end));
    ends.chain([(root.span().end, 0)]).any(|(start, end)| {
        let between = context.text.get(at as usize..start as usize).unwrap_or_default();
        at = end;
        between.contains("private") && !fields.iter().any(|f| f.name == "private")
    })
}

/// Whether an unknown field looks like a misspelt one of `names`: then nothing may be taken for granted.
fn near_miss(fields: &[Field<'_>], names: &[&str], known: impl Fn(&str) -> bool) -> bool {
    // Comparing is slow and known fields are the rule, so they are sorted out first.
    fields
        .iter()
        .filter(|f| !names.contains(&f.name) && !known(f.name))
        .any(|f| names.iter().any(|name| near(f.name, name)))
}

/// Whether `written` may be a slip of the pen for `name`.
fn near(written: &str, name: &str) -> bool {
    strsim::damerau_levenshtein(written, name) <= 2
}

/// Complains about sections that do not exist.
fn unknown_sections<'a>(root: Node<'a>, context: &mut Context<'a>) {
    // Kind names are few and fixed, so the specs of sections are made once here.
    const SECTIONS: GroupSpec = GroupSpec { name: "Briefing", fields: &SECTION_FIELDS };
    const SECTION_FIELDS: [FieldSpec; Kind::ALL.len()] = {
        let mut fields = [const { field("", TypeSpec::Records, "", "") }; Kind::ALL.len()];
        let mut at = 0;
        while at < fields.len() {
            fields[at].name = Kind::ALL[at].section();
            at += 1;
        }
        fields
    };
    NodeReader::new(root, context).enter(&[const { &SECTIONS }, const { &HEAD }]);
}

/// Reads the records of a section.
fn section<'a>(kind: Kind, node: Node<'a>, name: Span, context: &mut Context<'a>) {
    if kind == Kind::Note && !context.private {
        let message = Both::new(
            "les notes ne sont lues que dans un fichier privé (private: true)",
            "notes are read in a private file only (private: true)",
        );
        context.report(Diagnostic::error("MRK-018", name, message));
        return;
    }
    if kind == Kind::Meeting {
        record(node, context, kind);
        return;
    }
    match node.shape() {
        Shape::List => {
            let items: Vec<Node<'a>> = node.items().map(Node::unwrapped).collect();
            share(&items, context, kind);
        }
        Shape::Broken => {}
        _ => {
            let message = Both::new(
                format!("{} est une liste : [ (id: …), … ]", kind.section()),
                format!("{} is a list: [ (id: …), … ]", kind.section()),
            );
            context.report(Diagnostic::error("STR-009", context.head_of(node), message));
        }
    }
}

/// Records of a section that are worth another thread.
const SHARE: usize = 2_000;

/// Most threads that read one section.
const READERS: usize = 4;

/// Reads the records of a section, those of a long one on several threads: what comes of it is the same.
fn share<'a>(items: &[Node<'a>], context: &mut Context<'a>, kind: Kind) {
    context.met.reserve(items.len());
    context.records.reserve(items.len());
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(READERS);
    let threads = threads.min(items.len() / SHARE).max(1);
    let (own, others) = items.split_at(items.len().div_ceil(threads).min(items.len()));
    let parts: Vec<(&[Node<'a>], Context<'a>)> =
        others.chunks(own.len().max(1)).map(|part| (part, context.branch(part.len()))).collect();
    let branches: Vec<Context<'a>> = std::thread::scope(|scope| {
        let work = |(part, mut branch): (&[Node<'a>], Context<'a>)| {
            part.iter().for_each(|item| record(*item, &mut branch, kind));
            branch
        };
        let running: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        own.iter().for_each(|item| record(*item, context, kind));
        // A reader that broke is broken here too: nothing is left out in silence.
        let ended = |branch: Result<_, _>| branch.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        running.into_iter().map(|branch| ended(branch.join())).collect()
    });
    branches.into_iter().for_each(|branch| context.join(branch));
}

/// Reads one record; with a mistake it is left out, but its id stays known.
pub(super) fn record<'a>(node: Node<'a>, context: &mut Context<'a>, kind: Kind) {
    let outer = (context.current, context.errors, context.broken);
    let slots = context.slots.len();
    context.current = Some(context.met.len());
    context.broken = false;
    let number = context.met.len();
    let broken = node.has_errors() || context.slips.merged(node.span());
    context.met.push(Met {
        id: None,
        meant: None,
        kind,
        span: node.span(),
        id_span: node.span(),
        marking: None,
        kept: false,
        broken,
    });
    let made = read_record(node, context, kind, number);
    let whole = context.errors == outer.1 && !context.broken && !broken;
    if let (Some(record), true) = (made, whole) {
        context.met[number].kept = true;
        context.records.push(record);
    }
    // A record inside another one is left out by itself.
    (context.current, context.errors, context.broken) = outer;
    context.slots.truncate(slots);
}

fn read_record<'a>(node: Node<'a>, context: &mut Context<'a>, kind: Kind, number: usize) -> Option<Record> {
    let [of_id, of_marking, of_same_as] = &IDENTITY_ROWS;
    let mut reader = NodeReader::new(node, context);
    let group = reader.is_group();
    if group {
        reader.enter(&[&IDENTITY, const { &<Header as Group>::SPEC }, kind.spec()]);
    }
    let marking = match reader.written(of_marking) {
        Some(field) => own_marking(field, reader.context()),
        // A misspelt `marking` says that the inherited one does not hold.
        None if reader.unknown().any(|name| near(name, "marking")) => {
            Some(Marking::originator_only(reader.context().originator()))
        }
        None => Some(reader.context().inherit(None)),
    };
    reader.context().met[number].marking.clone_from(&marking);
    let id = reader.written(of_id).and_then(|field| {
        let node = field.value.unwrapped();
        reader.context().met[number].id_span = node.span();
        read_id(node, reader.context(), number)
    });
    reader.context().met[number].id = id.as_deref().and_then(Id::new);
    let same_as = reader.written(of_same_as).map(|field| field.value.unwrapped());
    let same_as = same_as
        .map(|node| NodeReader::new(node, reader.context()).reference(KindSet(kind.bit())))
        .unwrap_or_default();
    if !group {
        return None;
    }
    reader.field(of_id, &mut |_| ());
    let header = Header::read_fields(&mut reader);
    let body = kind.read(&mut reader);
    Some(Record {
        id: id?,
        kind,
        marking: marking?,
        private: context.private,
        built_in: context.built_in,
        same_as,
        header: header?,
        body: body?,
        span: node.span(),
        stale: None,
    })
}

/// Reads the marking of a record; what had to be guessed in it leaves the originator alone.
fn own_marking<'a>(field: Field<'a>, context: &mut Context<'a>) -> Option<Marking> {
    let first = context.found.len();
    let marking = NodeReader::new(field.value.unwrapped(), context).marking()?;
    if !(context.doubtful(field) | context.guard(first)) {
        return Some(marking);
    }
    Some(Marking { span: marking.span, ..Marking::originator_only(context.originator()) })
}

/// Reads an id and minds its prefix.
fn read_id<'a>(node: Node<'a>, context: &mut Context<'a>, number: usize) -> Option<Box<str>> {
    let id = NodeReader::new(node, context).string("identifiant entre guillemets", "an id in quotes")?;
    if !is_id(&id) {
        context.met[number].meant = plain_id(&id).map(Into::into);
        context.report(super::reader::bad_id(&id, node.span(), MAX_ID));
        return None;
    }
    if let Some(nation) = context.contributor {
        let begins = id.get(..nation.code().len()).is_some_and(|own| own.eq_ignore_ascii_case(nation.code()));
        if !begins || id.as_bytes().get(nation.code().len()) != Some(&b'-') {
            let prefix = format!("{}-", nation.code().to_ascii_lowercase());
            let message = Both::new(
                format!("l'identifiant {} ne commence pas par {prefix}", quote(&id)),
                format!("id {} does not begin with {prefix}", quote(&id)),
            );
            let help = Both::new(
                format!("commencez-le par {prefix} ici et partout où il est cité, ou corrigez contributor"),
                format!("begin it with {prefix} here and wherever it is named, or mend contributor"),
            );
            context.report(Diagnostic::warning("ID-004", node.span(), message).with_help(help));
        }
    }
    Some(id.into())
}
