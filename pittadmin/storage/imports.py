"""Imports SQLAlchemy without what it brings along for programs of another kind.

It imports asyncio, for its asynchronous engine, and importlib.metadata, for plugins: 90 modules and
a sixth of its time, of which this program uses nothing. While it is imported, stand-ins take their
places, which bring the real ones should anything ask after all.
"""

import importlib
import sys
from inspect import iscoroutine
from types import ModuleType

SPARED = ("asyncio", "importlib.metadata")


class _Late(ModuleType):
    """Stands for a module that is imported when something of it is asked for."""

    iscoroutine = staticmethod(iscoroutine)  # the one name of asyncio that is asked for at once

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the importing itself looks for
            raise AttributeError(name)
        _give_back(self)
        return getattr(importlib.import_module(self.__name__), name)


def import_sqlalchemy() -> None:
    """Import it, with its part for SQLite; afterwards everybody else gets the real modules."""
    late = [_Late(name) for name in SPARED if name not in sys.modules]
    for module in late:
        sys.modules[module.__name__] = module
    try:
        import sqlalchemy.dialects.sqlite  # noqa: F401
    finally:
        for module in late:
            _give_back(module)


def _give_back(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]
