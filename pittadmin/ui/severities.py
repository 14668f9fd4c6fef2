"""How each severity of a finding is said and shown; the color is never the only sign."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat

from pittadmin.domain.findings import SEVERITY_MEANING, SEVERITY_NAMES, Severity

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


_DRAWN: dict[Severity, tuple[_Line, str]] = {
    "block": (_Line.WaveUnderline, "stop"),
    "warn": (_Line.WaveUnderline, "alert"),
    "attest": (_Line.DashUnderline, "info"),
    "info": (_Line.DotLine, "info"),
}

SHOWN: dict[Severity, Show] = {
    severity: Show(SEVERITY_NAMES[severity], SEVERITY_MEANING[severity], line, glyph)
    for severity, (line, glyph) in _DRAWN.items()
}
"""All severities, the gravest first."""
