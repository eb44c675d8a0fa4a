//! Who is present: a row a person under the row of the delegation.

use super::Sheet;
use super::common::{Defaults, Person};
use super::slot::{Id, Value, pair, slot};
use crate::model::nation::Nation;
use crate::model::safe_text::SafeText;

/// The form of the attendance.
#[derive(Clone, Debug)]
pub struct AttendanceForm {
    pub(super) sheet: Sheet,
    /// Ids of the people, by place.
    ids: Vec<SafeText>,
    posts: Vec<SafeText>,
    /// Present before, and in no delegation now: they stay.
    others: Vec<SafeText>,
}

impl AttendanceForm {
    /// The people by delegation, those in `present` ticked.
    pub(super) fn new(defaults: &Defaults, people: &[Person], present: &[SafeText]) -> Self {
        let ids: Vec<SafeText> = people.iter().map(|person| SafeText::new(&person.id)).collect();
        let posts = people.iter().map(|person| SafeText::new(&person.post)).collect();
        let mut slots = Vec::new();
        for nation in Nation::ALL {
            let own: Vec<usize> = (0..people.len()).filter(|at| people[*at].nation == *nation).collect();
            if own.is_empty() {
                continue;
            }
            let name = Nation::WORDS.variants[*nation as usize].1;
            slots.push(slot(Id::Delegation(*nation), name, Value::Head));
            for at in own {
                let tick = Value::Tick(present.contains(&ids[at]));
                slots.push(slot(Id::Person(at), pair("", ""), tick));
            }
        }
        let others = present.iter().filter(|id| !ids.contains(id)).cloned().collect();
        Self { sheet: Sheet::new(defaults, slots), ids, posts, others }
    }

    /// What person number `at` is.
    #[must_use]
    pub fn post(&self, at: usize) -> &str {
        self.posts.get(at).map_or("", SafeText::as_str)
    }

    /// Ids of those who are present, in the order of the list.
    pub(super) fn present(&self) -> Vec<SafeText> {
        let here = |at: &usize| self.sheet.value(Id::Person(*at)) == Some(&Value::Tick(true));
        let listed = (0..self.ids.len()).filter(here).map(|at| self.ids[at].clone());
        listed.chain(self.others.iter().cloned()).collect()
    }
}
