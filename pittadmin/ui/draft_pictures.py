"""The pictures of the draft that is shown: read, added, cleaned, and brought small."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem, UserError
from pittadmin.domain.i18n import _, several
from pittadmin.domain.media import Media
from pittadmin.services import draft_media
from pittadmin.ui import media_reading
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.media_reading import Read
from pittadmin.ui.shell import Shell

MOST_SAID = 5
"""How many files that can't be taken get a sentence each, of those that came together."""


class DraftPictures(QObject):
    """Brings pictures into a draft and out of it, off the GUI thread.

    Args:
        shell: who acts, and the threads.
        parent: whose work it is.
    """

    added = Signal(object)
    """The `Draft` with its pictures as they are now."""
    refused = Signal(object)
    """The `Problem` of what can't be taken; the draft stays as it is."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.keeper: DraftKeeper | None = None
        self._shell = shell
        self._seen: dict[str, QImage] = {}
        self._jobs = 0

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Add what files hold; one that can't be taken gets a sentence."""
        self._add(partial(media_reading.read_files, tuple(paths)))

    def take_image(self, image: QImage) -> None:
        """Add a picture that was pasted."""
        if self.keeper is not None:
            name = _("Pasted {number}.png").format(number=len(self.keeper.post.media) + 1)
            self._add(partial(media_reading.read_image, image, name))

    def clean(self, place: int) -> None:
        """Let a cleaned copy take the place of the picture at this place."""
        keeper = self.keeper
        if keeper is None:
            return
        media = keeper.post.media[place]

        def put(read: Read) -> None:
            self._refuse(read)
            if read.media and media in keeper.post.media:
                at = keeper.post.media.index(media)
                new = draft_media.NewMedia(*read.media[0])
                keeper.act(draft_media.swap, at, new, done=self.added.emit)

        self._bytes(self, media, lambda data: partial(media_reading.cleaned, data, media), put)

    def fetch(self, owner: QWidget, media: Media, done: Callable[[QImage], object]) -> None:
        """Bring a picture small, from the database the first time; a null one of a video."""
        if media.sha256 in self._seen or media.kind == "video":
            done(self._seen.get(media.sha256, QImage()))
            return

        def seen(image: QImage) -> None:
            self._seen[media.sha256] = image
            done(image)

        self._bytes(owner, media, lambda data: partial(media_reading.small, data, media), seen)

    def _add(self, work: Callable[[], Read]) -> None:
        keeper = self.keeper
        if keeper is None:
            return

        def add(read: Read) -> None:
            self._refuse(read)
            if read.media:
                new = [draft_media.NewMedia(media, data) for media, data in read.media]
                keeper.act(draft_media.add, new, done=self.added.emit)

        self._jobs += 1  # one by one: a second picture does not replace the first
        self._shell.runner.check(keeper, work, done=add, key=f"picture {self._jobs}")

    def _refuse(self, read: Read) -> None:
        if read.problems:
            self.refused.emit(_as_one(read.problems))

    def _bytes(
        self,
        owner: QObject,
        media: Media,
        work: Callable[[bytes], Callable[[], object]],
        done: Callable[..., object],
    ) -> None:
        """Read the bytes of a picture, then do something with them on the thread for checks."""
        if self.keeper is None:
            return

        def read(data: bytes) -> None:
            self._shell.runner.check(owner, work(data), done=done, key=f"bytes {media.sha256}")

        def failed(error: Exception) -> bool:
            if isinstance(error, UserError):
                self.refused.emit(Problem(error.what, error.todo, "media"))
            return isinstance(error, UserError)

        self._shell.runner.read(
            owner,
            draft_media.data,
            self._shell.ctx,
            self.keeper.draft.id,
            media.sha256,
            done=read,
            failed=failed,
            key=f"bytes {media.sha256}",
        )


def _as_one(problems: Sequence[Problem]) -> Problem:
    """Return what is wrong with some files: a sentence for each, and how many more there are."""
    said = [one.what for one in problems[:MOST_SAID]]
    more = len(problems) - len(said)
    if more:
        said.append(several("And {count} more.", "And {count} more.", more))
    todo = " ".join(dict.fromkeys(one.todo for one in problems[:MOST_SAID]))
    return Problem(" ".join(said), todo, "media")
