"""What is to be done when one leaves: secrets to change, page roles to strip, computers to drop."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.handover import Item
from pittadmin.domain.people import PersonRef


class Task(StrEnum):
    """Kinds of things to do."""

    ROTATE = "rotate"
    STRIP_ROLE = "strip_role"
    DROP_DEVICE = "drop_device"


@dataclass(frozen=True)
class LeaverTask:
    """One thing to do, which is done once the records show it.

    Args:
        id: its id.
        task: what kind of thing it is.
        title: what it is about: an account, or a computer.
        done: a sentence that says how it was done, empty while it is open.
        done_at: when it was done.
        item: the secret to change, for `Task.ROTATE`.
        account_id: the account, where it is about one.
        page_role_id: the line of the roster, for `Task.STRIP_ROLE`.
        device_id: the computer, for `Task.DROP_DEVICE`.
    """

    id: int
    task: Task
    title: str
    done: str = ""
    done_at: datetime | None = None
    item: Item | None = None
    account_id: int | None = None
    page_role_id: int | None = None
    device_id: str = ""

    @property
    def is_done(self) -> bool:
        """Whether the records show that it was done."""
        return self.done_at is not None


@dataclass(frozen=True)
class Leaver:
    """One who leaves the City, or the work with its pages.

    Args:
        id: its id.
        person: who leaves.
        reason: why.
        begun_by: who began it.
        begun_at: when.
        tasks: what is to be done.
        closed_by: who closed it, None while it is open.
        closed_at: when.
    """

    id: int
    person: PersonRef
    reason: str
    begun_by: PersonRef
    begun_at: datetime
    tasks: tuple[LeaverTask, ...] = ()
    closed_by: PersonRef | None = None
    closed_at: datetime | None = None

    @property
    def open_tasks(self) -> tuple[LeaverTask, ...]:
        """What is still to be done."""
        return tuple(one for one in self.tasks if not one.is_done)
