//! How each editor is told where to begin. Pure.

use std::ffi::{OsStr, OsString};
use std::path::Path;

/// What an editor runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Terminal,
    Window,
}

/// How a line (L) and a column (C) are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// `+call cursor(L,…) file`: its columns are bytes, so that it counts the characters itself.
    Call,
    /// `+L file`.
    Line,
    /// `+L,C file`.
    Comma,
    /// `+L:C file`.
    Colon,
    /// `file +L:C`.
    After,
    /// `file -g L`.
    Jed,
    /// `file:L:C`.
    Joined,
    /// `--goto file:L:C`.
    Goto,
    /// `-l L -c C file`.
    Options,
    /// `-nL -cC file`.
    Short,
    /// `-l L:C file`.
    Mate,
    /// The file alone.
    Plain,
}

/// The editors that are known, by the names of their programs. Others are given the file alone, in the
/// terminal: that is right for every program that is waited for.
const KNOWN: &[(&[&str], Manner, Needs)] = &[
    (&["vim", "nvim", "vimx"], Manner::Call, Needs::Terminal),
    (&["gvim", "mvim"], Manner::Call, Needs::Window),
    (&["vi", "view", "nvi", "elvis", "joe", "jmacs", "jstar", "pico", "mg"], Manner::Line, Needs::Terminal),
    (&["nano", "rnano", "ne"], Manner::Comma, Needs::Terminal),
    (&["emacs", "emacsclient", "micro", "kak"], Manner::Colon, Needs::Terminal),
    (&["gedit"], Manner::After, Needs::Window),
    (&["jed"], Manner::Jed, Needs::Terminal),
    (&["hx", "helix"], Manner::Joined, Needs::Terminal),
    (&["zed", "zeditor", "subl", "sublime_text"], Manner::Joined, Needs::Window),
    (
        &["code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf"],
        Manner::Goto,
        Needs::Window,
    ),
    (&["kate", "kwrite"], Manner::Options, Needs::Window),
    (&["notepad++"], Manner::Short, Needs::Window),
    (&["mate"], Manner::Mate, Needs::Window),
    (
        &["notepad", "gnome-text-editor", "xed", "pluma", "mousepad", "geany", "leafpad", "featherpad"],
        Manner::Plain,
        Needs::Window,
    ),
];

/// The name of a program without its folder and its endings, in small letters: `vim.basic` is `vim`.
fn name(program: &str) -> String {
    let file = program.rsplit(['/', '\\']).next().unwrap_or(program);
    file.split('.').next().unwrap_or(file).to_lowercase()
}

fn known(words: &[String]) -> (Manner, Needs) {
    let name = words.first().map(|word| name(word)).unwrap_or_default();
    let found = KNOWN.iter().find(|(names, ..)| names.contains(&name.as_str()));
    found.map_or((Manner::Plain, Needs::Terminal), |(_, manner, needs)| (*manner, *needs))
}

/// What the editor of these words runs in.
pub(super) fn needs(words: &[String]) -> Needs {
    // Asked not to wait, the client leaves the terminal alone.
    let leaves = words.iter().skip(1).any(|word| word == "-n" || word == "--no-wait");
    match known(words).1 {
        Needs::Terminal if leaves && words.first().is_some_and(|word| name(word) == "emacsclient") => {
            Needs::Window
        }
        needs => needs,
    }
}

/// The program and its arguments that open `path` at `line` and `column`, both from 1; the words of the
/// editor are not empty.
pub(super) fn command(words: &[String], path: &Path, line: u32, column: u32) -> (String, Vec<OsString>) {
    let program = words.first().cloned().unwrap_or_default();
    let file = plain(path);
    let joined = || {
        let mut joined = file.clone();
        joined.push(format!(":{line}:{column}"));
        joined
    };
    let option = |text: String| OsString::from(text);
    let place = match known(words).0 {
        Manner::Call if column == 1 => vec![option(format!("+call cursor({line},1)")), file],
        Manner::Call => {
            let before = column.saturating_sub(1);
            let call = format!("+call cursor({line},byteidx(getline({line}),{before})+1)");
            vec![option(call), file]
        }
        Manner::Line => vec![option(format!("+{line}")), file],
        Manner::Comma => vec![option(format!("+{line},{column}")), file],
        Manner::Colon => vec![option(format!("+{line}:{column}")), file],
        Manner::After => vec![file, option(format!("+{line}:{column}"))],
        Manner::Jed => vec![file, option("-g".to_owned()), option(line.to_string())],
        Manner::Joined => vec![joined()],
        Manner::Goto => vec![option("--goto".to_owned()), joined()],
        Manner::Options => {
            let (line, column) = (line.to_string(), column.to_string());
            vec!["-l".into(), line.into(), "-c".into(), column.into(), file]
        }
        Manner::Short => vec![option(format!("-n{line}")), option(format!("-c{column}")), file],
        Manner::Mate => vec!["-l".into(), option(format!("{line}:{column}")), file],
        Manner::Plain => vec![file],
    };
    let own = words.iter().skip(1).map(OsString::from);
    (program, own.chain(place).collect())
}

/// The path in a form that no program takes for an option or a command.
fn plain(path: &Path) -> OsString {
    let text: &OsStr = path.as_os_str();
    if text.as_encoded_bytes().first().is_some_and(|first| matches!(first, b'-' | b'+')) {
        return Path::new(".").join(path).into_os_string();
    }
    text.to_owned()
}

