"""The sample city: made through the same use cases that people press buttons for."""

import heapq
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest, PageRecord, Placement
from pittadmin.domain.clock import Clock
from pittadmin.domain.handover import Kind
from pittadmin.domain.known_facts import FactKind
from pittadmin.domain.monitoring import Monitor
from pittadmin.domain.platforms import platforms
from pittadmin.domain.policy import CITY_WEBSITE, DISCLAIMER
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.roles import Role
from pittadmin.domain.try_out import department_names
from pittadmin.services import (
    account_view,
    accounts,
    demo_cases,
    demo_custody,
    demo_drafts,
    demo_records,
    drills,
    emails,
    facts,
    imports,
    leavers,
    monitoring,
    pages,
    people,
    policy,
    seals,
    transfers,
)
from pittadmin.services import platforms as platform_requests
from pittadmin.services.context import Context
from pittadmin.services.demo_clock import Past
from pittadmin.services.demo_pictures import screenshot, seal
from pittadmin.services.monitoring import NewLook
from pittadmin.services.pictures import NewPicture
from pittadmin.services.starting import DELEGATION_DAYS, SetUp, computer_user, resume
from pittadmin.storage.database import Database

FIRST_DAY = 400
"""How many days ago the sample city was set up."""

Story = Iterator[float]
"""What one thing in the city went through: it yields how many days ago its next step was."""


class _City:
    """The sample city while it is made: who is who in it."""

    def __init__(self, database: Database, past: Clock, data: dict[str, Any], today: date) -> None:
        self.past, self.data, self.today = past, data, today
        self.heads = {one["heads"]: one["login"] for one in data["person"] if "heads" in one}
        self.administrators: dict[str, list[str]] = {}
        for one in data["person"]:
            if "administers" in one:
                self.administrators.setdefault(one["administers"], []).append(one["login"])
        self.ids, self.departments = self._found(database)
        self.ctx = resume(database, past)
        self.pages: dict[str, tuple[int, str]] = {}
        """The account of each handle, and its department, as they come into being."""
        self.keys = self._keys(past)
        self.cases: dict[str, str] = {}
        """The number of each case that has a name."""

    def _found(self, database: Database) -> tuple[dict[str, int], dict[str, int]]:
        """Set the database up with people, departments and City roles; return their ids."""
        with database.write() as conn:
            new = SetUp(conn, self.past, computer_user(), "try-out")
            ids: dict[str, int] = {}
            for one in self.data["person"]:
                boss = self.heads.get(one.get("administers", ""), "amaple")
                ids[one["login"]] = new.add_person(one["login"], one["name"], ids.get(boss))
                if "role" in one:
                    new.grant(ids[one["login"]], Role(one["role"]), None)
            emails = self.data["emails"]
            departments = {
                name: new.add_department(
                    name, emails.get(name), ids[self.heads[name]] if name in self.heads else None
                )
                for name in department_names()
            }
        return ids, departments

    def _keys(self, past: Clock) -> demo_custody.Keys:
        """Return everybody's keys for passwords."""
        custodians = {*self.heads.values()}.union(*self.administrators.values())
        others = {login: self.person(login) for login in sorted(custodians)}
        return demo_custody.Keys(past, (self.person("iash"), self.person("twillow")), others)

    def person(self, login: str) -> Context:
        """Return the context in which this person acts."""
        return self.ctx.acting_as(self.ids[login])


def fill(database: Database, clock: Clock) -> Context:
    """Fill a new, empty database with the sample city, and return who is signed in: the Mayor."""
    data = tomllib.loads((RESOURCES / "demo.toml").read_text("utf-8"))
    past = Past(clock.now())
    past.go_to(FIRST_DAY)
    city = _City(database, Clock(past), data, clock.today())
    stories = [
        _delegations(city),
        _acknowledgements(city),
        _existing_pages(city),
        *(_platform(city, told) for told in data["platform"]),
        *(_account(city, told) for told in data["account"]),
        _seal(city),
        *(_known(city, told) for told in data["known"]),
        *(_draft(city, told) for told in data["draft"]),
        *(_look(city, told) for told in data["look"]),
        *(_case(city, told) for told in data["case"]),
        *(_removal(city, told) for told in data["removal"]),
        *(_password(city, told) for told in data["password"]),
        _leaver(city, data["leaver"]),
    ]
    # All stories are told at once, step by step in the order of time, as the audit trail has it.
    queue = [(-next(story), number, story) for number, story in enumerate(stories)]
    heapq.heapify(queue)
    while queue:
        when, number, story = heapq.heappop(queue)
        past.go_to(-when)
        days = next(story, None)
        if days is not None:
            heapq.heappush(queue, (-days, number, story))
    return resume(database, clock)


