"""The strip of a post's pictures and videos: dropped, pasted or chosen, each with what it says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media
from pittadmin.ui.banner import announce
from pittadmin.ui.drop_box import DropBox
from pittadmin.ui.layouts import FlowLayout, column, flow, row
from pittadmin.ui.look import look
from pittadmin.ui.media_dialog import MediaDialog
from pittadmin.ui.media_reading import PATTERNS
from pittadmin.ui.severities import SHOWN
from pittadmin.ui.widgets import OneLine, button, clear, restyle, text, tip

ROOM = 290
"""How wide what is said of a picture is at most, at the plain size of text."""

Fetch = Callable[[QWidget, Media, Callable[[QImage], object]], object]
"""Brings a small picture: for whom, of what, and who takes it."""


class MediaStrip(DropBox):
    """Shows the pictures and videos of a post, and takes others.

    Args:
        fetch: brings the small pictures.
    """

    files_dropped = Signal(object)
    """Paths of files that are to be added."""
    image_pasted = Signal(object)
    """A `QImage` that is to be added."""
    changed = Signal(object)
    """The `Media` of the post as the author wants them now: described, moved, taken off, back."""
    clean_wanted = Signal(int)
    """The place of the one whose cleaned copy is to take its place."""
    refused = Signal(object)
    """The `Problem` of what can't be taken."""
    arranged = Signal()
    """Other pictures stand here now."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(PATTERNS)
        self.media: tuple[Media, ...] = ()
        self.tiles: list[MediaTile] = []
        self._fetch, self._read_only = fetch, False
        self._photographers: Sequence[str] = ()
        self._past: list[tuple[Media, ...]] = []
        self._heading = text(_("Pictures"), "strong", wrap=False)
        self._hint = text(_("Drop or paste pictures here"), "muted", wrap=False)
        self.add_button = button(_("A&dd pictures…"), self.choose)
        self.back_button = button("", self.undo, "link")
        self.back_button.hide()
        self._tiles = QWidget()
        self._flow = FlowLayout(self._tiles)
        look().space(self._flow, 12)
        box = QVBoxLayout(self)
        look().space(box, 8, (16, 10, 16, 10))
        box.addWidget(flow(self._heading, self._hint, None, self.back_button, self.add_button))
        box.addWidget(self._tiles)
        self._tiles.hide()
        self.setFocusProxy(self.add_button)

    def show_media(
        self, media: Sequence[Media], photographers: Sequence[str] = (), read_only: bool = False
    ) -> None:
        """Show these; the author may describe and take them off unless they can only be read."""
        same = tuple(media) == self.media and self._read_only == read_only
        self._photographers = photographers
        if same:
            return
        self.media, self._read_only = tuple(media), read_only
        if read_only:
            self._past.clear()
        self.setAcceptDrops(not read_only)
        for widget in (self._hint, self.add_button):
            widget.setVisible(not read_only)
        images = {tile.media.sha256: tile.image for tile in self.tiles}
        clear(self._tiles)
        self.tiles = []
        for place, one in enumerate(self.media):
            tile = MediaTile(one, place, read_only)
            tile.offer_to_move(place > 0, place < len(self.media) - 1)
            tile.earlier.clicked.connect(partial(self.shift, place, -1))
            tile.later.clicked.connect(partial(self.shift, place, 1))
            tile.describe.clicked.connect(partial(self.describe, place))
            tile.off.clicked.connect(partial(self._take_off, place))
            tile.clean.clicked.connect(partial(self.clean_wanted.emit, place))
            known = images.get(one.sha256)
            if known is not None:
                tile.show_image(known)
            else:
                self._fetch(tile, one, tile.show_image)
            self._flow.addWidget(tile)
            tile.show()  # at once, so that it can take the focus
            self.tiles.append(tile)
        self._tiles.setVisible(bool(self.media))
        self.setVisible(bool(self.media) or not read_only)
        self._offer_back()
        self.arranged.emit()

    def remember(self) -> None:
        """Remember what is shown, before a change that can be undone."""
        self._past.append(self.media)

    def forget(self) -> None:
        """Forget what can be undone: another draft is shown, or somebody else has changed it."""
        self._past.clear()
        self._offer_back()

    def undo(self) -> None:
        """Take the last change back: what was added, described, cleaned or taken off."""
        if not self._past or self._read_only:
            return
        now, before = self.media, self._past.pop()
        self.show_media(before, self._photographers)
        self.changed.emit(before)
        other = next((at for at, one in enumerate(before) if one not in now), None)
        if other is not None:
            self.point_at(other)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def describe(self, place: int, *_checked: object) -> None:
        """Open the dialog about the picture at this place."""
        media = self.media[place]
        dialog = MediaDialog(self.window(), media, self._photographers)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._described(media, dialog.described()))
        dialog.open()

    def point_at(self, place: int) -> None:
        """Take the focus to the picture at this place, which a finding is about."""
        if place < len(self.tiles):
            self.tiles[place].describe.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_asking(self, asking: Mapping[int, Finding]) -> None:
        """Show what the gravest finding says of each picture, by their places."""
        for tile in self.tiles:
            tile.say(asking.get(tile.place))

    # What comes into it

    def take_files(self, paths: Iterable[Path]) -> None:
        """Pass on files that are to be read."""
        if not self._read_only:
            self.files_dropped.emit(tuple(paths))

    def take_image(self, image: QImage) -> None:
        """Pass on a picture that was pasted."""
        if not self._read_only:
            self.image_pasted.emit(image)

    def refuse(self) -> None:
        """Say that there is no picture on the clipboard."""
        self.refused.emit(
            Problem(
                _("There is no picture on the clipboard."),
                _("Copy a picture or a file, then paste it here."),
                "media",
            )
        )

    # What is done with it

    def _described(self, before: Media, after: Media) -> None:
        if before != after and before in self.media:
            place = self.media.index(before)
            self._change((*self.media[:place], after, *self.media[place + 1 :]))
            self.point_at(place)

    def shift(self, place: int, by: int, *_checked: object) -> None:
        """Let a picture change places with the one before it (-1) or after it (1)."""
        media = list(self.media)
        media[place], media[place + by] = media[place + by], media[place]
        self._change(tuple(media))
        tile = self.tiles[place + by]
        again, back = (tile.earlier, tile.later) if by < 0 else (tile.later, tile.earlier)
        # Where it can't go further, the way back has the focus.
        (again if again.isEnabled() else back).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(
            tile,
            _("{name} is number {place} now").format(name=tile.media.name, place=place + by + 1),
        )

    def _take_off(self, place: int, *_checked: object) -> None:
        self._change((*self.media[:place], *self.media[place + 1 :]))
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, media: tuple[Media, ...]) -> None:
        self.remember()
        self.show_media(media, self._photographers)
        self.changed.emit(media)

    def _offer_back(self) -> None:
        self.back_button.setVisible(bool(self._past))
        before = self._past[-1] if self._past else ()
        if len(before) > len(self.media):
            gone = next(one for one in before if before.count(one) > self.media.count(one))
            words = _("P&ut back “{name}”").format(name=gone.name.replace("&", "&&"))
        else:
            words = _("&Undo the last change")
        self.back_button.setText(words)
        tip(self.back_button, _("Ctrl+Z among the pictures"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)


class MediaTile(QFrame):
    """One picture or video: small, with what it shows, and what can be done with it."""

    def __init__(self, media: Media, place: int, read_only: bool) -> None:
        super().__init__()
        self.media, self.place, self._read_only = media, place, read_only
        self.image: QImage | None = None
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QLabel(_("Video") if media.kind == "video" else _("Loading…"))
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(QSize(look().px(104), look().px(72)))
        self._picture.setAccessibleName(_("Picture {name}").format(name=media.name))
        self._name = OneLine("strong", media.name, ROOM)
        said = media.alt_text or _("Alt text is missing")
        self.alt = OneLine("muted" if media.alt_text else "warn", said, ROOM)
        taker = _("by {person}").format(person=media.taken_by) if media.taken_by else ""
        facts = ", ".join(filter(None, (taker, media.function)))
        self._facts = OneLine("muted", facts, ROOM)
        self._asks = OneLine("", "", ROOM)
        self._asks.hide()
        self.describe = button(_("Describe…"), kind="link")
        self.describe.setAccessibleName(_("Describe {name}").format(name=media.name))
        self.clean = button(_("Use a cleaned copy"), kind="link")
        told = [_("where it was taken")] if media.has_location else []
        told += [_("with which camera")] if media.has_camera_data else []
        tells = _("The file says {what}; a cleaned copy does not.").format(what=", ".join(told))
        tip(self.clean, tells)
        self.clean.setAccessibleDescription(tells)
        self.off = button("", None, "icon", "close", _("Take off {name}").format(name=media.name))
        sooner = _("Move {name} one place forward").format(name=media.name)
        further = _("Move {name} one place back").format(name=media.name)
        self.earlier = button("", None, "icon", "left", sooner)
        self.later = button("", None, "icon", "right", further)
        self.offer_to_move(False, False)
        private = media.has_location or media.has_camera_data
        self.clean.setVisible(private and not read_only)
        for widget in (self.describe, self.off):
            widget.setVisible(not read_only)
        said = [self._name, self.alt, self._asks]
        if self._facts.text():
            said.insert(2, self._facts)
        tools = row(self.describe, self.clean, None, self.earlier, self.later)
        words = column(*said, tools, None, gap=2)
        box = QVBoxLayout(self)
        look().space(box, 0, (8, 8, 6, 4))
        line = row(self._picture, words, self.off, gap=10)
        box.addWidget(line)
        layout = line.layout()
        if layout is not None:
            for widget in (self._picture, self.off):
                layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)

    def offer_to_move(self, earlier: bool, later: bool) -> None:
        """Let it be moved before the one before it, or after the one after it."""
        movable = (earlier or later) and not self._read_only
        for way, can in ((self.earlier, earlier), (self.later, later)):
            way.setEnabled(can)
            way.setVisible(movable)

    def say(self, finding: Finding | None) -> None:
        """Show what a finding says of it."""
        shown = SHOWN[finding.severity] if finding is not None else None
        words = f"{shown.words}: {finding.message}" if finding is not None and shown else ""
        if shown is not None:
            restyle(self._asks, "kind", shown.meaning)
        if self._asks.text() != words:
            self._asks.setText(words)
            self._asks.setVisible(bool(words))

    def show_image(self, image: QImage) -> None:
        """Show the picture; one that can't be drawn here says so."""
        self.image = image
        if image.isNull():
            video = self.media.kind == "video"
            self._picture.setText(_("Video") if video else _("Can't be shown"))
        else:
            size = self._picture.size() * self.devicePixelRatioF()
            fits = image.scaled(
                size,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fits.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.setPixmap(QPixmap.fromImage(fits))
