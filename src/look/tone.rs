//! What a piece of text means. Code asks for a tone, never for a colour.

/// The meaning of a text or sign; [`crate::look::theme::Theme`] turns it into a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// What was asked for: values, names.
    Ink,
    /// Ink in bold: titles, totals.
    Head,
    /// The name of the pane that is shown: a head, reversed where there is no colour.
    Active,
    /// Secondary value, date, nation.
    Ink2,
    /// Label, header, unit, "none". Becomes [`Tone::Ink2`] on a selected row.
    Ink3,
    /// Hairline, leader, empty dot: decoration only.
    Rule,
    /// You can act here: focus, key, link, now.
    Accent,
    /// Accent in bold: key letters, the title of the focused section.
    AccentBold,
    /// A search hit: accent, bold, underlined.
    HitBold,
    /// Severe, very high, missing, more than 60 days late.
    Bad,
    /// Bad in bold: days late, scores.
    BadBold,
    /// Bad as a block, reversed: not saved, time exceeded.
    Alarm,
    /// Serious, high (10–14), meeting late.
    High,
    /// High in bold.
    HighBold,
    /// Minor, moderate, late, stale, 80 %.
    Warn,
    /// Warn in bold.
    WarnBold,
    /// Done, open, ready, better, saved.
    Good,
    /// Good in bold.
    GoodBold,
    /// Name of a river or a dam on the map.
    Water,
    /// The `EXERCISE` chip.
    Exercise,
    /// Class chip: not protected.
    ClassNp,
    /// Class chip: *diffusion restreinte*.
    ClassDr,
    /// Class chip: confidential.
    ClassC,
    /// Class chip: secret.
    ClassS,
    /// The rest of the marking line.
    Band,
    /// Releasability on the marking line, bold.
    BandHead,
    /// Neutral badge: a grade in detail, the bar of a strip.
    Chip,
    /// Text on a matrix cell, 1 low to 4 very high; other numbers count as the nearest.
    Heat(u8),
}

/// What a text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The plain background.
    Paper,
    /// Overlay, preview, question block.
    Tint,
    /// The selected row of the focused list.
    Selected,
    /// The selected row of another list.
    SelectedElsewhere,
    /// The marking line.
    Band,
}

impl Tone {
    /// Every tone once, for tests and for the legend of the themes.
    pub const ALL: [Self; 31] = [
        Self::Ink,
        Self::Head,
        Self::Active,
        Self::Ink2,
        Self::Ink3,
        Self::Rule,
        Self::Accent,
        Self::AccentBold,
        Self::HitBold,
        Self::Bad,
        Self::BadBold,
        Self::Alarm,
        Self::High,
        Self::HighBold,
        Self::Warn,
        Self::WarnBold,
        Self::Good,
        Self::GoodBold,
        Self::Water,
        Self::Exercise,
        Self::ClassNp,
        Self::ClassDr,
        Self::ClassC,
        Self::ClassS,
        Self::Band,
        Self::BandHead,
        Self::Chip,
        Self::Heat(1),
        Self::Heat(2),
        Self::Heat(3),
        Self::Heat(4),
    ];

    /// The tone of a severity: 1 minor, 2 serious, 3 severe; nothing known is decoration.
    #[must_use]
    pub const fn of_severity(severity: u8) -> Self {
        match severity {
            0 => Self::Rule,
            1 => Self::Warn,
            2 => Self::High,
            _ => Self::Bad,
        }
    }

    /// Whether the tone brings its own background and so hides the ground.
    #[must_use]
    pub const fn is_chip(self) -> bool {
        matches!(
            self,
            Self::Alarm
                | Self::Exercise
                | Self::ClassNp
                | Self::ClassDr
                | Self::ClassC
                | Self::ClassS
                | Self::Chip
                | Self::Heat(_)
        )
    }
}

impl Ground {
    /// Every ground once.
    pub const ALL: [Self; 5] = [Self::Paper, Self::Tint, Self::Selected, Self::SelectedElsewhere, Self::Band];
}
