"""Drafts and posts: rows to values and back.

A draft is in two tables: what acts change, which is audited, and what is typed, which saves itself
without an act. Its one version is in the second, so that a save and an act can't pass each other.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import (
    Approval,
    Confirmed,
    Draft,
    PublishedPost,
    Question,
    plain,
    title_of,
)
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media, described
from pittadmin.domain.people import PersonRef
from pittadmin.domain.posts import Post
from pittadmin.storage import editing, files, judged
from pittadmin.storage.people import ref
from pittadmin.storage.schema import (
    department,
    draft,
    draft_confirmation,
    draft_file,
    draft_question,
    draft_text,
    draft_writer,
    person,
    post,
)

_named = {
    role: person.alias(role)
    for role in ("author", "sent_by", "decided_by", "changed_by", "head", "marked_by")
}
_asker, _answerer, _approver = person.alias("asker"), person.alias("answerer"), person.alias("ok")


def get(conn: Connection, draft_id: int) -> Draft:
    """Return one draft, whole.

    Raises:
        Conflict: there is no such draft.
    """
    row = conn.execute(_drafts().where(draft.c.id == draft_id)).one_or_none()
    if row is None:
        raise Conflict(_("The draft is not there any more."), _("Look at the list again."))
    return Draft(
        id=row.id,
        version=row.version,
        department_id=row.department_id,
        department=row.department,
        state=DraftState(row.state),
        state_since=row.state_since,
        post=_with_facts(conn, draft_id, judged.read_post(row.body)),
        author=PersonRef(row.author_id, row.author_name),
        created_at=row.created_at,
        changed_by=PersonRef(row.changed_by_id, row.changed_by_name),
        changed_at=row.changed_at,
        writers=_writers(conn, draft_id),
        head=ref(row.head_id, row.head_name),
        confirmed=_confirmed(conn, draft_id),
        questions=_questions(conn, draft_id),
        remark=row.remark,
        sent_by=ref(row.sent_by_id, row.sent_by_name),
        sent_at=row.sent_at,
        decided_by=ref(row.decided_by_id, row.decided_by_name),
        decided_at=row.decided_at,
        approval=Approval(row.approval),
        report=None if row.report is None else judged.read_report(row.report),
        posts=tuple(_post(one) for one in conn.execute(_posts().where(post.c.draft_id == row.id))),
    )


def hold(conn: Connection, draft_id: int) -> Draft:
    """Return one draft, which nobody else can change until this transaction ends.

    Raises:
        Conflict: there is no such draft.
    """
    # A statement of its own: PostgreSQL would join the locked row with texts as they were before.
    conn.execute(select(draft.c.id).where(draft.c.id == draft_id).with_for_update())
    return get(conn, draft_id)


def add(
    conn: Connection, draft_id: int, department_id: int, written: Post, by: int, at: datetime
) -> None:
    """Add a draft that `by` begins."""
    conn.execute(
        insert(draft).values(
            id=draft_id,
            department_id=department_id,
            author_id=by,
            created_at=at,
            state=DraftState.DRAFT,
            state_since=at,
            post_sha256=written.sha256,
        )
    )
    conn.execute(insert(draft_text).values(draft_id=draft_id, **_text(written, by, at)))
    wrote(conn, draft_id, by, at)


def save_text(
    conn: Connection, draft_id: int, version: int, written: Post, by: int, at: datetime
) -> None:
    """Keep what was typed; no act.

    Raises:
        Conflict: somebody saved it since `version`; it carries the draft as it stands.
    """
    editing.change(conn, draft_text, draft_id, version, _text(written, by, at), get)
    wrote(conn, draft_id, by, at)


def change(conn: Connection, draft_id: int, version: int, **values: Any) -> None:
    """Change what acts change in a draft.

    Raises:
        Conflict: somebody changed it since `version` was loaded; it carries the draft as it is.
    """
    editing.change(conn, draft_text, draft_id, version, {}, get)
    if "report" in values and values["report"] is not None:
        values["report"] = judged.write(values["report"])
    conn.execute(update(draft).where(draft.c.id == draft_id).values(**values))


def wrote(conn: Connection, draft_id: int, person_id: int, at: datetime) -> None:
    """Write down that a person has written in a draft; once is enough."""
    known = select(draft_writer.c.since).where(
        draft_writer.c.draft_id == draft_id, draft_writer.c.person_id == person_id
    )
    if conn.execute(known).one_or_none() is None:
        conn.execute(insert(draft_writer).values(draft_id=draft_id, person_id=person_id, since=at))


def confirm(conn: Connection, draft_id: int, keys: Collection[str], by: int, at: datetime) -> None:
    """Keep that points were confirmed; who did so first stays on record."""
    known = {one.key for one in _confirmed(conn, draft_id)}
    new = [
        {"draft_id": draft_id, "key": key, "person_id": by, "at": at}
        for key in sorted(set(keys) - known)
    ]
    if new:
        conn.execute(insert(draft_confirmation), new)


def unconfirm(conn: Connection, draft_id: int, keys: Collection[str]) -> None:
    """Take confirmations back."""
    conn.execute(
        delete(draft_confirmation).where(
            draft_confirmation.c.draft_id == draft_id, draft_confirmation.c.key.in_(keys)
        )
    )


def ask(conn: Connection, draft_id: int, question: str, by: int, at: datetime) -> None:
    """Keep a question to Personnel."""
    conn.execute(
        insert(draft_question).values(
            draft_id=draft_id, question=question, asked_by_id=by, asked_at=at
        )
    )


def close_question(conn: Connection, question_id: int, said: str, by: int, at: datetime) -> None:
    """Keep Personnel's answer; or, with none, that who asked has taken the question back."""
    conn.execute(
        update(draft_question)
        .where(draft_question.c.id == question_id)
        .values(answer=said, answered_by_id=by, answered_at=at)
    )


