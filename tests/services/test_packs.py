"""Rules are changed by one person, published by another, and never lost."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from pittadmin.checks.engine import check
from pittadmin.checks.pack import shipped_pack
from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.packs import SHIPPED_ID, PackProposal, ProposalState
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.posts import Post
from pittadmin.domain.rules import Rule, RulePack
from pittadmin.services import packs
from tests.city import HOLDER, City
from tests.composer import prepared, ready

DOGS = Rule(
    "TST-DOGS",
    "Dogs",
    "R36",
    "block",
    {"kind": "pattern", "any": [r"\bdogs?\b"]},
    "This is about dogs.",
    "Leave them out.",
    must=("A dog", "Dogs", "My dog"),
    must_not=("A cat", "Doggerel", "Cats"),
)


def changed(**values: object) -> RulePack:
    pack = shipped_pack().pack
    return replace(pack, rules=(*pack.rules, replace(DOGS, **values)))


def proposed(city: City, by: str = "pat") -> PackProposal:
    return packs.propose(city.of(by), changed(), "Dogs are no City matter")


@pytest.mark.requirement("R34")
def test_the_shipped_rules_are_in_force_until_others_are_published(city: City) -> None:
    (only,) = packs.versions(city.of("eve"))
    assert (only.id, only.version, only.in_force) == (SHIPPED_ID, "1", True)
    assert packs.checker(city.of("ada")) is shipped_pack()
    waits = proposed(city)
    assert packs.in_force(city.of("ada")) == only
    published = packs.publish(city.of("pam"), waits.id)
    assert packs.in_force(city.of("ada")) == published
    assert (published.version, published.note) == ("2", "Dogs are no City matter")
    assert published.proposed_by is not None
    assert published.published_by is not None
    assert (published.proposed_by.name, published.published_by.name) == ("Pat Poole", "Pam Price")
    report = check(Post("A dog"), packs.checker(city.of("ada")))
    assert (report.pack, report.pack_sha256) == ("2", published.sha256)
    assert "TST-DOGS" in {one.rule for one in report.findings}
    assert packs.checker(city.of("ada")) is packs.checker(city.of("eve"))


@pytest.mark.requirement("R34")
def test_nobody_publishes_what_they_proposed(city: City) -> None:
    waits = proposed(city)
    with pytest.raises(NotAllowed, match="own matter"):
        packs.publish(city.of("pat"), waits.id)
    assert packs.proposal(city.of("pat")) == waits


@pytest.mark.requirement("R34")
def test_personnel_alone_changes_the_rules(city: City) -> None:
    waits = proposed(city)
    for role, login in HOLDER.items():
        if role in PERMISSIONS[Act.PROPOSE_PACK].roles:
            continue
        ctx = city.of(login)
        with pytest.raises(NotAllowed):
            packs.propose(ctx, changed(), "Mine")
        with pytest.raises(NotAllowed):
            packs.publish(ctx, waits.id)
        with pytest.raises(NotAllowed):
            packs.refuse(ctx, waits.id, "No")
        with pytest.raises(NotAllowed):
            packs.withdraw(ctx, waits.id)
        with pytest.raises(NotAllowed):
            packs.go_back(ctx, SHIPPED_ID, "Back")
        with pytest.raises(NotAllowed):
            packs.would_stop(ctx, changed())


@pytest.mark.requirement("R34")
def test_one_proposal_waits_at_a_time_and_is_decided_once(city: City) -> None:
    waits = proposed(city)
    with pytest.raises(Conflict, match="Pat Poole has proposed"):
        proposed(city, "pam")
    with pytest.raises(NotAllowed, match="Pat Poole proposed"):
        packs.withdraw(city.of("pam"), waits.id)
    with pytest.raises(Invalid, match="reason"):
        packs.refuse(city.of("pam"), waits.id, " ")
    refused = packs.refuse(city.of("pam"), waits.id, "Dogs may stay")
    assert (refused.state, refused.decision) == (ProposalState.REFUSED, "Dogs may stay")
    with pytest.raises(Conflict, match="Pam Price has decided"):
        packs.publish(city.of("pam"), waits.id)
    again = proposed(city)
    assert again.version == "3"
    assert packs.withdraw(city.of("pat"), again.id).state is ProposalState.WITHDRAWN
    assert packs.proposal(city.of("pat")) is None
    assert [one.id for one in packs.proposals(city.of("pat"))] == [again.id, waits.id]


@pytest.mark.requirement("R34")
def test_a_pack_that_fails_its_examples_or_weakens_a_locked_rule_is_refused(city: City) -> None:
    wrong = changed(must=("A cat", "Dogs", "My dog"))
    assert "TST-DOGS" in str(packs.examine(wrong)[0])
    pack = shipped_pack().pack
    locked = next(rule for rule in pack.rules if rule.locked)
    without = replace(pack, rules=tuple(rule for rule in pack.rules if rule is not locked))
    for bad in (wrong, without, changed(match={"kind": "pattern", "any": ["(?<=x)dog"]})):
        with pytest.raises(Invalid):
            packs.propose(city.of("pat"), bad, "Milder")
    with pytest.raises(Invalid, match="reason"):
        packs.propose(city.of("pat"), changed(), "")
    assert packs.proposals(city.of("pat")) == ()
    assert packs.examine(changed()) == ()


@pytest.mark.requirement("R34")
def test_going_back_is_one_act_and_loses_no_version(city: City) -> None:
    published = packs.publish(city.of("pam"), proposed(city).id)
    with pytest.raises(Conflict, match="in force already"):
        packs.go_back(city.of("pat"), published.id, "Back")
    with pytest.raises(Conflict, match="no such rules"):
        packs.go_back(city.of("pat"), 99, "Back")
    with pytest.raises(Invalid, match="reason"):
        packs.go_back(city.of("pat"), SHIPPED_ID, "")
    packs.go_back(city.of("pat"), SHIPPED_ID, "Dogs were stopped for nothing")
    assert packs.checker(city.of("ada")) is shipped_pack()
    assert [(one.version, one.in_force) for one in packs.versions(city.of("pat"))] == [
        ("2", False),
        ("1", True),
    ]
    assert packs.go_back(city.of("pam"), published.id, "Dogs again").version == "2"
    assert packs.in_force(city.of("pat")).id == published.id


@pytest.mark.requirement("R34")
def test_a_published_version_never_changes(city: City) -> None:
    packs.publish(city.of("pam"), proposed(city).id)
    for statement in (
        "UPDATE rule_pack SET text = 'x'",
        "DELETE FROM rule_pack_use",
        "UPDATE rule_pack_use SET rule_pack_id = NULL",
    ):
        with pytest.raises(Exception, match="only grows"), city.change() as conn:
            conn.execute(text(statement))


@pytest.mark.requirement("R34")
def test_before_publishing_the_posts_that_would_now_be_stopped_are_listed(city: City) -> None:
    ready(city)
    prepared(city, DraftState.POSTED, text="The library is open.")
    dog = prepared(city, DraftState.POSTED, text="Bring your dog to the library.")
    stopped = packs.would_stop(city.of("pat"), changed())
    assert {one.post.draft_id for one in stopped} == {dog.id}
    assert {one.post.platform for one in stopped} == {"facebook", "x"}
    assert {one.rule for found in stopped for one in found.findings} == {"TST-DOGS"}
    assert len(packs.would_stop(city.of("pat"), changed(), most=1)) == 1
    assert packs.would_stop(city.of("pat"), shipped_pack().pack) == ()


@pytest.mark.requirement("R34")
def test_changes_to_rules_that_are_not_in_force_any_more_are_not_proposed(city: City) -> None:
    packs.publish(city.of("pam"), proposed(city).id)
    with pytest.raises(Conflict, match="Version 2 of the rules is in force") as caught:
        proposed(city)
    assert caught.value.current == packs.in_force(city.of("pat"))
    view = packs.show(city.of("pat"))
    later = replace(view.pack, rules=(*view.pack.rules, replace(DOGS, id="TST-MORE")))
    assert packs.propose(city.of("pat"), later, "More dogs").version == "3"


def test_everybody_reads_the_rules_and_what_waits(city: City) -> None:
    waits = proposed(city)
    view = packs.show(city.of("eve"))
    assert view.pack == shipped_pack().pack
    assert view.in_force.id == SHIPPED_ID
    assert view.proposal == waits
    assert view.proposed is not None
    assert view.proposed.rules[-1] == DOGS
    packs.withdraw(city.of("pat"), waits.id)
    assert packs.show(city.of("eve")).proposed is None
