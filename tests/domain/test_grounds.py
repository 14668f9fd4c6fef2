"""Grounds for removing a citizen's comment: neutral to its view."""

import pytest

from pittadmin.domain.grounds import ground_title, grounds, of_a_view, problems

pytestmark = pytest.mark.requirement("R8")


@pytest.mark.parametrize(
    "words",
    [
        "It is negative",
        "Rude to the Mayor",
        "very critical of the budget",
        "Disrespectful language",
        "It criticizes the police",
        "OFF-TOPIC",
        "This makes us look bad",
    ],
)
def test_a_ground_that_speaks_of_a_view_or_a_tone_is_refused(words: str) -> None:
    (problem,) = problems("threat", words)
    assert problem.field == "ground_words"
    assert problem.todo
    assert of_a_view(words)


@pytest.mark.parametrize(
    "words",
    [
        "He writes that he will shoot the librarian on Friday.",
        "It names her Social Security number.",
        "The author says “you rude and negative people will burn” and gives the address.",
        'It reads "critical mass tonight, bring bottles" and calls to break windows at once.',
        "The crude drawing shows a minor.",
    ],
)
def test_what_the_comment_says_is_no_ground_against_it(words: str) -> None:
    assert problems("threat", words) == ()


def test_no_ground_of_the_list_speaks_of_a_view() -> None:
    for one in grounds().values():
        assert of_a_view(f"{one.title} {one.explanation}") == ""
        assert one.law


def test_an_unknown_ground_is_refused_and_still_has_a_name() -> None:
    (problem,) = problems("newer", "It says that the library will burn.")
    assert problem.field == "ground"
    assert ground_title("newer") == "newer"
