"""The rules of the checks in tests of the window: a second person of Personnel, a rule on dogs."""

from typing import Any

from pytestqt.qtbot import QtBot

from pittadmin.checks.engine import check
from pittadmin.checks.pack import shipped_pack
from pittadmin.domain.pack_edits import rule_values
from pittadmin.domain.posts import Post
from pittadmin.domain.roles import Role
from pittadmin.domain.rules import Rule
from pittadmin.services import draft_view, drafts, facts, packs, people
from pittadmin.ui.rule_form import RuleForm
from pittadmin.ui.shell import Shell
from tests.ui.conftest import MONDAY, City
from tests.ui.policy_tab import open_part

DOGS = Rule(
    "TST-DOGS",
    "Dogs",
    "R36",
    "block",
    {"kind": "pattern", "any": [r"\bdogs?\b"]},
    "This is about <b>dogs</b>.",
    "Leave them out.",
    must=("A dog", "Dogs", "My dog"),
    must_not=("A cat", "Doggerel", "Cats"),
)


def second(city: City) -> str:
    """Take a second person into Personnel, and return their short name."""
    it, mayor = city.who["it"], city.who["mayor"].person_id
    email = "sam.second@cityofpittsfield.org"
    person = people.save_person(it, "second", "Sam Second", email, mayor)
    people.grant(it, person.id, Role.PERSONNEL, None, MONDAY.date(), None)
    city.who["second"] = city.me.acting_as(person.id)
    return "second"


def with_dogs(**values: Any) -> Any:
    """Return the shipped rules and one more."""
    from dataclasses import replace

    pack = shipped_pack().pack
    return replace(pack, rules=(*pack.rules, replace(DOGS, **values)))


def publish_dogs(city: City) -> None:
    """Let the rule on dogs be in force."""
    waits = packs.propose(city.who["personnel"], with_dogs(), "Dogs are no City matter")
    packs.publish(city.who[second(city)], waits.id)


def post(city: City, text: str) -> None:
    """Let RSVP's head write, approve and post something on Facebook."""
    head = city.who["head"]
    city.live()
    department = city.departments["RSVP"].id
    draft = drafts.start(head, department, Post(text, ("facebook",)))
    report = check(draft.post, packs.checker(head), facts.city_facts(head))
    draft = drafts.confirm(head, draft.id, [one.key for one in report.confirmations])
    draft = drafts.send(head, draft.id, draft.version)
    address = "https://facebook.com/PittsfieldRSVP/posts/1"
    drafts.mark_posted(head, draft.id, draft.version, "facebook", address, city.time.now)
    assert draft_view.show(head, draft.id).draft.posts


def open_rules(qtbot: QtBot, shell: Shell, wide: int = 1280) -> Any:
    """Return the part with the rules, once they are there."""
    part = open_part(qtbot, shell, "rules", wide)
    qtbot.waitUntil(lambda: part.view is not None and len(part.table.records.ids) >= 155)
    return part


def write(form: RuleForm, rule: Rule = DOGS) -> None:
    """Write a rule into the form."""
    form.fill(rule_values(rule))
    form.keep()


def tried(qtbot: QtBot, form: RuleForm) -> None:
    """Wait until the rule was tried as it stands."""
    qtbot.waitUntil(
        lambda: not form._soon.isActive() and not form.shell.runner.is_busy, timeout=20000
    )
