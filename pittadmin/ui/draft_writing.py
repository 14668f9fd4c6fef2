"""Where a draft is written: its platforms, texts and pictures, and how it will look."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.drafts import Draft
from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.posts import Post
from pittadmin.services.draft_view import ComposerFacts
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.draft_pictures import DraftPictures
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.look import look
from pittadmin.ui.media_strip import MediaStrip
from pittadmin.ui.platform_choice import PlatformChoice
from pittadmin.ui.post_editor import PostEditor
from pittadmin.ui.preview import Preview
from pittadmin.ui.segments import Segments
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll


class DraftWriting(QWidget):
    """Shows what a draft says, and lets it be written.

    Args:
        shell: who acts, and the threads.
    """

    changed = Signal(object)
    """The `Post` as somebody has written it now."""
    media_saved = Signal()
    """Pictures were added or cleaned; the keeper has them."""
    went_to = Signal(object)
    """The `Finding` that F8 has gone to."""
    mended = Signal(str)
    """A sentence: what was pasted could not be taken as it was."""
    refused = Signal(object)
    """The `Problem` of what can't be taken."""
    arranged = Signal()
    """Other pictures or other previews stand here now."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._keeper: DraftKeeper | None = None
        self._facts: ComposerFacts | None = None
        self._live: Mapping[str, str] = {}
        self._locked = False
        self.platforms = PlatformChoice()
        self.views = Segments(_("Views of the draft"))
        for words in (_("Write"), _("Preview")):
            self.views.add(words)
        self.editor = PostEditor()
        self.pictures = DraftPictures(shell, self)
        self.strip = MediaStrip(self.pictures.fetch)
        self.preview = Preview(self.pictures.fetch)
        writing = column(self.editor, self.strip, gap=12)
        stretch = writing.layout()
        if stretch is not None:
            stretch.setStretch(0, 1)  # type: ignore[attr-defined]
        self._stack = QStackedWidget()
        self._stack.addWidget(writing)
        self._stack.addWidget(scroll(self.preview, _("Preview")))
        box = QVBoxLayout(self)
        look().space(box, 8)
        box.addWidget(flow(self.platforms, None, self.views))
        box.addWidget(self._stack, 1)
        self.setFocusProxy(self.editor)
        self._wire()

    def _wire(self) -> None:
        self.editor.changed.connect(self._typed)
        self.editor.went_to.connect(self.went_to)
        self.editor.mended.connect(self.mended)
        self.editor.pictures_pasted.connect(self.strip.take)
        self.platforms.changed.connect(self._choose_platforms)
        self.views.currentChanged.connect(self._turn)
        self.strip.files_dropped.connect(self.pictures.take_files)
        self.strip.image_pasted.connect(self.pictures.take_image)
        self.strip.clean_wanted.connect(self.pictures.clean)
        self.strip.changed.connect(self._have_media)
        self.strip.arranged.connect(self.arranged)
        self.preview.arranged.connect(self.arranged)
        self.pictures.added.connect(self._added)
        for teller in (self.strip, self.pictures):
            teller.refused.connect(self.refused)

    def begin(self, keeper: DraftKeeper | None, locked: bool = False) -> None:
        """Be about another draft from now on, or about none; what can only be read is looked at."""
        self._keeper = self.pictures.keeper = keeper
        self.strip.forget()
        if keeper is not None:
            self.views.setCurrentIndex(1 if locked else 0)

    def show_kept(self, facts: ComposerFacts, live: Mapping[str, str], locked: bool) -> None:
        """Show the draft as it is kept now.

        Args:
            facts: the platforms and the photographers.
            live: the department's live pages by platform.
            locked: whether it can only be read.
        """
        self._facts, self._live, self._locked = facts, live, locked
        post = self._post
        self.platforms.show_platforms(post.platforms, facts.platforms, live, locked)
        self._show_tabs(post.platforms)
        self.editor.show_texts(post.text, post.variants)
        self.editor.set_read_only(locked)
        self.strip.show_media(post.media, self._photographers, locked)
        self._show_preview()

    def point_at(self, finding: Finding) -> None:
        """Show the words or the picture that a finding is about."""
        self.views.setCurrentIndex(0)
        if finding.media is not None:
            self.strip.point_at(finding.media)
        else:
            self.editor.select(finding)

    def mend(self, finding: Finding) -> None:
        """Put the replacement of a finding in the place of its words."""
        if finding.replacement is not None and not self._locked:
            self.views.setCurrentIndex(0)
            self.editor.replace(finding, finding.replacement)

    def enter(self) -> None:
        """Take the focus to the text."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _post(self) -> Post:
        assert self._keeper is not None
        return self._keeper.post

    @property
    def _photographers(self) -> tuple[str, ...]:
        if self._facts is None or self._keeper is None:
            return ()
        return tuple(self._facts.photographers.get(self._keeper.draft.department_id, ()))

    # What is changed

    def _change(self, post: Post) -> None:
        if self._keeper is not None and not self._locked:
            self.changed.emit(post)

    def _typed(self) -> None:
        self._change(replace(self._post, text=self.editor.text(), variants=self.editor.variants()))

    def _choose_platforms(self, chosen: tuple[str, ...]) -> None:
        self._change(replace(self._post, platforms=chosen))
        self._show_tabs(chosen)
        self._show_preview()

    def _have_media(self, media: tuple) -> None:
        self._change(replace(self._post, media=media))
        self._show_preview()

    def _added(self, draft: Draft) -> None:
        self.strip.remember()
        self.strip.show_media(draft.post.media, self._photographers)
        self._show_preview()
        self.media_saved.emit()

    # What is shown

    def _show_tabs(self, keys: tuple[str, ...]) -> None:
        names = self._facts.names if self._facts is not None else {}
        self.editor.show_platforms([(key, names.get(key, key)) for key in keys])

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._show_preview()

    def _show_preview(self) -> None:
        if self.views.currentIndex() == 1 and self._facts is not None and self._keeper is not None:
            self.preview.show_post(self._post, self._facts.platforms, self._live)
