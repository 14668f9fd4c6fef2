"""What was saved of a draft and what was not, in a line and in banners."""

from pittadmin.domain.clock import say_time
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Problem, UserError
from pittadmin.domain.i18n import _
from pittadmin.ui.banner import Banner
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.layouts import NONE
from pittadmin.ui.notices import Notices
from pittadmin.ui.widgets import text


class DraftSaving(Notices):
    """Tells of the saving of one draft; what kept it from being saved goes once it is."""

    def __init__(self) -> None:
        super().__init__(NONE)
        self.line = text("", "muted", wrap=False)
        """Says when it was saved."""
        self._keeper: DraftKeeper | None = None
        self._unsaved: Banner | None = None

    def begin(self, keeper: DraftKeeper) -> None:
        """Be about another draft from now on."""
        self._keeper = keeper
        self.clear()
        keeper.waiting.connect(self.say_when)
        keeper.saved.connect(self._is_saved)
        keeper.refused.connect(self._refused)

    def say_when(self) -> None:
        """Say when the draft was saved, or that it is being saved."""
        if self._keeper is not None:
            when = _("Saved {when}").format(when=say_time(self._keeper.draft.changed_at))
            self.line.setText(when if self._keeper.is_saved else _("Saving…"))

    def refuse(self, problem: Problem) -> None:
        """Tell what could not be taken into the draft."""
        self.say("warn", problem.what, problem.todo)

    def tell_of_another(self, draft: Draft) -> None:
        """Tell that somebody else has changed the draft, which is shown as it stands now."""
        self.say(
            "info",
            _("{who} changed this draft, {when}.").format(
                who=draft.changed_by.name, when=say_time(draft.changed_at)
            ),
            _("What you see is the draft as it stands now."),
        )

    def unsolved(self, what: str, todo: str, again: object) -> None:
        """Tell that a choice between two versions is put off; `again` asks once more, or None."""
        action = (_("&Choose…"), again) if callable(again) else None
        self._unsaved = self.say("warn", what, todo, action)

    def not_yet(self) -> None:
        """Say that the draft is not saved yet."""
        self.line.setText(_("Not saved yet"))

    def _is_saved(self, draft: Draft) -> None:
        if self._keeper is not None and draft.id == self._keeper.draft.id:
            self.say_when()
            self.take_away(self._unsaved)

    def _refused(self, error: UserError) -> None:
        self.not_yet()
        self._unsaved = self.say("bad", error.what, error.todo)
