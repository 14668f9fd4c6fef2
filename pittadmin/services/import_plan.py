"""The plan of an import: what each line of the file would do, and what all of them amount to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pittadmin.domain.acts import Act
from pittadmin.domain.csv_files import Line
from pittadmin.domain.i18n import _
from pittadmin.services.context import Look, Work
from pittadmin.services.progress import Report
from pittadmin.storage.schema import Table


@dataclass(frozen=True)
class PreviewLine:
    """What one line of the file would do: "add", "change", "same" or "error"."""

    number: int
    what: str
    title: str
    detail: str = ""


@dataclass
class Plan:
    """What the lines would do, and the values to add and to change.

    A change is the record as it stands, with its new values.
    """

    lines: list[PreviewLine] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    changed: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)

    def add(self, line: Line, title: str, detail: str, values: dict[str, Any]) -> None:
        """Let a line add a record."""
        self.added.append(values)
        self._say(line, "add", title, detail)

    def change(
        self, line: Line, title: str, sides: dict[str, tuple[str, str]], before: Any, new: Any
    ) -> None:
        """Let a line change a record, where old and new, named in `sides`, differ."""
        said = [
            _("{field}: {old} → {new}").format(field=name, old=was or "—", new=is_now or "—")
            for name, (was, is_now) in sides.items()
            if was != is_now
        ]
        if said:
            self.changed.append((before, new))
        self._say(line, "change" if said else "same", title, "; ".join(said))

    def leave(self, line: Line, title: str, detail: str) -> None:
        """Let a line do nothing, for what it says is on file."""
        self._say(line, "same", title, detail)

    def refuse(self, line: Line, title: str, why: str) -> None:
        """Refuse a line, and with it the file."""
        self._say(line, "error", title, why)

    def _say(self, line: Line, what: str, title: str, detail: str) -> None:
        self.lines.append(PreviewLine(line.number, what, title, detail))


@dataclass(frozen=True)
class Kind:
    """What can be imported.

    Args:
        title: its name on screen.
        required: columns that must be there.
        optional: columns that may be there.
        sample: one line of an example file.
        act: what importing it is, on record.
        subject: the table of what is imported.
        look: reads what a plan depends on; while it is the same, so is the plan.
        plan: what the lines would do.
        write: does what was planned, and returns the ids of what was added or changed.
    """

    title: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    sample: tuple[str, ...]
    act: Act
    subject: Table
    look: Callable[[Look | Work], Any]
    plan: Callable[[Any, Sequence[Line], Report], Plan]
    write: Callable[[Work, Any, Plan, Report], list[int]]


def name_in(text: str) -> str:
    """Return a name as it is kept: on one line, and else as it was typed."""
    return " ".join(text.split())


def wrong_cells(line: Line) -> str:
    """Return what is wrong with a line whatever it is about, or an empty text."""
    if line.surplus:
        return _("The line has more cells than there are columns; put quotes around commas.")
    return ""


def wrong_name(name: str) -> str:
    """Return what is wrong with a name, or an empty text."""
    if not name:
        return _("The name is missing.")
    if len(name) > 200:
        return _("The name is longer than 200 characters.")
    return ""
