"""Drafts, posts, what the City knows, and versions of the rule pack."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"

_MOMENT = sa.String(24)
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of this revision."""
    op.create_table(
        "pack_proposal",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("pack", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("proposed_by_id", _ID, nullable=False),
        sa.Column("proposed_at", _MOMENT, nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'published', 'withdrawn', 'refused')",
            name=op.f("ck_pack_proposal_state"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_pack_proposal_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_pack_proposal_proposed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_proposal")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_pack_proposal_open",
        "pack_proposal",
        ["state"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "rule_pack",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", _ID, nullable=False),
        sa.Column("published_by_id", _ID, nullable=False),
        sa.Column("published_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_rule_pack_proposed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["person.id"], name=op.f("fk_rule_pack_published_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_pack")),
        sa.UniqueConstraint("version", name=op.f("uq_rule_pack_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "city_fact",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("value_key", sa.String(length=300), nullable=False),
        sa.Column("department_id", _ID, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.CheckConstraint("kind IN ('number', 'host', 'handle')", name=op.f("ck_city_fact_kind")),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_city_fact_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_city_fact_department_id_department")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city_fact")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_city_fact_value",
        "city_fact",
        ["kind", "value_key"],
        unique=True,
        sqlite_where=None,
        postgresql_where=None,
    )
    op.create_table(
        "draft",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("author_id", _ID, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("state_since", _MOMENT, nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_by_id", _ID, nullable=True),
        sa.Column("sent_at", _MOMENT, nullable=True),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("approval", sa.String(length=10), server_default="none", nullable=False),
        sa.Column("post_sha256", sa.String(length=64), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.CheckConstraint("approval IN ('none', 'second', 'own')", name=op.f("ck_draft_approval")),
        sa.CheckConstraint(
            "state IN ('draft', 'held', 'sent', 'returned', 'approved', 'posted', 'discarded')",
            name=op.f("ck_draft_state"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_draft_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_draft_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_draft_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["person.id"], name=op.f("fk_draft_sent_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_draft_by_department", "draft", ["department_id", "state", "id"], unique=False
    )
    op.create_index("ix_draft_by_state", "draft", ["state", "department_id", "id"], unique=False)
    op.create_table(
        "rule_pack_use",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("rule_pack_id", _ID, nullable=True),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("by_id", _ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_rule_pack_use_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["rule_pack_id"], ["rule_pack.id"], name=op.f("fk_rule_pack_use_rule_pack_id_rule_pack")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_pack_use")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft_confirmation",
        sa.Column("draft_id", _ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_confirmation_draft_id_draft")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_confirmation_person_id_person")
        ),
        sa.PrimaryKeyConstraint("draft_id", "key", name=op.f("pk_draft_confirmation")),
    )
    op.create_table(
        "draft_file",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("draft_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_draft_file_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_file_draft_id_draft")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["file.sha256"], name=op.f("fk_draft_file_sha256_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_file")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_file_by_sha256", "draft_file", ["sha256"], unique=False)
    op.create_index(
        "uq_draft_file_pair",
        "draft_file",
        ["draft_id", "sha256"],
        unique=True,
        sqlite_where=None,
        postgresql_where=None,
    )
    op.create_table(
        "draft_question",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("draft_id", _ID, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by_id", _ID, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_by_id", _ID, nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_draft_question_answered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_draft_question_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_question_draft_id_draft")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_question")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_draft_question_draft_id"), "draft_question", ["draft_id"], unique=False
    )
    op.create_index(
        "uq_draft_question_open",
        "draft_question",
        ["draft_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_table(
        "draft_text",
        sa.Column("draft_id", _ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_draft_text_changed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_text_draft_id_draft")
        ),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_draft_text")),
    )
    op.create_index("ix_draft_text_newest", "draft_text", ["changed_at", "draft_id"], unique=False)
    op.create_table(
        "draft_writer",
        sa.Column("draft_id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_writer_draft_id_draft")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_writer_person_id_person")
        ),
        sa.PrimaryKeyConstraint("draft_id", "person_id", name=op.f("pk_draft_writer")),
    )
    op.create_table(
        "post",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("draft_id", _ID, nullable=False),
        sa.Column("department_id", _ID, nullable=False),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=False),
        sa.Column("posted_at", _MOMENT, nullable=False),
        sa.Column("author_id", _ID, nullable=False),
        sa.Column("marked_by_id", _ID, nullable=False),
        sa.Column("marked_at", _MOMENT, nullable=False),
        sa.Column("approved_by_id", _ID, nullable=False),
        sa.Column("approved_at", _MOMENT, nullable=False),
        sa.Column("approval", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("post_sha256", sa.String(length=64), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("confirmed", sa.Text(), nullable=False),
        sa.Column("pack", sa.String(length=20), nullable=False),
        sa.Column("pack_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_post_approved_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_post_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_post_department_id_department")
        ),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_post_draft_id_draft")),
        sa.ForeignKeyConstraint(
            ["marked_by_id"], ["person.id"], name=op.f("fk_post_marked_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_post_newest", "post", ["posted_at", "id"], unique=False)
    op.create_index(
        "uq_post_address",
        "post",
        ["address"],
        unique=True,
        sqlite_where=None,
        postgresql_where=None,
    )
    op.create_index(
        "uq_post_platform",
        "post",
        ["draft_id", "platform"],
        unique=True,
        sqlite_where=None,
        postgresql_where=None,
    )
