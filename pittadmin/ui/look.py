"""How the program looks now: its theme, its font and the size of its text."""

import os
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout

from pittadmin.ui.style import sheet
from pittadmin.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Theme,
    from_palette,
)


def _palette(theme: Theme) -> QPalette:
    """Return the palette for what a style sheet does not reach."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, theme.window),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.raised),
        (role.Button, theme.surface),
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Accent, theme.accent),
        (role.Link, theme.info),
        (role.LinkVisited, theme.info),
        (role.BrightText, theme.text),
    ):
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return palette


class Look(QObject):
    """How the program looks now; it follows the system unless a theme is forced.

    Args:
        app: the application that is dressed.
        theme: "light", "dark", "contrast" or "contrast-dark" to force one; "" follows the system.
            The environment variable PITTADMIN_THEME is asked when it is empty.
        font: a family in place of the system's; PITTADMIN_FONT is asked when it is empty.
        scale: the size of text, 1.0 for 13 pixels.
    """

    changed = Signal()

    SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
    now: ClassVar["Look | None"] = None

    def __init__(
        self, app: QApplication, theme: str = "", font: str = "", scale: float = 1.0
    ) -> None:
        super().__init__(app)
        Look.now = self
        self._app = app
        self._forced = theme or os.environ.get("PITTADMIN_THEME", "")
        self._contrast = False
        self._system = app.palette()
        self._font = QFont(app.font())
        if family := font or os.environ.get("PITTADMIN_FONT", ""):
            self._font.setFamilies([family])
        self._base = max(13, self._system_size())
        self.scale = min(max(scale, self.SCALES[0]), self.SCALES[-1])
        self._dress()

    def follow(self) -> None:
        """Begin to follow the system's wishes; after the first paint, which can't wait for it."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
            self._contrast = self._prefers_contrast()
        if self._contrast:
            self._follow()

    @property
    def em(self) -> int:
        """The size of plain text in pixels, which every other size follows."""
        return round(self._base * self.scale)

    def px(self, size: float) -> int:
        """Return a length that is `size` pixels where text has 13."""
        return round(size * self.em / 13)

    def force(self, theme: str) -> None:
        """Wear this theme, or with "" follow the system again."""
        self._forced = theme
        self._refresh()

    def set_scale(self, scale: float) -> None:
        """Show text at this multiple of its plain size, within the first and last of `SCALES`."""
        scale = min(max(scale, self.SCALES[0]), self.SCALES[-1])
        if scale != self.scale:
            self.scale = scale
            self._refresh()

    def grow(self) -> None:
        """Show text one step larger."""
        self.set_scale(min((s for s in self.SCALES if s > self.scale), default=self.scale))

    def shrink(self) -> None:
        """Show text one step smaller."""
        self.set_scale(max((s for s in self.SCALES if s < self.scale), default=self.scale))

    def space(
        self, layout: QLayout, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        """Give a layout its gap and margins (left, top, right, bottom), which grow with text."""
        layout.setProperty("space", [gap, *margins])
        self._stretch(layout)

    def _stretch(self, layout: QLayout) -> None:
        gap, *margins = (self.px(size) for size in layout.property("space"))
        layout.setSpacing(gap)
        layout.setContentsMargins(*margins)

    def _follow(self, *_anything: object) -> None:
        if not self._forced:
            if hasattr(self._app.styleHints(), "accessibility"):
                self._contrast = self._prefers_contrast()
            self._app.setPalette(QPalette())  # brings the system's own colors back
            self._system = self._app.palette()
            self._refresh()

    def _system_size(self) -> int:
        """Return the size of the system's text in pixels, without loading a font for it."""
        if (size := self._font.pixelSize()) > 0:
            return size
        return round(self._font.pointSizeF() * self._app.primaryScreen().logicalDotsPerInch() / 72)

    def _refresh(self) -> None:
        self._dress()
        for window in self._app.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                if layout.property("space"):
                    self._stretch(layout)
        self.changed.emit()

    def _dress(self) -> None:
        self.theme = self._choose()
        font = QFont(self._font)
        font.setPixelSize(self.em)
        self._app.setFont(font)
        self._app.setPalette(_palette(self.theme))
        self._app.setStyleSheet(sheet(self.theme, self.em))

    def _choose(self) -> Theme:
        forced = {
            "light": LIGHT,
            "dark": DARK,
            "contrast": CONTRAST_LIGHT,
            "contrast-dark": CONTRAST_DARK,
        }.get(self._forced)
        if forced:
            return forced
        ground = self._system.color(QPalette.ColorRole.Window)
        dark = ground.lightness() < 128
        if not self._contrast:
            return DARK if dark else LIGHT
        if QGuiApplication.platformName() == "windows":  # there the colors are the person's own
            return from_palette(self._system)
        return CONTRAST_DARK if dark else CONTRAST_LIGHT

    def _prefers_contrast(self) -> bool:
        # Imported here, for `Qt` costs a fifth of the time to the first paint.
        from PySide6.QtCore import Qt

        preference = self._app.styleHints().accessibility().contrastPreference()
        return preference == Qt.ContrastPreference.HighContrast


def application(arguments: list[str]) -> QApplication:
    """Return the application in the style that the style sheet is drawn for.

    The style is given as an argument because asking for it later costs 16 ms of the start.
    """
    return QApplication([*arguments, "-style", "fusion"])


def look() -> Look:
    """Return the look of the running application; one that follows the system if none was made."""
    if Look.now is None:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a look needs a QApplication"
        Look(app)
    assert Look.now is not None
    return Look.now
