"""The computers that hold passwords, for IT: who asks, who is enrolled, and the signed list."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.devices import DEVICE_STATE_MEANING, DEVICE_STATE_NAMES, DeviceState
from pittadmin.domain.i18n import _
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.domain.tables import Column, Sort
from pittadmin.services import device_list
from pittadmin.services.device_list import DeviceList, ListedDevice
from pittadmin.services.people import Directory
from pittadmin.services.safe import NotToldRoot
from pittadmin.ui.banner import Banner
from pittadmin.ui.custody_acts import reseal
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.device_list_form import DeviceListForm
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.layouts import flow
from pittadmin.ui.lines import Headline
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, text

SOON = timedelta(days=14)
"""How long before the list expires it is said."""

COLUMNS: tuple[Column[ListedDevice], ...] = (
    Column("person", _("Person"), lambda one: one.known.person.name, width=16, stretch=True),
    Column("computer", _("Computer"), lambda one: one.known.computer, width=14, stretch=True),
    Column(
        "role",
        _("Role"),
        lambda one: ROLE_NAMES[one.role] if one.role else "—",
        width=16,
        spare=True,
    ),
    Column(
        "state",
        _("State"),
        lambda one: DEVICE_STATE_NAMES[one.known.state],
        lambda one: DEVICE_STATE_MEANING[one.known.state],
        width=17,
    ),
    Column("asked", _("Asked"), lambda one: say_date(one.known.asked_at), width=12, spare=True),
)


_ORDER = (DeviceState.ASKED, DeviceState.ENROLLED, DeviceState.DROPPED, DeviceState.TURNED_AWAY)
"""Those that ask come first."""


class ComputersSection(DirectorySection[ListedDevice]):
    """The table of computers, and the chosen one."""

    act = Act.SIGN_DIRECTORY

    def __init__(self, shell: Shell) -> None:
        self.listed = DeviceList()
        self.renew_button = button(_("Sign the list &anew…"), self._renew)
        self.recovery_button = button(_("New reco&very key…"), self._renew_recovery)
        super().__init__(
            shell,
            _("Computers"),
            COLUMNS,
            (self.recovery_button, self.renew_button),
            _("Search person, computer, words"),
            FilterCombo(
                _("S&tate"),
                _("All computers"),
                [(state, DEVICE_STATE_NAMES[state]) for state in DeviceState],
            ),
            _("Choose a computer to see its six words."),
            keys={
                "asked": lambda one: one.known.asked_at,
                "state": lambda one: (_ORDER.index(one.known.state), one.known.person.name),
            },
            sort=Sort("state"),
        )
        self._banner: Banner | None = None

    def load(self) -> None:
        """Read the computers. No keyring is asked."""
        self.shell.runner.read(
            self,
            device_list.every,
            self.shell.ctx,
            self.shell.safe,
            done=self._take,
            key="devices",
        )

    def rows_of(self, directory: Directory) -> Sequence[ListedDevice]:
        return self.listed.devices

    def fits(self, row: ListedDevice, choice: Hashable) -> bool:
        return row.known.state is choice

    def also_said(self, row: ListedDevice) -> str:
        return " ".join((*row.words, *row.departments))

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.SIGN_DIRECTORY) and self.listed.epoch > 0

    def cards(self, found: ListedDevice, directory: Directory) -> Iterable[QWidget]:
        known = found.known
        chip = Chip(DEVICE_STATE_NAMES[known.state], DEVICE_STATE_MEANING[known.state])
        facts = [
            (_("Its six words"), " ".join(found.words)),
            (_("Asked"), say_date(known.asked_at)),
        ]
        if found.role is not None:
            facts.append((_("Enrolled for"), _for(found)))
        if known.decided_by is not None:
            facts.append(
                (
                    _("Decided"),
                    _("{day} by {person}").format(
                        day=say_date(known.decided_at), person=known.decided_by.name
                    ),
                )
            )
        if known.reason:
            facts.append((_("Reason"), known.reason))
        name = _("{computer} of {person}").format(computer=known.computer, person=known.person.name)
        asks = known.state is DeviceState.ASKED
        card = Card(Headline(name, chip), Facts(facts), kind="next" if asks else "plain", gap=12)
        if found.concern:
            card.add(text(found.concern, "warn", selectable=True))
        if self.may_act(directory):
            if asks:
                card.add(
                    flow(
                        button(_("&Compare and enroll…"), lambda: self._enroll(found), "primary"),
                        button(_("&Turn away…"), lambda: self._turn_away(found)),
                    )
                )
            elif known.state is DeviceState.ENROLLED:
                card.add(flow(button(_("&Drop it…"), lambda: self.drop(found), "danger")))
        yield card

    def drop(self, found: ListedDevice) -> None:
        """Ask for the root key, and drop a computer."""
        name = _("{computer} of {person}").format(
            computer=found.known.computer, person=found.known.person.name
        )
        self.open_dialog(
            DeviceListForm(
                self.shell,
                _("Drop {name}?").format(name=name),
                _(
                    "It gets nothing new. What it has received it still knows: have those "
                    "passwords changed, under Leavers or one by one."
                ),
                _("&Drop it and sign the list"),
                _("{name} is dropped.").format(name=name),
                self,
                drop=[found.known.device_id],
            )
        )

    def _take(self, listed: DeviceList) -> None:
        self.listed = listed
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        now = self.shell.ctx.clock.now()
        if isinstance(listed.trouble, NotToldRoot) and self.shell.ctx.installation.is_try_out:
            said = _("These computers are a sample.")
            todo = _("Set the try-out up under “This computer” to enroll and drop some.")
            self._banner = Banner("info", said, todo, closable=False)
        elif listed.trouble is not None:
            self._banner = Banner("bad", str(listed.trouble), closable=False)
        elif listed.expires is not None and listed.expires - now < SOON:
            said = _("The list of devices counts until {day}.").format(day=say_date(listed.expires))
            todo = _("Sign it anew before, or nothing can be handed over.")
            self._banner = Banner("warn", said, todo, closable=False)
        if self._banner is not None:
            self.insert(self._banner)
        if self.directory is not None:
            self.show_directory(self.directory)

    def _enroll(self, found: ListedDevice) -> None:
        self.open_dialog(
            DeviceListForm(
                self.shell,
                _("Enroll this computer?"),
                _(
                    "Call {person} and have them read their six words. Whoever says other words "
                    "has another computer's keys."
                ).format(person=found.known.person.name),
                _("&Enroll it and sign the list"),
                _("{computer} is enrolled.").format(computer=found.known.computer),
                self,
                enroll=found,
            )
        )

    def _turn_away(self, found: ListedDevice) -> None:
        question = Question(
            _("Turn {computer} of {person} away?").format(
                computer=found.known.computer, person=found.known.person.name
            ),
            _("Its owner sees that it was, and can ask again with new keys."),
            _("&Turn it away"),
            _("{computer} was turned away.").format(computer=found.known.computer),
            kind="danger",
            reason=True,
        )
        work = (device_list.turn_away, self.shell.ctx, self.shell.safe, found.known.device_id)
        decide(self.shell, self, question, f"device:{found.id}", *work, changes=("custody",))

    def _renew(self) -> None:
        self.open_dialog(
            DeviceListForm(
                self.shell,
                _("Sign the list of devices anew?"),
                _(
                    "Every computer stays in it, in the roles that its owner holds today; those "
                    "whose owners hold none are dropped. It then counts for another 90 days."
                ),
                _("&Sign the list"),
                _("The list of devices is signed."),
                self,
            )
        )

    def _renew_recovery(self) -> None:
        from pittadmin.ui.recovery_form import RecoveryForm  # with what draws QR codes

        self.open_dialog(RecoveryForm(self.shell, self, lambda: reseal(self.shell, self)))


def _for(found: ListedDevice) -> str:
    assert found.role is not None
    return ", ".join((ROLE_NAMES[found.role], *found.departments))
