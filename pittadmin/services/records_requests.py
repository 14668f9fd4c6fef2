"""Public records requests: entered, their records chosen and redacted, answered with a bag (R9)."""

import csv
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from pittadmin.domain.acts import Act
from pittadmin.domain.business_days import answer_due
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.documents import Document, FactList, Grid, Heading, Paragraph, Part, Render
from pittadmin.domain.errors import Conflict, Invalid, Problem, Unavailable
from pittadmin.domain.grounds import ground_title
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.records_requests import (
    REDACTABLE,
    REQUEST_STATE_NAMES,
    Chosen,
    RecordsRequest,
    RequestState,
    chosen_problem,
    problems,
    redacted_names,
)
from pittadmin.domain.removed_content import FIELD_NAMES, RemovedRecord, Speech
from pittadmin.services import bags, exports
from pittadmin.services.context import Context, Work, acting, looking, tidy
from pittadmin.services.progress import Report, silent
from pittadmin.storage import acts, ids, numbers, removed_content
from pittadmin.storage import records_requests as stored
from pittadmin.storage.database import Connection
from pittadmin.storage.record_schema import records_request as table

MOST_LINE = 2_000
_PLAIN_ENDINGS = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic", ".mp4", ".mov", ".pdf", ".txt")
)
"""Endings that a file keeps when it is handed out; any other becomes .bin, so that opening it runs
nothing."""

LEFT_OUT = _("[redacted]")


@dataclass(frozen=True)
class RequestView:
    """One request with its history, the newest first."""

    request: RecordsRequest
    history: tuple[Done, ...]


def every(ctx: Context) -> tuple[RecordsRequest, ...]:
    """Return all requests, the newest first.

    Raises:
        NotAllowed: they are not this person's business.
    """
    with looking(ctx) as look:
        require(look.actor, Act.KEEP_RECORDS_REQUEST)
        return stored.every(look.conn)


def show(ctx: Context, request_id: int) -> RequestView:
    """Return one request with its history.

    Raises:
        NotAllowed: it is not this person's business.
        Conflict: there is no such request.
    """
    with looking(ctx) as look:
        require(look.actor, Act.KEEP_RECORDS_REQUEST)
        history = acts.history(look.conn, "records_request", request_id)
        return RequestView(stored.get(look.conn, request_id), tuple(history))


def enter(ctx: Context, requester: str, subject: str, received_on: date) -> RecordsRequest:
    """Enter a request; it is due on the tenth business day.

    Raises:
        Invalid: something can't stand; it names every problem.
        NotAllowed: the person may not.
    """
    requester = tidy(requester, "requester", MOST_LINE)
    subject = tidy(subject, "subject")
    wrong = problems(requester, subject, received_on, ctx.clock.today())
    if wrong:
        raise Invalid(*wrong)
    with acting(ctx) as work:
        request_id = ids.reserve(work.conn, table)
        _record(work, request_id)
        stored.add(
            work.conn,
            request_id,
            numbers.following(work.conn, table.c.number, "P", work.today.year),
            requester,
            subject,
            received_on,
            answer_due(received_on),
            work.actor.person.id,
            work.now,
        )
        return stored.get(work.conn, request_id)


def choose(ctx: Context, request_id: int, version: int, chosen: Sequence[Chosen]) -> RecordsRequest:
    """Choose which records are handed out, and what is left out of each.

    Raises:
        Invalid: something is left out without saying why.
        NotAllowed: the person may not.
        Conflict: somebody changed the request, or it is not open any more.
    """
    tidied = []
    for one in chosen:
        assert set(one.redacted) <= set(REDACTABLE)
        why = tidy(one.why, "why", MOST_LINE)
        problem = chosen_problem(one.redacted, why)
        if problem is not None:
            raise Invalid(problem)
        tidied.append(Chosen(one.record_id, one.redacted, why if one.redacted else ""))
    with acting(ctx) as work:
        _record(work, request_id)
        _refuse_closed(work.conn, request_id, (RequestState.OPEN,))
        stored.change(work.conn, request_id, version)
        stored.choose(work.conn, request_id, tidied)
        return stored.get(work.conn, request_id)


def withdraw(ctx: Context, request_id: int, version: int, reason: str) -> RecordsRequest:
    """Close a request that its requester has taken back, or that asks for nothing here.

    Raises:
        Invalid: no reason is given.
        NotAllowed: the person may not.
        Conflict: somebody changed the request, or it is not open any more.
    """
    reason = tidy(reason, "reason")
    if not reason:
        raise Invalid(
            Problem(_("A reason is needed."), _("Say why; it is kept on record."), "reason")
        )
    with acting(ctx) as work:
        _record(work, request_id, reason)
        _refuse_closed(work.conn, request_id, (RequestState.OPEN,))
        stored.change(
            work.conn,
            request_id,
            version,
            state=RequestState.WITHDRAWN,
            answered_by_id=work.actor.person.id,
            answered_at=work.now,
            answer=reason,
        )
        return stored.get(work.conn, request_id)


