"""The hand-over of passwords: computers, envelopes, receipts, page roles, leavers (R20 to R22)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.String(length=24)


def upgrade() -> None:
    """Make the tables of this revision."""
    op.create_table(
        "device",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("computer", sa.String(length=200), nullable=False),
        sa.Column("enrolment", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=12), server_default="asked", nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('asked', 'enrolled', 'turned_away', 'dropped')", name=op.f("ck_device_state")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_device_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_device_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("device_id", name=op.f("uq_device_device_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_device_person_id"), "device", ["person_id"])
    op.create_table(
        "device_directory",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("signed_by_id", _ID, nullable=False),
        sa.Column("signed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["person.id"], name=op.f("fk_device_directory_signed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("epoch", name=op.f("pk_device_directory")),
    )
    op.create_table(
        "leaver",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begun_by_id", _ID, nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("closed_by_id", _ID, nullable=True),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["begun_by_id"], ["person.id"], name=op.f("fk_leaver_begun_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name=op.f("fk_leaver_closed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_leaver_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaver")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_leaver_person_id"), "leaver", ["person_id"])
    op.create_index(
        "uq_leaver_open",
        "leaver",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "envelope",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("envelope_id", sa.String(length=64), nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("secret_version", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=20), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("holders", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("sent_by_id", _ID, nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_envelope_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_envelope_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["person.id"], name=op.f("fk_envelope_sent_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_envelope")),
        sa.UniqueConstraint("envelope_id", name=op.f("uq_envelope_envelope_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_envelope_of_account",
        "envelope",
        ["account_id", "kind", "secret_version", "id"],
    )
    op.create_index(
        "uq_envelope_version",
        "envelope",
        ["account_id", "kind", "secret_version"],
        unique=True,
        sqlite_where=sa.text("direction <> 'resealed'"),
        postgresql_where=sa.text("direction <> 'resealed'"),
    )
    op.create_table(
        "page_role",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("confirmed_by_id", _ID, nullable=True),
        sa.Column("confirmed_at", _MOMENT, nullable=True),
        sa.Column("ended_by_id", _ID, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_page_role_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_page_role_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["person.id"], name=op.f("fk_page_role_confirmed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["person.id"], name=op.f("fk_page_role_ended_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_page_role_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_role")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_page_role_account_id"), "page_role", ["account_id"])
    op.create_index(op.f("ix_page_role_person_id"), "page_role", ["person_id"])
    op.create_table(
        "custody",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("secret_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("envelope_id", _ID, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=True),
        sa.Column("changed_by_id", _ID, nullable=True),
        sa.Column("received_at", _MOMENT, nullable=True),
        sa.Column("received_by_id", _ID, nullable=True),
        sa.Column("verified_at", _MOMENT, nullable=True),
        sa.Column("verified_by_id", _ID, nullable=True),
        sa.Column("works", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_custody_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_custody_changed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_custody_envelope_id_envelope")
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["person.id"], name=op.f("fk_custody_received_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["person.id"], name=op.f("fk_custody_verified_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sa.UniqueConstraint("account_id", "kind", name=op.f("uq_custody_account_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_custody_state"), "custody", ["state"])
    op.create_table(
        "leaver_task",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("leaver_id", _ID, nullable=False),
        sa.Column("account_id", _ID, nullable=True),
        sa.Column("kind", sa.String(length=20), server_default="", nullable=False),
        sa.Column("secret_version", sa.Integer(), nullable=True),
        sa.Column("page_role_id", _ID, nullable=True),
        sa.Column("device_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_leaver_task_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.device_id"], name=op.f("fk_leaver_task_device_id_device")
        ),
        sa.ForeignKeyConstraint(
            ["leaver_id"], ["leaver.id"], name=op.f("fk_leaver_task_leaver_id_leaver")
        ),
        sa.ForeignKeyConstraint(
            ["page_role_id"], ["page_role.id"], name=op.f("fk_leaver_task_page_role_id_page_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaver_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_leaver_task_leaver_id"), "leaver_task", ["leaver_id"])
    op.create_table(
        "receipt",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("envelope_id", _ID, nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=40), server_default="", nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("by_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("outcome IN ('received', 'rejected')", name=op.f("ck_receipt_outcome")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_receipt_by_id_person")),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_receipt_envelope_id_envelope")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint(
            "envelope_id", "device_id", name=op.f("uq_receipt_envelope_id_device_id")
        ),
        sqlite_autoincrement=True,
    )
