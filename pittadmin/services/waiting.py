"""One thing that waits for a person: the value of which Today is made."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the person.

    Args:
        subject: what it is about: "account", "email_request", "platform_request", "transfer",
            "delegation", "membership", "person", "policy_version", "draft", "rule_pack",
            "monitoring" (of an account), "due_pages" (which are many), "violation", "violations"
            (which are many), "removed_record", "records_request", "credentials" (which are many),
            "computers" (one that asks), "own_computer" or "leaver".
        subject_id: which one; of a delegation to be given, the person and the department; of many
            violations, the place of their state in `ViolationState`.
        since: since when it waits.
        title: what it is.
        sentence: what is to be done.
        step: the words of its button.
    """

    subject: str
    subject_id: int | tuple[int, int]
    since: datetime
    title: str
    sentence: str
    step: str
