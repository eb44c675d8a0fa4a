//! The sample briefing that the program carries inside.

use super::files::{FileSet, ReadError};

/// Declares the carried files; a test compares the list with the folder.
macro_rules! sample {
    ($( $folder:literal : $( $file:literal ),* ; )*) => {
        /// Folder, file name and text of every file of the sample library.
        pub const SAMPLE_FILES: &[(&str, &str, &[u8])] = &[ $( $(
            ($folder, $file, include_bytes!(concat!("../../briefings/", $folder, "/", $file))),
        )* )* ];
    };
}

sample! {
    "2025-04-kayes": "meeting.ron", "mli.ron", "mrt.ron", "sen.ron";
    "2025-10-tambacounda": "meeting.ron", "mli.ron", "mrt.ron", "sen-private.ron", "sen.ron";
    "minimal": "minimal.ron";
}

/// One folder of the sample library.
#[derive(Debug)]
pub struct Embedded {
    names: Vec<String>,
    texts: Vec<&'static [u8]>,
}

impl Embedded {
    /// The files of `folder`.
    #[must_use]
    pub fn folder(folder: &str) -> Self {
        let files = || SAMPLE_FILES.iter().filter(|(shelf, ..)| *shelf == folder);
        Self {
            names: files().map(|(_, name, _)| (*name).to_owned()).collect(),
            texts: files().map(|(_, _, text)| *text).collect(),
        }
    }

    /// Names of the folders, in order.
    #[must_use]
    pub fn folders() -> Vec<String> {
        let mut names: Vec<String> = SAMPLE_FILES.iter().map(|(shelf, ..)| (*shelf).to_owned()).collect();
        names.dedup();
        names
    }
}

impl FileSet for Embedded {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, at: usize, _limit: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.texts[at].to_vec())
    }
}
