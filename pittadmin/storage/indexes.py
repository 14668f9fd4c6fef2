"""The indexes of the tables; a module of its own, as nothing that asks a question names one.

Migrations and their tests need them. Every start does without: an index with a condition for
PostgreSQL makes SQLAlchemy import that database's half, also where there is only SQLite.
"""

from sqlalchemy import Index, Table, text

from pittadmin.storage.account_search import PIECES
from pittadmin.storage.case_schema import (
    instruction,
    monitoring,
    violation,
    violation_category,
    violation_named,
    violation_reader,
)
from pittadmin.storage.custody_schema import envelope, leaver
from pittadmin.storage.record_schema import hold, records_request_row
from pittadmin.storage.schema import (
    account,
    account_administrator,
    acknowledgement,
    act,
    audit,
    city_fact,
    confidential_act,
    draft,
    draft_file,
    draft_question,
    draft_text,
    email_request,
    evidence,
    pack_proposal,
    post,
    transfer,
)


def _index(name: str, table: Table, *columns: str) -> None:
    Index(name, *[table.c[column] for column in columns])


def _unique(name: str, table: Table, *columns: str, where: str | None = None) -> None:
    condition = None if where is None else text(where)
    Index(
        name,
        *[table.c[column] for column in columns],
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )


_STANDS = "state <> 'archived'"

_unique("uq_acknowledgement_person_version", acknowledgement, "person_id", "policy_version_id")
_unique("uq_email_request_open", email_request, "department_id", where="state = 'open'")
_unique("uq_account_administrator_pair", account_administrator, "account_id", "person_id")
_unique("uq_transfer_open", transfer, "account_id", where="state IN ('offered', 'agreed')")
_unique("uq_evidence_pair", evidence, "account_id", "sha256")
_index("ix_act_subject", act, "subject", "subject_id", "id")
_index("ix_confidential_act_subject", confidential_act, "subject", "subject_id", "id")
_index("ix_audit_entity", audit, "entity", "entity_id", "id")
_index("ix_audit_act", audit, "act_id", "id")

# One department has no two accounts with one handle on one platform.
_unique("uq_account_handle", account, "department_id", "platform", "handle_key", where=_STANDS)
# One page address exists once in the City.
_unique("uq_account_page", account, "page_key", where=_STANDS)

# The table of accounts reads one of these alone: the rows themselves, with their long texts, are
# ten times as large. Each has what the filters ask for; see `account_search`.
FILTERED = ("state", "department_id", "platform", "exists_already")
SORTED = {
    "platform": "platform",
    "handle": "handle_key",
    "email": "email_key",
    "state": "state",
    "business_page": "business_page",
    "custody": "custody",
    "next_review": "next_review",
}

# In the order shown, by each column and by department.
for _name, _by in SORTED.items():
    _also = [column for column in FILTERED if column != _by]
    _index(f"ix_account_by_{_name}", account, _by, "id", *_also)
_index(
    "ix_account_search",
    account,
    "department_id",
    "handle_key",
    "id",
    "search_key",
    "state",
    "exists_already",
    "platform",
)
# What a search looks through comes first, where it is read fastest.
_index("ix_account_words", account, "search_key", *FILTERED, "id")
# Words on PostgreSQL, by their pieces.
Index("ix_account_pieces", PIECES, postgresql_using="gin").ddl_if(dialect="postgresql")
# What waits for somebody, in any order.
_index(
    "ix_account_list",
    account,
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
)

_index("ix_draft_by_state", draft, "state", "department_id", "id")
_index("ix_draft_by_department", draft, "department_id", "state", "id")
_index("ix_draft_text_newest", draft_text, "changed_at", "draft_id")
_unique("uq_draft_question_open", draft_question, "draft_id", where="answered_at IS NULL")
_unique("uq_draft_file_pair", draft_file, "draft_id", "sha256")
_index("ix_draft_file_by_sha256", draft_file, "sha256")
# A draft goes out once on a platform, and a post stands at one address.
_unique("uq_post_platform", post, "draft_id", "platform")
_unique("uq_post_address", post, "address")
_index("ix_post_newest", post, "posted_at", "id")
_index("ix_post_of_page", post, "department_id", "platform", "posted_at")
_unique("uq_city_fact_value", city_fact, "kind", "value_key")
# One changed pack waits at a time.
_unique("uq_pack_proposal_open", pack_proposal, "state", where="state = 'open'")

# The log reads one of these alone, as the table of accounts does: in the order shown, with what the
# filters ask for; see `violation_search`.
CASE_FILTERED = (
    "office",
    "state",
    "department_id",
    "account_id",
    "owner_id",
    "due",
    "reported_on",
)
CASE_SORTED = {
    "date": "reported_on",
    "account": "account_key",
    "department": "department_id",
    "category": "category",
    "state": "state",
    "due": "due",
    "owner": "owner_id",
}
for _name, _by in CASE_SORTED.items():
    _also = [column for column in CASE_FILTERED if column != _by]
    _index(f"ix_violation_by_{_name}", violation, _by, "id", *_also)
_index("ix_instruction_told", instruction, "to_id", "violation_id")
_index("ix_instruction_of_department", instruction, "department_id", "violation_id")
_index("ix_violation_of_account", violation, "account_id", "id")
# The few that Personnel does not work, by which the database knows that it may show all others.
Index(
    "ix_violation_elsewhere",
    violation.c.office,
    violation.c.id,
    sqlite_where=text("office <> 'personnel'"),
    postgresql_where=text("office <> 'personnel'"),
)
_index("ix_violation_category_found", violation_category, "category", "violation_id")
_unique("uq_violation_category_pair", violation_category, "violation_id", "category")
_unique("uq_violation_reader_pair", violation_reader, "person_id", "violation_id")
_index("ix_violation_reader_by_violation", violation_reader, "violation_id")
_unique("uq_violation_named_pair", violation_named, "violation_id", "person_id")
_index("ix_violation_named_by_person", violation_named, "person_id")
_index("ix_monitoring_furthest", monitoring, "account_id", "role", "until")
_index("ix_monitoring_newest", monitoring, "role", "until", "account_id")
# One hold of one authority stands on a record at a time.
_unique("uq_hold_standing", hold, "record_id", "who", where="lifted_at IS NULL")
_unique("uq_records_request_row_pair", records_request_row, "request_id", "record_id")

# Of a version of a secret there is one envelope, besides those in which IT sealed the same anew.
_unique(
    "uq_envelope_version",
    envelope,
    "account_id",
    "kind",
    "secret_version",
    where="direction <> 'resealed'",
)
_index("ix_envelope_of_account", envelope, "account_id", "kind", "secret_version", "id")
# One leaves once at a time.
_unique("uq_leaver_open", leaver, "person_id", where="closed_at IS NULL")