def attach(
    conn: Connection, draft_id: int, media: Media, data: bytes, by: int, at: datetime
) -> None:
    """Keep the bytes of a picture or video with a draft; the same twice is one."""
    key = files.keep(conn, data)
    known = select(draft_file.c.id).where(
        draft_file.c.draft_id == draft_id, draft_file.c.sha256 == key
    )
    if conn.execute(known).one_or_none() is None:
        conn.execute(
            insert(draft_file).values(
                draft_id=draft_id,
                sha256=key,
                facts=judged.write(media),
                added_by_id=by,
                added_at=at,
            )
        )


def keep_only(conn: Connection, draft_id: int, keys: Collection[str]) -> None:
    """Let go of the files of a draft that are not among `keys`."""
    mine = select(draft_file.c.sha256).where(draft_file.c.draft_id == draft_id)
    for gone in set(conn.execute(mine).scalars()) - set(keys):
        conn.execute(
            delete(draft_file).where(draft_file.c.draft_id == draft_id, draft_file.c.sha256 == gone)
        )
        files.forget(conn, gone)


def facts_of(conn: Connection, draft_id: int) -> dict[str, Media]:
    """Return what the bytes of each file of a draft say, by the file's hash."""
    rows = conn.execute(
        select(draft_file.c.sha256, draft_file.c.facts).where(draft_file.c.draft_id == draft_id)
    )
    return {row.sha256: judged.read_media(row.facts) for row in rows}


def publish(conn: Connection, of: Draft, **values: Any) -> None:
    """Freeze what went out on one platform: the draft as it was approved, and its report."""
    assert of.report is not None  # it was approved with one
    conn.execute(
        insert(post).values(
            draft_id=of.id,
            department_id=of.department_id,
            author_id=of.author.id,
            approved_by_id=of.decided_by.id if of.decided_by else None,
            approved_at=of.decided_at,
            approval=of.approval,
            body=judged.write(of.post),
            post_sha256=of.post.sha256,
            report=judged.write(of.report),
            confirmed=judged.write_confirmed(of.confirmed),
            pack=of.report.pack,
            pack_sha256=of.report.pack_sha256,
            **values,
        )
    )


def recent_posts(conn: Connection, most: int) -> list[PublishedPost]:
    """Return what went out last, the newest first."""
    newest = _posts().order_by(None).order_by(post.c.posted_at.desc(), post.c.id.desc())
    return [_post(row) for row in conn.execute(newest.limit(most))]


def post_at(conn: Connection, address: str) -> PublishedPost | None:
    """Return the post at an address, or None."""
    row = conn.execute(_posts().where(post.c.address == address)).one_or_none()
    return None if row is None else _post(row)


def _text(written: Post, by: int, at: datetime) -> dict[str, Any]:
    words = "\n".join((written.text, *(one.text for one in written.variants)))
    return {
        "body": judged.write(written),
        "title": title_of(written),
        "search_key": plain(words).casefold(),
        "changed_by_id": by,
        "changed_at": at,
    }


