"""The City's official seals and logos: everybody sees them, Personnel keeps them (R26, R35)."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.seals import KeptSeal
from pittadmin.services import seals
from pittadmin.services.people import Directory
from pittadmin.ui import media_reading, thumbnails
from pittadmin.ui.decision import Question, carry_out, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.drop_box import DropBox
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import NONE, FlowLayout
from pittadmin.ui.look import look
from pittadmin.ui.media_reading import PICTURES, ReadSeal
from pittadmin.ui.notices import Notices
from pittadmin.ui.picture_tile import PictureTile
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.section import Detail, Section
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import button, clear, text

CHANGES = ("facts",)
"""What the checks know changes with the seals."""


class SealsSection(Section):
    """Shows the official seals, and takes others by file, drop or paste."""

    def __init__(self, shell: Shell) -> None:
        self.shelf = _Shelf()
        self.add_button = button(_("&Add a seal…"), self.shelf.choose, "primary", "plus")
        super().__init__(_("Seals"), (self.add_button,))
        self.shell = shell
        self._may = False
        self._kept: tuple[KeptSeal, ...] = ()
        self._seen: dict[str, QImage] = {}
        self.offer(False, "")
        self.detail = Detail()
        about = _(
            "A post may show the City's seal or logo as it is here (R26). A picture that only "
            "looks like one of them is found to be a rendering of it (R35)."
        )
        self.notices = Notices(NONE)
        self.detail.show_cards(text(about), self.notices, self.shelf)
        self.add(scroll(self.detail, _("Seals")), takes_room=True)
        self.shelf.came.connect(self._read)
        self.shelf.refused.connect(self._refuse)

    def load(self) -> None:
        """Read the official seals."""
        self.shell.runner.read(self, seals.kept, self.shell.ctx, done=self._take, key="seals")

    def show_directory(self, directory: Directory) -> None:
        """Let those add and remove seals who may."""
        self._may = directory.actor.may(Act.KEEP_SEALS)
        self.offer(self._may, who_can(Act.KEEP_SEALS))
        self._show()

    def _take(self, kept: tuple[KeptSeal, ...]) -> None:
        self._kept = kept
        self._show()

    def _show(self) -> None:
        self.count.setText(several("{count} official", "{count} official", len(self._kept)))
        tiles = [self._tile(one) for one in self._kept]
        self.shelf.show_tiles(tiles, self._may)
        if self._may:
            follow(self.shelf, [tile.off for tile in tiles])

    def _tile(self, kept: KeptSeal) -> PictureTile:
        seal = kept.seal
        about = f"{kept.added_by.name}\n{say_date(kept.added_at)}"
        tile = PictureTile(seal.name, partial(self._remove, kept), about)
        tile.off.setVisible(self._may)
        if seal.sha256 in self._seen:
            tile.show_picture(self._seen[seal.sha256])
            return tile

        def show(image: QImage) -> None:
            self._seen[seal.sha256] = image
            tile.show_picture(image)

        def drawn(data: bytes) -> None:
            work = partial(media_reading.small_seal, data, seal.name)
            self.shell.runner.check(tile, work, done=show, key="small")

        self.shell.runner.read(tile, seals.picture, self.shell.ctx, seal.sha256, done=drawn)
        return tile

    def _read(self, work: Callable[[], ReadSeal]) -> None:
        self.notices.clear()
        self.shell.runner.check(self, work, done=self._add, failed=self._cannot, key="seal")

    def _cannot(self, error: Exception) -> bool:
        if isinstance(error, Invalid):
            self._refuse(error.problems[0])
        return isinstance(error, Invalid)

    def _refuse(self, problem: Problem) -> None:
        self.notices.say("warn", problem.what, problem.todo)

    def _add(self, read: ReadSeal) -> None:
        form = SealForm(self, read)
        ctx = self.shell.ctx
        carry_out(
            self.shell,
            form,
            "seal:new",
            seals.keep,
            lambda: (ctx, form.name.text(), read.data),
            lambda kept: _("“{name}” is kept as official.").format(name=kept.seal.name),
            CHANGES,
        )

    def _remove(self, kept: KeptSeal) -> None:
        name = kept.seal.name
        question = Question(
            _("Remove “{name}”").format(name=name),
            _("Pictures that look like it are no longer found, from the next check on."),
            _("&Remove it"),
            _("“{name}” is not kept any more.").format(name=name),
            kind="danger",
        )
        work = (seals.drop, self.shell.ctx, kept.id)
        decide(self.shell, self, question, "seal:remove", *work, changes=CHANGES)


class SealForm(Dialog):
    """Asks what an official seal is called, and shows its picture.

    Args:
        parent: the part of the page that it stands over.
        read: the picture.
    """

    def __init__(self, parent: QWidget, read: ReadSeal) -> None:
        super().__init__(
            parent,
            _("Add an official seal"),
            _("From now on, every picture of a post is held against it."),
            _("A&dd the seal"),
            waits=True,
        )
        picture = QLabel(_("Can't be shown"))
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setMinimumSize(thumbnails.size())
        picture.setAccessibleName(_("Picture {name}").format(name=read.filename))
        if not read.image.isNull():
            picture.setPixmap(QPixmap.fromImage(read.image))
        self.name = text_input(Path(read.filename).stem)
        self.name.selectAll()
        self.add(picture)
        hint = _("What it is and what tells it from others, such as “City seal, blue”.")
        self.add_field("name", Field(_("&Name"), self.name, hint))


class _Shelf(DropBox):
    """The official seals side by side, between which others can be dropped."""

    came = Signal(object)
    """The function that reads the picture that was dropped, pasted or chosen."""
    refused = Signal(object)
    """The `Problem` of what can't be taken."""

    def __init__(self) -> None:
        super().__init__(PICTURES)
        self._hint = text("", "muted")
        self._tiles = QWidget()
        self._flow = FlowLayout(self._tiles)
        look().space(self._flow, 12)
        box = QVBoxLayout(self)
        look().space(box, 10, (16, 14, 16, 14))
        box.addWidget(self._hint)
        box.addWidget(self._tiles)
        self.show_tiles((), False)

    def show_tiles(self, tiles: Iterable[PictureTile], takes: bool) -> None:
        """Show these seals; others are taken if `takes` is set."""
        clear(self._tiles)
        tiles = tuple(tiles)
        for tile in tiles:
            self._flow.addWidget(tile)
        self._tiles.setVisible(bool(tiles))
        none = "" if tiles else _("None is kept yet, so no picture is held against any.")
        drop = _("Drop a picture here, paste it with Ctrl+V, or choose it.") if takes else ""
        self._hint.setText(" ".join(filter(None, (none, drop))))
        self._hint.setVisible(bool(self._hint.text()))
        self.setAcceptDrops(takes)
        # What is pasted comes to whoever has the focus.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Official seals"))

    def take_files(self, paths: Iterable[Path]) -> None:
        """Take one picture: each seal is named on its own."""
        first, *others = paths
        if others:
            what = _("These are {count} pictures.").format(count=len(others) + 1)
            self.refused.emit(Problem(what, _("Add one at a time, to name each."), "media"))
        else:
            self.came.emit(partial(media_reading.read_seal, first))

    def take_image(self, image: QImage) -> None:
        """Take a picture that was pasted."""
        self.came.emit(partial(media_reading.read_seal_image, image, _("Pasted seal.png")))

    def refuse(self) -> None:
        """Say that there is no picture on the clipboard."""
        self.refused.emit(
            Problem(
                _("There is no picture on the clipboard."),
                _("Copy a picture or a file, then paste it here."),
                "media",
            )
        )
