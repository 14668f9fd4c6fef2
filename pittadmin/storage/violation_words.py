"""The words of reports and notes, for the search of the log: by their beginnings, alike on both
databases.

A text is taken apart here, so that no database's own idea of a word counts. SQLite keeps the words
in FTS5 without the text, PostgreSQL as `tsvector`; the table is in no metadata, as each has its
own. Reports and notes only grow, so nothing is ever taken out of it.

FTS5 has lists ready for the first three letters. For more it would put together all that begins so,
hundreds of thousands for a frequent word, before the first answer; so SQLite also keeps each word
once, by which the beginning of a word becomes the words that begin with it.
"""

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    cast,
    func,
    literal_column,
    null,
    select,
    text,
)
from sqlalchemy import table as lightweight

from pittadmin.storage.account_search import read

TABLE = "violation_words"
_PART_BITS = 20
"""On SQLite a row's number is its violation's, then so many bits for the part: 0 is the report,
the others are the notes. So the words come in the order of the violations."""

_READY = 3
"""Up to so many letters FTS5 has the lists ready."""
_MOST_WORDS = 100
"""How many words are asked for one by one; that more begin with four letters is rare."""
_MOST_SEARCHED = 200
_LONGEST = 60
_WORD = re.compile(r"[^\W_]+")


