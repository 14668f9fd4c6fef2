"""A post is one value: its hash changes with anything that is judged."""

from dataclasses import replace

import pytest

from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post, Variant

POST = Post("Concert", ("facebook", "x"), (Variant("x", "Concert!"),), (Media("a.jpg"),), "RSVP")


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Concert "},
        {"platforms": ("x", "facebook")},
        {"variants": ()},
        {"variants": (Variant("x", "Concert"),)},
        {"media": (Media("a.jpg", alt_text="A band"),)},
        {"department": "Library"},
        {"text": "\ud800"},
    ],
)
def test_the_hash_changes_with_anything_that_is_judged(changes):
    assert replace(POST, **changes).sha256 != POST.sha256
    assert replace(POST).sha256 == POST.sha256


def test_a_variant_counts_on_its_platform_alone():
    assert POST.text_on("x") == "Concert!"
    assert POST.text_on("facebook") == POST.text_on("") == "Concert"
    assert (POST.variant("x"), POST.variant("facebook")) == ("x", "")
