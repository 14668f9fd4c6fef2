"""The line below a draft, and what its buttons do: asked in a dialog, copied, marked as posted."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import missing_to_send
from pittadmin.domain.errors import Problem
from pittadmin.domain.reports import Report
from pittadmin.services.draft_view import DraftView
from pittadmin.ui import draft_acts, post_copy
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.draft_standing import Hands, Scene, standing
from pittadmin.ui.posted_dialog import PostedDialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.verdict_bar import VerdictBar


class DraftSteps(VerdictBar):
    """Says how a draft stands, and does what can be done next.

    Args:
        shell: who acts, and the threads.
    """

    first_wanted = Signal()
    """The first thing that keeps the draft from being sent is to be shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._keeper: DraftKeeper | None = None
        self._names: Mapping[str, str] = {}
        self._copied: set[str] = set()
        self._hands = Hands(self._act, self.first_wanted.emit, self.copy, self._mark, self._report)
        self._again = lambda: None

    def begin(self, keeper: DraftKeeper) -> None:
        """Be about another draft from now on."""
        self._keeper = keeper
        self._copied.clear()

    def stand(
        self,
        view: DraftView,
        report: Report | None,
        answered: frozenset[str],
        names: Mapping[str, str],
    ) -> None:
        """Show how the draft stands.

        Args:
            view: the draft as it was read, and what this person may do.
            report: what the checks found in it as it is typed; None until they have.
            answered: the keys of the points that are confirmed.
            names: the platforms' names by their keys.
        """
        if self._keeper is None:
            return
        self._again = lambda: self.stand(view, report, answered, names)
        self._names = names
        post = self._keeper.post
        empty = not post.media and not any(
            post.text_on(key).strip() for key in ("", *post.platforms)
        )
        lacking = self._lacking(view, report) if report is not None else ()
        scene = Scene(
            view.draft,
            view.acts,
            view.approvers,
            names,
            report,
            answered,
            empty,
            lacking,
            self._copied,
        )
        self.show_standing(standing(scene, self._hands))

    def copy(self, platform: str) -> None:
        """Copy the post for a platform."""
        if self._keeper is not None:
            name, said = self._names.get(platform, platform), self._shell.said.emit
            post_copy.copy(self._shell, self, self._keeper.draft, platform, name, said)
            self._copied.add(platform)
            self._again()

    def _lacking(self, view: DraftView, report: Report) -> tuple[Problem, ...]:
        """Return what the draft lacks besides what its checklist says."""
        assert self._keeper is not None
        draft = replace(view.draft, post=self._keeper.post)
        found = missing_to_send(draft, report, view.live, view.approvers, self._names)
        return tuple(one for one in found if one.field in ("platforms", "approval"))

    def _act(self, act: Act) -> None:
        if self._keeper is not None:
            draft_acts.ask(self._shell, self.window(), self._keeper, act)

    def _mark(self) -> None:
        if self._keeper is not None:
            copied = [key for key in self._keeper.draft.to_post if key in self._copied]
            first = copied[0] if copied else ""
            PostedDialog(self._shell, self._keeper, self._names, first, self.window())

    def _report(self, address: str) -> None:
        from pittadmin.ui import reporting

        reporting.report(self._shell, self, address=address)
