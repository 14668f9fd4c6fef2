"""Signing and sealing, composed of Ed25519 and age; nothing here is cryptography of our own.

Whatever is signed carries a tag of what it is, so that no signature fits another kind of message.
"""

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def _tagged(tag: str, data: bytes) -> bytes:
    return f"pittadmin/{tag}/v1\0".encode() + data


def sign(key: Ed25519PrivateKey, tag: str, data: bytes) -> bytes:
    """Return the signature of `data` as a message of the kind `tag`."""
    return key.sign(_tagged(tag, data))


def signed_by(public: bytes, tag: str, data: bytes, signature: bytes) -> bool:
    """Tell whether the owner of a public key (32 bytes) signed `data` as that kind of message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _tagged(tag, data))
        return True
    except (InvalidSignature, ValueError):
        return False


def public_half(key: Ed25519PrivateKey) -> bytes:
    """Return the public half of a signing key, 32 bytes."""
    return key.public_key().public_bytes_raw()


def recipient(text: str) -> pyrage.x25519.Recipient | None:
    """Return the age recipient that ``age1…`` names, or None if it names none."""
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return None
