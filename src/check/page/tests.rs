//! Pages as they look, sign by sign.

use super::{ASCII, Pages, Sources, Style, UNICODE};
use crate::model::briefing::Problem;
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::span::{FileId, Span};
use crate::source::{FileSet, Limits, ReadError, SourceFile, load};

const PATROL: &str = "patrols: [
    (
        id: \"sen-pat-03\", nations: [SEN, MRT],
        start: 1,
        end: 2,
        crossings: [
            (from: SEN, to: MRT, place: \"aroundou\"),
        ],
    ),
]
";

struct Texts(Vec<String>, Vec<&'static str>);

impl FileSet for Texts {
    fn names(&self) -> &[String] {
        &self.0
    }
    fn read(&self, at: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.1[at].as_bytes().to_vec())
    }
}

fn files(texts: &[&'static str]) -> Vec<SourceFile> {
    let names = ["a.ron", "b.ron"].iter().take(texts.len()).map(ToString::to_string).collect();
    load(&Texts(names, texts.to_vec()), Limits::default(), None).files
}

fn both(text: &str) -> Both {
    Both::new(format!("fr {text}"), text)
}

/// The first place where `word` stands in file number `file`.
fn at(files: &[SourceFile], file: u16, word: &str) -> Span {
    let start = u32::try_from(files[usize::from(file)].text.find(word).expect("the word")).expect("small");
    Span::new(FileId(file), start, start + u32::try_from(word.len()).expect("small"))
}

fn problem(files: &[SourceFile], diagnostic: Diagnostic) -> Problem {
    let file = &files[usize::from(diagnostic.span.file.0)];
    let (line, column) = file.lines.line_col(&file.text, diagnostic.span.start);
    Problem {
        diagnostic,
        file: file.name.clone(),
        line,
        column,
        marking: None,
        record: None,
        left_out: false,
        mentions: Vec::new(),
        others: Vec::new(),
        dropped: 0,
    }
}

fn page(files: &[SourceFile], diagnostic: Diagnostic, style: Style) -> String {
    let problem = problem(files, diagnostic);
    let sources = Sources { files, folder: "x/" };
    let lines = Pages::default().full(&problem, sources, &style);
    let text = |line: &super::Line| line.iter().map(|part| part.text.as_str()).collect::<String>();
    lines.iter().map(|line| text(line).trim_end().to_owned() + "\n").collect()
}

const PLAIN: Style = Style { lang: Lang::En, signs: &ASCII, width: 80, wrap: false };
const TERMINAL: Style = Style { lang: Lang::En, signs: &UNICODE, width: 60, wrap: true };

#[test]
fn two_places_of_one_file_and_a_fix() {
    let files = files(&[PATROL]);
    let place = at(&files, 0, "(from: SEN, to: MRT, place: \"aroundou\")");
    let insert = Span { start: place.end - 1, end: place.end - 1, ..place };
    let d = Diagnostic::error("PAT-903", place, both("leg 3 crosses without a liaison officer"))
        .with_here(both("nobody meets the patrol on the other bank"))
        .with_label(at(&files, 0, "[SEN, MRT]"), both("this patrol has two nations"))
        .with_help(both("name the liaison officer, for example"))
        .with_guess(insert, ", liaison: \"x\"");
    assert_eq!(
        page(&files, d, TERMINAL),
        "\
error[PAT-903]: leg 3 crosses without a liaison officer
    ┌─ x/a.ron:7:13
    │
  3 │     id: \"sen-pat-03\", nations: [SEN, MRT],
    │                                ──────────
    │                            this patrol has two nations
 ..
  7 │         (from: SEN, to: MRT, place: \"aroundou\"),
    │         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    │         nobody meets the patrol on the other bank
    │
    = try  name the liaison officer, for example
  7 + …from: SEN, to: MRT, place: \"aroundou\", liaison: \"x\"),

"
    );
}

#[test]
fn several_places_of_one_line_in_ascii() {
    let files = files(&["(id: \"a\", nations: [SEN, MRT], end: 2)\n"]);
    let d = Diagnostic::warning("X-1", at(&files, 0, "[SEN, MRT]"), both("three places"))
        .with_here(both("the place"))
        .with_label(at(&files, 0, "\"a\""), both("the id"))
        .with_label(at(&files, 0, "2"), both("the end"))
        .with_label(at(&files, 0, "MRT"), both("inside"));
    assert_eq!(
        page(&files, d, PLAIN),
        "\
warning[X-1]: three places
   --> x/a.ron:1:20
    |
  1 | (id: \"a\", nations: [SEN, MRT], end: 2)
    |      ---           ^^^^^^^^^^       - the end
    |      |             the place
    |      the id
    |                          --- inside

"
    );
}

#[test]
fn another_file_has_its_own_frame() {
    let files = files(&["(id: \"a\")\n", "(x: 1,\n id: \"a\")\n"]);
    let d = Diagnostic::error("X-1", at(&files, 1, "\"a\""), both("taken"))
        .with_label(at(&files, 0, "\"a\""), both("first used here"));
    assert_eq!(
        page(&files, d, PLAIN),
        "\
error[X-1]: taken
   --> x/b.ron:2:6
    |
  2 |  id: \"a\")
    |      ^^^
    |
   ::: x/a.ron:1:6
    |
  1 | (id: \"a\")
    |      --- first used here

"
    );
}

#[test]
fn the_end_of_a_file_and_an_empty_place() {
    let files = files(&["(a: 1"]);
    let end = Span::new(FileId(0), 5, 5);
    let d = Diagnostic::error("X-1", end, both("never closed")).with_fix(end, ")");
    assert_eq!(
        page(&files, d, Style { lang: Lang::Fr, ..PLAIN }),
        "\
erreur[X-1]: fr never closed
   --> x/a.ron:1:6
    |
  1 | (a: 1
    |      ^
    |
    = corriger  comme ceci, ou avec --fix
  1 + (a: 1)

"
    );
}

#[test]
fn what_is_taken_out_is_shown() {
    let files = files(&["(a: 1,\n b: 2,,\n c: 3)\n"]);
    let comma = Span { start: at(&files, 0, ",,").start + 1, ..at(&files, 0, ",,") };
    let d = Diagnostic::error("X-1", comma, both("one too many")).with_fix(comma, "");
    assert!(page(&files, d, PLAIN).ends_with("  2 -  b: 2,,\n  2 +  b: 2,\n\n"));
    // A line that is taken out whole leaves nothing to show.
    let line = Span { end: at(&files, 0, " c").start, ..at(&files, 0, " b: 2,,") };
    let d = Diagnostic::error("X-1", line, both("not wanted")).with_fix(line, "");
    let shown = page(&files, d, PLAIN);
    assert!(shown.contains("  2 -  b: 2,,\n"), "{shown}");
}

#[test]
fn a_change_elsewhere_and_over_several_lines_shows_both_sides() {
    let files = files(&["(a: 1,\n b: 2,\n c: 3)\n"]);
    let d = Diagnostic::error("X-1", at(&files, 0, "a"), both("elsewhere"))
        .with_fix(at(&files, 0, "2,\n c"), "4,\n d");
    let shown = page(&files, d, PLAIN);
    assert!(shown.ends_with("  2 -  b: 2,\n  3 -  c: 3)\n  2 +  b: 4,\n  3 +  d: 3)\n\n"), "{shown}");
}

#[test]
fn no_byte_of_a_file_reaches_the_page_raw() {
    let files = files(&["(a: \"\u{1b}]0;x\u{7}\u{202e}\u{9b}31m\", b: 2)\n"]);
    let d = Diagnostic::error("X-1", at(&files, 0, "2"), both("here"))
        .with_fix(at(&files, 0, "2"), "\u{1b}[31m\u{202e}");
    let shown = page(&files, d, PLAIN);
    assert!(shown.chars().all(|c| c == '\n' || crate::model::safe_text::is_safe_char(c)), "{shown:?}");
    assert!(shown.contains("    |                       ^\n"), "{shown}");
}

#[test]
fn words_about_no_file_have_no_frame() {
    let mut problem = problem(&files(&["()"]), Diagnostic::error("X-1", Span::default(), both("no file")));
    problem.file = SafeText::default();
    let lines = Pages::default().full(&problem, Sources { files: &[], folder: "" }, &PLAIN);
    assert_eq!(lines.len(), 2, "{lines:?}");
}

#[test]
fn the_way_to_explain_is_shown_once_a_code() {
    let files = files(&["(a: 1)\n"]);
    let mut pages = Pages::default();
    let sources = Sources { files: &files, folder: "" };
    let mut ways = || {
        let d = Diagnostic::error("ACT-003", at(&files, 0, "1"), both("late"));
        let lines = pages.full(&problem(&files, d), sources, &PLAIN);
        lines.iter().flatten().filter(|part| part.text.contains("explain ACT-003")).count()
    };
    assert_eq!((ways(), ways()), (1, 0));
}
