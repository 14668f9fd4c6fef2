"""The City's official seals and logos, which Personnel keeps (R26, R35)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table of this revision."""
    op.create_table(
        "official_seal",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pixels_sha256", sa.String(length=64), nullable=False),
        sa.Column("difference_hash", sa.String(length=32), nullable=False),
        sa.Column("added_by_id", _ID, nullable=False),
        sa.Column("added_at", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_official_seal_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["file.sha256"], name=op.f("fk_official_seal_sha256_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_seal")),
        sa.UniqueConstraint("sha256", name=op.f("uq_official_seal_sha256")),
        sqlite_autoincrement=True,
    )
