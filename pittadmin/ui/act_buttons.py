"""The buttons of what can be done with a record: what moves it on first, what ends it last."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.ui.layouts import flow
from pittadmin.ui.widgets import Button, button

Do = Callable[[Act], object]
AT_ONCE = 3
"""How many buttons there are before what is dangerous goes under More."""


def act_buttons(
    acts: Sequence[Act],
    main: Act | None,
    do: Do,
    words: Callable[[Act], str],
    is_dangerous: Callable[[Act], bool],
    asks_for_a_reason: Collection[Act],
) -> QWidget:
    """Return the main act first; what ends a record's use goes under More where there is much.

    Each button's object name is its act, by which the focus finds it again.
    """
    ordered = sorted(acts, key=lambda act: act is not main)
    dangers = [act for act in ordered if is_dangerous(act) and act is not main]
    hidden = dangers if len(ordered) > AT_ONCE else []
    shown: list[Button] = []
    for act in ordered:
        if act not in hidden:
            shown.append(_button(act, "primary" if act is main else "plain", do, words(act)))
            if act in asks_for_a_reason:
                shown[-1].setAccessibleDescription(_("Asks for a reason"))
    if hidden:
        shown.append(_more(hidden, do, words))
    holder = flow(*shown)
    holder.setContentsMargins(0, 4, 0, 0)
    return holder


def _button(act: Act, kind: str, do: Do, words: str) -> Button:
    result = button(words, lambda: do(act), kind)
    result.setObjectName(act)
    return result


def _more(acts: Sequence[Act], do: Do, words: Callable[[Act], str]) -> Button:
    more = button(_("&More"), glyph="down")
    more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
    more.setObjectName("more")
    menu = QMenu(more)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for act in acts:
        menu.addAction(words(act), lambda act=act: do(act)).setObjectName(act)
    more.setMenu(menu)
    return more
