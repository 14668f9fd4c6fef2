"""The table of accounts reads filters in the order shown, and words, from indexes of their own."""

from alembic import op

revision = "0002"
down_revision = "0001"

_FILTERED = ("state", "department_id", "platform", "exists_already")
_SORTED = {
    "platform": "platform",
    "handle": "handle_key",
    "email": "email_key",
    "state": "state",
    "business_page": "business_page",
    "custody": "custody",
    "next_review": "next_review",
}
_PIECES = r"""
CREATE INDEX ix_account_pieces ON account USING gin (string_to_array(
    regexp_replace(search_key, '(...)', E'\\1\n', 'g') || E'\n'
    || regexp_replace(substr(search_key, 2), '(...)', E'\\1\n', 'g') || E'\n'
    || regexp_replace(substr(search_key, 3), '(...)', E'\\1\n', 'g'),
    E'\n'
))
"""


def upgrade() -> None:
    """Bring the tables to this revision."""
    for name, by in _SORTED.items():
        op.drop_index(f"ix_account_by_{name}", "account")
        also = [column for column in _FILTERED if column != by]
        op.create_index(f"ix_account_by_{name}", "account", [by, "id", *also])
    op.create_index("ix_account_words", "account", ["search_key", *_FILTERED, "id"])
    op.drop_index("ix_account_list", "account")
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
            "id",
        ],
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_PIECES)
