"""The Composer tab: the drafts of posts, and the one that is written, judged or posted."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _, several
from pittadmin.domain.posts import CityFacts, Post
from pittadmin.domain.reports import Report
from pittadmin.services import draft_view, drafts, facts, packs
from pittadmin.services.context import Context
from pittadmin.services.draft_view import ComposerFacts
from pittadmin.ui.draft_list import DraftList
from pittadmin.ui.draft_panel import DraftPanel
from pittadmin.ui.layouts import PAGE, flow
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Empty, button, text, title

if TYPE_CHECKING:
    from pittadmin.checks.engine import Checker

NARROW = 1160
"""The width, at the plain size of text, below which the list stands above the draft."""
LIST, SHARE = 400, 0.26
"""How wide the list is beside the draft: so much at least, and this share of a wide window."""


class Judge:
    """Checks posts against the pack in force, with what the City knows; read once."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._with: tuple[Checker, CityFacts] | None = None

    def __call__(self, post: Post) -> Report:
        """Return the report of a post; called on the thread for checks."""
        from pittadmin.checks.engine import check

        known = self._with
        if known is None:
            known = self._with = packs.checker(self._ctx), facts.city_facts(self._ctx)
        return check(post, *known)

    def forget(self) -> None:
        """Read the pack and what the City knows anew: they may have changed."""
        self._with = None


class ComposerPage(QWidget):
    """Shows the drafts, and one of them."""

    known = Signal(object)
    """The `ComposerFacts` are here."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._narrow: bool | None = None
        self.facts: ComposerFacts | None = None
        self.judge = Judge(shell.ctx)
        self.counted = text("", "muted", wrap=False)
        self.why = text("", "muted")
        self.why.hide()
        self.new = button(_("&New draft"), self.new_draft, "primary", "plus")
        self.new.hide()
        self.list = DraftList(shell)
        self._panel: DraftPanel | None = None
        self._empty = Empty(
            _("No draft is chosen."), _("A post is written here, and checked while you write.")
        )
        self._place = QStackedWidget()
        self._place.addWidget(self._empty)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self._place)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        box.addWidget(flow(title(_("Composer")), self.counted, None, self.why, self.new, gap=8))
        box.addWidget(self._split, 1)
        self.list.chosen.connect(lambda draft_id: self.panel.show_draft(draft_id))
        self.list.settled.connect(self._count)
        self.list.opened.connect(lambda _id: self.panel.enter())
        QShortcut(QKeySequence.StandardKey.New, self, self._new_by_key)
        look().changed.connect(self._arrange)
        self._read_facts()
        QTimer.singleShot(0, self, lambda: self.panel)  # the window answers in between

    @property
    def panel(self) -> DraftPanel:
        """The draft that is shown, built once the list stands."""
        if self._panel is None:
            self._panel = panel = DraftPanel(self._shell, self.judge)
            self._place.addWidget(panel)
            panel.retitled.connect(self.list.reload)
            panel.shown.connect(lambda _id: self._place.setCurrentWidget(panel))
            if self.facts is not None:
                panel.show_facts(self.facts)
        return self._panel

    # What the window asks

    def refresh(self, topic: str) -> None:
        """Show what has changed."""
        if topic in ("drafts", "people", "accounts", "rules", "facts"):
            self.list.reload()
            self.panel.reload()
        if topic in ("people", "accounts", "rules", "facts"):
            self.judge.forget()
            self.panel.judge_again()
            self._read_facts()

    def show_subject(self, kind: str, subject_id: object) -> None:
        """Show a draft."""
        if kind == "draft" and isinstance(subject_id, int):
            self.list.show_draft(subject_id)
            self.panel.show_draft(subject_id)

    def leave(self) -> None:
        """Save what is typed: the page goes."""
        self.panel.leave()

    # What a person does

    def new_draft(self) -> None:
        """Begin a draft; who writes for several departments chooses one."""
        if self.facts is None:
            return
        departments = self.facts.departments
        if len(departments) == 1:
            self._start(departments[0].id)
        elif departments:
            menu = QMenu(self.new)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for one in departments:
                menu.addAction(one.name.replace("&", "&&"), partial(self._start, one.id))
            menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def _start(self, department_id: int) -> None:
        if self.facts is None:
            return
        platforms, live = self.facts.platforms, self.facts.live.get(department_id, {})
        self._shell.runner.write(
            self,
            drafts.start,
            self._shell.ctx,
            department_id,
            Post("", tuple(key for key in platforms if key in live)),
            done=self._started,
            changes=("drafts",),
        )

    def _started(self, draft: Draft) -> None:
        self.show_subject("draft", draft.id)
        self.panel.enter()

    def _new_by_key(self) -> None:
        if not self.new.isHidden():
            self.new_draft()

    # What has arrived

    def _count(self, count: int) -> None:
        self.counted.setText(several("{count} draft", "{count} drafts", count))

    def _read_facts(self) -> None:
        self._shell.runner.read(
            self, draft_view.composer_facts, self._shell.ctx, done=self._know, key="facts"
        )

    def _know(self, known: ComposerFacts) -> None:
        self.facts = known
        may = known.actor.may_somewhere(Act.WRITE_DRAFT)
        self.new.setVisible(may and bool(known.departments))
        self.list.show_facts(known)
        self.panel.show_facts(known)
        self.known.emit(known)

    # How it is arranged

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = look().px
        narrow = self.width() < px(NARROW)
        self._split.setHandleWidth(px(16))
        self.list.setMinimumHeight(px(190) if narrow else 0)
        self._place.setMinimumHeight(px(470) if narrow else px(420))
        if narrow != self._narrow:
            self._narrow = narrow
            directions = Qt.Orientation
            self._split.setOrientation(directions.Vertical if narrow else directions.Horizontal)
            if narrow:
                self._split.setSizes([px(190), max(self.height() - px(190), px(470))])
            else:
                wide = max(px(LIST), round(self.width() * SHARE))
                self._split.setSizes([wide, max(self.width() - wide - px(56), 1)])
