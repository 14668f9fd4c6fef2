"""The first tables: people, accounts, requests, files, acts and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.String(24)
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of this revision."""
    op.create_table(
        "file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("size <= 52428800 AND size = length(data)", name=op.f("ck_file_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("oldest_writer", sa.String(length=20), nullable=False),
        sa.Column("review_days", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_one_row")),
        sa.CheckConstraint("kind IN ('city', 'try-out')", name=op.f("ck_installation_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "person",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("supervisor_id", _ID, nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["supervisor_id"], ["person.id"], name=op.f("fk_person_supervisor_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "platform",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform")),
        sa.UniqueConstraint("host", name=op.f("uq_platform_host")),
        sa.UniqueConstraint("key", name=op.f("uq_platform_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "policy_version",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("signatories", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("entered_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "acknowledgement",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("policy_version_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_acknowledgement_policy_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_acknowledgement_person_version",
        "acknowledgement",
        ["person_id", "policy_version_id"],
        unique=True,
    )
    op.create_table(
        "act",
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
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_act_person_id_person")),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_act_policy_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_act_subject", "act", ["subject", "subject_id", "id"], unique=False)
    op.create_table(
        "department",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=600), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("email_key", sa.String(length=254), nullable=True),
        sa.Column("head_id", _ID, nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["head_id"], ["person.id"], name=op.f("fk_department_head_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("email_key", name=op.f("uq_department_email_key")),
        sa.UniqueConstraint("name_key", name=op.f("uq_department_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "account",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("email_key", sa.String(length=254), server_default="", nullable=False),
        sa.Column("platform", sa.String(length=40), server_default="", nullable=False),
        sa.Column("handle", sa.String(length=100), server_default="", nullable=False),
        sa.Column("handle_key", sa.String(length=100), nullable=True),
        sa.Column("page_address", sa.String(length=500), server_default="", nullable=False),
        sa.Column("page_key", sa.String(length=500), nullable=True),
        sa.Column("exists_already", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("state_since", _MOMENT, nullable=False),
        sa.Column("state_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("suspended", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.Text(), server_default="", nullable=False),
        sa.Column("business_page", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("attested_by_id", _ID, nullable=True),
        sa.Column("attested_at", _MOMENT, nullable=True),
        sa.Column("profile_text", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "profile_disclaimer", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
        sa.Column("profile_link", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("profile_checked_at", _MOMENT, nullable=True),
        sa.Column("placement", sa.String(length=20), server_default="profile", nullable=False),
        sa.Column("placement_note", sa.Text(), server_default="", nullable=False),
        sa.Column("placement_answer", sa.String(length=10), server_default="none", nullable=False),
        sa.Column("waiver_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("waiver_answer", sa.String(length=10), server_default="none", nullable=False),
        sa.Column("custody", sa.String(length=20), server_default="none", nullable=False),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("requested_by_id", _ID, nullable=True),
        sa.Column("requested_at", _MOMENT, nullable=False),
        sa.Column("submitted_by_id", _ID, nullable=True),
        sa.Column("submitted_at", _MOMENT, nullable=True),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=True),
        sa.Column("live_at", _MOMENT, nullable=True),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["attested_by_id"], ["person.id"], name=op.f("fk_account_attested_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_account_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_account_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_account_recorded_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["person.id"], name=op.f("fk_account_requested_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["person.id"], name=op.f("fk_account_submitted_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_by_business_page", "account", ["business_page", "id"], unique=False)
    op.create_index("ix_account_by_custody", "account", ["custody", "id"], unique=False)
    op.create_index("ix_account_by_email", "account", ["email_key", "id"], unique=False)
    op.create_index("ix_account_by_handle", "account", ["handle_key", "id"], unique=False)
    op.create_index("ix_account_by_next_review", "account", ["next_review", "id"], unique=False)
    op.create_index(
        "ix_account_list",
        "account",
        [
            "state",
            "department_id",
            "platform",
            "exists_already",
            "handle_key",
            "email_key",
            "business_page",
            "custody",
            "next_review",
            "placement_answer",
            "waiver_answer",
            "state_since",
            "requested_by_id",
            "submitted_by_id",
            "search_key",
            "id",
        ],
        unique=False,
    )
    op.create_index("ix_account_by_platform", "account", ["platform", "id"], unique=False)
    op.create_index("ix_account_by_state", "account", ["state", "id"], unique=False)
    op.create_index(
        "ix_account_search",
        "account",
        [
            "department_id",
            "handle_key",
            "id",
            "search_key",
            "state",
            "exists_already",
            "platform",
        ],
        unique=False,
    )
    op.create_index(
        "uq_account_handle",
        "account",
        ["department_id", "platform", "handle_key"],
        unique=True,
        sqlite_where=sa.text("state <> 'archived'"),
        postgresql_where=sa.text("state <> 'archived'"),
    )
    op.create_index(
        "uq_account_page",
        "account",
        ["page_key"],
        unique=True,
        sqlite_where=sa.text("state <> 'archived'"),
        postgresql_where=sa.text("state <> 'archived'"),
    )
    op.create_table(
        "audit",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("act_id", _ID, nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("entity_id", sa.String(length=64), nullable=False),
        sa.Column("op", sa.String(length=6), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_audit_act_id_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_act", "audit", ["act_id", "id"], unique=False)
    op.create_index("ix_audit_entity", "audit", ["entity", "entity_id", "id"], unique=False)
    op.create_table(
        "email_request",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("wish", sa.String(length=254), server_default="", nullable=False),
        sa.Column("state", sa.String(length=20), server_default="open", nullable=False),
        sa.Column("requested_by_id", _ID, nullable=False),
        sa.Column("requested_at", _MOMENT, nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'supplied', 'turned_away')", name=op.f("ck_email_request_state")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_email_request_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_email_request_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["person.id"], name=op.f("fk_email_request_requested_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_email_request_department_id"), "email_request", ["department_id"], unique=False
    )
    op.create_index(
        "uq_email_request_open",
        "email_request",
        ["department_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "membership",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("department_id", _ID, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("granted_by_id", _ID, nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_membership_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_membership_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["person.id"], name=op.f("fk_membership_granted_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_membership_department_id"), "membership", ["department_id"], unique=False
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "platform_request",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), server_default="open", nullable=False),
        sa.Column("requested_by_id", _ID, nullable=False),
        sa.Column("requested_at", _MOMENT, nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'declined')", name=op.f("ck_platform_request_state")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_platform_request_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_platform_request_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"],
            ["person.id"],
            name=op.f("fk_platform_request_requested_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_platform_request_department_id"),
        "platform_request",
        ["department_id"],
        unique=False,
    )
    op.create_table(
        "account_administrator",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_administrator_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_administrator_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_administrator")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_account_administrator_person_id"),
        "account_administrator",
        ["person_id"],
        unique=False,
    )
    op.create_index(
        "uq_account_administrator_pair",
        "account_administrator",
        ["account_id", "person_id"],
        unique=True,
    )
    op.create_table(
        "evidence",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_evidence_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_evidence_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name=op.f("fk_evidence_sha256_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evidence_account_id"), "evidence", ["account_id"], unique=False)
    op.create_index("uq_evidence_pair", "evidence", ["account_id", "sha256"], unique=True)
    op.create_table(
        "transfer",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("from_department_id", _ID, nullable=False),
        sa.Column("to_department_id", _ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("offered_by_id", _ID, nullable=False),
        sa.Column("offered_at", _MOMENT, nullable=False),
        sa.Column("agreed_by_id", _ID, nullable=True),
        sa.Column("agreed_at", _MOMENT, nullable=True),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'agreed', 'approved', 'declined', 'denied', 'withdrawn')",
            name=op.f("ck_transfer_state"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_transfer_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["person.id"], name=op.f("fk_transfer_agreed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_transfer_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["from_department_id"],
            ["department.id"],
            name=op.f("fk_transfer_from_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["offered_by_id"], ["person.id"], name=op.f("fk_transfer_offered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["to_department_id"],
            ["department.id"],
            name=op.f("fk_transfer_to_department_id_department"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_transfer_account_id"), "transfer", ["account_id"], unique=False)
    op.create_index(
        "uq_transfer_open",
        "transfer",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('offered', 'agreed')"),
        postgresql_where=sa.text("state IN ('offered', 'agreed')"),
    )
