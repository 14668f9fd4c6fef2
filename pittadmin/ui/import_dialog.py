"""Importing from a CSV file: choose it, see what it would do, then all of it or nothing."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.tables import Column, Sort
from pittadmin.services import imports
from pittadmin.services.imports import KINDS, Preview, PreviewLine
from pittadmin.ui.banner import Working, announce
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.layouts import flow
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.look import look
from pittadmin.ui.saving import ask_where, write_file
from pittadmin.ui.shell import Shell
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Chip, Empty, button, text

WORDS = {"error": _("Error"), "add": _("New"), "change": _("Changed"), "same": _("Unchanged")}
MEANING = {"error": "bad", "add": "good", "change": "info", "same": "muted"}
TOPICS = {
    "people": ("people",),
    "departments": ("people", "accounts", "requests"),
    "pages": ("accounts",),
}
_RANK = {what: place for place, what in enumerate(WORDS)}

COLUMNS: tuple[Column[PreviewLine], ...] = (
    Column(
        "what",
        _("Result"),
        lambda line: WORDS[line.what],
        lambda line: MEANING[line.what],
        width=12,
    ),
    Column("number", _("Line"), lambda line: f"{line.number:,}", width=7),
    Column("title", _("What"), lambda line: line.title, width=24),
    Column("detail", _("Details"), lambda line: line.detail, width=40, stretch=True),
)

KEYS = {
    "what": lambda line: (_RANK[line.what], line.number),
    "number": lambda line: line.number,
}


class ImportDialog(Dialog):
    """Shows what a file would do before anything is done; errors come first.

    Args:
        shell: who acts, and the threads.
        kind: what is imported, a key of `services.imports.KINDS`.
    """

    def __init__(self, shell: Shell, kind: str, parent: QWidget | None = None) -> None:
        wanted = KINDS[kind]
        needed = ", ".join(wanted.required)
        sentence = _("A CSV file with the columns {needed}.").format(needed=needed)
        if wanted.optional:
            sentence = _("A CSV file with the columns {needed}. Optional: {more}.").format(
                needed=needed, more=", ".join(wanted.optional)
            )
        super().__init__(
            parent,
            _("Import: {what}").format(what=wanted.title),
            sentence,
            _("Import"),
            waits=True,
        )
        self.shell, self.kind = shell, kind
        self.path: Path | None = None
        self.preview: Preview | None = None
        self._reads = 0
        self._working: Working | None = None
        self._importing = False
        self.choose_button = button(_("Choose a &file…"), self._choose)
        self.again_button = button(_("Read it &again"), self._read_again)
        self.example_button = button(_("Save an &example file…"), self._save_example, "link")
        self.again_button.hide()
        self._name = text("", wrap=False)
        self._chips = {what: Chip("", kind) for what, kind in MEANING.items()}
        self._verdict = text("")
        self._verdict.hide()
        self.table = RecordTable(
            COLUMNS,
            shell.runner,
            _("Lines of the file"),
            Empty(
                _("Nothing is chosen yet."),
                _("What the file would change is shown here first. Nothing is changed by that."),
            ),
            Sort("what"),
        )
        self.table.setMinimumHeight(look().px(38) * 7)
        self._line = text("", selectable=True)
        self._line.hide()
        self.table.chosen.connect(self._tell)
        self.table.settled.connect(self._choose_first)
        self.widen(860)
        self.table.empty.show()
        self.add(flow(self.choose_button, self.again_button, self._name, None, self.example_button))
        self._place = QVBoxLayout()
        self._body.addLayout(self._place)
        self.add(flow(*self._chips.values()), self._verdict, self.table, self._line)
        for chip in self._chips.values():
            chip.hide()
        self.confirm_button.setEnabled(False)
        self.choose_button.setFocus()
        self.submitted.connect(self._apply)

    def load(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self.path, self.preview = path, None
        self._name.setText(path.name)
        self._name.setToolTip("")
        self.show_problems(())
        self._verdict.hide()
        for chip in self._chips.values():
            chip.hide()
        working = self._set_working(_("Reading the file"))
        self.shell.runner.read(
            self,
            imports.read,
            self.shell.ctx,
            self.kind,
            path,
            done=self._show,
            failed=self.fail,
            ended=partial(self._rest, working),
            progress=self._report,
            key="preview",
        )

    def fail(self, error: Exception) -> bool:
        """Show why it failed; what the file would do is read anew."""
        self.preview = None
        known = super().fail(error)
        self._suit()
        return known

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        if not busy:
            self._suit()

    def done(self, result: int) -> None:
        if self._working is not None:
            self.shell.runner.cancel()
        super().done(result)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self._reads += 1
        counts = {what: preview.count(what) for what in WORDS}
        words = {
            "error": several("{count} error", "{count} errors", counts["error"]),
            "add": several("{count} new", "{count} new", counts["add"]),
            "change": several("{count} changed", "{count} changed", counts["change"]),
            "same": several("{count} unchanged", "{count} unchanged", counts["same"]),
        }
        for what, chip in self._chips.items():
            chip.say(words[what], MEANING[what])
            chip.setVisible(bool(counts[what]))
        self._verdict.setText(_verdict(counts))
        self._verdict.show()
        self.table.ask(
            ListSource(
                preview.lines,
                COLUMNS,
                about=self._reads,
                keys=KEYS,
                number=lambda line: line.number,
            )
        )
        if preview.ok:
            self._rest(self._working)
            self.confirm_button.setFocus()
        announce(self, ", ".join((*filter(None, words.values()), self._verdict.text())))
        self._suit()

    def _choose_first(self, count: int) -> None:
        if count and self.table.chosen_id is None:
            self.table.choose(self.table.records.ids[0])

    def _tell(self, _chosen: object) -> None:
        """Show the details of the chosen line whole; the table may have no room for them."""
        line = self.table.current()
        self._line.setText(line.detail if line else "")
        self._line.setVisible(bool(line and line.detail))

    def _suit(self) -> None:
        """Let the button say what it would do, and only be pressed when it can."""
        preview = self.preview
        lines = preview.count("add") + preview.count("change") if preview else 0
        self.confirm_button.setText(
            several("&Import {count} line", "&Import {count} lines", lines)
            if preview is not None and preview.ok
            else _("Import")
        )
        self.confirm_button.setEnabled(preview is not None and preview.ok and self._working is None)
        self.choose_button.setEnabled(not self._importing)
        self.again_button.setVisible(self.path is not None and self._working is None)

    def _apply(self) -> None:
        working = self._set_working(_("Importing"))
        self._importing = True
        self.shell.runner.write(
            self,
            imports.apply,
            self.shell.ctx,
            self.preview,
            done=self._finish,
            failed=self.fail,
            ended=partial(self._rest, working),
            progress=self._report,
            changes=TOPICS[self.kind],
        )

    def _finish(self, lines: int) -> None:
        self._rest(self._working)
        self.accept()
        self.shell.said.emit(
            several("{count} line was imported.", "{count} lines were imported.", lines)
        )

    def _set_working(self, sentence: str) -> Working:
        self._rest(self._working)
        self._working = Working(sentence)
        self._working.stopped.connect(self.shell.runner.cancel)
        self._place.addWidget(self._working)
        self._suit()
        return self._working

    def _report(self, done: int, total: int) -> None:
        if self._working is not None:
            self._working.report(done, total)

    def _rest(self, working: Working | None) -> None:
        """Take away what says that this is being worked at; something newer stays."""
        if working is not None and working is self._working:
            working.hide()
            working.deleteLater()
            self._working, self._importing = None, False
            self._suit()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a CSV file"), "", _("CSV files (*.csv *.txt);;All files (*)")
        )
        if chosen:
            self.load(Path(chosen))

    def _read_again(self) -> None:
        if self.path is not None:
            self.load(self.path)

    def _save_example(self) -> None:
        path = ask_where(self.shell, self, _("Save an example file"), f"{self.kind}.csv")
        if path is not None:
            example = imports.example(self.kind).encode()
            write_file(self.shell, self, path, lambda _ctx: example, self.fail)


def _verdict(counts: dict[str, int]) -> str:
    if counts["error"]:
        return several(
            "{count} line has an error, so nothing is imported. Mend it in the file, save the"
            " file, and read it again.",
            "{count} lines have errors, so nothing is imported. Mend them in the file, save the"
            " file, and read it again.",
            counts["error"],
        )
    if counts["add"] or counts["change"]:
        return _("Nothing is changed until you import it; then all of it is, or nothing.")
    return _("Everything in this file is on file already. There is nothing to import.")
