"""Colors: text can be read on whatever it stands on, and what is operated can be seen."""

import pytest
from PySide6.QtGui import QColor, QPalette

from pittadmin.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Theme,
    contrast,
    from_palette,
)

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast light": CONTRAST_LIGHT,
    "contrast dark": CONTRAST_DARK,
}
MEANINGS = ("good", "warn", "bad", "info", "muted")
GROUNDS = ("window", "surface")

TEXT_ON = [
    *((text, ground) for text in ("text", "muted", *MEANINGS) for ground in GROUNDS),
    *((kind, f"{kind}_bg") for kind in MEANINGS),
    *(("text", f"{kind}_bg") for kind in MEANINGS),
    *(("muted", f"{kind}_bg") for kind in ("good", "warn", "bad", "info")),
    ("text", "raised"),
    ("muted", "raised"),
    ("faint", "window"),
    ("faint", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_over"),
    ("on_chosen", "chosen"),
    ("info", "info_bg"),
]
SHAPE_ON = [
    *((shape, ground) for shape in ("edge", "focus", "accent") for ground in GROUNDS),
    ("edge", "info_bg"),
    ("focus", "info_bg"),
    ("focus", "warn_bg"),
    ("focus", "bad_bg"),
    ("on_accent", "accent"),  # the ring within the main button, the check in its box
    ("bad", "surface"),
    ("good", "surface"),
]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(name: str, text: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_shapes_and_focus_can_be_seen(name: str, shape: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_ring_around_a_cell_is_seen_on_a_chosen_row(name: str) -> None:
    theme = THEMES[name]
    ring = theme.on_chosen if theme.high_contrast else theme.focus
    assert contrast(ring, theme.chosen) >= 3


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def _palette(ground: str, text: str, accent: str, on_accent: str) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    palette.setColor(role.Window, QColor(ground))
    palette.setColor(role.WindowText, QColor(text))
    palette.setColor(role.Highlight, QColor(accent))
    palette.setColor(role.HighlightedText, QColor(on_accent))
    return palette


def test_high_contrast_takes_the_systems_own_colors() -> None:
    theme = from_palette(_palette("#000000", "#00ff00", "#ffff00", "#000000"))
    assert (theme.window, theme.text, theme.accent) == ("#000000", "#00ff00", "#ffff00")
    assert theme.high_contrast


@pytest.mark.parametrize(
    ("ground", "expected"), [("#101010", CONTRAST_DARK), ("#f0f0f0", CONTRAST_LIGHT)]
)
def test_a_system_whose_colors_have_no_contrast_gets_ours(ground: str, expected: Theme) -> None:
    assert from_palette(_palette(ground, "#808080", ground, "#808080")) == expected
