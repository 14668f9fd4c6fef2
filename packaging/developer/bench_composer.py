"""The real Composer with a post of 3,000 characters, typed into, in a process of its own.

Prints what it measured as one line of JSON, in milliseconds: from each key to the underlines of the
text with it on the screen, the processor's work until then, and the longest block of the GUI thread
until the next key.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

import pittadmin.ui  # noqa: F401  first, as in the program, for it spares what is imported after it
from bench_page import Heart
from bench_start import HERE, environment
from pittadmin.domain.clock import Clock
from pittadmin.services import demo, draft_view, drafts, starting
from pittadmin.ui.composer_page import ComposerPage
from pittadmin.ui.draft_panel import DraftPanel
from pittadmin.ui.look import Look, application
from pittadmin.ui.memory import Memory
from pittadmin.ui.post_edit import PostEdit
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner

CHARACTERS = 3_000
WORDS = (
    "Leaf collection starts Monday in Wards 1 and 2, and the crews ask for bags at the curb. "
    "Please leave them by seven, and keep the drains free. Streets are swept the week after. "
    "Forms are at cityofpittsfield.org/forms, and the map is at bit.ly/3abc. "
    "Trucks run in the order of the wards, the first ones before the holiday, the others after. "
    "I think the weather will hold, says the department, which thanks everybody for helping. "
    "Branches are taken when tied, in lengths under four feet; soil and stones stay behind.\n"
)
TYPED = "The crews come on Tuesday too, says Ms. Sample. I believe bit.ly/9xyz has the map. " * 5
BETWEEN_MS = 60
"""How long after one key comes the next: a quick typist's pace."""
PATIENCE_MS = 20_000


def measure(home: Path) -> dict[str, list[float]]:
    """Run this module in a process of its own, and return what it measured."""
    done = subprocess.run(
        [sys.executable, str(HERE / "bench_composer.py")],
        env=environment(home) | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def wait(milliseconds: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Type, and measure each key."""
    Look(application(["bench"]))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        clock = Clock()
        database, _nobody = starting.open_embedded(home / "bench.sqlite3", clock)
        first = demo.fill(database, clock)
        writer = next(one for one in starting.stand_ins(first) if one.login == "ntamarack")
        ctx = first.acting_as(writer.id)
        known = draft_view.composer_facts(ctx)
        draft = drafts.start(ctx, known.departments[0].id)
        runner = Runner()
        runner.interrupt = database.interrupt
        shell = Shell(
            ctx, runner, Memory(home / "none.json"), RecoveryFile(home / "recovery.json").of("me")
        )
        window = QWidget()
        window.resize(1500, 860)
        page = ComposerPage(shell)
        QVBoxLayout(window).addWidget(page)
        window.show()
        page.show_subject("draft", draft.id)
        panel = page.panel
        until(lambda: panel.keeper is not None and panel.view is not None)
        edit = panel.writing.editor.shown_edit()
        edit.insertPlainText((WORDS * (CHARACTERS // len(WORDS) + 1))[:CHARACTERS])
        until(lambda: panel.report is not None)
        wait(1500)
        cursor = edit.textCursor()
        cursor.setPosition(CHARACTERS // 2)
        edit.setTextCursor(cursor)
        edit.setFocus()
        print(json.dumps(type_(panel, edit)))
        runner.close()
        database.close()


def type_(panel: DraftPanel, edit: PostEdit) -> dict[str, list[float]]:
    """Type key by key, and return the times, the work and the blocks, each sorted."""
    heart = Heart()
    times: list[float] = []
    blocks: list[float] = []
    loop = QEventLoop()
    works: list[float] = []
    seen: list[tuple[float, float]] = []

    def underlined() -> None:
        QCoreApplication.sendPostedEvents(edit.window(), QEvent.Type.UpdateRequest)
        seen.append((time.perf_counter(), time.process_time()))
        loop.quit()

    patience = QTimer(singleShot=True, interval=PATIENCE_MS)
    patience.timeout.connect(loop.quit)
    panel.checked.connect(underlined)
    for key in TYPED:
        heart.begin()
        begun, worked = time.perf_counter(), time.process_time()
        QTest.keyClicks(edit, key)  # type: ignore[call-overload]
        if not seen:
            patience.start()
            loop.exec()
            patience.stop()
        if not seen:
            raise SystemExit("no underlines came")
        there, work = seen.pop()
        times.append((there - begun) * 1000)
        works.append((work - worked) * 1000)
        wait(BETWEEN_MS)
        blocks.append(heart.end())
    return {"times": sorted(times), "works": sorted(works), "blocks": sorted(blocks)}


def until(fact: Callable[[], object]) -> None:
    """Let the program go on until something holds."""
    limit = time.monotonic() + PATIENCE_MS / 1000
    while not fact():
        if time.monotonic() > limit:
            raise SystemExit("the Composer did not come to rest")
        wait(5)


if __name__ == "__main__":
    sys.exit(main())
