"""Where a post is to appear: a box to check for each platform."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.platforms import Platform
from pittadmin.ui.fields import Check
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look
from pittadmin.ui.widgets import clear, text, tip


class PlatformChoice(QWidget):
    """A box for each platform that the department has a live account on, or that is chosen."""

    changed = Signal(object)
    """The keys of the platforms that are chosen now."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, Check] = {}
        self._offered: object = None
        self._flow = FlowLayout(self)
        look().space(self._flow, 12)

    def show_platforms(
        self,
        chosen: Collection[str],
        platforms: Mapping[str, Platform],
        live: Collection[str],
        read_only: bool,
    ) -> None:
        """Offer the platforms.

        Args:
            chosen: where the post is to appear, by key.
            platforms: all that are allowed, by key.
            live: where the department has a live account.
            read_only: whether nothing can be changed.
        """
        offered = [key for key in platforms if key in live or key in chosen] or list(platforms)
        shown = (tuple(offered), tuple(live), read_only)
        if shown != self._offered:
            self._offered = shown
            clear(self)
            self.boxes = {}
            self._flow.addWidget(text(_("For"), "muted", wrap=False))
            for key in offered:
                box = Check(platforms[key].name)
                box.toggled.connect(self._tell)
                box.setEnabled(not read_only)
                if key not in live:
                    tip(box, _("The department has no live account there yet."))
                self.boxes[key] = box
                self._flow.addWidget(box)
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in chosen)
            box.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the platforms that are chosen."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _tell(self) -> None:
        self.changed.emit(self.chosen())