def _delegations(city: _City) -> Story:
    yield FIRST_DAY - 1
    for one in city.data["person"]:
        until = city.today + timedelta(days=one.get("ends_in", DELEGATION_DAYS))
        since = city.ctx.clock.today()
        who = city.ids[one["login"]]
        if one.get("designee"):
            people.grant(city.person("amaple"), who, Role.MAYOR_DESIGNEE, None, since, until)
        if "administers" in one:
            department = one["administers"]
            head = city.person(city.heads[department])
            its_id = city.departments[department]
            people.grant(head, who, Role.ADMINISTRATOR, its_id, since, until)
        if "photographs" in one:
            its_id = city.departments[one["photographs"]]
            head = city.person(city.heads[one["photographs"]])
            people.grant(head, who, Role.PHOTOGRAPHER, its_id, since, until)


def _acknowledgements(city: _City) -> Story:
    for place, login in enumerate(city.data["acknowledged"]):
        yield FIRST_DAY - 10 - 9 * place
        policy.acknowledge(city.person(login), 1)


def _existing_pages(city: _City) -> Story:
    yield 45
    it = city.person("iash")
    lines = [
        f'"{told["department"]}",{told["platform"]},{told["address"]},"{told["purpose"]}"'
        for told in city.data["existing"]
    ]
    text = "\n".join(["department,platform,address,purpose", *lines])
    imports.apply(it, imports.preview(it, "pages", text.encode()))


def _seal(city: _City) -> Story:
    yield FIRST_DAY - 38
    seals.keep(city.person("qsumac"), city.data["seal"], seal())


def _known(city: _City, told: dict[str, Any]) -> Story:
    yield FIRST_DAY - 40
    department_id = city.departments.get(told.get("department", ""))
    by = city.person(told["by"])
    facts.keep(by, FactKind(told["kind"]), told["value"], told["note"], department_id)


def _draft(city: _City, told: dict[str, Any]) -> Story:
    department = told["department"]
    head = city.heads[department]
    desk = demo_drafts.Desk(
        city.departments[department],
        city.person(told.get("by") or (city.administrators.get(department) or [head])[0]),
        city.person(head),
        city.person("qsumac"),
    )
    return demo_drafts.tell(desk, told, screenshot(department))


def _look(city: _City, told: dict[str, Any]) -> Story:
    """Let the heads of these pages, or Personnel, look at them."""
    yield told["days"]
    monitor, today = Monitor(told["by"]), city.ctx.clock.today()
    for handle in told["pages"]:
        account_id, department = city.pages[handle]
        who = city.person(city.heads[department] if monitor is Monitor.HEAD else "qsumac")
        if "found" in told:
            new = NewLook(monitor, today - timedelta(days=7), today, True, told["found"])
            monitoring.enter(who, account_id, new)
        else:
            monitoring.nothing_found(who, account_id, monitor)


def _case(city: _City, told: dict[str, Any]) -> Story:
    yield told["days"]
    account_id, department = city.pages.get(told.get("page", ""), (None, "Personnel"))
    parties = demo_cases.Parties(
        city.person(told["by"]),
        city.person("qsumac"),
        city.person(city.heads[department]),
        account_id,
        tuple(city.ids[login] for login in told.get("named", ())),
    )
    yield from demo_cases.tell(parties, told, screenshot(told["text"]), city.cases)


def _removal(city: _City, told: dict[str, Any]) -> Story:
    yield told["days"]
    account_id, _department = city.pages[told["page"]]
    by, it = city.person(told["by"]), city.person("iash")
    yield from demo_records.tell(by, it, account_id, told, screenshot(told["address"]))


def _password(city: _City, told: dict[str, Any]) -> Story:
    """Let IT try a password, or let a changed one be handed over."""
    yield told["days"]
    account_id, _department = city.pages[told["page"]]
    by = city.person(told["by"])
    account = account_view.show(by, account_id).account
    if told["what"] == "works":
        city.keys.verify(account)
    elif told["what"] == "fails":
        drills.report(by, account_id, Kind.PASSWORD, told["why"])
    else:
        sealed = city.keys.send_changed(account, by)
        yield told["days"] - 1
        if told["what"] == "rejected":
            city.keys.reject(sealed)
        elif told["what"] == "received":
            city.keys.receive(sealed)


def _leaver(city: _City, told: dict[str, Any]) -> Story:
    """Let one leave, and another's new computer ask."""
    yield told["days"]
    leavers.begin(city.person("iash"), city.ids[told["person"]], told["why"])
    yield told["asks_days"]
    city.keys.ask(city.person(told["asks"]), told["computer"])


def _platform(city: _City, told: dict[str, Any]) -> Story:
    yield told["days"]
    request = platform_requests.ask(
        city.person(told["by"]),
        city.departments[told["department"]],
        told["name"],
        told["host"],
        told["reason"],
    )
    if "declined" in told:
        yield told["days"] - 6
        platform_requests.decline(city.person("qsumac"), request.id, told["declined"])


