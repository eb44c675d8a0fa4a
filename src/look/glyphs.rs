//! The signs of the language, once for fonts that have them and once in pure ASCII.
pub use super::fold::fold_ascii;

#[cfg(test)]
mod tests;

/// Which signs the terminal's font can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GlyphSet {
    /// Box drawing, blocks and geometric shapes.
    #[default]
    Unicode,
    /// ASCII only.
    Plain,
}

/// Every sign by what it is for; each is one cell wide.
#[derive(Debug)]
pub struct Glyphs {
    /// The set these signs belong to.
    pub set: GlyphSet,
    /// Thin horizontal rule.
    pub hairline: &'static str,
    /// Rule of the focused section.
    pub heavy: &'static str,
    /// Hairline between list and detail.
    pub vertical: &'static str,
    /// Scroll thumb on the vertical hairline.
    pub thumb: &'static str,
    /// Edge of the selection and of the question block.
    pub edge: &'static str,
    /// From text to a plot; break in an agenda.
    pub leader: &'static str,
    /// Filled dot: severity, the value now.
    pub dot: &'static str,
    /// Empty dot; no count in a plot.
    pub dot_empty: &'static str,
    /// Hollow circle: inherent risk.
    pub circle: &'static str,
    /// Filled diamond: crossing.
    pub diamond: &'static str,
    /// Hollow diamond: target.
    pub diamond_empty: &'static str,
    /// One per record or minute.
    pub square: &'static str,
    /// Link, path separator.
    pub arrow_right: &'static str,
    /// More than before.
    pub up: &'static str,
    /// Less than before; a pointer to the row below.
    pub down: &'static str,
    /// Check: fine.
    pub check: &'static str,
    /// Check: missing.
    pub cross: &'static str,
    /// Check: look at.
    pub attention: &'static str,
    /// Not as it was before.
    pub changed: &'static str,
    /// One event at several places, first row.
    pub bracket_top: &'static str,
    /// One event at several places, inner rows.
    pub bracket_mid: &'static str,
    /// One event at several places, last row.
    pub bracket_end: &'static str,
    /// Frame corner, top left.
    pub corner_tl: &'static str,
    /// Frame corner, top right.
    pub corner_tr: &'static str,
    /// Frame corner, bottom left.
    pub corner_bl: &'static str,
    /// Frame corner, bottom right.
    pub corner_br: &'static str,
    /// Left end of a range.
    pub range_start: &'static str,
    /// Right end of a range.
    pub range_end: &'static str,
    /// Mark on a heavy bar: 80 % of the time.
    pub bar_mark: &'static str,
    /// Corridor: restricted.
    pub broken: &'static str,
    /// Sparkline levels, low to high.
    pub spark: [&'static str; 8],
    /// Shades for heat without colour, low to very high.
    pub shades: [&'static str; 4],
    /// Text was cut here.
    pub ellipsis: &'static str,
    /// Old to new, from to.
    pub to: &'static str,
    /// Moved in the matrix: up, then clockwise in eighths.
    pub moved: [&'static str; 8],
    /// Parts of a stacked column, from the bottom.
    pub fills: [&'static str; 5],
    /// Sorted downwards.
    pub sort_down: &'static str,
    /// Sorted upwards.
    pub sort_up: &'static str,
    /// The two arrow keys, two cells.
    pub keys_up_down: &'static str,
    /// Minus sign.
    pub minus: &'static str,
    /// Between the ends of a range; an empty cell.
    pub range: &'static str,
    /// Between two short facts.
    pub middot: &'static str,
    /// Upper half block.
    pub half_upper: &'static str,
    /// Lower half block.
    pub half_lower: &'static str,
    /// Full block.
    pub block: &'static str,
}

static UNICODE: Glyphs = Glyphs {
    set: GlyphSet::Unicode,
    hairline: "─",
    heavy: "━",
    vertical: "│",
    thumb: "┃",
    edge: "▌",
    leader: "┈",
    dot: "●",
    dot_empty: "·",
    circle: "○",
    diamond: "◆",
    diamond_empty: "◇",
    square: "▪",
    arrow_right: "▸",
    up: "▲",
    down: "▼",
    check: "✓",
    cross: "✗",
    attention: "▲",
    changed: "~",
    bracket_top: "╭",
    bracket_mid: "│",
    bracket_end: "╰",
    corner_tl: "╭",
    corner_tr: "╮",
    corner_bl: "╰",
    corner_br: "╯",
    range_start: "├",
    range_end: "┤",
    bar_mark: "╋",
    broken: "╍",
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    shades: [" ", "░", "▒", "▓"],
    ellipsis: "…",
    to: "→",
    moved: ["↑", "↗", "→", "↘", "↓", "↙", "←", "↖"],
    fills: ["█", "▓", "▒", "░", "▪"],
    sort_down: "↓",
    sort_up: "↑",
    keys_up_down: "↑↓",
    minus: "−",
    range: "–",
    middot: "·",
    half_upper: "▀",
    half_lower: "▄",
    block: "█",
};

static PLAIN: Glyphs = Glyphs {
    set: GlyphSet::Plain,
    hairline: "-",
    heavy: "=",
    vertical: "|",
    thumb: "#",
    edge: ">",
    leader: ".",
    dot: "o",
    dot_empty: ".",
    circle: "O",
    diamond: "#",
    diamond_empty: "x",
    square: "#",
    arrow_right: ">",
    up: "^",
    down: "v",
    check: "+",
    cross: "x",
    attention: "!",
    changed: "~",
    bracket_top: ",",
    bracket_mid: "|",
    bracket_end: "`",
    corner_tl: ".",
    corner_tr: ".",
    corner_bl: "`",
    corner_br: "'",
    range_start: "|",
    range_end: "|",
    bar_mark: "+",
    broken: "~",
    spark: ["_", ":", "-", "=", "+", "x", "X", "#"],
    shades: [" ", ".", ":", "#"],
    ellipsis: "~",
    to: ">",
    moved: ["^", "/", ">", ".", "v", ",", "<", "'"],
    fills: ["#", "%", "=", ":", "."],
    sort_down: "v",
    sort_up: "^",
    keys_up_down: "^v",
    minus: "-",
    range: "-",
    middot: ".",
    half_upper: "#",
    half_lower: "#",
    block: "#",
};

/// The signs of a set.
#[must_use]
pub fn glyphs(set: GlyphSet) -> &'static Glyphs {
    match set {
        GlyphSet::Unicode => &UNICODE,
        GlyphSet::Plain => &PLAIN,
    }
}

impl GlyphSet {
    /// Reads the set from environment variables, given as a function so that no test needs any.
    #[must_use]
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Self {
        let term = get("TERM").unwrap_or_default();
        // The Linux console holds 512 glyphs at most, whatever the locale says.
        if term == "linux" || term == "dumb" || !is_utf8_locale(get) { Self::Plain } else { Self::Unicode }
    }
}

/// Whether the locale is UTF-8; where it is not, text must be folded to ASCII as well.
#[must_use]
pub fn is_utf8_locale(get: impl Fn(&str) -> Option<String>) -> bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(&get).find(|value| !value.is_empty());
    match named {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        // Windows has no such variables and is Unicode; elsewhere none means the C locale.
        None => cfg!(windows),
    }
}

impl Glyphs {
    /// The sparkline sign of a value: the empty dot for zero, else one of eight levels.
    #[must_use]
    pub fn spark_level(&self, value: u32, max: u32) -> &'static str {
        if value == 0 {
            return self.dot_empty;
        }
        let max = u64::from(max.max(1));
        let level = (u64::from(value).min(max) * 8).div_ceil(max).clamp(1, 8);
        self.spark[usize::try_from(level - 1).unwrap_or(7)]
    }

    /// The shade of a heat level, 1 low to 4 very high.
    #[must_use]
    pub fn shade(&self, level: u8) -> &'static str {
        self.shades[super::theme::heat_index(level)]
    }
}
