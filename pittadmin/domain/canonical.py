"""Writes a frozen value as bytes in exactly one way, and reads no other: what is signed is this.

JSON in UTF-8 with sorted names and no blanks. Bytes are hexadecimal digits, moments are whole
seconds since 1970 in UTC, tuples are lists. There are no fractions, so nothing can be rounded.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Malformed(ValueError):
    """The bytes are not what `encode` writes for such a value; never says what they were."""


def encode(value: Any) -> bytes:
    """Return the bytes of a text, an integer, bytes, a moment, or tuples or dataclasses of them.

    Raises:
        Malformed: a text in it has no UTF-8, such as half of a surrogate pair.
    """
    return _json(_plain(value))


def decode(kind: type[T], data: bytes) -> T:
    """Return the value that `encode` turned into exactly these bytes.

    Args:
        kind: the dataclass that is expected.
        data: the bytes, from anywhere.

    Raises:
        Malformed: they are not the bytes of such a value.
    """
    found = None
    try:
        found = _read(kind, json.loads(data))
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        pass  # raised below, so that no text of the data hangs on to the exception
    if found is None or encode(found) != data:
        raise Malformed(f"not the bytes of one {kind.__name__}")
    return found


_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _json(plain: Any) -> bytes:
    try:
        return _WRITER.encode(plain).encode("utf-8")
    except UnicodeEncodeError:
        pass
    raise Malformed("a text has no UTF-8")


@cache
def _fields(kind: type) -> dict[str, Any] | None:
    """Return the fields of a dataclass with their types; None for what is no dataclass."""
    if not is_dataclass(kind):
        return None
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is tuple:
        return [_plain(one) for one in value]
    if kind is bytes:
        return value.hex()
    if kind is datetime:
        return int(value.timestamp())
    if isinstance(value, StrEnum):
        return value.value
    names = _fields(kind)
    if names is None:
        raise TypeError(f"{kind.__name__} has no canonical bytes")
    return {name: _plain(getattr(value, name)) for name in names}


def _read(kind: Any, plain: Any) -> Any:
    if kind is str or kind is int:
        if type(plain) is not kind:
            raise TypeError("another type")
        return plain
    if kind is bytes and type(plain) is str:
        return bytes.fromhex(plain)
    if kind is datetime and type(plain) is int:
        return datetime.fromtimestamp(plain, UTC)
    if get_origin(kind) is tuple and type(plain) is list:
        return tuple(_read(get_args(kind)[0], one) for one in plain)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(plain)
    names = _fields(kind)
    if names is None or type(plain) is not dict or plain.keys() != names.keys():
        raise TypeError("another type, or other names")
    return kind(**{name: _read(hint, plain[name]) for name, hint in names.items()})
