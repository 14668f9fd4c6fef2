"""One draft of a post: its texts, pictures and checklist, a preview, and the next step."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.draft_states import DRAFT_STATE_MEANING
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Problem, UserError
from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Act
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.services import draft_view
from pittadmin.services.draft_view import ComposerFacts, DraftView
from pittadmin.ui.banner import Banner, announce
from pittadmin.ui.checklist import Checklist
from pittadmin.ui.draft_keeper import DraftKeeper, is_writable
from pittadmin.ui.draft_notes import DraftNotes
from pittadmin.ui.draft_pictures import DraftPictures
from pittadmin.ui.draft_steps import DraftSteps
from pittadmin.ui.draft_versions import TwoVersions
from pittadmin.ui.finding_card import FindingCard
from pittadmin.ui.focus import follow_order
from pittadmin.ui.layouts import NONE, Beside, column, flow, row
from pittadmin.ui.look import look
from pittadmin.ui.media_strip import MediaStrip
from pittadmin.ui.notices import Notices
from pittadmin.ui.platform_choice import PlatformChoice
from pittadmin.ui.post_check import Judge, PostCheck
from pittadmin.ui.post_editor import PostEditor
from pittadmin.ui.preview import Preview
from pittadmin.ui.segments import Segments
from pittadmin.ui.severities import SHOWN
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Chip, OneLine, text

REST_MS, LONGEST_MS = 250, 1500
"""The checklist follows once the keys rest for so long, or at the latest after the longer time;
nobody is scolded in mid-word. The underlines follow every key."""
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
        self.view: DraftView | None = None
        self.keeper: DraftKeeper | None = None
        self.report: Report | None = None
        self._judged: Post | None = None
        self._answered: frozenset[str] = frozenset()
        self._unsaved: Banner | None = None
        self.check = PostCheck(shell.runner, judge, self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._latest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._make()
        self._wire()

    # Building

    def _make(self) -> None:
        self.title = OneLine("heading")
        self.state = Chip("")
        self.about = text("", "muted", wrap=False)
        self.saving = text("", "muted", wrap=False)
        self.notes = DraftNotes()
        self.platforms = PlatformChoice()
        self.views = Segments(_("Views of the draft"))
        for words in (_("Write"), _("Preview")):
            self.views.add(words)
        self.editor = PostEditor()
        self.pictures = DraftPictures(self._shell, self)
        self.preview = Preview(self.pictures.fetch)
        self.strip = MediaStrip(self.pictures.fetch)
        self.versions = TwoVersions(self._shell, self)
        self.checklist = Checklist()
        self.verdict = DraftSteps(self._shell)
        self.notices = Notices(NONE)
        writing = column(self.editor, self.strip, gap=12)
        stretch = writing.layout()
        if stretch is not None:
            stretch.setStretch(0, 1)  # type: ignore[attr-defined]
        self._stack = QStackedWidget()
        self._stack.addWidget(writing)
        self._stack.addWidget(scroll(self.preview, _("Preview")))
        left = QWidget()
        left_box = QVBoxLayout(left)
        look().space(left_box, 8)
        left_box.addWidget(flow(self.platforms, None, self.views))
        left_box.addWidget(self._stack, 1)
        beside = scroll(self.checklist, _("Checklist"))
        beside.setMinimumHeight(look().px(240))
        parts = Beside(left, beside, narrow=680, shares=(3, 2), gap=16)
        expanding = QSizePolicy.Policy.Expanding
        parts.setSizePolicy(expanding, expanding)
        box = QVBoxLayout(self)
        look().space(box, 10)
        head = row(self.title, self.state, self.about, None, self.saving, gap=12)
        box.addWidget(head)
        box.addWidget(self.notices)
        box.addWidget(self.notes)
        box.addWidget(parts, 1)
        box.addWidget(self.verdict)

    def _wire(self) -> None:
        self.editor.changed.connect(self._typed)
        self.editor.went_to.connect(self.checklist.choose)
        self.editor.pictures_pasted.connect(self.strip.take)
        self.editor.mended.connect(lambda words: self.notices.say("info", words))
        self.platforms.changed.connect(self._choose_platforms)
        self.views.currentChanged.connect(self._turn)
        self.strip.files_dropped.connect(self.pictures.take_files)
        self.strip.image_pasted.connect(self.pictures.take_image)
        self.strip.changed.connect(lambda media: self._change(replace(self._post, media=media)))
        self.strip.clean_wanted.connect(self.pictures.clean)
        for teller in (self.strip, self.pictures):
            teller.refused.connect(self._refuse)
        self.pictures.added.connect(self._have_media)
        self.versions.unsolved.connect(self._unsolved)
        self.versions.solved.connect(self._show_parts)
        self.verdict.first_wanted.connect(self._show_first)
        self.checklist.chosen.connect(self._point_at)
        self.checklist.fix_wanted.connect(self._fix)
        self.checklist.answered.connect(self._answer)
        self.checklist.built.connect(self._shown_all)
        self.check.checked.connect(self._take_report)
        for timer in (self._rest, self._latest):
            timer.timeout.connect(self._settle)
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
        self._shell.runner.read(
            self, draft_view.show, self._shell.ctx, draft_id, done=self._show, key="draft"
        )

    def reload(self) -> None:
        """Read the draft that is shown again; what is typed stays."""
        if self.view is not None:
            self.show_draft(self.view.draft.id)

    def judge_again(self) -> None:
        """Judge the draft anew, once it is read: the rules or what the City knows have changed."""
        self._judged = None

    def leave(self) -> None:
        """Save what is left, and show nothing."""
        if self.keeper is not None:
            self.keeper.leave()
            self.keeper = self.pictures.keeper = None
        self.view = None
        self.check.drop()
        self._again.stop()

    def enter(self) -> None:
        """Take the focus to where the draft is written."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def read_only(self) -> bool:
        """Whether the draft can only be looked at by this person, or in its state."""
        view = self.view
        return view is None or not is_writable(view.draft) or Act.EDIT_DRAFT not in view.acts

    @property
    def is_settled(self) -> bool:
        """Whether the checklist and the verdict are those of the text as it stands."""
        known = self.keeper is not None and self._judged == self.keeper.post
        return known and not self._rest.isActive() and self.checklist.is_built

    # Showing

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
                self._tell_of_another(view.draft)
        if self.keeper is not None and not self.keeper.is_confirming:
            self._answered = view.draft.answered
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
        self.keeper.waiting.connect(lambda: self.saving.setText(_("Saving…")))
        self.keeper.conflicted.connect(self._conflict)
        self.pictures.keeper = self.keeper
        self.verdict.begin(self.keeper)
        self.keeper.refused.connect(self._refused)
        self.report, self._judged = None, None
        self.strip.forget()
        self.checklist.clear()
        self.notices.clear()
        self._again.start()
        self.views.setCurrentIndex(1 if self.read_only else 0)

    def _show_parts(self) -> None:
        """Show the draft as it is kept now, in every part."""
        view, facts, keeper = self.view, self._facts, self.keeper
        if view is None or facts is None or keeper is None:
            return
        draft, post, locked = keeper.draft, keeper.post, self.read_only
        self.title.setText(draft.title)
        self.state.say(view.draft.state_name, DRAFT_STATE_MEANING[view.draft.state])
        said = [draft.department, _("by {who}").format(who=draft.author.name)]
        self.about.setText(", ".join(said))
        self._say_saved()
        self.notes.show_draft(view.draft)
        self.platforms.show_platforms(post.platforms, facts.platforms, view.live, locked)
        self.editor.show_platforms([(k, self._names.get(k, k)) for k in post.platforms])
        self.editor.show_texts(post.text, post.variants)
        self.editor.set_read_only(locked)
        self.strip.show_media(post.media, self._photographers, locked)
        self._show_preview()
        if locked and draft.report is not None:
            self.check.drop()
            self._take_report(post, draft.report)
            self._settle()
        elif post != self._judged:
            self.check.ask(post)
        else:
            self._rest.start()
        self._stand()

    def _show_preview(self) -> None:
        if self.views.currentIndex() == 1 and self.view is not None and self._facts is not None:
            self.preview.show_post(self._post, self._facts.platforms, self.view.live)

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._show_preview()

    @property
    def _post(self) -> Post:
        assert self.keeper is not None
        return self.keeper.post

    @property
    def _names(self) -> dict[str, str]:
        platforms = self._facts.platforms if self._facts is not None else {}
        return {key: one.name for key, one in platforms.items()}

    @property
    def _photographers(self) -> tuple[str, ...]:
        if self._facts is None or self.keeper is None:
            return ()
        return tuple(self._facts.photographers.get(self.keeper.draft.department_id, ()))

    # Writing

    def _typed(self) -> None:
        self._change(replace(self._post, text=self.editor.text(), variants=self.editor.variants()))

    def _choose_platforms(self, chosen: tuple[str, ...]) -> None:
        self._change(replace(self._post, platforms=chosen))
        self.editor.show_platforms([(key, self._names.get(key, key)) for key in chosen])
        self._show_preview()

    def _change(self, post: Post) -> None:
        """Take what the post is now: it is saved soon and checked at once."""
        if self.keeper is not None and not self.read_only:
            self.keeper.change(post)
            self.check.ask(post)

    def _take_report(self, post: Post, report: Report) -> None:
        self._judged, self.report = post, report
        self.editor.show_report(report)
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()
        self.checked.emit()

    def _settle(self) -> None:
        """Let the checklist, the tabs and the verdict follow what was typed."""
        self._rest.stop()
        self._latest.stop()
        if self.report is None or self._judged is None:
            return
        self.editor.count_in_tabs()
        self.checklist.show_report(
            self._judged, self.report, self._answered, self._names, not self.read_only
        )
        asking: dict[int, str] = {}
        for one in self.report.findings:
            if one.media is not None and one.severity in ("block", "warn"):
                asking.setdefault(one.media, f"{SHOWN[one.severity].words}: {one.message}")
        self.strip.show_asking(asking)
        self._stand()

    def _shown_all(self) -> None:
        follow_order(self)
        self.settled.emit()

    def _answer(self, key: str, on: bool) -> None:
        self._answered = self._answered | {key} if on else self._answered - {key}
        if self.keeper is not None:
            self.keeper.confirm(key, on)
        self._rest.start()

    def _fix(self, finding: Finding) -> None:
        if finding.replacement is not None and not self.read_only:
            self.views.setCurrentIndex(0)
            self.editor.replace(finding, finding.replacement)

    def _point_at(self, finding: Finding) -> None:
        self.views.setCurrentIndex(0)
        if finding.media is not None:
            self.strip.point_at(finding.media)
        else:
            self.editor.select(finding)

    # The next step

    def _stand(self) -> None:
        if self.view is not None:
            self.verdict.stand(self.view, self.report, self._answered, self._names)

    def _show_first(self) -> None:
        """Go to the first thing that keeps the draft from being sent."""
        first = self.checklist.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(first, first.accessibleName())
            if isinstance(first, FindingCard):
                first.click()

    def _have_media(self, draft: Draft) -> None:
        self.strip.remember()
        self.strip.show_media(draft.post.media, self._photographers)
        self.check.ask(self._post)
        self._show_preview()

    # What was saved, and what was not

    def _is_saved(self, draft: Draft) -> None:
        if self.title.text() != draft.title:
            self.title.setText(draft.title)
            self.retitled.emit()
        self._say_saved()
        self.notices.take_away(self._unsaved)

    def _say_saved(self) -> None:
        if self.keeper is not None:
            when = _("Saved {when}").format(when=say_time(self.keeper.draft.changed_at))
            self.saving.setText(when if self.keeper.is_saved else _("Saving…"))
            self.saving.setVisible(not self.read_only)

    def _refuse(self, problem: Problem) -> None:
        self.notices.say("warn", problem.what, problem.todo)

    def _refused(self, error: UserError) -> None:
        self.saving.setText(_("Not saved yet"))
        self._unsaved = self.notices.say("bad", error.what, error.todo)

    def _tell_of_another(self, draft: Draft) -> None:
        self.strip.forget()
        self.notices.say(
            "info",
            _("{who} changed this draft, {when}.").format(
                who=draft.changed_by.name, when=say_time(draft.changed_at)
            ),
            _("What you see is the draft as it stands now."),
        )

    def _look_again(self) -> None:
        """Learn whether somebody else has changed the draft; nobody is interrupted for it."""
        keeper = self.keeper
        if keeper is not None and keeper.is_saved and self.isVisible():
            self.reload()

    def _conflict(self, before: Draft, current: Draft) -> None:
        """Somebody else was quicker: both are shown, and nothing is overwritten."""
        if self.keeper is not None and self.keeper.draft.id == current.id:
            self.saving.setText(_("Not saved yet"))
            self.versions.choose(self.keeper, before, current, self._names)
            if not is_writable(current):
                self.reload()

    def _unsolved(self, what: str, todo: str, again: object) -> None:
        action = (_("&Choose…"), again) if callable(again) else None
        self._unsaved = self.notices.say("warn", what, todo, action)

    def _bring_back(self, keeper: DraftKeeper) -> None:
        """Bring back what a crash, or a database that was away, kept from being saved."""
        unsent = keeper.unsent()
        if unsent is None or unsent[1] == keeper.post:
            return
        version, post = unsent
        if version == keeper.draft.version:
            keeper.change(post)
            self._show_parts()
            self.check.ask(post)
            self.notices.say("info", _("What you typed last was brought back."))
        else:
            keeper.hold(post)
            self._conflict(keeper.draft, keeper.draft)
