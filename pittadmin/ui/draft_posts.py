"""Where a draft is posted already, at which address, and where not yet (R61)."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _
from pittadmin.domain.platforms import Platform
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.page_link import address_line
from pittadmin.ui.widgets import Card, Chip, clear, text


class DraftPosts(QWidget):
    """Shows a line for each platform once a draft is out on one of them; nothing before."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        box = QVBoxLayout(self)
        look().space(box, 0)
        self.hide()

    def show_draft(self, draft: Draft, platforms: Mapping[str, Platform]) -> bool:
        """Show where this draft is posted; tell whether something else is shown now.

        Args:
            draft: the draft.
            platforms: all platforms by key.
        """
        shown = (draft.id, draft.state, draft.posts, draft.post.platforms, tuple(platforms))
        if shown == self._shown:
            return False
        self._shown = shown
        clear(self)
        layout = self.layout()
        if draft.posts and layout is not None:
            layout.addWidget(Card(*_lines(draft, platforms), gap=6))
        self.setVisible(bool(draft.posts))
        return True


def _lines(draft: Draft, platforms: Mapping[str, Platform]) -> Iterator[QWidget]:
    for one in draft.posts:
        platform = platforms.get(one.platform)
        name = platform.name if platform else one.platform
        said = _("{platform}, {when}").format(platform=name, when=say_time(one.posted_at))
        copies = _("Copy the address of the post on {platform}").format(platform=name)
        hosts = platform.hosts if platform else ()
        address = address_line(one.address, hosts, copies)
        yield flow(Chip(_("Posted"), "good"), text(said, "strong", wrap=False), address, gap=10)
    words = _("Not yet") if draft.state is DraftState.APPROVED else _("Not posted")
    for key in draft.to_post:
        name = platforms[key].name if key in platforms else key
        yield flow(Chip(words, "muted"), text(name, "strong", wrap=False), gap=10)