def answer(
    ctx: Context,
    request_id: int,
    version: int,
    remark: str,
    path: Path,
    render: Render,
    report: Report = silent,
) -> RecordsRequest:
    """Write the bag with the chosen records, and mark the request as answered.

    The bag is written whole or not at all. An answered request may be written again.

    Args:
        ctx: who answers; a try-out says so in the bag.
        request_id: which request.
        version: the version of it that was loaded.
        remark: what is answered beside the records.
        path: the zip.
        render: draws the index as a PDF.
        report: told of the progress, in files.

    Raises:
        Invalid: no record is chosen.
        NotAllowed: the person may not.
        Conflict: somebody changed the request, or a record is disposed of meanwhile.
        Unavailable: the file can't be written; one that was there before is whole.
    """
    remark = tidy(remark, "answer")
    with looking(ctx) as look:
        require(look.actor, Act.KEEP_RECORDS_REQUEST)
        request = _refuse_closed(look.conn, request_id, (RequestState.OPEN, RequestState.ANSWERED))
        records = [removed_content.get(look.conn, one.record_id) for one in request.chosen]
    _refuse_unfit(request, records)
    part = path.with_name(f".{path.name}.part")
    try:
        parts = _Parts(ctx, request, remark, records)
        total = 2 + sum(len(one.files) for one in parts.handed)
        payload = parts.payload(render)
        sha256 = bags.write(
            part, request.number, payload, parts.info(), ctx.clock.now(), report, total
        )
        with acting(ctx) as work:
            _record(work, request_id)
            stored.change(
                work.conn,
                request_id,
                version,
                state=RequestState.ANSWERED,
                answered_by_id=work.actor.person.id,
                answered_at=work.now,
                answer=remark,
                bag_sha256=sha256,
            )
            done = stored.get(work.conn, request_id)
            os.replace(part, path)  # last, so that what is on record is there
            return done
    except OSError as error:
        raise Unavailable(
            _("“{name}” could not be written: {why}.").format(
                name=path.name, why=error.strerror or error
            ),
            _("Close it in other programs, or choose another folder."),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Handed:
    """A record as it is handed out: what it says, and its files under plain names."""

    record: RemovedRecord
    chosen: Chosen

    def says(self, field: str) -> str:
        """Return what the record says in a field, or that it is left out."""
        if field in self.chosen.redacted:
            return LEFT_OUT
        return self.record.known(field) or _("Not known")

    @property
    def files(self) -> list[tuple[str, str, str, int]]:
        """The path in the bag, the name, the hash and the size of each file that is handed out."""
        if "files" in self.chosen.redacted:
            return []
        # A file's own name may tell what is left out.
        tells = bool(self.chosen.redacted)
        return [
            (
                f"{self.record.number}/{number}{_ending(one.filename)}",
                LEFT_OUT if tells else one.filename,
                one.sha256,
                one.size,
            )
            for number, one in enumerate(self.record.files, 1)
        ]

    @property
    def seal(self) -> str:
        """The record's seal; not of one that is redacted, or what is left out could be guessed."""
        return LEFT_OUT if self.chosen.redacted else self.record.sha256

    def facts(self) -> list[tuple[str, str]]:
        """Return all that is handed out of the record, as it reads."""
        record, held = self.record, self.record.content
        assert held is not None  # `_refuse_unfit` saw it
        found = [
            (_("Account"), record.account or "—"),
            *((FIELD_NAMES[one], self.says(one)) for one in _TOLD),
            (_("Removed"), say_time(record.removed_at)),
        ]
        if held.speech is Speech.CITIZEN:
            ground = f"{ground_title(held.ground)}. "
            words = LEFT_OUT if "body" in self.chosen.redacted else held.ground_words
            found.append((_("Ground"), ground + words))
        found.append((_("Sealed"), say_time(record.sealed_at)))
        found.append((_("Seal (SHA-256)"), self.seal))
        if self.chosen.redacted:
            found.append((_("Left out"), redacted_names(self.chosen.redacted)))
            found.append((_("Why"), self.chosen.why))
        return found


_TOLD = ("author", "handle", "identity", "posted_at", "address", "body", "clause")


class _Parts:
    """What goes into a bag."""

    def __init__(
        self, ctx: Context, request: RecordsRequest, remark: str, records: Sequence[RemovedRecord]
    ) -> None:
        self._ctx, self._request, self._remark = ctx, request, remark
        self.handed = [
            _Handed(record, chosen) for record, chosen in zip(records, request.chosen, strict=True)
        ]

    def info(self) -> dict[str, str]:
        """Return what the bag tells of itself."""
        told = {
            "Source-Organization": _("City of Pittsfield, Massachusetts"),
            "External-Identifier": self._request.number,
            "External-Description": _("Records of removed social media content"),
        }
        if note := exports.try_out_note(self._ctx):
            told["Internal-Sender-Description"] = note
        return told

    def payload(self, render: Render) -> Iterator[tuple[str, bytes]]:
        """Yield the index as CSV and PDF, then each record's files, read one by one."""
        yield "index.csv", self._csv()
        yield "index.pdf", render(self._document())
        for one in self.handed:
            for path, _name, sha256, _size in one.files:
                with looking(self._ctx) as look:
                    data = removed_content.file_of(look.conn, one.record.id, sha256)
                yield path, data

    def _csv(self) -> bytes:
        stream = io.StringIO(newline="")
        lines = csv.writer(stream)
        names = [FIELD_NAMES[one] for one in _TOLD]
        titles = [_("Number"), _("Account"), *names, _("Removed"), _("Sealed")]
        more = [_("Seal (SHA-256)"), _("Left out"), _("Why"), _("File"), _("Name of the file")]
        lines.writerow([*titles, *more, _("SHA-256"), _("Bytes")])
        if note := exports.try_out_note(self._ctx):
            lines.writerow([note])
        for one in self.handed:
            record, chosen = one.record, one.chosen
            said = [record.number, record.account, *map(one.says, _TOLD)]
            said += [say_time(record.removed_at), say_time(record.sealed_at), one.seal]
            said += [redacted_names(chosen.redacted), chosen.why]
            for path, name, sha256, size in one.files or [("", "", "", 0)]:
                cells = [*said, path, name, sha256, str(size or "")]
                lines.writerow([exports.as_text(cell) for cell in cells])
        return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")

    def _document(self) -> Document:
        request = self._request
        parts: list[Part] = [
            FactList(
                (
                    (_("Request"), request.number),
                    (_("From"), request.requester),
                    (_("About"), request.subject),
                    (_("Received"), say_date(request.received_on)),
                    (_("Due"), say_date(request.due)),
                    (_("Answered"), say_date(self._ctx.clock.today())),
                )
            )
        ]
        if self._remark:
            parts.append(Paragraph(self._remark))
        files: list[tuple[str, str, str]] = []
        for one in self.handed:
            parts += [Heading(one.record.number), FactList(one.facts())]
            files += [(path, f"{size:,}", sha256) for path, _n, sha256, size in one.files]
        if files:
            titles = (_("File"), _("Bytes"), _("SHA-256"))
            parts += [Heading(_("Files")), Grid(titles, files, (3, 1, 5))]
        how = _(
            "What this index lists is in the folder “data”. To see that nothing was changed, verify"
            " the bag with “pittadmin-cli records verify” or any other program for BagIt."
        )
        parts.append(Paragraph(how, quiet=True))
        title = _("Records of removed content: {number}").format(number=request.number)
        return Document(title, tuple(parts), exports.try_out_note(self._ctx))


def _record(work: Work, request_id: int, reason: str = "") -> None:
    role = require(work.actor, Act.KEEP_RECORDS_REQUEST)
    work.record(Act.KEEP_RECORDS_REQUEST, role, "records_request", request_id, reason)


def _refuse_closed(
    conn: Connection, request_id: int, states: Sequence[RequestState]
) -> RecordsRequest:
    request = stored.get(conn, request_id)
    if request.state not in states:
        raise Conflict(
            _("{number} is “{state}” already.").format(
                number=request.number, state=REQUEST_STATE_NAMES[request.state].lower()
            ),
            _("Look at it as it stands."),
            current=request,
        )
    return request


def _refuse_unfit(request: RecordsRequest, records: Sequence[RemovedRecord]) -> None:
    if not records:
        raise Invalid(
            Problem(
                _("No record is chosen."),
                _("Choose what is handed out, or close the request with a reason."),
                "chosen",
            )
        )
    gone = [one.number for one in records if one.content is None]
    if gone:
        raise Conflict(
            _("{numbers}: disposed of, so nothing is left to hand out.").format(
                numbers=", ".join(gone)
            ),
            _("Take it off the request, and say so in the answer."),
            current=request,
        )


def _ending(filename: str) -> str:
    ending = PurePath(filename).suffix.lower()
    return ending if ending in _PLAIN_ENDINGS else ".bin"
