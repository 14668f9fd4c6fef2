"""One draft of a post: where it is written, its checklist beside it, and the next step below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DRAFT_STATE_MEANING
from pittadmin.domain.drafts import Draft
from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.services import draft_view
from pittadmin.services.draft_view import ComposerFacts, DraftView
from pittadmin.ui.banner import announce
from pittadmin.ui.checklist import Checklist
from pittadmin.ui.draft_judging import DraftJudging
from pittadmin.ui.draft_keeper import DraftKeeper, is_writable
from pittadmin.ui.draft_notes import DraftNotes
from pittadmin.ui.draft_posts import DraftPosts
from pittadmin.ui.draft_saving import DraftSaving
from pittadmin.ui.draft_steps import DraftSteps
from pittadmin.ui.draft_versions import TwoVersions
from pittadmin.ui.draft_writing import DraftWriting
from pittadmin.ui.finding_card import FindingCard
from pittadmin.ui.focus import follow_order
from pittadmin.ui.layouts import Beside, row
from pittadmin.ui.look import look
from pittadmin.ui.post_check import Judge
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Chip, OneLine, text

LOOK_AGAIN_MS = 20_000
"""How often it is asked whether somebody else has changed the draft that is shown."""


class DraftPanel(QWidget):
    """Shows a draft, and lets it be written, judged, decided or posted.

    Args:
        shell: who acts, the threads, the recovery file.
        judge: checks a post; called on the thread for checks.
    """

    shown = Signal(int)
    """The id of the draft that is shown now."""
    retitled = Signal()
    """The draft is known by other words now."""
    checked = Signal()
    """The underlines are those of the text as it stands."""
    settled = Signal()
    """The checklist and the verdict are those of the text as it stands."""

    def __init__(self, shell: Shell, judge: Judge) -> None:
        super().__init__()
        self._shell = shell
        self._facts: ComposerFacts | None = None
        self._asked: int | None = None
        self.view: DraftView | None = None
        self.keeper: DraftKeeper | None = None
        self.judging = DraftJudging(shell.runner, judge, self)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._make()
        self._wire()

    # Building

    def _make(self) -> None:
        self.title = OneLine("heading", room=1200)
        self.state = Chip("")
        self.about = text("", "muted", wrap=False)
        self.saving = DraftSaving()
        self.posts = DraftPosts()
        self.notes = DraftNotes()
        self.writing = DraftWriting(self._shell)
        self.versions = TwoVersions(self._shell, self)
        self.checklist = Checklist()
        self.verdict = DraftSteps(self._shell)
        beside = scroll(self.checklist, _("Checklist"))
        beside.setMinimumHeight(look().px(240))
        parts = Beside(self.writing, beside, narrow=680, shares=(3, 2), gap=16)
        expanding = QSizePolicy.Policy.Expanding
        parts.setSizePolicy(expanding, expanding)
        box = QVBoxLayout(self)
        look().space(box, 10)
        box.addWidget(row(self.title, self.state, self.about, None, self.saving.line, gap=12))
        box.addWidget(self.saving)
        box.addWidget(self.posts)
        box.addWidget(self.notes)
        box.addWidget(parts, 1)
        box.addWidget(self.verdict)

    def _wire(self) -> None:
        self.writing.changed.connect(self._change)
        self.writing.media_saved.connect(self._check_again)
        self.writing.went_to.connect(self.checklist.choose)
        self.writing.mended.connect(lambda words: self.saving.say("info", words))
        self.writing.refused.connect(self.saving.refuse)
        self.versions.unsolved.connect(self.saving.unsolved)
        self.versions.solved.connect(self._is_solved)
        self.verdict.first_wanted.connect(self._show_first)
        self.checklist.chosen.connect(self.writing.point_at)
        self.checklist.fix_wanted.connect(self.writing.mend)
        self.checklist.answered.connect(self._answer)
        self.checklist.built.connect(self._shown_all)
        self.writing.arranged.connect(self._order_focus)
        self.verdict.arranged.connect(self._order_focus)
        self.judging.checked.connect(self._underline)
        self.judging.rested.connect(self._settle)
        self._again.timeout.connect(self._look_again)

    # What the page uses

    @property
    def draft_id(self) -> int | None:
        """The id of the draft that is shown, or None."""
        return self.view.draft.id if self.view is not None else None

    def show_facts(self, facts: ComposerFacts) -> None:
        """Know the platforms, the photographers and who looks."""
        self._facts = facts
        if self.view is not None:
            self._show_parts()

    def show_draft(self, draft_id: int) -> None:
        """Read a draft and show it; the one that was shown is saved first."""
        self._asked = draft_id
        self._shell.runner.read(
            self,
            draft_view.show,
            self._shell.ctx,
            draft_id,
            done=self._show,
            failed=self._not_read,
            key="draft",
        )

    def reload(self) -> None:
        """Read the draft that is shown, or is about to be, again; what is typed stays."""
        if self._asked is not None:
            self.show_draft(self._asked)

    def judge_again(self) -> None:
        """Judge the draft anew, once it is read: the rules or what the City knows have changed."""
        self.judging.begin()

    def leave(self) -> None:
        """Save what is left, and show nothing."""
        if self.keeper is not None:
            self.keeper.leave()
            self.keeper = None
            self.writing.begin(None)
        self.view = self._asked = None
        self.judging.drop()
        self._again.stop()

    def enter(self) -> None:
        """Take the focus to where the draft is written."""
        self.writing.enter()

    @property
    def report(self) -> Report | None:
        """What the checks found in the draft that is shown."""
        return self.judging.report

    @property
    def read_only(self) -> bool:
        """Whether the draft can only be looked at by this person, or in its state."""
        view = self.view
        return view is None or not is_writable(view.draft) or Act.EDIT_DRAFT not in view.acts

    @property
    def is_settled(self) -> bool:
        """Whether the checklist and the verdict are those of the text as it stands."""
        known = self.keeper is not None and self.judging.post == self.keeper.post
        return known and not self.judging.is_resting and self.checklist.is_built

    # Showing

    def _not_read(self, _error: Exception) -> bool:
        """Stay with the draft that is shown; why the other can't be is told by the window."""
        self._asked = self.draft_id
        return False

    def _show(self, view: DraftView) -> None:
        known = self.keeper is not None and self.keeper.draft.id == view.draft.id
        self.view = view
        if not known:
            self._begin(view.draft)
        elif self.keeper is not None and self.keeper.draft.version != view.draft.version:
            if not self.keeper.is_saved:
                return  # the save that is under way meets it
            theirs = view.draft.changed_by.id != self._shell.ctx.person_id
            before = self.keeper.draft
            self.keeper.adopt(view.draft)
            if theirs and before.post != view.draft.post and not self.read_only:
                self.writing.strip.forget()
                self.saving.tell_of_another(view.draft)
        if self.keeper is not None and not self.keeper.is_confirming:
            self.judging.answered = view.draft.answered
        self._show_parts()
        if not known and not self.read_only and self.keeper is not None:
            self._bring_back(self.keeper)
        self.shown.emit(view.draft.id)

    def _begin(self, draft: Draft) -> None:
        """Keep another draft from now on."""
        if self.keeper is not None:
            self.keeper.leave()
        self.keeper = DraftKeeper(self._shell, draft, self)
        self.keeper.saved.connect(self._is_saved)
        self.keeper.conflicted.connect(self._conflict)
        self.saving.begin(self.keeper)
        self.verdict.begin(self.keeper)
        self.judging.begin()
        self.checklist.clear()
        self.writing.begin(self.keeper, self.read_only)
        self._again.start()

    def _show_parts(self) -> None:
        """Show the draft as it is kept now, in every part."""
        view, facts, keeper = self.view, self._facts, self.keeper
        if view is None or facts is None or keeper is None:
            return
        draft, locked = keeper.draft, self.read_only
        self.title.setText(draft.title)
        self.state.say(view.draft.state_name, DRAFT_STATE_MEANING[view.draft.state])
        said = [draft.department, _("by {who}").format(who=draft.author.name)]
        self.about.setText(", ".join(said))
        self.saving.say_when()
        self.saving.line.setVisible(not locked)
        if self.posts.show_draft(view.draft, facts.platforms):
            self._order_focus()
        self.notes.show_draft(view.draft)
        self.writing.show_kept(facts, view.live, locked)
        if locked and draft.report is not None:
            self.judging.keep(keeper.post, draft.report)
        else:
            self.judging.show(keeper.post)
        self._stand()

    @property
    def _names(self) -> dict[str, str]:
        return self._facts.names if self._facts is not None else {}

    # Writing and judging

    def _change(self, post: Post) -> None:
        """Take what the post is now: it is saved soon and checked at once."""
        if self.keeper is not None:
            self.keeper.change(post)
            self.judging.ask(post)

    def _check_again(self) -> None:
        if self.keeper is not None:
            self.judging.ask(self.keeper.post)

    def _underline(self, report: Report) -> None:
        self.writing.editor.show_report(report)
        self.checked.emit()

    def _settle(self) -> None:
        """Let the checklist, the tabs and the verdict follow what was typed."""
        judged, report = self.judging.post, self.judging.report
        if judged is None or report is None:
            return
        self.writing.editor.count_in_tabs()
        self.checklist.show_report(
            judged, report, self.judging.answered, self._names, not self.read_only
        )
        asking: dict[int, Finding] = {}
        for severity in ("block", "warn"):
            for one in report.findings:
                if one.media is not None and one.severity == severity:
                    asking.setdefault(one.media, one)
        self.writing.strip.show_asking(asking)
        self._stand()

    def _shown_all(self) -> None:
        self._order_focus()
        self.settled.emit()

    def _order_focus(self) -> None:
        """Let Tab follow what is read, at once: who types does not wait for the next check."""
        follow_order(self)

    def _answer(self, key: str, on: bool) -> None:
        self.judging.answer(key, on)
        if self.keeper is not None:
            self.keeper.confirm(key, on)

    # The next step

    def _stand(self) -> None:
        if self.view is not None:
            self.verdict.stand(self.view, self.report, self.judging.answered, self._names)

    def _show_first(self) -> None:
        """Go to the first thing that keeps the draft from being sent."""
        first = self.checklist.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(first, first.accessibleName())
            if isinstance(first, FindingCard):
                first.click()

    # What was saved, and what was not

    def _is_saved(self, draft: Draft) -> None:
        if draft.id != self.draft_id:  # one that was left is saved when another is shown already
            self.retitled.emit()
        elif self.title.text() != draft.title:
            self.title.setText(draft.title)
            self.retitled.emit()

    def _look_again(self) -> None:
        """Learn whether somebody else has changed the draft; nobody is interrupted for it."""
        keeper = self.keeper
        if keeper is not None and keeper.is_saved and self.isVisible():
            self.reload()

    def _conflict(self, before: Draft, current: Draft) -> None:
        """Somebody else was quicker: both are shown, and nothing is overwritten."""
        if self.keeper is not None and self.keeper.draft.id == current.id:
            self.saving.not_yet()
            self.versions.choose(self.keeper, before, current, self._names)
            if not is_writable(current):
                self.reload()

    def _is_solved(self) -> None:
        self.writing.strip.forget()
        self._show_parts()

    def _bring_back(self, keeper: DraftKeeper) -> None:
        """Bring back what a crash, or a database that was away, kept from being saved."""
        unsent = keeper.unsent()
        if unsent is None or unsent[1] == keeper.post:
            return
        version, post = unsent
        if version == keeper.draft.version:
            keeper.change(post)
            self._show_parts()
            self.judging.ask(post)
            self.saving.say("info", _("What you typed last was brought back."))
        else:
            keeper.hold(post)
            self._conflict(keeper.draft, keeper.draft)
