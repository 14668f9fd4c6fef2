"""Removed content: what is sealed when something is removed, and what becomes known later (R8, R9).

A screenshot, the address, the time and the author as known are enough on the day; whatever else is
missing is due within a day, and is added beside what was sealed, which nobody changes.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pittadmin.domain import grounds
from pittadmin.domain.clock import CITY_ZONE, say_time
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.retention import Disposal, Hold, Retention, keep_until

COMPLETE_WITHIN = timedelta(days=1)
"""By when what is missing in a sealed record is due."""


class Speech(StrEnum):
    """Whose words were removed: a citizen's need a ground that is neutral to their view."""

    CITY = "city"
    CITIZEN = "citizen"


SPEECH_NAMES: dict[Speech, str] = {
    Speech.CITY: _("The City's own post or page"),
    Speech.CITIZEN: _("A citizen's comment or message"),
}

FIELD_NAMES: dict[str, str] = {
    "author": _("Author"),
    "handle": _("Handle"),
    "identity": _("Who that is"),
    "posted_at": _("Posted"),
    "address": _("Address"),
    "body": _("Text"),
    "clause": _("Rests on"),
    "files": _("Files"),
}
"""The fields of a record by name, as they are called on screen and in an export."""

NEEDED: dict[str, str] = {
    "author": _("the author"),
    "posted_at": _("when it was posted"),
    "body": _("its text"),
    "clause": _("what the removal rests on"),
}
"""What a whole record says, by field, as it reads in a sentence; what is not known is due within
a day."""

COMPLETED = ("author", "handle", "identity", "posted_at", "body", "clause")
"""What may be added after a record was sealed, besides files."""


@dataclass(frozen=True)
class NewRecord:
    """What is to be sealed.

    Args:
        address: where it stood on the web.
        removed_at: when it was removed, or is about to be.
        author: who posted it, by name; empty while it is not known.
        handle: their handle on the platform.
        identity: who that is, as far as known.
        posted_at: when it was posted; None while it is not known.
        body: its text.
        clause: the requirement of the policy, or the law, that the removal rests on (R8).
        speech: whose words it was.
        ground: for a citizen's, the key of a ground.
        ground_words: why that ground fits.
        account_id: the City's account that it concerns.
        department_id: the department; that of the account counts where there is one.
        violation_id: the case that led to it.
        post_id: the City's post that it is.
        removed_by_id: who removed it; None is whoever seals the record.
    """

    address: str
    removed_at: datetime
    author: str = ""
    handle: str = ""
    identity: str = ""
    posted_at: datetime | None = None
    body: str = ""
    clause: str = ""
    speech: Speech = Speech.CITY
    ground: str = ""
    ground_words: str = ""
    account_id: int | None = None
    department_id: int | None = None
    violation_id: int | None = None
    post_id: int | None = None
    removed_by_id: int | None = None


@dataclass(frozen=True)
class RecordFile:
    """A picture or file of a record; `added_by` is who handed it in."""

    id: int
    sha256: str
    filename: str
    kind: str
    size: int
    added_by: PersonRef
    added_at: datetime


@dataclass(frozen=True)
class Addition:
    """What became known after a record was sealed, with a hash of its own."""

    id: int
    field: str
    value: str
    added_by: PersonRef
    added_at: datetime
    sha256: str


@dataclass(frozen=True)
class Content:
    """What a record holds until it is disposed of; as it was sealed."""

    author: str
    handle: str
    identity: str
    posted_at: datetime | None
    address: str
    body: str
    clause: str
    speech: Speech
    ground: str
    ground_words: str


@dataclass(frozen=True)
class Head:
    """What a record is, apart from what it holds; it stays when that is disposed of."""

    number: str
    account_id: int | None
    department_id: int | None
    violation_id: int | None
    post_id: int | None
    removed_at: datetime
    removed_by_id: int
    sealed_at: datetime
    sealed_by_id: int


