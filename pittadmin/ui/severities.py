"""How each severity of a finding is said and shown; the color is never the only sign."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat

from pittadmin.domain.findings import Severity
from pittadmin.domain.i18n import _

_Line = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True)
class Show:
    """How one severity is shown.

    Args:
        words: what it asks of the writer.
        meaning: its color, by meaning.
        line: how its words are underlined.
        glyph: the drawing beside it.
    """

    words: str
    meaning: str
    line: _Line
    glyph: str


SHOWN: dict[Severity, Show] = {
    "block": Show(_("Must change"), "bad", _Line.WaveUnderline, "stop"),
    "warn": Show(_("Look again"), "warn", _Line.WaveUnderline, "alert"),
    "attest": Show(_("Please confirm"), "info", _Line.DashUnderline, "info"),
    "info": Show(_("Good to know"), "muted", _Line.DotLine, "info"),
}
"""All severities, the gravest first."""
