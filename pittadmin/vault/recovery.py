"""Break-glass: the recovery key, which lies on paper and opens every envelope.

Where this program is gone, the ``age`` program does it: with the key in a file, ``age --decrypt
--identity FILE ENVELOPE.age`` prints what is inside.
"""

from dataclasses import dataclass

import pyrage

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.handover import Envelope
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import envelopes, keys
from pittadmin.vault.envelopes import Opened
from pittadmin.vault.secret import Secret


@dataclass(frozen=True)
class RecoveryKey:
    """A recovery key that was just made.

    Args:
        identity: the text for the paper, ``AGE-SECRET-KEY-1…``; it is kept nowhere.
        recipient: what everything is sealed to, for the directory.
    """

    identity: Secret
    recipient: str


def make() -> RecoveryKey:
    """Return a new recovery key."""
    key = pyrage.x25519.Identity.generate()
    return RecoveryKey(Secret(str(key)), str(key.to_public()))


def read(typed: Secret) -> pyrage.x25519.Identity:
    """Return the recovery key that was typed off the paper, however it was spaced.

    Raises:
        Invalid: it is not one; its last characters prove that nothing was mistyped.
    """
    try:
        return pyrage.x25519.Identity.from_str("".join(typed.reveal().split()).upper())
    except pyrage.IdentityError:
        pass
    raise Invalid(
        Problem(
            _("This is not a recovery key, or a character of it is wrong."),
            _("Type it as it is printed, or scan it."),
            "recovery_key",
            "R22",
        )
    )


def open_envelope(envelope: Envelope, key: pyrage.x25519.Identity) -> Opened:
    """Return what is inside an envelope, whose sender may have left long ago.

    That inside and outside are by one sender is proven; who that is, the directory of that time
    says, by `Opened.sender_key`.

    Raises:
        Refused: it is not sealed to this key, is damaged, was changed, or is another's ciphertext.
    """
    opened = envelopes.open_sealed(envelope, key)
    if not keys.signed_by(opened.sender_key, envelopes.TAG, envelope.claim, envelope.signature):
        raise Refused(Reason.FORGED)
    return opened
