"""Why a message of the hand-over is refused: each reason with its sentence and what to do."""

from enum import StrEnum

from pittadmin.domain.errors import UserError
from pittadmin.domain.i18n import _


class Reason(StrEnum):
    """Why something does not count."""

    MALFORMED = "malformed"
    DIRECTORY_OTHER_ROOT = "directory_other_root"
    DIRECTORY_FORGED = "directory_forged"
    DIRECTORY_EXPIRED = "directory_expired"
    DIRECTORY_OLDER = "directory_older"
    DIRECTORY_DOUBLE = "directory_double"
    DIRECTORY_BEHIND = "directory_behind"
    NOT_ENROLLED = "not_enrolled"
    ENROLMENT_FORGED = "enrolment_forged"
    SENDER_UNKNOWN = "sender_unknown"
    SENDER_ROLE = "sender_role"
    SENDER_DEPARTMENT = "sender_department"
    FORGED = "forged"
    OTHER_ROW = "other_row"
    RECIPIENTS = "recipients"
    RECIPIENT_LEFT = "recipient_left"
    VERSION_OLDER = "version_older"
    VERSION_DOUBLE = "version_double"
    NOT_FOR_US = "not_for_us"
    UNREADABLE = "unreadable"
    INNER_DIFFERS = "inner_differs"
    NEVER_RECEIVED = "never_received"
    RECEIPT_UNKNOWN = "receipt_unknown"
    RECEIPT_FORGED = "receipt_forged"
    RECEIPT_OTHER = "receipt_other"
    RECEIPT_NOT_IT = "receipt_not_it"
    RECEIPT_NOT_DEPARTMENT = "receipt_not_department"
    RECEIPT_NOT_SEALED = "receipt_not_sealed"
    RECEIPT_OF_SENDER = "receipt_of_sender"


_TELL_IT = _("Tell IT: somebody may have changed the database.")
_SEND_AGAIN = _("Have it handed over again.")

SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.MALFORMED: (_("What arrived is damaged, or was written by another program."), _TELL_IT),
    Reason.DIRECTORY_OTHER_ROOT: (
        _("The list of devices is signed by another City's key."),
        _("Ask IT whether the root key was changed; this computer must then be told."),
    ),
    Reason.DIRECTORY_FORGED: (_("The list of devices is not signed by IT's root key."), _TELL_IT),
    Reason.DIRECTORY_EXPIRED: (
        _("The list of devices has expired."),
        _("Ask IT to sign a new one with the root key."),
    ),
    Reason.DIRECTORY_OLDER: (
        _("The list of devices is older than one that this computer has seen."),
        _("Ask IT whether the database was restored from a backup, and to sign a new list."),
    ),
    Reason.DIRECTORY_DOUBLE: (
        _("There are two different lists of devices with one number."),
        _("Tell IT: it must sign a new list with the next number."),
    ),
    Reason.DIRECTORY_BEHIND: (
        _("This was sealed by a newer list of devices than this computer has."),
        _("Load the new list, then try again."),
    ),
    Reason.NOT_ENROLLED: (
        _("This computer is not enrolled, or was dropped from the list of devices."),
        _("Ask IT to enroll it; have the six words ready."),
    ),
    Reason.ENROLMENT_FORGED: (
        _("The request to enroll was not signed by the computer that it names."),
        _("Make the request again on that computer."),
    ),
    Reason.SENDER_UNKNOWN: (
        _("The computer that sent it is not enrolled, or was dropped since."),
        _SEND_AGAIN,
    ),
    Reason.SENDER_ROLE: (
        _("Its sender may not send this: the department hands over to IT, IT to the department."),
        _("Ask who may, and have it handed over again."),
    ),
    Reason.SENDER_DEPARTMENT: (
        _("Its sender does not work for the department of this account."),
        _("Have it handed over by the department's administrator or head."),
    ),
    Reason.FORGED: (_("Its signature does not fit: it was changed on its way."), _TELL_IT),
    Reason.OTHER_ROW: (
        _("It was sent for another account, department or version than it is filed under."),
        _TELL_IT,
    ),
    Reason.RECIPIENTS: (_("It is not sealed to those who should hold it."), _SEND_AGAIN),
    Reason.RECIPIENT_LEFT: (
        _("It is sealed to a computer that was dropped since."),
        _("Have the password changed and handed over again."),
    ),
    Reason.VERSION_OLDER: (
        _("This computer holds a newer version already and keeps that."),
        _("Ask IT whether the database was restored from a backup."),
    ),
    Reason.VERSION_DOUBLE: (
        _("This computer holds another password with the same version."),
        _("Hand over the one that opens the account, as the next version."),
    ),
    Reason.NOT_FOR_US: (_("It is not sealed to this computer."), _("Ask IT to seal it to you.")),
    Reason.UNREADABLE: (_("It can't be opened: what is inside is damaged."), _SEND_AGAIN),
    Reason.INNER_DIFFERS: (
        _("What is sealed inside is not what stands outside: it was taken from another envelope."),
        _TELL_IT,
    ),
    Reason.NEVER_RECEIVED: (
        _("This computer has not received this envelope."),
        _("Receive it first."),
    ),
    Reason.RECEIPT_UNKNOWN: (
        _("The receipt is from a computer that is not enrolled, or was dropped since."),
        _("Ask IT to receive it again."),
    ),
    Reason.RECEIPT_FORGED: (
        _("The receipt's signature does not fit: nobody who counts signed it."),
        _TELL_IT,
    ),
    Reason.RECEIPT_OTHER: (_("The receipt is for another envelope."), _TELL_IT),
    Reason.RECEIPT_NOT_IT: (
        _("The receipt is not from IT."),
        _("Wait for IT's own, or ask IT to receive it."),
    ),
    Reason.RECEIPT_NOT_DEPARTMENT: (
        _("The receipt is not from the department it was sent to."),
        _("Ask the department to receive it."),
    ),
    Reason.RECEIPT_NOT_SEALED: (
        _("The receipt is from a computer that can't open the envelope."),
        _TELL_IT,
    ),
    Reason.RECEIPT_OF_SENDER: (
        _("The receipt is from the computer that sent it, which proves nothing."),
        _("Wait for the receipt of another computer of IT."),
    ),
}


class Refused(UserError):
    """A message of the hand-over does not count; nothing was kept of it.

    Args:
        reason: why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(*SENTENCES[reason], "R21")
        self.reason = reason
