"""Pictures of a log of several months: many cases, how each role sees them, a removal, an order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from casework import acting_as
from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.removed_content import NewRecord
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import Standing, ViolationQuery
from pittadmin.domain.violations import Place, Report, Violation
from pittadmin.services import (
    account_table,
    people,
    removed_content,
    violation_reports,
    violation_table,
    violation_view,
    violations,
)
from pittadmin.services.context import Context
from pittadmin.services.demo_clock import Past
from pittadmin.services.demo_pictures import screenshot
from pittadmin.services.new_files import NewFile
from pittadmin.ui.removal_form import RemovalForm
from pittadmin.ui.violations_page import ViolationsPage
from stage import Stage

Picture = Callable[[str], object]

TOLD = (
    ("advertising", "A furniture shop's sale was shared on the page, prices and all."),
    ("political", "A post thanks a candidate by name and shows the yard sign."),
    ("personal_comment", "Whoever runs the page argues with a resident in the comments."),
    ("confidential", "A picture of the whiteboard shows the names on next week's schedule."),
    ("unrelated_media", "A video of somebody's dog, three times in one week."),
    ("discrimination", "A joke about a neighbor's accent."),
    ("personal_facebook", "Vacation pictures, shared from a private page."),
    ("disrespect", "The page calls residents names who ask about the street work."),
)
"""What was reported: the category, and in which words."""

REPORTERS = ("malder", "gwalnut", "ntamarack", "tdogwood", "wchestnut")


def caselog(stage: Stage, picture: Picture) -> None:
    """Personnel, the Mayor and heads: a long log, what is overdue, and the steps seldom taken."""
    fill(stage)
    stage.become("phemlock")
    page = _tab(stage)
    picture("violations-many")
    page.log.filters.narrow(standing=Standing.OVERDUE)
    stage.settle()
    picture("violations-overdue")
    page.log.filters.clear()
    stage.window.resize(900, 900)
    picture("violations-many-narrow")
    stage.window.resize(1500, 900)
    stage.show("today")
    picture("today-of-personnel")
    for state in (ViolationState.DISMISSED, ViolationState.ORDERED_DOWN, ViolationState.REMOVED):
        stage.show("violations")
        page.log.filters.clear()
        page.log.filters.in_state(state)
        stage.settle()
        picture(f"case-{state}")
    _questions(stage, page, picture)
    stage.become("hrowan")
    _tab(stage)
    picture("violations-of-a-head")
    stage.show("today")
    stage.press("Read and answer")
    stage.press("Removed…")
    stage.until(lambda: isinstance(stage.dialog(), RemovalForm), "the record comes first")
    stage.settle()
    picture("instruction-record-first")
    stage.shut()
    stage.become("amaple")
    stage.show("violations")
    stage.settle()
    picture("violations-of-the-mayor")


def fill(stage: Stage) -> None:
    """Let three months of reports be sent, and most of them be worked."""
    log = _Log(stage)
    ways = cycle((log.dismiss, log.instruct, log.refuse, log.look_into, log.remove, log.leave))
    what, who, where = cycle(TOLD), cycle(REPORTERS), cycle(log.accounts[1:])
    for days in range(82, 0, -2):
        log.past.go_to(days)
        case = log.report(next(who), *next(what), next(where))
        next(ways)(case, closes=days > 20)
    log.past.go_to(1)
    log.instruct(log.report("gwalnut", *TOLD[0], log.accounts[-1]), closes=False)
    log.order_down(log.report("gwalnut", *TOLD[-1], log.accounts[0]))


class _Log:
    """Who reports and works the cases, and when."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        shell = stage.program.shell
        assert shell is not None
        self.past = Past(shell.ctx.clock.now())
        self._clock = Clock(self.past)
        self.personnel = self.person("qsumac")
        source = account_table.AccountSource(shell.ctx, AccountQuery(state=State.LIVE))
        found = source.rows(source.ids(source.query.sort, None)).values()
        self.accounts = [one.id for one in found]
        self._heads = {one.id: one.head for one in people.directory(shell.ctx).departments}

    def person(self, login: str) -> Context:
        """Return the context in which this person acts, in the past."""
        return replace(acting_as(self._stage, login), clock=self._clock)

    def report(self, login: str, category: str, words: str, account_id: int) -> Violation:
        """Let somebody report a page, and return the case."""
        said = Report(
            categories=(category,),
            body=words,
            place=Place.ACCOUNT,
            account_id=account_id,
            noticed="It was in my feed.",
        )
        receipt = violation_reports.send(self.person(login), said, ())
        source = violation_table.ViolationSource(self.personnel, ViolationQuery(receipt.number))
        which = source.ids(source.query.sort, 1)[0]
        return violation_view.case(self.personnel, which).violation

    # What becomes of a case

    def leave(self, case: Violation, closes: bool) -> None:
        """Nobody has taken it up, unless it is long ago."""
        if closes:
            self.dismiss(case, closes)

    def look_into(self, case: Violation, closes: bool) -> Violation:
        """It is taken up; what is not closed has a day by which the next step is due."""
        due = self._clock.today() + timedelta(days=7)
        case = violations.take_up(self.personnel, case.id, case.version, due)
        if closes:
            why = "It was a share of a neighboring town's page, which the policy allows."
            case = violations.dismiss(self.personnel, case.id, case.version, why)
        return case

    def dismiss(self, case: Violation, closes: bool) -> None:
        """It breaks nothing."""
        case = violations.take_up(self.personnel, case.id, case.version)
        why = "The post is about the City, and nothing in it breaks the policy."
        case = violations.dismiss(self.personnel, case.id, case.version, why)
        if closes:
            violations.close(self.personnel, case.id, case.version)

    def instruct(self, case: Violation, closes: bool) -> Violation:
        """The head is instructed, and answers where it is long ago."""
        case = violations.take_up(self.personnel, case.id, case.version)
        due = self._clock.today() + timedelta(days=5)
        what = "The post of this week that the case is about, with the comments under it."
        return violations.instruct(
            self.personnel, case.id, case.version, self._head(case).person_id, what, due
        )

    def refuse(self, case: Violation, closes: bool) -> None:
        """The head refuses."""
        case, head = self.instruct(case, closes), self._head(case)
        why = "The post is our own, and I stand by it."
        violations.answer_refused(head, case.id, case.version, why)

    def remove(self, case: Violation, closes: bool) -> None:
        """The head records the content and removes it."""
        case, head = self.instruct(case, closes), self._head(case)
        new = NewRecord(
            f"https://www.facebook.com/{case.account}/posts/{case.id}",
            self._clock.now(),
            author=case.department,
            posted_at=self._clock.now() - timedelta(days=2),
            body="Big sale this weekend!",
            clause="R41, advertising links",
            account_id=case.account_id,
            violation_id=case.id,
        )
        removed_content.seal_record(head, new, [NewFile("Screenshot.png", screenshot("sale"))])
        case = violations.answer_removed(head, case.id, case.version)
        if closes:
            violations.close(self.personnel, case.id, case.version)

    def order_down(self, case: Violation) -> None:
        """The page is ordered down."""
        case = violations.take_up(self.personnel, case.id, case.version)
        why = "The page insults residents, and its administrators go on."
        violations.order_down(self.personnel, case.id, case.version, why)

    def _head(self, case: Violation) -> Context:
        head = self._heads[case.department_id or 0]
        assert head is not None
        return self.personnel.acting_as(head.id)


def _tab(stage: Stage) -> ViolationsPage:
    page = stage.show("violations")
    assert isinstance(page, ViolationsPage)
    stage.until(lambda: page.log.panel.shown is not None, "a case is shown")
    stage.settle()
    return page


def _questions(stage: Stage, page: ViolationsPage, picture: Picture) -> None:
    """Ask what is asked seldom: dismissing a case, reopening one, removing without a record."""
    for state, act in (
        (ViolationState.UNDER_REVIEW, Act.DISMISS_CASE),
        (ViolationState.CLOSED, Act.REOPEN_CASE),
    ):
        page.log.filters.in_state(state)
        stage.settle()
        page.log.panel.perform(act)
        stage.until(stage.dialog)
        picture(f"case-{act}")
        stage.shut()
    page.log.filters.clear()
    stage.settle()
