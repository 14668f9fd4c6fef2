"""Setting up the keeping of passwords: IT's root key, the recovery key, the first list of devices.

The root key goes to removable storage under a passphrase, the recovery key onto paper; this
computer keeps neither. A try-out is one computer and one trust: there its keyring keeps both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pittadmin.domain.acts import Act
from pittadmin.domain.devices import DeviceState
from pittadmin.domain.directory import CUSTODIANS, Device, DeviceKeys
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.passwords import Strength
from pittadmin.domain.people import Actor, Person, require
from pittadmin.domain.roles import Role
from pittadmin.services import this_computer
from pittadmin.services.context import Context, Work, acting, looking
from pittadmin.services.safe import Safe
from pittadmin.services.this_computer import Standing
from pittadmin.storage import devices, ids, people
from pittadmin.storage.custody_schema import device as device_table
from pittadmin.vault import directory as directories
from pittadmin.vault import identity as identities
from pittadmin.vault import recovery, root
from pittadmin.vault.identity import Identity
from pittadmin.vault.passwords import strength_of
from pittadmin.vault.recovery import RecoveryKey
from pittadmin.vault.root import RootKey
from pittadmin.vault.secret import Secret

ROOT, RECOVERY = "root-key", "recovery-key"
"""Under which names a try-out's keyring keeps them."""


@dataclass(frozen=True)
class Prepared:
    """A root key and a recovery key that were just made and are nowhere yet."""

    root: RootKey
    recovery: RecoveryKey


def prepare() -> Prepared:
    """Make a root key and a recovery key. Nothing is written."""
    return Prepared(root.make(), recovery.make())


def save_root(prepared: Prepared, path: Path, passphrase: Secret) -> None:
    """Write the root key under a passphrase into a new file, and prove that it opens again.

    Takes some seconds.

    Raises:
        Invalid: the passphrase is weak, or the file is there already.
        Unavailable: the file can't be written.
    """
    root.save(prepared.root, path, passphrase)


def judge(passphrase: Secret) -> Strength:
    """Return how strong a passphrase is."""
    with passphrase:
        return strength_of(passphrase)


def require_none(ctx: Context) -> None:
    """Refuse to set up what is set up already.

    Raises:
        NotAllowed: this person is not of IT.
        Conflict: a list of devices was signed.
    """
    with looking(ctx) as look:
        require(look.actor, Act.FOUND_CUSTODY)
        if devices.newest_directory(look.conn) is not None:
            raise _already()


def found(ctx: Context, safe: Safe, prepared: Prepared) -> Standing:
    """Sign the first list of devices, with this computer of IT in it, and trust its root here.

    Raises:
        NotAllowed: this person is not of IT.
        Conflict: it is set up already.
        Unavailable: the keyring is absent or locked; nothing was set up.
    """
    require_none(ctx)
    with looking(ctx) as look:
        who = look.actor.person
    identity = identities.load(safe.vault.store, who.login)
    identity = identity or identities.make(safe.vault.store, who.login, safe.computer)
    now = ctx.clock.now()
    listed = [Device(identity.public, Role.IT)]
    signed = directories.sign(prepared.root, listed, prepared.recovery.recipient, now)
    with acting(ctx) as work:
        role = require(work.actor, Act.FOUND_CUSTODY)
        if devices.newest_directory(work.conn) is not None:
            raise _already()
        work.record(Act.FOUND_CUSTODY, role, "device_directory", 1)
        _enter(work, who.id, identity)
        devices.publish(work.conn, 1, signed, work.actor.person.id, work.now)
    if safe.told_root is None:
        safe.vault.pins.pin_root(prepared.root.public)
    return this_computer.standing(ctx, safe)


