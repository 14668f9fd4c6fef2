"""The passwords of every account: where each stands, who can open it, and what is to be done."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.credential_table import (
    COLUMNS,
    SORT_KEYS,
    VIEW_NAMES,
    CredentialQuery,
    CredentialRow,
    View,
)
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Sort
from pittadmin.services import custody_table
from pittadmin.services.people import Directory
from pittadmin.ui import custody_acts
from pittadmin.ui.custody_card import CustodyCard
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.layouts import flow
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, button, heading, text


class PasswordsSection(DirectorySection[CredentialRow]):
    """The table of passwords, and the chosen account's."""

    act = Act.RECEIVE_SECRET

    def __init__(self, shell: Shell) -> None:
        self._known: tuple[CredentialRow, ...] = ()
        self._waits_for_all = False
        self.seal_button = button(_("Seal a&new"), self._seal)
        self.receive_button = button(_("&Receive all"), self._receive, "primary")
        self.departments = FilterCombo(_("&Department"), _("All departments"), ())
        super().__init__(
            shell,
            _("Passwords"),
            COLUMNS,
            (self.seal_button, self.receive_button),
            _("Search account, handle, person"),
            (
                FilterCombo(
                    _("&Show"), _("All accounts"), [(view, VIEW_NAMES[view]) for view in View]
                ),
                self.departments,
            ),
            _("Choose an account to see where its password is."),
            keys=SORT_KEYS,
            sort=Sort("account"),
        )
        self.seal_button.hide()

    def load(self) -> None:
        """Read the table, at first only what is seen at once. No keyring is asked."""
        if self._known:
            self._load_all()
            return
        self.shell.runner.read(
            self,
            custody_table.first_rows,
            self.shell.ctx,
            done=self._take_first,
            key="passwords",
        )

    def _load_all(self, *_shown: object) -> None:
        self._waits_for_all = False
        self.shell.runner.read(
            self,
            custody_table.rows,
            self.shell.ctx,
            CredentialQuery(),
            done=self._take,
            key="passwords",
        )

    def rows_of(self, directory: Directory) -> Sequence[CredentialRow]:
        return self._known

    def fits(self, row: CredentialRow, choice: Hashable) -> bool:
        return row.fits(View(str(choice)))

    def also_fits(self) -> Sequence[Callable[[CredentialRow, Hashable], bool]]:
        return (lambda row, choice: row.department_id == choice,)

    def also_said(self, row: CredentialRow) -> str:
        return row.reason

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may_somewhere(Act.RECEIVE_SECRET)

    def show_directory(self, directory: Directory) -> None:
        inside = {row.department_id: row.department for row in self._known}
        self.departments.set_choices(sorted(inside.items(), key=lambda one: one[1]))
        self.departments.setVisible(len(inside) > 1)
        super().show_directory(directory)
        self.seal_button.setVisible(directory.actor.may(Act.RESEAL_SECRET))

    def cards(self, found: CredentialRow, directory: Directory) -> Iterable[QWidget]:
        go = button(_("Open the &account"), lambda: self.shell.go.emit("account", found.id), "link")
        yield Card(heading(found.name), text(found.handle, "muted"), flow(go), gap=4)
        yield CustodyCard(self.shell, found.id, self.detail, whole=True)

    def _take_first(self, known: tuple[CredentialRow, ...]) -> None:
        # The table reads, too: it is not kept waiting for the rows that nobody sees yet.
        self._waits_for_all = len(known) == custody_table.FIRST
        self._take(known)

    def _settle(self, count: int) -> None:
        super()._settle(count)
        if self._waits_for_all and self.directory is not None:
            self._load_all()

    def _take(self, known: tuple[CredentialRow, ...]) -> None:
        self._known = known
        if self.directory is not None:
            self.show_directory(self.directory)

    def _receive(self) -> None:
        self.receive_button.setEnabled(False)
        custody_acts.receive(self.shell, self, lambda: self.receive_button.setEnabled(True))

    def _seal(self) -> None:
        self.seal_button.setEnabled(False)
        custody_acts.reseal(self.shell, self, lambda: self.seal_button.setEnabled(True))
