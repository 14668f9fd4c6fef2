"""The one theme value: colors named by meaning, light, dark and with high contrast."""

from typing import NamedTuple

from PySide6.QtGui import QPalette


class Theme(NamedTuple):  # imported before the first paint, sooner than a dataclass
    """Colors by meaning, as "#rrggbb"; pages name the meaning, never a color.

    `line` parts, `edge` bounds what can be operated; `thumb` is
    the handle of a scroll bar; `chosen` is the background of a chosen row;
    `glyphs` names the set of drawings that is seen on `surface`, `on_glyphs` that on `accent`.
    """

    window: str
    surface: str
    raised: str
    line: str
    edge: str
    thumb: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_over: str
    on_accent: str
    chosen: str
    on_chosen: str
    focus: str
    good: str
    warn: str
    bad: str
    info: str
    good_bg: str
    warn_bg: str
    bad_bg: str
    info_bg: str
    muted_bg: str
    glyphs: str = "dark"
    on_glyphs: str = "light"
    high_contrast: bool = False

    def fore(self, meaning: str) -> str:
        """Return the color of text with this meaning: good, warn, bad, info, muted or ""."""
        return getattr(self, meaning or "text")

    def back(self, meaning: str) -> str:
        """Return the background that text with this meaning stands on."""
        return getattr(self, f"{meaning or 'muted'}_bg")


LIGHT = Theme(
    window="#f5f6f8",
    surface="#ffffff",
    raised="#eef1f5",
    line="#dfe3e8",
    edge="#7b8491",
    thumb="#b7bfca",
    text="#1b2430",
    muted="#566272",
    faint="#606b7a",
    accent="#1f5fbf",
    accent_over="#184d9d",
    on_accent="#ffffff",
    chosen="#e5eefb",
    on_chosen="#1b2430",
    focus="#1f5fbf",
    good="#17703f",
    warn="#8a5100",
    bad="#b3261e",
    info="#1a56b0",
    good_bg="#e3f4ea",
    warn_bg="#fdf0d9",
    bad_bg="#fbe6e4",
    info_bg="#e5eefb",
    muted_bg="#eceff3",
)

DARK = Theme(
    window="#14181d",
    surface="#1b2027",
    raised="#272e38",
    line="#323a45",
    edge="#7d8999",
    thumb="#4d5866",
    text="#e8ecf1",
    muted="#a3afbd",
    faint="#8b97a6",
    accent="#6ea8ff",
    accent_over="#93bfff",
    on_accent="#0b1220",
    chosen="#1b3355",
    on_chosen="#f2f5f9",
    focus="#8ab9ff",
    good="#63d197",
    warn="#f0b455",
    bad="#ff8a80",
    info="#8ab9ff",
    good_bg="#16342a",
    warn_bg="#3a2c12",
    bad_bg="#3f1f1d",
    info_bg="#172a45",
    muted_bg="#2b333e",
    glyphs="light",
    on_glyphs="dark",
)


def _luminance(color: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21 (Web Content Accessibility Guidelines 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def high_contrast(ground: str, text: str, accent: str, on_accent: str) -> Theme:
    """Return a theme of four colors in which every shape has a line and no shade means anything."""
    dark = _luminance(ground) < 0.2
    return Theme(
        window=ground,
        surface=ground,
        raised=ground,
        line=text,
        edge=text,
        thumb=text,
        text=text,
        muted=text,
        faint=text,
        accent=accent,
        accent_over=accent,
        on_accent=on_accent,
        chosen=accent,
        on_chosen=on_accent,
        focus=accent,
        good=text,
        warn=text,
        bad=text,
        info=text,
        good_bg=ground,
        warn_bg=ground,
        bad_bg=ground,
        info_bg=ground,
        muted_bg=ground,
        glyphs="light" if dark else "dark",
        on_glyphs="light" if _luminance(on_accent) > 0.2 else "dark",
        high_contrast=True,
    )


CONTRAST_DARK = high_contrast("#000000", "#ffffff", "#ffe45c", "#000000")
CONTRAST_LIGHT = high_contrast("#ffffff", "#000000", "#00349e", "#ffffff")


def from_palette(palette: QPalette) -> Theme:
    """Return the high-contrast theme of the system's own colors, where those have contrast."""
    ground, text, accent, on_accent = (
        palette.color(role).name()
        for role in (
            QPalette.ColorRole.Window,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Highlight,
            QPalette.ColorRole.HighlightedText,
        )
    )
    pairs = ((ground, text, 7), (accent, on_accent, 4.5), (ground, accent, 3))
    if all(contrast(one, other) >= least for one, other, least in pairs):
        return high_contrast(ground, text, accent, on_accent)
    return CONTRAST_DARK if _luminance(ground) < 0.2 else CONTRAST_LIGHT
