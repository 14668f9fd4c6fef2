"""A secret in memory: shown by nothing, wiped as soon as it was used.

Python can't wipe a text or bytes, and keyring and age take nothing else: what `reveal` hands out
lives until its memory is used again. So it is handed out last, and held by no variable for long.
"""

from hmac import compare_digest
from typing import NoReturn


class Secret:
    """A password or key; it wipes itself at the end of a `with`, or when nothing holds it any more.

    Args:
        text: the secret, any text that has a UTF-8 form.

    Raises:
        ValueError: it has none (half of a surrogate pair).
    """

    __slots__ = ("_bytes",)

    def __init__(self, text: str) -> None:
        if any("\ud800" <= mark <= "\udfff" for mark in text):
            raise ValueError("a secret has to be text")  # the codec's own error would carry it
        self._bytes = bytearray(text, "utf-8")

    def reveal(self) -> str:
        """Return the text, for the moment in which it is used."""
        return self._bytes.decode("utf-8")

    def wipe(self) -> None:
        """Overwrite it; what is revealed afterwards is as many zeros."""
        self._bytes[:] = bytes(len(self._bytes))

    def __enter__(self) -> "Secret":
        return self

    def __exit__(self, *_error: object) -> None:
        self.wipe()

    def __del__(self) -> None:
        if hasattr(self, "_bytes"):  # else it was no text
            self.wipe()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not copied or written")
