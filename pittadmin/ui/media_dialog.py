"""The dialog in which an author says what a picture or video of a post shows (R27 to R30)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media
from pittadmin.domain.plain_text import plain
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Check, Field, combo, text_area, text_input
from pittadmin.ui.look import look

NOBODY = ""


class MediaDialog(Dialog):
    """Asks what a picture shows, who took it, at which function, and whose it is.

    Args:
        parent: the window it stands over.
        media: what is known of it.
        photographers: whom the head has authorized to take pictures (R27).
    """

    def __init__(self, parent: QWidget | None, media: Media, photographers: Sequence[str]) -> None:
        super().__init__(
            parent,
            _("About “{name}”").format(name=media.name),
            confirm_text=_("&Keep what it says"),
        )
        self._media, self._photographers = media, tuple(photographers)
        self.alt_text = text_area(media.alt_text, lines=3)
        self.kind = combo(
            [("photo", _("A photo")), ("image", _("Made otherwise, such as a flyer"))], media.kind
        )
        self.taken_by = self._people()
        self.function = text_input(media.function, _("Fall clean-up, Wards 1–3"))
        self.copyrighted = Check(_("It &belongs to somebody else than the City"))
        self.copyrighted.setChecked(media.copyrighted)
        self.credit = text_input(media.credit)
        self._credit = Field(_("&Credit"), self.credit, _("Its owner, as it is to be named (R30)."))
        self._credit.setVisible(media.copyrighted)
        self.copyrighted.toggled.connect(self._credit.setVisible)
        self.add_field(
            "alt_text",
            Field(
                _("&Alt text"),
                self.alt_text,
                _("What it shows, in a sentence, for who can't see it."),
            ),
        )
        if media.kind != "video":
            self.add_field("kind", Field(_("What it &is"), self.kind))
        hint = _("Only persons whom the department head has authorized take pictures (R27).")
        self.add_field("taken_by", Field(_("&Taken or made by"), self.taken_by, hint))
        self.add_field("function", Field(_("&Function of the City or department"), self.function))
        self.add(self.copyrighted)
        self.add_field("credit", self._credit)
        self.setMinimumWidth(look().px(520))

    def described(self) -> Media:
        """Return it with what the author says of it now."""
        who = plain(self.taken_by.currentText()).strip()
        return replace(
            self._media,
            alt_text=plain(self.alt_text.toPlainText()).strip(),
            kind="video" if self._media.kind == "video" else self.kind.currentData(),
            taken_by=who,
            taken_by_authorized=who in self._photographers if who else None,
            function=plain(self.function.text()).strip(),
            copyrighted=self.copyrighted.isChecked(),
            credit=plain(self.credit.text()).strip() if self.copyrighted.isChecked() else "",
        )

    def check(self) -> Iterable[Problem]:
        """Return nothing: what is missing is said by the checklist, and a draft may wait."""
        return ()

    def _people(self) -> QComboBox:
        """Return the list of the authorized; another name can be typed, and is judged."""
        names = list(self._photographers)
        if self._media.taken_by and self._media.taken_by not in names:
            names.append(self._media.taken_by)
        box = combo([(NOBODY, ""), *((name, name) for name in names)])
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCurrentText(self._media.taken_by)
        return box
