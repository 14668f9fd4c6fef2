"""A document to print, free of any window: its title, and paragraphs, lists of facts and tables.

Whoever knows how to draw one is a `Render`; the data in it is plain text, whatever it looks like.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The heading of a part."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; lines in it stay lines. A quiet one is set smaller and muted."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class FactList:
    """What is known of one thing, line by line: what it is, and what it says."""

    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Grid:
    """A table.

    Args:
        titles: the headings of its columns.
        rows: its rows, a text for each column.
        widths: how the columns share the width; equally when left out.
    """

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()


Part = Heading | Paragraph | FactList | Grid


@dataclass(frozen=True)
class Document:
    """A document of one or more pages.

    Args:
        title: what it is; it stands on its first page and above each other one.
        parts: what is in it, from the top.
        mark: what stands at the foot of every page, such as that it is of a try-out; or empty.
    """

    title: str
    parts: Sequence[Part]
    mark: str = ""


Render = Callable[[Document], bytes]
"""Draws a document as a PDF."""
