"""Two people on one draft: who comes second sees both versions, and chooses what to keep."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _
from pittadmin.domain.posts import Post
from pittadmin.ui.conflict import WhatChanged, differing
from pittadmin.ui.draft_keeper import DraftKeeper, is_writable
from pittadmin.ui.post_parts import post_parts
from pittadmin.ui.shell import Shell


class TwoVersions(QWidget):
    """Asks which of two versions of a draft to keep; it is never seen itself.

    Args:
        shell: who acts.
        parent: where the draft is shown.
    """

    solved = Signal()
    """The draft is what was chosen, and is being saved."""
    unsolved = Signal(str, str, object)
    """What happened, what to do, and what asks once more, or None."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self.hide()

    def choose(
        self, keeper: DraftKeeper, before: Draft, current: Draft, names: Mapping[str, str]
    ) -> None:
        """Ask, if there is anything to choose between.

        Args:
            keeper: holds what is typed.
            before: the draft as this form loaded it.
            current: the draft as somebody else left it.
            names: the platforms' names by their keys.
        """
        if not is_writable(current):
            self.unsolved.emit(
                _("The draft is “{state}” since {when}, so it can't be changed now.").format(
                    state=current.state_name, when=say_time(current.state_since)
                ),
                _("What you typed last is kept; take the draft back to go on with it."),
                None,
            )
            return
        parts = post_parts(keeper.post, current.post, names)
        if not differing(parts, keeper.post, current.post):
            self._keep(keeper, current, keeper.post)
            return
        dialog = WhatChanged(
            _("{who} changed this draft too").format(who=current.changed_by.name),
            parts,
            before.post,
            keeper.post,
            current.post,
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep(keeper, current, dialog.merged()))
        dialog.rejected.connect(
            lambda: self.unsolved.emit(
                _("Your last changes are not saved."),
                _("They are kept on this computer; choose between the versions to save them."),
                partial(self.choose, keeper, before, current, names),
            )
        )
        dialog.open()

    def _keep(self, keeper: DraftKeeper, current: Draft, post: Post) -> None:
        keeper.resolve(current, post)
        self.solved.emit()
