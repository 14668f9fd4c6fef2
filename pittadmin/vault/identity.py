"""A workstation's own keys: made here, kept in its keyring, never anywhere else."""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pittadmin.domain import canonical
from pittadmin.domain.directory import DeviceKeys, Directory, Enrolment
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import keys
from pittadmin.vault.secret import Secret
from pittadmin.vault.store import Store

_TAG = "enrolment"


@dataclass(frozen=True, repr=False)
class _Kept:
    """What lies in the keyring."""

    id: str
    login: str
    computer: str
    signing: bytes
    age: str


@dataclass(frozen=True)
class Identity:
    """The keys of one person on one computer.

    Args:
        public: what everybody may know of them.
        signing: Ed25519, for envelopes and receipts.
        opening: X25519, for what is sealed to this device.
    """

    public: DeviceKeys
    signing: Ed25519PrivateKey = field(repr=False)
    opening: pyrage.x25519.Identity = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the device."""
        return self.public.id

    def sign(self, tag: str, data: bytes) -> bytes:
        """Return this device's signature of `data` as a message of the kind `tag`."""
        return keys.sign(self.signing, tag, data)

    def enrolment(self) -> Enrolment:
        """Return the request to IT; `fingerprints.fingerprint` gives the words to compare."""
        return Enrolment(self.public, self.sign(_TAG, canonical.encode(self.public)))

    def require_enrolled(self, directory: Directory) -> None:
        """Refuse to go on with a device that is not in the directory with these very keys.

        Raises:
            Refused: it is not.
        """
        device = directory.find(self.id)
        if device is None or device.keys != self.public:
            raise Refused(Reason.NOT_ENROLLED)


def load(store: Store, login: str) -> Identity | None:
    """Return the keys of a login on this computer, or None if it has none.

    Raises:
        Unavailable: the keyring is absent or locked, or what it has is damaged.
    """
    kept = store.get(_name(login))
    if kept is None:
        return None
    try:
        with kept:
            found = canonical.decode(_Kept, kept.reveal().encode("utf-8"))
        signing = Ed25519PrivateKey.from_private_bytes(found.signing)
        opening = pyrage.x25519.Identity.from_str(found.age)
        return Identity(_public(found, signing, opening), signing, opening)
    except (ValueError, pyrage.IdentityError):
        pass
    raise Unavailable(
        _("The keys of this computer are damaged in the keyring."),
        _("Make new ones, and have IT enroll this computer again."),
        "R22",
    )


def new(login: str, computer: str) -> Identity:
    """Return new keys that are kept nowhere."""
    signing, opening = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
    public = DeviceKeys(
        secrets.token_hex(16),
        login,
        computer,
        keys.public_half(signing),
        str(opening.to_public()),
    )
    return Identity(public, signing, opening)


def make(store: Store, login: str, computer: str) -> Identity:
    """Make keys for a login and keep them in the keyring in place of earlier ones.

    Raises:
        Unavailable: the keyring is absent or locked; nothing was made.
    """
    made = new(login, computer)
    kept = _Kept(made.id, login, computer, made.signing.private_bytes_raw(), str(made.opening))
    with Secret(canonical.encode(kept).decode("utf-8")) as secret:
        store.put(_name(login), store.version(_name(login)) + 1, secret)
    return made


def check_enrolment(enrolment: Enrolment) -> None:
    """Refuse a request that the device itself did not sign.

    It still has to be the right device: that is what the six words are compared for.

    Raises:
        Refused: the signature does not fit, or a key is none.
    """
    asked = enrolment.keys
    data = canonical.encode(asked)
    signed = keys.signed_by(asked.signing_key, _TAG, data, enrolment.signature)
    if not signed or keys.recipient(asked.age_recipient) is None:
        raise Refused(Reason.ENROLMENT_FORGED)


def _public(kept: _Kept, signing: Ed25519PrivateKey, opening: pyrage.x25519.Identity) -> DeviceKeys:
    return DeviceKeys(
        kept.id, kept.login, kept.computer, keys.public_half(signing), str(opening.to_public())
    )


def _name(login: str) -> str:
    return f"device-{sha256(login.encode('utf-8')).hexdigest()[:16]}"
