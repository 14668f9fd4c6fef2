"""The roster of page roles on an account's page: who holds which, confirmed by another (R22)."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_roles import KINDS, PageRole, kind_of
from pittadmin.domain.permissions import who_may
from pittadmin.services import page_roles
from pittadmin.services.custody_view import CustodyView
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, combo, date_input, date_of
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import line
from pittadmin.ui.person_form import person_choices
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, button, text

CHANGES = ("custody", "accounts")


def roster(shell: Shell, owner: QWidget, view: CustodyView) -> Iterable[QWidget]:
    """Return the card of the roster."""
    standing = [one for one in view.roster if one.stands]
    complete = bool(standing) and not view.roster_missing
    leads = view.may_keep_roster and not complete
    title = text(_("Page roles"), "strong")
    chip = Chip(_("Complete"), "good") if complete else Chip(_("Not complete"), "warn")
    card = Card(line(title, chip, grows=title), kind="next" if leads else "plain", gap=12)
    card.add(
        text(
            _(
                "{platform} pages have no password of their own: whoever holds a role posts with "
                "their own login."
            ).format(platform=view.account.platform_name),
            "muted",
        )
    )
    for one in standing:
        card.add(_line(shell, owner, view, one))
    for problem in view.roster_missing:
        card.add(text(str(problem), "warn"))
    if view.may_keep_roster:
        add = button(
            _("&Enter who holds a role…"),
            partial(_enter, shell, owner, view),
            "primary" if leads and not standing else "plain",
            "plus",
        )
        add.setObjectName("enter_page_role")
        card.add(flow(add))
    elif not complete:
        card.add(text(_("It waits for {who}.").format(who=who_may(Act.KEEP_PAGE_ROLES)), "muted"))
    yield card


def _line(shell: Shell, owner: QWidget, view: CustodyView, one: PageRole) -> QWidget:
    kind = kind_of(view.account.platform, one.role)
    of = _("IT") if one.of_it else ""
    name = text(" · ".join(filter(None, (one.person.name, kind.name, of))))
    since = _("since {day}, entered by {person}").format(
        day=say_date(one.since), person=one.added_by.name
    )
    if one.confirmed_by is not None:
        since = _("{since}, confirmed {day} by {person}").format(
            since=since, day=say_date(one.confirmed_at), person=one.confirmed_by.name
        )
    words = column(name, text(since, "muted"), gap=0)
    buttons: list[QWidget] = []
    if view.may_keep_roster:
        if one.confirmed_by is None and one.added_by.id != shell.ctx.person_id:
            buttons.append(_press(_("Confirm"), one, partial(_confirm, shell, owner, view, one)))
        buttons.append(_press(_("Taken away…"), one, partial(_end, shell, owner, view, one)))
    return line(words, *buttons, grows=words)


def _press(words: str, one: PageRole, do: Callable[[], object]) -> QWidget:
    made = button(words, do, "link")
    made.setAccessibleName(f"{words.rstrip('…')}, {one.person.name}")
    return made


def _confirm(shell: Shell, owner: QWidget, view: CustodyView, one: PageRole) -> Dialog:
    question = Question(
        _("Does {person} hold this role?").format(person=one.person.name),
        _("Look it up on {platform} first: “{role}”.").format(
            platform=view.account.platform_name,
            role=kind_of(view.account.platform, one.role).name,
        ),
        _("&Confirm the role"),
        _("The role of {person} is confirmed.").format(person=one.person.name),
    )
    work = (page_roles.confirm, shell.ctx, one.id, one.version)
    return decide(shell, owner.window(), question, f"page_role:{one.id}", *work, changes=CHANGES)


def _end(shell: Shell, owner: QWidget, view: CustodyView, one: PageRole) -> Dialog:
    question = Question(
        _("Was the role of {person} taken away?").format(person=one.person.name),
        _("Take it away on {platform} first; here it is recorded that this was done.").format(
            platform=view.account.platform_name
        ),
        _("It was &taken away"),
        _("It is recorded that {person} holds no role on the page.").format(person=one.person.name),
        kind="danger",
    )
    work = (page_roles.end, shell.ctx, one.id, one.version)
    return decide(shell, owner.window(), question, f"page_role:{one.id}", *work, changes=CHANGES)


def _enter(shell: Shell, owner: QWidget, view: CustodyView) -> Dialog:
    form = PageRoleForm(shell, view, owner.window())
    form.finished.connect(form.deleteLater)
    form.open()
    return form


class PageRoleForm(Dialog):
    """Asks who holds which role, since when."""

    def __init__(self, shell: Shell, view: CustodyView, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Who holds a role on the page?"),
            _("Enter it as {platform} shows it. Another person then confirms it.").format(
                platform=view.account.platform_name
            ),
            _("&Enter the role"),
            waits=True,
        )
        self._shell, self._view = shell, view
        held = {one.person.id for one in view.roster if one.stands}
        people = person_choices(one for one in view.people if one.id not in held)
        self.person = SearchCombo(people, None, _("Choose a person"))
        self.role = combo([(one.key, one.name) for one in KINDS.get(view.account.platform, ())])
        today = shell.ctx.clock.today()
        self.since = date_input(today, last=today)
        self.add_field("person", Field(_("&Person"), self.person, _("Type a part of the name.")))
        self.add_field("role", Field(_("&Role"), self.role))
        self.add_field("since", Field(_("&Since"), self.since))
        self.submitted.connect(self._send)

    def check(self) -> Iterable[Problem]:
        if not isinstance(self.person.value(), int):
            yield Problem(_("Nobody is chosen."), _("Choose a person from the list."), "person")

    def _send(self) -> None:
        person = self.person.value()
        assert isinstance(person, int)
        self._shell.runner.write(
            self,
            page_roles.enter,
            self._shell.ctx,
            self._view.account.id,
            person,
            str(self.role.currentData()),
            date_of(self.since),
            done=self._done,
            failed=self.fail,
            changes=CHANGES,
        )

    def _done(self, _roster: object) -> None:
        self.accept()
        self._shell.said.emit(_("The role is entered. Another person confirms it."))
