//! Files to a briefing: reading, decoding by the record table, joining what three staffs wrote.

mod check_links;
mod decode;
mod disk;
mod doubt;
mod embedded;
mod encoding;
mod files;
mod id;
mod inherit;
mod library;
mod load;
mod reader;
mod slips;
pub mod spot;

pub use decode::{HEAD, IDENTITY};
pub use disk::{Disk, OpenError, briefing_files};
pub use embedded::{Embedded, SAMPLE_FILES};
pub use files::{FileSet, Limits, ReadError, SourceFile, places};
pub use library::{Entry, Opened, open, open_embedded};
pub use load::{Carried, Loaded, Previous, load, load_again, load_carrying, load_shared};
