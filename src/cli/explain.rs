//! `tribrief explain`: what a code means, with a bad and a good example.

use std::process::ExitCode;

use super::output;
use super::paint::Paint;
use crate::check::codes::{self, Named};
use crate::check::page::{Line, Style, part, severity_tone, severity_word};
use crate::check::{self, Check, Example, Run, limits_of};
use crate::look::measure::{cut, width, wrap};
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;

/// Cells of a line of words; longer ones are hard to read.
const COLUMN: usize = 76;

/// Lines of an example that are shown.
const EXAMPLE: usize = 24;

/// Prints what `word` means: a code, a family, or all codes without one; exit 2 when it is neither.
pub fn run(word: Option<&str>, paint: &Paint) -> ExitCode {
    let style = &paint.style;
    let lines = match word.map(codes::named) {
        None => list(check::all(), style),
        Some(Ok(Named::One(check))) => page(check, style),
        Some(Ok(Named::Family(checks))) => list(checks.into_iter(), style),
        Some(Err(near)) => return unknown(word.unwrap_or_default(), near, style.lang),
    };
    paint.print(&lines)
}

/// Says that there is no such code; exit 2.
pub fn unknown(word: &str, near: Option<&str>, lang: Lang) -> ExitCode {
    let word = SafeText::new(word);
    let message = Both::new(
        format!("« {word} » n'est ni un code ni une famille"),
        format!("\"{word}\" is neither a code nor a family"),
    );
    let help = match near {
        Some(near) => Both::new(format!("peut-être {near} ?"), format!("did you mean {near}?")),
        None => Both::new("tribrief explain en donne la liste", "tribrief explain lists them"),
    };
    output::fail(&message, &help, lang)
}

/// Codes with severity and title, by family.
fn list(checks: impl Iterator<Item = &'static Check>, style: &Style) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut family = "";
    for check in checks {
        if codes::family(check.code) != family {
            family = codes::family(check.code);
            if !lines.is_empty() {
                lines.push(Vec::new());
            }
            lines.push(vec![part(format!("{family}  {}", family_name(family, style)), Tone::Head)]);
        }
        let word = severity_word(check.severity, style.lang);
        let room = style.width.saturating_sub(2 + 9 + 15);
        let title = check.title.get(style.lang);
        let title = if style.wrap { cut(title, room, style.signs.cut) } else { title.into() };
        lines.push(vec![
            part(format!("  {:<9}", check.code), Tone::Ink),
            part(format!("{word:<15}"), severity_tone(check.severity)),
            part(title, Tone::Ink),
        ]);
    }
    lines
}

/// What a family is about.
fn family_name(family: &str, style: &Style) -> &'static str {
    let (fr, en) = match family {
        "STR" => ("écriture des fichiers", "how files are written"),
        "FIL" => ("fichiers", "files"),
        "ID" => ("identifiants", "ids"),
        "REF" => ("renvois", "references"),
        "TIM" => ("dates et heures", "dates and times"),
        "MTG" => ("réunion", "meeting"),
        "AGD" => ("ordre du jour", "agenda"),
        "MRK" => ("marquages et diffusion", "markings and releasability"),
        "GEO" => ("positions", "positions"),
        "PAT" => ("patrouilles", "patrols"),
        "INC" => ("incidents", "incidents"),
        "SRC" => ("sources et chiffres", "sources and figures"),
        "INF" => ("infrastructures et risques", "infrastructure and risks"),
        "COR" => ("corridors", "corridors"),
        "THR" => ("menaces", "threats"),
        "COM" => ("communautés", "communities"),
        "INI" => ("initiatives", "initiatives"),
        "DEC" => ("décisions", "decisions"),
        "ACT" => ("actions", "actions"),
        "L10N" => ("langues", "languages"),
        _ => ("", ""),
    };
    style.say(fr, en)
}

