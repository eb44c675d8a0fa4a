//! Ids that were checked, kept without an allocation of their own: very many are compared while loading.

use std::fmt;
use std::ops::Deref;

use crate::model::reference::{MAX_ID, is_id};

/// The text of an id.
#[derive(Clone, Copy)]
pub(super) struct Id {
    len: u8,
    bytes: [u8; MAX_ID],
}

impl Id {
    /// `text`, if it has the form of an id.
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; MAX_ID];
        let (len, place) = (u8::try_from(text.len()).ok()?, bytes.get_mut(..text.len())?);
        place.copy_from_slice(text.as_bytes());
        is_id(text).then_some(Self { len, bytes })
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        // Ids are ASCII, so this never falls back.
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn ids_come_back_as_they_are_and_nothing_else_is_one() {
        let longest = "a".repeat(48);
        for id in ["ml", "mli-inc-000001", &longest] {
            assert_eq!(Id::new(id).as_deref(), Some(id));
        }
        for text in ["", "m", "Mli-1", "mli 1", "é-1", &"a".repeat(49), &"a".repeat(300)] {
            assert!(Id::new(text).is_none(), "{text}");
        }
    }
}
