//! How finely a position is written, against how well it is known.

use super::points;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::lang::Lang;
use crate::model::position::looks_like_mgrs;
use crate::model::record::PositionPrecision;
use crate::model::reference::Where;
use crate::model::span::Spot;
use crate::model::table::Record;

/// Metres of one degree, rounded.
const DEGREE_M: f64 = 111_000.0;
/// Metres from which a point counts as coarse: two decimals are 1.1 km, three are 111 m.
const COARSE_M: f64 = 200.0;
/// Metres below which a point claims to be exact.
const FINE_M: f64 = 100.0;

/// Metres that the last sign of a written position stands for.
fn step_m(written: &str) -> f64 {
    let text = written.trim_matches('"');
    if looks_like_mgrs(text) {
        let digits = text.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b' ');
        let pairs = digits.filter(u8::is_ascii_digit).count() / 2;
        return 100_000.0 / power(pairs);
    }
    let has = |signs: &[char]| text.contains(signs);
    let decimals = decimals(text);
    if has(&['°', 'º', '˚']) {
        let seconds = has(&['″', '"', '”', 'ʺ']) || text.contains("''");
        let minutes = has(&['′', '\'', '’', '´', 'ʹ']);
        let part = if seconds {
            3600.0
        } else if minutes {
            60.0
        } else {
            1.0
        };
        return DEGREE_M / part / power(decimals);
    }
    DEGREE_M / power(decimals)
}

/// Ten to the power of `digits`, as far as it matters.
fn power(digits: usize) -> f64 {
    10_f64.powi(i32::try_from(digits.min(12)).unwrap_or(12))
}

/// Decimals of the number that has fewest.
fn decimals(text: &str) -> usize {
    // Where a point is used for fractions, a comma only parts the two numbers.
    let mark = if text.contains('.') { '.' } else { ',' };
    let mut fewest: Option<usize> = None;
    for part in text.split(mark).skip(1) {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            fewest = Some(fewest.map_or(digits, |known| known.min(digits)));
        }
    }
    fewest.unwrap_or(0)
}

/// Metres, in words.
fn length(metres: f64) -> String {
    if metres < 1000.0 { format!("{metres:.0} m") } else { format!("{:.0} km", metres / 1000.0) }
}

pub(super) fn coarse(ground: &Ground, record: &Record, found: &mut Findings) {
    points::each(record, |declared| {
        let Where::Point(_, span) = *declared.place else { return };
        let exact = matches!(declared.precision, None | Some(PositionPrecision::Exact));
        if !exact || declared.uncertain {
            return;
        }
        let step = step_m(ground.written(span));
        if step < COARSE_M {
            return;
        }
        let length = length(step);
        let finding = Finding::at(
            record,
            Spot::of(span),
            format!("position écrite à {length} près seulement"),
            format!("position written only to the nearest {length}"),
        );
        found.push(match record.kind {
            crate::model::table::Kind::Incident => finding.help(
                "ajoutez des décimales (trois au moins), ou position_precision: Near",
                "add decimals (three at least), or position_precision: Near",
            ),
            crate::model::table::Kind::Place => finding.help(
                "ajoutez des décimales (trois au moins), ou uncertainty_km",
                "add decimals (three at least), or uncertainty_km",
            ),
            _ => finding.help("ajoutez des décimales : trois au moins", "add decimals: three at least"),
        });
    });
}

pub(super) fn too_fine(ground: &Ground, record: &Record, found: &mut Findings) {
    points::each(record, |declared| {
        let Where::Point(position, span) = *declared.place else { return };
        let Some(precision) = declared.precision else { return };
        if matches!(precision, PositionPrecision::Exact | PositionPrecision::Near) {
            return;
        }
        let written = ground.written(span);
        let step = step_m(written);
        if step >= FINE_M {
            return;
        }
        let (fr, en, length) = (precision.word(Lang::Fr), precision.word(Lang::En), length(step.max(1.0)));
        let pair = format!("{:.3}, {:.3}", position.lat(), position.lon());
        let mended = if written.starts_with('(') { format!("({pair})") } else { format!("\"{pair}\"") };
        found.push(
            Finding::at(
                record,
                Spot::of(span),
                format!("position écrite à {length} près, alors que position_precision dit « {fr} »"),
                format!("position written to the nearest {length}, while position_precision says \"{en}\""),
            )
            .help(
                format!("trois décimales suffisent : écrivez {mended}"),
                format!("three decimals are enough: write {mended}"),
            )
            .guess(Spot::of(span), mended),
        );
    });
}

#[cfg(test)]
mod tests {
    use super::step_m;

    #[test]
    fn every_notation_has_its_step() {
        let cases = [
            ("\"14.4478, -11.4439\"", 11.1),
            ("\"14.4, -11.44\"", 11_100.0),
            ("(14, -11)", 111_000.0),
            ("(14.45, -11.443)", 1_110.0),
            ("\"14,447 -11,443\"", 111.0),
            ("\"14°26′52″N 11°26′38″W\"", 30.8),
            ("\"13°12'10\\\"N 12°07'00\\\"W\"", 30.8),
            ("\"14°26′N 11°26′W\"", 1_850.0),
            ("\"29PKR 36526 98649\"", 1.0),
            ("\"29PKR 365 986\"", 100.0),
            ("\"29PKR3698\"", 1_000.0),
        ];
        for (text, metres) in cases {
            let step = step_m(text);
            assert!((step - metres).abs() / metres < 0.01, "{text}: {step}");
        }
    }
}
