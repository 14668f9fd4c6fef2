"""Imports from CSV: a preview of what would change, then all of it or nothing."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pittadmin.domain.csv_files import Line
from pittadmin.domain.csv_files import read as read_csv
from pittadmin.domain.errors import Conflict, Invalid, Problem, Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.services.context import Context, acting, looking
from pittadmin.services.import_departments import DEPARTMENTS
from pittadmin.services.import_pages import PAGES
from pittadmin.services.import_people import PEOPLE
from pittadmin.services.import_plan import Kind, Plan
from pittadmin.services.import_plan import PreviewLine as PreviewLine
from pittadmin.services.progress import Report, chunks, part, silent
from pittadmin.storage import acts

MAX_BYTES = 100 * 1024 * 1024
"""The largest CSV that is read, in bytes."""

KINDS: dict[str, Kind] = {"people": PEOPLE, "departments": DEPARTMENTS, "pages": PAGES}
"""What can be imported, by a short name."""


@dataclass(frozen=True)
class Preview:
    """What a file would do. It is applied only while nothing in it is an error.

    Args:
        kind: what is imported, a key of `KINDS`.
        lines: what each line of the file would do.
        rows: the lines as they were read.
        plan: what they amount to.
        facts: what the plan depends on, as the database had it.
    """

    kind: str
    lines: tuple[PreviewLine, ...]
    rows: tuple[Line, ...] = field(repr=False)
    plan: Plan = field(repr=False)
    facts: Any = field(repr=False)

    def count(self, what: str) -> int:
        """Return how many lines would "add", "change", leave the "same", or are an "error"."""
        return sum(line.what == what for line in self.lines)

    @property
    def ok(self) -> bool:
        """Whether it can be applied: no error, and something to do."""
        return not self.count("error") and bool(self.count("add") + self.count("change"))


def example(kind: str) -> str:
    """Return an example file: the header and one line."""
    found = KINDS[kind]
    return f"{','.join((*found.required, *found.optional))}\n{','.join(found.sample)}\n"


def read(ctx: Context, kind: str, path: Path, report: Report = silent) -> Preview:
    """Return what the file at `path` would do; nothing is changed.

    Raises:
        Invalid: the file can't be read as such a CSV.
        Unavailable: the file can't be opened.
        NotAllowed: the person is not of IT.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Invalid(
                Problem(_("The file is larger than 100 MB."), _("Choose another one."), "file")
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unavailable(
            _("“{name}” can't be read: {why}.").format(name=path.name, why=error.strerror or error),
            _("Check that it is still there and that you may open it."),
        ) from error
    return preview(ctx, kind, data, report)


def preview(ctx: Context, kind: str, data: bytes, report: Report = silent) -> Preview:
    """Return what a file of these bytes would do; it raises what `read` does."""
    wanted = KINDS[kind]
    with looking(ctx) as look:
        require(look.actor, wanted.act)
        rows = read_csv(data, wanted.required, wanted.optional)
        facts = wanted.look(look)
        plan = wanted.plan(facts, rows, report)
        return Preview(kind, tuple(plan.lines), tuple(rows), plan, facts)


def apply(ctx: Context, preview: Preview, report: Report = silent) -> int:
    """Do all that a preview showed, in one transaction, and return how many lines changed anything.

    Each record that is added or changed has the act in its own history.

    Raises:
        Invalid: a line of the file is an error; nothing is imported then.
        Conflict: the database has changed since the preview, so that it would do something else.
        NotAllowed: the person is not of IT.
    """
    wanted, whole = KINDS[preview.kind], len(preview.rows)
    with acting(ctx) as work:
        role = require(work.actor, wanted.act)
        if preview.count("error"):
            raise Invalid(
                Problem(
                    _("The file has errors, so nothing is imported."),
                    _("Mend them in the file, save the file, and read it again."),
                    "file",
                )
            )
        facts, plan = wanted.look(work), preview.plan
        if facts != preview.facts:
            plan = wanted.plan(facts, preview.rows, silent)
        if tuple(plan.lines) != preview.lines:
            raise Conflict(
                _("The database has changed since this preview was made."),
                _("Choose the file again and look at the new preview."),
            )
        work.record(wanted.act, role, wanted.subject.name)
        changed = wanted.write(work, facts, plan, part(report, 0, 2, whole))
        requirement = PERMISSIONS[wanted.act].requirement
        for some in chunks(changed, part(report, 1, 2, whole)):
            acts.record_each(
                work.conn,
                work.now,
                work.login,
                work.actor,
                role,
                wanted.act,
                requirement,
                wanted.subject,
                some,
            )
    return len(changed)
