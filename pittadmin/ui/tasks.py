"""Work off the GUI thread: one thread that reads, one that writes, one for checks, one for keys.

Results come back on the GUI thread by a signal that the worker emits, and only to an owner that
still lives.
"""

import importlib
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

from pittadmin.domain.errors import Cancelled
from pittadmin.ui.garbage import Garbage

_REPORT_EVERY = 0.05  # seconds; a bar that moves more often only costs time
_PROMPT_STANDS = 3.0
"""After how many seconds the keyring is taken to wait for a person, who may have left. What it was
to keep goes on from where it stood when the program is started again."""


class _Job:
    """One piece of work, and where its outcome goes."""

    def __init__(
        self,
        lane: "_Lane",
        owner: QObject,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], bool | None] | None,
        ended: Callable[[], object] | None,
        progress: Callable[[int, int], object] | None,
        changes: Iterable[str] = (),
        key: str | None = None,
    ) -> None:
        self.lane, self.owner, self.work, self.args = lane, owner, work, args
        self.done, self.failed, self.ended, self.progress = done, failed, ended, progress
        self.changes, self.key = tuple(changes), key
        self.stale = self.stopped = self.repeated = False
        self.result: Any = None
        self.error: Exception | None = None

    def let_go(self) -> None:
        """Hold no widget any more: its thread may be the last to drop this job, and a widget whose
        last reference goes on another thread than the GUI's brings the program down."""
        del self.owner, self.work, self.args, self.done, self.failed, self.ended, self.progress

    def slot(self) -> tuple[str, int, str]:
        """Return what makes a newer job take this one's place."""
        return (self.lane.name, id(self.owner), self.key or "")


