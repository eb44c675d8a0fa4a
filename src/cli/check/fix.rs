//! `tribrief check --fix`: mends what can be mended without a look, and says what it did.

use super::target::Target;
use super::{Format, Request, diff};
use crate::check::json::Document;
use crate::check::mend::{Done, Draft, ENCODING, Mended, mend};
use crate::check::page::{Line, Style, part};
use crate::cli::rewrite::{Trouble, rewrite};
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::source::Limits;
use crate::syntax::{self, EncodingWarning};

/// Fixes of one file that are named before the others are counted.
const NAMED: usize = 20;

/// What was mended in one briefing.
pub struct Fixed {
    pub mended: Mended,
    /// What each file held before.
    pub before: Vec<Vec<u8>>,
    /// Names of files that were not touched, because what they are written in is not certain.
    pub unclear: Vec<String>,
}

/// What a file is written in.
#[derive(PartialEq, Eq)]
enum Written {
    Plain,
    /// Read for certain, and rewritten as UTF-8.
    Other,
    /// Rewriting it could spoil it.
    Unclear,
}

/// Mends the files of `target` in memory.
///
/// # Errors
/// When the files are inside the program.
pub fn mended(target: &Target, request: &Request) -> Result<Fixed, Trouble> {
    if target.folder.is_none() {
        return Err((
            Both::new(
                "l'exemple est dans le programme et ne se corrige pas",
                "the sample is inside the program and cannot be mended",
            ),
            Both::new("donnez un dossier ou un fichier", "give a folder or a file"),
        ));
    }
    let files = &*target.opened.files;
    let limits = Limits::default();
    let mut before = Vec::new();
    let mut drafts = Vec::new();
    let mut recoded = Vec::new();
    let mut unclear = Vec::new();
    for (at, name) in files.names().iter().enumerate().take(limits.files) {
        let read = files.read(at, limits.file_bytes);
        let bytes = read.clone().unwrap_or_default();
        let written = written(&bytes);
        if written == Written::Unclear {
            unclear.push(name.clone());
        }
        let frozen = written == Written::Unclear || read.is_err();
        let text = read.map(|bytes| syntax::decode_owned(bytes).text);
        drafts.push(Draft { name: name.clone(), text, frozen });
        recoded.push(written == Written::Other);
        before.push(bytes);
    }
    let mut mended = mend(drafts, &|code| request.only.has(code), request.now);
    for (file, old) in before.iter().enumerate().filter(|(file, _)| recoded[*file]) {
        let new = mended.drafts[file].text.as_deref().unwrap_or_default();
        // A file that is written at all is written as UTF-8.
        if request.only.has(ENCODING) || mended.done.iter().any(|done| done.file == file) {
            if old.as_slice() != new.as_bytes() {
                mended.done.push(rewritten(file));
            }
        } else {
            mended.drafts[file].frozen = true;
        }
    }
    mended.done.sort_by_key(|done| done.file);
    Ok(Fixed { mended, before, unclear })
}

fn written(bytes: &[u8]) -> Written {
    // A text of UTF-8 with a few bad bytes is read as Windows-1252: its other letters would be spoiled.
    let mixed = || bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    match syntax::decode_bytes(bytes).warning {
        None => Written::Plain,
        Some(EncodingWarning::Damaged) => Written::Unclear,
        Some(EncodingWarning::Windows1252) if mixed() => Written::Unclear,
        Some(_) => Written::Other,
    }
}

fn rewritten(file: usize) -> Done {
    let message = Both::new("réécrit en UTF-8 sans BOM", "rewritten as UTF-8 without byte order mark");
    Done { file, line: 1, column: 1, code: ENCODING, message }
}

impl Fixed {
    /// Numbers of the files that change.
    fn changed(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.mended.drafts.iter().enumerate().filter_map(|(at, draft)| {
            let text = draft.text.as_deref().ok().filter(|_| !draft.frozen)?;
            (text.as_bytes() != self.before[at]).then_some((at, draft.name.as_str(), text))
        })
    }

