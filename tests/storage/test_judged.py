"""Posts and reports come back from their text as they were, whatever was typed."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.engine import check
from pittadmin.checks.pack import shipped_pack
from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post, Variant
from pittadmin.storage import judged

TEXT = st.text(st.characters(), max_size=40)
MEDIA = st.builds(
    Media,
    name=TEXT,
    kind=st.sampled_from(["photo", "image", "video"]),
    size=st.integers(0, 2**40),
    seconds=st.floats(0, 1e6),
    alt_text=TEXT,
    taken_by_authorized=st.none() | st.booleans(),
)
POSTS = st.builds(
    Post,
    TEXT,
    st.lists(st.sampled_from(["facebook", "x"]), unique=True).map(tuple),
    st.lists(st.builds(Variant, st.sampled_from(["facebook", "x"]), TEXT), max_size=2).map(tuple),
    st.lists(MEDIA, max_size=2).map(tuple),
    TEXT,
)


@given(POSTS)
def test_a_post_comes_back_as_it_was(post: Post) -> None:
    text = judged.write(post)
    assert text.isascii()
    assert "\x00" not in text
    back = judged.read_post(text)
    assert back == post
    assert back.sha256 == post.sha256


@given(MEDIA)
def test_a_picture_comes_back_as_it_was(media: Media) -> None:
    assert judged.read_media(judged.write(media)) == media


def test_a_report_comes_back_as_it_was() -> None:
    post = Post(
        "VOTE YES on 2! Call 413-555-1234, https://linkedin.com/in/ada \ud800",
        ("facebook", "x"),
        (Variant("x", "I hate it"),),
        (Media("a.png"),),
    )
    report = check(post, shipped_pack())
    assert report.findings
    assert report.confirmations
    assert judged.read_report(judged.write(report)) == report


def test_what_a_newer_program_added_is_left_out() -> None:
    said = json.loads(judged.write(Post("a", media=(Media("b"),))))
    said["later"] = 1
    said["media"][0]["later"] = [1]
    assert judged.read_post(json.dumps(said)) == Post("a", media=(Media("b"),))
