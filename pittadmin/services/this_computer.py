"""This computer in the hand-over: whether it is set up and enrolled, and asking IT to enroll it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.devices import DeviceState
from pittadmin.domain.directory import Directory
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.fingerprints import fingerprint, words_of_root
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, require
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.services.context import Context, acting, looking
from pittadmin.services.safe import NotToldRoot, Safe
from pittadmin.storage import devices, ids
from pittadmin.storage.custody_schema import device
from pittadmin.vault import directory as directories
from pittadmin.vault import identity as identities
from pittadmin.vault.identity import Identity


class NotSetUp(Unavailable):
    """IT has not signed a list of devices yet."""

    def __init__(self) -> None:
        super().__init__(
            _("IT has not set up the keeping of passwords yet."),
            _("Ask IT to do so under Credentials."),
            "R22",
        )


class Stage(StrEnum):
    """How far this computer has come, for the person who acts."""

    NOT_SET_UP = "not_set_up"
    """IT has signed no list of devices."""
    NOT_TOLD_ROOT = "not_told_root"
    """Whose signature counts is not known here."""
    NO_KEYS = "no_keys"
    """The person has no keys on this computer."""
    ASKED = "asked"
    """IT has to compare the words and enroll it."""
    TURNED_AWAY = "turned_away"
    DROPPED = "dropped"
    ENROLLED = "enrolled"


@dataclass(frozen=True)
class Standing:
    """How far this computer has come.

    Args:
        stage: how far.
        words: the six words to read to IT, once there are keys.
        root_words: the words of the root key that signed the list, where none is trusted yet.
        expires: until when the list of devices counts.
        waiting: how many sealed envelopes wait here to be sent.
        trouble: why the list of devices does not count, or None.
        root: IT's root key as the settings of other computers take it, once it is trusted here.
    """

    stage: Stage
    words: tuple[str, ...] = ()
    root_words: tuple[str, ...] = ()
    expires: datetime | None = None
    waiting: int = 0
    trouble: Refused | None = None
    root: str = ""


@dataclass(frozen=True)
class Party:
    """An enrolled computer with its keys, and the list of devices it goes by."""

    directory: Directory
    identity: Identity


def directory_of(ctx: Context, safe: Safe) -> Directory:
    """Return the newest directory, if it counts. No keyring is asked.

    Raises:
        NotSetUp: there is none.
        NotToldRoot: whose signature counts is not known here.
        Refused: it does not count, and why.
    """
    with looking(ctx) as look:
        signed = devices.newest_directory(look.conn)
    if signed is None:
        raise NotSetUp
    return directories.accept(signed, safe.root(), safe.vault.pins, ctx.clock.now())


def party(ctx: Context, safe: Safe) -> Party:
    """Return this computer as one that may send and receive. Asks the keyring.

    Raises:
        NotSetUp: IT has signed no list of devices.
        NotToldRoot: whose signature counts is not known here.
        Refused: the list does not count, or this computer is not in it.
        Unavailable: the keyring is absent or locked.
    """
    directory = directory_of(ctx, safe)
    identity = _identity(ctx, safe)
    if identity is None:
        raise Refused(Reason.NOT_ENROLLED)
    identity.require_enrolled(directory)
    return Party(directory, identity)


def standing(ctx: Context, safe: Safe) -> Standing:
    """Return how far this computer has come. Asks the keyring where the person has keys.

    Raises:
        Unavailable: the keyring is absent or locked.
    """
    waiting = len(safe.vault.outbox.waiting())
    with looking(ctx) as look:
        signed = devices.newest_directory(look.conn)
    if signed is None:
        return Standing(Stage.NOT_SET_UP, waiting=waiting)
    try:
        directory = directories.accept(signed, safe.root(), safe.vault.pins, ctx.clock.now())
    except NotToldRoot:
        words = words_of_root(directories.claimed_root(signed))
        return Standing(Stage.NOT_TOLD_ROOT, root_words=words, waiting=waiting)
    except Refused as trouble:
        return Standing(Stage.NOT_TOLD_ROOT, waiting=waiting, trouble=trouble)
    identity = _identity(ctx, safe)
    if identity is None:
        return Standing(Stage.NO_KEYS, expires=directory.expires, waiting=waiting)
    words = fingerprint(identity.public)
    enrolled = directory.find(identity.id)
    if enrolled is not None and enrolled.keys == identity.public:
        root = directory.root.hex()
        return Standing(Stage.ENROLLED, words, (), directory.expires, waiting, root=root)
    with looking(ctx) as look:
        known = devices.find(look.conn, identity.id)
    stage = {
        DeviceState.TURNED_AWAY: Stage.TURNED_AWAY,
        DeviceState.DROPPED: Stage.DROPPED,
        DeviceState.ENROLLED: Stage.DROPPED,  # the list, which is signed, says otherwise
        DeviceState.ASKED: Stage.ASKED,
        None: Stage.NO_KEYS,
    }[known.state if known else None]
    return Standing(stage, words, (), directory.expires, waiting)


def trust_root(ctx: Context, safe: Safe) -> None:
    """Trust the root key that signed the newest directory: its words were compared with IT.

    Raises:
        NotSetUp: there is no directory.
        Refused: another root key is trusted here, or what signed it is no key.
    """
    with looking(ctx) as look:
        signed = devices.newest_directory(look.conn)
    if signed is None:
        raise NotSetUp
    safe.vault.pins.pin_root(directories.claimed_root(signed))


def ask(ctx: Context, safe: Safe) -> Standing:
    """Make keys for this person on this computer, and ask IT to enroll it.

    Keys that are there and were neither turned away nor dropped are asked for again.

    Raises:
        NotAllowed: the person is neither of IT nor an administrator or head.
        Unavailable: the keyring is absent or locked.
    """
    with looking(ctx) as look:
        role_somewhere(look.actor)
        login = look.actor.person.login
    identity = _identity(ctx, safe)
    known = None
    if identity is not None:
        with looking(ctx) as look:
            known = devices.find(look.conn, identity.id)
    if identity is None or (known and known.state is not DeviceState.ASKED):
        identity = identities.make(safe.vault.store, login, safe.computer)
        known = None
    if known is None:
        with acting(ctx) as work:
            role = role_somewhere(work.actor)
            row_id = ids.reserve(work.conn, device)
            work.record(Act.ASK_ENROLMENT, role, "device", row_id, safe.computer)
            devices.ask(work.conn, row_id, work.actor.person.id, identity.enrolment(), work.now)
    return standing(ctx, safe)


def role_somewhere(actor: Actor, act: Act = Act.ASK_ENROLMENT) -> Role:
    """Return the role in which a person may do something in the City or in any department.

    Raises:
        NotAllowed: in none.
    """
    found = (actor.role_for(act, department) for department in (None, *sorted(actor.departments)))
    return next((role for role in found if role), None) or require(actor, act)


def _identity(ctx: Context, safe: Safe) -> Identity | None:
    with looking(ctx) as look:
        login = look.actor.person.login
    return identities.load(safe.vault.store, login)
