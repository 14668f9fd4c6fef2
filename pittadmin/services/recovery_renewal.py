"""A new recovery key in place of the one on paper, which is lost or was seen (R22).

The old one opens what was sealed until now, for good. So where it may have been seen, every
password must be changed; where it is lost, sealing them anew is enough.
"""

from pittadmin.domain.i18n import _
from pittadmin.services import device_list
from pittadmin.services.context import Context
from pittadmin.services.custody_set_up import RECOVERY
from pittadmin.services.device_list import DeviceList
from pittadmin.services.safe import Safe
from pittadmin.vault import recovery
from pittadmin.vault.recovery import RecoveryKey
from pittadmin.vault.root import RootKey


def make() -> RecoveryKey:
    """Return a new recovery key, which opens nothing yet. Nothing is written."""
    return recovery.make()


def renew(ctx: Context, safe: Safe, root_key: RootKey, key: RecoveryKey, seen: bool) -> DeviceList:
    """Sign the next list with a new recovery key, to which everything is sealed from then on.

    What is kept already is sealed to it by `resealing.reseal_all`.

    Args:
        ctx: who signs, of IT.
        safe: this computer.
        root_key: IT's root key.
        key: the new one; its sheet is printed.
        seen: whether somebody may have seen the old one, so that every password must be changed.

    Raises:
        NotAllowed, Conflict, Refused, Invalid: as `device_list.sign`.
        Unavailable: in a try-out, whose keyring keeps the key, that is absent or locked.
    """
    if ctx.installation.is_try_out:
        store = safe.vault.store
        store.put(RECOVERY, store.version(RECOVERY) + 1, key.identity)
    return device_list.sign(
        ctx,
        safe,
        root_key,
        reason=_("New recovery key"),
        recovery=key.recipient,
        exposed=_("Somebody may have seen the recovery key.") if seen else "",
    )
