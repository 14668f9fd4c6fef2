"""The judgement of a draft while it is typed: its report, and the points that are confirmed."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.ui.post_check import Judge, PostCheck
from pittadmin.ui.tasks import Runner

REST_MS, LONGEST_MS = 250, 1500
"""The checklist follows once the keys rest for so long, or with the first underlines after the
longer time; nobody is scolded in mid-word. The underlines follow every key, and come first."""


class DraftJudging(QObject):
    """Knows what the checks find in a draft, and says when what shows it should follow.

    Args:
        runner: the threads.
        judge: checks a post; called on the thread for checks.
        parent: where the draft is shown.
    """

    checked = Signal(object)
    """The `Report` of the text as it stands: the underlines follow every key."""
    rested = Signal()
    """The keys rest: the checklist and the verdict are to follow."""

    def __init__(self, runner: Runner, judge: Judge, parent: QObject) -> None:
        super().__init__(parent)
        self.post: Post | None = None
        """What was judged last."""
        self.report: Report | None = None
        """What was found in it."""
        self.answered: frozenset[str] = frozenset()
        """The keys of the points that are confirmed."""
        self._check = PostCheck(runner, judge, self)
        self._check.checked.connect(self.take)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.settle)
        self._waiting = QElapsedTimer()
        """Since when the checklist is behind the underlines."""

    @property
    def is_resting(self) -> bool:
        """Whether what is shown waits for the keys to rest."""
        return self._rest.isActive()

    def begin(self) -> None:
        """Be about another draft from now on."""
        self.report = self.post = None

    def drop(self) -> None:
        """Check nothing any more."""
        self._check.drop()

    def ask(self, post: Post) -> None:
        """Check this post; what was asked before it is dropped, and nothing comes between."""
        self._rest.stop()
        self._check.ask(post)

    def show(self, post: Post) -> None:
        """Let what is shown be about this post; it is checked unless it was."""
        if post != self.post:
            self.ask(post)
        else:
            self._rest.start(REST_MS)

    def keep(self, post: Post, report: Report) -> None:
        """Take a report that was kept with a post; nothing is checked anew."""
        self.drop()
        self.take(post, report)
        self.settle()

    def take(self, post: Post, report: Report) -> None:
        """Take what was found in a post."""
        self.post, self.report = post, report
        self.checked.emit(report)
        if not self._waiting.isValid():
            self._waiting.start()
        self._rest.start(0 if self._waiting.hasExpired(LONGEST_MS) else REST_MS)

    def answer(self, key: str, on: bool) -> None:
        """Know that a point is confirmed, or is not any more."""
        self.answered = self.answered | {key} if on else self.answered - {key}
        self._rest.start(REST_MS)

    def settle(self) -> None:
        """Let what is shown follow now."""
        self._rest.stop()
        self._waiting.invalidate()
        if self.report is not None:
            self.rested.emit()
