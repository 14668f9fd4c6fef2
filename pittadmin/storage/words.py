"""The words of a search, and the condition that a column holds one, alike on both databases."""

from typing import Any

from sqlalchemy import ColumnElement

from pittadmin.storage.people import key

MOST_SEARCHED = 200
"""How many characters of a search are looked for; a whole document may have been pasted."""


def searched_words(text: str) -> list[str]:
    """Return the words of a search, in the form in which they are compared."""
    # What no database keeps is found in none: NUL, and halves of characters.
    typed = text[:MOST_SEARCHED].encode("utf-8", "replace").decode().replace("\x00", "")
    return key(typed).split()


def holds(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Return the condition that a column, kept in lower case, holds `word` anywhere."""
    like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return column.like(like, escape="\\")