def words_of(said: str) -> list[str]:
    """Return the words of a text, each once: without case, accents and whatever is no letter."""
    plain = unicodedata.normalize("NFKD", said.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return list(dict.fromkeys(word[:_LONGEST] for word in _WORD.findall(bare)))


def searched(said: str) -> list[str]:
    """Return the words of a search; a whole document may have been pasted."""
    return words_of(said[:_MOST_SEARCHED].encode("utf-8", "replace").decode())


def keep(conn: Connection, violation_id: int, said: Iterable[str], part: int = 0) -> None:
    """Keep the words of a report, or of a note, in the transaction that keeps its text.

    Args:
        conn: the writing connection.
        violation_id: the violation.
        said: the texts.
        part: 0 for the report, the note's place among the violation's for a note.
    """
    keep_all(conn, [(violation_id, part, words_of("\n".join(said)))])


def keep_all(conn: Connection, rows: Sequence[tuple[int, int, list[str]]]) -> None:
    """Keep the words of many texts: violation, part, words."""
    if conn.dialect.name == "sqlite":
        known = {word for _id, _part, words in rows for word in words}
        if known:
            conn.execute(
                text(f"INSERT OR IGNORE INTO {TABLE}_known (word) VALUES (:word)"),
                [{"word": word} for word in sorted(known)],
            )
        conn.execute(
            text(f"INSERT INTO {TABLE} (rowid, words) VALUES (:place, :words)"),
            [
                {"place": (id_ << _PART_BITS) + part, "words": " ".join(words)}
                for id_, part, words in rows
            ],
        )
        return
    conn.execute(
        text(
            f"INSERT INTO {TABLE} (violation_id, part, words) "
            "VALUES (:id, :part, array_to_tsvector(CAST(:words AS text[])))"
        ),
        [{"id": id_, "part": part, "words": words} for id_, part, words in rows],
    )


def holding(conn: Connection, words: list[str], reports_only: bool = False) -> Select[tuple[int]]:
    """Return the question for the violations of which a text holds words that begin like these.

    Args:
        conn: tells which database is asked.
        words: as `searched` gives them.
        reports_only: without what was noted, for who may not read it.
    """
    if conn.dialect.name == "sqlite":
        wanted = select(_violation_id.label("id")).select_from(_table).where(_matching(conn, words))
        part = _place.op("&")(literal_column(str((1 << _PART_BITS) - 1)))
        return wanted.where(part == 0) if reports_only else wanted
    asked = _tsquery(words)
    return select(func.pittadmin_found(asked, reports_only, null()).label("id"))


def found(conn: Connection, words: list[str], most: int) -> "array[int]":
    """Return violations of which a text holds words that begin like these, at most so many; one of
    which several do is there several times."""
    if conn.dialect.name == "sqlite":
        wanted = select(_violation_id).select_from(_table).where(_matching(conn, words))
        return read(conn, wanted.limit(most))
    return read(conn, select(func.pittadmin_found(_tsquery(words), False, most)))


def among(
    conn: Connection, words: list[str], ids: Sequence[int], reports_only: bool = False
) -> "array[int]":
    """Return which of these violations hold the words, in a report or a note."""
    if conn.dialect.name == "sqlite":
        # Of a CROSS JOIN, SQLite keeps the order: case by case, each by its own place.
        wanted = text(
            f"SELECT value FROM json_each(:ids) CROSS JOIN {TABLE} WHERE {TABLE} MATCH :asked "
            f"AND {TABLE}.rowid BETWEEN value << {_PART_BITS} "
            f"AND (value << {_PART_BITS}) + {0 if reports_only else (1 << _PART_BITS) - 1}"
        )
        asked = _match(conn, words)
        return read(conn, wanted.bindparams(ids=json.dumps(list(ids)), asked=asked))
    among_ids = cast(list(ids), ARRAY(BigInteger))
    return read(conn, select(func.pittadmin_found_among(_tsquery(words), reports_only, among_ids)))


def in_order(conn: Connection, words: list[str]) -> tuple[Subquery, ColumnElement[Any]]:
    """Return the violations that hold the words, and what SQLite itself has them sorted by."""
    hits = (
        select(_violation_id.label("id"), _place.label("place"))
        .select_from(_table)
        .where(_matching(conn, words))
        .subquery("hits")
    )
    return hits, hits.c.place


_table = lightweight(TABLE)
_place = literal_column(f"{TABLE}.rowid", BigInteger)
_violation_id = _place.op(">>")(literal_column(str(_PART_BITS)))


def _matching(conn: Connection, words: list[str]) -> ColumnElement[bool]:
    return literal_column(TABLE).op("MATCH", return_type=Boolean())(_match(conn, words))


def _match(conn: Connection, words: list[str]) -> str:
    return " AND ".join(f"({_beginning(conn, word)})" for word in words)


def _beginning(conn: Connection, word: str) -> str:
    """Return what FTS5 is asked for the words that begin like this one."""
    # Words are letters and digits alone, so nothing in them can end the quotes.
    start = f'"{word}"*'
    if len(word) <= _READY:
        return start
    asked = text(
        f"SELECT word FROM {TABLE}_known WHERE word >= :word AND word < :word || char(1114111) "
        "LIMIT :most"
    )
    known = conn.execute(asked, {"word": word, "most": _MOST_WORDS + 1}).scalars().all()
    if len(known) > _MOST_WORDS:
        return start
    return " OR ".join(f'"{one}"' for one in known or [word])


def _tsquery(words: list[str]) -> str:
    return " & ".join(f"'{word}':*" for word in words)


FUNCTIONS = (
    # What is asked of a row's words is asked after the policies, and so finds no index: hence these
    # functions of the owner's, which hand out what the login that asks may see.
    """
    CREATE FUNCTION pittadmin_words_seen() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    DECLARE
      sent text := format('w.part = 0 AND w.violation_id IN (SELECT violation_id
        FROM violation_reader WHERE person_id = %s)', coalesce(pittadmin_me(), 0));
    BEGIN
      IF pg_has_role(session_user, (SELECT relowner FROM pg_class
                     WHERE oid = 'violation'::regclass), 'MEMBER') THEN
        RETURN 'true';
      ELSIF cardinality(pittadmin_offices()) = 0 THEN
        RETURN sent;
      END IF;
      RETURN format('(%s OR EXISTS (SELECT 1 FROM violation v WHERE v.id = w.violation_id
        AND v.office = ANY (%L::text[]) AND NOT EXISTS (SELECT 1 FROM violation_named n
          WHERE n.violation_id = v.id AND n.person_id = %s)))',
        sent, pittadmin_offices(), coalesce(pittadmin_me(), 0));
    END $$
    """,
    # The words stand in the statement itself: how often they come decides how it is answered.
    """
    CREATE FUNCTION pittadmin_found(asked text, reports_only boolean, most integer)
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN QUERY EXECUTE format('SELECT w.violation_id FROM violation_words w
        WHERE w.words @@ %L::tsquery AND (w.part = 0 OR NOT %L) AND %s LIMIT %s',
        asked, reports_only, pittadmin_words_seen(), coalesce(most::text, 'NULL'));
    END $$
    """,
    """
    CREATE FUNCTION pittadmin_found_among(asked text, reports_only boolean, ids bigint[])
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN QUERY EXECUTE format('SELECT w.violation_id FROM unnest($1) AS i (id)
        JOIN violation_words w ON w.violation_id = i.id
        WHERE w.words @@ %L::tsquery AND (w.part = 0 OR NOT %L) AND %s',
        asked, reports_only, pittadmin_words_seen()) USING ids;
    END $$
    """,
)
"""What PostgreSQL is asked instead of the words, which it hands to nobody; see `secrecy`."""

ASKED = (
    "pittadmin_found(text, boolean, integer)",
    "pittadmin_found_among(text, boolean, bigint[])",
)
