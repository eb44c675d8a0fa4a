//! How many colours the terminal has, read from its environment.

/// How many colours the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// 24 bits.
    True,
    /// 256 colours.
    Indexed,
    /// 16 colours.
    #[default]
    Sixteen,
    /// None: attributes only.
    Mono,
}

impl Depth {
    /// Reads the depth from environment variables, given as a function so that no test needs any.
    #[must_use]
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| get(name).unwrap_or_default();
        if !value("NO_COLOR").is_empty() {
            return Self::Mono;
        }
        let term = value("TERM");
        // COLORTERM survives a hop into a poorer terminal, so these names win over it.
        if term == "linux" || term == "dumb" || term.starts_with("vt") {
            return Self::Sixteen;
        }
        let rich = value("COLORTERM").to_ascii_lowercase();
        if rich.contains("truecolor") || rich.contains("24bit") || term.contains("-direct") {
            return Self::True;
        }
        // The Windows terminal names neither TERM nor COLORTERM.
        if term.is_empty() && !value("WT_SESSION").is_empty() {
            return Self::True;
        }
        if term.contains("256color") { Self::Indexed } else { Self::Sixteen }
    }
}
