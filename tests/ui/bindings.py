"""What PySide's bindings know of Qt's objects."""

import gc

from PySide6.QtWidgets import QLayout
from shiboken6 import Shiboken


def items_known() -> int:
    """Return how many items of layouts PySide knows beside those that our own layouts hold."""
    kinds = ("QWidgetItem", "QSpacerItem")
    known = {id(one) for one in Shiboken.getAllValidWrappers() if type(one).__name__ in kinds}
    layouts = [one for one in gc.get_objects() if isinstance(one, QLayout)]
    held = {id(item) for one in layouts for item in getattr(one, "_items", ())}
    return len(known - held)
