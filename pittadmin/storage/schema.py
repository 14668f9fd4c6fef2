"""The tables that the first page needs, and the trail; `case_schema` and `record_schema` have more.

`audit` draws its triggers from them, `indexes` adds to them. The tables of `AUTOSAVED` hold what is
being typed: it is kept without an act, and each act on a draft writes down the hash of its text.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.storage.columns import (
    BULK,
    PRIVATE,
    Id,
    Moment,
    metadata,
    row_id,
    table,
    to,
    version,
)

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
    # After how many days a page should have been looked at again (R34, R57); Personnel sets them.
    Column("head_days", Integer, nullable=False, server_default="7"),
    Column("personnel_days", Integer, nullable=False, server_default="30"),
    Column("created_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    CheckConstraint("kind IN ('city', 'try-out')", name="kind"),
)

policy_version = table(
    "policy_version",
    row_id(),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("signatories", Text, nullable=False),
    Column("effective_on", Date),
    Column("entered_at", Moment, nullable=False),
)

person = table(
    "person",
    row_id(),
    Column("login", String(100), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False),
    Column("supervisor_id", *to("person")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    version(),
)

department = table(
    "department",
    row_id(),
    Column("name", String(200), nullable=False),
    # Folding the case makes up to three letters of one.
    Column("name_key", String(600), nullable=False, unique=True),
    Column("email", String(254)),
    Column("email_key", String(254), unique=True),
    Column("head_id", *to("person")),
    version(),
)

membership = table(
    "membership",
    row_id(),
    Column("person_id", *to("person"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("department_id", *to("department"), index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("granted_by_id", *to("person")),
    CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
)

acknowledgement = table(
    "acknowledgement",
    row_id(),
    Column("person_id", *to("person"), nullable=False),
    Column("policy_version_id", *to("policy_version"), nullable=False),
    Column("at", Moment, nullable=False),
)

platform = table(
    "platform",
    row_id(),
    Column("key", String(40), nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("host", String(253), nullable=False, unique=True),
)

platform_request = table(
    "platform_request",
    row_id(),
    Column("department_id", *to("department"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("host", String(253), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("requested_by_id", *to("person"), nullable=False),
    Column("requested_at", Moment, nullable=False),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    version(),
    CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
)

email_request = table(
    "email_request",
    row_id(),
    Column("department_id", *to("department"), nullable=False, index=True),
    Column("wish", String(254), nullable=False, server_default=""),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("requested_by_id", *to("person"), nullable=False),
    Column("requested_at", Moment, nullable=False),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    version(),
    CheckConstraint("state IN ('open', 'supplied', 'turned_away')", name="state"),
)

account = table(
    "account",
    row_id(),
    Column("department_id", *to("department"), nullable=False),
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
    Column("attested_by_id", *to("person")),
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
    Column("requested_by_id", *to("person")),
    Column("requested_at", Moment, nullable=False),
    Column("submitted_by_id", *to("person")),
    Column("submitted_at", Moment),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("recorded_by_id", *to("person")),
    Column("recorded_at", Moment),
    Column("live_at", Moment),
    # What a search looks through: handle, e-mail and page address as they are shown, in lower case.
    Column(
        "search_key",
        Text,
        nullable=False,
        default=_searched,
        server_default="",
        info=BULK,
    ),
    version(),
)

account_administrator = table(
    "account_administrator",
    row_id(),
    Column("account_id", *to("account"), nullable=False),
    Column("person_id", *to("person"), nullable=False, index=True),
)

transfer = table(
    "transfer",
    row_id(),
    Column("account_id", *to("account"), nullable=False, index=True),
    Column("from_department_id", *to("department"), nullable=False),
    Column("to_department_id", *to("department"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("offered_by_id", *to("person"), nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("agreed_by_id", *to("person")),
    Column("agreed_at", Moment),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    version(),
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
    Column("data", LargeBinary, nullable=False, info=BULK),
    CheckConstraint(f"size <= {MAX_FILE_BYTES} AND size = length(data)", name="size"),
)

evidence = table(
    "evidence",
    row_id(),
    Column("account_id", *to("account"), nullable=False, index=True),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    Column("filename", String(255), nullable=False, info=PRIVATE),
    Column("kind", String(40), nullable=False),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

_WRITTEN = ("draft", "held", "sent", "returned", "approved", "posted", "discarded")

draft = table(
    "draft",
    row_id(),
    Column("department_id", *to("department"), nullable=False),
    Column("author_id", *to("person"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state", String(10), nullable=False),
    Column("state_since", Moment, nullable=False),
    Column("remark", Text, nullable=False, server_default="", info=PRIVATE),
    Column("sent_by_id", *to("person")),
    Column("sent_at", Moment),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("approval", String(10), nullable=False, server_default="none"),
    # The hash of the post as it was at the last act, by which the trail names its words.
    Column("post_sha256", String(64), nullable=False),
    Column("report", Text, info=PRIVATE),
    CheckConstraint(f"state IN {_WRITTEN}", name="state"),
    CheckConstraint("approval IN ('none', 'second', 'own')", name="approval"),
)

draft_text = Table(
    "draft_text",
    metadata,
    Column("draft_id", *to("draft"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("title", String(100), nullable=False),
    # What a search looks through: all texts, in lower case.
    Column("search_key", Text, nullable=False),
    Column("changed_by_id", *to("person"), nullable=False),
    Column("changed_at", Moment, nullable=False),
    version(),
)

draft_writer = Table(
    "draft_writer",
    metadata,
    Column("draft_id", *to("draft"), primary_key=True, autoincrement=False),
    Column("person_id", *to("person"), primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)

draft_confirmation = Table(
    "draft_confirmation",
    metadata,
    Column("draft_id", *to("draft"), primary_key=True, autoincrement=False),
    Column("key", String(200), primary_key=True),
    Column("person_id", *to("person"), nullable=False),
    Column("at", Moment, nullable=False),
)

draft_question = table(
    "draft_question",
    row_id(),
    Column("draft_id", *to("draft"), nullable=False, index=True),
    Column("question", Text, nullable=False, info=PRIVATE),
    Column("asked_by_id", *to("person"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answer", Text, nullable=False, server_default="", info=PRIVATE),
    Column("answered_by_id", *to("person")),
    Column("answered_at", Moment),
)

draft_file = table(
    "draft_file",
    row_id(),
    Column("draft_id", *to("draft"), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    # What its bytes say, as they were read when it was added.
    Column("facts", Text, nullable=False, info=PRIVATE),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

post = table(
    "post",
    row_id(),
    Column("draft_id", *to("draft"), nullable=False),
    Column("department_id", *to("department"), nullable=False),
    Column("platform", String(40), nullable=False),
    Column("address", String(2000), nullable=False),
    Column("posted_at", Moment, nullable=False),
    Column("author_id", *to("person"), nullable=False),
    Column("marked_by_id", *to("person"), nullable=False),
    Column("marked_at", Moment, nullable=False),
    Column("approved_by_id", *to("person"), nullable=False),
    Column("approved_at", Moment, nullable=False),
    Column("approval", String(10), nullable=False),
    Column("body", Text, nullable=False, info=PRIVATE),
    Column("post_sha256", String(64), nullable=False),
    Column("report", Text, nullable=False, info=PRIVATE),
    Column("confirmed", Text, nullable=False, info=PRIVATE),
    Column("pack", String(20), nullable=False),
    Column("pack_sha256", String(64), nullable=False),
)

city_fact = table(
    "city_fact",
    row_id(),
    Column("kind", String(10), nullable=False),
    Column("value", String(300), nullable=False),
    Column("value_key", String(300), nullable=False),
    Column("department_id", *to("department")),
    Column("note", Text, nullable=False, server_default=""),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
    CheckConstraint("kind IN ('number', 'host', 'handle')", name="kind"),
)

official_seal = table(
    "official_seal",
    row_id(),
    Column("name", String(100), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False, unique=True),
    Column("pixels_sha256", String(64), nullable=False),
    # 128 bits in hexadecimal digits: no integer of a database is as long.
    Column("difference_hash", String(32), nullable=False),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

rule_pack = table(
    "rule_pack",
    row_id(),
    Column("version", String(20), nullable=False, unique=True),
    Column("text", Text, nullable=False, info=BULK),
    Column("sha256", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("proposed_by_id", *to("person"), nullable=False),
    Column("published_by_id", *to("person"), nullable=False),
    Column("published_at", Moment, nullable=False),
)

# The newest row says which version is in force; without a version it is the shipped one.
rule_pack_use = table(
    "rule_pack_use",
    row_id(),
    Column("rule_pack_id", *to("rule_pack")),
    Column("since", Moment, nullable=False),
    Column("by_id", *to("person"), nullable=False),
    Column("reason", Text, nullable=False),
)

pack_proposal = table(
    "pack_proposal",
    row_id(),
    Column("pack", String(20), nullable=False),
    Column("text", Text, nullable=False, info=BULK),
    Column("sha256", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("proposed_by_id", *to("person"), nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("decision", Text, nullable=False, server_default=""),
    version(),
    CheckConstraint("state IN ('open', 'published', 'withdrawn', 'refused')", name="state"),
)


def _acts(name: str) -> Table:
    return table(
        name,
        row_id(),
        Column("at", Moment, nullable=False),
        # The computer's or the database's user, beside the person: in a try-out one user acts as
        # many.
        Column("login", String(100), nullable=False),
        Column("person_id", *to("person")),
        Column("person_name", String(200), nullable=False),
        Column("role", String(20), nullable=False),
        Column("act", String(40), nullable=False),
        Column("requirement", String(4), nullable=False),
        Column("policy_version_id", *to("policy_version")),
        Column("subject", String(30), nullable=False),
        Column("subject_id", Id),
        Column("reason", Text, nullable=False, server_default=""),
    )


def _trail(name: str, acts: str) -> Table:
    return table(
        name,
        row_id(),
        Column("act_id", *to(acts), nullable=False),
        Column("entity", String(40), nullable=False),
        Column("entity_id", String(64), nullable=False),
        Column("op", String(6), nullable=False),
        Column("old", Text),
        Column("new", Text),
    )


act, audit = _acts("act"), _trail("audit", "act")
"""What was done, and what it changed."""
confidential_act = _acts("confidential_act")
"""What was done in a case, apart from the rest: a row there would give the reporter away (R66)."""
confidential_audit = _trail("confidential_audit", "confidential_act")

TRAIL = (act, audit, confidential_act, confidential_audit)
"""The trail itself; the triggers alone write the changes into it."""

APPEND_ONLY = frozenset({*(one.name for one in TRAIL), "post", "rule_pack", "rule_pack_use"}) | {
    "violation_report",
    "violation_reporter",
    "violation_note",
    "monitoring",
    "monitoring_finding",
    "removed_record",
    "retention",
    "disposal",
    "device_directory",
    "envelope",
    "receipt",
}
"""Tables to which rows are only ever added; the database itself refuses the rest."""

CONFIDENTIAL = frozenset(
    {
        "violation",
        "violation_report",
        "violation_reporter",
        "violation_category",
        "violation_reader",
        "violation_named",
        "violation_file",
        "violation_note",
        "instruction",
        "outcome",
        "monitoring_finding",
    }
)
"""Tables whose changes are written into the confidential trail."""

AUTOSAVED = (draft_text, draft_writer, draft_confirmation)
"""Tables that are written without an act, and only while their draft is being written."""

UNAUDITED = frozenset(
    {"alembic_version", *(one.name for one in TRAIL), *(one.name for one in AUTOSAVED)}
)
"""Tables that the audit triggers leave out: the trail itself, and what is being typed."""
