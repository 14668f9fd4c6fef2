"""The list of devices: which computers ask, which are enrolled, and signing the next list (R22)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import transition
from pittadmin.domain.devices import DeviceState, KnownDevice
from pittadmin.domain.errors import Conflict, Invalid, Problem, UserError
from pittadmin.domain.fingerprints import fingerprint
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.roles import Role
from pittadmin.services import account_custody, this_computer
from pittadmin.services.context import Context, Work, acting, looking, needed_reason
from pittadmin.services.custody_set_up import device_of
from pittadmin.services.safe import Safe
from pittadmin.storage import accounts, custody, devices, people
from pittadmin.vault import directory as directories
from pittadmin.vault import identity as identities
from pittadmin.vault import root
from pittadmin.vault.root import RootKey
from pittadmin.vault.secret import Secret


@dataclass(frozen=True)
class ListedDevice:
    """One computer as IT sees it.

    Args:
        known: what was asked and decided.
        words: the six words that IT and its owner compare.
        role: in which role it is enrolled, None while it is not.
        departments: the names of its departments.
        concern: why it should be dropped or signed anew, or empty.
    """

    known: KnownDevice
    words: tuple[str, ...]
    role: Role | None = None
    departments: tuple[str, ...] = ()
    concern: str = ""

    @property
    def id(self) -> int:
        """The id of its row."""
        return self.known.id


@dataclass(frozen=True)
class DeviceList:
    """Every computer, and how the signed list stands.

    Args:
        devices: the computers, those that ask first.
        epoch: the number of the list, 0 while there is none.
        issued: when it was signed.
        expires: until when it counts.
        trouble: why it does not count here, or None.
    """

    devices: tuple[ListedDevice, ...] = ()
    epoch: int = 0
    issued: datetime | None = None
    expires: datetime | None = None
    trouble: UserError | None = None

    @property
    def asking(self) -> tuple[ListedDevice, ...]:
        """The computers that ask to be enrolled."""
        return tuple(one for one in self.devices if one.known.state is DeviceState.ASKED)


_ORDER = (DeviceState.ASKED, DeviceState.ENROLLED, DeviceState.DROPPED, DeviceState.TURNED_AWAY)


def every(ctx: Context, safe: Safe) -> DeviceList:
    """Return every computer and how the list stands. No keyring is asked.

    Raises:
        NotAllowed: this is not the person's business.
    """
    directory, trouble = None, None
    try:
        directory = this_computer.directory_of(ctx, safe)
    except this_computer.NotSetUp:
        pass
    except UserError as error:
        trouble = error
    with looking(ctx) as look:
        this_computer.role_somewhere(look.actor)
        signed = devices.newest_directory(look.conn)
        known = devices.every(look.conn)
        if not look.actor.may(Act.SIGN_DIRECTORY):
            known = tuple(one for one in known if one.person.id == look.actor.person.id)
        names = {one.id: one.name for one in people.departments(look.conn)}
        owners = {one.person.id for one in known}
        actors = {one: people.actor(look.conn, one, look.today) for one in owners}
    shown = directory or (directories.peek(signed) if signed else None)
    listed = []
    for one in known:
        enrolled = shown.find(one.device_id) if shown else None
        concern = ""
        if enrolled is not None:
            try:
                today = device_of(actors[one.person.id], enrolled.keys)
            except UserError as error:
                concern = str(error)
            else:
                if today != enrolled:
                    concern = _("Its owner's roles have changed: sign the list anew.")
        listed.append(
            ListedDevice(
                one,
                fingerprint(one.enrolment.keys),
                enrolled.role if enrolled else None,
                tuple(names.get(each, "") for each in enrolled.departments) if enrolled else (),
                concern,
            )
        )
    listed.sort(key=lambda one: _ORDER.index(one.known.state))
    if shown is None:
        return DeviceList(tuple(listed), trouble=trouble)
    return DeviceList(tuple(listed), shown.epoch, shown.issued, shown.expires, trouble)


def load_root(path: Path, passphrase: Secret) -> RootKey:
    """Return the root key of a file. Takes a second: a passphrase is made slow to try.

    Raises:
        Invalid: the passphrase is wrong, or the file is no root key.
        Unavailable: it can't be read.
    """
    return root.load(path, passphrase)


def sign(
    ctx: Context,
    safe: Safe,
    root_key: RootKey,
    enroll: Collection[str] = (),
    drop: Collection[str] = (),
    reason: str = "",
    recovery: str = "",
    exposed: str = "",
) -> DeviceList:
    """Sign the next list: with these computers, without those; every other in today's roles.

    A computer whose owner holds no role any more is dropped with it. With neither, the list is
    renewed.

    Args:
        ctx: who signs, of IT.
        safe: this computer.
        root_key: IT's root key.
        enroll: ids of computers that ask, whose words were compared.
        drop: ids of computers that are enrolled.
        reason: why they are dropped.
        recovery: what a new recovery key opens; empty: the one until now stays.
        exposed: why every secret that is kept must be changed; empty: none must.

    Raises:
        NotAllowed: this person is not of IT, or the owner of a computer holds no role in which
            passwords are kept.
        Conflict: a computer stands otherwise by now, or another list was signed meanwhile.
        Refused: a request was not signed by its computer, or it is another City's root key.
        Invalid: nobody of IT would be left.
    """
    reason = needed_reason(reason) if drop else reason.strip()
    with looking(ctx) as look:
        require(look.actor, Act.SIGN_DIRECTORY)
        signed = devices.newest_directory(look.conn)
        if signed is None:
            raise this_computer.NotSetUp
        known = {one.device_id: one for one in devices.every(look.conn)}
        owners = {one.person.id for one in known.values()}
        actors = {one: people.actor(look.conn, one, look.today) for one in owners}
    before = directories.peek(signed)
    if root_key.public != safe.root():
        raise Invalid(
            Problem(
                _("This is another root key than the one that counts here."),
                _("Choose the file that was saved when IT set the program up."),
                "file",
                "R22",
            )
        )
    listed = []
    for one in enroll:
        asked = known.get(one)
        if asked is None or asked.state is not DeviceState.ASKED:
            raise Conflict(
                _("That computer does not ask to be enrolled any more."),
                _("Look at the list again."),
            )
        identities.check_enrolment(asked.enrolment)
        listed.append(device_of(actors[asked.person.id], asked.enrolment.keys))
    gone = {one for one in drop if before.find(one) is not None}
    for device in before.devices:
        owner = known.get(device.id)
        if device.id in gone:
            continue
        try:
            if owner is None:
                raise KeyError(device.id)
            listed.append(device_of(actors[owner.person.id], device.keys))
        except (UserError, KeyError):
            gone.add(device.id)
    opens = recovery or before.recovery
    next_list = directories.sign(root_key, listed, opens, ctx.clock.now(), before)
    epoch = before.epoch + 1
    with acting(ctx) as work:
        role = require(work.actor, Act.SIGN_DIRECTORY)
        work.record(Act.SIGN_DIRECTORY, role, "device_directory", epoch, reason)
        by = work.actor.person.id
        if enroll:
            devices.decide(work.conn, set(enroll), DeviceState.ENROLLED, by, work.now)
        if gone:
            devices.decide(work.conn, gone, DeviceState.DROPPED, by, work.now, reason)
        devices.publish(work.conn, epoch, next_list, by, work.now)
        if exposed:
            _require_changes(work, exposed)
    return every(ctx, safe)


def _require_changes(work: Work, why: str) -> None:
    """Require that every secret that is kept, or on its way, is changed."""
    act = Act.REQUIRE_ROTATION
    role = require(work.actor, act)
    known = custody.every(work.conn)
    affected = {one.item.account for one in known if one.version and transition(act, one.state)}
    for account_id in sorted(affected):
        account = accounts.hold(work.conn, account_id)
        work.record(act, role, "account", account_id, why)
        account_custody.require_change(work, account, why)


def turn_away(ctx: Context, safe: Safe, device_id: str, reason: str) -> DeviceList:
    """Turn a computer away that asks to be enrolled.

    Raises:
        Invalid: no reason is given.
        NotAllowed: this person is not of IT.
        Conflict: it does not ask any more.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        role = require(work.actor, Act.TURN_AWAY_DEVICE)
        known = devices.find(work.conn, device_id)
        if known is None or known.state is not DeviceState.ASKED:
            raise Conflict(
                _("That computer does not ask to be enrolled any more."),
                _("Look at the list again."),
            )
        work.record(Act.TURN_AWAY_DEVICE, role, "device", known.id, reason)
        by = work.actor.person.id
        devices.decide(work.conn, [device_id], DeviceState.TURNED_AWAY, by, work.now, reason)
    return every(ctx, safe)
