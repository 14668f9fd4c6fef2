"""Checks a post while it is written, on the thread for checks; a newer text replaces an older."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.ui.tasks import Runner

QUICK_S = 0.02
"""A check that takes longer than this waits until the keys rest, in seconds."""
LONGEST_REST_MS = 600

Judge = Callable[[Post], Report]


class PostCheck(QObject):
    """Asks for the report of a post, again and again.

    A short post is checked at every key. One that takes long, such as a book that was pasted, is
    checked once nothing was typed for as long as its check takes.

    Args:
        runner: the threads.
        judge: checks a post; called on the thread for checks.
        parent: whose work it is.
    """

    checked = Signal(object, object)
    """The `Post` that was judged, and its `Report`."""

    def __init__(self, runner: Runner, judge: Judge, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._judge = runner, judge
        self._post: Post | None = None
        self._took = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._ask)

    def ask(self, post: Post) -> None:
        """Check this post; what was asked before it is dropped."""
        self._post = post
        self._runner.drop(self, "post")
        slow = self._took > QUICK_S
        # The key is seen before its check begins, for the two threads take turns at Python.
        self._rest.start(min(round(self._took * 1000), LONGEST_REST_MS) if slow else 0)

    def drop(self) -> None:
        """Check nothing any more, as when another draft is shown."""
        self._rest.stop()
        self._post = None
        self._runner.drop(self, "post")

    def _ask(self) -> None:
        if self._post is not None:
            self._runner.check(self, _timed, self._judge, self._post, done=self._done, key="post")

    def _done(self, found: tuple[Post, Report, float]) -> None:
        post, report, self._took = found
        if post is self._post:
            self.checked.emit(post, report)


def _timed(judge: Judge, post: Post) -> tuple[Post, Report, float]:
    begun = time.perf_counter()
    report = judge(post)
    return post, report, time.perf_counter() - begun
