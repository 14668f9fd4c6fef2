import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.media import Media
from pittadmin.domain.seals import ALIKE, HASH_BITS, Seal, distance, like, likeness

hashes = st.integers(0, 2**HASH_BITS - 1)


@given(hashes, hashes)
def test_distance_is_the_same_both_ways_and_for_a_negative(one: int, other: int) -> None:
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0
    assert distance(one ^ (2**HASH_BITS - 1), other) == distance(one, other)
    assert distance(one, other) <= HASH_BITS // 2


@pytest.mark.requirement("R26", "R35")
def test_the_seals_that_are_near_come_nearest_first() -> None:
    far = Seal("far", "", "", 2 ** (ALIKE + 1) - 1)
    edge = Seal("edge", "", "", 2**ALIKE - 1)
    near = Seal("near", "", "", 1)
    assert like(0, [far, edge, near]) == (near, edge)


def test_a_picture_that_was_never_looked_at_is_what_it_is_said_to_be() -> None:
    seal = Seal("City seal", "a" * 64, "b" * 64, 1)
    assert likeness(Media("a.png", seal="altered"), [seal]) == "altered"
    assert likeness(Media("a.png"), [seal]) == "none"
    assert likeness(Media("a.png", sha256="a" * 64), [seal]) == "official"
    looked = Media("a.png", seal="altered", difference_hash=2**100 - 1)
    assert likeness(looked, [seal]) == "none"
    assert likeness(Media("a.png", difference_hash=3), [seal]) == "altered"
