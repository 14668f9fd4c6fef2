"""This computer in the keeping of passwords: how far it is, and the one step that leads on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.fingerprints import words_of_root
from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import Actor
from pittadmin.services import custody_set_up, this_computer
from pittadmin.services.this_computer import Stage, Standing
from pittadmin.ui import custody_acts
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.layouts import flow
from pittadmin.ui.lines import Headline
from pittadmin.ui.look import look
from pittadmin.ui.section import Section
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, clear, text

CHANGES = ("custody",)

_CHIPS: dict[Stage, tuple[str, str]] = {
    Stage.NOT_SET_UP: (_("Not set up"), "warn"),
    Stage.NOT_TOLD_ROOT: (_("Root key not known"), "warn"),
    Stage.NO_KEYS: (_("Not enrolled"), "warn"),
    Stage.ASKED: (_("Waits for IT"), "warn"),
    Stage.TURNED_AWAY: (_("Turned away"), "bad"),
    Stage.DROPPED: (_("Dropped"), "bad"),
    Stage.ENROLLED: (_("Enrolled"), "good"),
}


class OwnComputerSection(Section):
    """Shows the standing of this computer for the person who acts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("This computer"))
        self.shell = shell
        self.actor: Actor | None = None
        self.standing: Standing | None = None
        self._content = QWidget()
        self._cards = QVBoxLayout(self._content)
        look().space(self._cards, 12)
        self.add(self._content)
        self.add(QWidget(), takes_room=True)

    def load(self) -> None:
        """Read how far this computer is; this may ask the keyring."""
        self.shell.runner.keyring(
            self,
            this_computer.standing,
            self.shell.ctx,
            self.shell.safe,
            done=self.show_standing,
            failed=self._fail,
        )

    def show_actor(self, actor: Actor) -> None:
        """Take who acts."""
        self.actor = actor

    def show_standing(self, standing: Standing) -> None:
        """Show how far this computer is."""
        self.standing = standing
        clear(self._content)
        self._cards.addWidget(self._card(standing))
        if standing.waiting:
            said = several(
                "{count} sealed envelope waits here and goes once the database is there.",
                "{count} sealed envelopes wait here and go once the database is there.",
                standing.waiting,
            )
            self._cards.addWidget(Card(text(said)))

    def _fail(self, error: Exception) -> bool:
        from pittadmin.domain.errors import UserError

        if not isinstance(error, UserError):
            return False
        clear(self._content)
        again = button(_("Try &again"), self.load)
        card = Card(text(error.what, "strong"), text(error.todo), flow(again), kind="warn", gap=12)
        self._cards.addWidget(card)
        return True

    def _card(self, standing: Standing) -> Card:
        words, kind = _CHIPS[standing.stage]
        card = Card(
            Headline(self.shell.safe.computer, Chip(words, kind)),
            kind="plain" if standing.stage is Stage.ENROLLED else "next",
            gap=12,
        )
        if standing.trouble is not None:
            card.add(text(str(standing.trouble), "bad", selectable=True))
            return card
        begins = standing.stage in (Stage.NOT_SET_UP, Stage.NOT_TOLD_ROOT, Stage.NO_KEYS)
        if begins and self.shell.ctx.installation.is_try_out:
            self._offer_try_out(card)
        else:
            say = {
                Stage.NOT_SET_UP: self._not_set_up,
                Stage.NOT_TOLD_ROOT: self._not_told_root,
                Stage.NO_KEYS: self._no_keys,
                Stage.ASKED: self._asked,
                Stage.TURNED_AWAY: self._turned_away,
                Stage.DROPPED: self._dropped,
                Stage.ENROLLED: self._enrolled,
            }
            say[standing.stage](card, standing)
        return card

    def _offer_try_out(self, card: Card) -> None:
        card.add(
            text(
                _(
                    "In a try-out one press sets everything up on this one computer: IT's "
                    "keys, the recovery key, and keys for everybody who holds passwords. All "
                    "of it lies in this computer's keyring, so it is good for trying out alone."
                )
            ),
            flow(button(_("Set up the &try-out"), self._try_out, "primary")),
        )

    def _not_set_up(self, card: Card, _standing: Standing) -> None:
        is_it = self.actor is not None and self.actor.may(Act.FOUND_CUSTODY)
        if is_it:
            card.add(
                text(
                    _(
                        "Passwords can be handed to IT once there is a root key, a recovery key "
                        "and a first list of devices. Have removable storage and a printer ready."
                    )
                ),
                flow(button(_("Set it &up…"), self._set_up, "primary")),
            )
        else:
            card.add(text(_("IT has not set up the keeping of passwords yet. Ask IT to do so.")))

    def _not_told_root(self, card: Card, standing: Standing) -> None:
        card.add(
            text(
                _(
                    "This computer does not know whose signature counts. IT can set its root key "
                    "by group policy. Or call IT, and compare these six words:"
                )
            ),
            _big(standing.root_words),
            flow(button(_("The words are the &same…"), self._trust, "primary")),
        )

    def _no_keys(self, card: Card, _standing: Standing) -> None:
        card.add(
            text(
                _(
                    "Passwords are sealed to computers, not to people's e-mail. This one makes "
                    "keys in its keyring; then you and IT compare six words by telephone."
                )
            ),
            flow(button(_("&Ask IT to enroll this computer"), self._ask, "primary")),
        )

    def _asked(self, card: Card, standing: Standing) -> None:
        card.add(
            text(_("Call IT and read these six words. IT sees the same and enrolls the computer.")),
            _big(standing.words),
            flow(button(_("&Look again"), self.load)),
        )

    def _turned_away(self, card: Card, _standing: Standing) -> None:
        card.add(
            text(_("IT has turned this computer away. Ask IT why, then ask again.")),
            flow(button(_("&Ask IT to enroll this computer"), self._ask, "primary")),
        )

    def _dropped(self, card: Card, _standing: Standing) -> None:
        card.add(
            text(
                _(
                    "This computer is not in IT's list of devices any more: it gets nothing new. "
                    "Asking again makes new keys."
                )
            ),
            flow(button(_("&Ask IT to enroll this computer"), self._ask, "primary")),
        )

    def _enrolled(self, card: Card, standing: Standing) -> None:
        facts = [
            (_("Its six words"), " ".join(standing.words)),
            (_("IT's list counts until"), say_date(standing.expires)),
        ]
        if self.actor is not None and self.actor.may(Act.SIGN_DIRECTORY):
            root = bytes.fromhex(standing.root)
            facts += [
                (_("IT's root key, for settings"), standing.root),
                (_("Its six words, by telephone"), " ".join(words_of_root(root))),
            ]
        card.add(
            text(_("It hands passwords over and receives them.")),
            Facts(facts),
            flow(button(_("&Receive what waits"), self._receive)),
        )
        if self.shell.ctx.installation.is_try_out:
            card.add(
                text(
                    _("Try-out: the root key and the recovery key lie in this computer's keyring."),
                    "warn",
                ),
                flow(button(_("Set up the &try-out anew"), self._try_out, "link")),
            )

    def _receive(self) -> None:
        custody_acts.receive(self.shell, self)

    def _ask(self) -> None:
        self.shell.runner.keyring(
            self,
            this_computer.ask,
            self.shell.ctx,
            self.shell.safe,
            done=self.show_standing,
            changes=CHANGES,
        )

    def _trust(self) -> Dialog:
        question = Question(
            _("Trust this root key?"),
            _("Only if IT, whom you have called, reads the very same six words."),
            _("&Trust it"),
            _("This computer knows IT's root key now."),
        )
        return decide(
            self.shell,
            self,
            question,
            "root",
            this_computer.trust_root,
            self.shell.ctx,
            self.shell.safe,
            changes=CHANGES,
        )

    def _try_out(self) -> None:
        custody_acts.long_work(
            self.shell,
            self,
            _("Making the keys"),
            custody_set_up.try_out,
            self._tried_out,
            changes=("custody", "accounts"),
        )

    def _tried_out(self, standing: Standing) -> None:
        self.show_standing(standing)
        self.shell.said.emit(_("The try-out is set up: passwords can be handed over."))

    def _set_up(self) -> Dialog:
        from pittadmin.ui.custody_set_up_form import CustodySetUpForm

        form = CustodySetUpForm(self.shell, self)
        form.finished.connect(form.deleteLater)
        form.open()
        return form


def _big(words: tuple[str, ...]) -> QWidget:
    shown = text("  ".join(words), "strong", selectable=True)
    shown.setProperty("type", "heading")
    shown.setAccessibleName(", ".join(words))
    return Card(shown)