@dataclass(frozen=True)
class RemovedRecord:
    """A record of removed content.

    Args:
        number: its number, such as ``C-2026-0001``.
        complete_due: by when what was missing is due; None when nothing was.
        sha256: the hash of all that was sealed.
        hashes: the hashes of the files that were sealed; they stay when the files are disposed of.
        content: what it holds; None once it is disposed of.
        files: all its files, those added later included.
        additions: what became known later, the oldest first.
        holds: all holds, the newest first.
    """

    id: int
    number: str
    account_id: int | None
    account: str
    department_id: int | None
    department: str
    violation_id: int | None
    post_id: int | None
    removed_at: datetime
    removed_by: PersonRef
    sealed_at: datetime
    sealed_by: PersonRef
    complete_due: datetime | None
    sha256: str
    hashes: tuple[str, ...]
    content: Content | None
    files: tuple[RecordFile, ...] = ()
    additions: tuple[Addition, ...] = ()
    holds: tuple[Hold, ...] = ()
    disposal: Disposal | None = None

    def known(self, field: str) -> str:
        """Return what is known in a field now, as it is shown; empty when it is not known."""
        for one in reversed(self.additions):
            if one.field == field:
                return one.value
        if self.content is None:
            return ""
        value = getattr(self.content, field)
        return say_time(value) if isinstance(value, datetime) or value is None else value

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields in which nothing is known yet."""
        if self.content is None:
            return ()
        return tuple(field for field in NEEDED if not self.known(field))

    @property
    def missing_words(self) -> str:
        """What is not known yet, as it reads in a sentence."""
        return ", ".join(NEEDED[field] for field in self.missing)

    @property
    def standing_holds(self) -> tuple[Hold, ...]:
        """The holds that have not been lifted."""
        return tuple(one for one in self.holds if one.lifted_at is None)

    @property
    def removed_on(self) -> date:
        """The day of the removal, in the City."""
        return self.removed_at.astimezone(CITY_ZONE).date()

    def keep_until(self, retention: Retention | None) -> date | None:
        """Return the first day on which it may be disposed of; None is without end."""
        return None if retention is None else keep_until(self.removed_on, retention.years)


def problems(new: NewRecord, files: int, now: datetime) -> tuple[Problem, ...]:
    """Return what keeps a record from being sealed.

    Args:
        new: what was entered.
        files: how many pictures and files there are.
        now: the moment.
    """
    found = []
    if not new.address.strip():
        found.append(
            Problem(
                _("The address is missing."),
                _("Copy it from the browser's address line, or say in words where it stood."),
                "address",
                "R9",
            )
        )
    if not files:
        found.append(
            Problem(
                _("There is no screenshot."),
                _("Take one before it is gone: paste it, drop it, or choose its file."),
                "files",
                "R9",
            )
        )
    if new.removed_at > now:
        found.append(
            Problem(
                _("That is in the future."),
                _("Enter when it was removed; for what you are about to remove, that is now."),
                "removed_at",
                "R9",
            )
        )
    if new.posted_at is not None and new.posted_at > now:
        found.append(
            Problem(_("That is in the future."), _("Enter when it was posted."), "posted_at", "R9")
        )
    elif new.posted_at is not None and new.posted_at > new.removed_at:
        found.append(
            Problem(
                _("It can't have been removed before it was posted."),
                _("Look at both times again."),
                "posted_at",
                "R9",
            )
        )
    if new.speech is Speech.CITIZEN:
        found.extend(grounds.problems(new.ground, new.ground_words))
    return tuple(found)


def lacks(content: Content | NewRecord) -> tuple[str, ...]:
    """Return the names of the fields that a record lacks as it is sealed."""
    return tuple(field for field in NEEDED if not getattr(content, field))


def seal(head: Head, held: Content, hashes: Sequence[str]) -> str:
    """Return the SHA-256, in hex, over everything that a record says and holds.

    Args:
        head: what it is.
        held: what it says.
        hashes: the SHA-256 of each file.
    """
    return _digest({"record": vars(head) | vars(held), "files": sorted(hashes)})


def seal_of(record: RemovedRecord) -> str:
    """Return what the seal of a record must be, from what the database holds now."""
    assert record.content is not None  # it was disposed of, and the seal alone is left
    head = Head(
        record.number,
        record.account_id,
        record.department_id,
        record.violation_id,
        record.post_id,
        record.removed_at,
        record.removed_by.id,
        record.sealed_at,
        record.sealed_by.id,
    )
    return seal(head, record.content, record.hashes)


def seal_addition(record_sha256: str, field: str, value: str, by: int, at: datetime) -> str:
    """Return the hash of what became known later; it names the seal of the record it is about."""
    said = {"record": record_sha256, "field": field, "value": value, "by": by, "at": at}
    return _digest(said)


def is_intact(record: RemovedRecord) -> bool:
    """Tell whether the record and all additions are what was sealed; files are told by name."""
    if record.content is None:
        return True
    here = {one.sha256 for one in record.files}
    return (
        seal_of(record) == record.sha256
        and set(record.hashes) <= here
        and all(
            one.sha256
            == seal_addition(record.sha256, one.field, one.value, one.added_by.id, one.added_at)
            for one in record.additions
        )
    )


def notice(record: RemovedRecord) -> str:
    """Return the notice to the author of a citizen's comment, with the ground of its removal."""
    held = record.content
    if held is None or held.speech is not Speech.CITIZEN:
        return ""
    ground = grounds.grounds().get(held.ground)
    title = grounds.ground_title(held.ground)
    parts = [
        _("The City of Pittsfield has removed your comment at {address}.").format(
            address=held.address
        ),
        _("Ground: {ground}. {words}").format(ground=title, words=held.ground_words),
        _("It rests on: {law}.").format(law=ground.law.rstrip(".")) if ground else "",
        _(
            "It was removed on {moment}. The comment is kept as a public record, number {number}. "
            "It was not removed for the view it holds."
        ).format(moment=say_time(record.removed_at), number=record.number),
        _(
            "If you think that this is a mistake, write to the City's Department of Personnel and "
            "name this number."
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _digest(value: Any) -> str:
    words = json.dumps(value, default=_plainly, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def _plainly(value: Any) -> str:
    assert isinstance(value, datetime)
    return value.astimezone(UTC).isoformat(timespec="milliseconds")
