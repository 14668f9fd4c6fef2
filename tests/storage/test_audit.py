"""The audit trail, written by the database itself: nothing changes without an act, nor unseen."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import exc, insert, select, text

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict
from pittadmin.services import (
    accounts,
    emails,
    page_roles,
    pages,
    people,
    platforms,
    policy,
    transfers,
)
from pittadmin.storage import audit, record_guards
from pittadmin.storage.columns import metadata
from pittadmin.storage.schema import APPEND_ONLY, CONFIDENTIAL, SEARCHED, confidential_audit
from pittadmin.storage.schema import account as account_table
from pittadmin.storage.schema import act as act_table
from pittadmin.storage.schema import audit as audit_table
from tests.city import LAST_DAY, PNG, TODAY, City, fill_every_table, page, screenshot

TABLES = audit.audited()
"""Tables whose changes are written into the trail."""
CHANGED = [table for table in TABLES if table.name not in APPEND_ONLY]
"""Those in which rows also change."""
SUPER = ("full_control", TODAY)
"""A role on a page, and since when."""

GUARDS = (record_guards.SEALED, record_guards.KEPT, record_guards.HOLD_STAYS, record_guards.GONE)
"""What the guards of records say."""


def trail(city: City, after: int = 0) -> list[Any]:
    with city.database.read() as conn:
        return list(conn.execute(select(audit_table).where(audit_table.c.id > after)))


def last(city: City, table: Any = audit_table) -> int:
    with city.database.read() as conn:
        return conn.execute(select(table.c.id).order_by(table.c.id.desc()).limit(1)).scalar_one()


def test_every_table_refuses_a_change_without_an_act(city: City) -> None:
    fill_every_table(city)
    before = last(city)
    for table in CHANGED:
        with city.database.read() as conn:
            row = dict(conn.execute(select(table).limit(1)).mappings().one())
        key = next(iter(table.primary_key.columns))
        plain = next(c for c in table.columns if not c.primary_key and not c.info)
        for change in (
            insert(table).values(
                {**row, key.name: 99 if key.type.python_type is int else "0" * 64}
            ),
            table.update().where(key == row[key.name]).values({plain.name: row[plain.name]}),
            table.delete().where(key == row[key.name]),
        ):
            with (
                pytest.raises((exc.DBAPIError, Conflict)) as refused,
                city.database.write() as conn,
            ):
                conn.execute(change)
            said = str(getattr(refused.value, "orig", refused.value.__cause__))
            # A key, a hash or a record's guard may say no first; before a change of a plain column
            # nothing but the guard stands.
            guarded = any(why in said for why in GUARDS)
            earlier = ("constraint" in said.lower(), "its hash" in said, guarded)
            assert audit.NO_ACT in said or any(earlier), (table.name, said)
            if change.is_update:
                assert audit.NO_ACT in said or guarded, table.name
        with city.database.read() as conn:
            now = dict(conn.execute(select(table).where(key == row[key.name])).mappings().one())
        assert now == row, table.name
    assert last(city) == before


def test_a_row_taken_away_without_an_act_stays(city: City) -> None:
    """The tables on which no other stands, so that nothing else refuses it first."""
    fill_every_table(city)
    for name in ("evidence", "account_administrator", "transfer", "acknowledgement", "platform"):
        with pytest.raises(exc.DBAPIError, match="no act is open"), city.database.write() as conn:
            conn.execute(metadata.tables[name].delete())


def test_a_new_row_without_an_act_is_refused(city: City) -> None:
    for statement in (
        "INSERT INTO platform (key, name, host) VALUES ('a', 'b', 'c')",
        "INSERT INTO person (login, name, email) VALUES ('a', 'b', 'c')",
        "INSERT INTO department (name, name_key) VALUES ('a', 'b')",
    ):
        with pytest.raises(exc.DBAPIError, match="no act is open"), city.database.write() as conn:
            conn.execute(text(statement))


def test_an_act_is_open_in_its_own_transaction_only(city: City) -> None:
    with city.change():
        pass
    with pytest.raises(exc.DBAPIError, match="no act is open"), city.database.write() as conn:
        conn.execute(text("UPDATE person SET name = 'X' WHERE id = 1"))


def test_an_act_does_not_stay_open_after_a_failure(city: City) -> None:
    with pytest.raises(ZeroDivisionError), city.change():
        raise ZeroDivisionError
    with pytest.raises(exc.DBAPIError, match="no act is open"), city.database.write() as conn:
        conn.execute(text("UPDATE person SET name = 'X' WHERE id = 1"))


def test_acts_and_trail_only_grow(city: City) -> None:
    fill_every_table(city)
    for name in sorted(APPEND_ONLY):
        columns = metadata.tables[name].columns
        key = next(one.name for one in columns if one.primary_key)
        column = next(one.name for one in columns if not one.primary_key)
        one_row = f"WHERE {key} = (SELECT min({key}) FROM {name})"
        for statement in (
            f"UPDATE {name} SET {column} = {column}",
            f"UPDATE {name} SET {column} = {column} {one_row}",
            f"DELETE FROM {name}",
            f"DELETE FROM {name} {one_row}",
        ):
            with pytest.raises(exc.DBAPIError, match="only grows"), city.change() as conn:
                conn.execute(text(statement))
        replaced = (
            f"INSERT OR REPLACE INTO {name} SELECT * FROM {name} {one_row}"
            if city.database.is_sqlite
            else f"TRUNCATE {name} CASCADE"
        )
        with pytest.raises(exc.DBAPIError, match="only grows"), city.change() as conn:
            conn.execute(text(replaced))


def test_a_change_is_written_down_with_what_stood_before_and_after(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request())
    before = last(city)
    accounts.save(city.of("abe"), city.request(purpose="Newer"), draft.id, draft.version)
    (row,) = trail(city, before)
    assert (row.entity, row.entity_id, row.op) == ("account", str(draft.id), "UPDATE")
    old, new = json.loads(row.old), json.loads(row.new)
    assert {key for key in new if new[key] != old[key]} == {"purpose", "version"}
    assert (old["purpose"], new["purpose"]) == (draft.purpose, "Newer")
    assert new["business_page"] is True
    assert new["email"] == draft.email
    with city.database.read() as conn:
        act = conn.execute(select(act_table).where(act_table.c.id == row.act_id)).one()
    assert (act.act, act.person_name, act.role) == ("edit_account", "Abe Allen", "administrator")
    assert (act.requirement, act.policy_version_id) == ("R5", 1)
    assert (act.at, act.subject, act.subject_id) == (city.moment, "account", draft.id)


def test_both_databases_write_the_same_trail(city: City) -> None:
    """Every column of every table is there, by its name, except what is too long for a trail."""
    fill_every_table(city)
    ordinary = trail(city)
    with city.database.read() as conn:
        apart = list(conn.execute(select(confidential_audit)))
    for table in TABLES:
        kept = {c.name for c in table.columns if not c.info.get("bulk")}
        rows = [row for row in (*ordinary, *apart) if row.entity == table.name]
        assert rows, table.name
        if table.name in CONFIDENTIAL:
            assert not [row for row in ordinary if row.entity == table.name], table.name
        for row in rows:
            for side in (row.old, row.new):
                assert side is None or set(json.loads(side)) == kept, table.name
            assert (row.old is None, row.new is None) == (row.op == "INSERT", row.op == "DELETE")
    assert "search_key" not in {c.name for c in account_table.columns if not c.info.get("bulk")}
    assert SEARCHED


def test_private_columns_appear_as_their_hash_only(city: City) -> None:
    account = accounts.save(city.of("ada"), city.request(), add=[screenshot("secret é.png")])
    accounts.save(
        city.of("ada"),
        city.request(),
        account.id,
        account.version,
        remove=[account.evidence[0].id],
    )
    rows = [row for row in trail(city) if row.entity == "evidence"]
    assert [row.op for row in rows] == ["INSERT", "DELETE"]
    expected = hashlib.sha256("secret é.png".encode()).hexdigest()
    assert json.loads(rows[0].new)["filename"] == expected
    assert json.loads(rows[1].old)["filename"] == expected
    everything = json.dumps([[row.old, row.new] for row in trail(city)])
    assert "secret" not in everything
    files = [row for row in trail(city) if row.entity == "file"]
    assert [row.op for row in files] == ["INSERT", "DELETE"]
    assert set(json.loads(files[0].new)) == {"sha256", "size"}


def test_a_file_is_what_its_hash_says(city: City) -> None:
    for data, sha in ((PNG, "0" * 64), (b"", hashlib.sha256(PNG).hexdigest())):
        with pytest.raises(exc.DBAPIError, match="not what its hash says"), city.change() as conn:
            conn.execute(
                text("INSERT INTO file (sha256, size, data) VALUES (:sha, :size, :data)"),
                {"sha": sha, "size": len(data), "data": data},
            )
    city.picture(city.account())
    with pytest.raises(exc.DBAPIError, match="not what its hash says"), city.change() as conn:
        conn.execute(text("UPDATE file SET data = :data, size = 1"), {"data": b"x"})


def test_a_file_says_its_size(city: City) -> None:
    with pytest.raises(exc.IntegrityError, match="size"), city.change() as conn:
        conn.execute(
            text("INSERT INTO file (sha256, size, data) VALUES (:sha, 3, :data)"),
            {"sha": hashlib.sha256(PNG).hexdigest(), "data": PNG},
        )


Step = Callable[[City, dict[str, Any]], Any]


def _life() -> list[tuple[str, Step, list[str], dict[str, int]]]:
    """Each writing use case, with the acts and the changes by table that it leaves."""
    ada, hal, max_, pat, lee = "ada", "hal", "max", "pat", "lee"
    return [
        (
            "save a new draft",
            lambda c, a: accounts.save(c.of(ada), c.request(), add=[screenshot()]),
            ["request_account"],
            {"account": 1, "account_administrator": 1, "file": 1, "evidence": 1},
        ),
        (
            "save it again",
            lambda c, a: accounts.save(c.of(ada), c.request(), a["id"], a["version"]),
            ["edit_account"],
            {"account": 1},
        ),
        (
            "submit",
            lambda c, a: accounts.submit(c.of(ada), a["id"], a["version"]),
            ["submit_account"],
            {"account": 1},
        ),
        (
            "approve",
            lambda c, a: accounts.approve(c.of(max_), a["id"], a["version"], "Good"),
            ["approve_account"],
            {"account": 1},
        ),
        (
            "record the page",
            lambda c, a: pages.record(c.of(ada), a["id"], a["version"], page()),
            ["record_page"],
            {"account": 1},
        ),
        (
            "accept the placement",
            lambda c, a: pages.accept_placement(c.of(pat), a["id"], a["version"]),
            ["accept_placement"],
            {"account": 1},
        ),
        (
            "enter a page role",
            lambda c, a: page_roles.enter(c.of("ada"), a["id"], c.people["ada"], *SUPER),
            ["keep_page_roles"],
            {"page_role": 1},
        ),
        (
            "enter another of IT",
            lambda c, a: page_roles.enter(c.of("ada"), a["id"], c.people["ivy"], *SUPER),
            ["keep_page_roles"],
            {"page_role": 1},
        ),
        (
            "confirm a page role",
            lambda c, a: page_roles.confirm(c.of("ivy"), 1, 1),
            ["keep_page_roles"],
            {"page_role": 1},
        ),
        (
            "confirm the other page role",
            lambda c, a: page_roles.confirm(c.of("ivy"), 2, 1),
            ["keep_page_roles"],
            {"page_role": 1, "account": 1},
        ),
        (
            "put live",
            lambda c, a: pages.put_live(c.of(hal), a["id"], a["version"]),
            ["put_live"],
            {"account": 1},
        ),
        (
            "check again",
            lambda c, a: pages.check_again(c.of(hal), a["id"], a["version"], "Volunteers"),
            ["check_profile"],
            {"account": 1},
        ),
        (
            "offer a transfer",
            lambda c, a: transfers.offer(
                c.of(hal), a["id"], a["version"], c.departments["Library"], "Merged"
            ),
            ["offer_transfer"],
            {"account": 1, "transfer": 1},
        ),
        (
            "agree to it",
            lambda c, a: transfers.agree(c.of("hope"), 1),
            ["agree_transfer"],
            {"transfer": 1},
        ),
        (
            "approve it",
            lambda c, a: transfers.approve(c.of(max_), 1),
            ["approve_transfer"],
            # Its roster is the other department's to complete.
            {"account": 2, "account_administrator": 1, "transfer": 1},
        ),
        (
            "ask for a platform",
            lambda c, a: platforms.ask(c.of(ada), c.departments["RSVP"], "B", "bsky.app", "Why"),
            ["request_platform"],
            {"platform_request": 1},
        ),
        (
            "accept it",
            lambda c, a: platforms.accept(c.of(pat), 1),
            ["accept_platform"],
            {"platform": 1, "platform_request": 1},
        ),
        (
            "acknowledge",
            lambda c, a: policy.acknowledge(c.of("eve"), 1),
            ["acknowledge_policy"],
            {"acknowledgement": 1},
        ),
        ("acknowledge twice", lambda c, a: policy.acknowledge(c.of("eve"), 1), [], {}),
        (
            "grant",
            lambda c, a: people.grant(
                c.of(max_), c.people["eve"], people.Role.MAYOR_DESIGNEE, None, TODAY, LAST_DAY
            ),
            ["appoint_designee"],
            {"membership": 1},
        ),
        (
            "end",
            lambda c, a: people.end(c.of(max_), people.directory(c.of(max_)).memberships[0].id),
            ["appoint_designee"],
            {"membership": 1},
        ),
        (
            "enter a person",
            lambda c, a: people.save_person(c.of(lee), "n", "N", "n@example.org", 1),
            ["keep_people"],
            {"person": 1},
        ),
        (
            "enter a department",
            lambda c, a: people.save_department(c.of(lee), "New", "", None),
            ["keep_people"],
            {"department": 1},
        ),
    ]


def test_every_use_case_leaves_exactly_its_acts_and_its_trail(city: City) -> None:
    account: dict[str, Any] = {}
    for name, do, acts, changes in _life():
        act_before, before = last(city, act_table), last(city)
        do(city, account)
        with city.database.read() as conn:
            left = conn.execute(select(act_table.c.act).where(act_table.c.id > act_before))
            assert list(left.scalars()) == acts, name
            newest = conn.execute(select(account_table.c.id, account_table.c.version)).one()
        account = {"id": newest.id, "version": newest.version}
        rows = trail(city, before)
        counted = dict.fromkeys(changes, 0)
        for row in rows:
            counted[row.entity] = counted.get(row.entity, 0) + 1
            assert row.act_id > act_before
        assert counted == changes, name


@pytest.mark.requirement("R15")
def test_supplying_an_email_leaves_an_act_for_every_account_it_moves(city: City) -> None:
    for handle in ("One", "Two"):
        draft = accounts.save(city.of("lou"), city.request("Parks", "lou", email="", handle=handle))
        emails.ask(city.of("lou"), draft.id, draft.version)
    act_before, before = last(city, act_table), last(city)
    emails.supply(city.of("lee"), 1, "parks@cityofpittsfield.org")
    with city.database.read() as conn:
        left = conn.execute(
            select(act_table.c.act, act_table.c.subject).where(act_table.c.id > act_before)
        ).all()
    assert left == [
        (Act.SUPPLY_EMAIL, "email_request"),
        (Act.SUPPLY_EMAIL, "account"),
        (Act.SUPPLY_EMAIL, "account"),
    ]
    assert [row.entity for row in trail(city, before)] == [
        "department",
        "email_request",
        "account",
        "account",
    ]


def test_what_is_refused_leaves_no_act(city: City) -> None:
    account = city.account()
    act_before, before = last(city, act_table), last(city)
    for login in ("eve", "ada"):
        with pytest.raises(Exception):  # noqa: B017, PT011
            accounts.approve(city.of(login), account.id, account.version, "Good")
    with pytest.raises(Exception):  # noqa: B017, PT011
        accounts.approve(city.of("max"), account.id, 99, "Good")
    assert (last(city, act_table), last(city)) == (act_before, before)
