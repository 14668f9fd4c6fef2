"""The preview: where each platform cuts a post off."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.domain.media import Media
from pittadmin.domain.platforms import PostLimits, platforms
from pittadmin.domain.posts import Post, Variant
from pittadmin.ui.look import look
from pittadmin.ui.preview import Preview, cut_off
from tests.ui.accessibility import cut_off as words_cut_off
from tests.ui.accessibility import rich_text, unnamed


@given(st.text(), st.integers(1, 40), st.integers(1, 4))
def test_what_is_seen_is_the_beginning_and_fits(words: str, most: int, lines: int) -> None:
    seen = cut_off(words, PostLimits(seen_characters=most, seen_lines=lines))
    assert words.startswith(seen)
    if seen != words:
        assert len(seen) <= most
        assert seen.count("\n") < lines


def test_no_word_is_cut_in_two() -> None:
    assert cut_off("one two three", PostLimits(seen_characters=9)) == "one two"
    assert cut_off("one two three", PostLimits(seen_characters=7)) == "one two"
    assert cut_off("onetwothree", PostLimits(seen_characters=4)) == "onet"
    assert cut_off("one two", PostLimits(seen_characters=7)) == "one two"


def seen(preview: Preview) -> str:
    """Return all words that are seen."""
    labels = preview.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_each_platform_shows_its_own_text_and_the_rest_on_demand(qtbot: QtBot) -> None:
    look()
    preview = Preview(lambda _owner, _media, done: done(QImage()))
    qtbot.addWidget(preview)
    preview.resize(900, 700)
    preview.show()
    long = "word " * 60
    post = Post(
        f"{long}<b>end</b>",
        ("facebook", "x", "instagram"),
        (Variant("x", "For X alone"),),
        (Media("a.png", alt_text="Two trucks"), Media("b.png")),
        "Public Works",
    )
    preview.show_post(post, platforms(), {"facebook": "https://facebook.com/PittsfieldDPS"})
    qtbot.waitUntil(lambda: "For X alone" in seen(preview))
    assert "facebook.com/PittsfieldDPS" in seen(preview)
    assert "Alt text: Two trucks" in seen(preview)
    assert "and 1 more picture" in seen(preview)
    instagram = preview.posts[2]
    assert "<b>end</b>" not in instagram.body.text()
    instagram.more.click()
    assert instagram.body.text() == post.text
    assert rich_text(preview) == []
    assert unnamed(preview) == []
    qtbot.waitUntil(lambda: words_cut_off(preview) == [])


def test_instagram_says_that_it_needs_a_picture(qtbot: QtBot) -> None:
    look()
    preview = Preview(lambda _owner, _media, done: done(QImage()))
    qtbot.addWidget(preview)
    preview.show()
    preview.show_post(Post("Hello", ("instagram",)), platforms(), {})
    qtbot.waitUntil(lambda: "Instagram needs a picture." in seen(preview))
    preview.show_post(Post("Hello"), platforms(), {})
    qtbot.waitUntil(lambda: "Choose where it is to appear." in seen(preview))


def test_a_video_is_called_one_and_what_can_t_be_drawn_says_so(qtbot: QtBot) -> None:
    look()
    preview = Preview(lambda _owner, _media, done: done(QImage()))
    qtbot.addWidget(preview)
    preview.show()
    preview.show_post(Post("Hello", ("x",), (), (Media("a.mp4", "video"),)), platforms(), {})
    qtbot.waitUntil(lambda: "Video" in seen(preview))
    assert "Can't be shown" not in seen(preview)
    preview.show_post(Post("Hello", ("x",), (), (Media("a.png"),)), platforms(), {})
    qtbot.waitUntil(lambda: "Can't be shown" in seen(preview))