    /// Writes what changed. What could not be written is not among what was done any more.
    ///
    /// # Errors
    /// At the first file that cannot be written.
    pub fn write(&mut self, target: &Target) -> Result<(), Trouble> {
        let Some(folder) = &target.folder else { return Ok(()) };
        let mut failed = None;
        for (at, name, text) in self.changed() {
            if let Err(trouble) = rewrite(&folder.join(name), Some(folder), &self.before[at], text.as_bytes())
            {
                failed = Some((at, trouble));
                break;
            }
        }
        let Some((at, trouble)) = failed else { return Ok(()) };
        self.mended.done.retain(|done| done.file < at);
        Err(trouble)
    }

    /// The difference that writing would make.
    pub fn diff(&self, target: &Target) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, name, text) in self.changed() {
            let old = syntax::decode_bytes(&self.before[at]).text;
            diff::push(&mut lines, &format!("{}{name}", target.prefix), &old, text);
        }
        lines
    }

    /// How many mistakes were mended, in how many files.
    pub fn counts(&self) -> (usize, usize) {
        (self.mended.done.len(), self.mended.done.chunk_by(|a, b| a.file == b.file).count())
    }

    /// What was mended, as the format asks.
    pub fn report(&self, target: &Target, request: &Request, style: &Style, lines: &mut Vec<Line>) {
        for group in self.mended.done.chunk_by(|a, b| a.file == b.file) {
            let name = self.name(group[0].file, target);
            if request.format == Format::Short {
                lines.extend(group.iter().map(|done| short(&name, done, request.lang)));
                continue;
            }
            let words = match (group.len(), request.lang) {
                (1, Lang::Fr) => "1 correction".to_owned(),
                (1, Lang::En) => "1 fix".to_owned(),
                (n, Lang::Fr) => format!("{n} corrections"),
                (n, Lang::En) => format!("{n} fixes"),
            };
            lines.push(vec![part(name, Tone::Head), part("  ", Tone::Ink), part(words, Tone::GoodBold)]);
            let named = if request.all { group.len() } else { NAMED };
            lines.extend(group.iter().take(named).map(|done| row(done, request.lang)));
            if group.len() > named {
                let more = group.len() - named;
                let words = style.say("de plus ; --all les nomme", "more; --all names them");
                lines.push(vec![part(format!("  {} {more} {words}", style.signs.cut), Tone::Ink2)]);
            }
            lines.push(Vec::new());
        }
        for name in &self.unclear {
            let words = style.say(
                "n'est pas touché : son codage n'est pas certain ; enregistrez-le en UTF-8",
                "is not touched: what it is written in is not certain; save it as UTF-8",
            );
            lines.push(vec![part(format!("{}{name} {words}", target.prefix), Tone::Warn)]);
        }
    }

    /// Adds what was mended to a document.
    pub fn document(&self, target: &Target, document: &mut Document) {
        for done in &self.mended.done {
            let place = (done.line, done.column);
            document.push_fixed(self.name(done.file, target), place, done.code, &done.message);
        }
    }

    fn name(&self, file: usize, target: &Target) -> String {
        let name = self.mended.drafts.get(file).map_or("", |draft| &draft.name);
        format!("{}{name}", target.prefix)
    }
}

fn short(name: &str, done: &Done, lang: Lang) -> Line {
    let Done { line, column, code, message, .. } = done;
    vec![
        part(format!("{name}:{line}:{column}: "), Tone::Ink),
        part(format!("fixed[{code}]"), Tone::GoodBold),
        part(format!(": {}", message.get(lang).replace(['\n', '\r'], " ")), Tone::Ink),
    ]
}

fn row(done: &Done, lang: Lang) -> Line {
    let place = format!("{}:{}", done.line, done.column);
    vec![
        part(format!("  {place:<10}"), Tone::Ink2),
        part(format!("{:<9}", done.code), Tone::Accent),
        part(done.message.get(lang).replace(['\n', '\r'], " "), Tone::Ink),
    ]
}
