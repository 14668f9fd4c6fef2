"""The judgement of a draft while it is typed: its report, and the points that are confirmed."""

from PySide6.QtCore import QObject, QTimer, Signal

from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.ui.post_check import Judge, PostCheck
from pittadmin.ui.tasks import Runner

REST_MS, LONGEST_MS = 250, 1500
"""The checklist follows once the keys rest for so long, or at the latest after the longer time;
nobody is scolded in mid-word. The underlines follow every key."""


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
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._latest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._rest, self._latest):
            timer.timeout.connect(self.settle)

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
        """Check this post; what was asked before it is dropped."""
        self._check.ask(post)

    def show(self, post: Post) -> None:
        """Let what is shown be about this post; it is checked unless it was."""
        if post != self.post:
            self.ask(post)
        else:
            self._rest.start()

    def keep(self, post: Post, report: Report) -> None:
        """Take a report that was kept with a post; nothing is checked anew."""
        self.drop()
        self.take(post, report)
        self.settle()

    def take(self, post: Post, report: Report) -> None:
        """Take what was found in a post."""
        self.post, self.report = post, report
        self.checked.emit(report)
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    def answer(self, key: str, on: bool) -> None:
        """Know that a point is confirmed, or is not any more."""
        self.answered = self.answered | {key} if on else self.answered - {key}
        self._rest.start()

    def settle(self) -> None:
        """Let what is shown follow now."""
        self._rest.stop()
        self._latest.stop()
        if self.report is not None:
            self.rested.emit()
