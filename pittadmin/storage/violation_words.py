"""The words of reports and notes, for the search of the log: by their beginnings, alike on both
databases.

A text is taken apart here, so that no database's own idea of a word counts. SQLite keeps the words
in FTS5 without the text, PostgreSQL as `tsvector`; the table is in no metadata, as each has its
own. Reports and notes only grow, so nothing is ever taken out of it.
"""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import BigInteger, Connection, Integer, column, literal_column, select, text
from sqlalchemy import table as lightweight
from sqlalchemy.sql import Select

TABLE = "violation_words"
_PART_BITS = 20
"""On SQLite a row's number is its violation's, then so many bits for the part: 0 is the report,
the others are the notes. So the words come in the order of the violations."""

_MOST_SEARCHED = 200
_LONGEST = 60
_WORD = re.compile(r"[^\W_]+")

words_table = lightweight(
    TABLE, column("violation_id", BigInteger), column("part", Integer), column("words")
)


def words_of(said: str) -> list[str]:
    """Return the words of a text, each once: without case, accents and whatever is no letter."""
    plain = unicodedata.normalize("NFKD", said.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return list(dict.fromkeys(word[:_LONGEST] for word in _WORD.findall(bare)))


def searched(said: str) -> list[str]:
    """Return the words of a search; a whole document may have been pasted."""
    return words_of(said[:_MOST_SEARCHED].encode("utf-8", "replace").decode())


def make(conn: Connection) -> None:
    """Make the table, in a migration."""
    if conn.dialect.name == "sqlite":
        conn.execute(
            text(
                f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', detail=none, "
                "columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
            )
        )
        return
    conn.execute(
        text(
            f"CREATE TABLE {TABLE} (violation_id bigint NOT NULL REFERENCES violation (id), "
            "part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (violation_id, part))"
        )
    )
    conn.execute(text(f"CREATE INDEX ix_{TABLE} ON {TABLE} USING gin (words)"))


def keep(conn: Connection, violation_id: int, said: Iterable[str], part: int = 0) -> None:
    """Keep the words of a report, or of a note, in the transaction that keeps its text.

    Args:
        conn: the writing connection.
        violation_id: the violation.
        said: the texts.
        part: 0 for the report, the note's place among the violation's for a note.
    """
    keep_all(conn, [(violation_id, part, words_of("\n".join(said)))])


def keep_all(conn: Connection, rows: Iterable[tuple[int, int, list[str]]]) -> None:
    """Keep the words of many texts: violation, part, words."""
    if conn.dialect.name == "sqlite":
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


def holding(conn: Connection, words: list[str], reports_only: bool) -> Select[tuple[int]]:
    """Return the question for the violations of which a text holds words that begin like these.

    Args:
        conn: tells which database is asked.
        words: as `searched` gives them.
        reports_only: without what was noted, for who may not read it.
    """
    if conn.dialect.name == "sqlite":
        # Words are letters and digits alone, so nothing in them can end the quotes.
        asked = " AND ".join(f'"{word}"*' for word in words)
        place = literal_column(f"{TABLE}.rowid", BigInteger)
        wanted = select(place.op(">>")(literal_column(str(_PART_BITS))).label("id"))
        wanted = wanted.select_from(words_table).where(literal_column(TABLE).op("MATCH")(asked))
        if reports_only:
            wanted = wanted.where(place.op("&")(literal_column(str((1 << _PART_BITS) - 1))) == 0)
        return wanted
    asked = " & ".join(f"'{word}':*" for word in words)
    wanted = select(words_table.c.violation_id.label("id")).where(
        # The constant stands in the statement itself, or it could not be planned for.
        words_table.c.words.op("@@")(literal_column("'" + asked.replace("'", "''") + "'::tsquery"))
    )
    return wanted.where(words_table.c.part == 0) if reports_only else wanted
