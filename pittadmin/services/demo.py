"""The sample city: made through the same use cases that people press buttons for."""

import struct
import tomllib
import zlib
from datetime import datetime, timedelta
from typing import Any

from pittadmin.domain.accounts import AccountRequest, PageRecord, Placement, State
from pittadmin.domain.clock import Clock
from pittadmin.domain.people import Role
from pittadmin.domain.platforms import platforms
from pittadmin.domain.policy import CITY_WEBSITE, DISCLAIMER
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.try_out import department_names
from pittadmin.services import accounts, emails, pages, policy
from pittadmin.services import platforms as platform_requests
from pittadmin.services.context import Context
from pittadmin.services.pictures import NewPicture
from pittadmin.services.starting import DELEGATION_DAYS, SetUp, computer_user, resume
from pittadmin.storage.database import Database

_EARLIEST_DAYS = 400


class _Past:
    """A clock that stands at a moment in the past and is moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.now, self.moment = now, now

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=7)
        return self.moment

    def go_back(self, days: float) -> None:
        self.moment = self.now - timedelta(days=days)


class _City:
    """The people of the sample city, by what they do."""

    def __init__(self, ctx: Context, past: _Past, ids: dict[str, int]) -> None:
        self.ctx, self.past, self.ids = ctx, past, ids
        self.departments: dict[str, int] = {}
        self.heads: dict[str, int] = {}
        self.administrators: dict[str, list[int]] = {}

    def person(self, login: str) -> Context:
        """Return the context in which this person acts."""
        return self.ctx.acting_as(self.ids[login])


def fill(database: Database, clock: Clock) -> Context:
    """Fill a new, empty database with the sample city, and return who is signed in: the Mayor."""
    data = tomllib.loads((RESOURCES / "demo.toml").read_text("utf-8"))
    past = _Past(clock.now())
    past.go_back(_EARLIEST_DAYS)
    then = Clock(past)
    city = _found(database, then, data)
    for account in sorted(data["account"], key=lambda one: -one["days"]):
        past.go_back(account["days"])
        _account(city, account)
    past.go_back(5)
    platform_requests.ask(
        city.person("droot"),
        city.departments["Cultural Development"],
        "Bluesky",
        "bsky.app",
        "Artists and festivals announce themselves there.",
    )
    past.go_back(30)
    for login in ("amaple", "malder", "hrowan"):
        policy.acknowledge(city.person(login), 1)
    return resume(database, clock)


def _found(database: Database, clock: Clock, data: dict[str, Any]) -> _City:
    past = clock.source
    assert isinstance(past, _Past)
    with database.write() as conn:
        new = SetUp(conn, clock, computer_user(), "try-out")
        ids: dict[str, int] = {}
        for one in data["person"]:
            ids[one["login"]] = new.add_person(one["login"], one["name"], ids.get("amaple"))
        heads = {one["heads"]: ids[one["login"]] for one in data["person"] if "heads" in one}
        departments = {
            name: new.add_department(name, data["emails"].get(name), heads.get(name))
            for name in department_names()
        }
        administrators: dict[str, list[int]] = {}
        for one in data["person"]:
            person = ids[one["login"]]
            if "role" in one:
                role = Role(one["role"])
                days = _EARLIEST_DAYS + DELEGATION_DAYS if role is Role.MAYOR_DESIGNEE else None
                new.grant(person, role, None, days)
            if "administers" in one:
                department = one["administers"]
                administrators.setdefault(department, []).append(person)
                days = _EARLIEST_DAYS + DELEGATION_DAYS
                new.grant(person, Role.ADMINISTRATOR, departments[department], days)
    city = _City(resume(database, clock), past, ids)
    city.departments, city.heads, city.administrators = departments, heads, administrators
    return city


def _account(city: _City, told: dict[str, Any]) -> None:
    """Bring one account to the state that the data names, step by step."""
    department, state = told["department"], State(told["state"])
    reason = told.get("reason", "It fits the policy.")
    head = city.ctx.acting_as(city.heads[department])
    helpers = city.administrators.get(department, [])
    asks = city.ctx.acting_as(helpers[0]) if helpers else head
    mayor, personnel = city.person("amaple"), city.person("qsumac")
    platform = platforms()[told["platform"]]
    placement = Placement.PROFILE if platform.disclaimer_fits else Placement.PINNED_POST
    waits = state is State.WAITING_EMAIL
    account = accounts.save(
        asks,
        AccountRequest(
            department_id=city.departments[department],
            email="" if waits else _email(asks, city.departments[department]),
            platform=platform.key,
            handle=told["handle"],
            purpose=told["purpose"],
            audience=told["audience"],
            administrators=tuple(helpers or [city.heads[department]]),
            business_page=True,
            attested=True,
            placement=placement,
        ),
    )
    if waits:
        emails.ask(asks, account.id, account.version, "veterans@cityofpittsfield.org")
        return
    if state is State.ARCHIVED:
        accounts.discard(asks, account.id, account.version, reason)
        return
    if state is State.DRAFT:
        return
    account = accounts.submit(asks, account.id, account.version)
    if state is State.SUBMITTED:
        return
    city.past.moment += timedelta(days=2)
    if state is State.DENIED:
        accounts.deny(mayor, account.id, account.version, reason)
        return
    account = accounts.approve(mayor, account.id, account.version, "It fits the policy.")
    if state is State.APPROVED:
        return
    city.past.moment += timedelta(days=1)
    text = f"{told['purpose']}. {CITY_WEBSITE}"
    if placement is Placement.PROFILE:
        text += f"\n\n{DISCLAIMER}"
    account = pages.record(
        asks,
        account.id,
        account.version,
        PageRecord(
            f"https://{platform.host}{_path(platform.key, told['handle'])}",
            True,
            True,
            text,
            placement,
            "" if placement is Placement.PROFILE else "The first post, pinned at the top",
        ),
        [NewPicture(f"{told['handle']}.png", _picture(told["handle"]))],
    )
    if placement is not Placement.PROFILE:
        account = pages.accept_placement(personnel, account.id, account.version)
    live_by = head if helpers else personnel
    account = pages.put_live(live_by, account.id, account.version)
    city.past.moment += timedelta(days=20)
    if state is State.SUSPENDED:
        accounts.suspend(mayor, account.id, account.version, reason)
    elif state is State.REVOKED:
        accounts.revoke(mayor, account.id, account.version, reason)
    elif state in (State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN):
        account = accounts.order_down(personnel, account.id, account.version, reason)
        if state is State.TAKEN_DOWN:
            accounts.confirm_down(asks, account.id, account.version)


def _email(ctx: Context, department_id: int) -> str:
    from pittadmin.services.account_view import form_facts

    found = {one.id: one.email for one in form_facts(ctx).departments}
    return found[department_id] or ""


def _path(platform: str, handle: str) -> str:
    return f"/company/{handle}" if platform == "linkedin" else f"/{handle}"


def _picture(words: str) -> bytes:
    """Return a small PNG in a color of its own: a stand-in for a screenshot."""
    wide, high = 320, 180
    color = zlib.crc32(words.encode()).to_bytes(4, "big")[:3]
    band, sheet = bytes(color) * wide, b"\xf5\xf6\xf8" * wide
    lines = b"".join(b"\x00" + (band if y < 60 else sheet) for y in range(high))

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
