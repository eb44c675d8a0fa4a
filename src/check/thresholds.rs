//! Which threshold belongs to which code, with its usual value, for `explain`.

use super::limits::Limits;
use crate::model::record::Thresholds;
use crate::model::value::{Group, Pair};

/// A threshold as a meeting writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Name of the field.
    pub name: &'static str,
    /// Value where the meeting says nothing.
    pub usual: String,
    pub unit: &'static str,
    pub label: Pair,
}

/// Fields of `thresholds`, with the codes that look at them.
const CODES: &[(&str, &[&str])] = &[
    ("agenda_gap", &["AGD-003"]),
    ("agenda_no_break", &["AGD-012"]),
    ("decision_min", &["AGD-008"]),
    ("place_km", &["GEO-009"]),
    ("region_km", &["GEO-010"]),
    ("border_km", &["GEO-011"]),
    ("mgrs_m", &["GEO-007"]),
    ("clash_km", &["PAT-002"]),
    ("tension_km", &["PAT-016"]),
    ("check_in", &["PAT-009"]),
    ("medevac", &["PAT-008"]),
    ("speed_foot", &["PAT-010"]),
    ("speed_motor", &["PAT-010"]),
    ("speed_river", &["PAT-010"]),
    ("speed_air", &["PAT-010"]),
    ("duplicate_km", &["INC-006"]),
    ("old_months", &["INC-012", "SRC-007"]),
    ("risk_score", &["INF-004"]),
    ("actions_per_owner", &["ACT-008"]),
    ("carried_over", &["ACT-007"]),
    ("title_cells", &["L10N-002"]),
];

/// The thresholds that `code` looks at, in the order of the record table.
#[must_use]
pub fn limits_of(code: &str) -> Vec<Limit> {
    let usual = Limits::default().values();
    let mine = |name: &str| CODES.iter().any(|(field, codes)| *field == name && codes.contains(&code));
    Thresholds::SPEC
        .fields
        .iter()
        .filter(|field| mine(field.name))
        .filter_map(|field| {
            let (_, value) = usual.iter().find(|(name, _)| *name == field.name)?;
            Some(Limit { name: field.name, usual: value.clone(), unit: field.unit, label: field.label })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_belongs_to_a_code_and_has_a_usual_value() {
        let values = Limits::default().values();
        for field in Thresholds::SPEC.fields {
            let (_, codes) = CODES
                .iter()
                .find(|(name, _)| *name == field.name)
                .unwrap_or_else(|| panic!("{} belongs to no code", field.name));
            assert!(values.iter().any(|(name, _)| *name == field.name), "{}", field.name);
            for code in *codes {
                assert!(limits_of(code).iter().any(|limit| limit.name == field.name), "{code}");
            }
        }
        assert_eq!(CODES.len(), Thresholds::SPEC.fields.len());
        assert!(limits_of("ACT-003").is_empty());
    }
}
