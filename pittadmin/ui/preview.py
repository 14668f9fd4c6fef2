"""How a post will look on each platform: its text up to "see more", and its pictures."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.media import Media
from pittadmin.domain.platforms import Platform, PostLimits
from pittadmin.domain.posts import Post
from pittadmin.ui.layouts import FlowLayout, column, row
from pittadmin.ui.look import look
from pittadmin.ui.media_strip import Fetch
from pittadmin.ui.widgets import Card, OneLine, button, clear, text

WIDE = 296
"""How wide a post is shown, at the plain size of text: about as on a telephone."""


def cut_off(words: str, limits: PostLimits) -> str:
    """Return what is seen of a post before "see more"; all of it when it is short enough.

    Args:
        words: what the post says.
        limits: where the platform cuts it off.
    """
    seen = words
    if limits.seen_lines is not None:
        seen = "\n".join(seen.split("\n")[: limits.seen_lines])
    if limits.seen_characters is not None and len(seen) > limits.seen_characters:
        seen = seen[: limits.seen_characters]
        if not words[len(seen)].isspace() and " " in seen:
            seen = seen[: seen.rindex(" ")]
    return seen if seen == words else seen.rstrip()


class Preview(QWidget):
    """Shows a post as each of its platforms will.

    Args:
        fetch: brings the pictures.
    """

    arranged = Signal()
    """Other posts stand here now."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._shown: object = None
        self.posts: list[PlatformPost] = []
        self._flow = FlowLayout(self, top=True)
        look().space(self._flow, 12, (0, 2, 0, 2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_post(
        self, post: Post, platforms: Mapping[str, Platform], pages: Mapping[str, str]
    ) -> None:
        """Show a post.

        Args:
            post: what is to be posted.
            platforms: the platforms by their keys.
            pages: the department's page on each, such as "PittsfieldRSVP".
        """
        shown = (post, tuple(platforms), tuple(pages.items()))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self)
        self.posts = []
        for key in post.platforms:
            if key in platforms:
                made = PlatformPost(post, platforms[key], pages.get(key, ""), self._fetch)
                self._flow.addWidget(made)
                self.posts.append(made)
        if not self.posts:
            self._flow.addWidget(text(_("Choose where it is to appear."), "muted", wrap=False))
        self.arranged.emit()


class PlatformPost(Card):
    """A post as one platform shows it."""

    def __init__(self, post: Post, platform: Platform, page: str, fetch: Fetch) -> None:
        super().__init__(gap=8)
        self._words, self._limits = post.text_on(platform.key), platform.post
        self.setAccessibleName(_("The post on {platform}").format(platform=platform.name))
        self.setFixedWidth(look().px(WIDE))
        name = text(post.department or _("The department"), "strong")
        page = page.removeprefix("https://").removeprefix("www.")  # its host names the platform
        said = OneLine("muted", page or platform.name, WIDE)
        head = row(_Face(post.department or "?"), column(name, said, gap=0), gap=10)
        layout = head.layout()
        if layout is not None:
            layout.setStretch(1, 1)  # type: ignore[attr-defined]
        self.body = text("", selectable=True)
        self.more = button(_("See more"), self._turn, "link")
        self._is_open = False
        body = column(self.body, row(self.more, None), gap=0)
        pictures = _Pictures(post.media, fetch) if post.media else None
        parts = [head, body] if pictures is None else [head, body, pictures]
        if platform.post.picture_first and pictures is not None:
            parts = [head, pictures, body]
        self.add(*parts)
        if platform.post.media_required and not post.media:
            self.add(text(_("{platform} needs a picture.").format(platform=platform.name), "warn"))
        self._show()

    def sizeHint(self) -> QSize:
        wide, layout = look().px(WIDE), self.layout()
        return QSize(wide, layout.totalHeightForWidth(wide) if layout is not None else 0)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        seen = cut_off(self._words, self._limits)
        cut = seen != self._words
        self.body.setText(self._words if self._is_open or not cut else f"{seen} …")
        self.body.setVisible(bool(self._words))
        self.more.setVisible(cut)
        self.more.setText(_("See less") if self._is_open else _("See more"))


class _Face(QWidget):
    """The round picture of a page, with the first letters of its department."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._letters = "".join(word[0] for word in name.split()[:2]).upper()
        self.setFixedSize(QSize(look().px(36), look().px(36)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.info_bg))
        painter.setPen(QColor(theme.line))
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(circle)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.info))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._letters)


class _Pictures(QWidget):
    """The first picture, wide, and how many more there are."""

    def __init__(self, media: Sequence[Media], fetch: Fetch) -> None:
        super().__init__()
        first = media[0]
        self._is_video = first.kind == "video"
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setProperty("card", "plain")
        self._picture.setFixedSize(look().px(WIDE - 34), look().px(150))
        self._picture.setAccessibleName(first.alt_text or first.name)
        box = QVBoxLayout(self)
        look().space(box, 4)
        box.addWidget(self._picture)
        words = first.alt_text or _("Alt text is missing")
        box.addWidget(text(_("Alt text: {words}").format(words=words), "muted"))
        if len(media) > 1:
            more = len(media) - 1
            said = several("and {count} more picture", "and {count} more pictures", more)
            box.addWidget(text(said, "muted"))
        fetch(self, first, self._show)

    def _show(self, image: QImage) -> None:
        if image.isNull():
            self._picture.setText(_("Video") if self._is_video else _("Can't be shown"))
            return
        fits = image.scaled(
            self._picture.size() * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fits.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(QPixmap.fromImage(fits))
