"""What changed rules would do: which differ and how, and which recent posts they would stop."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.pack_edits import Change
from pittadmin.domain.packs import Stopped
from pittadmin.domain.platforms import platforms
from pittadmin.domain.rule_table import CHANGE_NAMES, RuleChange
from pittadmin.domain.rules import RulePack
from pittadmin.services import packs
from pittadmin.ui.layouts import column, fill
from pittadmin.ui.look import look
from pittadmin.ui.section import Detail
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, row, text

MOST = 30
"""How many rules, and how many posts, are shown; their number is said."""

MOST_CHARACTERS = 300

_MEANING = {
    RuleChange.ADDED: "info",
    RuleChange.CHANGED: "warn",
    RuleChange.TAKEN_OUT: "bad",
}


class ChangesView(QWidget):
    """Shows both, the posts once they were judged.

    Args:
        changes: what differs from the rules in force.
        pack: the changed rules, by which recent posts are judged.
    """

    def __init__(self, shell: Shell, changes: Sequence[Change], pack: RulePack) -> None:
        super().__init__()
        self.stopped: tuple[Stopped, ...] | None = None
        """The posts that would be stopped, once it is known."""
        self._stops = Detail()
        self._stops.show_cards(Card(text(_("Recent posts are being judged…"), "muted")))
        said = several("{count} change", "{count} changes", len(changes))
        box = QVBoxLayout(self)
        look().space(box, 12)
        cards = (_change_card(one) for one in changes[:MOST])
        fill(box, (self._stops, text(said, "strong"), *cards, *_more(len(changes) - MOST)))
        shell.runner.check(
            self,
            packs.would_stop,
            shell.ctx,
            pack,
            done=self._show_stopped,
            failed=self._fail,
            key="stopped",
        )

    def _show_stopped(self, stopped: tuple[Stopped, ...]) -> None:
        self.stopped = stopped
        if not stopped:
            said = _("None of the posts that went out last would be stopped now.")
            self._stops.show_cards(Card(text(said, "strong")))
            return
        said = several(
            "{count} recent post would be stopped now",
            "{count} recent posts would be stopped now",
            len(stopped),
        )
        names = {key: one.name for key, one in platforms().items()}
        card = Card(text(said, "strong"), kind="warn", gap=12)
        for one in stopped[:MOST]:
            post = one.post
            where = _("{department}, {platform}, {day}").format(
                department=post.department,
                platform=names.get(post.platform, post.platform),
                day=say_date(post.posted_at),
            )
            card.add(
                column(
                    text(_cut(post.text), selectable=True),
                    text(where, "muted"),
                    *(
                        text(said, "warn", selectable=True)
                        for said in dict.fromkeys(f"{f.rule}: {f.message}" for f in one.findings)
                    ),
                    gap=2,
                )
            )
        card.add(*_more(len(stopped) - MOST))
        self._stops.show_cards(card)

    def _fail(self, error: Exception) -> bool:
        self._stops.show_cards(Card(text(str(error), "bad", selectable=True)))
        return True


def _change_card(change: Change) -> QWidget:
    chip = Chip(CHANGE_NAMES[change.what], _MEANING[change.what])
    card = Card(
        row(text(change.name, "strong", wrap=False), None, chip), text(change.title, "muted")
    )
    facts = Facts()
    for name, was, now in change.parts:
        said = _("{was}\n→ {now}").format(was=_cut(was) or "—", now=_cut(now) or "—")
        facts.add(name, said if change.what is RuleChange.CHANGED else _cut(was or now))
    if change.parts:
        card.add(facts)
    return card


def _more(count: int) -> Iterable[QWidget]:
    if count > 0:
        yield text(several("and {count} more", "and {count} more", count), "muted")


def _cut(words: str) -> str:
    return words if len(words) <= MOST_CHARACTERS else f"{words[:MOST_CHARACTERS]}…"
