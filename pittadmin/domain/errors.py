"""Errors that a person can act on: the type says whose move it is.

Everything else that is raised is our own bug: logged, shown once, and the program goes on.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with what was entered.

    Args:
        what: what is wrong, a sentence.
        todo: what to do about it, a sentence.
        field: the name of the value it is about, empty when it is about the whole.
        requirement: the policy's requirement it rests on, such as ``"R14"``, or empty.
    """

    what: str
    todo: str = ""
    field: str = ""
    requirement: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class UserError(Exception):
    """Something a person can act on.

    Args:
        what: what happened, a sentence.
        todo: what to do now, a sentence.
        requirement: the requirement it rests on, such as ``"R4"``, or empty.
    """

    def __init__(self, what: str, todo: str = "", requirement: str = "") -> None:
        super().__init__(f"{what} {todo}".strip())
        self.what = what
        self.todo = todo
        self.requirement = requirement


class Invalid(UserError):
    """What was entered can't stand; the person mends it.

    Args:
        problems: every problem found, so that a form can show all of them at once.
    """

    def __init__(self, *problems: Problem) -> None:
        first = problems[0]
        super().__init__(first.what, first.todo, first.requirement)
        self.problems = problems


class NotAllowed(UserError):
    """This person may not do this; `todo` says who can."""


class Conflict(UserError):
    """Somebody else changed it meanwhile.

    Args:
        current: the value as it stands now, for the form to show beside what was typed.
    """

    def __init__(self, what: str, todo: str = "", requirement: str = "", current: Any = None):
        super().__init__(what, todo, requirement)
        self.current = current


class Unavailable(UserError):
    """The machine, the network or the database can't do it now."""


class SignInNeeded(Unavailable):
    """The City's database asks for a password, or did not take the one it got."""


class Cancelled(Exception):
    """The work was stopped because its answer is no longer wanted; nobody is told."""
