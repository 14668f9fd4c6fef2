"""Keeps a draft of a post: saves what is typed within two seconds, one step after the other.

What the database does not take, because it is away or somebody else was quicker, goes into the
recovery file, so that nothing typed is lost.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pittadmin.domain.draft_states import WRITABLE
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Conflict, Unavailable, UserError
from pittadmin.domain.posts import Post
from pittadmin.services import drafts
from pittadmin.ui import post_parts
from pittadmin.ui.shell import Shell

SAVE_AFTER_MS = 1000
"""How long after the first key that is not saved yet; typing on does not put it off."""
TRY_AGAIN_MS = 5000

Then = Callable[[], object]


class DraftKeeper(QObject):
    """Writes one draft.

    Args:
        shell: who acts, the threads, the recovery file.
        draft: the draft as it was read.
        parent: whose work it is.
    """

    saved = Signal(object)
    """The `Draft` as the database has it now."""
    waiting = Signal()
    """Something is typed that is not saved yet."""
    conflicted = Signal(object, object)
    """Somebody else was quicker: the `Draft` as this form loaded it, and as it stands now."""
    refused = Signal(object)
    """The `UserError` why it can't be saved; it is tried again."""

    def __init__(self, shell: Shell, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self.draft, self.post = shell, draft, draft.post
        self._is_busy = self._is_stuck = False
        self._then: list[Then] = []
        self._confirming = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def is_saved(self) -> bool:
        """Whether the database has all that is typed."""
        return self.post == self.draft.post and not self._is_busy

    @property
    def is_confirming(self) -> bool:
        """Whether a point that was confirmed is still on its way to the database."""
        return self._confirming > 0

    @property
    def recovery_name(self) -> str:
        """The name by which the recovery file knows this draft."""
        return f"draft:{self.draft.id}"

    def unsent(self) -> tuple[int, Post] | None:
        """Return what a crash kept from being saved, with the version that it was a change of."""
        kept = self._shell.recovery.find(self.recovery_name)
        post = post_parts.read(kept.get("post", {})) if kept else None
        version = kept.get("version") if kept else None
        return (version, post) if post is not None and isinstance(version, int) else None

    def change(self, post: Post) -> None:
        """Take what the post is now; it is saved soon."""
        if post == self.post:
            return
        self.post = post
        self.waiting.emit()
        if self._is_stuck:
            self._keep()
        elif not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def save(self, then: Then | None = None) -> None:
        """Save what is not saved yet, then go on with `then`."""
        if then is not None:
            self._then.append(then)
        if self._is_busy or self._is_stuck:
            return
        self._timer.stop()
        if self.post == self.draft.post:
            self._go_on()
            return
        self._is_busy = True
        post = self.post
        self._shell.runner.write(
            self,
            drafts.save_text,
            self._shell.ctx,
            self.draft.id,
            self.draft.version,
            post,
            done=partial(self._is_saved, post),
            failed=self._failed,
        )

    def act(self, work: Callable[..., Draft], *args: Any, done: Callable[[Draft], object]) -> None:
        """Save, then let a service change the draft: `work(ctx, id, version, *args)`."""
        self.save(partial(self._act, work, args, done))

    def confirm(self, key: str, on: bool) -> None:
        """Remember whether a point is confirmed; it does not meet what is typed."""
        self._confirming += 1
        self._shell.runner.write(
            self,
            drafts.confirm,
            self._shell.ctx,
            self.draft.id,
            (key,),
            on,
            done=self._is_confirmed,
            ended=self._has_confirmed,
        )

    def resolve(self, current: Draft, post: Post) -> None:
        """Go on from the draft as it stands now, with what was chosen of two versions."""
        self._is_stuck = False
        self.draft, self.post = current, replace(post, department=current.post.department)
        self._shell.recovery.forget(self.recovery_name)
        self.saved.emit(current)
        self.save()

    def hold(self, post: Post) -> None:
        """Take what was typed before; it is saved once somebody has chosen between versions."""
        self.post, self._is_stuck = post, True

    def adopt(self, draft: Draft) -> None:
        """Take the draft as it was read anew; only while nothing is unsaved."""
        self._is_stuck = False
        self.draft, self.post = draft, draft.post

    def leave(self) -> None:
        """Save what is left, then be gone; it may outlive the form it was typed in."""
        if not self.is_saved and (self._is_busy or self._is_stuck):
            self._keep()
            self._shell.recovery.write()
        self.setParent(self._shell.runner)
        if self._is_stuck:
            self.deleteLater()
        else:
            self.save(self.deleteLater)

    # What came of it

    def _is_saved(self, post: Post, draft: Draft) -> None:
        self._is_busy = False
        self.draft = draft
        if self.post == post:
            self.post = draft.post
        elif self.post.department != draft.post.department:
            self.post = replace(self.post, department=draft.post.department)
        saved = self.post == draft.post
        if saved and self._shell.recovery.find(self.recovery_name) is not None:
            self._shell.recovery.forget(self.recovery_name)
        self.saved.emit(draft)
        if self.post == draft.post or self._then:
            self.save()
        elif not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def _go_on(self) -> None:
        while self._then and not self._is_busy:
            self._then.pop(0)()

    def _act(
        self, work: Callable[..., Draft], args: tuple[Any, ...], done: Callable[[Draft], object]
    ) -> None:
        self._is_busy = True
        self._shell.runner.write(
            self,
            work,
            self._shell.ctx,
            self.draft.id,
            self.draft.version,
            *args,
            done=partial(self._has_acted, done),
            failed=self._failed,
            changes=("drafts",),
        )

    def _has_acted(self, done: Callable[[Draft], object], draft: Draft) -> None:
        self._is_busy = False
        self.post = replace(self.post, media=draft.post.media, department=draft.post.department)
        self.draft = draft
        done(draft)
        self.save()

    def _has_confirmed(self) -> None:
        self._confirming -= 1

    def _is_confirmed(self, draft: Draft) -> None:
        if draft.version == self.draft.version:
            self.draft = replace(self.draft, confirmed=draft.confirmed)

    def _failed(self, error: Exception) -> bool:
        self._is_busy = False
        if not isinstance(error, UserError):
            return False
        if self.post != self.draft.post:
            self._keep()
        if isinstance(error, Conflict) and isinstance(error.current, Draft):
            self._is_stuck = True
            self._then.clear()
            self.conflicted.emit(self.draft, error.current)
        else:
            self._then.clear()
            self.refused.emit(error)
            if isinstance(error, Unavailable):
                self._timer.start(TRY_AGAIN_MS)
        return True

    def _keep(self) -> None:
        self._shell.recovery.keep(
            self.recovery_name,
            {"version": self.draft.version, "post": post_parts.values(self.post)},
        )


def is_writable(draft: Draft) -> bool:
    """Tell whether a draft is still written, by whoever may."""
    return draft.state in WRITABLE
