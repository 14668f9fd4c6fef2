"""The directory of who may send and receive: signed by the root key, checked by every computer."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from pittadmin.domain import canonical
from pittadmin.domain.directory import CUSTODIANS, Device, Directory, SignedDirectory
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import keys
from pittadmin.vault.pins import DirectoryPin, Pins
from pittadmin.vault.root import RootKey

LASTS = timedelta(days=90)
"""How long a directory counts: so long at most, a computer can be kept from hearing of a leaver."""

_TAG = "directory"


def sign(
    root: RootKey,
    devices: Iterable[Device],
    recovery: str,
    now: datetime,
    before: Directory | None = None,
) -> SignedDirectory:
    """Return the next directory, signed.

    Args:
        root: the root key.
        devices: everyone who may send and receive from now on; whoever is missing may not.
        recovery: the age recipient of the recovery key.
        now: when it is signed; it counts for `LASTS`.
        before: the directory until now, None for the first.

    Raises:
        Invalid: nobody of IT is in it, or a device can't be enrolled so.
    """
    now = now.replace(microsecond=0)
    directory = Directory(
        root=root.public,
        epoch=before.epoch + 1 if before else 1,
        issued=now,
        expires=now + LASTS,
        devices=tuple(sorted(devices, key=lambda device: device.id)),
        recovery=recovery,
    )
    problems = tuple(_problems(directory))
    if problems:
        raise Invalid(*problems)
    document = canonical.encode(directory)
    return SignedDirectory(document, root.sign(_TAG, document))


def accept(signed: SignedDirectory, root: bytes, pins: Pins, now: datetime) -> Directory:
    """Return the directory that is signed, if it counts, and remember it.

    Args:
        signed: from the database.
        root: the public half of the root key that this computer was told of.
        pins: what this computer has seen.
        now: the time.

    Raises:
        Refused: it is another City's, forged, expired, or older than one that was accepted.
        Unavailable: the pins can't be read or written.
    """
    directory = peek(signed)
    if directory.root != root:
        raise Refused(Reason.DIRECTORY_OTHER_ROOT)
    if not keys.signed_by(root, _TAG, signed.document, signed.signature):
        raise Refused(Reason.DIRECTORY_FORGED)
    if any(_problems(directory)):
        raise Refused(Reason.MALFORMED)
    require_current(directory, now)
    pins.pin_directory(DirectoryPin(directory.epoch, sha256(signed.document).hexdigest()))
    return directory


def peek(signed: SignedDirectory) -> Directory:
    """Return a directory without asking whether it counts: to show it, or to sign the next.

    Raises:
        Refused: it is malformed.
    """
    try:
        return canonical.decode(Directory, signed.document)
    except canonical.Malformed:
        raise Refused(Reason.MALFORMED) from None


def claimed_root(signed: SignedDirectory) -> bytes:
    """Return the root key that a directory says it is signed by, and that did sign it.

    It is trusted only once its words were compared with IT's; see `fingerprints.words_of_root`.

    Raises:
        Refused: the directory is malformed, or not signed by the key that it names.
    """
    root = peek(signed).root
    if not keys.signed_by(root, _TAG, signed.document, signed.signature):
        raise Refused(Reason.DIRECTORY_FORGED)
    return root


def require_current(directory: Directory, now: datetime) -> None:
    """Refuse a directory that has expired.

    Raises:
        Refused: it has.
    """
    if now >= directory.expires:
        raise Refused(Reason.DIRECTORY_EXPIRED)


def recipients(directory: Directory, device_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the age recipients of devices, and the recovery key's, sorted.

    Raises:
        KeyError: a device is not in the directory.
    """
    found = {directory.recovery}
    for device_id in device_ids:
        device = directory.find(device_id)
        if device is None:
            raise KeyError(device_id)
        found.add(device.keys.age_recipient)
    return tuple(sorted(found))


def _problems(directory: Directory) -> Iterable[Problem]:
    ids = [device.id for device in directory.devices]
    ages = [device.keys.age_recipient for device in directory.devices]
    signing = [device.keys.signing_key for device in directory.devices]
    if not directory.it:
        yield Problem(
            _("Nobody of IT is in the list of devices."),
            _("Enroll a computer of IT first: every password is sealed to IT."),
            "devices",
            "R22",
        )
    if any(len(set(each)) < len(ids) for each in (ids, ages, signing)) or (
        directory.recovery in ages
    ):
        yield Problem(
            _("A key is in the list of devices twice."),
            _("Have the computer make its keys anew."),
            "devices",
            "R22",
        )
    if any(keys.recipient(age) is None for age in (*ages, directory.recovery)) or any(
        len(key) != 32 for key in signing
    ):
        yield Problem(
            _("A key in the list of devices is none."),
            _("Have the computer make its keys anew."),
            "devices",
            "R22",
        )
    for device in directory.devices:
        if device.role not in CUSTODIANS or (device.role is Role.IT) == bool(device.departments):
            yield Problem(
                _("{computer} of {login} can't hold passwords in this role.").format(
                    computer=device.keys.computer, login=device.keys.login
                ),
                _("Enroll it for IT, or for an administrator or head with their departments."),
                "devices",
                "R22",
            )