def try_out(
    ctx: Context, safe: Safe, report: Callable[[int, int], None] = lambda _done, _all: None
) -> Standing:
    """Set all of it up on this one computer, with keys for everybody who holds passwords.

    What was set up before in this database is left as it is; the new list takes its place.

    Raises:
        NotAllowed: this is no try-out.
        Unavailable: the keyring is absent or locked.
    """
    if not ctx.installation.is_try_out:
        raise NotAllowed(
            _("This is the City's database: here IT sets it up with a root key of its own."),
            _("Ask IT."),
            "R22",
        )
    with looking(ctx) as look:
        everyone = people.persons(look.conn, active_only=True)
        actors = [people.actor(look.conn, one.id, look.today) for one in everyone]
        before = devices.newest_directory(look.conn)
    custodians = [one for one in actors if one.has(*CUSTODIANS)]
    prepared = prepare()
    store = safe.vault.store
    for name, secret in (
        (ROOT, prepared.root.secret()),
        (RECOVERY, prepared.recovery.identity),
    ):
        store.put(name, store.version(name) + 1, secret)
    listed: list[tuple[Person, Identity, Device]] = []
    for at, actor in enumerate(custodians):
        report(at, len(custodians))
        login = actor.person.login
        identity = identities.load(store, login)
        identity = identity or identities.make(store, login, safe.computer)
        listed.append((actor.person, identity, device_of(actor, identity.public)))
    safe.vault.pins.renew_root(prepared.root.public)
    last = directories.peek(before) if before else None
    now = ctx.clock.now()
    signed = directories.sign(
        prepared.root, [one for _, _, one in listed], prepared.recovery.recipient, now, last
    )
    epoch = last.epoch + 1 if last else 1
    with acting(ctx) as work:
        it = next(one for one in custodians if one.has(Role.IT))
        work.record(Act.FOUND_CUSTODY, Role.IT, "device_directory", epoch, it.person.name)
        known = {one.device_id for one in devices.every(work.conn)}
        gone = known - {identity.id for _, identity, _ in listed}
        if gone:
            devices.decide(work.conn, gone, DeviceState.DROPPED, work.actor.person.id, work.now)
        for person, identity, _device in listed:
            if identity.id not in known:
                _enter(work, person.id, identity)
        devices.publish(work.conn, epoch, signed, work.actor.person.id, work.now)
    report(len(custodians), len(custodians))
    return this_computer.standing(ctx, safe)


def root_in_keyring(safe: Safe) -> RootKey | None:
    """Return a try-out's root key, None where the keyring has none. Asks the keyring.

    Raises:
        Unavailable: the keyring is absent or locked.
    """
    kept = safe.vault.store.get(ROOT)
    return None if kept is None else root.read(kept)


def device_of(actor: Actor, keys: DeviceKeys) -> Device:
    """Return a person's computer as it is enrolled: in the roles that they hold today.

    Raises:
        NotAllowed: this person holds none in which passwords are kept.
    """
    if actor.has(Role.IT):
        return Device(keys, Role.IT)
    inside = {
        one.department_id for one in actor.grants if one.role in (Role.HEAD, Role.ADMINISTRATOR)
    }
    departments = tuple(sorted(one for one in inside if one is not None))
    if departments:
        role = Role.HEAD if actor.has(Role.HEAD) else Role.ADMINISTRATOR
        return Device(keys, role, departments)
    raise NotAllowed(
        _("{person} is neither of IT nor an administrator or head.").format(
            person=actor.person.name
        ),
        _("Passwords are kept by those alone."),
        "R22",
    )


def _enter(work: Work, person_id: int, identity: Identity) -> None:
    """Write a computer down that is enrolled from the start."""
    row_id = ids.reserve(work.conn, device_table)
    devices.ask(work.conn, row_id, person_id, identity.enrolment(), work.now)
    by = work.actor.person.id
    devices.decide(work.conn, [identity.id], DeviceState.ENROLLED, by, work.now)


def _already() -> Conflict:
    return Conflict(
        _("The keeping of passwords is set up already."),
        _("Look at the computers that are enrolled."),
        "R22",
    )