class _Lane:
    """One thread and the job it is at, which does not keep the program from ending."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lock = threading.Lock()
        self.running: _Job | None = None
        self._waiting: SimpleQueue[tuple[Callable[[_Job], None], _Job] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, work: Callable[[_Job], None], job: _Job) -> None:
        """Have `work(job)` done after all that was submitted before."""
        self._waiting.put((work, job))
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._go_on, name=f"pittadmin-{self.name}", daemon=True
            )
            self._thread.start()

    def close(self, finish: bool, wait: float | None = None) -> None:
        """End the thread.

        Args:
            finish: whether what waits is done first; else it is dropped.
            wait: how many seconds the thread is waited for; None: as long as it takes.
        """
        while not finish and not self._waiting.empty():
            with suppress(Empty):
                self._waiting.get_nowait()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(wait)

    def _go_on(self) -> None:
        while (given := self._waiting.get()) is not None:
            work, job = given
            work(job)
            del given, work, job  # or a job lives until the next comes


@cache
def _load_picture_plugins() -> None:
    """Load what reads pictures here, on the GUI thread, before another thread reads one.

    Qt moves a plug-in to the GUI thread when it is first used, which takes a lock. A thread that
    waits for it holds Python's own lock meanwhile, and where the GUI's thread, deleting a widget,
    holds the one and waits for the other, the program stands still for good.
    """
    from PySide6.QtGui import QImageReader

    QImageReader.supportedImageFormats()


class Runner(QObject):
    """Runs work on its threads and delivers the outcome on the GUI thread.

    Every callback belongs to an owner: once that is deleted, nothing is called. An exception that
    no `failed` took goes to the signal `failed`; `Cancelled` goes nowhere.
    """

    failed = Signal(object)
    """An exception that nobody took."""
    changed = Signal(str)
    """A topic, such as "accounts", that a write has changed."""
    busy = Signal(bool)
    """Whether any work is under way."""

    _arrived = Signal(object)
    _moved = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interrupt: Callable[[], None] | None = None
        """Stops the statement that the reading connection is at; set once a database is open."""
        names = ("read", "write", "check", "keyring")
        self._reader, self._writer, self._checker, self._keyring = map(_Lane, names)
        self._open: set[_Job] = set()
        self._latest: dict[tuple[str, int, str], _Job] = {}
        self._closed = False
        self._garbage = Garbage(self)
        self._arrived.connect(self._deliver)
        self._moved.connect(self._forward)

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._open)

    def read(
        self,
        owner: QObject,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        failed: Callable[[Exception], bool | None] | None = None,
        ended: Callable[[], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        key: str = "",
    ) -> None:
        """Call `work(*args)` on the reading thread and give what it returns to `done`.

        A newer read of the same owner and key makes this one stale: it is interrupted, and its
        answer or error dropped.

        Args:
            owner: whose callbacks these are; nothing is called once it is deleted.
            failed: takes the exception; returning False passes it on to the signal `failed`.
            ended: called last in every case, also when the work was stopped or became stale.
            progress: takes done and total; `work` then gets the keyword `report`, a function of
                both that raises `Cancelled` after `cancel()`.
            key: tells apart reads of one owner that should not replace each other.
        """
        self._start(_Job(self._reader, owner, work, args, done, failed, ended, progress, key=key))

    def write(
        self,
        owner: QObject,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], bool | None] | None = None,
        ended: Callable[[], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        changes: Iterable[str] = (),
    ) -> None:
        """Call `work(*args)` on the writing thread, which is never interrupted.

        After `done`, `changed` is emitted for each topic of `changes`, also when the owner is
        gone. The other arguments are those of `read`.
        """
        self._start(_Job(self._writer, owner, work, args, done, failed, ended, progress, changes))

    def check(
        self,
        owner: QObject,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        failed: Callable[[Exception], bool | None] | None = None,
        ended: Callable[[], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        key: str = "",
    ) -> None:
        """Call `work(*args)` on the thread for checks and pictures; a newer one replaces it.

        It has no database to interrupt: a stale check runs to its end and is dropped. The
        arguments are those of `read`.
        """
        _load_picture_plugins()
        self._start(_Job(self._checker, owner, work, args, done, failed, ended, progress, key=key))

    def keyring(
        self,
        owner: QObject,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], bool | None] | None = None,
        ended: Callable[[], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        changes: Iterable[str] = (),
    ) -> None:
        """Call `work(*args)` on the thread of the keyring, which may wait for a person.

        It reads and writes the database too, so what it is at is never dropped; work that reports
        its progress can be stopped. The arguments are those of `write`.
        """
        self._start(_Job(self._keyring, owner, work, args, done, failed, ended, progress, changes))

    def fetch(self, owner: QObject, module: str, done: Callable[[], object]) -> None:
        """Import a module on the thread for checks, then call `done`, which uses it at no cost."""
        import_it = partial(importlib.import_module, module)
        self.check(owner, import_it, done=lambda _module: done(), key=f"module {module}")

    def spare_what_stands(self) -> None:
        """Let the collecting of garbage pass over what is there now; only the first call counts."""
        self._garbage.spare_what_stands()

    def cancel(self) -> None:
        """Stop all work that reports its progress, at its next report."""
        for job in self._open:
            job.stopped = job.stopped or job.progress is not None

    def drop(self, owner: QObject, key: str = "") -> None:
        """Make what is being read or checked for this owner and key stale."""
        for lane in (self._reader, self._checker):
            self._replace(self._latest.pop((lane.name, id(owner), key), None))

    def close(self) -> None:
        """Wait until everything that was to be written is written, and stop the rest.

        Only what the keyring asks a person for is not waited for. What the writes bring is still
        delivered, so call it before the pages are deleted.
        """
        self._closed = True
        for job in list(self._open):
            job.stopped = job.stopped or job.lane is not self._writer
            if job.lane not in (self._writer, self._keyring):
                self._replace(job)
        self._reader.close(finish=False)
        self._checker.close(finish=False)
        self._writer.close(finish=True)
        self._keyring.close(finish=False, wait=_PROMPT_STANDS)
        self._garbage.stop()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _start(self, job: _Job) -> None:
        if self._closed:
            return
        if job.key is not None:
            self._replace(self._latest.get(job.slot()))
            self._latest[job.slot()] = job
        self._open.add(job)
        if len(self._open) == 1:
            self.busy.emit(True)
        job.lane.submit(self._run, job)

    def _replace(self, old: _Job | None) -> None:
        """Make a job stale. The lock keeps the interrupt from hitting the job after it."""
        if old is None:
            return
        with old.lane.lock:
            old.stale = True
            if old.lane.running is old and old.lane is self._reader and self.interrupt:
                self.interrupt()

    def _run(self, job: _Job) -> None:
        """Do the work, on its thread."""
        with job.lane.lock:
            job.lane.running = job
        try:
            if job.stale:
                raise Cancelled
            more = {"report": self._reporter(job)} if job.progress is not None else {}
            job.result = job.work(*job.args, **more)
        except Exception as error:
            job.error = error
        finally:
            with job.lane.lock:
                job.lane.running = None
        if isValid(self):  # else the window is long closed, and a person has answered only now
            self._arrived.emit(job)

    def _reporter(self, job: _Job) -> Callable[[int, int], None]:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if job.stopped:
                raise Cancelled
            now = time.monotonic()
            if now - last >= _REPORT_EVERY or done >= total:
                last = now
                self._moved.emit(job, done, total)

        return report

    def _forward(self, job: _Job, done: int, total: int) -> None:
        if job in self._open and not job.stopped and isValid(job.owner) and job.progress:
            job.progress(done, total)

    def _deliver(self, job: _Job) -> None:
        """Hand the outcome over, on the GUI thread."""
        error, job.error = job.error, None
        if isinstance(error, Cancelled) and self._was_hit_by_mistake(job):
            job.repeated = True
            job.lane.submit(self._run, job)
            return
        self._open.discard(job)
        if self._latest.get(job.slot()) is job:
            del self._latest[job.slot()]
        try:
            if error is not None:
                self._fail(job, error)
            elif job.done and not job.stale and isValid(job.owner):
                job.done(job.result)
        finally:
            # What was done until it was stopped has changed something, too.
            if error is None or isinstance(error, Cancelled):
                for topic in job.changes:
                    self.changed.emit(topic)
            if job.ended and isValid(job.owner):
                job.ended()
            job.let_go()
            if not self._open:
                self.busy.emit(False)

    def _was_hit_by_mistake(self, job: _Job) -> bool:
        """Tell whether a read that is still wanted was interrupted.

        A server may act on an interrupt late, when the next statement has begun already.
        """
        wanted = not (job.stale or job.stopped or job.repeated or self._closed)
        return wanted and job.lane is self._reader

    def _fail(self, job: _Job, error: Exception) -> None:
        written = job.lane in (self._writer, self._keyring)
        if isinstance(error, Cancelled) or job.stale:
            return
        if isValid(job.owner):
            if job.failed is None or job.failed(error) is False:
                self.failed.emit(error)
        elif written:  # the form is gone, yet somebody must hear that nothing was saved
            self.failed.emit(error)
