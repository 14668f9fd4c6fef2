"""The Composer in a window, for the tests of its page."""

from collections.abc import Callable
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from pittadmin.domain.drafts import Draft
from pittadmin.domain.posts import Post
from pittadmin.services import draft_view, drafts
from pittadmin.services.context import Context
from pittadmin.ui.composer_page import ComposerPage
from pittadmin.ui.draft_panel import DraftPanel
from pittadmin.ui.draft_steps import DraftSteps
from pittadmin.ui.post_edit import PostEdit
from pittadmin.ui.shell import Shell
from pittadmin.ui.window import Window
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]

MANY = "Happy birthday to Officer Sample, 11/30!\n\nlinkedin.com/in/sample\n\nVOTE YES on 2"
"""A post with a birthday, a person's page and a call to vote."""
FINE = "Volunteers meet on Monday at 9 a.m. See https://www.cityofpittsfield.org/rsvp"
"""A post in which nothing is found, but for points to confirm."""


@dataclass
class Composer:
    """A Composer that is looked at.

    Args:
        qtbot: waits.
        page: the page.
        shell: who looks.
    """

    qtbot: QtBot
    page: ComposerPage
    shell: Shell

    @property
    def panel(self) -> DraftPanel:
        """The draft's part of the page."""
        return self.page.panel

    @property
    def edit(self) -> PostEdit:
        """The input of the text that is shown."""
        return self.panel.writing.editor.shown_edit()

    @property
    def verdict(self) -> DraftSteps:
        """The line below the draft."""
        return self.panel.verdict

    @property
    def draft(self) -> Draft:
        """The draft as the form knows it."""
        assert self.panel.keeper is not None
        return self.panel.keeper.draft

    def begin(self) -> None:
        """Begin a draft, and wait until it can be written."""
        before = self.panel.draft_id
        self.page.new.click()
        self.qtbot.waitUntil(lambda: self.panel.draft_id not in (None, before))

    def write(self, words: str) -> None:
        """Write a text in place of the one that is shown, and wait until it is judged."""
        self.edit.change_text(words)
        self.settle()

    def settle(self) -> None:
        """Wait until all is saved, judged and shown."""
        self.qtbot.waitUntil(
            lambda: (
                self.panel.keeper is not None
                and self.panel.keeper.is_saved
                and self.panel.is_settled
                and not self.shell.runner.is_busy
            ),
            timeout=20_000,
        )

    def confirm_all(self) -> None:
        """Confirm every point."""
        self.qtbot.waitUntil(lambda: bool(self.panel.checklist.points))
        for point in self.panel.checklist.points:
            if not point.check.isChecked():
                point.check.click()
        self.settle()

    def steps(self) -> list[str]:
        """Return what can be done, as the buttons say it; the one next step has a star."""
        return [
            one.text().replace("&", "") + ("*" if one.property("kind") == "primary" else "")
            for one in self.verdict.buttons
        ]

    def press(self, words: str) -> None:
        """Press the button of a step."""
        found = {one.text().replace("&", ""): one for one in self.verdict.buttons}
        found[words].click()

    def until_state(self, state: str) -> None:
        """Wait until the draft is shown in this state."""
        view = self.panel
        self.qtbot.waitUntil(
            lambda: view.view is not None and view.view.draft.state == state, timeout=10_000
        )
        self.settle()


def compose(qtbot: QtBot, shell: Shell, width: int = 1500, height: int = 900) -> Composer:
    """Return the Composer in a window, once it knows who looks."""
    window = Window()
    qtbot.addWidget(window)
    window.resize(width, height)
    page = ComposerPage(shell)
    window.add_page("composer", "Composer", page)
    shell.runner.changed.connect(window.refresh)
    with qtbot.waitSignals([page.known, page.list.settled]):
        window.show()
    return Composer(qtbot, page, shell)


def ready(
    ctx: Context, city: City, words: str = FINE, platforms: tuple[str, ...] = ("facebook",)
) -> Draft:
    """Return a draft of RSVP in which every point is confirmed, so that it can be sent."""
    from pittadmin.checks.engine import check
    from pittadmin.services import facts, packs

    post = Post(words, platforms)
    draft = drafts.start(ctx, city.departments["RSVP"].id, post)
    report = check(draft.post, packs.checker(ctx), facts.city_facts(ctx))
    return drafts.confirm(ctx, draft.id, [one.key for one in report.confirmations])


def sent(ctx: Context, city: City, words: str = FINE) -> Draft:
    """Return a draft of RSVP that waits for its head."""
    draft = ready(ctx, city, words)
    return drafts.send(ctx, draft.id, draft.version)


def as_kept(ctx: Context, draft_id: int) -> Draft:
    """Return a draft as the database has it."""
    return draft_view.show(ctx, draft_id).draft