def _account(city: _City, told: dict[str, Any]) -> Story:
    """Bring one account to the state that the data names."""
    days, state, reason = told["days"], State(told["state"]), told.get("reason", "")
    mayor, personnel = city.person("amaple"), city.person("qsumac")
    yield days
    asks, account = _ask(city, told)
    city.pages[told["handle"]] = account.id, told["department"]
    if not account.email:
        account = emails.ask(asks, account.id, account.version, told.get("wish", ""))
        if state is State.WAITING_EMAIL:
            return
        yield days - 2
        emails.supply(city.person("twillow"), _open_request(asks), told["wish"])
        yield days - 3
        account = account_view.show(asks, account.id).account
    if state is State.DRAFT:
        return
    if state is State.ARCHIVED:
        yield days - 10
        accounts.discard(asks, account.id, account.version, reason)
        return
    account = accounts.submit(asks, account.id, account.version)
    if state is State.SUBMITTED:
        return
    yield days - 4
    if state is State.DENIED:
        accounts.deny(mayor, account.id, account.version, reason)
        return
    decides = city.person("jbirch") if days % 2 else mayor
    account = accounts.approve(decides, account.id, account.version, "It fits the policy.")
    if state is State.APPROVED and not told.get("recorded"):
        return
    yield days - 5
    city.keys.hand_over(account, asks)
    yield days - 6
    account = _record(asks, account, told)
    if account.placement is not Placement.PROFILE and told.get("recorded") != "asked":
        yield days - 7
        account = pages.accept_placement(personnel, account.id, account.version)
    if state is State.APPROVED:
        return
    yield days - 8
    head = city.heads[told["department"]]
    others = personnel if city.ids[head] == asks.person_id else city.person(head)
    account = pages.put_live(others, account.id, account.version)
    yield from _after(city, told, asks, account)


def _after(city: _City, told: dict[str, Any], asks: Context, account: Account) -> Story:
    """Bring a live account further, to the state that the data names."""
    state, reason = State(told["state"]), told.get("reason", "")
    mayor, personnel = city.person("amaple"), city.person("qsumac")
    if "checked" in told:
        yield told["checked"]
        account = pages.check_again(asks, account.id, account.version, account.profile_text)
    if "to" in told:
        yield told["offered"]
        head = city.person(city.heads[told["department"]])
        to = city.departments[told["to"]]
        transfer = transfers.offer(head, account.id, account.version, to, reason)
        if "agreed" in told:
            yield told["agreed"]
            transfers.agree(city.person(city.heads[told["to"]]), transfer.id)
    if state is State.LIVE:
        return
    yield told["ended"]
    if state is State.SUSPENDED:
        accounts.suspend(mayor, account.id, account.version, reason)
    elif state is State.REVOKED:
        accounts.revoke(mayor, account.id, account.version, reason)
    else:
        account = accounts.order_down(personnel, account.id, account.version, reason)
        if state is State.TAKEN_DOWN:
            yield told["ended"] - 1
            demo_records.seal_page(asks, account)
            accounts.confirm_down(asks, account.id, account.version)


def _ask(city: _City, told: dict[str, Any]) -> tuple[Context, Account]:
    """Begin the request for an account; return who asks, and the draft."""
    department = told["department"]
    helpers = city.administrators.get(department) or [city.heads[department]]
    asks = city.person(helpers[0])
    platform = platforms()[told["platform"]]
    request = AccountRequest(
        department_id=city.departments[department],
        email=city.data["emails"].get(department, ""),
        platform=platform.key,
        handle=told["handle"],
        purpose=told["purpose"],
        audience=told["audience"],
        administrators=tuple(city.ids[login] for login in helpers),
        business_page=True,
        attested=True,
        placement=Placement.PROFILE if platform.disclaimer_fits else Placement.PINNED_POST,
        placement_note="" if platform.disclaimer_fits else "The first post, pinned at the top",
    )
    return asks, accounts.save(asks, request)


def _open_request(asks: Context) -> int:
    return next(one.id for one in account_view.form_facts(asks).email_requests)


def _record(asks: Context, account: Account, told: dict[str, Any]) -> Account:
    """Record the page of an approved account."""
    waiver = told.get("waiver", "")
    parts = [f"{told['purpose']}."] + ([] if waiver else [CITY_WEBSITE])
    if account.placement is Placement.PROFILE:
        parts.append(DISCLAIMER)
    front = "company/" if account.platform == "linkedin" else ""
    return pages.record(
        asks,
        account.id,
        account.version,
        PageRecord(
            f"https://{platforms()[account.platform].host}/{front}{account.handle}",
            business_page=True,
            attested=True,
            profile_text="\n\n".join(parts),
            placement=account.placement,
            placement_note=account.placement_note,
            waiver_reason=waiver,
        ),
        [NewPicture(f"{account.handle}.png", screenshot(account.handle))],
    )
