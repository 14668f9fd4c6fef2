"""The dialog in which a post is marked as posted: where it stands, and since when (R61)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import drafts
from pittadmin.ui.decision import carry_out
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.draft_acts import CHANGES
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.fields import Field, combo, date_input, date_of, text_input
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell


class PostedDialog(Dialog):
    """Asks for a post's platform, address and time.

    Args:
        shell: who acts, and the clock.
        keeper: the draft that was posted.
        names: the platforms' names by their keys.
        platform: the platform that is chosen first, or an empty text.
        parent: the window it stands over.
    """

    def __init__(
        self,
        shell: Shell,
        keeper: DraftKeeper,
        names: Mapping[str, str],
        platform: str,
        parent: QWidget,
    ) -> None:
        super().__init__(
            parent,
            _("Mark as posted"),
            _("The post, its report and what was confirmed are then kept as they are (R61)."),
            _("Mark as posted"),
            waits=True,
        )
        draft = keeper.draft
        choices = [(key, names.get(key, key)) for key in draft.to_post]
        self.platform = combo(choices, platform or None)
        self.address = text_input(placeholder="https://")
        now = shell.ctx.clock.now().astimezone(CITY_ZONE)
        self.day = date_input(now.date(), last=now.date())
        self.time = QTimeEdit(QTime(now.hour, now.minute))
        self.time.setDisplayFormat("h:mm AP")
        self.time.lineEdit().setTextMargins(look().px(10), 0, look().px(4), 0)
        self.add_field("platform", Field(_("&Platform"), self.platform))
        hint = _("Open the post on its page and copy the address from there.")
        self.add_field("address", Field(_("A&ddress of the post"), self.address, hint))
        self.add_field("posted_at", Field(_("Posted &on"), self.day))
        self.add_field("time", Field(_("A&t"), self.time))
        self.widen(460)
        carry_out(
            shell,
            self,
            f"posted:{draft.id}",
            drafts.mark_posted,
            lambda: (
                shell.ctx,
                draft.id,
                keeper.draft.version,
                self.platform.currentData(),
                self.address.text().strip(),
                self.posted_at(),
            ),
            lambda _draft: _("It is marked as posted, and kept as it is."),
            CHANGES,
        )

    def posted_at(self) -> datetime:
        """Return the moment that is set, in UTC."""
        day, time = date_of(self.day), self.time.time()
        there = datetime(day.year, day.month, day.day, time.hour(), time.minute(), tzinfo=CITY_ZONE)
        return there.astimezone(UTC)

    def check(self) -> Iterable[Problem]:
        """Return what is missing; the service judges the address."""
        if not self.address.text().strip():
            yield Problem(
                _("The address of the post is missing."),
                _("Copy it from the post on its page."),
                "address",
                "R61",
            )