def _with_facts(conn: Connection, draft_id: int, written: Post) -> Post:
    """Return the post with what the bytes of its pictures say, as they were read."""
    if not written.media:
        return written
    facts = facts_of(conn, draft_id)
    return replace(
        written,
        media=tuple(
            described(facts[one.sha256], one) if one.sha256 in facts else one
            for one in written.media
        ),
    )


def _writers(conn: Connection, draft_id: int) -> tuple[PersonRef, ...]:
    rows = conn.execute(
        select(person.c.id, person.c.name)
        .join(draft_writer, draft_writer.c.person_id == person.c.id)
        .where(draft_writer.c.draft_id == draft_id)
        .order_by(draft_writer.c.since, person.c.id)
    )
    return tuple(PersonRef(row.id, row.name) for row in rows)


def _confirmed(conn: Connection, draft_id: int) -> tuple[Confirmed, ...]:
    one = draft_confirmation
    rows = conn.execute(
        select(one.c.key, one.c.at, person.c.id, person.c.name)
        .join(person, person.c.id == one.c.person_id)
        .where(one.c.draft_id == draft_id)
        .order_by(one.c.at, one.c.key)
    )
    return tuple(Confirmed(row.key, PersonRef(row.id, row.name), row.at) for row in rows)


def _questions(conn: Connection, draft_id: int) -> tuple[Question, ...]:
    one = draft_question
    rows = conn.execute(
        select(one, _asker.c.name.label("asker"), _answerer.c.name.label("answerer"))
        .join(_asker, _asker.c.id == one.c.asked_by_id)
        .outerjoin(_answerer, _answerer.c.id == one.c.answered_by_id)
        .where(one.c.draft_id == draft_id)
        .order_by(one.c.id.desc())
    )
    return tuple(
        Question(
            row.id,
            row.question,
            PersonRef(row.asked_by_id, row.asker),
            row.asked_at,
            row.answer,
            ref(row.answered_by_id, row.answerer),
            row.answered_at,
        )
        for row in rows
    )


@cache
def _drafts() -> Select[Any]:
    source = (
        draft.join(draft_text, draft_text.c.draft_id == draft.c.id)
        .join(department, department.c.id == draft.c.department_id)
        .outerjoin(_named["head"], _named["head"].c.id == department.c.head_id)
        .join(_named["changed_by"], _named["changed_by"].c.id == draft_text.c.changed_by_id)
    )
    for role in ("author", "sent_by", "decided_by"):
        source = source.outerjoin(_named[role], _named[role].c.id == draft.c[f"{role}_id"])
    shown = ("author", "sent_by", "decided_by", "changed_by", "head")
    return select(
        draft,
        draft_text.c.body,
        draft_text.c.version,
        draft_text.c.changed_by_id,
        draft_text.c.changed_at,
        department.c.name.label("department"),
        department.c.head_id,
        *[_named[role].c.name.label(f"{role}_name") for role in shown],
    ).select_from(source)


@cache
def _posts() -> Select[Any]:
    return (
        select(
            post,
            department.c.name.label("department"),
            _named["author"].c.name.label("author_name"),
            _named["marked_by"].c.name.label("marked_by_name"),
            _approver.c.name.label("approver"),
        )
        .join(department, department.c.id == post.c.department_id)
        .join(_named["author"], _named["author"].c.id == post.c.author_id)
        .join(_named["marked_by"], _named["marked_by"].c.id == post.c.marked_by_id)
        .join(_approver, _approver.c.id == post.c.approved_by_id)
        .order_by(post.c.id)
    )


def _post(row: Row[Any]) -> PublishedPost:
    return PublishedPost(
        row.id,
        row.draft_id,
        row.department_id,
        row.department,
        row.platform,
        row.address,
        row.posted_at,
        PersonRef(row.author_id, row.author_name),
        PersonRef(row.marked_by_id, row.marked_by_name),
        row.marked_at,
        PersonRef(row.approved_by_id, row.approver),
        row.approved_at,
        Approval(row.approval),
        judged.read_post(row.body),
        judged.read_report(row.report),
        judged.read_confirmed(row.confirmed),
    )


def texts(conn: Connection, wanted: Sequence[int]) -> dict[int, Post]:
    """Return what is written in the drafts with these ids."""
    found = conn.execute(
        select(draft_text.c.draft_id, draft_text.c.body).where(
            draft_text.c.draft_id.in_(list(wanted))
        )
    )
    return {row.draft_id: judged.read_post(row.body) for row in found}
