"""The tables, for both databases; `audit` draws its triggers from them, `indexes` adds to them.

A column marked ``info={"private": True}`` appears in the audit trail as its SHA-256 only; one
marked ``info={"bulk": True}`` does not appear at all. The tables of `AUTOSAVED` hold what is being
typed: it is kept without an act, and each act on a draft writes down the hash of its text.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeDecorator

from pittadmin.domain.files import MAX_FILE_BYTES


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as text, ``2026-11-03T19:05:00.000Z``: alike on both databases, in sort
    order, and readable by whoever opens the database without this program."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        if value is None:
            return None
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03d}Z"

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives ids by itself to INTEGER PRIMARY KEY only.
Id = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, server_default="1")


def _table(name: str, *parts: Any, **options: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_autoincrement=True, **options)


def _to(target: str, **options: Any) -> tuple[Any, ...]:
    return Id, ForeignKey(f"{target}.id", **options)


SEARCHED = ("handle", "email", "page_address")
"""The columns of an account in which a search looks."""


def _searched(context: Any) -> str:
    given = context.get_current_parameters()
    return " ".join(given.get(name) or "" for name in SEARCHED).lower()


installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("oldest_writer", String(20), nullable=False),
    Column("review_days", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    CheckConstraint("kind IN ('city', 'try-out')", name="kind"),
)

policy_version = _table(
    "policy_version",
    _id(),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("signatories", Text, nullable=False),
    Column("effective_on", Date),
    Column("entered_at", Moment, nullable=False),
)

person = _table(
    "person",
    _id(),
    Column("login", String(100), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False),
    Column("supervisor_id", *_to("person")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    _version(),
)

department = _table(
    "department",
    _id(),
    Column("name", String(200), nullable=False),
    # Folding the case makes up to three letters of one.
    Column("name_key", String(600), nullable=False, unique=True),
    Column("email", String(254)),
    Column("email_key", String(254), unique=True),
    Column("head_id", *_to("person")),
    _version(),
)

membership = _table(
    "membership",
    _id(),
    Column("person_id", *_to("person"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("department_id", *_to("department"), index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("granted_by_id", *_to("person")),
    CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
)

acknowledgement = _table(
    "acknowledgement",
    _id(),
    Column("person_id", *_to("person"), nullable=False),
    Column("policy_version_id", *_to("policy_version"), nullable=False),
    Column("at", Moment, nullable=False),
)

platform = _table(
    "platform",
    _id(),
    Column("key", String(40), nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("host", String(253), nullable=False, unique=True),
)

platform_request = _table(
    "platform_request",
    _id(),
    Column("department_id", *_to("department"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("host", String(253), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("requested_by_id", *_to("person"), nullable=False),
    Column("requested_at", Moment, nullable=False),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    _version(),
    CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
)

email_request = _table(
    "email_request",
    _id(),
    Column("department_id", *_to("department"), nullable=False, index=True),
    Column("wish", String(254), nullable=False, server_default=""),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("requested_by_id", *_to("person"), nullable=False),
    Column("requested_at", Moment, nullable=False),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    _version(),
    CheckConstraint("state IN ('open', 'supplied', 'turned_away')", name="state"),
)

account = _table(
    "account",
    _id(),
    Column("department_id", *_to("department"), nullable=False),
    Column("email", String(254), nullable=False, server_default=""),
    Column("email_key", String(254), nullable=False, server_default=""),
    Column("platform", String(40), nullable=False, server_default=""),
    Column("handle", String(100), nullable=False, server_default=""),
    Column("handle_key", String(100)),
    Column("page_address", String(500), nullable=False, server_default=""),
    Column("page_key", String(500)),
    Column("exists_already", Boolean, nullable=False, server_default=text("false")),
    Column("state", String(20), nullable=False),
    Column("state_since", Moment, nullable=False),
    Column("state_reason", Text, nullable=False, server_default=""),
    Column("suspended", Boolean, nullable=False, server_default=text("false")),
    Column("purpose", Text, nullable=False, server_default=""),
    Column("audience", Text, nullable=False, server_default=""),
    Column("business_page", Boolean, nullable=False, server_default=text("false")),
    Column("attested_by_id", *_to("person")),
    Column("attested_at", Moment),
    Column("profile_text", Text, nullable=False, server_default=""),
    Column("profile_disclaimer", Boolean, nullable=False, server_default=text("false")),
    Column("profile_link", Boolean, nullable=False, server_default=text("false")),
    Column("profile_checked_at", Moment),
    Column("placement", String(20), nullable=False, server_default="profile"),
    Column("placement_note", Text, nullable=False, server_default=""),
    Column("placement_answer", String(10), nullable=False, server_default="none"),
    Column("waiver_reason", Text, nullable=False, server_default=""),
    Column("waiver_answer", String(10), nullable=False, server_default="none"),
    Column("custody", String(20), nullable=False, server_default="none"),
    Column("next_review", Date),
    Column("requested_by_id", *_to("person")),
    Column("requested_at", Moment, nullable=False),
    Column("submitted_by_id", *_to("person")),
    Column("submitted_at", Moment),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("recorded_by_id", *_to("person")),
    Column("recorded_at", Moment),
    Column("live_at", Moment),
    # What a search looks through: handle, e-mail and page address as they are shown, in lower case.
    Column(
        "search_key",
        Text,
        nullable=False,
        default=_searched,
        server_default="",
        info={"bulk": True},
    ),
    _version(),
)

account_administrator = _table(
    "account_administrator",
    _id(),
    Column("account_id", *_to("account"), nullable=False),
    Column("person_id", *_to("person"), nullable=False, index=True),
)

transfer = _table(
    "transfer",
    _id(),
    Column("account_id", *_to("account"), nullable=False, index=True),
    Column("from_department_id", *_to("department"), nullable=False),
    Column("to_department_id", *_to("department"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("offered_by_id", *_to("person"), nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("agreed_by_id", *_to("person")),
    Column("agreed_at", Moment),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    _version(),
    CheckConstraint(
        "state IN ('offered', 'agreed', 'approved', 'declined', 'denied', 'withdrawn')",
        name="state",
    ),
)

file = Table(
    "file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False, info={"bulk": True}),
    CheckConstraint(f"size <= {MAX_FILE_BYTES} AND size = length(data)", name="size"),
)

evidence = _table(
    "evidence",
    _id(),
    Column("account_id", *_to("account"), nullable=False, index=True),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    Column("filename", String(255), nullable=False, info={"private": True}),
    Column("kind", String(40), nullable=False),
    Column("added_by_id", *_to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

_WRITTEN = ("draft", "held", "sent", "returned", "approved", "posted", "discarded")

draft = _table(
    "draft",
    _id(),
    Column("department_id", *_to("department"), nullable=False),
    Column("author_id", *_to("person"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state", String(10), nullable=False),
    Column("state_since", Moment, nullable=False),
    Column("remark", Text, nullable=False, server_default="", info={"private": True}),
    Column("sent_by_id", *_to("person")),
    Column("sent_at", Moment),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("approval", String(10), nullable=False, server_default="none"),
    # The hash of the post as it was at the last act, by which the trail names its words.
    Column("post_sha256", String(64), nullable=False),
    Column("report", Text, info={"private": True}),
    CheckConstraint(f"state IN {_WRITTEN}", name="state"),
    CheckConstraint("approval IN ('none', 'second', 'own')", name="approval"),
)

draft_text = Table(
    "draft_text",
    metadata,
    Column("draft_id", *_to("draft"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("title", String(100), nullable=False),
    # What a search looks through: all texts, in lower case.
    Column("search_key", Text, nullable=False),
    Column("changed_by_id", *_to("person"), nullable=False),
    Column("changed_at", Moment, nullable=False),
    _version(),
)

draft_writer = Table(
    "draft_writer",
    metadata,
    Column("draft_id", *_to("draft"), primary_key=True, autoincrement=False),
    Column("person_id", *_to("person"), primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)

draft_confirmation = Table(
    "draft_confirmation",
    metadata,
    Column("draft_id", *_to("draft"), primary_key=True, autoincrement=False),
    Column("key", String(200), primary_key=True),
    Column("person_id", *_to("person"), nullable=False),
    Column("at", Moment, nullable=False),
)

draft_question = _table(
    "draft_question",
    _id(),
    Column("draft_id", *_to("draft"), nullable=False, index=True),
    Column("question", Text, nullable=False, info={"private": True}),
    Column("asked_by_id", *_to("person"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answer", Text, nullable=False, server_default="", info={"private": True}),
    Column("answered_by_id", *_to("person")),
    Column("answered_at", Moment),
)

draft_file = _table(
    "draft_file",
    _id(),
    Column("draft_id", *_to("draft"), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    # What its bytes say, as they were read when it was added.
    Column("facts", Text, nullable=False, info={"private": True}),
    Column("added_by_id", *_to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

post = _table(
    "post",
    _id(),
    Column("draft_id", *_to("draft"), nullable=False),
    Column("department_id", *_to("department"), nullable=False),
    Column("platform", String(40), nullable=False),
    Column("address", String(2000), nullable=False),
    Column("posted_at", Moment, nullable=False),
    Column("author_id", *_to("person"), nullable=False),
    Column("marked_by_id", *_to("person"), nullable=False),
    Column("marked_at", Moment, nullable=False),
    Column("approved_by_id", *_to("person"), nullable=False),
    Column("approved_at", Moment, nullable=False),
    Column("approval", String(10), nullable=False),
    Column("body", Text, nullable=False, info={"private": True}),
    Column("post_sha256", String(64), nullable=False),
    Column("report", Text, nullable=False, info={"private": True}),
    Column("confirmed", Text, nullable=False, info={"private": True}),
    Column("pack", String(20), nullable=False),
    Column("pack_sha256", String(64), nullable=False),
)

city_fact = _table(
    "city_fact",
    _id(),
    Column("kind", String(10), nullable=False),
    Column("value", String(300), nullable=False),
    Column("value_key", String(300), nullable=False),
    Column("department_id", *_to("department")),
    Column("note", Text, nullable=False, server_default=""),
    Column("added_by_id", *_to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
    CheckConstraint("kind IN ('number', 'host', 'handle')", name="kind"),
)

official_seal = _table(
    "official_seal",
    _id(),
    Column("name", String(100), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False, unique=True),
    Column("pixels_sha256", String(64), nullable=False),
    # 128 bits in hexadecimal digits: no integer of a database is as long.
    Column("difference_hash", String(32), nullable=False),
    Column("added_by_id", *_to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

rule_pack = _table(
    "rule_pack",
    _id(),
    Column("version", String(20), nullable=False, unique=True),
    Column("text", Text, nullable=False, info={"bulk": True}),
    Column("sha256", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("proposed_by_id", *_to("person"), nullable=False),
    Column("published_by_id", *_to("person"), nullable=False),
    Column("published_at", Moment, nullable=False),
)

# The newest row says which version is in force; without a version it is the shipped one.
rule_pack_use = _table(
    "rule_pack_use",
    _id(),
    Column("rule_pack_id", *_to("rule_pack")),
    Column("since", Moment, nullable=False),
    Column("by_id", *_to("person"), nullable=False),
    Column("reason", Text, nullable=False),
)

pack_proposal = _table(
    "pack_proposal",
    _id(),
    Column("pack", String(20), nullable=False),
    Column("text", Text, nullable=False, info={"bulk": True}),
    Column("sha256", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("proposed_by_id", *_to("person"), nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("decided_by_id", *_to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    _version(),
    CheckConstraint("state IN ('open', 'published', 'withdrawn', 'refused')", name="state"),
)

act = _table(
    "act",
    _id(),
    Column("at", Moment, nullable=False),
    # The computer's or the database's user, beside the person: in a try-out one user acts as many.
    Column("login", String(100), nullable=False),
    Column("person_id", *_to("person")),
    Column("person_name", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("act", String(40), nullable=False),
    Column("requirement", String(4), nullable=False),
    Column("policy_version_id", *_to("policy_version")),
    Column("subject", String(30), nullable=False),
    Column("subject_id", Id),
    Column("reason", Text, nullable=False, server_default=""),
)

audit = _table(
    "audit",
    _id(),
    Column("act_id", *_to("act"), nullable=False),
    Column("entity", String(40), nullable=False),
    Column("entity_id", String(64), nullable=False),
    Column("op", String(6), nullable=False),
    Column("old", Text),
    Column("new", Text),
)

APPEND_ONLY = (act, audit, post, rule_pack, rule_pack_use)
"""Tables to which rows are only ever added; the database itself refuses the rest."""

AUTOSAVED = (draft_text, draft_writer, draft_confirmation)
"""Tables that are written without an act, and only while their draft is being written."""

UNAUDITED = frozenset({"act", "audit", "alembic_version", *(one.name for one in AUTOSAVED)})
"""Tables that the audit triggers leave out: the trail itself, and what is being typed."""
