"""Passwords of the sample city: handed over with keys that nobody keeps, through the use cases."""

from collections.abc import Mapping
from datetime import timedelta

from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.devices import DeviceState
from pittadmin.domain.directory import Device, Directory
from pittadmin.domain.handover import Direction, Envelope, Item, Kind, Row
from pittadmin.domain.passwords import password_rules
from pittadmin.domain.refusals import Reason
from pittadmin.domain.roles import Role
from pittadmin.services import drills, hand_over, page_roles, receiving
from pittadmin.services.context import Context, acting, looking
from pittadmin.services.custody_set_up import device_of
from pittadmin.storage import devices, envelopes, ids, people
from pittadmin.storage.custody_schema import device as device_table
from pittadmin.vault import directory as directories
from pittadmin.vault import envelopes as sealed_envelopes
from pittadmin.vault import identity as identities
from pittadmin.vault import passwords, receipts, recovery, root
from pittadmin.vault import receiving as vault_receiving
from pittadmin.vault.identity import Identity

_RENEW = timedelta(days=80)
"""After how long the list of devices is signed anew."""


class Keys:
    """Everybody's keys while the sample city is made; afterwards nobody has them.

    Args:
        clock: the moment of the story.
        it: contexts of two people of IT.
        others: contexts of administrators and heads, by login.
    """

    def __init__(
        self, clock: Clock, it: tuple[Context, Context], others: Mapping[str, Context]
    ) -> None:
        self._clock, self._it, self._others = clock, it, others
        self._root, self._recovery = root.make(), recovery.make()
        self._own: dict[int, Identity] = {}
        self._directory: Directory | None = None

    def hand_over(self, account: Account, by: Context) -> None:
        """Bring what an account is logged in with to IT and to its department."""
        if account.has_own_password:
            self.issue(account, by)
            return
        role = {"facebook": "full_control", "linkedin": "super_admin"}[account.platform]
        its = self._it[0]
        today = self._clock.today()
        page_roles.enter(by, account.id, by.person_id, role, today)
        roster = page_roles.enter(by, account.id, its.person_id, role, today)
        for line in roster:
            if line.stands and line.confirmed_at is None:
                page_roles.confirm(its, line.id, line.version)

    def issue(self, account: Account, by: Context) -> Envelope:
        """Have IT make a password, and the department receive it."""
        sealed = self._send(account, Direction.TO_DEPARTMENT, self._it[0], by)
        self._receipt(sealed, by)
        return sealed

    def send_changed(self, account: Account, by: Context) -> Envelope:
        """Have the department hand a changed password over to IT."""
        return self._send(account, Direction.TO_IT, by, by)

    def receive(self, sealed: Envelope) -> None:
        """Have IT receive it."""
        self._receipt(sealed, self._it[1])

    def reject(self, sealed: Envelope) -> None:
        """Have IT reject it: what was in it could not be opened."""
        self._receipt(sealed, self._it[1], Reason.UNREADABLE)

    def verify(self, account: Account) -> None:
        """Have IT try it."""
        drills.confirm(self._it[0], account.id)

    def ask(self, by: Context, computer: str) -> None:
        """Let another computer of somebody ask to be enrolled."""
        with looking(by) as look:
            login = look.actor.person.login
        self._ask(by, identities.new(login, computer))

    def _send(
        self, account: Account, direction: Direction, sender: Context, by: Context
    ) -> Envelope:
        directory = self._current()
        with looking(sender) as look:
            version = envelopes.newest_version(look.conn, Item(account.id, Kind.PASSWORD)) + 1
        row = Row(account.id, account.department_id, Kind.PASSWORD, version, direction)
        to_department = direction is Direction.TO_DEPARTMENT
        to = directory.of_department(account.department_id) if to_department else ()
        with passwords.generate(password_rules(account.platform)) as secret:
            identity = self._own[sender.person_id]
            now = self._clock.now()
            sealed = sealed_envelopes.seal(secret, row, directory, identity, now, to)
        hand_over.deliver(sender, sealed)
        return sealed

    def _receipt(self, sealed: Envelope, by: Context, why: Reason | None = None) -> None:
        identity, now = self._own[by.person_id], self._clock.now()
        row = sealed.header.row
        if why is not None:
            signed = vault_receiving.reject(sealed, row, why, identity, now)
        else:
            signed = receipts.sign(vault_receiving.received(sealed, identity, now), identity)
        with looking(by) as look:
            (kept,) = (
                one
                for one in envelopes.of(look.conn, row.item, row.version)
                if one.sealed == sealed
            )
        receiving.take_receipt(by, kept.id, signed)

    def _current(self) -> Directory:
        """Return the directory, signed anew in good time."""
        now = self._clock.now()
        if self._directory is None or now - self._directory.issued > _RENEW:
            self._sign()
        assert self._directory is not None
        return self._directory

    def _sign(self) -> None:
        listed: list[Device] = []
        first = self._directory is None
        everyone = {one.person_id: one for one in (*self._it, *self._others.values())}
        for number, ctx in enumerate(everyone.values(), 1):
            with looking(ctx) as look:
                actor = people.actor(look.conn, ctx.person_id, look.today)
            if not actor.has(Role.IT, Role.ADMINISTRATOR, Role.HEAD):
                continue
            if ctx.person_id not in self._own:
                own = identities.new(actor.person.login, f"PITT-{1100 + 7 * number}")
                self._own[ctx.person_id] = own
                self._ask(ctx, own)
            listed.append(device_of(actor, self._own[ctx.person_id].public))
        now, before = self._clock.now(), self._directory
        signed = directories.sign(self._root, listed, self._recovery.recipient, now, before)
        epoch = before.epoch + 1 if before else 1
        with acting(self._it[0]) as work:
            act = Act.FOUND_CUSTODY if first else Act.SIGN_DIRECTORY
            work.record(act, Role.IT, "device_directory", epoch)
            enrolled = [one.id for one in listed]
            by = work.actor.person.id
            devices.decide(work.conn, enrolled, DeviceState.ENROLLED, by, work.now)
            devices.publish(work.conn, epoch, signed, by, work.now)
        self._directory = directories.peek(signed)

    def _ask(self, ctx: Context, own: Identity) -> None:
        with acting(ctx) as work:
            roles = (Role.IT, Role.HEAD, Role.ADMINISTRATOR)
            role = next(one for one in roles if work.actor.has(one))
            row_id = ids.reserve(work.conn, device_table)
            work.record(Act.ASK_ENROLMENT, role, "device", row_id, own.public.computer)
            devices.ask(work.conn, row_id, ctx.person_id, own.enrolment(), work.now)
