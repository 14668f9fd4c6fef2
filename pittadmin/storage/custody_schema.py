"""The tables of the hand-over: computers, signed directories, envelopes, receipts, page roles.

What is signed lies here as its signer wrote it; the columns beside it are for showing and finding,
and nothing is trusted because of them.
"""

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
    UniqueConstraint,
)

from pittadmin.storage.columns import BULK, Moment, metadata, row_id, table, to, version

device = table(
    "device",
    row_id(),
    # 32 hexadecimal digits, chosen by the computer itself.
    Column("device_id", String(32), nullable=False, unique=True),
    Column("person_id", *to("person"), nullable=False, index=True),
    Column("computer", String(200), nullable=False),
    # The request to be enrolled, signed by the computer.
    Column("enrolment", LargeBinary, nullable=False, info=BULK),
    Column("state", String(12), nullable=False, server_default="asked"),
    Column("asked_at", Moment, nullable=False),
    Column("decided_by_id", *to("person")),
    Column("decided_at", Moment),
    Column("reason", Text, nullable=False, server_default=""),
    CheckConstraint("state IN ('asked', 'enrolled', 'turned_away', 'dropped')", name="state"),
)

device_directory = Table(
    "device_directory",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("document", LargeBinary, nullable=False, info=BULK),
    Column("signature", LargeBinary, nullable=False, info=BULK),
    Column("signed_by_id", *to("person"), nullable=False),
    Column("signed_at", Moment, nullable=False),
)

envelope = table(
    "envelope",
    row_id(),
    # SHA-256 of what is signed: two with one id are one and the same envelope.
    Column("envelope_id", String(64), nullable=False, unique=True),
    Column("account_id", *to("account"), nullable=False),
    Column("department_id", *to("department"), nullable=False),
    Column("kind", String(20), nullable=False),
    # Of the secret: counts up from 1 with every change of it.
    Column("secret_version", Integer, nullable=False),
    Column("direction", String(20), nullable=False),
    Column("device_id", String(32), nullable=False),
    Column("epoch", Integer, nullable=False),
    # The ids of the computers whose people know what is inside, for the table.
    Column("holders", Text, nullable=False, info=BULK),
    Column("data", LargeBinary, nullable=False, info=BULK),
    Column("sent_by_id", *to("person"), nullable=False),
    Column("sent_at", Moment, nullable=False),
)

receipt = table(
    "receipt",
    row_id(),
    Column("envelope_id", *to("envelope"), nullable=False),
    Column("device_id", String(32), nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("reason", String(40), nullable=False, server_default=""),
    Column("data", LargeBinary, nullable=False, info=BULK),
    Column("by_id", *to("person"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("envelope_id", "device_id"),
    CheckConstraint("outcome IN ('received', 'rejected')", name="outcome"),
)

custody = table(
    "custody",
    row_id(),
    Column("account_id", *to("account"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("secret_version", Integer, nullable=False, server_default="0"),
    Column("envelope_id", *to("envelope")),
    Column("changed_at", Moment),
    Column("changed_by_id", *to("person")),
    Column("received_at", Moment),
    Column("received_by_id", *to("person")),
    Column("verified_at", Moment),
    Column("verified_by_id", *to("person")),
    Column("works", Boolean),
    Column("reason", Text, nullable=False, server_default=""),
    UniqueConstraint("account_id", "kind"),
)

page_role = table(
    "page_role",
    row_id(),
    Column("account_id", *to("account"), nullable=False, index=True),
    Column("person_id", *to("person"), nullable=False, index=True),
    # As the platform calls it; see `domain.page_roles`.
    Column("role", String(20), nullable=False),
    Column("since", Date, nullable=False),
    Column("added_by_id", *to("person"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("confirmed_by_id", *to("person")),
    Column("confirmed_at", Moment),
    Column("ended_by_id", *to("person")),
    Column("ended_at", Moment),
    version(),
)

leaver = table(
    "leaver",
    row_id(),
    Column("person_id", *to("person"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("begun_by_id", *to("person"), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("closed_by_id", *to("person")),
    Column("closed_at", Moment),
)

# One thing to do: a secret to change, a page role to strip, or a computer to drop.
leaver_task = table(
    "leaver_task",
    row_id(),
    Column("leaver_id", *to("leaver"), nullable=False, index=True),
    Column("account_id", *to("account")),
    Column("kind", String(20), nullable=False, server_default=""),
    # The version that was known to who leaves: a newer one has to be received.
    Column("secret_version", Integer),
    Column("page_role_id", *to("page_role")),
    Column("device_id", String(32), ForeignKey("device.device_id")),
)
