"""What waits for a person of passwords: to make, to hand over, to receive, to change, to enroll."""

from pittadmin.domain.accounts import Account, can
from pittadmin.domain.acts import Act
from pittadmin.domain.custody import missing_custody, next_custody_act
from pittadmin.domain.custody_states import NEEDS_CUSTODY, CustodyState
from pittadmin.domain.devices import DeviceState
from pittadmin.domain.handover import Direction, Item, Kind
from pittadmin.domain.i18n import _, several
from pittadmin.services import account_custody
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import accounts, devices, leavers
from pittadmin.storage import custody as stored

MANY = 5
"""From more accounts on, one line leads to all of them."""

_STEPS: dict[Act, str] = {
    Act.ISSUE_SECRET: _("Make the password"),
    Act.HAND_OVER_SECRET: _("Hand the password over"),
    Act.KEEP_PAGE_ROLES: _("Complete the roster"),
    Act.RECEIVE_SECRET: _("Receive it"),
}


def waiting(look: Look) -> list[Waiting]:
    """Return what waits for this person of passwords."""
    is_it = look.actor.may(Act.ISSUE_SECRET)
    departments = look.actor.departments_for(Act.HAND_OVER_SECRET)
    if not is_it and not departments:
        return []
    if not devices.is_set_up(look.conn):
        return _set_up(look) if is_it else []
    found = _accounts(look, is_it)
    return [*found, *_computers(look), *_leavers(look)] if is_it else found


def _set_up(look: Look) -> list[Waiting]:
    lacking = stored.lacking(look.conn, limit=1)
    if not lacking:
        return []
    first = accounts.get(look.conn, lacking[0])
    return [
        Waiting(
            "own_computer",
            0,
            first.state_since,
            _("Keeping of passwords"),
            _("Passwords can't be handed to IT yet: it has to be set up once."),
            _("Set it up"),
        )
    ]


def _accounts(look: Look, is_it: bool) -> list[Waiting]:
    within = None if is_it else look.actor.departments_for(Act.HAND_OVER_SECRET)
    mine: list[tuple[Account, Act]] = []
    lacking = [accounts.get(look.conn, one) for one in stored.lacking(look.conn, within)]
    lacking += [
        one
        for one in account_custody.overtaken(look)
        if one.state in NEEDS_CUSTODY and (within is None or one.department_id in within)
    ]
    for account in lacking:
        act = next_custody_act(account)
        known = stored.get(look.conn, Item(account.id, Kind.PASSWORD))
        if act is Act.RECEIVE_SECRET:
            if known is None or not known.is_received_by(look.actor):
                continue
        elif known and (known.state, known.direction) == (CustodyState.REJECTED, Direction.TO_IT):
            act = Act.HAND_OVER_SECRET
        if act is Act.HAND_OVER_SECRET and is_it:
            continue  # whose computer is enrolled for IT, whatever else they are
        if act is not None and (
            look.actor.may(act, account.department_id)
            if act is Act.RECEIVE_SECRET
            else can(look.actor, account, act)
        ):
            mine.append((account, act))
    if len(mine) > MANY:
        since = min(account.state_since for account, _act in mine)
        said = several("{count} password", "{count} passwords", len(mine))
        return [
            Waiting(
                "credentials",
                0,
                since,
                said,
                _("They are to be made, handed over, received or changed."),
                _("Look at them"),
            )
        ]
    return [_one(look, account, act) for account, act in mine]


def _one(look: Look, account: Account, act: Act) -> Waiting:
    known = stored.get(look.conn, Item(account.id, Kind.PASSWORD))
    since = known.since if known else account.state_since
    lacks = missing_custody(account)
    sentence = str(lacks[0]) if lacks else ""
    if act is Act.RECEIVE_SECRET and known and known.changed_by:
        sentence = _("{person} has sealed the password to you.").format(
            person=known.changed_by.name
        )
    elif known and known.reason and known.state is CustodyState.ROTATION_REQUIRED:
        sentence = _("The password must be changed: {reason}").format(reason=known.reason)
    return Waiting("account", account.id, since, account.name, sentence, _STEPS[act])


def _computers(look: Look) -> list[Waiting]:
    return [
        Waiting(
            "computers",
            one.id,
            one.asked_at,
            _("{computer} of {person}").format(computer=one.computer, person=one.person.name),
            _("It asks to be enrolled. Compare its six words by telephone."),
            _("Compare the words"),
        )
        for one in devices.every(look.conn)
        if one.state is DeviceState.ASKED
    ]


def _leavers(look: Look) -> list[Waiting]:
    return [
        Waiting(
            "leaver",
            one.id,
            one.begun_at,
            _("{person} leaves").format(person=one.person.name),
            several(
                "{count} thing is still to be done.",
                "{count} things are still to be done.",
                len(one.open_tasks),
            )
            if one.open_tasks
            else _("Everything is done: close it."),
            _("See what is left"),
        )
        for one in leavers.every(look.conn)
        if one.closed_at is None
    ]
