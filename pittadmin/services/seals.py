"""The City's official seals and logos, which Personnel keeps and every picture is held against."""

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.seals import KeptSeal
from pittadmin.services.context import Context, acting, looking, tidy
from pittadmin.storage import files, ids, seals
from pittadmin.storage.schema import official_seal as table

MOST_CHARACTERS = 100
"""The longest name of a seal."""


def kept(ctx: Context) -> tuple[KeptSeal, ...]:
    """Return the official seals and logos, in the order in which they were added."""
    with looking(ctx) as look:
        return tuple(seals.kept(look.conn))


def picture(ctx: Context, sha256: str) -> bytes:
    """Return the bytes of an official seal's picture.

    Raises:
        Conflict: it is not kept any more.
    """
    with looking(ctx) as look:
        if not any(one.seal.sha256 == sha256 for one in seals.kept(look.conn)):
            raise _gone()
        return files.read(look.conn, sha256)


def keep(ctx: Context, name: str, data: bytes) -> KeptSeal:
    """Keep an official seal or logo (R26); what only looks like it is a rendering (R35).

    Args:
        ctx: who acts.
        name: what it is called, such as "City seal, blue".
        data: the bytes of its picture.

    Raises:
        Invalid: it has no name, is no picture, or is kept already.
    """
    from pittadmin.checks.media import seal_of

    name = tidy(name, "name", MOST_CHARACTERS)
    if not name:
        raise _wrong(_("The seal's name is missing."), _("Say what it is, such as “City seal”."))
    seal = seal_of(data, name)  # read before the database is held
    with acting(ctx) as work:
        role = require(work.actor, Act.KEEP_SEALS)
        for one in seals.kept(work.conn):
            if one.seal.sha256 == seal.sha256:
                raise _wrong(
                    _("This picture is kept already, as “{name}”.").format(name=one.seal.name),
                    _("Nothing needs to be added."),
                    "media",
                )
            if one.seal.name.casefold() == name.casefold():
                raise _wrong(
                    _("Another seal is called “{name}”.").format(name=one.seal.name),
                    _("Say what tells the two apart, such as the color."),
                )
        seal_id = ids.reserve(work.conn, table)
        work.record(Act.KEEP_SEALS, role, "official_seal", seal_id, name)
        seals.add(work.conn, seal_id, seal, data, work.actor.person.id, work.now)
        return _find(seals.kept(work.conn), seal_id)


def drop(ctx: Context, seal_id: int) -> None:
    """Take an official seal or logo off the list.

    Raises:
        Conflict: somebody else did so meanwhile.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.KEEP_SEALS)
        known = _find(seals.kept(work.conn), seal_id)
        work.record(Act.KEEP_SEALS, role, "official_seal", seal_id, known.seal.name)
        seals.drop(work.conn, known)


def _find(known: list[KeptSeal], seal_id: int) -> KeptSeal:
    for one in known:
        if one.id == seal_id:
            return one
    raise _gone()


def _gone() -> Conflict:
    return Conflict(_("This seal is not kept any more."), _("Look at the list again."))


def _wrong(what: str, todo: str, field: str = "name") -> Invalid:
    return Invalid(Problem(what, todo, field, "R26"))
