"""What is signed has one way to be written, and no other is read."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain import canonical
from pittadmin.domain.directory import Device, DeviceKeys, Directory
from pittadmin.domain.handover import Direction, Header, Kind, Row
from pittadmin.domain.roles import Role

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**70), 2**70)
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(3000, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)

ROWS = st.builds(Row, WHOLE, WHOLE, st.sampled_from(Kind), WHOLE, st.sampled_from(Direction))
HEADERS = st.builds(Header, ROWS, TEXTS, WHOLE, st.lists(TEXTS).map(tuple), TEXTS)
KEYS = st.builds(DeviceKeys, TEXTS, TEXTS, TEXTS, st.binary(max_size=40), TEXTS)
DEVICES = st.builds(Device, KEYS, st.sampled_from(Role), st.lists(WHOLE, max_size=3).map(tuple))
DIRECTORIES = st.builds(
    Directory,
    st.binary(max_size=40),
    WHOLE,
    MOMENTS,
    MOMENTS,
    st.lists(DEVICES, max_size=4).map(tuple),
    TEXTS,
)
HEADER = Header(Row(12, 3, Kind.PASSWORD, 1, Direction.TO_IT), "a", 1, ("b", "ü"), "c")


@given(HEADERS)
def test_a_header_is_read_as_it_was_written(header: Header) -> None:
    assert canonical.decode(Header, canonical.encode(header)) == header


@given(DIRECTORIES)
def test_a_directory_is_read_as_it_was_written(directory: Directory) -> None:
    assert canonical.decode(Directory, canonical.encode(directory)) == directory


@given(HEADERS, HEADERS)
def test_two_headers_are_written_alike_only_if_they_are_the_same(one: Header, two: Header) -> None:
    assert (canonical.encode(one) == canonical.encode(two)) is (one == two)


def test_the_bytes_are_those_of_every_version_of_the_program() -> None:
    assert canonical.encode(HEADER).decode() == (
        '{"devices":["b","ü"],"epoch":1,"recipients":"c","row":{"account":12,"department":3,'
        '"direction":"to_it","kind":"password","version":1},"sender":"a"}'
    )


@given(HEADERS, st.data())
def test_no_other_bytes_are_read_as_the_same_header(header: Header, data: st.DataObject) -> None:
    written = canonical.encode(header)
    at = data.draw(st.integers(0, len(written) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = bytearray(written)
    changed[at] ^= 1 << bit
    try:
        assert canonical.decode(Header, bytes(changed)) != header
    except canonical.Malformed:
        pass


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"epoch":1', '"epoch":1.0'),
        lambda text: text.replace('"epoch":1', '"epoch":true'),
        lambda text: text.replace('"epoch":1', '"epoch":"1"'),
        lambda text: text.replace('"epoch":1', '"epoch":1,"epoch":1'),
        lambda text: text.replace('"epoch":1', '"epoch":1,"more":1'),
        lambda text: text.replace('"epoch":1,', ""),
        lambda text: text.replace(":", ": "),
        lambda text: text + "\n",
        lambda text: text.replace("ü", "\\u00fc"),
        lambda text: text.replace("to_it", "to_us"),
        lambda text: "[" * 100_000,
        lambda text: "1" * 5000,
        lambda text: "null",
        lambda text: "",
    ],
)
def test_what_says_the_same_in_another_way_is_not_read(change) -> None:
    text = canonical.encode(HEADER).decode()
    with pytest.raises(canonical.Malformed):
        canonical.decode(Header, change(text).encode())


def test_the_names_stand_in_another_order_in_no_copy() -> None:
    other = json.dumps(
        dict(reversed(json.loads(canonical.encode(HEADER)).items())), separators=(",", ":")
    )
    with pytest.raises(canonical.Malformed):
        canonical.decode(Header, other.encode())


def test_half_of_a_surrogate_pair_is_refused_and_not_repeated() -> None:
    with pytest.raises(canonical.Malformed) as caught:
        canonical.encode(replace(HEADER, sender="secret\ud800"))
    assert "secret" not in repr(caught.value) + repr(caught.value.__context__)


def test_a_text_that_is_not_read_does_not_hang_on_to_the_error() -> None:
    with pytest.raises(canonical.Malformed) as caught:
        canonical.decode(Header, b'{"secret": "hunter2"')
    assert caught.value.__context__ is None
    assert "hunter2" not in repr(caught.value)


def test_every_field_of_a_header_is_signed() -> None:
    assert json.loads(canonical.encode(HEADER)).keys() == {one.name for one in fields(Header)}
