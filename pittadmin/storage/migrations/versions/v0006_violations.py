"""Violations, the confidential trail, monitoring, and records of removed content."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.String(length=24)


_FILTERED = ("office", "state", "department_id", "account_id", "owner_id", "due", "reported_on")
_SORTED = {
    "date": "reported_on",
    "account": "account_key",
    "department": "department_id",
    "category": "category",
    "state": "state",
    "due": "due",
    "owner": "owner_id",
}

# The words of reports and notes, by which the log is searched: each database has its own.
_WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE violation_words USING fts5(words, content='', detail=none, "
        "columnsize=0, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
        "CREATE TABLE violation_words_known (word TEXT PRIMARY KEY) WITHOUT ROWID",
    ),
    "postgresql": (
        "CREATE TABLE violation_words (violation_id bigint NOT NULL REFERENCES violation (id), "
        "part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (violation_id, part))",
        "CREATE INDEX ix_violation_words ON violation_words USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make the tables of this revision, and the periods of monitoring."""
    op.create_table(
        "confidential_act",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("person_id", _ID, nullable=True),
        sa.Column("person_name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("requirement", sa.String(length=4), nullable=False),
        sa.Column("policy_version_id", _ID, nullable=True),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("subject_id", _ID, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_confidential_act_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_confidential_act_policy_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential_act")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_confidential_act_subject", "confidential_act", ["subject", "subject_id", "id"]
    )
    op.create_table(
        "records_request",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("requester", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("entered_by_id", _ID, nullable=False),
        sa.Column("entered_at", _MOMENT, nullable=False),
        sa.Column("answered_by_id", _ID, nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("bag_sha256", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'withdrawn')", name=op.f("ck_records_request_state")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_records_request_answered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["person.id"], name=op.f("fk_records_request_entered_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records_request")),
        sa.UniqueConstraint("number", name=op.f("uq_records_request_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "retention",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("entered_by_id", _ID, nullable=False),
        sa.Column("entered_at", _MOMENT, nullable=False),
        sa.CheckConstraint("years BETWEEN 1 AND 100", name=op.f("ck_retention_years")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["person.id"], name=op.f("fk_retention_entered_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "confidential_audit",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("act_id", _ID, nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("entity_id", sa.String(length=64), nullable=False),
        sa.Column("op", sa.String(length=6), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["act_id"],
            ["confidential_act.id"],
            name=op.f("fk_confidential_audit_act_id_confidential_act"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential_audit")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "monitoring",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("by_id", _ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_monitoring_account_id_account")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_monitoring_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_monitoring_newest", "monitoring", ["account_id", "role", "at"])
    op.create_table(
        "violation",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("office", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=15), nullable=False),
        sa.Column("state_since", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("account_id", _ID, nullable=True),
        sa.Column("account_key", sa.String(length=100), server_default="", nullable=False),
        sa.Column("department_id", _ID, nullable=True),
        sa.Column("place", sa.String(length=10), nullable=False),
        sa.Column("address", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("happened_at", _MOMENT, nullable=True),
        sa.Column("poster", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("owner_id", _ID, nullable=True),
        sa.Column("first_id", _ID, nullable=True),
        sa.Column("receipt_sha256", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "office IN ('personnel', 'director', 'mayor')", name=op.f("ck_violation_office")
        ),
        sa.CheckConstraint(
            "place IN ('account', 'post', 'personal', 'elsewhere')", name=op.f("ck_violation_place")
        ),
        sa.CheckConstraint(
            "state IN ('reported', 'under_review', 'dismissed', 'instructed', 'removed', "
            "'refused', 'referred', 'ordered_down', 'down', 'closed')",
            name=op.f("ck_violation_state"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_violation_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_violation_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["first_id"], ["violation.id"], name=op.f("fk_violation_first_id_violation")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_violation_owner_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation")),
        sa.UniqueConstraint("number", name=op.f("uq_violation_number")),
        sa.UniqueConstraint("receipt_sha256", name=op.f("uq_violation_receipt_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_violation_first_id"), "violation", ["first_id"])
    op.create_table(
        "monitoring_finding",
        sa.Column("monitoring_id", _ID, autoincrement=False, nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("reported", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["monitoring_id"],
            ["monitoring.id"],
            name=op.f("fk_monitoring_finding_monitoring_id_monitoring"),
        ),
        sa.PrimaryKeyConstraint("monitoring_id", name=op.f("pk_monitoring_finding")),
    )
    op.create_table(
        "outcome",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("filed_by_id", _ID, nullable=False),
        sa.Column("filed_at", _MOMENT, nullable=False),
        sa.Column("notice_due", sa.Date(), nullable=False),
        sa.Column("notice_at", _MOMENT, nullable=True),
        sa.Column("notice_by_id", _ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["filed_by_id"], ["person.id"], name=op.f("fk_outcome_filed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["notice_by_id"], ["person.id"], name=op.f("fk_outcome_notice_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outcome_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"], ["violation.id"], name=op.f("fk_outcome_violation_id_violation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outcome_violation_id"), "outcome", ["violation_id"])
    op.create_table(
        "removed_record",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("account_id", _ID, nullable=True),
        sa.Column("department_id", _ID, nullable=True),
        sa.Column("violation_id", _ID, nullable=True),
        sa.Column("post_id", _ID, nullable=True),
        sa.Column("removed_at", _MOMENT, nullable=False),
        sa.Column("removed_by_id", _ID, nullable=False),
        sa.Column("sealed_at", _MOMENT, nullable=False),
        sa.Column("sealed_by_id", _ID, nullable=False),
        sa.Column("complete_due", _MOMENT, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_removed_record_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_removed_record_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_removed_record_post_id_post")
        ),
        sa.ForeignKeyConstraint(
            ["removed_by_id"], ["person.id"], name=op.f("fk_removed_record_removed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sealed_by_id"], ["person.id"], name=op.f("fk_removed_record_sealed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_removed_record_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed_record")),
        sa.UniqueConstraint("number", name=op.f("uq_removed_record_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_removed_record_account_id"), "removed_record", ["account_id"])
    op.create_index(op.f("ix_removed_record_post_id"), "removed_record", ["post_id"])
    op.create_index(op.f("ix_removed_record_violation_id"), "removed_record", ["violation_id"])
    op.create_table(
        "violation_category",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_category_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_category")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_violation_category_pair",
        "violation_category",
        ["violation_id", "category"],
        unique=True,
    )
    op.create_table(
        "violation_file",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("added_by_id", _ID, nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_violation_file_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["file.sha256"], name=op.f("fk_violation_file_sha256_file")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_file_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_file")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_violation_file_sha256"), "violation_file", ["sha256"])
    op.create_table(
        "violation_named",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_violation_named_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_named_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_named")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_violation_named_by_person", "violation_named", ["person_id"])
    op.create_index(
        "uq_violation_named_pair", "violation_named", ["violation_id", "person_id"], unique=True
    )
    op.create_table(
        "violation_note",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_violation_note_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_note_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_note")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_violation_note_violation_id"), "violation_note", ["violation_id"])
    op.create_table(
        "violation_reader",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_violation_reader_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_reader_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_reader")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_violation_reader_by_violation", "violation_reader", ["violation_id"])
    op.create_index(
        "uq_violation_reader_pair", "violation_reader", ["person_id", "violation_id"], unique=True
    )
    op.create_table(
        "violation_report",
        sa.Column("violation_id", _ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("copied", sa.Text(), nullable=False),
        sa.Column("noticed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_report_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("violation_id", name=op.f("pk_violation_report")),
    )
    op.create_table(
        "violation_reporter",
        sa.Column("violation_id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_violation_reporter_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"],
            ["violation.id"],
            name=op.f("fk_violation_reporter_violation_id_violation"),
        ),
        sa.PrimaryKeyConstraint("violation_id", name=op.f("pk_violation_reporter")),
    )
    op.create_index(op.f("ix_violation_reporter_person_id"), "violation_reporter", ["person_id"])
    op.create_table(
        "disposal",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by_id", _ID, nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_disposal_by_id_person")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["removed_record.id"], name=op.f("fk_disposal_record_id_removed_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal")),
        sa.UniqueConstraint("record_id", name=op.f("uq_disposal_record_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "hold",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("who", sa.String(length=300), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("placed_by_id", _ID, nullable=False),
        sa.Column("placed_at", _MOMENT, nullable=False),
        sa.Column("lifted_by_id", _ID, nullable=True),
        sa.Column("lifted_at", _MOMENT, nullable=True),
        sa.Column("lift_reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"], ["person.id"], name=op.f("fk_hold_lifted_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["placed_by_id"], ["person.id"], name=op.f("fk_hold_placed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["removed_record.id"], name=op.f("fk_hold_record_id_removed_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_hold_record_id"), "hold", ["record_id"])
    op.create_index(
        "uq_hold_standing",
        "hold",
        ["record_id", "who"],
        unique=True,
        sqlite_where=sa.text("lifted_at IS NULL"),
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_table(
        "instruction",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("violation_id", _ID, nullable=False),
        sa.Column("to_id", _ID, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("given_by_id", _ID, nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("answer", sa.String(length=10), server_default="none", nullable=False),
        sa.Column("answered_by_id", _ID, nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("record_id", _ID, nullable=True),
        sa.CheckConstraint(
            "answer IN ('none', 'removed', 'refused', 'withdrawn')",
            name=op.f("ck_instruction_answer"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_instruction_answered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_instruction_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["person.id"], name=op.f("fk_instruction_given_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["removed_record.id"],
            name=op.f("fk_instruction_record_id_removed_record"),
        ),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_instruction_to_id_person")),
        sa.ForeignKeyConstraint(
            ["violation_id"], ["violation.id"], name=op.f("fk_instruction_violation_id_violation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_instruction_violation_id"), "instruction", ["violation_id"])
    op.create_table(
        "record_addition",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_record_addition_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["removed_record.id"],
            name=op.f("fk_record_addition_record_id_removed_record"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_addition")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_record_addition_record_id"), "record_addition", ["record_id"])
    op.create_table(
        "records_request_row",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("request_id", _ID, nullable=False),
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("redacted", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["removed_record.id"],
            name=op.f("fk_records_request_row_record_id_removed_record"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["records_request.id"],
            name=op.f("fk_records_request_row_request_id_records_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records_request_row")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_records_request_row_request_id"), "records_request_row", ["request_id"]
    )
    op.create_index(
        "uq_records_request_row_pair",
        "records_request_row",
        ["request_id", "record_id"],
        unique=True,
    )
    op.create_table(
        "removed_content",
        sa.Column("record_id", _ID, autoincrement=False, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("posted_at", _MOMENT, nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("speech", sa.String(length=10), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("ground_words", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.CheckConstraint("speech IN ('city', 'citizen')", name=op.f("ck_removed_content_speech")),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["removed_record.id"],
            name=op.f("fk_removed_content_record_id_removed_record"),
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_removed_content")),
    )
    op.create_table(
        "removed_file",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_removed_file_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["removed_record.id"],
            name=op.f("fk_removed_file_record_id_removed_record"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["file.sha256"], name=op.f("fk_removed_file_sha256_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed_file")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_removed_file_record_id"), "removed_file", ["record_id"])
    op.create_index(op.f("ix_removed_file_sha256"), "removed_file", ["sha256"])
    op.add_column(
        "installation", sa.Column("head_days", sa.Integer(), server_default="7", nullable=False)
    )
    op.add_column(
        "installation",
        sa.Column("personnel_days", sa.Integer(), server_default="30", nullable=False),
    )
    for name, column in _SORTED.items():
        also = [one for one in _FILTERED if one != column]
        op.create_index(f"ix_violation_by_{name}", "violation", [column, "id", *also])
    op.create_index("ix_instruction_told", "instruction", ["to_id", "violation_id"])
    op.create_index(
        "ix_instruction_of_department", "instruction", ["department_id", "violation_id"]
    )
    op.create_index("ix_violation_of_account", "violation", ["account_id", "id"])
    op.create_index(
        "ix_violation_elsewhere",
        "violation",
        ["office", "id"],
        sqlite_where=sa.text("office <> 'personnel'"),
        postgresql_where=sa.text("office <> 'personnel'"),
    )
    op.create_index(
        "ix_violation_category_found", "violation_category", ["category", "violation_id"]
    )
    for statement in _WORDS[op.get_bind().dialect.name]:
        op.execute(statement)
