"""Which later acts may be retaliation against who reported something (R67)."""

from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.history import DONE_NAMES
from pittadmin.domain.people import PersonRef

AGAINST: dict[str, tuple[Act, ...]] = {
    "person": (Act.DELEGATE, Act.APPOINT_DESIGNEE, Act.KEEP_PEOPLE),
    "account": (
        Act.CHANGE_ADMINISTRATORS,
        Act.DENY_ACCOUNT,
        Act.SUSPEND_ACCOUNT,
        Act.REVOKE_ACCOUNT,
        Act.ORDER_DOWN,
        Act.REFUSE_PLACEMENT,
        Act.REFUSE_WAIVER,
        Act.DECLINE_TRANSFER,
        Act.DENY_TRANSFER,
    ),
    "email_request": (Act.TURN_AWAY_EMAIL,),
    "platform_request": (Act.DECLINE_PLATFORM,),
    "draft": (Act.RETURN_DRAFT, Act.DISCARD_DRAFT),
}
"""The acts that may be against a person, by the kind of thing of that person's they are about.

Of changes of administrators, only those count that took the person off an account.
"""


@dataclass(frozen=True)
class Sign:
    """A later act that may be retaliation.

    Args:
        at: when.
        person: who did it: somebody whom the case names, or who was told of it.
        act: what was done.
        about: what it was done to, such as an account; empty for the reporter's own roles.
        reason: the reason that was given.
    """

    at: datetime
    person: PersonRef
    act: Act
    about: str = ""
    reason: str = ""

    @property
    def title(self) -> str:
        """What was done, in a few words."""
        return DONE_NAMES[self.act]
