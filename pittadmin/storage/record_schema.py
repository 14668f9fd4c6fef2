"""The tables of removed content: sealed records, holds, retention, disposal, records requests (R9).

A record's head stays for good. What it holds lies apart, so that disposal can take it away and
leave the head with its hashes.
"""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, Text

from pittadmin.storage.columns import BULK, PRIVATE, Moment, metadata, row_id, table, to, version

removed_record = table(
    "removed_record",
    row_id(),
    Column("number", String(12), nullable=False, unique=True),
    Column("account_id", *to("account"), index=True),
    Column("department_id", *to("department")),
    Column("violation_id", *to("violation"), index=True),
    Column("post_id", *to("post"), index=True),
    Column("removed_at", Moment, nullable=False),
    Column("removed_by_id", *to("person"), nullable=False),
    Column("sealed_at", Moment, nullable=False),
    Column("sealed_by_id", *to("person"), nullable=False),
    # What was missing when it was sealed is due by then; empty where nothing was.
    Column("complete_due", Moment),
    # The hash of all that it holds, its files by their own hashes.
    Column("sha256", String(64), nullable=False),
    # The hashes of its files, as JSON: they stay when the files are disposed of.
    Column("files", Text, nullable=False),
)

removed_content = Table(
    "removed_content",
    metadata,
    Column("record_id", *to("removed_record"), primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False, info=PRIVATE),
    Column("handle", Text, nullable=False, info=PRIVATE),
    Column("identity", Text, nullable=False, info=PRIVATE),
    Column("posted_at", Moment),
    Column("address", Text, nullable=False, info=PRIVATE),
    Column("body", Text, nullable=False, info=PRIVATE),
    # The requirement of the policy, or the law, that the removal rests on (R8).
    Column("clause", Text, nullable=False, info=PRIVATE),
    Column("speech", String(10), nullable=False),
    Column("ground", String(40), nullable=False),
    Column("ground_words", Text, nullable=False, info=PRIVATE),
    # What a search looks through, in lower case.
    Column("search_key", Text, nullable=False, info=BULK),
    CheckConstraint("speech IN ('city', 'citizen')", name="speech"),
)

removed_file = table(
    "removed_file",
    row_id(),
    Column("record_id", *to("removed_record"), nullable=False, index=True),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False, index=True),
    Column("filename", String(255), nullable=False, info=PRIVATE),
    Column("kind", String(40), nullable=False),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# What was unknown when the record was sealed, and became known later.
record_addition = table(
    "record_addition",
    row_id(),
    Column("record_id", *to("removed_record"), nullable=False, index=True),
    Column("field", String(20), nullable=False),
    Column("value", Text, nullable=False, info=PRIVATE),
    Column("search_key", Text, nullable=False, info=BULK),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("sha256", String(64), nullable=False),
)

hold = table(
    "hold",
    row_id(),
    Column("record_id", *to("removed_record"), nullable=False, index=True),
    Column("who", String(300), nullable=False),
    Column("why", Text, nullable=False, info=PRIVATE),
    Column("since", Date, nullable=False),
    Column("placed_by_id", *to("person"), nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("lifted_by_id", *to("person")),
    Column("lifted_at", Moment),
    Column("lift_reason", Text, nullable=False, server_default="", info=PRIVATE),
)

# The newest row counts; without one, records are kept without end.
retention = table(
    "retention",
    row_id(),
    Column("years", Integer, nullable=False),
    Column("schedule", Text, nullable=False),
    Column("entered_by_id", *to("person"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    CheckConstraint("years BETWEEN 1 AND 100", name="years"),
)

disposal = table(
    "disposal",
    row_id(),
    Column("record_id", *to("removed_record"), nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("by_id", *to("person"), nullable=False),
    Column("authority", Text, nullable=False),
    Column("schedule", Text, nullable=False),
    Column("due", Date, nullable=False),
)

records_request = table(
    "records_request",
    row_id(),
    Column("number", String(12), nullable=False, unique=True),
    Column("requester", Text, nullable=False, info=PRIVATE),
    Column("subject", Text, nullable=False, info=PRIVATE),
    Column("received_on", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("entered_by_id", *to("person"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("answered_by_id", *to("person")),
    Column("answered_at", Moment),
    Column("answer", Text, nullable=False, server_default="", info=PRIVATE),
    # The hash of the bag that was handed out.
    Column("bag_sha256", String(64)),
    version(),
    CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name="state"),
)

records_request_row = table(
    "records_request_row",
    row_id(),
    Column("request_id", *to("records_request"), nullable=False, index=True),
    Column("record_id", *to("removed_record"), nullable=False),
    # The fields that are left out, by name, and why.
    Column("redacted", String(200), nullable=False),
    Column("why", Text, nullable=False, info=PRIVATE),
)