/// All there is to say about one code.
fn page(check: &'static Check, style: &Style) -> Vec<Line> {
    let column = style.width.min(COLUMN);
    let mut lines = vec![vec![
        part(
            format!("{}[{}]", severity_word(check.severity, style.lang), check.code),
            severity_tone(check.severity),
        ),
        part(format!(": {}", check.title.get(style.lang)), Tone::Head),
    ]];
    lines.push(Vec::new());
    for line in wrap(check.why.get(style.lang), column.saturating_sub(2)) {
        lines.push(vec![part(format!("  {line}"), Tone::Ink)]);
    }
    if matches!(check.run, Run::Export) {
        lines.push(vec![part(
            format!("  {}", style.say("Cette règle attend l'export.", "This rule waits for the export.")),
            Tone::Ink2,
        )]);
    }
    if let Some(example) = check::example(check.code) {
        let heads = [
            (style.say("Ce qui est signalé", "What is reported"), "x", Tone::BadBold, example.bad),
            (style.say("Ce qui ne l'est pas", "What is not"), "=", Tone::GoodBold, example.good),
        ];
        for (head, _, tone, text) in heads {
            lines.push(Vec::new());
            lines.push(vec![part(format!("  {head}"), tone)]);
            lines.push(Vec::new());
            lines.extend(example_lines(&Example::shown(text), style));
        }
    }
    thresholds(&mut lines, check.code, style);
    lines
}

/// An example, its common indentation taken off.
fn example_lines(text: &str, style: &Style) -> Vec<Line> {
    let indent = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let room = style.width.saturating_sub(6);
    let all: Vec<&str> = text.lines().collect();
    let mut lines: Vec<Line> = all
        .iter()
        .take(EXAMPLE)
        .flat_map(|line| pieces(line.get(indent..).unwrap_or_default(), room, style.wrap))
        .map(|line| vec![part(format!("    {} ", style.signs.bar), Tone::Accent), part(line, Tone::Ink)])
        .collect();
    if all.len() > EXAMPLE {
        lines.push(vec![part(format!("    {} {}", style.signs.bar, style.signs.cut), Tone::Accent)]);
    }
    lines
}

/// A line of an example; one that is too long goes on below, a step further in.
fn pieces(line: &str, room: usize, wrapped: bool) -> Vec<String> {
    let line = crate::model::safe_text::excerpt(line);
    let inner = line.trim_start_matches(' ');
    let indent = line.len() - inner.len();
    if !wrapped || width(&line) <= room {
        return vec![line];
    }
    let narrow = room.saturating_sub(indent + 4).max(16);
    let parts = wrap(inner, narrow).into_iter().enumerate();
    parts.map(|(at, part)| format!("{}{part}", " ".repeat(indent + if at == 0 { 0 } else { 4 }))).collect()
}

/// The thresholds that the code looks at, and how a meeting sets its own.
fn thresholds(lines: &mut Vec<Line>, code: &str, style: &Style) {
    let limits = limits_of(code);
    if limits.is_empty() {
        return;
    }
    lines.push(Vec::new());
    let head = style.say("Seuils, réglables dans la réunion", "Thresholds, which the meeting may set");
    lines.push(vec![part(format!("  {head}"), Tone::Head)]);
    lines.push(Vec::new());
    let written: Vec<String> =
        limits.iter().map(|limit| format!("{}: {}", limit.name, limit.usual)).collect();
    lines.push(vec![
        part(format!("    {} ", style.signs.bar), Tone::Accent),
        part(format!("thresholds: ({}),", written.join(", ")), Tone::Ink),
    ]);
    lines.push(Vec::new());
    for limit in limits {
        lines.push(vec![
            part(format!("    {:<18}", limit.name), Tone::Ink),
            part(format!("{} {}", limit.usual, limit.unit), Tone::Head),
            part(format!("  {}", limit.label.get(style.lang)), Tone::Ink2),
        ]);
    }
}
