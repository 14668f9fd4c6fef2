"""A line of JSON in, a line of JSON out; a bad line is answered too."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.json_lines import answer
from pittadmin.checks.pack import shipped_pack


def ask(line: object) -> dict:
    data = line if isinstance(line, bytes) else json.dumps(line).encode()
    said = answer(data, shipped_pack())
    assert "\n" not in said
    return json.loads(said, parse_constant=no_number)


def no_number(said: str) -> float:
    raise AssertionError(f"{said} is no JSON")


def test_an_answer_has_the_verdict_the_findings_and_the_length_on_x():
    said = ask({"id": 7, "text": "😀 VOTE YES on 2", "platforms": ["x"], "department": "RSVP"})
    assert said["id"] == 7
    assert said["verdict"] == "block"
    assert said["x_length"] == 16
    (found,) = said["findings"]
    assert set(found) == {
        *("rule", "requirement", "severity", "start", "end", "message", "fix"),
    }
    assert (found["rule"], found["requirement"], found["severity"]) == ("POL-VOTE", "R42", "block")
    assert (found["start"], found["end"]) == (2, 10)


def test_a_post_needs_no_more_than_its_text():
    assert ask({"text": "Concert at 7"}) == {
        "id": None,
        "verdict": "pass",
        "findings": [],
        "x_length": 12,
    }


@pytest.mark.requirement("R27")
def test_media_are_names_or_tables():
    said = ask({"text": "a", "media": ["a.jpg", {"name": "b.jpg", "alt_text": "A tree"}]})
    rules = [one["rule"] for one in said["findings"]]
    assert rules.count("PIC-ALT") == 1
    assert rules.count("PIC-TAKER") == 2


@pytest.mark.parametrize(
    ("line", "name", "error"),
    [
        (b"not json", None, "The line is not JSON: Expecting value."),
        (b'{"id": 1, "text": "\xff"}', None, "The line is not in UTF-8."),
        (b"[" * 100_000, None, "The line is not JSON: RecursionError."),
        (b'{"id": 1e999, "text": "a"}', None, "The number 1e999 is too large."),
        (b'{"id": [-1e999], "text": "a"}', None, "The number -1e999 is too large."),
        (
            b'{"id": 1%s.0, "text": "a"}' % (b"0" * 400),
            None,
            "The number 100000000… is too large.",
        ),
        (b'{"id": NaN, "text": "a"}', None, "The line is not JSON: NaN is no number."),
        (b'{"id": -Infinity, "text": "a"}', None, "The line is not JSON: -Infinity is no number."),
        (
            b'{"id": 1, "text": "a", "media": [{"seconds": 1e999}]}',
            None,
            "The number 1e999 is too large.",
        ),
        (b"[1]", None, "The line is no object with “id” and “text”."),
        ({"id": 1}, 1, "“text” is missing, or is no text."),
        ({"id": "a", "text": 5}, "a", "“text” is missing, or is no text."),
        ({"id": 2, "text": "a", "platforms": "x"}, 2, "“platforms” is no list of texts."),
        ({"id": 2, "text": "a", "platforms": [5]}, 2, "“platforms” is no list of texts."),
        ({"id": 3, "text": "a", "department": 5}, 3, "“department” is no text."),
        ({"id": 4, "text": "a", "media": {}}, 4, None),
        ({"id": 4, "text": "a", "media": "a.jpg"}, 4, "“media” is no list."),
        ({"id": 4, "text": "a", "media": [5]}, 4, "Each of “media” is a file name or an object."),
        (
            {"id": 5, "text": "a", "media": [{"colour": 1}]},
            5,
            "“colour” is nothing that a picture has.",
        ),
        ({"id": 5, "text": "a", "media": [{"size": "1"}]}, 5, "“size” has the wrong form."),
        ({"id": 5, "text": "a", "media": [{"size": True}]}, 5, "“size” has the wrong form."),
    ],
)
def test_a_bad_line_is_answered_with_its_error(line, name, error):
    said = ask(line)
    assert said["id"] == name
    assert said.get("error") == error


def test_lone_surrogates_and_nul_are_taken():
    said = ask(b'{"id": 1, "text": "a \\ud800 b \\u0000 fuck"}')
    assert said["verdict"] == "block"
    (found,) = said["findings"]
    assert (found["start"], found["end"]) == (8, 12)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    )
)
def test_whatever_id_comes_in_json_goes_out(name):
    said = ask(json.dumps({"id": name, "text": "a"}).encode())
    assert said.get("error") or said["id"] == name
