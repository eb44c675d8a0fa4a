//! The probability scales of `domain.md` 2.2: terms in both languages, each with its band in per cent.

use crate::check::phrase::folded;
use crate::model::record::ProbabilityScale;

/// A term of a scale.
#[derive(Debug)]
pub struct Term {
    /// Lowest and highest per cent.
    pub low: i64,
    pub high: i64,
    /// Every way to write it; the first is the one to suggest.
    pub fr: &'static [&'static str],
    pub en: &'static [&'static str],
}

/// ICD 203 of the United States (Office of the Director of National Intelligence, Analytic Standards).
const ICD_203: &[Term] = &[
    Term {
        low: 1,
        high: 5,
        fr: &["probabilité quasi nulle", "quasi nulle"],
        en: &["almost no chance", "remote"],
    },
    Term { low: 5, high: 20, fr: &["très improbable"], en: &["very unlikely", "highly improbable"] },
    Term { low: 20, high: 45, fr: &["peu probable", "improbable"], en: &["unlikely", "improbable"] },
    Term {
        low: 45,
        high: 55,
        fr: &["à peu près une chance sur deux", "une chance sur deux"],
        en: &["roughly even chance", "roughly even odds"],
    },
    Term { low: 55, high: 80, fr: &["probable"], en: &["likely", "probable"] },
    Term { low: 80, high: 95, fr: &["très probable"], en: &["very likely", "highly probable"] },
    Term {
        low: 95,
        high: 99,
        fr: &["quasi certain", "quasi certaine"],
        en: &["almost certain", "almost certainly", "nearly certain"],
    },
];

/// The PHIA yardstick of the United Kingdom, with its gaps on purpose.
const PHIA: &[Term] = &[
    Term { low: 0, high: 5, fr: &["chance infime"], en: &["remote chance"] },
    Term { low: 10, high: 20, fr: &["très improbable"], en: &["highly unlikely"] },
    Term { low: 25, high: 35, fr: &["peu probable", "improbable"], en: &["unlikely"] },
    Term { low: 40, high: 50, fr: &["possibilité réaliste"], en: &["realistic possibility"] },
    Term { low: 55, high: 75, fr: &["probable"], en: &["likely", "probable"] },
    Term { low: 80, high: 90, fr: &["très probable"], en: &["highly likely"] },
    Term { low: 95, high: 100, fr: &["quasi certain", "quasi certaine"], en: &["almost certain"] },
];

/// The French scale of Sherman Kent (Public Safety Canada): a middle with a margin on both sides.
const KENT_FR: &[Term] = &[
    Term { low: 2, high: 12, fr: &["presque aucune chance"], en: &["almost no chance"] },
    Term { low: 20, high: 40, fr: &["probablement pas"], en: &["probably not"] },
    Term {
        low: 40,
        high: 60,
        fr: &["chances à peu près égales", "chances égales"],
        en: &["chances about even", "about even"],
    },
    Term { low: 63, high: 87, fr: &["probable"], en: &["probable"] },
    Term { low: 87, high: 99, fr: &["quasi certaine", "quasi certain"], en: &["almost certain"] },
];

/// The terms of a scale, low to high.
pub const fn terms(scale: ProbabilityScale) -> &'static [Term] {
    match scale {
        ProbabilityScale::Icd203 => ICD_203,
        ProbabilityScale::Phia => PHIA,
        ProbabilityScale::KentFr => KENT_FR,
    }
}

impl Term {
    /// Whether `written` is one of its forms, in either language.
    fn is(&self, written: &str) -> bool {
        let written = folded(written);
        self.forms().any(|form| folded(form) == written)
    }

    /// Every form.
    pub fn forms(&self) -> impl Iterator<Item = &'static str> {
        self.fr.iter().chain(self.en).copied()
    }
}

/// The term `written` of `scale`.
pub fn find(scale: ProbabilityScale, written: &str) -> Option<&'static Term> {
    terms(scale).iter().find(|term| term.is(written))
}

/// The form that `written` was probably meant to be: one of the scale, else one of the same name in
/// another scale by its band.
pub fn nearest(scale: ProbabilityScale, written: &str, french: bool) -> Option<&'static str> {
    /// Letters that may differ in each ten that are written.
    const PER_TEN: usize = 3;
    let typed = folded(written);
    let most = (typed.chars().count() * PER_TEN / 10).clamp(1, 6);
    let of = |term: &'static Term| if french { term.fr } else { term.en };
    let forms = terms(scale).iter().flat_map(|term| of(term).iter().copied());
    let near = forms
        .map(|form| (strsim::damerau_levenshtein(&folded(form), &typed), form))
        .filter(|(letters, _)| *letters <= most)
        .min_by_key(|(letters, _)| *letters)
        .map(|(_, form)| form);
    near.or_else(|| {
        let elsewhere = ProbabilityScale::ALL.iter().find_map(|other| find(*other, written))?;
        let middle = |term: &Term| term.low + term.high;
        let same = terms(scale).iter().min_by_key(|term| (middle(term) - middle(elsewhere)).abs())?;
        of(same).first().copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_known_in_both_languages_whatever_their_accents() {
        assert_eq!(find(ProbabilityScale::Icd203, "Tres probable").map(|t| t.low), Some(80));
        assert_eq!(find(ProbabilityScale::Icd203, "nearly certain").map(|t| t.high), Some(99));
        assert!(find(ProbabilityScale::Icd203, "realistic possibility").is_none());
        assert!(find(ProbabilityScale::KentFr, "very likely").is_none());
    }

    #[test]
    fn a_slip_finds_its_term_and_a_foreign_term_its_band() {
        assert_eq!(nearest(ProbabilityScale::Icd203, "tres probale", true), Some("très probable"));
        assert_eq!(nearest(ProbabilityScale::Icd203, "highly likely", false), Some("very likely"));
        assert_eq!(
            nearest(ProbabilityScale::KentFr, "realistic possibility", false),
            Some("chances about even")
        );
        assert_eq!(nearest(ProbabilityScale::Phia, "xyz", false), None);
    }

    #[test]
    fn bands_rise_and_no_form_stands_twice() {
        for scale in ProbabilityScale::ALL {
            let mut seen = std::collections::BTreeSet::new();
            let mut last = -1;
            for term in terms(*scale) {
                assert!(term.low < term.high && term.high > last && (0..=100).contains(&term.high));
                last = term.high;
                let own: std::collections::BTreeSet<String> = term.forms().map(folded).collect();
                assert!(own.iter().all(|form| seen.insert(form.clone())), "{scale:?} {own:?}");
            }
        }
    }
}