/// Words as a shell has them: blanks between, quotes around, and a backslash before a sign that means
/// itself, unless it separates folders (`paths`). A quote that is not closed ends with the text.
pub(super) fn split(text: &str, paths: bool) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (None, _) if sign.is_whitespace() => words.extend(word.take()),
            (None, '\\') if !paths => word.get_or_insert_default().extend(signs.next()),
            (Some('"'), '\\') if !paths && matches!(signs.peek(), Some('"' | '\\' | '$' | '`')) => {
                word.get_or_insert_default().extend(signs.next());
            }
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(editor: &str, path: &str) -> Vec<String> {
        let (program, args) = command(&split(editor, false), Path::new(path), 12, 5);
        let args = args.into_iter().map(|arg| arg.into_string().expect("plain letters"));
        std::iter::once(program).chain(args).collect()
    }

    #[test]
    fn every_editor_is_told_in_its_own_way() {
        let cases: &[(&str, &[&str])] = &[
            ("vim", &["vim", "+call cursor(12,byteidx(getline(12),4)+1)", "b/a.ron"]),
            (
                "/usr/bin/vim.basic -R",
                &["/usr/bin/vim.basic", "-R", "+call cursor(12,byteidx(getline(12),4)+1)", "b/a.ron"],
            ),
            ("nvim", &["nvim", "+call cursor(12,byteidx(getline(12),4)+1)", "b/a.ron"]),
            ("vi", &["vi", "+12", "b/a.ron"]),
            ("joe", &["joe", "+12", "b/a.ron"]),
            ("nano -w", &["nano", "-w", "+12,5", "b/a.ron"]),
            ("emacs -nw", &["emacs", "-nw", "+12:5", "b/a.ron"]),
            ("emacsclient", &["emacsclient", "+12:5", "b/a.ron"]),
            ("micro", &["micro", "+12:5", "b/a.ron"]),
            ("kak", &["kak", "+12:5", "b/a.ron"]),
            ("gedit", &["gedit", "b/a.ron", "+12:5"]),
            ("jed", &["jed", "b/a.ron", "-g", "12"]),
            ("hx", &["hx", "b/a.ron:12:5"]),
            ("zed", &["zed", "b/a.ron:12:5"]),
            ("subl -w", &["subl", "-w", "b/a.ron:12:5"]),
            ("code --wait", &["code", "--wait", "--goto", "b/a.ron:12:5"]),
            ("codium", &["codium", "--goto", "b/a.ron:12:5"]),
            ("cursor", &["cursor", "--goto", "b/a.ron:12:5"]),
            ("kate", &["kate", "-l", "12", "-c", "5", "b/a.ron"]),
            ("mate", &["mate", "-l", "12:5", "b/a.ron"]),
            ("notepad", &["notepad", "b/a.ron"]),
            ("my-own --editor", &["my-own", "--editor", "b/a.ron"]),
        ];
        for (editor, wanted) in cases {
            assert_eq!(told(editor, "b/a.ron"), *wanted, "{editor}");
        }
    }

    #[test]
    fn a_path_is_never_an_option() {
        for editor in ["vim", "nano", "code", "kate", "hx", "gedit", "unknown"] {
            for path in ["-rf.ron", "+!sh.ron"] {
                let all = told(editor, path);
                assert!(all.iter().any(|arg| arg.starts_with(&format!("./{path}"))), "{all:?}");
                assert!(!all.iter().any(|arg| arg.starts_with(path)), "{all:?}");
            }
        }
    }

    #[test]
    fn words_are_split_as_a_shell_does_without_being_run() {
        let cases: &[(&str, &[&str])] = &[
            ("code --wait", &["code", "--wait"]),
            (r#""/opt/my editor/ed" -x"#, &["/opt/my editor/ed", "-x"]),
            (r"/opt/my\ editor/ed", &["/opt/my editor/ed"]),
            ("emacsclient -a ''", &["emacsclient", "-a", ""]),
            (r#"vim -c "set ts=\"4\"""#, &["vim", "-c", r#"set ts="4""#]),
            ("vim; rm -rf $HOME", &["vim;", "rm", "-rf", "$HOME"]),
            ("  ", &[]),
            (r#"ed "open"#, &["ed", "open"]),
            (r"ed \", &["ed", ""]),
        ];
        for (text, wanted) in cases {
            assert_eq!(split(text, false), *wanted, "{text}");
        }
        let text = r#""C:\Program Files\Notepad++\notepad++.exe" -multiInst"#;
        let program = r"C:\Program Files\Notepad++\notepad++.exe";
        for paths in [true, false] {
            assert_eq!(split(text, paths), [program, "-multiInst"]);
        }
        assert_eq!(split(r"C:\vim\vim.exe", true), [r"C:\vim\vim.exe"]);
        let (_, args) = command(&split(text, true), Path::new(r"C:\b\a.ron"), 12, 5);
        assert_eq!(args, ["-multiInst", "-n12", "-c5", r"C:\b\a.ron"]);
    }

    #[test]
    fn windows_need_no_terminal() {
        let runs_in = |editor: &str| needs(&split(editor, false));
        for editor in ["code -w", "kate", "/opt/sublime_text/sublime_text", "gvim", "emacsclient -n"] {
            assert_eq!(runs_in(editor), Needs::Window, "{editor}");
        }
        for editor in ["vim", "nano", "emacs -nw", "emacsclient -t", "hx", "nvim -n", "./mine.sh"] {
            assert_eq!(runs_in(editor), Needs::Terminal, "{editor}");
        }
    }
}
