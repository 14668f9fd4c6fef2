"""The tables of violations and their cases, and of monitoring.

What gives a reporter away lies apart: who reported is in a table of its own, a case shows days and
no moments, and every change is in the confidential trail (R66, R67).
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, String, Table, Text

from pittadmin.storage.columns import BULK, PRIVATE, Moment, metadata, row_id, table, to, version

_STATES = (
    "reported",
    "under_review",
    "dismissed",
    "instructed",
    "removed",
    "refused",
    "referred",
    "ordered_down",
    "down",
    "closed",
)

# Who reports writes rows that they may not read back, which RETURNING would do.
UNREAD = {"implicit_returning": False}

violation = table(
    "violation",
    row_id(),
    Column("number", String(12), nullable=False, unique=True),
    Column("office", String(10), nullable=False),
    Column("state", String(15), nullable=False),
    Column("state_since", Date, nullable=False),
    Column("reported_on", Date, nullable=False),
    # The main one, by which the log is sorted; all are in `violation_category`.
    Column("category", String(40), nullable=False),
    Column("account_id", *to("account")),
    # The account's handle in the form in which it is compared, for the order of the log.
    Column("account_key", String(100), nullable=False, server_default="", info=BULK),
    Column("department_id", *to("department")),
    Column("place", String(10), nullable=False),
    Column("address", String(2000), nullable=False, server_default=""),
    Column("happened_at", Moment),
    Column("poster", Text, nullable=False, server_default="", info=PRIVATE),
    Column("due", Date),
    Column("owner_id", *to("person")),
    Column("first_id", *to("violation"), index=True),
    # By its receipt, which tells nothing else, a reporter follows the state without giving a name.
    Column("receipt_sha256", String(64), nullable=False, unique=True),
    version(),
    CheckConstraint(f"state IN {_STATES}", name="state"),
    CheckConstraint("office IN ('personnel', 'director', 'mayor')", name="office"),
    CheckConstraint("place IN ('account', 'post', 'personal', 'elsewhere')", name="place"),
)

violation_report = Table(
    "violation_report",
    metadata,
    Column("violation_id", *to("violation"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False, info=PRIVATE),
    Column("other", Text, nullable=False, info=PRIVATE),
    Column("copied", Text, nullable=False, info=PRIVATE),
    Column("noticed", Text, nullable=False, info=PRIVATE),
)

violation_reporter = Table(
    "violation_reporter",
    metadata,
    Column("violation_id", *to("violation"), primary_key=True, autoincrement=False),
    Column("person_id", *to("person"), nullable=False, index=True),
)

violation_category = table(
    "violation_category",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False),
    Column("category", String(40), nullable=False),
    **UNREAD,
)

violation_reader = table(
    "violation_reader",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False),
    Column("person_id", *to("person"), nullable=False),
    **UNREAD,
)

violation_named = table(
    "violation_named",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False),
    Column("person_id", *to("person"), nullable=False),
    **UNREAD,
)

violation_file = table(
    "violation_file",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False, index=True),
    Column("filename", String(255), nullable=False, info=PRIVATE),
    Column("kind", String(40), nullable=False),
    # Nobody, for what came with the report.
    Column("added_by_id", *to("person")),
    Column("added_on", Date, nullable=False),
    **UNREAD,
)

violation_note = table(
    "violation_note",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False, index=True),
    Column("body", Text, nullable=False, info=PRIVATE),
    Column("by_id", *to("person"), nullable=False),
    Column("at", Moment, nullable=False),
)

instruction = table(
    "instruction",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False, index=True),
    Column("to_id", *to("person"), nullable=False),
    Column("department_id", *to("department"), nullable=False),
    Column("content", Text, nullable=False, info=PRIVATE),
    Column("due", Date, nullable=False),
    Column("given_by_id", *to("person"), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("answer", String(10), nullable=False, server_default="none"),
    Column("answered_by_id", *to("person")),
    Column("answered_at", Moment),
    Column("remark", Text, nullable=False, server_default="", info=PRIVATE),
    Column("record_id", *to("removed_record")),
    CheckConstraint("answer IN ('none', 'removed', 'refused', 'withdrawn')", name="answer"),
)

outcome = table(
    "outcome",
    row_id(),
    Column("violation_id", *to("violation"), nullable=False, index=True),
    Column("person_id", *to("person"), nullable=False),
    Column("body", Text, nullable=False, info=PRIVATE),
    Column("filed_by_id", *to("person"), nullable=False),
    Column("filed_at", Moment, nullable=False),
    Column("notice_due", Date, nullable=False),
    Column("notice_at", Moment),
    Column("notice_by_id", *to("person")),
)

monitoring = table(
    "monitoring",
    row_id(),
    Column("account_id", *to("account"), nullable=False),
    Column("by_id", *to("person"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    # What was looked at: everything posted between these days.
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
)

# Apart: what the head or Personnel found would tell others who reported it.
monitoring_finding = Table(
    "monitoring_finding",
    metadata,
    Column("monitoring_id", *to("monitoring"), primary_key=True, autoincrement=False),
    Column("remark", Text, nullable=False, info=PRIVATE),
    Column("reported", Boolean, nullable=False),
)
