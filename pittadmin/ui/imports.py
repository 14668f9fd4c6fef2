"""Spares the program a habit of PySide6: it reads the source of all that is imported after it.

PySide6 looks there for its `__feature__` switches, which this program does not use. SQLAlchemy
alone has 6 MB of source, which would be read at each start (some 80 ms) and kept (14 MB).
"""

import sys

import PySide6.QtCore  # noqa: F401  brings what is spared


def spare_sources() -> None:
    """Tell PySide6 that no module uses its switches; another version may do without this."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]
