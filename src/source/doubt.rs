//! A marking that may not be what was meant: it shows a record to nobody whom its text does not name.

use crate::model::marking::{Class, Marking, MarkingFields, Tlp};
use crate::model::nation::{Nation, NationSet};

/// What the text of a marking names, whatever its form.
#[derive(Clone, Copy, Default)]
pub(super) struct Named {
    /// The highest of the classes and of the colours that stand in it.
    class: Option<Class>,
    tlp: Option<Tlp>,
    /// Nations, but for its originator and the contributor.
    nations: NationSet,
    originator: Option<Nation>,
}

impl Named {
    /// What `text` names outside its comments.
    pub fn of(text: &str) -> Self {
        let mut named = Self::default();
        named.add(text);
        named
    }

    /// Takes in what one more text names.
    pub fn add(&mut self, text: &str) {
        let mut before = "";
        for line in text.lines() {
            let line = line.split_once("//").map_or(line, |(line, _)| line);
            for word in line.split(|c: char| c != '_' && !c.is_alphanumeric()).filter(|word| !word.is_empty())
            {
                self.word(word, before);
                before = word;
            }
        }
    }

    fn word(&mut self, word: &str, before: &str) {
        self.class = self.class.max(Class::ALL.iter().copied().find(|class| class.code() == word));
        self.tlp = self.tlp.max(Tlp::ALL.iter().copied().find(|tlp| tlp.code() == word));
        let Some(nation) = Nation::ALL.iter().copied().find(|nation| nation.code() == word) else { return };
        let near = |name| strsim::damerau_levenshtein(before, name) <= 2;
        if near("originator") {
            self.originator = self.originator.or(Some(nation));
        } else if !near("contributor") {
            self.nations = self.nations.union(NationSet::of(nation));
        }
    }

    /// The marking of a record, left to its originator; what the text does not name is as in `base`.
    pub fn kept_back(self, base: &Marking, originator: Option<Nation>) -> Marking {
        let alone = Marking::originator_only(self.originator.or(originator));
        let nations = if self.nations.is_empty() { base.rel_to } else { self.nations };
        Marking {
            class: self.class.unwrap_or(base.class),
            tlp: self.tlp.or(base.tlp),
            rel_to: alone.rel_to.intersect(nations),
            ..alone
        }
    }

    /// The same of a record whose own marking can be read, while this one, that of the head of its file,
    /// cannot.
    pub fn kept_back_below(mut self, own: Option<&MarkingFields>, contributor: Option<Nation>) -> Marking {
        if let Some(own) = own {
            self.class = own.class.or(self.class);
            self.tlp = own.tlp.or(self.tlp);
            self.originator = own.originator.or(self.originator);
            if !own.rel_to.is_empty() {
                self.nations = own.rel_to.iter().copied().collect();
            }
        }
        let base = Marking::originator_only(self.originator.or(contributor));
        self.kept_back(&base, contributor)
    }
}

#[cfg(test)]
mod tests {
    use super::Named;
    use crate::model::marking::{Class, Marking, Tlp};
    use crate::model::nation::{Nation, NationSet};

    #[test]
    fn nobody_is_shown_more_than_the_text_names() {
        let base = Marking::originator_only(Some(Nation::SEN));
        let keep = |text: &str| Named::of(text).kept_back(&base, Some(Nation::SEN));
        assert_eq!(keep("marking = (tlp: Amber)").rel_to, NationSet::of(Nation::SEN));
        assert_eq!(keep("marking: (rel_to: [SEN MLI)").rel_to, NationSet::of(Nation::SEN));
        assert!(keep("marking: (rel_to = [MLI, MRT], orignator: SEN) // SEN").rel_to.is_empty());
        assert_eq!(keep("(class = S, class: DR, tlp “Red”").class, Class::S);
        assert_eq!(keep("(class = S, class: DR, tlp “Red”").tlp, Some(Tlp::Red));
        let other = keep("(originator = MRT, rel_to: [SEN, MRT])");
        assert_eq!((other.originator, other.rel_to), (Some(Nation::MRT), NationSet::of(Nation::MRT)));
    }
}
