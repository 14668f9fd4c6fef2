"""Copies a post for a platform: its text to the clipboard, cleaned pictures to a folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from pittadmin import settings
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.services.context import Context
from pittadmin.ui.shell import Shell

DESCRIPTIONS = _("Alt texts.txt")


def copy(
    shell: Shell,
    owner: QObject,
    draft: Draft,
    platform: str,
    name: str,
    said: Callable[[str], object],
) -> None:
    """Put the text on the clipboard, and open the folder of the pictures once they are there.

    Args:
        shell: who acts, and the threads.
        owner: whose work it is.
        draft: what is to be posted.
        platform: the key of the platform.
        name: the platform's name.
        said: takes the sentence of what was done.
    """
    QGuiApplication.clipboard().setText(draft.post.text_on(platform))
    if not draft.post.media:
        said(_("The text is copied. Paste it on {platform}.").format(platform=name))
        return
    folder = settings.read().home / "posts" / f"{draft.id} {name}"

    def written(problem: Problem | None) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        words = _(
            "The text is copied, and the folder of the pictures is open. Paste it on {platform}."
        )
        words = words.format(platform=name)
        said(f"{problem.what} {problem.todo}" if problem else words)

    shell.runner.check(owner, write_pictures, shell.ctx, draft, folder, done=written, key="copy")


def write_pictures(ctx: Context, draft: Draft, folder: Path) -> Problem | None:
    """Write cleaned copies of a draft's pictures, with their alt texts, to a folder of their own.

    Returns:
        What could not be written, or None.
    """
    from pittadmin.services import draft_media
    from pittadmin.ui.media_reading import cleaned

    shutil.rmtree(folder, ignore_errors=True)
    problem: Problem | None = None
    said: list[str] = []
    try:
        folder.mkdir(mode=0o700, parents=True)
        for number, media in enumerate(draft.post.media, 1):
            name = media.name
            try:
                data = draft_media.data(ctx, draft.id, media.sha256)
            except Invalid as error:  # it stayed on the computer it came from
                problem = error.problems[0]
            else:
                found = cleaned(data, media)
                for copy_, bytes_ in found.media:
                    name = copy_.name  # a HEIC picture has become a JPEG
                    (folder / f"{number} {name}").write_bytes(bytes_ or b"")
                problem = found.problems[0] if found.problems else problem
            said.append(f"{number} {name}\n{media.alt_text}\n")
        (folder / DESCRIPTIONS).write_text("\n".join(said), "utf-8", "replace")
    except OSError as error:
        problem = Problem(
            _("The pictures can't be written: {why}.").format(why=error.strerror or error),
            _("Make room on the disk, then copy again."),
            "media",
        )
    return problem
