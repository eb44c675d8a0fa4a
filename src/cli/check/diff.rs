//! The difference of two texts, as `diff -u` writes it.

use imara_diff::{Algorithm, BasicLineDiffPrinter, Diff, InternedInput, UnifiedDiffConfig};

use crate::check::page::{Line, part};
use crate::look::tone::Tone;
use crate::model::safe_text::excerpt;

/// Adds the difference between `old` and `new` of the file `name`.
pub fn push(lines: &mut Vec<Line>, name: &str, old: &str, new: &str) {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let printer = BasicLineDiffPrinter(&input.interner);
    let text = diff.unified_diff(&printer, UnifiedDiffConfig::default(), &input).to_string();
    lines.push(vec![part(format!("--- {name}"), Tone::Head)]);
    lines.push(vec![part(format!("+++ {name}"), Tone::Head)]);
    for line in text.lines() {
        let tone = match line.as_bytes().first() {
            Some(b'+') => Tone::Good,
            Some(b'-') => Tone::Bad,
            Some(b'@') => Tone::Accent,
            _ => Tone::Ink2,
        };
        lines.push(vec![part(excerpt(line), tone)]);
    }
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn one_changed_line_is_one_hunk() {
        let mut lines = Vec::new();
        push(&mut lines, "a.ron", "1\n2\n3\n4\n5\n", "1\n2\n3x\n4\n5\n");
        let text: Vec<String> =
            lines.iter().map(|line| line.iter().map(|part| part.text.as_str()).collect()).collect();
        let wanted = ["--- a.ron", "+++ a.ron", "@@ -1,5 +1,5 @@", " 1", " 2", "-3", "+3x", " 4", " 5"];
        assert_eq!(text, wanted);
    }
}
