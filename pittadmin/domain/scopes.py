"""The name that the secrets of one database go by on a computer, in its keyring and its folder."""

from hashlib import sha256


def scope_of(is_file: bool, place: str) -> str:
    """Return the name: so a try-out's account 12 is never taken for the City's.

    Args:
        is_file: whether the database is the embedded one.
        place: the file's path, or the server's address without login or password.
    """
    kind = "file" if is_file else "city"
    return f"{kind}-{sha256(place.encode('utf-8')).hexdigest()[:16]}"
