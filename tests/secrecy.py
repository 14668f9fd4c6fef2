"""Looks for a secret in whatever was written, in every form in which it could lie there."""

import base64
from pathlib import Path

_BASE64 = {"": base64.b64encode, ", for addresses": base64.urlsafe_b64encode}


def forms(secret: str) -> dict[str, bytes]:
    """Return the bytes that a secret leaves, by the name of the form."""
    found = {
        "UTF-8": secret.encode("utf-8"),
        "UTF-16, little end first": secret.encode("utf-16-le"),
        "UTF-16, big end first": secret.encode("utf-16-be"),
    }
    for name, raw in tuple(found.items()):
        found[f"hexadecimal {name}"] = raw.hex().encode()
        found[f"HEXADECIMAL {name}"] = raw.hex().upper().encode()
        for shift in range(3):  # wherever in a longer text it begins
            for kind, encode in (
                ("", base64.b64encode),
                (", for addresses", base64.urlsafe_b64encode),
            ):
                coded = encode(bytes(shift) + raw).rstrip(b"=")
                found[f"base64{kind} of {name}, at {shift}"] = coded[-(-shift * 8 // 6) : -1]
    return found


def leaks(secret: str, *places: Path | str | bytes) -> list[str]:
    """Return where a secret is found: in files, in all files of folders, in texts.

    Args:
        secret: long enough not to be found by chance.
        places: folders and files, or what was said or logged.
    """
    found = []
    looked_for = forms(secret)
    for place in places:
        for name, data in _contents(place):
            found += [f"{form} in {name}" for form, raw in looked_for.items() if raw in data]
    return found


def _contents(place: Path | str | bytes) -> list[tuple[str, bytes]]:
    if isinstance(place, str):
        return [("a text", place.encode("utf-8", "surrogateescape"))]
    if isinstance(place, bytes):
        return [("bytes", place)]
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return [(str(path), path.read_bytes()) for path in files]
