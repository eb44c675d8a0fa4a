//! Codes and families as they are typed, and what may have been meant.

use super::table::{Check, all};

/// The family of a code: `PAT` of `PAT-003`.
#[must_use]
pub fn family(code: &str) -> &str {
    code.split_once('-').map_or(code, |(family, _)| family)
}

/// What a typed word names.
#[derive(Clone)]
pub enum Named {
    /// One check.
    One(&'static Check),
    /// All checks of a family.
    Family(Vec<&'static Check>),
}

/// Looks `word` up, whatever its letters' case.
///
/// # Errors
/// When it is neither a code nor a family; the nearest of them, if one is near.
pub fn named(word: &str) -> Result<Named, Option<&'static str>> {
    let word = word.trim();
    if let Some(check) = super::find(word) {
        return Ok(Named::One(check));
    }
    let members: Vec<&'static Check> =
        all().filter(|check| family(check.code).eq_ignore_ascii_case(word)).collect();
    if members.is_empty() { Err(nearest(word)) } else { Ok(Named::Family(members)) }
}

/// Longest word for which a neighbour is looked for.
const LONGEST: usize = 16;

/// The code or family nearest to `word`, at most three letters away.
fn nearest(word: &str) -> Option<&'static str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let mut upper = word.to_ascii_uppercase().replace([' ', '_', '.'], "-");
    // `PAT3` and `PAT-3` mean `PAT-003`.
    let letters = upper.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let digits = upper.trim_start_matches(|c: char| !c.is_ascii_digit());
    if !digits.is_empty() && letters.len() + digits.len() + 1 >= upper.len() {
        upper = format!("{letters}-{digits:0>3}");
    }
    let known = all().flat_map(|check| [check.code, family(check.code)]);
    let near = known.map(|code| (strsim::damerau_levenshtein(&upper, code), code));
    let limit = if upper.len() > 4 { 3 } else { 2 };
    near.min_by_key(|(away, _)| *away).filter(|(away, _)| *away <= limit).map(|(_, code)| code)
}

/// The codes that were asked for; all when none was.
#[derive(Clone, Debug, Default)]
pub struct Only(Option<Vec<&'static str>>);

impl Only {
    /// Reads `PAT,STR-002`.
    ///
    /// # Errors
    /// The word that is neither a code nor a family, with the nearest of them.
    pub fn parse(list: &str) -> Result<Self, (String, Option<&'static str>)> {
        let mut codes = Vec::new();
        for word in list.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match named(word).map_err(|near| (word.to_owned(), near))? {
                Named::One(check) => codes.push(check.code),
                Named::Family(checks) => codes.extend(checks.iter().map(|check| check.code)),
            }
        }
        if codes.is_empty() { Err((String::new(), None)) } else { Ok(Self(Some(codes))) }
    }

    /// Whether `code` was asked for.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.0.as_ref().is_none_or(|codes| codes.contains(&code))
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Only, named};

    fn near(word: &str) -> Option<&'static str> {
        named(word).err().flatten()
    }

    #[test]
    fn codes_and_families_are_known_in_any_case() {
        assert!(matches!(named("act-003"), Ok(Named::One(check)) if check.code == "ACT-003"));
        assert!(
            matches!(named("Act"), Ok(Named::Family(all)) if all.iter().all(|c| c.code.starts_with("ACT-")))
        );
    }

    #[test]
    fn a_slip_is_understood_as_what_is_near() {
        assert_eq!(near("ACT-3"), Some("ACT-003"));
        assert_eq!(near("act3"), Some("ACT-003"));
        assert_eq!(near("ACT_003"), Some("ACT-003"));
        assert_eq!(near("AGDD"), Some("AGD"));
        assert_eq!(near("quite something else"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn a_list_takes_both() {
        let only = Only::parse("act, AGD-016").expect("both are known");
        assert!(only.has("ACT-003") && only.has("AGD-016") && !only.has("STR-001"));
        assert_eq!(Only::parse("ACT,NOPE-1").err().map(|(word, _)| word).as_deref(), Some("NOPE-1"));
        assert!(Only::parse(" , ").is_err());
        assert!(Only::default().has("STR-001"));
    }
}
