"""One step of a path: done, now, to come, or where it stopped."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of a path.

    Args:
        state: "done", "now", "later" or "stopped".
        title: what the step is.
        note: who and when, or what it waits for.
    """

    state: str
    title: str
    note: str = ""
