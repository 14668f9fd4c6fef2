"""One case as one person sees it: the one place that decides what each may know (R66, R67).

Who works it sees everything. Who is sent the report reads it, and where the case stands, by days.
Who is instructed sees the instruction, and what is needed to follow it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.history import Done
from pittadmin.domain.people import Act, PersonRef
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import CaseFile, Note, Outcome, Violation
from pittadmin.services.context import Context


@dataclass(frozen=True)
class Said:
    """What a report says, word for word."""

    body: str
    other: str
    copied: str
    noticed: str


@dataclass(frozen=True)
class Linked:
    """Another case that hangs together with this one (R67)."""

    id: int
    number: str
    state: ViolationState


@dataclass(frozen=True)
class SealedRecord:
    """A record of what was removed in this case (R9)."""

    id: int
    number: str
    sealed_at: datetime
    removed_at: datetime


@dataclass(frozen=True)
class Sign:
    """A later act that may be retaliation (R67): of a person named in the case, against who
    reported it."""

    at: datetime
    person: PersonRef
    act: Act
    title: str
    about: str


@dataclass(frozen=True)
class CaseView:
    """One case as one person sees it; what they may not know is empty.

    Args:
        sight: how this person sees it.
        violation: the case. For who reads it: without due, owner and instructions. For who is told:
            number, account, department, place and address, with the one instruction, whose days
            and whose answer stand for the case's.
        acts: what this person may do now, in the order of the buttons.
        refused: acts that the person's role allows but not now, with the sentence why.
        next_act: the act for which the case waits; None when it waits for none, or is not shown.
        next_step: what is to be done next and by whom, a sentence.
        said: what the report says; None for who is told.
        reporter: who reported it; for who works it alone.
        readers: who else reads the report; for who works it alone.
        evidence: all of it, or that of the report.
        notes: for who works it alone, the newest first.
        outcomes: for who works it alone, the newest first (R52).
        history: what was done, with its moments, for who works it alone, the newest first.
        signs: what may be retaliation, for who works it alone, the newest first (R67).
        linked: cases that hang together with it, as far as this person works them.
        records: records of what was removed in it.
    """

    sight: Sight
    violation: Violation
    acts: tuple[Act, ...] = ()
    refused: Mapping[Act, str] = None  # type: ignore[assignment]
    next_act: Act | None = None
    next_step: str = ""
    said: Said | None = None
    reporter: PersonRef | None = None
    readers: tuple[PersonRef, ...] = ()
    evidence: tuple[CaseFile, ...] = ()
    notes: tuple[Note, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    history: tuple[Done, ...] = ()
    signs: tuple[Sign, ...] = ()
    linked: tuple[Linked, ...] = ()
    records: tuple[SealedRecord, ...] = ()


def case(ctx: Context, violation_id: int) -> CaseView:
    """Return one case as this person sees it.

    Raises:
        NotAllowed: it is none of their business.
        Conflict: there is no such case.
    """
    raise NotImplementedError


def evidence_bytes(ctx: Context, violation_id: int, file_id: int) -> bytes:
    """Return a piece of a case's evidence as it was handed in.

    Raises:
        NotAllowed: this person doesn't see it.
    """
    raise NotImplementedError


def instructable(ctx: Context, violation_id: int) -> tuple[PersonRef, ...]:
    """Return who can be instructed: head and designees of the case's department, by name."""
    raise NotImplementedError
