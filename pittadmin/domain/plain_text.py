"""Text as it can be kept and shown everywhere, whatever was pasted."""

import re

_LONE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Return a text without what no database or platform takes.

    Ends of lines become one kind, control characters go, and half of a character (a lone
    surrogate) is shown as what it is: something that can't be read. All else stays, such as
    what joins emoji or turns the direction of writing.

    Args:
        text: any text.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _LONE.sub("\ufffd", _CONTROL.sub("", _ENDS.sub("\n", text)))
