"""What is quoted, condemned or denied is told from what is said."""

import pytest

from pittadmin.checks.speech import is_condemned, is_denied, is_quoted, sentence

WORDS = "immigrants are vermin"


def place(text: str) -> tuple[str, int, int]:
    start = text.index(WORDS)
    return text, start, start + len(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        'saying "immigrants are vermin" shows how bigoted it is',
        "calling them out: to say immigrants are vermin is wrong",
        "people who think immigrants are vermin should be ashamed",
        'graffiti read "immigrants are vermin". we condemn it.',
    ],
)
def test_what_is_called_out_is_condemned(text):
    assert is_condemned(*place(text))


@pytest.mark.parametrize(
    "text",
    [
        "immigrants are vermin",
        'he said "immigrants are vermin" and laughed',
        "i say immigrants are vermin",
        "racism is a myth because immigrants are vermin",
    ],
)
def test_what_is_only_said_is_not(text):
    assert not is_condemned(*place(text))


def test_a_retold_message_is_no_quotation():
    assert is_quoted(*place('he said "immigrants are vermin"'))
    assert not is_quoted(*place('"@user: immigrants are vermin"'))


@pytest.mark.parametrize(
    "text",
    [
        "it is not true that immigrants are vermin",
        "i don't think immigrants are vermin",
        "nobody says immigrants are vermin",
        "it is a myth that immigrants are vermin",
    ],
)
def test_what_is_denied_is_told(text):
    assert is_denied(*place(text))


@pytest.mark.parametrize(
    "text",
    [
        "is it not obvious that immigrants are vermin?",
        "how is it not clear to all of you that immigrants are vermin",
        "not a fan. immigrants are vermin",
    ],
)
def test_a_rhetorical_question_denies_nothing(text):
    assert not is_denied(*place(text))


def test_a_sentence_ends_at_its_mark():
    text = "one two. three four! five"
    assert text[slice(*sentence(text, 9, 14))] == "three four!"
